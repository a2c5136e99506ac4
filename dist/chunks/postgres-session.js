import { a as SCHEMES, c as withScheme, i as saidBy } from "./server.js";

// src/adapters/databases/tls.ts
/** libpq's own modes, by which a URL says whether TLS is wanted. */
const MODES = /* @__PURE__ */ new Set([...[
	"disable",
	"allow",
	"prefer",
	"require",
	"verify-ca",
	"verify-full"
]]);
/** What others than libpq call them; the client's own word for the last one is lost where it is to be like libpq. */
const MEANT = {
	false: "disable",
	"0": "disable",
	"no-verify": "require"
};
/** What this client reads by itself, and as it is meant. */
const ITS_OWN = ["true", "1"];
/** Modes that leave it to the server, as what is tried then. */
const TRIED = {
	prefer: ["require", "disable"],
	allow: ["disable", "require"]
};
/**
* The URL for this client, whose reading of `sslmode` is another than psql's and the application's own driver's: one that it
* reads as they do, or two, the second for a server that refuses the first. `ssl=require` is how asyncpg has it.
*/
function waysOf(url) {
	const [, server = url, query = ""] = /^([^?#]*)\??([^#]*)/.exec(url) ?? [];
	const parameters = new URLSearchParams(query);
	const mode = modeOf(parameters);
	if (mode === null || parameters.has("uselibpqcompat")) return [url];
	return (TRIED[mode] ?? [mode]).map((way) => {
		const all = new URLSearchParams(parameters);
		all.delete("ssl");
		all.set("sslmode", way);
		all.set("uselibpqcompat", "true");
		return `${server}?${all}`;
	});
}
/** null: the URL says nothing that is to be read in another way */
function modeOf(parameters) {
	const said = parameters.get("sslmode") ?? parameters.get("ssl");
	if (said === null || ITS_OWN.includes(said) && !parameters.has("sslmode")) return null;
	const mode = MEANT[said] ?? said;
	return MODES.has(mode) ? mode : "prefer";
}

// src/adapters/databases/postgres-session.ts
/**
* A session with the PostgreSQL that a URL names, with TLS or without as its `sslmode` is meant. Throws what the client
* throws. The name of the application is what our own sessions are known by.
*/
async function openSession(url, config) {
	const { default: pg } = await import("./esm.js");
	const there = withScheme(url, SCHEMES.postgres);
	const connect = async (connectionString, wanted) => {
		const client = new pg.Client({
			...wanted,
			connectionString,
			application_name: APPLICATION
		});
		client.on("error", () => {});
		await client.connect();
		return client;
	};
	const open = (connectionString) => connect(connectionString, config).catch((thrown) => {
		if (!isAboutStart(saidBy(thrown).text)) throw thrown;
		return connect(connectionString, withoutStart(config));
	});
	const [first = there, second] = waysOf(there);
	return open(first).catch((thrown) => {
		if (second === void 0 || !isAboutTls(saidBy(thrown))) throw thrown;
		return open(second);
	});
}
const APPLICATION = "perf-gate";
/** That the server has no TLS, or lets nobody in without it (SQLSTATE 28000). */
const isAboutTls = ({ code, text }) => code === "28000" || /does not support SSL/.test(text);
/** PgBouncer in front of a server takes no parameter of a session's start that it does not know. */
const isAboutStart = (text) => /unsupported startup parameter/i.test(text);
/** Without limits of the server's own. They are not set later either: behind a pool others would have them too. */
function withoutStart({ statement_timeout: _, lock_timeout: _lock, ...rest }) {
	return rest;
}

export { openSession as n, APPLICATION as t };
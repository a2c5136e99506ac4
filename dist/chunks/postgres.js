import { i as SCHEMES, n as isAbsent, o as withDatabase, r as saidBy, s as withScheme, t as ServerError } from "./server.js";

// src/adapters/databases/postgres.ts
/** Longest wait for a session, ms. */
const CONNECT_MS = 1e4;
/** Longest wait for a statement, ms: a copy takes its time. */
const STATEMENT_MS = 3e5;
/** SQLSTATE: no such database, or none that this user may connect to. */
const NOT_THERE = [
	"3D000",
	"42501",
	"28000"
];
/** Opens a session beside the user's database: that one could not be copied while we are connected to it. */
async function openPostgres(address) {
	const client = await connect(address);
	const { escapeIdentifier: quoted } = client;
	const run = (sql, values = []) => client.query(sql, [...values]).catch(async (thrown) => {
		throw await refusal(thrown, client);
	});
	const { rows } = await run("SHOW server_version");
	return {
		title: `PostgreSQL ${String(rows[0]?.server_version).split(" ")[0]}`,
		async names(prefix) {
			return (await run("SELECT datname FROM pg_database WHERE starts_with(datname::text, $1)", [prefix])).rows.map(({ datname }) => String(datname));
		},
		async create(name, { like, copy }) {
			const from = copy ? ` TEMPLATE ${quoted(like)}` : "";
			await run(`CREATE DATABASE ${quoted(name)}${from}`);
		},
		async drop(name) {
			await run(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`);
		},
		async dropUnused(name) {
			if ((await run("SELECT 1 FROM pg_stat_activity WHERE datname = $1 LIMIT 1", [name])).rows.length > 0) return false;
			await run(`DROP DATABASE IF EXISTS ${quoted(name)}`);
			return true;
		},
		close: () => client.end()
	};
}
async function connect(address) {
	const databases = ["postgres", ...address.named === "" ? [] : [address.named]];
	let last = null;
	for (const database of databases) try {
		return await session(address, database);
	} catch (thrown) {
		last = thrown;
		if (!NOT_THERE.includes(saidBy(thrown).code)) break;
	}
	const { code, text } = saidBy(last);
	if (isAbsent(code, text) || code === "57P03") throw new ServerError("absent", text, last);
	throw new ServerError(/^(28|3D|42501)/.test(code) ? "login" : "other", text, last);
}
async function session({ url }, database) {
	const { default: pg } = await import("./esm.js");
	const there = withDatabase(withScheme(url, SCHEMES.postgres), encodeURIComponent(database));
	const client = new pg.Client({
		connectionString: libpqLike(there),
		application_name: "perf-gate",
		connectionTimeoutMillis: CONNECT_MS,
		query_timeout: STATEMENT_MS
	});
	client.on("error", () => {});
	await client.connect();
	return client;
}
/** `sslmode` as psql and the application's own driver understand it, and not as this client does by default. */
const libpqLike = (url) => /[?&]sslmode=/.test(url) && !/[?&]uselibpqcompat=/.test(url) ? `${url}&uselibpqcompat=true` : url;
async function refusal(thrown, client) {
	const { code, text } = saidBy(thrown);
	if (code === "55006") return new ServerError("busy", text, thrown);
	if (code !== "42501") return new ServerError(isAbsent(code, text) ? "absent" : "other", text, thrown);
	const who = await client.query("SELECT current_user AS role").then(({ rows }) => String(rows[0]?.role), () => "");
	const statement = who === "" ? "" : `ALTER ROLE ${client.escapeIdentifier(who)} CREATEDB;`;
	return new ServerError("right", text, thrown, statement);
}

export { openPostgres };
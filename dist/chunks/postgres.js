import { i as saidBy, n as isAbsent, s as withDatabase, t as ServerError } from "./server.js";
import { n as openSession } from "./postgres-session.js";

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
/** Opens a session; `copy`: beside the user's database, which cannot be copied while the other arm's is connected to it. */
async function openPostgres(address, copy) {
	const client = await connect(address, copy);
	const { escapeIdentifier: quoted } = client;
	const run = (sql, values = [], copied = null) => client.query(sql, [...values]).catch(async (thrown) => {
		throw await refusal(thrown, client, copied);
	});
	const { rows } = await run("SHOW server_version");
	return {
		title: `PostgreSQL ${String(rows[0]?.server_version).split(" ")[0]}`,
		async names(prefix) {
			return (await run("SELECT datname FROM pg_database WHERE starts_with(datname::text, $1)", [prefix])).rows.map(({ datname }) => String(datname));
		},
		async create(name, { like, copy }) {
			const from = copy ? ` TEMPLATE ${quoted(like)}` : "";
			await run(`CREATE DATABASE ${quoted(name)}${from}`, [], copy ? like : null);
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
async function connect({ named, ...address }, copy) {
	const beside = copy ? ["postgres", "template1"].filter((name) => name !== named) : ["postgres"];
	let last = null;
	for (const database of /* @__PURE__ */ new Set([...beside, ...named === "" ? [] : [named]])) try {
		return await session(address, database);
	} catch (thrown) {
		last = thrown;
		if (!NOT_THERE.includes(saidBy(thrown).code)) break;
	}
	const { code, text } = saidBy(last);
	if (isAbsent(code, text) || code === "57P03") throw new ServerError("absent", text, last);
	throw new ServerError(/^(28|3D|42501)/.test(code) ? "login" : "other", text, last);
}
const session = ({ url }, database) => openSession(withDatabase(url, encodeURIComponent(database)), {
	connectionTimeoutMillis: CONNECT_MS,
	query_timeout: STATEMENT_MS
});
/** `copied`: the database that was to be copied; null: none was. */
async function refusal(thrown, client, copied) {
	const { code, text } = saidBy(thrown);
	if (code === "55006") return new ServerError("busy", text, thrown);
	if (code !== "42501") return new ServerError(isAbsent(code, text) ? "absent" : "other", text, thrown);
	return new ServerError("right", text, thrown, await permission(client, copied));
}
/** Who may make databases still may not copy one of somebody else's. Empty: nobody knows. */
async function permission(client, copied) {
	const row = await client.query("SELECT rolname AS role, rolcreatedb OR rolsuper AS may FROM pg_roles WHERE rolname = current_user").then(({ rows }) => rows[0], () => void 0);
	if (row === void 0) return "";
	if (row.may !== true) return `ALTER ROLE ${client.escapeIdentifier(String(row.role))} CREATEDB;`;
	return copied === null ? "" : `ALTER DATABASE ${client.escapeIdentifier(copied)} IS_TEMPLATE true;`;
}

export { openPostgres };
import { i as __toESM } from "./rolldown-runtime.js";
import { a as SCHEMES, c as withScheme, i as saidBy, n as isAbsent, t as ServerError } from "./server.js";

// src/adapters/databases/mysql.ts
/** Longest wait for a session, ms. */
const CONNECT_MS = 1e4;
/** Longest wait for a lock that somebody else holds, seconds. */
const LOCK_SECONDS = 20;
/** Opens a session on no database. */
async function openMysql(address) {
	const { connection, quoted } = await connect(address);
	const run = async (sql, values = []) => {
		try {
			const [rows] = await connection.query(sql, [...values]);
			return rows;
		} catch (thrown) {
			throw await refusal(thrown, connection);
		}
	};
	const sessionsOn = async (name) => (await run("SHOW PROCESSLIST")).filter((one) => one["db"] === name).map((one) => Number(one["Id"]));
	const version = String((await run("SELECT VERSION() AS version"))[0]?.["version"]);
	await run(`SET SESSION lock_wait_timeout = ${LOCK_SECONDS}`);
	const dropIt = async (name) => {
		await run(`DROP DATABASE IF EXISTS ${quoted(name)}`);
	};
	return {
		title: `${/mariadb/i.test(version) ? "MariaDB" : "MySQL"} ${version.split("-")[0]}`,
		async names(prefix) {
			return (await run("SHOW DATABASES")).map((one) => String(one["Database"])).filter((name) => name.startsWith(prefix));
		},
		async create(name, { like }) {
			await run(`CREATE DATABASE ${quoted(name)}${await lettersOf(like, run)}`);
		},
		async drop(name) {
			for (const id of await sessionsOn(name)) await run(`KILL ${id}`).catch(() => {});
			await dropIt(name);
		},
		async dropUnused(name) {
			if ((await sessionsOn(name)).length > 0) return false;
			await dropIt(name);
			return true;
		},
		close: () => connection.end()
	};
}
/** The user's database may have other letters and another order than those that the server gives a new one. */
async function lettersOf(like, run) {
	const [row] = await run("SELECT DEFAULT_CHARACTER_SET_NAME AS letters, DEFAULT_COLLATION_NAME AS sorted FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?", [like]);
	const names = [row?.["letters"], row?.["sorted"]].map(String);
	if (!names.every((name) => /^\w+$/.test(name)) || row === void 0) return "";
	return ` CHARACTER SET ${names[0]} COLLATE ${names[1]}`;
}
async function connect({ url }) {
	const { createConnection, escapeId } = await import("./promise.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const { hostname, port, username, password } = new URL(withScheme(url, SCHEMES.mysql));
	try {
		const connection = await createConnection({
			host: hostname.replace(/^\[(.*)\]$/, "$1"),
			...port !== "" && { port: Number(port) },
			user: decodeURIComponent(username),
			password: decodeURIComponent(password),
			connectTimeout: CONNECT_MS,
			flags: ["-LOCAL_FILES"],
			disableEval: true
		});
		connection.on("error", () => {});
		return {
			connection,
			quoted: (name) => escapeId(name, true)
		};
	} catch (thrown) {
		const { code, text } = saidBy(thrown);
		if (isAbsent(code, text)) throw new ServerError("absent", text, thrown);
		throw new ServerError(code === "ER_ACCESS_DENIED_ERROR" ? "login" : "other", text, thrown);
	}
}
async function refusal(thrown, connection) {
	const { code, text } = saidBy(thrown);
	if (code !== "ER_DBACCESS_DENIED_ERROR") return new ServerError(isAbsent(code, text) ? "absent" : "other", text, thrown);
	const who = await connection.query("SELECT CURRENT_USER() AS account").then(([rows]) => String(rows[0]?.["account"]), () => "");
	return new ServerError("right", text, thrown, grant(who));
}
/** `account`: user@host as the server has it. The signs _ and % stand for others in the name of a database there. */
function grant(account) {
	const at = account.lastIndexOf("@");
	if (at < 0) return "";
	const [user, host] = [account.slice(0, at), account.slice(at + 1)].map((text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`);
	return `GRANT ALL PRIVILEGES ON \`perf\\_gate\\_%\`.* TO ${user}@${host};`;
}

export { openMysql };
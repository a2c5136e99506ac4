import { r as EnvironmentError } from "./errors.js";

// src/adapters/databases/address.ts
/** As frameworks write them: Rails has mysql2 and trilogy, Django postgis and pgsql, SQLAlchemy adds `+driver`. */
const SYSTEMS = {
	postgres: "postgres",
	postgresql: "postgres",
	postgis: "postgres",
	pgsql: "postgres",
	mysql: "mysql",
	mysql2: "mysql",
	trilogy: "mysql",
	mariadb: "mysql"
};
const SCHEMES = {
	postgres: "postgresql",
	mysql: "mysql"
};
const PORTS = {
	postgres: "5432",
	mysql: "3306"
};
const PARTS = /^(?<scheme>[a-z][a-z0-9.-]*)(?<driver>\+[a-z0-9_]+)?(?<server>:\/\/[^/?#]*)(?:\/(?<named>[^?#]*))?(?<rest>[?#].*)?$/i;
const EXAMPLE = "`postgres://postgres:postgres@127.0.0.1:5432/shop`";
/** What others than the gate would take for the database, whatever the path says. */
const NAMES_IT = ["dbname", "database"];
/** Reads a URL. `variable`: where it comes from. Throws EnvironmentError, which never holds the URL. */
function readAddress(url, variable) {
	if (url === "") throw notSet(variable);
	const parts = PARTS.exec(url)?.groups;
	const system = SYSTEMS[parts?.["scheme"]?.toLowerCase() ?? ""];
	if (system === void 0) throw ofAnotherKind(url, variable);
	const parsed = URL.parse(withScheme(url, "db"));
	const isSocket = system === "postgres" && /^[a-z0-9+]+:\/\/(?:[^/@]*@)?\//i.test(url);
	if (parsed === null ? !isSocket : !isDecodable(parsed, system)) throw unreadable(variable);
	const query = new URLSearchParams(/\?([^#]*)/.exec(parts?.["rest"] ?? "")?.[1] ?? "");
	const twice = NAMES_IT.find((name) => query.has(name));
	if (twice !== void 0) throw namedTwice(twice, variable);
	const host = query.get("host") ?? parsed?.hostname ?? "";
	const port = query.get("port") ?? (parsed?.port || PORTS[system]);
	return {
		system,
		url,
		place: host.startsWith("/") ? host : `${host || "localhost"}:${port}`,
		named: decoded(parts?.["named"] ?? "")
	};
}
/** The same URL with another database; all else stays as the user wrote it. `name`: letters, digits and _. */
const withDatabase = (url, name) => url.replace(PARTS, (...all) => {
	const { scheme, driver = "", server, rest = "" } = all.at(-1);
	return `${scheme}${driver}${server}/${name}${rest}`;
});
/** The same URL with another scheme, without a driver. */
const withScheme = (url, scheme) => url.replace(/^[^:]*/, scheme);
/** PostgreSQL's client takes a lone % as it is. */
function isDecodable({ username, password }, system) {
	if (system === "postgres") return true;
	try {
		decodeURIComponent(username + password);
		return true;
	} catch {
		return false;
	}
}
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
const notSet = (variable) => new EnvironmentError(`\`app.database\` names the variable ${variable}, which is not set.`, `Set it in \`env:\` of the job or in \`app.env\`, for example to ${EXAMPLE}. In pull requests from forks secrets are empty: a service container does with a password that is none.`);
function ofAnotherKind(url, variable) {
	const scheme = /^([a-z][a-z0-9+.:-]{0,30}?):\/\//i.exec(url)?.[1];
	const what = scheme === void 0 ? "no URL" : `a URL of ${scheme}`;
	const drivers = /^(jdbc|r2dbc):/i.test(url) ? " For a driver that wants another form let `url-env` name a variable of its own, and write that form in `app.env` with `${PERF_GATE_DATABASE}` as the name of the database." : "";
	return new EnvironmentError(`${variable} holds ${what}, and \`app.database\` makes databases on PostgreSQL, MySQL and MariaDB.`, `Let it be a URL such as ${EXAMPLE} or \`mysql://root:root@127.0.0.1:3306/shop\`.${drivers}`);
}
const unreadable = (variable) => new EnvironmentError(`${variable} cannot be read as a URL.`, `It must be like ${EXAMPLE}; signs such as @, /, #, : and % in a user or password are written as %40, %2F, %23, %3A and %25.`);
const namedTwice = (parameter, variable) => new EnvironmentError(`${variable} names its database by ?${parameter}=, which would lead base and head to the same one.`, `Name it in the path, as in ${EXAMPLE}.`);

// src/adapters/databases/server.ts
/**
* Why a server did not do it. `absent`: it does not answer; `login`: it does not let this user in; `right`: the user may
* not make databases; `busy`: somebody is connected to what is to be copied.
*/
var ServerError = class extends Error {
	name = "ServerError";
	kind;
	/** what an administrator runs to give the right; empty: not known */
	statement;
	constructor(kind, message, cause, statement = "") {
		super(message, { cause });
		this.kind = kind;
		this.statement = statement;
	}
};
/** That nothing answers there, or not yet. */
const ABSENT = [...[
	"ECONNREFUSED",
	"ECONNRESET",
	"EPIPE",
	"ENOTFOUND",
	"EAI_AGAIN",
	"ENOENT"
], ...[
	"ETIMEDOUT",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"PROTOCOL_CONNECTION_LOST"
]];
/** What was thrown, with its code; of several addresses of one host, what the first one said. */
function saidBy(thrown) {
	if (!(thrown instanceof Error)) return {
		code: "",
		text: String(thrown)
	};
	const [first] = thrown instanceof AggregateError ? thrown.errors : [];
	const code = "code" in thrown ? String(thrown.code) : "";
	return {
		code,
		text: thrown.message || (first instanceof Error ? first.message : code)
	};
}
/**
* SQLSTATE too_many_connections, of the whole server, of a database and of a role alike
* (https://www.postgresql.org/docs/current/errcodes-appendix.html).
*/
const isFull = (code) => code === "53300";
/** A server that answers with a code of its own, such as that of a lock that somebody else held for too long, is there. */
const isAbsent = (code, text) => ABSENT.includes(code) && (code !== "ENOENT" || text.startsWith("connect ")) || code === "" && /^timeout|connection (?:timeout|terminated)/i.test(text);

export { SCHEMES as a, withScheme as c, saidBy as i, isAbsent as n, readAddress as o, isFull as r, withDatabase as s, ServerError as t };
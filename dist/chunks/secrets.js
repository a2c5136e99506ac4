import { a as NotTogetherError, c as toError, i as MachineError, n as AppError, o as StoppedByScript, r as EnvironmentError, s as UsageError, t as ApartError } from "./errors.js";
import { $ as onlyInHead, $n as fullnessOf, $r as subjectName, Ai as comment, Ar as decode, Bi as createMask, Bn as duetFaults, Dr as ARMS, Dt as baseRequest, Ei as isBuilt, Er as takenOf, Fr as NO_BASELINE, Ft as fixedPortText, G as near, Gi as isObject, Gn as usablePairs, Gr as say, Gt as tellingLine, Hi as listedVariables, Hn as ownPairs, Ht as profileGapText, Ii as splitAddress, It as alikeText, J as seeded, Ji as unlessCancelled, Jn as isWorse, Jr as quantity, Jt as pageReading, K as pointsOf, Ki as require_dist, Kn as isCritical, Kr as bytesText, Kt as decide, Li as ANY_ANSWER, Ln as soloFaults, Lt as oneImageText, Mi as withVariables, Mn as machineOf, Mr as runKey, Mt as turnsWithin, Ni as WITH_RATE_MS, Nr as RECORDING_STAMP, Nt as noteText, On as acceptedOverload, Or as otherArm, Pi as madeOf, Pr as HISTORY_STAMP, Pt as validityOf, Qn as judgePairs, Qr as several$1, Qt as lineIn, Ri as METHODS$1, Rn as soloPressure, S as noDuetText, St as masked, T as during, Tt as findBaseline, Ui as secretsHandedOn, Un as pairsInstead, Ur as NO_BROWSER, Ut as gapText, Vi as isSecretName$1, Vn as duetPressure, Vt as fullnessText, W as firstAfter, Wi as secretsOf, Wn as tooManyStolen, Wt as undrivenText, Xn as restsOnOneStart, Xr as nameOf$2, Xt as historyEntry, Yn as pairsToCome, Yr as listed$1, Yt as levelOfScript, Zn as stopOf, Zr as pairsText, _ as usersToProfile, _n as presetText, a as isOfChange, ai as subjectKey, an as isSame, ar as isAwaited, c as recordedRules, cn as measuredBy$1, cr as mean, ct as mergeAlong, d as withChange, di as ACCEPTANCES, dn as announce$1, dr as limitsOf, ei as subjectOfName, en as shownSides, er as isMostlyFull, et as commandsOf, f as withStore, fn as publish, gr as watchedAlone, gt as RELAY_ENDED, ii as isOwn, in as openRegressions, ir as inForce, ji as literal, jr as encode, jt as memoryFor, ki as pathWithin, kr as windowsOf, l as ruled, li as isUncompared, ln as mismatch, lr as median, m as withAnchor, ni as GRPC, nn as beforeNewestLevel, nt as lastPart, o as readRules, on as comparable, p as cutShort$1, pn as keep$1, q as valueAt, qi as createResultFiles, qn as isWaitedFor, qr as changeText, qt as stateOf, ri as endpointKey, rn as marksOf$1, rr as clopperPearson, rt as programOf, s as workflowChange, sn as comparableEntries, tn as pairsInput, tr as levelsOf, tt as isFilledIn, u as rulesOf, un as abandon, ur as sum, vi as isPage, vt as untouched, w as wholeText, x as EARLIER_RUNS, xi as definitionOf, yi as METRIC_IDS, yt as decide$1, zn as wasDriven } from "./read-json.js";
import { f as machineTrouble } from "./default-gate.js";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";

// src/adapters/files/users/document-file.ts
var import_dist = require_dist();
/** A recording of minutes has some ten megabytes, with what was answered. */
const MAX_BYTES = 2e8;
/**
* What a YAML or JSON document of the user's holds. `setting`: the one that names it. Throws UsageError for a file that is
* not there or cannot be read, with the place of what is wrong in it where that is known.
*/
async function readDocument(directory, name, setting) {
	const text = await textOf$2(path.resolve(directory, name), name, directory, setting);
	return /\.(json|har)$/i.test(name) ? fromJson(text, name) : fromYaml(text, name);
}
async function textOf$2(file, name, directory, setting) {
	const refuse = (what) => unusable$1(setting, `${setting} ${name} cannot be used: ${what}.`);
	if (/^https?:/.test(name)) throw refuse("it is an address: save what it answers in a file, and name that");
	try {
		const { size } = await stat(file);
		if (size > MAX_BYTES) throw refuse("it is larger than 200 MB");
		return (await readFile(file, "utf8")).replace(/^\uFEFF/, "");
	} catch (thrown) {
		if (thrown instanceof UsageError) throw thrown;
		const error = toError(thrown);
		throw refuse("code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR") ? `there is no such file in ${directory}` : error.message);
	}
}
function fromJson(text, name) {
	try {
		return JSON.parse(text);
	} catch (thrown) {
		throw unusable$1(name, `${name} is not valid JSON: ${toError(thrown).message}.`);
	}
}
function fromYaml(text, name) {
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		prettyErrors: false
	});
	const problems = document.errors.map(({ message, pos }) => {
		const { line, col } = lines.linePos(pos[0]);
		return {
			where: name,
			line,
			column: col,
			message: `${name} is not valid YAML: ${message}.`
		};
	});
	if (problems.length > 0) throw new UsageError(problems);
	try {
		return document.toJS();
	} catch (thrown) {
		throw unusable$1(name, `${name} is not valid YAML: ${toError(thrown).message}.`);
	}
}
const unusable$1 = (where, message) => new UsageError([{
	where,
	line: null,
	column: null,
	message
}]);

// src/core/script/path-name.ts
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HASH = /^(?=.*\d)[0-9a-f]{16,}$/i;
/**
* What the report calls requests to a path: the first of the routes that fits (`/users/:name/*`, `**` at its end takes any
* rest), else the path without its query, `:id` for numbers, UUIDs and hashes in it.
*/
function pathName(path, routes = []) {
	const [plain = ""] = path.split("?");
	const segments = plain.split("/");
	const isValue = (segment) => /^\d+$/.test(segment) || UUID.test(segment) || HASH.test(segment);
	return routes.find((one) => fits(one.split("/"), segments)) ?? segments.map((segment) => isValue(segment) ? ":id" : segment).join("/");
}
function fits(route, segments) {
	const open = route.at(-1) === "**";
	const fixed = open ? route.slice(0, -1) : route;
	if (open ? segments.length < fixed.length : segments.length !== fixed.length) return false;
	return fixed.every((one, at) => one === segments[at] || /^[:*]/.test(one) && segments[at] !== "");
}

// src/core/script/from-requests.ts
/** A call for each request of the list. `routes`: `workload.names`, for those without a name. */
function callsOfRequests(requests, routes) {
	return requests.map(({ method, path, name, headers, body, weight, checks }) => ({
		method,
		headers,
		body,
		weight,
		checks,
		name: name ?? pathName(path, routes),
		paths: [path]
	}));
}
/** A GET of the address's path. `routes`: as above. */
function callOfUrl(url, routes) {
	const { path } = splitAddress(url);
	return {
		headers: {},
		body: null,
		weight: 1,
		checks: ANY_ANSWER,
		method: "GET",
		name: pathName(path, routes),
		paths: [path]
	};
}

// src/core/script/har/entries.ts
/** What a HAR file recorded, in its order; null: it is none. */
function entriesOf(document) {
	const log = isObject(document) ? document["log"] : null;
	const entries = isObject(log) ? log["entries"] : null;
	return Array.isArray(entries) ? entries.map(entryOf$1) : null;
}
function entryOf$1(raw) {
	const entry = objectOf(raw);
	const [request, response] = [objectOf(entry["request"]), objectOf(entry["response"])];
	const url = textOf$1(request["url"]);
	const { origin, path } = splitAddress(url.replace(/#.*$/, ""));
	return {
		url,
		origin,
		path,
		method: textOf$1(request["method"]).toUpperCase(),
		headers: pairsOf$1(request["headers"]),
		body: bodyOf(request),
		status: entry["response"] === void 0 ? null : statusOf(response["status"]),
		mediaType: textOf$1(objectOf(response["content"])["mimeType"]).toLowerCase()
	};
}
const objectOf = (raw) => isObject(raw) ? raw : {};
const textOf$1 = (raw) => typeof raw === "string" ? raw : "";
function pairsOf$1(raw) {
	return (Array.isArray(raw) ? raw : []).map(objectOf).map(({ name, value }) => ({
		name: textOf$1(name),
		value: textOf$1(value)
	}));
}
/** What is none of HTTP stands for an answer that never came: 0, and -1 in what Playwright records. */
function statusOf(raw) {
	const status = Number(raw);
	return status >= 100 ? status : 0;
}
/** Files that were sent are not in a recording, or not as they were. */
function bodyOf({ postData: raw, bodySize }) {
	const nothing = Number(bodySize) > 0 ? void 0 : null;
	if (!isObject(raw)) return nothing;
	const mediaType = textOf$1(raw["mimeType"]).toLowerCase();
	if (mediaType.startsWith("multipart/") || raw["encoding"] === "base64") return void 0;
	if (typeof raw["text"] === "string" && raw["text"] !== "") return raw["text"];
	const pairs = pairsOf$1(raw["params"]);
	if (pairs.length > 0) return pairs.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
	if (raw["_file"] !== void 0 || raw["_sha1"] !== void 0) return void 0;
	return mediaType === "" || raw["text"] === "" ? nothing : void 0;
}

// src/core/script/har/secrets-of-entry.ts
/** Words of names that tell of what nobody else may see: credentials, sessions, what proves a form a site's own. */
const WORD = /(^|[^a-z])(auth|sid|pass|sig|otp|totp|mfa|pin)([^a-z]|$)/i;
const PART = /cookie|authori[sz]ation|token|secret|passw|passphrase|passcode|pwd|private[-_]?key|credential|session|api[-_]?key|jwt|saml|csrf|xsrf|signature|code[-_]?verifier|grant[-_]?type/i;
const isSecretName = (name) => WORD.test(inWords(name)) || PART.test(name) || isSecretName$1(name);
/** `loginOtp` is `login_Otp`. */
const inWords = (name) => name.replace(/([a-z\d])([A-Z])/g, "$1_$2");
/** What stands beside the `code` of OAuth, which is a voucher or a colour elsewhere. */
const WITH_CODE = /^(state|session_state|iss|scope|redirect_uri|client_id)$/i;
const LOGIN_PATH = /oauth|oidc|callback|authori[sz]e|sso|sign-?in|log-?in/i;
function secretsInQuery(names, path) {
	const isOfLogin = LOGIN_PATH.test(path) || names.some((name) => WITH_CODE.test(name));
	return new Set(names.filter((name) => isSecretName(name) || isOfLogin && name.toLowerCase() === "code"));
}
/** In any text, such as XML, GraphQL or JSON within JSON: a name that says secret, and a sign that its value follows. */
const TOLD = /(passw|passphrase|passcode|pwd|secret|token|credential|jwt|saml|(private|api)[-_]?key)\w{0,100}\\{0,8}["']?\s{0,20}[:=>]/i;
/** Whether a body has a field with such a name: a form, a JSON text, or any other text that seems to name one. */
function holdsSecret(body) {
	const json = [...body.matchAll(/"([^"\\]{1,100})"\s*:/g)].map(([, name = ""]) => name);
	const form = /^[^\s{[<][^\s{<=]*=/.test(body) ? body.split("&").map((pair) => decoded$1(pair.split("=")[0] ?? "")) : [];
	return [...json, ...form].some(isSecretName) || TOLD.test(body) || TOLD.test(decoded$1(body));
}
/** The path without the secrets in its query, and their names. */
function withoutSecrets(path) {
	const [plain = "", query] = path.split(/\?(.*)/s);
	if (query === void 0) return {
		path,
		names: []
	};
	const pairs = query.split("&").map((pair) => ({
		pair,
		name: decoded$1(pair.split("=")[0] ?? "")
	}));
	const all = pairs.map(({ name }) => name);
	const secret = secretsInQuery(all, plain);
	const kept = pairs.filter(({ name }) => !secret.has(name)).map(({ pair }) => pair);
	const names = all.filter((name) => secret.has(name));
	return {
		path: kept.length === 0 ? plain : `${plain}?${kept.join("&")}`,
		names
	};
}
/** What a browser or the connection adds, and k6 does by itself. */
const OF_BROWSER = /^(:.*|host|connection|content-length|transfer-encoding|te|upgrade.*|keep-alive|proxy-connection|user-agent|referer|origin|dnt|priority|pragma|cache-control|if-.*|range|sec-.*|access-control-.*|expect)$/i;
/** Headers that a script sends, and the names of secrets among the others. */
function headersOf(all) {
	const named = all.filter(({ name }) => name !== "" && !OF_BROWSER.test(name));
	const plain = named.filter(({ name, value }) => !isSecretName(name) && !/[\r\n\0]/.test(value));
	return {
		headers: Object.fromEntries(plain.map(({ name, value }) => [name, value])),
		secrets: named.filter(({ name }) => isSecretName(name)).map(({ name }) => name.toLowerCase())
	};
}
/** What is not written as an address writes it stays as it is. */
function decoded$1(text) {
	return text.replaceAll("+", " ").replace(/(%[\da-f]{2})+/gi, (escaped) => {
		try {
			return decodeURIComponent(escaped);
		} catch {
			return escaped;
		}
	});
}

// src/core/script/har/calls-of-har.ts
/** A journey with more is not read by anybody, and takes longer than a round. */
const MOST$4 = 100;
/**
* The requests of a recorded journey in their order, to the host that it is of: the target's, where the recording has
* requests to it, else that of its first request. Without cookies, credentials and what a browser would have kept.
*/
function callsOfHar(document, { target, names = [] }) {
	const entries = entriesOf(document);
	if (entries === null) return { kind: "not-har" };
	const host = hostOf(entries, target);
	const sorted = entries.map((entry) => ({
		entry,
		why: whyNot(entry, host)
	}));
	const own = sorted.filter(({ why }) => why === null).map(({ entry }) => entry);
	const read = own.slice(0, MOST$4).map((entry) => readEntry(entry, names));
	const beyond = own.length - MOST$4;
	return {
		calls: read.map(({ call }) => call),
		leftOut: [
			...together$1(sorted.flatMap(({ why }) => why === null ? [] : [why])),
			...together$1(read.flatMap(({ leftOut }) => leftOut)),
			...beyond > 0 ? [{
				kind: "beyond",
				requests: beyond
			}] : []
		]
	};
}
function hostOf(entries, target) {
	const hosts = entries.flatMap(({ origin }) => origin === null ? [] : [plainHost(origin)]);
	const wanted = target === null ? null : plainHost(/^https?:\/\/[^/]+/.exec(target)?.[0] ?? "");
	return hosts.find((host) => host === wanted) ?? hosts[0] ?? null;
}
const plainHost = (origin) => origin.replace(/^https?:\/\/([^@]*@)?/, "").toLowerCase();
const STATIC = /^(image|font|audio|video)\/|^text\/css|javascript|font-woff/;
const STATIC_NAME = /\.(png|jpe?g|gif|webp|avif|svg|ico|css|m?js|map|woff2?|ttf|otf|eot|mp[34]|webm)$/i;
/** Without what may be secret in an address of any scheme: its query, its fragment, a password, the data in it. */
const plainAddress = (url) => url.replace(/[?#].*$/s, "").replace(/^(data:[^,]*),.*$/s, "$1").replace(/\/\/[^/]*@/, "//");
/** Why a request is not sent; null: it is. */
function whyNot(entry, host) {
	const { method, origin, path, url, body, status, mediaType } = entry;
	const request = `${method} ${withoutSecrets(path).path.slice(0, 200)}`;
	if (origin === null || status === 101) return {
		kind: "no-http",
		requests: 1,
		example: plainAddress(url).slice(0, 60)
	};
	if (plainHost(origin) !== host) return {
		kind: "foreign",
		host: plainHost(origin),
		requests: 1
	};
	const [plain = ""] = path.split("?");
	if (method === "GET" && (STATIC.test(mediaType) || STATIC_NAME.test(plain))) return {
		kind: "static",
		requests: 1,
		example: plain
	};
	if (method === "OPTIONS" && entry.headers.some(({ name }) => /^access-control-request-method$/i.test(name))) return {
		kind: "preflight",
		requests: 1,
		example: request
	};
	if (!METHODS$1.some((one) => one === method)) return {
		kind: "no-http",
		requests: 1,
		example: request
	};
	if (status === 0) return {
		kind: "unanswered",
		request
	};
	if (status !== null && status >= 400) return {
		kind: "failed",
		request,
		status
	};
	if (body === void 0) return {
		kind: "no-body",
		request
	};
	return body !== null && holdsSecret(body) ? {
		kind: "secret-body",
		request
	} : null;
}
function readEntry(entry, names) {
	const { headers, secrets } = headersOf(entry.headers);
	const { path, names: dropped } = withoutSecrets(entry.path);
	const { status } = entry;
	return {
		call: {
			headers,
			body: entry.body ?? null,
			weight: 1,
			redirects: false,
			method: METHODS$1.find((one) => one === entry.method) ?? "GET",
			name: pathName(path, names),
			paths: [path.replace(/\s/g, "%20")],
			checks: {
				status: status === null ? [] : status === 304 ? [200, 304] : [status],
				contains: null
			}
		},
		leftOut: [...secrets.map((name) => ({
			kind: "header",
			name,
			requests: 1
		})), ...dropped.map((name) => ({
			kind: "query",
			name,
			requests: 1
		}))]
	};
}
/** One for all of a kind that tell of many requests. */
function together$1(all) {
	return [...Map.groupBy(all, (one) => {
		if (one.kind === "foreign") return `foreign ${one.host}`;
		if (one.kind === "header" || one.kind === "query") return `${one.kind} ${one.name}`;
		return "requests" in one ? one.kind : JSON.stringify(one);
	}).values()].flatMap(([first, ...more]) => {
		if (first === void 0) return [];
		return ["requests" in first ? {
			...first,
			requests: more.length + 1
		} : first];
	});
}

// src/core/script/openapi/references.ts
/** References may go in circles. */
const DEEPEST$1 = 20;
/** What stands at a place, whether there or where a `$ref` of the same document points. No object: an empty one. */
function follow(document, value) {
	let node = value;
	for (let depth = 0; depth < DEEPEST$1; depth += 1) {
		const reference = isObject(node) ? node["$ref"] : void 0;
		if (typeof reference !== "string") return { node: isObject(node) ? node : {} };
		const target = reference.startsWith("#") ? at(document, reference.slice(1)) : void 0;
		if (target === void 0) return { lost: reference };
		node = target;
	}
	return { lost: String(isObject(node) ? node["$ref"] : "") };
}
function at(document, pointer) {
	let node = document;
	for (const part of pointer.split("/").slice(1)) {
		const key = decoded(part).replaceAll("~1", "/").replaceAll("~0", "~");
		if (Array.isArray(node)) node = node[Number(key)];
		else node = isObject(node) && Object.hasOwn(node, key) ? node[key] : void 0;
	}
	return node;
}
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

// src/core/script/openapi/authorization.ts
/**
* Schemes that an operation needs and that no header which is sent can be; empty: it can be called. `sent`: names in
* lower case. Of several ways to be authorized the first is told.
*/
function lackingSchemes(document, security, sent) {
	const lacking = (Array.isArray(security) ? security : []).map((way) => {
		return (isObject(way) ? Object.keys(way) : []).filter((name) => !sent.includes(headerOf(document, name)));
	});
	return lacking.some((names) => names.length === 0) ? [] : lacking[0] ?? [];
}
/** The header that a scheme is sent in, in lower case; empty: none. */
function headerOf(document, name) {
	const { components } = document;
	const schemes = isObject(components) ? components["securitySchemes"] : null;
	const found = follow(document, isObject(schemes) ? schemes[name] : null);
	if ("lost" in found) return "";
	const { type, in: place, name: header } = found.node;
	if (type !== "apiKey") return type === "mutualTLS" || type === void 0 ? "" : "authorization";
	return place === "header" ? String(header).toLowerCase() : "";
}

// src/core/script/openapi/examples.ts
/** More would not tell more of the operation. */
const MOST$3 = 10;
/** The examples of a parameter, the author's own before what its schema only allows; none: it has none. */
function examplesOf(document, parameter) {
	const content = Object.values(isObject(parameter["content"]) ? parameter["content"] : {})[0];
	const media = follow(document, content);
	const holders = [parameter, ..."node" in media ? [media.node] : []];
	const own = holders.flatMap((holder) => [...given(holder["example"]), ...listed(document, holder["examples"])]);
	if (own.length > 0) return own.slice(0, MOST$3);
	return holders.flatMap((holder) => ofSchema(document, holder["schema"], 0)).slice(0, MOST$3);
}
const given = (value) => value === void 0 || value === null ? [] : [value];
/** By name, each with its value. */
function listed(document, examples) {
	return Object.values(isObject(examples) ? examples : {}).flatMap((one) => {
		const found = follow(document, one);
		return "node" in found ? given(found.node["value"]) : [];
	});
}
/** `allOf` and the like may hold one another. */
const DEEPEST = 5;
function ofSchema(document, schema, depth) {
	const found = follow(document, schema);
	if (!("node" in found) || depth > DEEPEST) return [];
	const { node } = found;
	const all = Array.isArray(node["examples"]) ? node["examples"] : [];
	const first = [
		node["example"],
		...all,
		node["default"],
		node["const"]
	].flatMap(given);
	const words = Array.isArray(node["enum"]) ? node["enum"].slice(0, 1) : [];
	const own = [...first, ...words.flatMap(given)].slice(0, 1);
	if (own.length > 0) return own;
	const items = node["type"] === "array" ? ofSchema(document, node["items"], depth + 1).slice(0, 1) : [];
	if (items.length > 0) return [items];
	return [
		"allOf",
		"oneOf",
		"anyOf"
	].flatMap((key) => Array.isArray(node[key]) ? node[key] : []).flatMap((part) => ofSchema(document, part, depth + 1)).slice(0, 1);
}

// src/core/script/openapi/parameters.ts
/** Headers that a parameter cannot describe. */
const NOT_DESCRIBED = [
	"accept",
	"content-type",
	"authorization"
];
/**
* The parameters that an operation needs, each with what its examples say; or why it cannot be called. `headers`: names
* in lower case that are sent anyway.
*/
function parametersOf(document, all, operation, headers) {
	const nodes = /* @__PURE__ */ new Map();
	for (const one of all) {
		const found = follow(document, one);
		if ("lost" in found) return { leftOut: {
			kind: "reference",
			operation,
			reference: found.lost
		} };
		nodes.set(`${found.node["in"]} ${found.node["name"]}`, found.node);
	}
	const needed = [...nodes.values()].filter((node) => node["required"] === true && !isSent(node, headers));
	const parameters = [];
	for (const node of needed) {
		const read = readOne(document, node, operation);
		if ("leftOut" in read) return read;
		parameters.push(read);
	}
	return { parameters };
}
function isSent({ name, in: place }, headers) {
	const lower = String(name).toLowerCase();
	return place === "header" && (NOT_DESCRIBED.includes(lower) || headers.includes(lower));
}
function readOne(document, node, operation) {
	const name = String(node["name"]);
	const place = [
		"path",
		"query",
		"header"
	].find((one) => one === node["in"]);
	const examples = examplesOf(document, node);
	if (place === void 0 || examples.length === 0) return { leftOut: {
		kind: "no-example",
		operation,
		parameter: name
	} };
	const values = examples.map((example) => written(example, node, place)).filter((text) => text !== null);
	if (values.length === 0) return { leftOut: {
		kind: "no-text",
		operation,
		parameter: name
	} };
	return {
		name,
		place,
		values
	};
}
/** Null: no address can hold it in a way that is known. */
function written(example, node, place) {
	const isPlain = (one) => [
		"string",
		"number",
		"boolean"
	].includes(typeof one);
	const encode = place === "header" ? String : (one) => encodeURIComponent(String(one));
	const name = encodeURIComponent(String(node["name"]));
	const { style = place === "query" ? "form" : "simple", explode = style === "form" } = node;
	if (isPlain(example)) return place === "query" ? `${name}=${encode(example)}` : lineOf(encode(example));
	if (!Array.isArray(example) || !example.every(isPlain) || !["form", "simple"].includes(String(style))) return null;
	const parts = example.map(encode);
	if (place !== "query") return lineOf(parts.join(","));
	return explode === true ? parts.map((part) => `${name}=${part}`).join("&") : `${name}=${parts.join(",")}`;
}
/** A path has no empty part, and a header no second line. */
const lineOf = (text) => text === "" || /[\r\n\0]/.test(text) ? null : text;

// src/core/script/openapi/calls-of-openapi.ts
const METHODS = [
	"get",
	"put",
	"post",
	"delete",
	"options",
	"head",
	"patch",
	"trace",
	"query"
];
/** A call for each GET operation of an OpenAPI 3 document that can be called with the examples that it holds. */
function callsOfOpenapi(value, around) {
	const document = isObject(value) ? value : {};
	const version = document["openapi"] ?? document["swagger"];
	if (version === void 0) return { kind: "not-openapi" };
	if (!/^3\.\d/.test(String(version))) return {
		kind: "version",
		version: String(version)
	};
	const found = Object.entries(isObject(document["paths"]) ? document["paths"] : {}).flatMap(([path, item]) => ofPath(path, item, {
		...around,
		document
	}));
	return {
		calls: found.flatMap((one) => "call" in one ? [one.call] : []),
		leftOut: found.flatMap((one) => "leftOut" in one ? [one.leftOut] : [])
	};
}
function ofPath(path, value, around) {
	const found = follow(around.document, value);
	if ("lost" in found) return [{ leftOut: {
		kind: "reference",
		operation: path,
		reference: found.lost
	} }];
	const item = found.node;
	return Object.keys(item).filter((key) => METHODS.includes(key)).map((method) => {
		const operation = `${method.toUpperCase()} ${path}`;
		if (method !== "get") return { leftOut: {
			kind: "unsafe",
			operation
		} };
		const own = isObject(item["get"]) ? item["get"] : {};
		return ofOperation({
			path,
			item,
			own,
			operation
		}, around);
	});
}
function ofOperation({ path, item, own, operation }, around) {
	const { document, headers, target } = around;
	if (own["deprecated"] === true) return { leftOut: {
		kind: "deprecated",
		operation
	} };
	const sent = Object.keys(headers).map((name) => name.toLowerCase());
	const schemes = lackingSchemes(document, own["security"] ?? document["security"], sent);
	if (schemes.length > 0) return { leftOut: {
		kind: "unauthorized",
		operation,
		schemes
	} };
	const all = [item["parameters"], own["parameters"]].flatMap((list) => Array.isArray(list) ? list : []);
	const read = parametersOf(document, all, operation, sent);
	if ("leftOut" in read) return read;
	const { parameters } = read;
	const undescribed = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name).find((name) => !parameters.some((one) => one.place === "path" && one.name === name));
	if (undescribed !== void 0) return { leftOut: {
		kind: "no-example",
		operation,
		parameter: undescribed
	} };
	const whole = `${prefixOf(own["servers"] ?? item["servers"] ?? document["servers"], target)}${path.startsWith("/") ? path : `/${path}`}`;
	const inHeaders = parameters.filter(({ place }) => place === "header");
	return { call: {
		method: "GET",
		body: null,
		weight: 1,
		checks: ANY_ANSWER,
		name: whole.replace(/\{([^}]*)\}/g, ":$1"),
		paths: pathsOf(whole, parameters),
		headers: Object.fromEntries(inHeaders.map(({ name, values }) => [name, values[0] ?? ""]))
	} };
}
/** As many paths as the parameter with most examples has. */
function pathsOf(path, parameters) {
	const inAddress = parameters.filter(({ place }) => place !== "header");
	const count = Math.max(1, ...inAddress.map(({ values }) => values.length));
	const paths = Array.from({ length: count }, (_, index) => {
		const value = ({ values }) => values[index % values.length] ?? "";
		const filled = path.replace(/\{([^}]*)\}/g, (whole, name) => {
			const parameter = inAddress.find((one) => one.place === "path" && one.name === name);
			return parameter === void 0 ? whole : value(parameter);
		});
		const query = inAddress.filter(({ place }) => place === "query").map(value);
		return query.length === 0 ? filled : `${filled}?${query.join("&")}`;
	});
	return [...new Set(paths)];
}
/** The path of the first server, which all paths begin with; nothing where the target has it already. */
function prefixOf(servers, target) {
	const first = Array.isArray(servers) ? servers[0] : null;
	if (!isObject(first) || typeof first["url"] !== "string") return "";
	const variables = isObject(first["variables"]) ? first["variables"] : {};
	const url = first["url"].replace(/\{([^}]*)\}/g, (_, name) => {
		const variable = variables[name];
		return String(isObject(variable) ? variable["default"] : "");
	});
	const { path } = splitAddress(url);
	const prefix = path.replace(/^\.?\/?/, "/").replace(/[?#].*$/, "").replace(/\/+$/, "");
	return (target === null ? "" : splitAddress(target).path.replace(/\/+$/, "")).endsWith(prefix) ? "" : prefix;
}

// src/core/script/usual-rate.ts
/**
* Requests per second for each call, and as many more, let the p95 of every call be judged within the usual budget of
* 120 s: rounds have some 300 requests, a call's p95 takes 100 of a few rounds together, and four of those are compared.
*/
const EACH = 10;
/** All together: what one CPU of a small application bears. */
const MOST$2 = 100;
/** Iterations per second where nobody says how many. */
function usualRate({ calls, iteration }) {
	const weights = calls.map(({ weight }) => weight);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const count = iteration === "all" ? calls.length : Math.round(total / Math.min(...weights));
	const requests = Math.min(EACH * (count + 1), MOST$2);
	const perSecond = iteration === "one" ? requests : Math.max(1, Math.floor(requests / calls.length));
	return {
		perSecond,
		text: `${perSecond}/s`,
		usual: true
	};
}

// src/core/script/plan-script.ts
/** Where an application usually listens: for a script that is run by itself. */
const USUAL_ADDRESS = "http://127.0.0.1:3000";
/** The file that a script is made of, with the setting that names it; null: it is made of none. */
function documentOf(workload) {
	const named = ["openapi", "har"].find((id) => workload[id] !== void 0);
	return named === void 0 ? null : {
		setting: `workload.${named}`,
		file: workload[named] ?? ""
	};
}
/** The script that a workload without one is driven by. `document`: what its file holds; null: it names none. */
function planScript(workload, document) {
	const converted = callsOf(workload, document);
	if ("kind" in converted) return {
		kind: "unusable",
		why: converted,
		leftOut: []
	};
	const { calls, leftOut } = converted;
	if (calls.length === 0) return {
		kind: "unusable",
		why: { kind: "no-requests" },
		leftOut
	};
	const { rate, durationMs, target, headers, har } = workload;
	const iteration = har === void 0 ? "one" : "all";
	return {
		kind: "planned",
		plan: {
			calls: calls.map((call) => ({
				...call,
				headers: joined(headers, call.headers, har !== void 0)
			})),
			iteration,
			rate: rate ?? usualRate({
				calls,
				iteration
			}),
			durationMs: durationMs ?? 3e4,
			baseUrl: (target ?? "http://127.0.0.1:3000").replace(/\/\/[^/@]*@/, "//")
		},
		leftOut
	};
}
function callsOf(workload, document) {
	const { requests = [], url = "", headers = {}, names = [], target } = workload;
	switch (madeOf(workload)) {
		case "url": return {
			calls: [callOfUrl(url, names)],
			leftOut: []
		};
		case "openapi": return callsOfOpenapi(document, {
			headers,
			target
		});
		case "har": return callsOfHar(document, {
			target,
			names
		});
		default: return {
			calls: callsOfRequests(requests, names),
			leftOut: []
		};
	}
}
/** Those of all requests and one's own, however their names are written. What was recorded only happened to be. */
function joined(all = {}, own, recorded) {
	const [first, last] = recorded ? [own, all] : [all, own];
	const said = new Set(Object.keys(last).map((name) => name.toLowerCase()));
	const others = Object.entries(first).filter(([name]) => !said.has(name.toLowerCase()));
	return {
		...Object.fromEntries(others),
		...last
	};
}

// src/core/script/function-names.ts
/** Characters of a name; a longer one hides what the function does. */
const LONGEST$1 = 40;
/** The name of the list of its paths, where a function has several. */
const listOf = (name) => `${name}Paths`;
/** A name for each call's function, no two alike nor like a list's: `getProductsId` for GET /products/:id. */
function functionNames(calls) {
	const used = /* @__PURE__ */ new Set();
	return calls.map((call) => {
		const plain = nameOf$1(call);
		let name = plain;
		for (let count = 2; used.has(name) || used.has(listOf(name)); count += 1) name = `${plain}${count}`;
		used.add(name).add(listOf(name));
		return name;
	});
}
/** A method before it, so that it is no word of the language. */
function nameOf$1({ method, name }) {
	const rest = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "").map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join("");
	return `${method.toLowerCase()}${rest === "" ? "Root" : rest.slice(0, LONGEST$1)}`;
}

// src/core/script/write-call.ts
/** The function that sends one call and looks at the answer. */
function callFunction(call, name) {
	const { method, paths, checks } = call;
	return [
		comment(`${method} ${paths.length === 1 ? paths[0] : `${call.name}: one of ${paths.length} paths`}`),
		...several(paths, name),
		`function ${name}() {`,
		`  const response = ${sent(call, name)} {`,
		...indented(paramLines(call), 4),
		"  });",
		"  check(response, {",
		...indented(checkLines(`${method} ${call.name}`, checks), 4),
		"  });",
		"}"
	];
}
const indented = (lines, by) => lines.map((line) => `${" ".repeat(by)}${line}`);
function several(paths, name) {
	if (paths.length === 1) return [];
	return [
		`const ${listOf(name)} = [`,
		...paths.map((path) => `  ${literal(path)},`),
		"];"
	];
}
const WITHOUT_BODY = {
	GET: "get",
	HEAD: "head"
};
const WITH_BODY = {
	POST: "post",
	PUT: "put",
	PATCH: "patch",
	DELETE: "del",
	OPTIONS: "options"
};
/** The call up to its parameters. */
function sent({ method, paths, body }, name) {
	const url = `BASE_URL + ${paths.length === 1 ? literal(paths[0]) : `oneOf(${listOf(name)})`}`;
	const bare = WITHOUT_BODY[method];
	if (bare !== void 0 && body === null) return `http.${bare}(${url},`;
	const own = WITH_BODY[method];
	if (own !== void 0) return `http.${own}(${url}, ${literal(body)},`;
	return `http.request(${literal(method)}, ${url}, ${literal(body)},`;
}
function paramLines({ name, headers, checks, redirects }) {
	const own = Object.entries(headers);
	const shown = own.map(([key, value]) => `  ${literal(key)}: ${withVariables(value)},`);
	return [
		`tags: { name: ${literal(name)} },`,
		...own.length === 0 ? [] : [
			"headers: {",
			...shown,
			"},"
		],
		...redirects === false ? ["redirects: 0,"] : [],
		...checks.status.length === 0 ? [] : [`responseCallback: http.expectedStatuses(${checks.status.join(", ")}),`]
	];
}
function checkLines(what, { status, contains }) {
	const right = status.length === 0 ? "below 400" : status.join(" or ");
	const answer = `${checkName(`${what}: the status is ${right}`)}: (r) => ${statusTest(status)},`;
	if (contains === null) return [answer];
	return [answer, `${checkName(`${what}: the answer holds ${contains}`)}: (r) => String(r.body).includes(${literal(contains)}),`];
}
function statusTest(status) {
	if (status.length === 0) return "r.status >= 200 && r.status < 400";
	return status.length === 1 ? `r.status === ${status[0]}` : `${literal(status)}.includes(r.status)`;
}
/** k6 keeps `::` for itself in the names of checks, and refuses them. */
const checkName = (text) => literal(text.replace(/:{2,}/g, ":"));

// src/core/script/write-script.ts
/**
* The text of a k6 script that sends these requests. Whatever the plan holds stays a text in it: none of it is run.
* The same plan gives the same text.
*/
function writeScript(plan) {
	const { calls, remarks, baseUrl } = plan;
	const names = functionNames(calls);
	const functions = calls.flatMap((call, index) => ["", ...callFunction(call, names[index] ?? "")]);
	return [
		...remarks.map(comment),
		"import { check } from \"k6\";",
		"import http from \"k6/http\";",
		"",
		`const BASE_URL = (__ENV.BASE_URL || ${literal(baseUrl)}).replace(/\\/+$/, "");`,
		"",
		...options(plan),
		"",
		...iteration(plan, names),
		...functions,
		...choice(calls),
		""
	].join("\n");
}
/** Without the gate, which sets its own, k6 drives the script by these. */
function options({ rate: { perSecond }, durationMs }) {
	const [rate, seconds] = whole(perSecond);
	const vus = Math.max(10, Math.ceil(perSecond));
	return [
		"export const options = {",
		"  scenarios: {",
		"    requests: {",
		"      executor: \"constant-arrival-rate\",",
		`      rate: ${rate},`,
		`      timeUnit: "${seconds}s",`,
		`      duration: "${durationMs % 1e3 === 0 ? `${durationMs / 1e3}s` : `${durationMs}ms`}",`,
		`      preAllocatedVUs: ${vus},`,
		`      maxVUs: ${vus * 10},`,
		"    },",
		"  },",
		"};"
	];
}
/** k6 takes whole rates only: 0.5/s is 30 in 60 s. */
function whole(perSecond) {
	const seconds = [
		1,
		60,
		3600
	].find((one) => Number.isInteger(perSecond * one)) ?? 3600;
	return [Math.max(Math.round(perSecond * seconds), 1), seconds];
}
function iteration(plan, names) {
	if (plan.iteration === "all" || names.length === 1) return [
		"export default function () {",
		...names.map((name) => `  ${name}();`),
		"}"
	];
	return [
		"// How often each is sent, in proportion to the others.",
		"const REQUESTS = [",
		...plan.calls.map(({ weight }, index) => `  { weight: ${weight}, send: ${names[index]} },`),
		"];",
		"const TOTAL = REQUESTS.reduce((sum, { weight }) => sum + weight, 0);",
		"",
		"// Goes on by the golden ratio, which spreads the requests more evenly over time than chance does.",
		"let place = Math.random();",
		"",
		"export default function () {",
		"  place = (place + 0.618033988749895) % 1;",
		"  let left = place * TOTAL;",
		"  const picked = REQUESTS.find(({ weight }) => (left -= weight) < 0) || REQUESTS[0];",
		"  picked.send();",
		"}"
	];
}
function choice(calls) {
	if (calls.every(({ paths }) => paths.length === 1)) return [];
	return [
		"",
		"function oneOf(paths) {",
		"  return paths[Math.floor(Math.random() * paths.length)];",
		"}"
	];
}

// src/core/words/script/left-out.ts
/** What the script does not do, and why: a part of a sentence. */
function leftOutText(one) {
	switch (one.kind) {
		case "unsafe": return `${one.operation}: it may change data`;
		case "deprecated": return `${one.operation}: it is deprecated`;
		case "unauthorized": return `${one.operation}: it needs authorization (${one.schemes.join(", ")}), which workload.headers does not give`;
		case "no-example": return `${one.operation}: the document has no example of the parameter ${one.parameter}`;
		case "no-text": return `${one.operation}: the example of the parameter ${one.parameter} cannot be written into an address`;
		case "reference": return `${one.operation}: ${one.reference} is not in the same document`;
		default: return ofRecording(one);
	}
}
function ofRecording(one) {
	switch (one.kind) {
		case "foreign": return `${requests(one)} to another host, ${one.host}`;
		case "static": return `${requests(one)} for what browsers keep, such as ${one.example}`;
		case "no-http": return `${requests(one)} of another protocol than HTTP, such as ${one.example}`;
		case "preflight": return `${requests(one)} by which a browser asks whether it may ask, such as ${one.example}`;
		case "beyond": return `${requests(one)} at the end: a journey may have 100`;
		case "header": return `the header ${one.name} of ${requests(one)}: it may be a secret`;
		case "query": return `the parameter ${one.name} in the address of ${requests(one)}: it may be a secret`;
		case "secret-body": return `${one.request}: what it sends may hold a secret`;
		case "no-body": return `${one.request}: the recording does not hold what it sends`;
		case "unanswered": return `${one.request}: it was not answered`;
		case "failed": return `${one.request}: it was answered with ${one.status}`;
	}
}
const requests = ({ requests: count }) => count === 1 ? "one request" : `${count} requests`;
/** Why nothing can be made of a file; the end of a sentence. */
function unusableText(why) {
	switch (why.kind) {
		case "not-openapi": return "it is no OpenAPI document: it has no `openapi: 3.x` on its first level";
		case "not-har": return "it is no HAR file: it has no list `entries` in `log`";
		case "no-requests": return "it holds no request that can be sent";
		case "version": return why.version.startsWith("2") ? `it is Swagger ${why.version}, and OpenAPI 3.0 or newer is needed: \`npx swagger2openapi\` makes one of it` : `it is of version ${why.version}, and OpenAPI 3.0 or newer is needed`;
	}
}
const SHOWN = 10;
/** Everything that was left out, in lines of a log: the first few, and how many more. */
function leftOutLines(all, file) {
	const lines = all.slice(0, SHOWN).map((one) => `Left out: ${leftOutText(one)}.`);
	const more = all.length - lines.length;
	return more === 0 ? lines : [...lines, `Left out: ${more} more, listed in ${file}.`];
}

// src/core/words/script/made-script.ts
/** What a script that the gate made says of itself, a line each. `kept`: it is the user's from now on. */
function scriptRemarks(workload, plan, { kept, leftOut }) {
	const change = kept ? "It is yours to change." : "It is written anew for each run: `perf-gate eject` makes a script of your own of it.";
	return [
		`Made by Perf Gate from ${sourceName(workload)}.`,
		change,
		iterationText(plan),
		...leftOut.map((one) => `Left out: ${leftOutText(one)}.`)
	];
}
function iterationText({ calls, iteration }) {
	if (calls.length === 1) return "An iteration sends one request.";
	if (iteration === "all") return "An iteration sends all requests, in the order in which they were recorded and without pauses.";
	return "An iteration sends one of the requests, picked by its weight.";
}
const NAMES = {
	requests: () => "the requests listed in workload.requests",
	url: () => "the address in workload.url",
	openapi: ({ openapi = "" }) => openapi,
	har: ({ har = "" }) => har
};
/** What the script is made of, in a sentence. */
function sourceName(workload) {
	const source = madeOf(workload);
	return source === null ? workload.script : NAMES[source](workload);
}
/** For the log of a run. `file`: where the script was left. */
function madeScriptText(workload, plan, file) {
	const { calls, rate, durationMs } = plan;
	const count = calls.length === 1 ? "one request" : `${calls.length} requests`;
	const load = workload.rate === null ? ` Nobody sets \`rate\`: it is ${rate.text} for ${durationMs / 1e3}s.` : "";
	return `The script is made from ${sourceName(workload)} (${count}) and kept in ${file}.${load}`;
}

// src/entry/made-script.ts
const NAME = "script.js";
/**
* The same configuration with a script to drive: where none is named it is made, and left in the folder of the results.
* Throws UsageError for a source that cannot be used, and EnvironmentError for a folder that cannot be written.
*/
async function withScript(config, log) {
	const { workload, out, workingDirectory } = config;
	if (madeOf(workload) === null) return config;
	const { plan, leftOut } = await planned(config);
	const remarks = scriptRemarks(workload, plan, {
		kept: false,
		leftOut
	});
	const text = writeScript({
		...plan,
		remarks,
		baseUrl: USUAL_ADDRESS
	});
	const file = await createResultFiles(out).write(NAME, text);
	const script = pathWithin(workingDirectory, file) ?? file;
	log.write("info", madeScriptText(workload, plan, script));
	for (const line of leftOutLines(leftOut, script)) log.write("info", line);
	const { rate, durationMs } = plan;
	return {
		...config,
		workload: {
			...workload,
			script,
			rate,
			durationMs
		}
	};
}
/** What the script is to be. Throws UsageError for a source that cannot be used. */
async function planned({ workload, workingDirectory }) {
	const source = documentOf(workload);
	const document = source && await readDocument(workingDirectory, source.file, source.setting);
	const found = planScript(workload, document);
	if (found.kind === "planned") return found;
	const { setting, file } = source ?? {
		setting: "workload",
		file: ""
	};
	const why = `${setting} ${file} cannot be used: ${unusableText(found.why)}.`;
	const rest = found.leftOut.map((one) => `Left out: ${leftOutText(one)}.`);
	throw new UsageError([why, ...rest].map((message) => ({
		where: setting,
		line: null,
		column: null,
		message
	})));
}

// src/core/decision/self-test.ts
const ACCUSING = [
	"regression",
	"errors",
	"answers",
	"missing",
	"head-broken"
];
/** What the gate said of one duet. */
function answerOf({ verdict, reasons }) {
	if (reasons.some(({ kind }) => ACCUSING.includes(kind))) return "accused";
	if (verdict === "invalid" || isUncompared(reasons)) return "unjudged";
	return reasons.some(({ kind }) => kind === "inconclusive") ? "open" : "cleared";
}
/** Sorts the duets with nothing planted by what the gate said of them. */
function alikeOf(runs) {
	const all = runs.filter(({ planted }) => planted === "nothing").map(({ judgement }) => judgement);
	const of = (wanted) => all.filter((judgement) => answerOf(judgement) === wanted);
	return {
		all,
		accused: of("accused"),
		cleared: of("cleared"),
		open: of("open"),
		unjudged: of("unjudged")
	};
}
/** Whether more than half of the duets of one build got an answer: fewer say too little of a machine to trust it. */
function isEnough({ all, accused, cleared }) {
	return 2 * (accused.length + cleared.length) > all.length;
}

// src/core/report/self-test-report.ts
const CONFIDENCE = .95;
const LATENCIES = ["p50", "p95"];
/** Whether the gate can be trusted on this machine: nothing accused, everything planted found, and enough judged. */
function selfTestVerdict(runs) {
	const alike = alikeOf(runs);
	const planted = runs.filter((run) => run.planted !== "nothing");
	const missed = planted.find(({ judgement }) => answerOf(judgement) !== "unjudged" && !isFound(judgement));
	if (alike.accused.length > 0) return {
		verdict: "fail",
		reason: alarmLine(alike)
	};
	if (missed !== void 0) return {
		verdict: "fail",
		reason: foundLine(missed)
	};
	if (!isEnough(alike)) return {
		verdict: "invalid",
		reason: tooLittle(alike)
	};
	const blind = planted.find(({ judgement }) => !isFound(judgement));
	if (blind !== void 0) return {
		verdict: "invalid",
		reason: foundLine(blind)
	};
	if (planted.length === 0) return {
		verdict: "invalid",
		reason: "Nothing was planted, so nothing was found."
	};
	return {
		verdict: "pass",
		reason: "No unchanged build was accused, and everything that was planted was found."
	};
}
/** What the gate did on builds that were alike, what it found of what was planted, and what that allows; lines. */
function selfTestReport(runs) {
	const alike = alikeOf(runs);
	const judged = [
		...alike.accused,
		...alike.cleared,
		...alike.open
	];
	return [
		alarmLine(alike),
		...openLine(alike),
		...unjudgedLine(alike),
		...runs.flatMap((run) => run.planted === "nothing" ? [] : [foundLine(run)]),
		...noiseLines(judged.flatMap(({ comparisons }) => comparisons).filter(isJudgedLatency))
	];
}
/** Of those that were judged: one that could not be is no duet without a false alarm. */
function alarmLine({ all, accused, unjudged }) {
	const judged = all.length - unjudged.length;
	if (judged === 0) return `False alarms: not known, as none of ${comparisonsText(all.length)} of one build with itself was judged.`;
	const bound = clopperPearson(accused.length, judged, CONFIDENCE).high;
	return `False alarms: ${accused.length} of ${comparisonsText(judged)} of one build with itself (with 95 % confidence at most ${(bound * 100).toFixed(0)} %; more runs say more).`;
}
function openLine({ all, open, unjudged }) {
	const [first] = open;
	if (first === void 0) return [];
	const blocks = first.policy.onInconclusive === "fail" ? ", though `policy.on-inconclusive: fail` fails a run for it" : "";
	return [`Inconclusive: ${open.length} of ${comparisonsText(all.length - unjudged.length)} of one build with itself, which accuse nobody${blocks}: ${ended(first.reason)}`];
}
function unjudgedLine({ all, unjudged }) {
	const [first] = unjudged;
	if (first === void 0) return [];
	return [`Not judged: ${unjudged.length} of ${comparisonsText(all.length)} of one build with itself, left out of every figure here: ${ended(first.reason)}`];
}
/** The reason of one without an answer names what mends it. */
function tooLittle({ all, accused, cleared, open, unjudged }) {
	const answered = accused.length + cleared.length;
	const [first] = [...unjudged, ...open];
	const why = first === void 0 ? "." : `; of another: ${ended(first.reason)}`;
	return `Too little was judged to trust this machine: ${answered} of ${comparisonsText(all.length)} of one build with itself got an answer${why}`;
}
const comparisonsText = (count) => `${count} comparison${count === 1 ? "" : "s"}`;
const ended = (text) => `${text.replace(/\.$/, "")}.`;
const isFound = ({ reasons }) => reasons.some(({ kind }) => kind === "regression" || kind === "errors");
function isJudgedLatency({ metric, evidence, subject }) {
	return subject.kind === "overall" && LATENCIES.includes(metric) && evidence !== void 0;
}
function foundLine({ planted, judgement }) {
	const { verdict, reason } = judgement;
	const what = planted === "delay" ? "The planted delay" : "The planted errors";
	if (isFound(judgement)) return `${what}: found. ${ended(reason)}`;
	return `${what}: ${answerOf(judgement) === "unjudged" ? "not judged" : "NOT found"} (${verdict}: ${ended(reason).slice(0, -1)}).`;
}
/** Spread from pair to pair, and the smallest limit whose half an unchanged build did not come near. */
function noiseLines(comparisons) {
	if (comparisons.length === 0) return [];
	const noise = LATENCIES.map((metric) => {
		const all = comparisons.filter((one) => one.metric === metric).map(({ evidence }) => evidence?.noise ?? 0);
		return `${metric} ±${(Math.max(...all, 0) * 100).toFixed(1)} %`;
	});
	const highest = Math.max(...comparisons.map(({ evidence }) => evidence?.high ?? 0));
	const warn = Math.max(Math.ceil(highest * 100), 5);
	return [`Noise from pair to pair on this machine: ${noise.join(", ")} at most.`, `Smallest \`policy.warn\` that this machine supports: ${warn} % (an unchanged build was not sure to be below ${changeText(highest)}).`];
}

// src/core/decision/pages/unmet.ts
/** The targets that these pages were measured for and do not clearly meet: of them it helps to know what base shows. */
const unmetOf = (targets, pages) => targets.filter((target) => {
	if (!isPage(target.metric)) return false;
	const reading = pageReading(target, target.metric, pages);
	return reading.kind === "value" && stateOf(reading.measured, target) !== "met";
});

// src/core/decision/pages/wanted.ts
/** The pages that are to be loaded, each once, in the order in which targets name them. */
function wantedPages(targets) {
	const wanted = /* @__PURE__ */ new Map();
	for (const { metric, of } of targets) {
		if (!isPage(metric) || of.kind !== "page") continue;
		wanted.set(of.name, (wanted.get(of.name) ?? false) || metric === "page.tti");
	}
	return [...wanted].map(([path, tti]) => ({
		path,
		tti
	}));
}

// src/core/words/targets/no-browser.ts
/** That targets of pages will not be measured, a sentence. */
const noBrowserText = (targets) => `${targets === 1 ? "One target of a page is" : `${targets} targets of pages are`} not measured: ${NO_BROWSER}.`;

// src/pipeline/pages/load-pages.ts
/** Whether the pages that targets name, if any, could be loaded here. */
const canLoad = ({ config, load }) => load.loadPages !== void 0 && load.hasBrowser?.(config.workload) === true;
/** Nobody waits for a load to hear that pages are not measured. */
function sayWhatIsLacking(input) {
	const { targets = [] } = input.config.policy;
	const count = targets.filter(({ metric }) => isPage(metric)).length;
	if (count > 0 && !canLoad(input)) input.ports.log.write("warning", noBrowserText(count));
}
/** Loads the pages that targets name in a browser, once all load is over; undefined: they name none. */
async function loadPages(input, { arm, baseUrl }, targets = input.config.policy.targets ?? []) {
	const { config, load, ports, signal } = input;
	const pages = wantedPages(targets);
	if (pages.length === 0 || signal.aborted) return void 0;
	if (load.loadPages === void 0 || !canLoad(input)) return { kind: "no-browser" };
	const directory = ports.files.path(".");
	const request = {
		workload: config.workload,
		directory,
		signal,
		arm,
		baseUrl,
		pages
	};
	try {
		return masked({
			kind: "loaded",
			pages: await load.loadPages(request)
		}, ports.mask);
	} catch (thrown) {
		const trouble = {
			kind: "said",
			said: toError(thrown).message
		};
		return masked({
			kind: "loaded",
			pages: pages.map(({ path }) => ({
				path,
				loads: [],
				trouble
			}))
		}, ports.mask);
	}
}
/** A duet's recording with its pages: those of head, and those of base where head does not meet their targets. */
async function withPages$1(recording, input, addresses) {
	const { arms, validity } = recording;
	if (!validity.valid) return recording;
	const head = await loadPages(input, {
		arm: "head",
		baseUrl: addresses.head.baseUrl
	});
	if (head === void 0) return recording;
	const unmet = unmetOf(input.config.policy.targets ?? [], head);
	const of = {
		arm: "base",
		baseUrl: addresses.base.baseUrl
	};
	const base = arms.base && await loadPages(input, of, unmet);
	return {
		...recording,
		arms: {
			head: {
				...arms.head,
				pages: head
			},
			...arms.base && { base: {
				...arms.base,
				...base && { pages: base }
			} }
		}
	};
}

// src/pipeline/alone/assemble.ts
/** The CPU loop runs before anything of the user's does, so that it reads the machine and not the app. */
async function describe(ports) {
	const calibration = ports.host.calibrate();
	const described = await ports.host.describe();
	const cpu = described.cpuModel ?? "CPU model not available";
	ports.log.write("info", `Machine: ${cpu}, ${described.vcpus ?? "?"} vCPUs, ${described.os} ${described.arch}`);
	return {
		...described,
		calibration
	};
}
/** A recording with all that says where and when it was made, and without secrets. */
function assemble(config, ports, environment, content) {
	const recording = {
		...RECORDING_STAMP,
		tool: ports.tool,
		gate: config.gate,
		createdAt: new Date(ports.clock.now()).toISOString(),
		environment,
		...content,
		...config.preset?.name === "smoke" && { quickLook: true }
	};
	return masked(recording, ports.mask);
}
/** What an arm measured, and where its build comes from. */
function armOf({ workload, load, overall, endpoints, scenarios, checks, thresholds }, source, origin, { processes, database, pages, profiled } = {}) {
	const measured = {
		workload,
		load,
		overall,
		endpoints,
		scenarios,
		checks,
		thresholds
	};
	const looked = {
		...processes && { processes },
		...database && { database },
		...pages && { pages }
	};
	return {
		source,
		origin,
		...measured,
		...looked,
		...profiled && { profiled }
	};
}

// src/pipeline/alone/check-script.ts
/** Nobody waits for a build and two starts to hear that the script cannot be driven. Throws as `check` does. */
async function checkScript({ workload, workingDirectory, app, compare }, load, signal, progress) {
	const target = workload.target ?? compare.headTarget;
	const baseUrl = app === null && target !== null && target !== "" ? target : null;
	const mayBeMade = app !== null && (app.build !== null || app.setup !== null);
	await during(progress, { step: "script" }, () => load.check({
		workload,
		workingDirectory,
		signal,
		baseUrl,
		mayBeMade
	}));
}

// src/core/decision/load/repetition.ts
/**
* Whether a first attempt is made once more: only where load was driven and the machine or the delivery of the load made
* it invalid. A valid run never is, whatever it shows. Both attempts together take at most `budgetSeconds` of judged load.
*/
function repetitionOf(validity, load, budgetSeconds) {
	if (validity.valid || !wasDriven(load)) return { kind: "none" };
	const seconds = Math.round(load.durationMs / 1e3);
	if (2 * seconds <= budgetSeconds) return {
		kind: "due",
		why: validity.reasons.join(" ")
	};
	return {
		kind: "beyond-budget",
		note: {
			kind: "unrepeated",
			seconds: 2 * seconds,
			budgetSeconds
		}
	};
}

// src/core/readings/processes/process-evidence.ts
/** The windows of one arm, in the order in which they were driven. */
const windowsOfArm = (pairs, arm) => pairs.map((pair) => ({
	start: pair.start ?? 1,
	window: pair[arm]
}));
/**
* What an arm's processes were like: memory at the begin of the first window of each start, halfway and at the end of the
* last one, and the judged requests between. null: its processes are not known, or it was not driven.
*/
function processEvidence(windows, samples, readyMs) {
	const memory = pointsOf(samples, ({ slow }) => slow?.memory);
	if (memory.length === 0 || windows.length === 0) return null;
	const starts = [...Map.groupBy(windows, ({ start }) => start).values()].map((own) => own.map(({ window }) => window));
	const handles = pointsOf(samples, ({ slow }) => slow?.handles);
	return {
		readyMs,
		memory: starts.map((own) => memoryOver(own, memory)),
		requests: starts.map(requestsIn),
		mostHandles: handles.length === 0 ? null : Math.max(...handles.map(({ value }) => value)),
		threads: samples.reduce((most, { threads }) => Math.max(most, threads), 0)
	};
}
function memoryOver(own, memory) {
	const at = (ms) => valueAt(memory, ms) ?? 0;
	const from = Math.min(...own.map(({ startedAt }) => startedAt));
	const to = Math.max(...own.map(({ startedAt, durationMs }) => startedAt + durationMs));
	const driven = own.reduce((sum, { durationMs }) => sum + durationMs, 0);
	const halfway = reached(own, driven / 2);
	const [begins, ends] = [halfway - ABOUT * driven, halfway + ABOUT * driven];
	const about = memory.flatMap((point) => point.at >= begins && point.at <= ends ? [point.value] : []);
	const middle = about.length === 0 ? at(halfway) : median(about);
	return {
		before: Math.round(at(from)),
		middle: Math.round(middle),
		after: Math.round(at(to))
	};
}
/** Share of the time that a start was driven, to either side of its middle, long enough for a heap to be cleaned up more than once. */
const ABOUT = .1;
/** When so many ms were driven, without the time between windows; Unix time, ms. */
function reached(own, ms) {
	let left = ms;
	for (const { startedAt, durationMs } of own.toSorted((a, b) => a.startedAt - b.startedAt)) {
		if (left <= durationMs) return startedAt + left;
		left -= durationMs;
	}
	return Math.max(...own.map(({ startedAt, durationMs }) => startedAt + durationMs));
}
/** null: a whole run's window counts none itself. */
function requestsIn(own) {
	return own.map(({ subjects }) => subjects["overall"]?.requests).reduce((sum, count) => sum === null || count === void 0 ? null : sum + count, 0);
}

// src/pipeline/duet/arms/base-build.ts
const DROPPED = "had been built by an earlier run: that build is dropped, and base is built anew before its next start.";
function openBuild({ request, side, checkout, ports, together }) {
	const { log } = ports;
	let isReused = false;
	let hasStarted = false;
	let isDoubted = false;
	let isTold = false;
	const make = async () => {
		isReused = await build(request, checkout, ports);
		isDoubted = false;
	};
	const doubt = () => {
		isDoubted = true;
		isTold = true;
		return isReused ? `It ${DROPPED}` : "";
	};
	const start = async (port, again) => {
		if (isDoubted && isReused && !hasStarted) {
			await checkout.forget();
			await make();
		}
		try {
			await side.start(port, again);
			hasStarted = true;
			isDoubted = false;
		} catch (thrown) {
			if (request.signal.aborted || !(thrown instanceof AppError || thrown instanceof ApartError)) throw thrown;
			isDoubted = true;
			if (!isReused || hasStarted) throw thrown;
			const told = doubt();
			if (together) throw telling(thrown, told);
			log.write("warning", `${thrown.message} ${told}`);
			await start(port, again);
		}
	};
	return {
		make,
		start,
		doubt,
		async remove() {
			if (isDoubted && isReused && !isTold) log.write("warning", `Base ${DROPPED}`);
			if (isDoubted) await checkout.forget();
			await checkout.remove();
		}
	};
}
/** Returns whether an earlier run did. */
async function build(request, checkout, { apps, log, progress }) {
	const { app, sha } = request;
	if (!isBuilt(app)) return false;
	const how = JSON.stringify([
		app.build,
		app.env,
		sha
	]);
	if (!await during(progress, {
		step: "build",
		arm: "base"
	}, () => checkout.build(how, () => apps.build(request)))) return false;
	log.write("info", "Built output of base reused.");
	if (app.compose !== null) await apps.build({
		...request,
		app: {
			...app,
			build: null
		}
	});
	return true;
}
function telling(thrown, told) {
	const message = `${thrown.message} ${told}`;
	if (thrown instanceof ApartError) return new ApartError(message, thrown.arm, thrown.logTail);
	return new AppError(message, thrown.hint, thrown.logTail, thrown.step, thrown.how);
}

// src/pipeline/duet/arms/for-both.ts
/**
* Whether two applications may start and stop at the same time. Where a port is fixed the other one must not take it by
* chance, and the user's own commands around a start may share something, such as a database that both set up.
*/
const mayGoTogether = (...apps) => apps.every(({ port, setup, stop }) => port === null && setup === null && stop === null);
/**
* Does something for each arm, at the same time where `together`, else one after the other in this order. Throws what the
* first of them threw, once nothing of it goes on any more.
*/
async function forBoth(order, together, work) {
	if (!together) {
		for (const arm of order) await work(arm);
		return;
	}
	const failed = (await Promise.allSettled(order.map(work))).find((one) => one.status === "rejected");
	if (failed !== void 0) throw failed.reason;
}

// src/pipeline/duet/arms/side.ts
function openSide(request, { apps, clock, progress }) {
	let running = null;
	let failure = null;
	let startMs = 0;
	const readyMs = [];
	const { app, arm } = request;
	return {
		canStartAgain: app.setup === null || app.stop === null,
		hasSetup: app.setup !== null,
		hasReset: app.reset !== null,
		directory: request.directory,
		get baseUrl() {
			return running?.baseUrl ?? "";
		},
		get startMs() {
			return startMs;
		},
		readyMs,
		processes: () => running?.processes?.() ?? null,
		async start(port, again = running !== null) {
			const began = clock.now();
			try {
				running = await during(progress, {
					step: "start",
					arm
				}, () => apps.start({
					...request,
					again,
					...port !== void 0 && { port }
				}));
				failure = null;
			} catch (thrown) {
				const { message, name } = toError(thrown);
				const how = thrown instanceof AppError ? thrown.how : {
					kind: name,
					said: null
				};
				failure = {
					kind: `start: ${how.kind}`,
					said: how.said,
					reason: again ? `Restarted, ${arm} failed: ${message}` : message,
					logTail: thrown instanceof AppError ? thrown.logTail : ""
				};
				throw thrown;
			}
			startMs = clock.now() - began;
			if (running.readyMs !== void 0) readyMs.push(running.readyMs);
		},
		died: () => failure ?? running?.died() ?? null,
		variable: (name) => running?.variable?.(name) ?? null,
		reset: async () => {
			const app = running;
			if (app !== null) await during(progress, {
				step: "reset",
				arm
			}, () => apps.reset(request, app));
		},
		stop: async () => {
			const app = running;
			if (app !== null) await during(progress, {
				step: "stop",
				arm
			}, () => app.stop());
		},
		runsNode: () => running?.runsNode?.() ?? false,
		once: (how, body) => startOnce({
			request,
			running,
			how
		}, {
			apps,
			progress
		}, body)
	};
}
async function startOnce({ request, running, how }, { apps, progress }, body) {
	const { apart: _, ...own } = request;
	const { app, arm } = own;
	if (how.stacks !== void 0 && app.compose !== null) throw new Error("a container leaves no stacks in the folder of the application");
	const port = running === null ? {} : { port: Number(new URL(running.baseUrl).port) };
	const asked = {
		...own,
		...port,
		...how,
		again: running !== null
	};
	const once = await during(progress, {
		step: "start",
		arm
	}, () => apps.start(asked));
	try {
		if (app.reset !== null) await during(progress, {
			step: "reset",
			arm
		}, () => apps.reset(asked, once));
		return await body(once);
	} finally {
		await during(progress, {
			step: "stop",
			arm
		}, () => once.stop());
	}
}

// src/pipeline/duet/arms/base-side.ts
/** Base cannot be driven, which is never head's fault. */
var BaseError = class extends Error {
	name = "BaseError";
	logTail;
	/** the command of the user's that failed */
	step;
	constructor(message, logTail, step = "start") {
		super(message);
		this.logTail = logTail;
		this.step = step;
	}
};
/** Base in a folder of its own, yet to be built, with its own revision's `app` where it has one. Throws BaseError. */
async function openBase({ sha }, input) {
	const { config, ports, signal, cores, apart } = input;
	return asBase(signal, async () => {
		const keep = input.app.build !== null && input.app.compose === null;
		const checkout = await during(ports.progress, {
			step: "checkout",
			arm: "base"
		}, () => ports.revisions.checkout(sha, config.workingDirectory, keep));
		try {
			const own = await ports.configAt(checkout.directory);
			const app = own?.app ?? input.app;
			const logFile = ports.files.path("app-base.log");
			const { directory } = checkout;
			const held = {
				...cores && { cpus: cores.base },
				...apart && { apart }
			};
			const request = {
				app,
				arm: "base",
				sha,
				directory,
				logFile,
				signal,
				...held
			};
			const side = openSide(request, ports);
			const together = mayGoTogether(app, input.app);
			const build = openBuild({
				request,
				side,
				checkout,
				ports,
				together
			});
			return {
				side: blamedOnBase(side, build, signal),
				config: own,
				app,
				fixedPort: apart ? null : app.port,
				build: () => asBase(signal, build.make),
				remove: build.remove
			};
		} catch (thrown) {
			await checkout.remove();
			throw thrown;
		}
	});
}
function blamedOnBase(side, build, signal) {
	return {
		get baseUrl() {
			return side.baseUrl;
		},
		get startMs() {
			return side.startMs;
		},
		readyMs: side.readyMs,
		processes: side.processes,
		canStartAgain: side.canStartAgain,
		hasSetup: side.hasSetup,
		hasReset: side.hasReset,
		start: (port, again) => asBase(signal, () => build.start(port, again)),
		doubt: build.doubt,
		reset: () => asBase(signal, side.reset),
		died: side.died,
		variable: side.variable,
		stop: side.stop,
		directory: side.directory,
		runsNode: side.runsNode,
		once: side.once
	};
}
/** Trouble of base, told apart from head's. */
async function asBase(signal, body) {
	try {
		return await body();
	} catch (thrown) {
		if (signal.aborted) throw thrown;
		const machine = machineTrouble(thrown);
		if (machine !== null) throw machine;
		if (thrown instanceof AppError) throw new BaseError(thrown.message, thrown.logTail, thrown.step);
		if (thrown instanceof EnvironmentError) throw new BaseError(`${thrown.message} ${thrown.hint}`.trim(), "");
		throw thrown;
	}
}

// src/pipeline/duet/arms/build-both.ts
/** What two builds at once are to have, bytes: 3 GiB each, which a compiler, a bundler or Gradle's two processes take. */
const ENOUGH = 6 * 2 ** 30;
/** How two builds go, and why, a sentence. `free`: bytes; null: not known. */
function planBuilds(free) {
	if (free === null) return {
		together: false,
		why: "Base is built before head: how much memory is free is not known."
	};
	const size = `${(free / 2 ** 30).toFixed(1)} GiB of memory are free`;
	return free >= ENOUGH ? {
		together: true,
		why: `Base and head are built at the same time: ${size}.`
	} : {
		together: false,
		why: `Base is built before head: ${size}, and two builds at once are to have 6 GiB.`
	};
}
/** What head's commands are told of their revision: its commit; empty: there is none to name. */
const headSha = async ({ sourceControl }, directory) => await sourceControl.checkedOut(directory) ?? "";
/** Throws as the application's runner does. */
async function buildHead(request, { apps, progress }) {
	await during(progress, {
		step: "build",
		arm: "head"
	}, () => apps.build(request));
}
/**
* Builds both, at the same time where memory allows. One that fails beside the other is built again by itself before that is
* believed: commands that do well alone may share a cache, or run out of memory. Throws base's error before head's.
*/
async function buildBoth({ builds, apps, ports, signal }) {
	if (!await buildTogether({
		builds,
		apps,
		ports,
		signal
	})) for (const arm of ARMS) await builds[arm]();
}
/** False: they are to be built one after the other. */
async function buildTogether({ builds, apps, ports, signal }) {
	if (!ARMS.every((arm) => isBuilt(apps[arm]))) return false;
	const { together, why } = planBuilds(await ports.host.freeMemory?.() ?? null);
	ports.log.write("info", why);
	if (!together) return false;
	const ended = await Promise.allSettled(ARMS.map((arm) => builds[arm]()));
	for (const [index, arm] of ARMS.entries()) {
		const end = ended[index];
		if (end?.status !== "rejected") continue;
		const { reason } = end;
		if (!(reason instanceof AppError || reason instanceof BaseError) || signal.aborted) throw reason;
		ports.log.write("warning", `${reason.message} It is built again, by itself.`);
		await builds[arm]();
	}
	return true;
}

// src/core/readings/databases/joined-samples.ts
/** What a database counted, and the one that then stood in its place: a counter that goes on where the first one ended. */
function joinedSamples(before, after) {
	const last = before.at(-1);
	if (last === void 0) return after;
	return [...before, ...after.map(({ at, statements, rows, ms }) => ({
		at,
		statements: last.statements + statements,
		rows: last.rows + rows,
		ms: last.ms + ms
	}))];
}

// src/core/readings/databases/merged-reads.ts
/** What two looks at one arm showed, the later one of a database that was made anew: plans and settings are of what is there now; without `log`. */
function mergedReads(before, after) {
	const { product, version, plans, settings = before.settings } = after;
	return {
		product,
		version,
		plans,
		...settings && { settings },
		watchedMs: before.watchedMs + after.watchedMs,
		statements: mergedStatements(before.statements, after.statements),
		all: summed(before.all, after.all),
		totals: summed(before.totals, after.totals),
		tables: mergedTables(before.tables, after.tables),
		sessions: mergedSessions(before.sessions, after.sessions),
		locks: [...before.locks, ...after.locks],
		gaps: [...new Map([...before.gaps, ...after.gaps].map((gap) => [JSON.stringify(gap), gap])).values()]
	};
}
/** Field by field; what one side alone read is all there is. */
function summed(a, b) {
	if (a === null || b === null) return a ?? b;
	const names = Object.keys(a);
	return Object.fromEntries(names.map((name) => [name, a[name] + b[name]]));
}
/** At most so many are kept of an arm, by their time. */
const MOST$1 = 100;
function mergedStatements(before, after) {
	const all = new Map(before.map((one) => [one.id, one]));
	for (const one of after) {
		const same = all.get(one.id);
		if (same !== void 0 && one.isTraced) continue;
		all.set(one.id, same === void 0 || same.isTraced ? one : together(same, one));
	}
	return [...all.values()].toSorted((a, b) => b.totalMs - a.totalMs).slice(0, MOST$1);
}
function together(a, b) {
	const { id, text, kind } = b;
	const add = (of) => a[of] + b[of];
	return {
		id,
		text,
		kind,
		calls: add("calls"),
		totalMs: add("totalMs"),
		rows: add("rows"),
		blocksHit: add("blocksHit"),
		blocksRead: add("blocksRead"),
		tempBlocks: add("tempBlocks"),
		deviationMs: deviationOf(a, b)
	};
}
/** Of all calls: their own squares and those of their means' difference (Chan, Golub and LeVeque 1979); ms. */
function deviationOf(a, b) {
	if (a.calls === 0) return b.deviationMs;
	if (b.calls === 0) return a.deviationMs;
	if (a.deviationMs === null || b.deviationMs === null) return null;
	const calls = a.calls + b.calls;
	const apart = b.totalMs / b.calls - a.totalMs / a.calls;
	const squares = a.calls * a.deviationMs ** 2 + b.calls * b.deviationMs ** 2;
	return Math.sqrt((squares + apart ** 2 * a.calls * b.calls / calls) / calls);
}
function mergedTables(before, after) {
	const all = new Map(before.map((one) => [one.name, one]));
	for (const one of after) {
		const same = all.get(one.name);
		if (same === void 0) all.set(one.name, one);
		else {
			const { name, rows } = one;
			const add = (of) => same[of] + one[of];
			all.set(name, {
				name,
				rows: rows ?? same.rows,
				sequentialScans: add("sequentialScans"),
				sequentialRows: add("sequentialRows"),
				indexScans: add("indexScans")
			});
		}
	}
	return [...all.values()];
}
function mergedSessions(a, b) {
	if (a === null || b === null) return a ?? b;
	const most = (of) => Math.max(a[of], b[of]);
	return {
		looks: a.looks + b.looks,
		allowed: b.allowed,
		most: most("most"),
		mostActive: most("mostActive"),
		mostIdleInTransaction: most("mostIdleInTransaction"),
		longestIdleInTransactionMs: most("longestIdleInTransactionMs"),
		...takenOf(a, "nothing") > takenOf(b, "nothing") ? fullestOf(a) : fullestOf(b)
	};
}
const fullestOf = ({ fullest }) => fullest === void 0 ? {} : { fullest };

// src/core/series/merged-log.ts
/** The logs of two looks at one arm together; one that was not read leaves open what it had. */
function mergedLog({ log: a }, { log: b }) {
	if (a?.kind !== "read" || b?.kind !== "read") {
		const log = a?.kind === "missing" ? a : b ?? a;
		return log === void 0 ? {} : { log };
	}
	const times = decode(a.times);
	times.merge(decode(b.times));
	const thresholdMs = Math.max(a.thresholdMs, b.thresholdMs);
	const [entries, portions] = [a.entries + b.entries, (a.portions ?? 0) + (b.portions ?? 0)];
	return { log: {
		kind: "read",
		thresholdMs,
		entries,
		isWhole: a.isWhole && b.isWhole,
		times: encode(times),
		...portions > 0 && { portions }
	} };
}

// src/core/readings/endpoint-statements.ts
/** The first calls prepare statements, fill caches and open connections: left out where this many more are there. */
const FIRST = 2;
/** From fewer calls nobody can tell a statement that always runs from one that often does. */
const FEWEST_EXACT = 5;
/** A machine that is busy runs timers unevenly: what is in the background may be so much more at another time. */
const UNEVEN = 2;
/** Standard deviations of a Poisson count that chance may add to a background statement. */
const CHANCE = 3;
/** That an endpoint keeps, those with most time: one that runs more has another problem. */
const MOST_STATEMENTS = 100;
const NOTHING$2 = {
	calls: 0,
	totalMs: 0,
	rows: 0
};
/**
* Which statements each endpoint runs, and how often per call, of calls that were made one at a time; by the
* endpoints' names, and statements by their time.
*
* The first two calls of an endpoint are left out where at least three others are there. A statement that ran in at least
* half of the calls counts with the median of its numbers, which what happens beside an endpoint now and then does not
* move; it is exact where all of at least five calls had the same number. One that ran in fewer than half of them counts
* with their mean, below 1 as a rule, and never exactly: a cache that was missed, a page that some calls have.
*
* What also runs while no request does is the application's own (health checks, pools, jobs). It is left out of an
* endpoint in whose calls it ran in fewer than half, and of one that had no more of it than twice its rate in the idle time
* (one sight added, since a few say little) and three standard deviations of that Poisson count explain. Of what ran in
* one call alone nobody knows whether the endpoint ran it: left out where there are five calls.
*/
function endpointStatements(calls, idle) {
	const perMs = backgroundOf(idle);
	return [...Map.groupBy(calls, ({ endpoint }) => endpoint)].toSorted(([a], [b]) => a < b ? -1 : 1).map(([endpoint, all]) => {
		const kept = all.length >= 5 ? all.slice(FIRST) : all;
		const statements = [...new Set(kept.flatMap(({ ran }) => [...ran.keys()]))].flatMap((id) => statementOf(id, kept, perMs.get(id) ?? 0) ?? []);
		return {
			endpoint,
			calls: kept.length,
			ms: median(kept.map(({ ms }) => ms)),
			statements: statements.toSorted((a, b) => b.msPerCall - a.msPerCall).slice(0, MOST_STATEMENTS)
		};
	});
}
/** Calls of each statement per ms in which no request ran; none: it never did. */
function backgroundOf(idle) {
	const ms = sum(idle.map((time) => time.ms));
	const seen = /* @__PURE__ */ new Map();
	for (const [id, { calls }] of idle.flatMap(({ ran }) => [...ran])) seen.set(id, (seen.get(id) ?? 0) + calls);
	return new Map([...seen].map(([id, count]) => [id, (count + 1) / Math.max(ms, 1)]));
}
/** Null: the endpoint does not run it, as far as anybody can tell. */
function statementOf(id, calls, backgroundPerMs) {
	const ran = calls.map((call) => call.ran.get(id) ?? NOTHING$2);
	const counts = ran.map((one) => one.calls);
	const beside = UNEVEN * backgroundPerMs * sum(calls.map(({ ms }) => ms));
	const sights = counts.filter((count) => count > 0).length;
	const isUsual = sights * 2 >= calls.length;
	const isBeside = !isUsual || sum(counts) <= beside + CHANCE * Math.sqrt(beside);
	if (backgroundPerMs > 0 && isBeside) return null;
	if (sights === 1 && calls.length >= FEWEST_EXACT) return null;
	const middle = isUsual ? median : mean;
	return {
		id,
		perCall: middle(counts),
		isExact: calls.length >= FEWEST_EXACT && counts.every((count) => count === counts[0]),
		msPerCall: middle(ran.map(({ totalMs }) => totalMs)),
		rowsPerCall: middle(ran.map(({ rows }) => rows))
	};
}

// src/core/readings/pair-requests.ts
/**
* The endpoint of each request that passed, in their order; null: not known. A request and the redirects that it was sent
* on by carry one id, and both sides have them in the same order. Where either side missed one (it went elsewhere, a
* connection was tried again) the next of the same status is it.
*/
function pairRequests(passed, named) {
	const byId = Map.groupBy(named, ({ id }) => id);
	const next = /* @__PURE__ */ new Map();
	return passed.map(({ id, status }) => {
		if (id === null || status === null) return null;
		const own = byId.get(id) ?? [];
		const at = own.findIndex((one, index) => index >= (next.get(id) ?? 0) && one.status === status);
		if (at >= 0) next.set(id, at + 1);
		return own[at]?.endpoint ?? null;
	});
}

// src/core/readings/ran-between.ts
/**
* What ran between two readings of counters that only grow: those that grew, by how much. One that shrank began anew
* (the database dropped it, or somebody reset it) and counts with what it has since.
*/
function ranBetween(before, after) {
	const grown = [...after].flatMap(([id, now]) => {
		const then = before.get(id);
		if (then === void 0 || now.calls < then.calls || now.totalMs < then.totalMs || now.rows < then.rows) return now.calls > 0 ? [[id, now]] : [];
		if (now.calls === then.calls) return [];
		const { calls, totalMs, rows } = then;
		return [[id, {
			calls: now.calls - calls,
			totalMs: now.totalMs - totalMs,
			rows: now.rows - rows
		}]];
	});
	return new Map(grown);
}

// src/pipeline/probes/watch-requests.ts
/** An answer may be there before the last statement is through: what an application does not wait for. */
const SETTLES_MS = 10;
/** A request that came while the one before it was looked at begins with that look. */
const FRESH_MS = 5;
/**
* Reads a database's counters around each request, and keeps what ran during it and what ran in between. Null: they
* cannot be read.
*/
async function watchRequests(session, clock) {
	const read = async () => {
		const counts = await session.counts();
		return counts === null ? null : {
			at: clock.now(),
			counts
		};
	};
	const [seen, idle] = [[], []];
	let last = await read();
	if (last === null) return null;
	let begun = null;
	return {
		seen,
		idle,
		async before() {
			if (last !== null && clock.now() - last.at < FRESH_MS) {
				begun = last;
				return;
			}
			begun = await read();
			if (begun !== null && last !== null) idle.push(between(last, begun));
		},
		async after(request) {
			await clock.sleep(SETTLES_MS);
			const ended = await read();
			last = ended;
			const ran = begun === null || ended === null ? {
				ms: 0,
				ran: null
			} : between(begun, ended);
			seen.push({
				request,
				...ran
			});
		}
	};
}
const between = (from, to) => ({
	ms: to.at - from.at,
	ran: ranBetween(from.counts, to.counts)
});

// src/pipeline/probes/trace.ts
/** The generator drives for ten seconds and takes some to start; whoever has a slow setup() is not waited for. */
const LIMIT_MS$1 = 15e3;
/** What could not be looked at, as gaps of the evidence. */
const gapsOfTrace = ({ untraced, missed = [] }) => [...untraced === null ? [] : [{
	kind: "untraced",
	...untraced
}], ...missed.map((of) => ({
	kind: "missed",
	...of
}))];
/**
* Which statements each endpoint of one arm runs: its script is driven by one user, its requests go through to the
* application one at a time, and the database's counters are read around each. Call it after the judged windows, for one
* arm after the other, before `session.close()`; it adds requests of the script to the arm, setup() and teardown()
* too. It takes fifteen seconds at most, and a few more where the generator does not end at once. Never throws or rejects.
*/
async function traceArm(input) {
	const { signal } = input.request;
	try {
		return await unlessCancelled(signal, () => traceOne(input));
	} catch (thrown) {
		return signal.aborted ? nothing("cancelled") : nothing("failed", toError(thrown).message);
	}
}
const nothing = (why, said = null) => ({
	endpoints: [],
	untraced: {
		why,
		said
	}
});
async function traceOne(input) {
	const { load, app, session, openSingleFile, clock } = input;
	const watch = await watchRequests(session, clock);
	if (load.trace === void 0 || watch === null) return nothing("unable");
	if (app.died() !== null) return nothing("app-died");
	const proxy = await openSingleFile(app.baseUrl, watch);
	const [limit, done] = [new AbortController(), new AbortController()];
	clock.sleep(LIMIT_MS$1, done.signal).then(() => limit.abort());
	try {
		const signal = AbortSignal.any([input.request.signal, limit.signal]);
		const trace = await load.trace({
			...input.request,
			baseUrl: proxy.url,
			signal
		});
		if (app.died() !== null) return nothing("app-died");
		if (trace.kind === "traced") return tracedOf(trace, watch, input.request.wanted);
		return nothing(trace.why === "cancelled" ? "too-slow" : trace.why, trace.said);
	} finally {
		done.abort();
		await proxy.close();
	}
}
function tracedOf(trace, { seen, idle }, wanted) {
	const { requests } = trace;
	if (seen.every(({ request }) => request.id === null)) return nothing("astray");
	const named = pairRequests(seen.map(({ request }) => request), requests);
	const calls = seen.flatMap(({ ms, ran }, index) => {
		const endpoint = named[index] ?? null;
		return endpoint === null || ran === null ? [] : [{
			endpoint,
			ms,
			ran
		}];
	});
	if (calls.length === 0) return nothing("unable");
	const missed = missedOf(trace, new Set(calls.map(({ endpoint }) => endpoint)), wanted);
	return {
		endpoints: endpointStatements(calls, idle),
		untraced: null,
		...missed.length > 0 && { missed }
	};
}
/** Endpoints of the load that were not looked at, by the reason. */
function missedOf({ requests, called = [] }, looked, wanted) {
	const [came, all] = [new Set(requests.map(({ endpoint }) => endpoint)), new Set(called)];
	const whyOf = (endpoint) => {
		if (came.has(endpoint)) return "unread";
		return all.has(endpoint) ? "elsewhere" : "not-called";
	};
	const missing = wanted.filter((endpoint) => !looked.has(endpoint));
	return [...Map.groupBy(missing, whyOf)].map(([why, endpoints]) => ({
		why,
		endpoints
	}));
}

// src/pipeline/probes/databases.ts
/** Null: nobody asked for it. What cannot be had is told, and is in the evidence; a run never fails of it. */
async function watchDatabases(input) {
	const { config, ports } = input;
	const variable = config.probes.postgresUrlEnv;
	const { databaseProbe: probe } = ports;
	if (variable === null || probe === void 0) return null;
	let opened = await Promise.all(ARMS.filter((arm) => input.arms[arm] !== void 0).map((arm) => openOne(arm, variable, probe, input)));
	const gaps = opened.flatMap((one) => "gap" in one ? [gapText(one.gap, one.arm)] : []);
	for (const text of new Set(gaps)) ports.log.write("warning", text);
	const urls = opened.flatMap((one) => "url" in one ? [one.url] : []);
	const isShared = urls.length > 1 && new Set(urls.map(placeOf)).size === 1;
	const watched = () => isShared ? [] : sessionsOf(opened);
	const turns = inTurns(() => sessionsOf(opened), isShared);
	let isOver = false;
	return {
		turn: turns.turn,
		samples: () => samplesByArm(watched()),
		begin: async () => {
			if (isCompared(input)) for (const { session } of watched()) session.follow?.();
			await Promise.all(watched().map(({ session }) => session.begin()));
		},
		async aside(body) {
			await Promise.all(watched().map(({ session }) => session.end()));
			try {
				return await body();
			} finally {
				if (!isOver) {
					opened = await Promise.all(opened.map((one) => madeAnew(one, variable, probe, input)));
					await Promise.all(watched().map(({ session }) => session.begin()));
				}
			}
		},
		async finish(trace) {
			if (isOver) return {};
			isOver = true;
			const isByRounds = await turns.over();
			await Promise.all(watched().map(({ session }) => session.end()));
			const shared = isShared ? { inTurns: isByRounds } : null;
			const looked = {};
			for (const one of opened) looked[one.arm] = await evidenceOf(one, shared, trace);
			return looked;
		},
		async close() {
			if (isOver) return;
			isOver = true;
			await Promise.all(sessionsOf(opened).map(({ session }) => session.close({ plans: false })));
		}
	};
}
/** Server and database, whoever asks and how. */
function placeOf(url) {
	const parsed = URL.parse(url);
	if (parsed === null) return url;
	const host = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(parsed.hostname) ? "here" : parsed.hostname;
	return `${parsed.searchParams.get("host") ?? host}:${parsed.port || "5432"}${parsed.pathname}`;
}
const sessionsOf = (opened) => opened.filter((one) => "session" in one);
/**
* The same, or a session with the database that now stands in its place: what the gate makes for an application that is
* taken away as a whole is made anew for each of its starts. What the former one showed is kept.
*/
async function madeAnew(one, variable, probe, input) {
	if (!("session" in one) || !one.isOwn || one.session.isCut?.() !== true) return one;
	const read = await one.session.close({ plans: false });
	const before = one.before === void 0 ? read : both(one.before, read);
	const anew = await openOne(one.arm, variable, probe, input);
	if ("session" in anew && isCompared(input)) anew.session.follow?.();
	return {
		...anew,
		before,
		samplesBefore: samplesOf(one)
	};
}
/** Of one side alone no window is held against another one's. */
const isCompared = ({ arms }) => arms.base !== void 0 && arms.head !== void 0;
const samplesByArm = (sessions) => Object.fromEntries(sessions.map((one) => [one.arm, samplesOf(one)]).filter(([, samples]) => samples.length > 0));
const samplesOf = ({ session, samplesBefore = [] }) => joinedSamples(samplesBefore, session.samples?.() ?? []);
async function openOne(arm, variable, probe, { arms, signal, config }) {
	const found = arms[arm]?.variable?.(variable) ?? null;
	if (found === null || found.value === "") return {
		arm,
		gap: {
			kind: "no-url",
			variable
		}
	};
	const target = {
		arm,
		url: found.value,
		variable,
		isOwn: found.ownDatabase,
		signal,
		...logOf(config)
	};
	const answer = await probe.open(target);
	return answer.kind === "missing" ? {
		arm,
		gap: answer.gap
	} : {
		arm,
		session: answer.session,
		url: found.value,
		isOwn: found.ownDatabase
	};
}
/** A log may be long: it is read where a target needs it. */
function logOf({ probes, policy, workingDirectory = "." }) {
	const isWanted = (policy?.targets ?? []).some(({ metric, statistic }) => metric === "db.query" && statistic !== "avg");
	const { postgresLog: log = null } = probes;
	return isWanted ? { log: { path: log && path.resolve(workingDirectory, log) } } : {};
}
/** Counts for an arm while it is its round; of one database for both nothing is looked at beside it. */
function inTurns(sessions, isShared) {
	let last = Promise.resolve();
	let isTold = false;
	return {
		turn(arm, what) {
			isTold = true;
			const session = sessions().find((one) => one.arm === arm)?.session;
			last = last.then(() => {
				if (!isShared) return session?.round?.(what);
				return what === "begins" ? session?.begin() : session?.end();
			}).catch(() => {});
		},
		/** Once all of them are through: whether there was any. */
		over: async () => {
			await last;
			return isTold;
		}
	};
}
const both = (before, after) => ({
	...mergedReads(before, after),
	...mergedLog(before, after)
});
/** `shared`: null: it is the arm's own */
async function evidenceOf(one, shared, trace) {
	if ("gap" in one) {
		const { before = NOTHING$1, gap } = one;
		return {
			...before,
			endpoints: [],
			gaps: [...before.gaps, gap]
		};
	}
	const traced = await trace(one.arm, one.session);
	const last = await one.session.close();
	const read = one.before === void 0 ? last : both(one.before, last);
	const gaps = [
		...read.gaps,
		...shared === null ? [] : [{
			kind: "shared",
			...shared.inTurns && { inTurns: true }
		}],
		...gapsOfTrace(traced)
	];
	return {
		...read,
		...shared !== null && OF_BOTH,
		endpoints: traced.endpoints,
		gaps
	};
}
/** What a database hands in a second late, or has of the other side as well: its own counters, and sessions that stay open or wait. */
const OF_BOTH = {
	totals: null,
	tables: [],
	sessions: null,
	locks: []
};
const NOTHING$1 = {
	product: "postgres",
	version: "",
	watchedMs: 0,
	statements: [],
	all: null,
	totals: null,
	tables: [],
	sessions: null,
	locks: [],
	plans: [],
	endpoints: [],
	gaps: []
};

// src/pipeline/probes/drive-watched.ts
/**
* Drives, and looks meanwhile into the databases of the arms where that is asked for; after it at each endpoint by itself.
* The host that `drive` is given reads of those databases too.
* `measuredOf`: what each arm showed; null: nothing was driven, so that there is nothing to look at. Throws what `drive` throws.
*/
async function driveWatched(input, drive, measuredOf) {
	const { signal } = input.request;
	const { host } = input.ports;
	const databases = await watchDatabases({
		...input,
		signal
	});
	if (databases === null) return {
		driven: await drive((body) => body(), () => {}, host),
		looked: {}
	};
	try {
		await databases.begin();
		const driven = await drive(databases.aside, databases.turn, withDatabases(host, databases));
		const measured = measuredOf(driven);
		if (measured === null) return {
			driven,
			looked: {}
		};
		return {
			driven,
			looked: await databases.finish((arm, session) => traced(input, arm, measured[arm], session))
		};
	} finally {
		await databases.close();
	}
}
/** The same host, whose samples are also of the arms' databases. */
function withDatabases(host, { samples }) {
	const watch = (processes) => {
		const own = host.watch(processes);
		return {
			samples: (when) => ({
				...own.samples(when),
				databases: samples()
			}),
			stop: () => ({
				...own.stop(),
				databases: samples()
			})
		};
	};
	return {
		...host,
		watch
	};
}
const NOTHING = {
	endpoints: [],
	untraced: {
		why: "unable",
		said: null
	}
};
/** What one user's requests to an arm ask of its database. */
async function traced({ load, request, arms, ports }, arm, measured, session) {
	const app = arms[arm];
	if (app === void 0 || measured === void 0) return NOTHING;
	const { openSingleFile, clock, progress } = ports;
	const wanted = measured.endpoints.filter((one) => !isOwn(one) && one.method !== "gRPC").map(endpointKey);
	const own = {
		...request,
		teardown: false,
		learned: measured.workload.names?.learned ?? [],
		wanted
	};
	const found = await during(progress, {
		step: "look",
		arm
	}, () => traceArm({
		load,
		request: own,
		app,
		session,
		openSingleFile,
		clock
	}));
	const gaps = request.signal.aborted ? [] : gapsOfTrace(found);
	for (const gap of gaps) ports.log.write("warning", gapText(gap, arm));
	return found;
}
/** The same arms, whose resets and starts are aside. They keep telling where they answer now. */
function armsAside(running, aside) {
	const own = (arm) => arm.hasReset === true ? Object.create(arm, { reset: { value: () => aside(() => arm.reset()) } }) : arm;
	return Object.create(running, {
		base: { value: own(running.base) },
		head: { value: own(running.head) },
		restart: { value: () => aside(() => running.restart()) },
		revive: { value: () => aside(() => running.revive()) }
	});
}

// src/core/decision/unmeasured/in-its-words.ts
/** A sentence about an application, with what tells most of what it wrote itself: the port or the lock that was taken. */
function inItsWords(reason, logTail) {
	const said = tellingLine(logTail.split("\n"));
	return said === null ? reason : `${reason} ${said}`;
}

// src/pipeline/probes/profile.ts
/** The script is driven for that long: at a sample each ms, thousands of them where the application is busy. */
const DRIVEN_MS = 8e3;
/** With a start, an end, and what takes its time in between; whoever starts slowly is not waited for. */
const LIMIT_MS = 3e4;
/** On a port that the system chooses, of this machine alone. */
const INSPECTED = "--inspect=127.0.0.1:0";
/** How applications are profiled, as they are and as it is configured; null: they cannot be. */
function howToProfile({ pprof, stacks, stacksOf: clock }, { arms }) {
	if (stacks !== null) return {
		kind: "stacks",
		file: stacks,
		clock
	};
	if (pprof?.startsWith("/")) return {
		kind: "address",
		path: pprof
	};
	if (pprof !== null) return {
		kind: "own-address",
		url: pprof
	};
	return ARMS.flatMap((arm) => arms[arm] ?? []).every(({ runsNode }) => runsNode?.() === true) ? { kind: "inspector" } : null;
}
/**
* Profiles one arm after the other while nothing else runs: each is driven by a few users of the script. Those that run are
* stopped for it where an arm has to be started by itself, and then none runs any more. Takes half a minute for each at most,
* and some seconds more where something does not end at once. Never throws or rejects: what cannot be had is a gap. What
* a cancelled run has of it counts, but for stacks of a load that was cut short.
*/
async function profileArms(input, apps) {
	const { config, ports, load, request } = input;
	const { cpuProfiler } = ports;
	if (cpuProfiler === void 0 || load.keepBusy === void 0) return {};
	const how = howToProfile(config.probes, apps);
	const found = {};
	for (const arm of inTurn(input.seed)) {
		if (apps.arms[arm] === void 0 || request.signal.aborted) continue;
		const profiled = await during(ports.progress, {
			step: "profile",
			arm
		}, () => how === null ? missing(notNode(apps.arms[arm])) : profileArm(input, cpuProfiler, {
			apps,
			how,
			arm
		}));
		if (request.signal.aborted && profiled.profile === null) continue;
		found[arm] = masked(profiled, ports.mask);
		for (const gap of profiled.gaps) ports.log.write("warning", profileGapText(gap, arm));
	}
	return found;
}
/** Sides that are profiled in two ways could not be compared, so one that cannot be keeps the other from it. */
const notNode = (running) => running?.runsNode?.() === true ? "the other side cannot be profiled in the same way" : "none of its processes is a Node.js on Linux, and neither `probes.pprof` nor `probes.profile-stacks` is set";
const missing = async (said) => ({
	profile: null,
	gaps: [{
		kind: "failed",
		said
	}]
});
/** By a coin that goes with no other of the run's. */
function inTurn(seed) {
	const coin = seeded(seed);
	coin();
	coin();
	return coin() < .5 ? ARMS : ARMS.toReversed();
}
async function profileArm(input, profiler, target) {
	const limit = AbortSignal.timeout(LIMIT_MS);
	const signal = AbortSignal.any([input.request.signal, limit]);
	const found = await profileWithin(input, {
		...target,
		profiler,
		signal
	}).catch((thrown) => {
		const { message } = toError(thrown);
		return missing(thrown instanceof AppError ? inItsWords(message, thrown.logTail) : message);
	});
	return found.profile === null && limit.aborted && !input.request.signal.aborted ? missing(`it took longer than ${LIMIT_MS / 1e3} s`) : found;
}
async function profileWithin(input, { apps, ...within }) {
	const { how, arm, signal } = within;
	const running = apps.arms[arm];
	const look = {
		...within,
		directory: running?.directory ?? input.config.workingDirectory
	};
	if (how.kind === "address" && running !== void 0) return sample(input, running, look);
	if (apps.once === void 0) return {
		profile: null,
		gaps: [{ kind: "no-start" }]
	};
	const log = `app-${arm}-profile.log`;
	await input.ports.files.removeAll(log);
	const logFile = input.ports.files.path(log);
	const start = {
		logFile,
		signal,
		...how.kind === "inspector" && { nodeOptions: INSPECTED }
	};
	if (how.kind === "stacks") return stacksOf(input, apps.once, {
		...look,
		how,
		start
	});
	return apps.once(arm, start, (app) => sample(input, app, {
		...look,
		logFile
	}));
}
/** They are written as the application ends, of its start too: of a load that was cut short there would be too much of that. */
function stacksOf(input, once, look) {
	const { how, arm, directory, signal, profiler, start } = look;
	const keepAs = input.ports.files.path(`profile-${arm}`);
	const target = {
		how: "stacks",
		file: how.file,
		clock: how.clock,
		directory,
		signal
	};
	const body = (own) => once(arm, {
		...start,
		stacks: how.file
	}, async (app) => {
		const driven = await drive(input, app, arm, own);
		own.throwIfAborted();
		return driven;
	}).catch((thrown) => {
		throw thrown instanceof AppError ? new Error(inItsWords(thrown.message, thrown.logTail)) : thrown;
	});
	return profiler.profile(target, body, keepAs);
}
async function sample(input, app, look) {
	const { how, arm, directory, signal, logFile = "", profiler } = look;
	const of = {
		directory,
		signal
	};
	const url = how.kind === "own-address" ? how.url : `${app.baseUrl}${how.kind === "address" ? how.path : ""}`;
	const target = how.kind === "inspector" ? {
		...of,
		how: "node",
		logFile
	} : {
		...of,
		how: "pprof",
		url
	};
	const keepAs = input.ports.files.path(`profile-${arm}`);
	const profiled = await profiler.profile(target, (own) => drive(input, app, arm, own), keepAs);
	const death = profiled.profile === null && !signal.aborted ? app.died() : null;
	return death === null ? profiled : missing(inItsWords(death.reason, death.logTail));
}
/** Throws where nothing was driven: of an idle application there is no profile. */
async function drive({ load, request, learned, users }, { baseUrl }, arm, signal) {
	const own = {
		...request,
		teardown: false,
		log: `k6-profile-${arm}`,
		baseUrl,
		signal
	};
	const busied = await load.keepBusy?.({
		...own,
		learned,
		users,
		forMs: DRIVEN_MS
	});
	if (busied?.kind === "driven") return busied;
	throw new Error(busied === void 0 ? "it could not be driven" : undrivenText(busied));
}

// src/core/readings/counter.ts
/** The part of a stretch that lies between the first and the last sample; null: none of it does. */
function coveredBy(points, { from, to }) {
	const [first, last] = [points[0], points.at(-1)];
	if (first === void 0 || last === void 0) return null;
	const covered = {
		from: Math.max(from, first.at),
		to: Math.min(to, last.at)
	};
	return covered.to > covered.from ? covered : null;
}
/** What came to a counter in a stretch of time, its value at both ends read between samples; null: not known of all of it. */
function countedIn(points, span) {
	const covered = coveredBy(points, span);
	if (covered === null || covered.from > span.from || covered.to < span.to) return null;
	return grownBy(points, span);
}
/** What came to a counter in a second of a stretch of time, as far as it was watched; null: nothing was. */
function ratePerSecond(points, span) {
	const covered = coveredBy(points, span);
	return covered === null ? null : grownBy(points, covered) * 1e3 / (covered.to - covered.from);
}
/** Share of one counter's growth in another's, 0…1, as far as both were watched; null: not known. */
function shareIn(part, whole, span) {
	const covered = coveredBy(whole, span);
	if (covered === null || part.length === 0) return null;
	const all = grownBy(whole, covered);
	return all > 0 ? within(grownBy(part, covered) / all) : null;
}
/** Share of the time that a counter of ms grew by, 0…1, as far as it was watched; null: not known. */
function timeShareIn(points, span) {
	const rate = ratePerSecond(points, span);
	return rate === null ? null : within(rate / 1e3);
}
/** Never below 0: what was read of several processes one after the other may go back a little. */
function grownBy(points, { from, to }) {
	return Math.max(0, (valueAt(points, to) ?? 0) - (valueAt(points, from) ?? 0));
}
const within = (share) => Math.min(Math.max(share, 0), 1);

// src/core/readings/gauge.ts
/**
* Mean of a gauge over a stretch of time, weighted by the time: the area under the straight lines between samples (the
* trapezoidal rule), outside of all samples under the nearest one. null: there are none.
*/
function meanIn(points, { from, to }) {
	const first = valueAt(points, from);
	const last = valueAt(points, to);
	if (first === null || last === null) return null;
	if (to <= from) return first;
	const inner = points.slice(firstAfter(points, from), firstAfter(points, to));
	let area = 0;
	let before = {
		at: from,
		value: first
	};
	for (const point of [...inner, {
		at: to,
		value: last
	}]) {
		area += (before.value + point.value) / 2 * (point.at - before.at);
		before = point;
	}
	return area / (to - from);
}

// src/core/readings/of-machine.ts
/** What the machine did in a stretch of time. What was not read is absent. */
function ofMachine(samples, span) {
	const total = pointsOf(samples, (sample) => sample.total);
	const of = (read) => pointsOf(samples, read);
	const share = (read) => shareIn(of(read), total, span);
	const idle = share(({ idle }) => idle);
	return known({
		steal: share(({ stolen }) => stolen),
		pressure: timeShareIn(of(({ waitedMs }) => waitedMs), span),
		busy: idle === null ? null : 1 - idle,
		memory: meanIn(of(({ memory }) => memory && memory.used / memory.limit), span),
		"disk-wait": timeShareIn(of(({ diskWaitedMs }) => diskWaitedMs), span) ?? share((one) => one.diskWaitTicks),
		network: trafficIn(samples, span),
		throttled: shareIn(of(({ periods }) => periods?.throttled), of(({ periods }) => periods?.all), span),
		"oom-kills": killedIn(samples, span)
	});
}
/** Whole ones: one between two samples at a border may count on both of its sides. */
function killedIn(samples, span) {
	const points = pointsOf(samples, ({ oomKills }) => oomKills);
	const killed = countedIn(points, span);
	return killed === null ? null : Math.ceil(killed);
}
/** A link carries as much each way, so that the fuller way counts. */
function trafficIn(samples, span) {
	const perSecond = samples.findLast(({ link }) => link !== void 0)?.link?.perSecond;
	if (perSecond === void 0 || perSecond <= 0) return null;
	const ways = [pointsOf(samples, ({ link }) => link?.received), pointsOf(samples, ({ link }) => link?.sent)].flatMap((points) => ratePerSecond(points, span) ?? []);
	return ways.length === 0 ? null : Math.min(Math.max(...ways) / perSecond, 1);
}
/** Without what is not known. */
function known(all) {
	return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== void 0));
}

// src/core/readings/of-arm.ts
/** What an arm's processes did in a stretch of time. Counters that were not watched through all of it are absent. */
function ofArm(samples, span) {
	const of = (read) => pointsOf(samples, read);
	const counted = (read) => rounded(countedIn(of(read), span));
	const mean = (read) => rounded(meanIn(of(read), span));
	return known({
		cpu: counted(({ cpu }) => cpu),
		"cpu-wait": counted(({ cpuWait }) => cpuWait),
		"resident-memory": mean(({ slow }) => slow?.memory),
		"own-memory": meanIn(of(shareOfLimit), span),
		"minor-faults": counted(({ minorFaults }) => minorFaults),
		"major-faults": counted(({ majorFaults }) => majorFaults),
		switches: counted(({ switches }) => switches),
		handles: mean(({ slow }) => slow?.handles),
		threads: mean(({ threads }) => threads)
	});
}
/** Where pages that processes share count for each, the sum may be more than there is. */
function shareOfLimit({ slow }) {
	if (slow === void 0 || slow.limit === null) return null;
	return Math.min(slow.memory / slow.limit, 1);
}
/** To a thousandth: more digits say nothing, and fill files. */
const rounded = (value) => value === null ? null : Math.round(value * 1e3) / 1e3;

// src/core/readings/of-database.ts
/** What the database of an arm did in a stretch of time. What was not watched through all of it is absent. */
function ofDatabase(samples, span) {
	const counted = (read) => countedIn(pointsOf(samples, read), span);
	return known({
		statements: counted(({ statements }) => statements),
		"statement-rows": counted(({ rows }) => rows),
		"statement-time": counted(({ ms }) => ms)
	});
}

// src/core/readings/windows.ts
/**
* The pairs with what the machine, and each arm's processes, did in each window. What is read later may change how memory is
* measured in all of a run, so that who is at its end asks once more.
*/
function withReadings(pairs, samples) {
	const of = (window, arm) => ({
		...window,
		readings: {
			...ofLoad(window.readings),
			...readingsOf(window, samples, arm)
		}
	});
	return pairs.map((pair) => ({
		...pair,
		base: of(pair.base, "base"),
		head: of(pair.head, "head")
	}));
}
/** What came with the window, and what no sample says. */
const ofLoad = ({ received }) => received === void 0 ? {} : { received };
/** What the machine did in a window of an arm, and what the arm's processes and its database did. */
function readingsOf({ startedAt, durationMs }, { machine, arms, databases = {} }, arm) {
	const span = {
		from: startedAt,
		to: startedAt + durationMs
	};
	return {
		...ofMachine(near(machine, span), span),
		...ofArm(near(arms[arm] ?? [], span), span),
		...ofDatabase(near(databases[arm] ?? [], span), span)
	};
}

// src/pipeline/alone/machine.ts
/**
* What was measured alone with what the machine did while it was judged, which its validity then takes into account.
* `vcpus`: CPUs of this machine, null where that is not known.
*/
function withMachine({ cpu, loadTimeline, ...measurement }, samples, vcpus) {
	const generatorCpu = cpu === null || vcpus === null ? null : cpu.usedMs / (cpu.wallMs * vcpus);
	const window = wholeOf(measurement, loadTimeline, samples);
	const { validity, load } = measurement;
	return {
		window,
		measurement: {
			...measurement,
			generator: {
				...measurement.generator,
				...generatorCpu !== null && { cpu: generatorCpu }
			},
			validity: validityOf(soloFaults(validity, load, {
				generatorCpu,
				readings: window.readings
			})),
			notes: [...measurement.notes, ...soloPressure(window.readings).map(noteText)]
		}
	};
}
function wholeOf({ load, workload }, timeline, samples) {
	const { startedAt, durationMs, iterations, droppedIterations: dropped, maxVus: vus } = load;
	const { targetRate } = workload;
	return {
		arm: "head",
		part: { kind: "whole" },
		startedAt,
		durationMs,
		load: {
			iterations,
			dropped,
			wanted: targetRate === null ? null : targetRate * durationMs / 1e3,
			vus,
			exhausted: null,
			...timeline && { timeline }
		},
		subjects: {},
		readings: readingsOf(load, samples, "head")
	};
}

// src/pipeline/alone/drive-alone.ts
/**
* Drives head alone. An attempt that the machine, or load that was not delivered, made invalid is made once more where
* the budget has room for it, and the second one counts, whatever it shows. Throws as the load generator and the
* application's runner do.
*/
async function driveAlone(input) {
	const head = await openHead(input);
	try {
		return await withProfile(await withPages(await onceMore(await attempt(input, head), input, head), input, head), input, head);
	} finally {
		await head.stop();
	}
}
/** Builds and starts head, or looks whether it answers where it runs already. */
async function openHead({ config, ports, signal }) {
	const { app, workload, workingDirectory } = config;
	if (app === null) {
		const baseUrl = workload.target ?? config.compare.headTarget ?? "";
		await ports.target.check(baseUrl, signal);
		const nothing = async () => {};
		return {
			baseUrl,
			local: false,
			died: () => null,
			canStartAgain: false,
			renew: nothing,
			stop: nothing
		};
	}
	const logFile = ports.files.path("app-head.log");
	const start = {
		app,
		arm: "head",
		sha: await headSha(ports, workingDirectory),
		directory: workingDirectory,
		logFile,
		signal
	};
	const side = openSide(start, ports);
	try {
		await buildHead(start, ports);
		await side.start();
	} catch (thrown) {
		await ports.apps.release("head");
		throw thrown;
	}
	return {
		get baseUrl() {
			return side.baseUrl;
		},
		local: true,
		died: side.died,
		readyMs: side.readyMs,
		processes: side.processes,
		variable: side.variable,
		canStartAgain: side.canStartAgain,
		runsNode: side.runsNode,
		directory: side.directory,
		...side.canStartAgain && { once: onceOf$1(side) },
		async renew() {
			if (side.canStartAgain) {
				await side.stop();
				await side.start();
			}
			await side.reset();
		},
		async stop() {
			await side.stop().finally(() => ports.apps.release("head"));
		}
	};
}
const onceOf$1 = (side) => async (how, body) => {
	await side.stop();
	return side.once(how, body);
};
/** Once all load is over: a browser needs a CPU for itself. */
async function withPages(driven, input, { baseUrl }) {
	if (driven.death !== null || !driven.measurement.validity.valid) return driven;
	const pages = await loadPages(input, {
		arm: "head",
		baseUrl
	});
	return {
		...driven,
		...pages && { pages }
	};
}
/** Whether it got slower is not known yet, so that only who asks for it each time gets it. */
async function withProfile(driven, input, head) {
	const { config, signal } = input;
	const { measurement, death } = driven;
	if (death !== null || !measurement.validity.valid || signal.aborted) return driven;
	if (config.probes.cpuProfile !== "always") return driven;
	const { once } = head;
	const found = await profileArms({
		...input,
		request: requestOf(input, head),
		seed: 0,
		learned: measurement.workload.names?.learned ?? [],
		users: usersToProfile(measurement)
	}, {
		arms: { head },
		...once && { once: (_arm, how, body) => once(how, body) }
	});
	return {
		...driven,
		...found.head && { profiled: found.head }
	};
}
function requestOf({ config, ports, signal }, { local }) {
	const { workload, workingDirectory } = config;
	return {
		workload,
		workingDirectory,
		directory: ports.files.path("."),
		signal,
		local
	};
}
async function attempt(input, head) {
	const request = requestOf(input, head);
	const { driven, looked } = await driveWatched({
		...input,
		request,
		arms: { head }
	}, (aside) => measured(input, request, head, aside), ({ measurement }) => ({ head: measurement }));
	return {
		...driven,
		...looked.head && { database: looked.head }
	};
}
async function measured({ ports, load, vcpus }, request, head, aside) {
	const measure = (more = {}) => measureAside(load, {
		...request,
		...more,
		baseUrl: head.baseUrl
	}, aside);
	const watch = ports.host.watch(head.processes && { head: head.processes });
	try {
		const measured = await measure().catch(async (thrown) => {
			if (!(thrown instanceof StoppedByScript && head.canStartAgain)) throw thrown;
			ports.log.write("warning", `${thrown.message} It is restarted, and that is left out.`);
			await head.renew();
			return measure({ teardown: false });
		});
		const samples = watch.samples();
		const alone = withMachine(measured, samples, vcpus);
		const driven = [{
			start: 1,
			window: alone.window
		}];
		const processes = processEvidence(driven, samples.arms.head ?? [], head.readyMs ?? []);
		return {
			...alone,
			processes: withRequests(processes, measured),
			death: head.died()
		};
	} finally {
		watch.stop();
	}
}
/** What the load generator tries and warms up with asks of a database too, and is no load. */
async function measureAside(load, request, aside) {
	const begun = Promise.withResolvers();
	const counting = aside(() => begun.promise);
	const begins = async () => {
		begun.resolve();
		await counting;
	};
	try {
		return await load.measure({
			...request,
			begins
		});
	} finally {
		await begins();
	}
}
/** The window of a whole run counts no requests: its arm does. */
const withRequests = (processes, { overall }) => processes && {
	...processes,
	requests: [overall.requests]
};
/** An application that died is no accident of the machine's: its attempt stands. So does one that was cancelled. */
async function onceMore(first, input, head) {
	const { ports, config, signal } = input;
	const { validity, load } = first.measurement;
	if (first.death !== null || signal.aborted) return first;
	const repetition = repetitionOf(validity, load, config.compare.budgetSeconds);
	if (repetition.kind === "none") return first;
	if (repetition.kind === "beyond-budget") return unrepeated(first, noteText(repetition.note), ports);
	const { why } = repetition;
	ports.log.write("warning", `Measured once more, since the first attempt cannot be judged: ${why}`);
	try {
		await head.renew();
		const { measurement, ...rest } = await attempt(input, head);
		const note = `A first attempt could not be judged, so this is the second and last one: ${why}`;
		return {
			...rest,
			measurement: {
				...measurement,
				notes: [note, ...measurement.notes]
			}
		};
	} catch (thrown) {
		if (!(thrown instanceof AppError || thrown instanceof EnvironmentError)) throw thrown;
		return unrepeated(first, `It could not be measured once more: ${thrown.message}`, ports);
	}
}
/** The first attempt, which then says why there is no second. */
function unrepeated({ measurement, ...rest }, text, { log }) {
	const { validity } = measurement;
	log.write("warning", text);
	if (validity.valid) return {
		measurement,
		...rest
	};
	const reasons = [...validity.reasons, text];
	return {
		measurement: {
			...measurement,
			validity: {
				valid: false,
				reasons
			}
		},
		...rest
	};
}

// src/pipeline/alone/record.ts
/** What came of it in one go, sentences. */
const troubleText = ({ text, hint }) => hint === void 0 ? text : `${text} ${hint}`;
/**
* Measures the checked-out revision alone and keeps the result on disk, with what is known `beside` it: once, or a second
* time where the first could not be judged (drive-alone.ts). UsageErrors pass through.
*/
async function record(config, context, ports, signal, beside = { notes: [] }) {
	try {
		const environment = await describe(ports);
		const load = await ports.loadGenerator();
		await checkScript(config, load, signal, ports.progress);
		const { vcpus } = environment;
		sayWhatIsLacking({
			config,
			load,
			ports
		});
		const driven = await driveAlone({
			config,
			ports,
			load,
			vcpus,
			signal
		});
		const { measurement, window, death } = driven;
		const { generator, metrics, validity, notes } = measurement;
		const recording = assemble(config, ports, environment, {
			generator,
			metrics,
			validity,
			...beside,
			notes: [...notes, ...beside.notes],
			arms: { head: armOf(measurement, context.source, null, driven) },
			windows: [window]
		});
		const path = await ports.files.write("recording.json", `${JSON.stringify(recording, null, 1)}\n`);
		if (death === null || signal.aborted) return {
			kind: "recorded",
			recording,
			path
		};
		return {
			kind: "head-broken",
			text: death.reason,
			detail: death.logTail
		};
	} catch (thrown) {
		return troubleAsMeasured(thrown, signal);
	}
}
/** Trouble of the world as what it means for the run; anything else is thrown again. */
function troubleAsMeasured(thrown, signal) {
	const machine = signal.aborted ? null : machineTrouble(thrown);
	if (machine !== null) return notMeasured(machine);
	if (thrown instanceof AppError && !signal.aborted) {
		const { message: text, hint, logTail: detail, step } = thrown;
		return {
			kind: "head-broken",
			text,
			...hint !== "" && { hint },
			detail,
			step
		};
	}
	if (thrown instanceof AppError || thrown instanceof EnvironmentError && signal.aborted) return {
		kind: "could-not-measure",
		text: "Cancelled before anything was measured.",
		detail: "",
		what: "cancelled"
	};
	if (thrown instanceof EnvironmentError) return notMeasured(thrown);
	throw thrown;
}
function notMeasured({ message: text, hint }) {
	return {
		kind: "could-not-measure",
		text,
		...hint !== "" && { hint },
		detail: ""
	};
}

// src/core/words/history.ts
/**
* One line for each run of a history, newest first: whether a run like `head` is compared with it, and if not, why; then
* one for each of `before` that is in it no longer.
*/
function explainHistory(history, head, before) {
	const comparable = comparableEntries(measuredBy$1(head), history);
	const older = beforeNewestLevel(comparable);
	const { before: held } = levelOfScript(head.arms.head.workload.scriptHash, comparable);
	const kept = new Set(history.entries.map(runKey));
	return [...history.entries.map((entry) => `${runName(entry)}: ${whyHeld(entry, held) ?? why(entry, head, older)}`), ...before.filter((entry) => !kept.has(runKey(entry))).map((entry) => `${runName(entry)}: dropped, since 50 runs that say more are kept`)];
}
function runName({ runId, attempt, sha, createdAt }) {
	return `${runId > 0 ? `run ${runId}${attempt > 1 ? ` attempt ${attempt}` : ""}` : "local run"} (${sha.slice(0, 7) || "no commit"}, ${createdAt.slice(0, 16).replace("T", " ")})`;
}
/** Of a run of the script before, whose level is that of a regression that is open since; null: it is none. */
function whyHeld(entry, held) {
	const marks = held.filter((one) => runKey(one) === runKey(entry)).flatMap(({ values }) => Object.entries(values).flatMap(([subject, all]) => METRIC_IDS.filter((metric) => all[metric] !== void 0).map((metric) => ({
		subject,
		metric
	}))));
	if (marks.length === 0) return null;
	return `another script, compared in ${marksOf(marks)} alone: a regression that is open since`;
}
/** As `earlierRuns` chooses: another load, environment or script is never compared, another machine only where too few are left. */
function why(entry, head, older) {
	const out = incomparable(entry, head);
	if (out !== null) return `not compared: ${out}`;
	const notes = [
		entry.machine === machineOf(head.environment) ? [] : [`another machine (${entry.machine})`],
		entry.accepted === void 0 ? [] : [`a new level of ${marksOf(entry.accepted)} begins here, which was accepted`],
		entry.improved === void 0 ? [] : [`a new level of ${marksOf(entry.improved)} begins here, which is better`],
		entry.regressed === void 0 ? [] : [`without ${marksOf(entry.regressed)}: a regression that was not accepted with it`],
		older.includes(entry) ? ["without figures of which a later run began a new level"] : []
	].flat();
	return notes.length === 0 ? "compared" : `compared; ${notes.join("; ")}`;
}
function incomparable(entry, head) {
	switch (mismatch(measuredBy$1(head), entry)) {
		case "validity": return "it is not valid";
		case "environment": return `environment \`${entry.environment}\``;
		case "load profile": return "another load profile";
		case "k6 version": return `${entry.generator.name} ${entry.generator.version}`;
		case null: return entry.scriptHash === head.arms.head.workload.scriptHash ? null : "another script";
	}
}
const marksOf = (marks) => listed$1(marks.map(({ subject, metric }) => `${metric} of ${nameOf$2(subject)}`));

// src/pipeline/baseline/save-baseline.ts
/**
* Stores a recording of the base branch (or, on a laptop, one the user asked to save) with its history. One that is not
* valid, or that holds a duet, is not stored, which is said. A store that refuses is a warning: the verdict stands without it.
*/
async function saveBaseline(saving, ports) {
	const { config, context, recording, baseline } = saving;
	if (!(context.kind === "base-branch" || config.baseline.save) || ports.store === null || config.dryRun) return null;
	const unfit = unfitFor(recording);
	if (unfit !== null) {
		ports.log.write("warning", `Not stored as a baseline: ${unfit}`);
		return null;
	}
	const { entry, moved, awaited } = entryOf(saving);
	const own = {
		...HISTORY_STAMP,
		gate: config.gate,
		entries: [entry]
	};
	try {
		const line = [entry.sha, ...lineIn(baseline.history)];
		const merged = mergeAlong(line, own, ...baseline.history === null ? [] : [baseline.history]);
		const where = await ports.store.save(recording, merged);
		ports.log.write("info", `Stored as baseline: ${where}`);
		announce(entry, {
			moved,
			awaited
		}, config.policy.acceptIn ?? ".perf-gate/accept.yml", ports);
		await explain(merged, recording, baseline, ports);
		return where;
	} catch (thrown) {
		const hint = thrown instanceof EnvironmentError ? ` ${thrown.hint}` : "";
		ports.log.write("warning", `The baseline could not be stored: ${toError(thrown).message}${hint}`);
		return null;
	}
}
/** The run's place in the history. */
function entryOf({ config, recording, comparisons, baseline }) {
	const day = recording.createdAt.slice(0, 10);
	const acceptances = inForce(config.policy.accepted ?? [], config.gate, day);
	const measured = measuredBy$1(recording);
	const history = comparableEntries(measured, baseline.history);
	const known = {
		acceptances,
		history,
		attempts: comparableEntries(measured, { entries: baseline.attempts ?? [] }),
		machine: machineOf(recording.environment)
	};
	const { regressed = [], ...marks } = marksOf$1(comparisons, known);
	const moved = hasNewScript(recording, baseline) ? notOpen(regressed, history) : [];
	const stays = regressed.filter((mark) => !moved.includes(mark));
	const isOpen = stays.length > 0;
	return {
		entry: {
			...historyEntry(recording),
			...marks,
			...isOpen && { regressed: stays }
		},
		moved,
		awaited: stays.filter((mark) => mark.unsettled !== void 0 && isAwaited(mark, acceptances, history))
	};
}
/**
* Whether the run that this one was judged against drove another script: what moved then need not be the application, and
* there is no level before it that runs of the new script could be held to.
*/
function hasNewScript(recording, { runs }) {
	const best = runs.find((one) => comparable(recording, one.recording).comparable);
	const scriptOf = ({ arms }) => arms.head.workload.scriptHash;
	return best !== void 0 && scriptOf(best.recording) !== scriptOf(recording);
}
/** What regressed and was no open regression before: that one a new script does not explain. */
function notOpen(regressed, history) {
	const open = openRegressions(history);
	return regressed.filter((mark) => !open.some((one) => isSame(one, mark)));
}
/** Why a recording is no level for later runs, a sentence; null: it is one. */
function unfitFor({ validity, duet }) {
	if (!validity.valid) return "the run is not valid.";
	if (duet === void 0) return null;
	return "this was a side-by-side run of base and head, and a baseline is a recording of one build alone. Make one with `perf-gate record --save-baseline`.";
}
/** Why each run is in the history or out of it, folded away. A history of this run alone needs no words. */
async function explain(history, recording, baseline, { log }) {
	const before = baseline.history?.entries ?? [];
	if (before.length === 0) return;
	await log.group(`History of ${history.entries.length} runs`, async () => {
		for (const line of explainHistory(history, recording, before)) log.write("info", line);
	});
}
/** What a merge does to the level that later runs are compared with is never silent. */
function announce({ accepted = [], improved = [], regressed = [] }, { moved, awaited }, acceptIn, { log }) {
	const names = (marks) => marks.map(({ subject, metric }) => `${metric} of ${nameOf$2(subject)}`).join(", ");
	if (accepted.length > 0) log.write("info", `Accepted, so later runs are compared with this level: ${names(accepted)}.`);
	if (improved.length > 0) log.write("info", `Improved, so later runs are compared with this level: ${names(improved)}.`);
	if (moved.length > 0) log.write("warning", `The script changed, so later runs are compared with this level, be it the application's or the script's: ${names(moved)}.`);
	const shown = regressed.filter(({ unsettled }) => unsettled === void 0);
	const carried = regressed.filter((mark) => !shown.includes(mark) && !awaited.includes(mark));
	const still = "so later runs are still compared with the level before it";
	const mend = `Mend it, or accept it in ${acceptIn}.`;
	if (shown.length > 0) log.write("warning", `Stored as a regression, ${still}: ${names(shown)}. ${mend}`);
	if (carried.length > 0) {
		const text = `A regression of an earlier run is not shown to be mended, ${still}: ${names(carried)}. ${mend}`;
		log.write("warning", text);
	}
	if (awaited.length > 0) {
		const text = `An accepted regression of an earlier run is not shown by this one, ${still}: ${names(awaited)}. Its acceptance waits for a run that shows it within its limit.`;
		log.write("info", text);
	}
}

// src/core/config/alike/images.ts
const ENGINES = /* @__PURE__ */ new Set([
	"docker",
	"podman",
	"nerdctl",
	"buildah"
]);
const GROUPS = /* @__PURE__ */ new Set([
	"image",
	"container",
	"buildx",
	"builder"
]);
/** Of an engine itself: those that the next word belongs to. */
const VALUED = /* @__PURE__ */ new Set([
	"-H",
	"--host",
	"-c",
	"--context",
	"--config",
	"-l",
	"--log-level",
	"--builder"
]);
/** Of `run`: options that no further word belongs to. */
const PLAIN = /* @__PURE__ */ new Set([
	...[
		"--detach",
		"--interactive",
		"--tty",
		"--rm",
		"--init",
		"--privileged",
		"--publish-all",
		"--read-only"
	],
	...[
		"--quiet",
		"--no-healthcheck",
		"--oom-kill-disable",
		"--sig-proxy",
		"--disable-content-trust"
	],
	...[
		"--replace",
		"--rmi",
		"--tls-verify",
		"--no-hosts",
		"--no-hostname",
		"--help"
	]
]);
const PLAIN_LETTERS = "ditPq";
const MOUNTS = /* @__PURE__ */ new Set([
	"-v",
	"--volume",
	"--mount"
]);
/** What a command asks of a container engine; null: it calls none. */
function callOf(words) {
	const [program = "", ...said] = programOf(words);
	if (!ENGINES.has(lastPart(program))) return null;
	for (let at = 0; at < said.length; at += 1) {
		const word = said[at] ?? "";
		if (VALUED.has(word)) at += 1;
		else if (!word.startsWith("-") && !GROUPS.has(word)) return {
			verb: word,
			rest: said.slice(at + 1)
		};
	}
	return null;
}
/** Names that a command gives to the image that it builds, those aside that a shell fills in. */
function builtImages(words) {
	const call = callOf(words);
	if (call === null) return [];
	return namesOf(call).filter((name) => name !== "" && !isFilledIn(name));
}
function namesOf({ verb, rest }) {
	if (verb === "tag") return rest.filter((word) => !word.startsWith("-")).slice(1);
	if (verb !== "build" && verb !== "bud" && verb !== "b") return [];
	return rest.flatMap((word, at) => {
		if (word === "-t" || word === "--tag") return rest[at + 1] ?? [];
		const [, joined] = /^(?:--tag=|-t=?)(.+)$/.exec(word) ?? [];
		return joined ?? [];
	});
}
/** What gives images names that nobody has to say. */
const NAMING = /^(?:load|import|commit|bake)$/;
/** Whether a command may give another image the name of this one. */
function mayName(words, image) {
	const call = callOf(words);
	if (call === null) return false;
	return NAMING.test(call.verb) || namesOf(call).some((name) => wholeName(name) === wholeName(image));
}
const STARTING = /* @__PURE__ */ new Set([
	"run",
	"create",
	"compose",
	"stack",
	"service",
	"play",
	"kube"
]);
/** Whether a command starts a container that was not there before; null: it calls no engine. */
function startsContainer(words) {
	const call = callOf(words);
	return call === null ? null : STARTING.has(call.verb);
}
/** The image that a command starts a container of; null: none, or one that a shell fills in. */
function startedImage(words) {
	const call = callOf(words);
	if (call === null || call.verb !== "run" && call.verb !== "create") return null;
	const { rest } = call;
	let isMounted = false;
	for (let at = 0; at < rest.length; at += 1) {
		const word = rest[at] ?? "";
		if (!word.startsWith("-")) return isFilledIn(word) ? null : {
			name: word,
			isMounted
		};
		const [option = "", value = rest[at + 1] ?? ""] = optionOf(word);
		if (MOUNTS.has(option) && isOfSide(value)) isMounted = true;
		if (takesNext(word)) at += 1;
	}
	return null;
}
/** An option, and the value that is joined to it; undefined: none is. */
function optionOf(word) {
	const [, option, value] = /^(--[^=]+)=(.*)$/.exec(word) ?? /^(-[^-])(.+)$/.exec(word) ?? [];
	return option === void 0 || value === void 0 ? [word] : [option, value];
}
function takesNext(word) {
	if (word.startsWith("--")) return !word.includes("=") && !PLAIN.has(word);
	const first = [...word.slice(1)].findIndex((letter) => !PLAIN_LETTERS.includes(letter));
	return first !== -1 && first === word.length - 2;
}
/** Whether what is mounted may lie in the side's own folder. */
const isOfSide = (value) => /(?:^|,)(?:(?:src|source)=)?(?:[$`]|\.{1,2}(?:[/:,]|$))/.test(value);
/** The whole name, as those that mean one image share it. */
function wholeName(name) {
	const short = name.replace(/^(?:docker\.io|localhost)\//, "").replace(/^library\//, "");
	return /[:@]/.test(lastPart(short)) ? short : `${short}:latest`;
}

// src/core/config/alike/outputs.ts
/** Options of compilers and bundlers that name what is made. */
const OUTPUT = /^(?:-o|--(?:output|out|outfile|outdir|out-dir|outDir|dist|prefix|install-dir|artifacts-path))$/;
/** Those of cargo name a folder that it keeps by itself, and builds in again. */
const TARGET = /^(?:CARGO_TARGET_DIR|--target-dir)$/;
const COPIES = /* @__PURE__ */ new Set([
	"cp",
	"mv",
	"install",
	"rsync",
	"ln"
]);
/** They write what lies elsewhere, which is the same for both but where its address says whose it is. */
const FETCHES = /* @__PURE__ */ new Set([
	"curl",
	"wget",
	"aria2c",
	"http",
	"https",
	"xh"
]);
const OF_SIDE = /\bPERF_GATE_(?:ARM|SHA)\b/;
const TARGET_VARIABLE = "CARGO_TARGET_DIR";
/** Where a command writes to beyond its folder, that aside which a shell fills in. */
function outputsOf(words) {
	const [program = "", ...rest] = programOf(words);
	if (FETCHES.has(lastPart(program)) && !rest.some((word) => OF_SIDE.test(word))) return [];
	const named = words.flatMap((word, at) => {
		const [, key = word, joined] = /^([^=]+)=(.*)$/.exec(word) ?? [];
		if (!OUTPUT.test(key) && !TARGET.test(key)) return [];
		return output(joined ?? words[at + 1] ?? "", TARGET.test(key));
	});
	const copied = COPIES.has(lastPart(program)) ? output(rest.at(-1) ?? "", false) : [];
	return [...named, ...copied];
}
/** Only what is the same path wherever it is said. */
function output(path, isBuiltIn) {
	if (isFilledIn(path) || path.startsWith("/dev/") || !/^(?:~?\/|[A-Za-z]:[\\/])./.test(path)) return [];
	return [{
		path: path.replace(/[\\/]+$/, ""),
		isBuiltIn
	}];
}
/** Whether a command names a path, or one below it. */
const isNamed = (path, words) => words.some((word) => word.split(/[=,]/).some((part) => part === path || part.startsWith(`${path}/`)));

// src/core/config/alike/shared-build.ts
/** Programs that wait, look or tell beside what was started before them. */
const BESIDE = /* @__PURE__ */ new Set([
	...[
		"wait",
		"sleep",
		"exit",
		"true",
		"false",
		":",
		"trap",
		"kill",
		"test",
		"[",
		"[[",
		"curl",
		"wget",
		"nc"
	],
	...[
		"echo",
		"printf",
		"tee",
		"cat",
		"tail",
		"head",
		"grep",
		"sed",
		"awk",
		"done",
		"fi",
		"esac",
		"}"
	],
	...[
		"rm",
		"touch",
		"set",
		"read",
		"disown",
		"pg_isready",
		"wait-on",
		"wait-for-it",
		"wait-for-it.sh"
	]
]);
/**
* The image that `app.build` gives one name on both sides, and that is all that `app.start` leaves running; null: none, or it
* is not certain. Both are built before either starts, so both sides would run the build that ended last, and nothing of
* the change. Each has its own where it names an image anew before its start, and another program may be what is driven.
*/
function oneImage({ build, setup, start }) {
	const commands = commandsOf(start);
	const last = commands.findLastIndex(startsAny);
	const started = startedImage(commands[last] ?? []);
	if (started === null || started.isMounted) return null;
	if ([...commandsOf(setup ?? ""), ...commands.slice(0, last)].some((words) => mayName(words, started.name))) return null;
	return commandsOf(build ?? "").flatMap(builtImages).find((name) => isStarted(name, [started])) ?? null;
}
const startsAny = (words) => startsContainer(words) ?? !BESIDE.has(lastPart(programOf(words)[0] ?? ":"));
/** What both sides make under one name and then may use, as far as their commands tell. */
function sharedOutputs(app) {
	return oneImage(app) === null ? [...likelyImages(app), ...likelyPaths(app)] : likelyPaths(app);
}
/** With files of the side laid into it, or built between two starts: what each side runs then may be its own. */
function likelyImages({ build, setup, start }) {
	const built = [
		build,
		setup,
		start
	].flatMap((text) => commandsOf(text ?? "").flatMap(builtImages));
	const started = startedImages(start);
	const shared = built.filter((name) => isStarted(name, started));
	return [...new Set(shared.map(wholeName))].map((whole) => ({
		kind: "shared-image",
		image: shared.find((name) => wholeName(name) === whole) ?? whole
	}));
}
function likelyPaths({ build, start, env }) {
	if (build === null) return [];
	const words = commandsOf(start).flat();
	const ofEnv = output(env["CARGO_TARGET_DIR"] ?? "", true);
	const outputs = [...commandsOf(build).flatMap(outputsOf), ...ofEnv];
	const isUsed = ({ path, isBuiltIn }) => isBuiltIn || isNamed(path, words);
	return [...new Set(outputs.filter(isUsed).map(({ path }) => path))].map((path) => ({
		kind: "shared-output",
		path
	}));
}
const startedImages = (start) => commandsOf(start).flatMap((words) => startedImage(words) ?? []);
const isStarted = (built, started) => started.some(({ name }) => wholeName(name) === wholeName(built));

// src/pipeline/choose-way.ts
const stored = (why) => ({
	kind: "stored",
	why
});
/**
* A duet wherever base can be started, unless the user wants otherwise. Runs of the base branch are solo, also where two
* targets are named (head's is measured): what they store has to be comparable with the runs before.
*/
async function chooseWay(config, context, ports) {
	const { mode, baseTarget, headTarget } = config.compare;
	if (mode === "stored" || context.kind === "base-branch") return stored(null);
	if (baseTarget !== null && headTarget !== null) return {
		kind: "targets",
		base: baseTarget,
		head: headTarget
	};
	if (config.app === null) return stored("With `app.start` (and `app.build`) base and head would be compared side by side on this machine, which detects smaller changes.");
	const base = await baseOf(config, context, ports);
	if (typeof base !== "string") return ofOneImage(config) ?? duetOf(base, config, ports);
	if (context.kind === "local" && mode === "auto") return stored(null);
	return stored(base);
}
/** Where the port is fixed base would hold it, unless each build gets a network of its own. */
async function duetOf(base, { compare, app }, { apps }) {
	const { port = null, reach = null } = app ?? {};
	if (port === null) return {
		kind: "duet",
		base
	};
	const said = reach === null ? null : await apps.refusesNetworks();
	if (reach !== null && said === null) return {
		kind: "duet",
		base,
		apart: {
			port,
			reach
		}
	};
	return refusal("app.port", fixedPortText(said === null ? {
		kind: "reach-unsaid",
		port
	} : {
		kind: "no-networks",
		port,
		said
	}), compare);
}
/** Both would run the image that is built last, and be alike whatever the change does; null: each has its own. */
function ofOneImage({ compare, app }) {
	const image = app === null ? null : oneImage(app);
	return image === null ? null : refusal("app.build", oneImageText(image), compare);
}
/** Stored runs decide where nobody asked for a duet. */
function refusal(where, message, { mode }) {
	if (mode !== "duet") return stored(message);
	throw new UsageError([{
		where,
		line: null,
		column: null,
		message
	}]);
}
/** The base commit, or why there is none. */
async function baseOf(config, context, ports) {
	const { baseRevision } = config.compare;
	const directory = config.workingDirectory;
	if (baseRevision !== null) {
		const sha = await ports.revisions.resolve(baseRevision, directory);
		if (sha !== null) return {
			sha,
			how: `the revision ${baseRevision}`
		};
		const message = `${baseRevision} is no revision of the repository at ${directory}: name a commit, a branch or a tag that is checked out here.`;
		throw new UsageError([{
			where: "--base",
			line: null,
			column: null,
			message
		}]);
	}
	if (context.kind === "local") return "There is no duet without a base: name one with --base REVISION.";
	try {
		return await ports.sourceControl.base(baseRequest(config, context)) ?? "There is no base commit to drive beside this one.";
	} catch (thrown) {
		if (!(thrown instanceof EnvironmentError)) throw thrown;
		return `${thrown.message} ${thrown.hint}`.trim();
	}
}

// src/core/diagnosis/places/words.ts
/**
* What tells one statement from another: names, keywords and `*`, small. Values and whatever stands for them in a source
* are left out (`$1`, `?`, `:name`, `@name`, `%s`, `%(name)s`, `${…}`), and so are quotes, brackets, signs and casts. A name
* in quotes of its own is a word like any other.
*/
const PARTS = /\$\{[^}]*\}|\$\d+|%\(\w+\)s|%[sd]\b|::\s*"?\w+"?|[:@][a-z_]\w*|\\?(?<quote>["`])(?<name>[a-z_]\w*)\\?\k<quote>|(?<word>[a-z_][\w$]*)|(?<star>\*)|(?<end>['"`])/gi;
/** Longest line that is somebody's own: what is longer was made by a tool. Characters. */
const LONGEST = 2e3;
/** The words of a source. */
function wordsOf(lines) {
	let quotes = 0;
	return lines.flatMap((text, index) => {
		if (text.length > LONGEST) return [];
		return [...text.matchAll(PARTS)].flatMap(({ groups }) => {
			if (groups?.["end"] !== void 0) quotes += 1;
			const found = groups?.["name"] ?? groups?.["word"] ?? groups?.["star"];
			if (found === void 0) return [];
			const isApart = quotes % 2 === 1;
			quotes = 0;
			return [{
				text: found.toLowerCase(),
				line: index + 1,
				isApart
			}];
		});
	});
}
/** Those of a statement, without what it has in quotes: that is a value. */
const wordsOfStatement = (sql) => wordsOf([sql.replace(/'[^']*'/g, " ").slice(0, LONGEST)]).map(({ text }) => text);

// src/core/diagnosis/places/find-statement.ts
/** Fewer words are no statement of anybody's: `SELECT 1`, `COMMIT`. */
const FEWEST_WORDS = 3;
/** A short statement has to stand there word by word: what resembles it is another one. */
const SHORT = 6;
/** Words that the source may have between two of a statement: a value, a variable, a comment. */
const BETWEEN = 4;
/** Share of a statement's words that its source may lack, since the program puts them in: the column of an ORDER BY. */
const LACKING = .2;
/** Words of a statement that are looked for; its end is cut off where it was recorded. */
const MOST_WORDS = 150;
/** Places at which a statement could begin; in a change with more of them nothing is found. */
const MOST_BEGINNINGS = 2e3;
/** Where these stand behind a name, the statement goes on: it is another one. */
const GOES_ON = /* @__PURE__ */ new Set([...[
	"where",
	"join",
	"inner",
	"left",
	"right",
	"full",
	"cross",
	"order",
	"group",
	"having",
	"limit"
], ...[
	"offset",
	"union",
	"returning",
	"and",
	"or",
	"values",
	"set",
	"using",
	"for"
]]);
/** What a table's name stands behind. */
const BEFORE_TABLE = new Set("from join into update".split(" "));
const NO_CODE = /\.(?:mdx?|rst|txt|adoc|lock|snap|log|csv|tsv|svg|map|html?|json)$|\.min\.js$|(?:^|\/)(?:node_modules|vendor|dist|build|docs?)\//i;
const TEST = /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|e2e)\/|[._-](?:test|spec|itg)\.\w+$/i;
/** Prepares the files of a change, those that hold no code of a program left out. */
function searchIn(sources) {
	const searched = sources.filter(({ file }) => !NO_CODE.test(file)).map(({ file, lines, changed }) => {
		const words = wordsOf(lines);
		return {
			file,
			changed,
			words,
			known: new Set(words.map(({ text }) => text))
		};
	});
	return (sql) => findIn(sql, searched);
}
/**
* The one place at which a statement's text stands in lines that the change made, however it is broken into lines and
* whatever stands for its values. The line is the first of it that changed. Null: it stands nowhere there (what a library
* makes up stands in no source), or in more than one place outside of tests.
*/
function findIn(sql, searched) {
	const words = wordsOfStatement(sql).slice(0, MOST_WORDS);
	const tables = tablesOf(words);
	if (words.length < FEWEST_WORDS || tables.size === 0) return null;
	const beginnings = searched.filter(({ known }) => [...tables].every((table) => known.has(table))).flatMap((source) => beginningsIn(source, words[0] ?? ""));
	if (beginnings.length > MOST_BEGINNINGS) return null;
	const found = beginnings.flatMap((beginning) => placeAt(beginning, words, tables));
	const own = found.filter(({ file }) => !TEST.test(file));
	const [first, ...more] = own.length > 0 ? own : found;
	return first === void 0 || more.length > 0 ? null : first;
}
const tablesOf = (words) => new Set(words.filter((_word, index) => BEFORE_TABLE.has(words[index - 1] ?? "")));
const beginningsIn = (source, first) => source.words.flatMap(({ text }, at) => text === first ? [{
	source,
	at
}] : []);
function placeAt({ source: { file, words, changed }, at }, wanted, tables) {
	const end = matchedFrom(words, at, wanted, tables);
	if (end === null) return [];
	const line = firstChanged(changed, words[at]?.line ?? 1, words[end]?.line ?? 1);
	return line === null ? [] : [{
		file,
		line
	}];
}
/** Index of the last word of a statement that begins at `at`; null: it is not the one. */
function matchedFrom(words, at, wanted, tables) {
	const isShort = wanted.length < SHORT;
	let [left, end] = [isShort ? 0 : Math.floor(wanted.length * LACKING), at];
	for (const text of wanted.slice(1)) {
		const next = nextOf(words, end, text, isShort ? 0 : BETWEEN);
		if (next !== null) end = next;
		else if (left === 0 || tables.has(text)) return null;
		else left -= 1;
	}
	const behind = words[end + 1];
	return behind !== void 0 && !behind.isApart && GOES_ON.has(behind.text) ? null : end;
}
function nextOf(words, after, text, between) {
	for (let at = after + 1; at <= after + 1 + between; at += 1) if (words[at]?.text === text) return at;
	return null;
}
/** The first line of a stretch that changed; null: none did. */
function firstChanged(changed, from, to) {
	const stretch = changed.find(([first, last]) => first <= to && last >= from);
	return stretch === void 0 ? null : Math.max(from, stretch[0]);
}

// src/pipeline/places.ts
/** Statements and files that a recording keeps places of. */
const MOST = 1e3;
/**
* A duet's recording with where in the change its evidence stands, so that a replay without the repository says so too.
* Where nothing was looked into there is nothing to look for, and a git that does not answer takes nothing away. A cancelled
* run looks for none, and waits for none. `base.directory`: where base is checked out; undefined: nowhere.
*/
async function withPlaces(recording, base, { workingDirectory }, { changedLines, log, mask }, signal) {
	const { database, profiled } = recording.arms.head;
	const named = new Set(profiled?.profile?.functions.map(({ frame }) => frame.file));
	if (changedLines === void 0 || named.size === 0 && (database?.statements ?? []).length === 0) return recording;
	try {
		const seen = await unlessCancelled(signal, () => changedLines.since(base.sha, workingDirectory, [...named], base.directory));
		return {
			...recording,
			change: masked(changeOf(recording, seen), mask)
		};
	} catch (thrown) {
		if (!signal.aborted) log.write("info", `Where in the change a cause stands is not known: ${toError(thrown).message}`);
		return recording;
	}
}
function changeOf({ arms: { head } }, { texts, files }) {
	const find = searchIn(texts);
	const statements = (head.database?.statements ?? []).flatMap(({ id, text }) => {
		const place = find(text);
		return place === null ? [] : [{
			id,
			...place
		}];
	});
	const changed = new Map(texts.map((one) => [one.file, one.changed.slice(0, MOST)]));
	return {
		statements: statements.slice(0, MOST),
		files: files.slice(0, MOST).map((one) => ({
			...one,
			changed: changed.get(one.file) ?? []
		}))
	};
}

// src/pipeline/probes/with-profiles.ts
/**
* A duet's recording with where the CPU time of both went, where that is asked for: the same recording where it is not, or
* where it would explain nothing. See `profileArms`: none of both may run after it.
*/
async function withProfiles(recording, input, running) {
	const { config, request, load, ports } = input;
	const { head, base } = recording.arms;
	if (!(ports.cpuProfiler !== void 0 && load.keepBusy !== void 0) || config.probes.cpuProfile === "never") return recording;
	if (!recording.validity.valid || request.signal.aborted || base === void 0) return recording;
	const apps = {
		arms: running,
		...mayStart(config, running) && { once: running.once }
	};
	const isWorthIt = () => howToProfile(config.probes, apps) !== null && isSlower(recording, config);
	if (config.probes.cpuProfile === "auto" && !isWorthIt()) return recording;
	const of = {
		learned: head.workload.names?.learned ?? [],
		users: usersToProfile(base)
	};
	const found = await profileArms({
		...input,
		...of
	}, apps);
	return {
		...recording,
		arms: {
			head: {
				...head,
				...found.head && { profiled: found.head }
			},
			base: {
				...base,
				...found.base && { profiled: found.base }
			}
		}
	};
}
/** A start takes its time, which nobody asked for in so many words. */
const mayStart = ({ probes }, running) => running.once !== void 0 && (probes.cpuProfile === "always" || running.canRestart());
/** The times of requests, and the CPU time that they take. */
const EXPLAINED = /* @__PURE__ */ new Set([
	"p50",
	"p95",
	"p99",
	"cpu-per-request"
]);
function isSlower(recording, { policy }) {
	const { tool, createdAt } = recording;
	const { comparisons } = decide({
		policy,
		tool,
		createdAt,
		baseline: NO_BASELINE,
		remedy: { kind: "name-one" },
		head: recording
	});
	return comparisons.some(({ metric, class: found }) => EXPLAINED.has(metric) && (found === "slower" || found === "significant" || found === "critical"));
}

// src/pipeline/duet/arms/alike.ts
/** What may make base and head other than their revisions say, seen before either is built. */
async function whatDiffers({ app, workingDirectory }, { revisions }) {
	if (app === null) return [];
	const files = onlyInHead(await revisions.untracked(workingDirectory), app);
	return [...sharedOutputs(app), ...files.length > 0 ? [{
		kind: "only-in-head",
		files
	}] : []];
}
/** The same, told in the log; nothing of targets, which the user started. */
async function sayWhatDiffers(way, config, ports) {
	const found = way.kind === "duet" ? await whatDiffers(config, ports) : [];
	for (const note of found) ports.log.write("warning", alikeText(note));
	return found;
}
/** Why base does not build or start, with what it may have needed of head's folder. */
function withLacking(thrown, alike) {
	const lacking = alike.filter(({ kind }) => kind === "only-in-head").map(alikeText);
	if (!(thrown instanceof BaseError) || lacking.length === 0) return thrown;
	return new BaseError([thrown.message, ...lacking].join(" "), thrown.logTail, thrown.step);
}

// src/core/words/notes/whole.ts
/** Goes on a sentence. */
const WHY$1 = {
	"few-slices": ({ slices }) => `${several$1(slices, "slice")} ${slices === 1 ? "says" : "say"} too little`,
	open: ({ slices }) => `${several$1(slices, "slice")} show neither a regression nor its absence`,
	"how-much": ({ slices }) => `${several$1(slices, "slice")} show a regression, and not whether it is one that fails`,
	rare: ({ subject }) => `too few slices show ${subjectName(subject)} to judge it`,
	stolen: ({ slices, of }) => `the machine's host took CPU time away in ${slices} of ${several$1(of, "slice")}, which say nothing`,
	"looks-disagree": ({ slices }) => `a look at histograms ended the load for a regression that the exact figures of ${several$1(slices, "slice")} do not show`,
	"one-start": () => "a regression of one start of each is to be confirmed by a second"
};
const RUN = {
	enough: ({ slices }) => `A look at histograms of ${several$1(slices, "slice")} shows a regression, so the load is ended here. The exact figures decide.`,
	cut: ({ slices, of }) => `A regression was certain after ${slices} of about ${several$1(of, "slice")}, so the load was ended there: what follows in the script was not measured.`,
	"left-out": ({ slices }) => `The ${several$1(slices, "slice")} of a load that a look ended are not judged: it was driven to its end on a later start, and what that shows by itself counts.`,
	"over-limit": ({ why, runs, seconds, limitSeconds }) => `The script's load ran ${runs === 1 ? "once" : `${runs} times`}, though ${say(WHY$1, why)}: once more would take ${seconds} s in all, and \`compare.whole-limit\` is ${limitSeconds} s.`,
	"not-restarted": ({ why }) => `No second start was made, though ${say(WHY$1, why)}: it would not be quick, or the applications are not ours.`,
	"driven-again": ({ why, baseUrl, headUrl }) => `The script's load runs once more, since ${say(WHY$1, why)}: both are restarted in the other order: base on ${baseUrl}, head on ${headUrl}`,
	unconfirmed: ({ text }) => `No second start confirmed this: ${text}`
};
/** What came of a further run or start, a sentence. */
const runText = (fact) => say(RUN, fact);
const NOT_WHOLE = {
	"too-long": ({ seconds, limitSeconds }) => `To drive all of it side by side takes ${seconds} s, and \`compare.whole-limit\` is ${limitSeconds} s.`,
	"too-short": ({ seconds, runs, slices }) => {
		const all = `All of it takes ${seconds} s, which is too short to compare anything side by side`;
		if (slices === 0) return `${all}.`;
		return `${all}: ${runs === 1 ? "the one run that there can be" : `the ${runs} runs that there can be`} would show ${several$1(slices, "slice")}, and it takes ${4}.`;
	}
};
/** Why a load is not driven side by side, a sentence. */
const notWholeText = (why) => say(NOT_WHOLE, why);

// src/pipeline/duet/trouble.ts
const NO_TROUBLE = {
	base: [],
	head: []
};
const isTroubled = ({ base, head }) => base.length + head.length > 0;
/** An application that ended, as the trouble of its arm. */
const troubleOf = ({ reason, kind, said }) => ({
	text: reason,
	kind,
	said
});
/** That the script calls another address, which is neither arm's fault. */
function asAstray(text) {
	const astray = {
		text,
		kind: "astray",
		said: null
	};
	return {
		base: [astray],
		head: [astray]
	};
}
/** Of a base whose state could not be brought back. */
function notReset({ message }) {
	return {
		base: [{
			text: message,
			kind: "not-reset",
			said: null
		}],
		head: []
	};
}
/**
* Trouble of a second start where the first has an answer, and what the reader is told: what base does on its second
* takes nothing from what head did on its first.
*/
function unconfirmed(trouble) {
	const [ofBase] = trouble.base;
	if (ofBase === void 0 || trouble.head.length > 0) return {
		trouble,
		notes: []
	};
	return {
		trouble: NO_TROUBLE,
		notes: [runText({
			kind: "unconfirmed",
			text: ofBase.text
		})]
	};
}
/** The arms whose application ended by itself. */
function deathsOf(arms) {
	const of = (arm) => {
		const death = arms[arm].died();
		return death === null ? [] : [troubleOf(death)];
	};
	return {
		base: of("base"),
		head: of("head")
	};
}
/**
* What was driven, with an application's end as its arm's trouble. The load need not tell: a refused request is a
* quick failure, which looks like a good answer to percentiles and like a few errors at the end of a round.
*/
function withDeaths(driven, { base, head }) {
	const { trouble } = driven;
	return {
		...driven,
		trouble: {
			base: [...base, ...trouble.base],
			head: [...head, ...trouble.head]
		}
	};
}
/** Whether both broke in the same way, so that one of them says it all. */
function isAlike(a, b) {
	return a.kind === b.kind && bare(a.said) === bare(b.said);
}
/** Foreign words without what is each arm's own: times, counts, addresses and its name. */
const bare = (said) => said?.replace(/\d+(\.\d+)?(ms|m|s)?/g, "0").replace(/\b(base|head)\b/g, "arm");

// src/pipeline/duet/arms/start-both.ts
const ONE_AFTER_THE_OTHER = "Both are started again, one after the other.";
/**
* Starts both, and tells how. Tries both whatever comes of the first: head is not blamed where base does not start either.
* One that fails beside the other is believed once both were started one after the other, and it by itself: applications
* that do well alone may fight for a lock, a file, a port or the time that a start may take. Throws what went wrong, and
* nothing runs then.
*/
async function startBoth(sides, order, input) {
	const failed = await tryBoth(sides, order);
	if (failed.length === 0) return sides;
	await stopBoth(sides);
	const [one, ...others] = failed;
	const isOwn = others.length > 0 || input.signal.aborted;
	if (one !== void 0 && !isOwn && isOfApp(one.thrown)) {
		const { message } = one.thrown;
		if (sides.together) {
			input.ports.log.write("warning", `${message} ${ONE_AFTER_THE_OTHER}`);
			return startBoth({
				...sides,
				together: false
			}, order, input);
		}
		if (one.arm === order[1]) await doubt(sides, one.arm, one.thrown, input);
	}
	const troubles = failed.map(({ thrown }) => thrown);
	const ofMachine = troubles.find((thrown) => thrown instanceof MachineError);
	const apart = troubles.find((thrown) => thrown instanceof ApartError);
	throw ofMachine ?? apart ?? troubles.find((thrown) => thrown instanceof BaseError) ?? troubles[0];
}
const isOfApp = (thrown) => thrown instanceof AppError || thrown instanceof BaseError;
async function tryBoth(sides, order) {
	const failed = [];
	await forBoth(order, sides.together, async (arm) => {
		if (failed.some(({ thrown }) => thrown instanceof ApartError)) return;
		await sides[arm].start(void 0, false).catch((thrown) => failed.push({
			arm,
			thrown
		}));
	});
	return failed;
}
/**
* Starts one by itself that failed while the other ran. Throws where that is not its own fault: it starts, or what sets it
* up fails for the other one too, once it ran.
*/
async function doubt(sides, arm, { message, logTail, step }, { ports, signal }) {
	ports.log.write("warning", `${message} It is started again, by itself.`);
	const isSetUp = sides[arm].hasSetup && step !== "setup";
	const said = inItsWords(message, logTail);
	if (await failureOf(sides[arm], isSetUp) === null) throw new NotTogetherError(said, arm);
	if (step !== "setup" || signal.aborted) return;
	const ofOther = await failureOf(sides[otherArm(arm)], false);
	if (ofOther === null || ofNeither(ofOther) !== ofNeither(said)) return;
	const text = `app.setup works once, and fails for whichever of base and head comes second. ${message}`;
	throw new MachineError(text, "Give what it makes a name with `$PERF_GATE_ARM` in it, or let it make nothing twice.");
}
/** What one says that does not start; null: it does, and is stopped again. Throws what is no fault of an application's. */
async function failureOf(side, again) {
	try {
		await side.start(void 0, again);
		await side.stop();
		return null;
	} catch (thrown) {
		if (isOfApp(thrown)) return inItsWords(thrown.message, thrown.logTail);
		throw thrown;
	}
}
/** Words without the name of the side, and without what differs from one try to the next. */
const ofNeither = (said) => said.replace(/base|head/g, "arm").replace(/\d+/g, "0");
const stopBoth = (sides) => forBoth(["head", "base"], sides.together, (arm) => sides[arm].stop());

// src/pipeline/duet/arms/arms.ts
/**
* Builds both revisions before either runs, so that no build disturbs a running application, and starts both.
* Throws BaseError for base's trouble, AppError for head's, ApartError where either does not start in a network of its own,
* NotTogetherError where one does not start while the other runs; nothing is left running then.
*/
async function startArms(input) {
	const { way, config, ports, signal, seed, cores } = input;
	if (way.kind === "targets") return targets(way, ports, signal);
	const { app, workingDirectory } = config;
	if (app === null) throw new Error("a duet of revisions without app.start");
	const { apart } = way;
	const base = await openBase(way.base, {
		config,
		app,
		ports,
		signal,
		cores,
		apart
	});
	const end = async () => {
		await Promise.all(ARMS.map(ports.apps.release));
		await base.remove();
	};
	try {
		const logFile = ports.files.path("app-head.log");
		const held = {
			...cores && { cpus: cores.head },
			...apart && { apart }
		};
		const directory = workingDirectory;
		const request = {
			app,
			arm: "head",
			sha: await headSha(ports, directory),
			directory,
			logFile,
			signal,
			...held
		};
		const builds = {
			base: base.build,
			head: () => buildHead(request, ports)
		};
		await buildBoth({
			builds,
			apps: {
				base: base.app,
				head: app
			},
			ports,
			signal
		});
		const together = mayGoTogether(base.app, app);
		const again = {
			order: startOrder(seed),
			signal,
			log: ports.log
		};
		const wanted = {
			base: base.side,
			head: openSide(request, ports),
			together
		};
		const sides = await startBoth(wanted, again.order, input);
		const swaps = base.fixedPort === null && (app.port === null || apart !== void 0);
		return {
			base: sides.base,
			head: sides.head,
			baseConfig: base.config,
			canRestart: () => isQuick(sides),
			restart: () => restartBoth(sides, again, swaps),
			revive: () => reviveBoth(sides, again),
			baseAlone: async () => {
				await stopBoth(sides);
				await base.side.start(void 0, base.side.canStartAgain);
				return base.side.baseUrl;
			},
			...base.side.canStartAgain && sides.head.canStartAgain && { once: onceOf(sides) },
			stop: async () => {
				await stopBoth(sides).finally(end);
			}
		};
	} catch (thrown) {
		await end();
		throw thrown;
	}
}
async function targets(way, ports, signal) {
	const arm = (baseUrl) => ({
		baseUrl,
		died: () => null,
		reset: async () => {}
	});
	await ports.target.check(way.base, signal);
	await ports.target.check(way.head, signal);
	const none = async () => null;
	const never = {
		canRestart: () => false,
		restart: none,
		revive: none
	};
	const alone = {
		baseAlone: async () => way.base,
		stop: async () => {}
	};
	return {
		base: arm(way.base),
		head: arm(way.head),
		...never,
		...alone
	};
}
/** Starts that take less are worth repeating, ms. Where both go at once each takes up to as long as one after the other. */
const quickMs = (together) => together ? 6e3 : 3e3;
/** By a coin that does not go with the one for the order of the rounds. */
function startOrder(seed) {
	const coin = seeded(seed);
	coin();
	return coin() < .5 ? ["base", "head"] : ["head", "base"];
}
async function restartBoth(sides, { order, log, signal }, swaps) {
	const deaths = deathsOf(sides);
	if (isTroubled(deaths)) return deaths;
	if (!isQuick(sides)) return null;
	const own = portsOf(sides);
	const ports = swaps ? {
		base: own.head,
		head: own.base
	} : own;
	return startAgain$1(sides, {
		order: order.toReversed(),
		log,
		signal
	}, ports);
}
const isQuick = ({ base, head, together }) => [base, head].every(({ canStartAgain, startMs }) => canStartAgain && startMs < quickMs(together));
async function reviveBoth(sides, again) {
	if (!sides.base.canStartAgain || !sides.head.canStartAgain) return null;
	return startAgain$1(sides, again, portsOf(sides));
}
/** As the first time, one that fails beside the other is believed once they were started one after the other. */
async function startAgain$1(sides, again, ports) {
	const { order, log, signal } = again;
	await stopBoth(sides);
	await forBoth(order, sides.together, (arm) => sides[arm].start(ports[arm]).catch((thrown) => {
		if (!(thrown instanceof AppError || thrown instanceof BaseError)) throw thrown;
	}));
	const deaths = deathsOf(sides);
	const [only, ...others] = [...deaths.base, ...deaths.head];
	if (!sides.together || only === void 0 || others.length > 0 || signal.aborted) return deaths;
	log.write("warning", `${only.text} ${ONE_AFTER_THE_OTHER}`);
	return startAgain$1({
		...sides,
		together: false
	}, again, ports);
}
const onceOf = (sides) => async (arm, how, body) => {
	await stopBoth(sides);
	return sides[arm].once(how, body);
};
const portOf = ({ baseUrl }) => Number(new URL(baseUrl).port);
const portsOf = ({ base, head }) => ({
	base: portOf(base),
	head: portOf(head)
});

// src/pipeline/duet/arms/why-not-both.ts
/** Why two applications that do well one by one cannot run at once, sentences; null: this error says nothing of it. */
function whyNotBoth(thrown, way) {
	if (thrown instanceof NotTogetherError) {
		const { message: said, arm } = thrown;
		return fixedPortText({
			kind: "not-together",
			arm,
			said
		});
	}
	if (!(thrown instanceof ApartError && way.kind === "duet" && way.apart)) return null;
	const { message: said, arm } = thrown;
	return fixedPortText({
		kind: "not-started-apart",
		port: way.apart.port,
		arm,
		said
	});
}

// src/pipeline/duet/base-alone.ts
/** Pairs more than it lived through. */
const MORE_PAIRS$1 = 1;
const ONE_SIDE = "it answers, but a load that is driven side by side is not driven on one side by itself. Head may have stopped base: look for what head stops, removes or uses up outside of its own folder and port.";
/**
* Whether a base that was ready and then died beside head does well without it. Head's code runs as the same user and can
* end base's processes, so that nothing would be compared; a base that dies of itself dies once more. Head is stopped,
* base is started anew and driven as before, on both arms' turns, by whole runs too; for a load that is driven side by side,
* for no longer than the script is tried.
*/
async function driveBaseAlone(input) {
	const { arms, ports, request } = input;
	try {
		const baseUrl = await arms.baseAlone();
		const load = await ports.loadGenerator();
		const baseUrls = {
			base: baseUrl,
			head: baseUrl
		};
		const why = await hindered(await load.openDuet({
			...request,
			baseUrls,
			teardown: false,
			log: "k6-alone"
		}), input);
		if (arms.base.died() !== null) return { kind: "dies" };
		return why === null ? { kind: "lives" } : {
			kind: "unknown",
			why
		};
	} catch (thrown) {
		if (thrown instanceof BaseError) return { kind: "dies" };
		if (thrown instanceof EnvironmentError || thrown instanceof UsageError) return {
			kind: "unknown",
			why: thrown.message
		};
		throw thrown;
	}
}
/** Drives it as long as it lived and a little longer. Why it was not driven to the end, a sentence; null: it was. */
async function hindered(opened, input) {
	const runs = input.pairs + MORE_PAIRS$1;
	switch (opened.kind) {
		case "unsuitable": return opened.reason;
		case "broken": return firstOf(opened.trouble);
		case "side-by-side": {
			if (!input.inTurns) return ONE_SIDE;
			const driver = opened.turns();
			return driveOn(input, {
				count: runs,
				atOnce: 2,
				drive: () => driver.drive("base")
			});
		}
		case "ready": {
			const drive = (count) => opened.driver.drive(turns(count));
			return driveOn(input, {
				count: runs,
				atOnce: 4,
				drive
			});
		}
	}
}
async function driveOn({ arms: { base }, signal }, { count, atOnce, drive }) {
	for (let driven = 0; driven < count && !signal.aborted; driven += atOnce) {
		await base.reset();
		const { trouble } = await drive(Math.min(atOnce, count - driven));
		if (isTroubled(trouble) || base.died() !== null) return firstOf(trouble);
	}
	return null;
}
const firstOf = ({ base, head }) => (base[0] ?? head[0])?.text ?? null;
const turns = (count) => Array.from({ length: count }, () => "base");

// src/core/decision/duet/levels/no-room.ts
/**
* That slices tell nothing of a metric which can fail the gate, since the machine had no room for both arms: it is left
* open, or neither arm got its load. null: they do not, or something else fails it. `accepted`: what is in force.
*/
function noRoomIn(duet, accepted) {
	const { usable, input } = pairsInput(duet);
	if (usable.overloaded !== null && acceptedOverload(usable, accepted) === null) return null;
	if (usable.invalid.some(({ kind }) => kind === "not-delivered")) return mostlyFull(duet.pairs);
	return leftOpen({
		...input,
		accepted
	});
}
function mostlyFull(pairs) {
	const fullness = fullnessOf(pairs);
	return fullness !== null && isMostlyFull(fullness) ? fullness : null;
}
function leftOpen(input) {
	if (stopOf(input) === "regressed") return null;
	return judgePairs(input).flatMap((metric) => metric.kind === "latency" && metric.limits.role === "blocking" ? metric.noRoom ?? [] : [])[0] ?? null;
}

// src/core/words/notes/turns.ts
const WHY = {
	"no-memory": ({ users, neededBytes, freeBytes }) => `Two k6 with ${users} VUs each take about ${bytesText(neededBytes)} of memory, and ${bytesText(freeBytes)} are free.`,
	"no-room": (fullness) => `On both sides at once the load left this machine no room, or none that is known of: ${fullnessText(fullness)}.`
};
const TURNS = {
	"in-turns": ({ why, pairs, seconds }) => `${say(WHY, why)} So all of it is driven in turns, one side after the other: at most ${pairsText(pairs, { window: "run" })}, in about ${seconds} s.`,
	"no-time": ({ why, runs, seconds, spentSeconds, limitSeconds }) => {
		const spent = spentSeconds > 0 ? `, of which ${spentSeconds} s are spent` : "";
		return `${say(WHY, why)} To drive all of it in turns, one side after the other, takes ${seconds} s for the ${runs} runs that say anything, and \`compare.whole-limit\` is ${limitSeconds} s${spent}.`;
	}
};
/** Why a load is not driven on both sides at once, and what is done; sentences. */
const turnsText = (fact) => say(TURNS, fact);

// src/pipeline/duet/accepted-now.ts
/** Accepted regressions that are in force for this gate on the day of a look. */
function acceptedNow({ policy, gate }, { clock }) {
	const today = new Date(clock.now()).toISOString().slice(0, 10);
	return inForce(policy.accepted ?? [], gate, today);
}

// src/pipeline/duet/half-time.ts
/**
* Between two groups of rounds: starts both anew where that is quick. Two starts of one build differ by a little, which
* no number of rounds takes away; a second start halves its share in the variance. Rarely they differ by a lot: what
* `regressed` on the first start is called so only when the second shows it too.
*/
async function halfTime({ driver, arms, ports, signal }, seen) {
	const inTrouble = (trouble) => {
		const left = signal.aborted ? null : leftBy(trouble, seen);
		if (left === null || isTroubled(left.trouble)) return {
			starts: 0,
			trouble,
			notes: []
		};
		const [first] = [...trouble.head, ...trouble.base];
		ports.log.write("warning", `What the first start of both says stands: ${first?.text}`);
		return left;
	};
	const trouble = driver.rewarm === void 0 ? null : await arms.restart();
	if (driver.rewarm === void 0 || trouble === null) return {
		starts: 0,
		trouble: NO_TROUBLE,
		notes: []
	};
	if (isTroubled(trouble)) return inTrouble(trouble);
	const { base, head } = arms;
	const where = `base on ${base.baseUrl}, head on ${head.baseUrl}`;
	const why = seen.restsOnOneStart ? "A regression of one start of each, which a second has to confirm" : "Half time";
	ports.log.write("info", `${why}: both are restarted in the other order: ${where}`);
	const warm = await driver.rewarm({
		base: base.baseUrl,
		head: head.baseUrl
	});
	return isTroubled(warm.trouble) ? inTrouble(warm.trouble) : {
		starts: 1,
		trouble: NO_TROUBLE,
		notes: []
	};
}
/**
* What is left of the first start where the second breaks; null: nothing, as it has no answer. What is settled stays so where
* the second was for the case alone that an entry is used up. Errors need none, so that they are not called unconfirmed.
*/
function leftBy(trouble, { stop, isWorse, restsOnOneStart, isAccepted }) {
	if (stop === "settled" && isAccepted) return {
		starts: 0,
		trouble: NO_TROUBLE,
		notes: []
	};
	if (stop === null && !isWorse) return null;
	const { trouble: left, notes } = unconfirmed(trouble);
	return {
		starts: 0,
		trouble: left,
		notes: restsOnOneStart ? notes : [],
		isUnconfirmed: true
	};
}

// src/pipeline/duet/processes.ts
/** Whose processes are followed while both arms run, also over starts anew. */
const processesOf = ({ base, head }) => ({
	...base.processes && { base: base.processes },
	...head.processes && { head: head.processes }
});
/** The pairs with their readings, and what both arms' processes were like, by all that was read while they were driven. */
function readOver(arms, watch, pairs) {
	const samples = watch.samples();
	const of = (arm) => processEvidence(windowsOfArm(pairs, arm), samples.arms[arm] ?? [], arms[arm].readyMs ?? []);
	const [base, head] = [of("base"), of("head")];
	const processes = {
		...base && { base },
		...head && { head }
	};
	return {
		pairs: withReadings(pairs, samples),
		processes
	};
}

// src/pipeline/duet/drive-rounds.ts
/** Pairs after which it is looked at the first time, and after which again. */
const MORE_PAIRS = 2;
/**
* Drives pairs of rounds until the answer is clear or the budget spent. Where the machine's host took CPU time from too many of
* them for any answer, a few more follow.
*/
async function driveRounds(input) {
	const { driver, arms, config, ports, signal } = input;
	let mostPairs = pairsWithin(config.compare.budgetSeconds, driver.roundMs);
	const watch = ports.host.watch(processesOf(arms));
	const inTime = openTime(input);
	const chunks = [];
	let pairs = [];
	let [starts, repeated] = [1, false];
	let stop = null;
	let notes = [];
	const soFar = (trouble) => {
		return {
			stop: stop ?? endOf(signal),
			starts,
			mostPairs,
			notes,
			trouble,
			...readOver(arms, watch, pairs),
			cpu: cpuOf(chunks)
		};
	};
	try {
		while (stop === null && !signal.aborted) {
			tellPairs(ports, {
				over: pairs.length,
				most: mostPairs,
				looks: chunks.length
			});
			const { driven, again } = await driveGroup(input, pairs.length, mostPairs, !repeated);
			const { astray, trouble } = driven;
			repeated ||= again;
			if (astray !== null) return soFar(asAstray(astray));
			chunks.push(driven);
			const ofGroup = withReadings(driven.pairs, watch.samples());
			pairs = [...pairs, ...placed(ofGroup, starts, chunks.length)];
			if (isTroubled(trouble)) return soFar(trouble);
			if (pairs.length === mostPairs) mostPairs += pairsInstead(pairs);
			const unsteady = unusable(pairs, mostPairs);
			if (unsteady !== null && notes.length === 0) notes = drivenOn(input, pairs.length, unsteady);
			const seen = look$1(input, pairs, {
				mostPairs,
				starts,
				unsteady: unsteady !== null
			});
			stop = signal.aborted ? cutShort(seen) : seen.stop;
			({stop, notes} = inTime({
				stop,
				notes
			}, pairs.length, seen));
			if (!(starts === 1 && pairs.length <= 4 && !signal.aborted) || stop === "budget" || stop !== null && !seen.restsOnOneStart) continue;
			const half = await halfTime(input, seen);
			starts += half.starts;
			notes = [...notes, ...half.notes];
			stop = half.starts > 0 || signal.aborted ? null : half.isUnconfirmed ? stop ?? "regressed" : stop;
			if (isTroubled(half.trouble)) return soFar(half.trouble);
		}
		return soFar(NO_TROUBLE);
	} catch (thrown) {
		if (!(thrown instanceof BaseError) || arms.base.died() === null) throw thrown;
		return soFar(notReset(thrown));
	} finally {
		watch.stop();
	}
}
const endOf = (signal) => signal.aborted ? "cancelled" : "budget";
/** Cancelled before a second start could confirm it, it is no regression yet. */
const cutShort = ({ stop, isWorse, restsOnOneStart }) => restsOnOneStart ? null : isWorse ? "regressed" : stop;
const tellPairs = ({ progress }, counted) => progress?.tell({
	kind: "pairs",
	of: "round",
	...counted
});
/**
* From now on: ends a duet that would go on, once as much time went by between its rounds (setup(), starts of k6, resets),
* and in its warm-up beside the load, as the budget gives the load itself. It takes about twice its budget then. What is worse
* has an answer, and goes on only where time is left to tell how much.
*/
function openTime({ driver, config, ports, signal }) {
	const began = ports.clock.now() - (driver.besideMs ?? 0);
	const { budgetSeconds } = config.compare;
	return ({ stop, notes }, pairs, { isWorse: hasAnswer }) => {
		const seconds = (ports.clock.now() - began - 2 * pairs * driver.roundMs) / 1e3;
		if (stop !== null || signal.aborted || seconds < budgetSeconds) return {
			stop,
			notes
		};
		if (hasAnswer) return {
			stop: "regressed",
			notes
		};
		const text = `No more than ${pairs} pairs of rounds were driven: ${Math.round(seconds)} s went by before and between them, for setup(), starts and resets, and \`policy.budget\` (${budgetSeconds} s) gives them no more than the load itself.`;
		ports.log.write("warning", text);
		return {
			stop: "budget",
			notes: [...notes, text]
		};
	};
}
/** The next group of rounds. A hiccup of the machine hits both arms: those rounds do not count, where it `mayRepeat`. */
async function driveGroup(input, known, most, mayRepeat) {
	const { arms, driver, ports, signal } = input;
	const rounds = await driveMore(input, known, most);
	const deaths = signal.aborted ? NO_TROUBLE : deathsOf(arms);
	const driven = withDeaths(rounds, deaths);
	const { base, head } = driven.trouble;
	const isHiccup = base.length > 0 && head.length > 0 && driven.astray === null && !isTroubled(deaths);
	if (!mayRepeat || !isHiccup || signal.aborted) return {
		driven,
		again: false
	};
	ports.log.write("warning", `These rounds are driven once more: ${head[0]?.text}`);
	driver.forget();
	return {
		...await driveGroup(input, known, most, false),
		again: true
	};
}
/** The next group of rounds, with both sides' state as it was before the first. */
async function driveMore(input, known, most) {
	const { arms, driver, seed, turns } = input;
	await arms.base.reset();
	await arms.head.reset();
	const count = Math.min(known === 0 ? 4 : MORE_PAIRS, most - known);
	return driver.drive(order(seed, known, count), turns);
}
const placed = (pairs, start, group) => pairs.map((pair) => ({
	...pair,
	...start > 1 && { start },
	group
}));
/** CPU use over all of these together; null: of none it is known. */
function cpuOf(chunks) {
	const known = chunks.flatMap(({ cpu }) => cpu ?? []);
	const sum = (read) => known.reduce((total, cpu) => total + read(cpu), 0);
	return known.length === 0 ? null : {
		usedMs: sum(({ usedMs }) => usedMs),
		wallMs: sum(({ wallMs }) => wallMs)
	};
}
/** At least four pairs: fewer say nothing. */
function pairsWithin(budgetSeconds, roundMs) {
	return Math.max(4, Math.min(20, Math.floor(budgetSeconds * 1e3 / (2 * roundMs))));
}
/** ABBA, and a coin for who begins: a drift of the machine then hits both alike. */
function order(seed, from, count) {
	const swapped = seeded(seed)() < .5;
	return Array.from({ length: count }, (_, index) => (from + index) % 2 === 0 === swapped ? "head" : "base");
}
/** Says so in the log, and to the reader. */
function drivenOn({ ports }, pairs, unsteady) {
	ports.log.write("warning", `Further rounds are driven: ${unsteady}`);
	return [`Further rounds were driven after ${pairs} pairs: ${unsteady}`];
}
/** Why nothing could be judged if it ended here, where it need not, a sentence; null: it may end. */
function unusable(all, mostPairs) {
	const { pairs, invalid } = usablePairs(all);
	if (all.length >= mostPairs || pairs.length === 0 && all.length >= 2 * 4) return null;
	const [fault] = invalid;
	return fault === void 0 ? null : noteText(fault);
}
function look$1({ driver, config, ports }, all, { mostPairs, starts, unsteady }) {
	const { policy } = config;
	const toCome = pairsToCome(all.length, mostPairs);
	const soFar = pairsInput({
		pairs: all,
		policy,
		starts,
		roundMs: driver.roundMs,
		toCome
	});
	const { overloaded, invalid, shortBy } = soFar.usable;
	const input = {
		...soFar.input,
		accepted: acceptedNow(config, ports)
	};
	const overall = judgePairs(input).flatMap((metric) => {
		if (metric.subject.kind !== "overall" || metric.kind !== "latency") return [];
		const { base, head, change } = shownSides(metric);
		const { title, unit } = definitionOf(metric.metric);
		return [`${title} ${quantity(base, unit)} → ${quantity(head, unit)} (${changeText(change)})`];
	});
	ports.log.write("info", `${all.length} of at most ${mostPairs} pairs of rounds · ${overall.join(" · ")}`);
	const alone = {
		restsOnOneStart: false,
		isAccepted: false
	};
	const seen = (stop) => ({
		stop,
		isWorse: stop === "regressed",
		...alone
	});
	if (overloaded !== null && acceptedOverload({ shortBy }, input.accepted) === null) return seen("regressed");
	if (unsteady) return seen(null);
	if (invalid.length > 0) return seen("budget");
	const accepted = input.accepted.filter(({ metric }) => metric === "error-rate");
	const rests = input.toCome > 0 && restsOnOneStart({
		...input,
		accepted
	});
	const isAccepted = rests && !restsOnOneStart(input);
	return {
		stop: stopOf(input),
		isWorse: isWorse(input),
		restsOnOneStart: rests,
		isAccepted
	};
}

// src/pipeline/duet/reset-both.ts
/** Whether `app.reset` makes every group of rounds find both alike. */
const areReset = ({ base, head }) => base.hasReset === true && head.hasReset === true;
/**
* Brings both sides' state back to what it was before their first load. Returns base's trouble, where it failed on a start
* after the first or died by it: on its first start, a reset that fails by itself is told as such, and thrown.
*/
async function resetBoth({ base, head }, isFirst) {
	try {
		await base.reset();
		await head.reset();
		return NO_TROUBLE;
	} catch (thrown) {
		if (!(thrown instanceof BaseError) || isFirst && base.died() === null) throw thrown;
		return notReset(thrown);
	}
}

// src/pipeline/duet/drive-turns.ts
/**
* Drives all of the script's load on one arm after the other, in the order ABBA, until the answer is clear or the time is
* over. Both are started anew after the first pair, where that is quick: what is worse has to show on both starts.
*/
async function driveTurns(input) {
	const { driver, arms, mostPairs, ports, signal, seed } = input;
	const watch = ports.host.watch(processesOf(arms));
	const all = [];
	let pairs = [];
	let starts = 1;
	let stop = "limit";
	const soFar = (trouble) => ({
		starts,
		mostPairs,
		notes: [],
		trouble,
		cpu: cpuOf(all),
		...readOver(arms, watch, pairs),
		stop: signal.aborted ? "cancelled" : stop
	});
	try {
		await driver.again(addressesOf(arms));
		for (const first of order(seed, 0, mostPairs)) {
			const told = {
				over: all.length,
				most: mostPairs,
				looks: Math.floor(all.length / 2)
			};
			ports.progress?.tell({
				kind: "pairs",
				of: "run",
				...told
			});
			const driven = await drivePair(input, first, all.length === 0);
			if (driven.astray !== null) return soFar(asAstray(driven.astray));
			all.push(driven);
			const start = starts > 1 ? { start: starts } : {};
			const own = withReadings(driven.pairs, watch.samples());
			pairs = [...pairs, ...own.map((pair) => ({
				...pair,
				...start
			}))];
			if (isTroubled(driven.trouble) || signal.aborted) return soFar(driven.trouble);
			const seen = look(input, pairs, {
				starts,
				driven: all.length
			});
			if (seen !== null) {
				stop = seen;
				break;
			}
			if (all.length > 1) continue;
			const trouble = await arms.restart();
			if (trouble === null) continue;
			if (isTroubled(trouble)) return soFar(trouble);
			starts += 1;
			await driver.again(addressesOf(arms));
		}
		return soFar(NO_TROUBLE);
	} finally {
		watch.stop();
	}
}
const addressesOf = ({ base, head }) => ({
	base: base.baseUrl,
	head: head.baseUrl
});
/** Both runs of a pair, with both sides' state as it was before the first. */
async function drivePair({ driver, arms, signal }, first, isFirst) {
	const trouble = await resetBoth(arms, isFirst);
	if (isTroubled(trouble)) return {
		pairs: [],
		trouble,
		astray: null,
		cpu: null
	};
	const driven = await driver.drive(first);
	return withDeaths(driven, signal.aborted ? NO_TROUBLE : deathsOf(arms));
}
/** Why it may end; null: it goes on. It is looked at after every second pair, when each side came first as often. */
function look({ config, ports, mostPairs, totalMs }, all, { starts, driven }) {
	ports.log.write("info", `${driven} of at most ${pairsText(mostPairs, { window: "run" })} driven`);
	if (driven % 2 === 1) return null;
	if (all.length === 0) return "limit";
	const { policy } = config;
	const toCome = pairsToCome(driven, mostPairs);
	const { usable, input } = pairsInput({
		pairs: all,
		policy,
		starts,
		roundMs: totalMs,
		toCome
	});
	const accepted = acceptedNow(config, ports);
	if (usable.overloaded !== null && acceptedOverload(usable, accepted) === null) return "regressed";
	if (usable.invalid.length > 0) return null;
	const stop = stopOf({
		...input,
		accepted
	});
	return stop === "budget" ? null : stop;
}

// src/core/decision/duet/rare.ts
/**
* What can fail the gate and is not judged for want of slices that show it, where as many of a second run would do: a
* scenario that is short beside the others. null: there is none, or the machine or the load leaves nothing to judge.
*/
function rareIn(duet) {
	const { usable, input } = pairsInput(duet);
	const noRoom = fullnessOf(duet.pairs);
	if (usable.invalid.length > 0 || noRoom !== null && isMostlyFull(noRoom)) return null;
	return judgePairs(input).find(isRare)?.subject ?? null;
}
function isRare(metric) {
	if (metric.kind !== "latency" || metric.found !== null || metric.limits.role !== "blocking") return false;
	return isWaitedFor(metric) && 2 * metric.values.differences.length >= 4;
}

// src/core/decision/duet/slices-look.ts
/** Slices after which it is looked at again, as rounds are. */
const MORE_SLICES = 2;
/** Looks during one run at most: each is a chance of a false alarm. */
const MOST_LOOKS = 20;
/**
* Looks at slices of one run or several. While pairs may follow, a latency has to be as much worse as rounds ask for, which
* are looked at as they come too. Errors are judged by odds alone, so looks during a run share their chance.
*/
function lookAtSlices({ accepted, during, ...soFar }) {
	const { usable, input: found } = pairsInput(soFar);
	const { overloaded, invalid, shortBy } = usable;
	const input = {
		...found,
		accepted,
		...during && { looks: MOST_LOOKS }
	};
	const rests = during === void 0 && restsOnOneStart(input);
	if (overloaded !== null && acceptedOverload({ shortBy }, accepted) === null) return {
		stop: "regressed",
		isCritical: true,
		isWorse: true,
		restsOnOneStart: rests
	};
	const stop = invalid.length > 0 ? "budget" : stopOf(input);
	const counts = during === void 0 ? void 0 : showsInLast(input);
	const isClear = stop === "regressed";
	return {
		stop,
		isCritical: isClear && isCritical(input, counts),
		restsOnOneStart: rests,
		isWorse: isClear || stop === null && isWorse(input)
	};
}
/**
* Whether what a metric is said of shows in enough slices of the last start: those of an earlier one make a level judged
* from the first look on, and one or two more would confirm what they show.
*/
function showsInLast({ pairs, starts }) {
	if (starts < 2) return () => true;
	const levels = levelsOf(pairs);
	return ({ level }) => {
		return (level === void 0 ? pairs : levels.find((one) => one.level === level)?.pairs ?? []).filter(({ start = 1 }) => start === starts).length >= 4;
	};
}
/**
* Whether the rest of a load may be spared for what a look said. Only for a regression, and only where nothing that is
* still to come could make it worse: it is critical already, or what follows holds levels alone that are judged by
* themselves. A change at the peak must not be missed for one before it. `own`: slices of this run alone, as one that is to
* confirm another has to show it by itself. `toCome`: the levels of slices to come; null: on
* the way to another; none: there is no rest, and a load that is ended all the same would be told, and judged, as cut.
*/
function maySpare({ stop, isCritical: fails }, own, toCome) {
	if (stop !== "regressed" || toCome.length === 0) return false;
	const isJudged = (level) => level !== null && own.filter(({ slice }) => slice?.level === level).length >= 4;
	return fails || toCome.every(isJudged);
}
/**
* When to look: from the fourth slice of a run on and after every two more. Holds what was looked at, so one for each
* run; the number of its slices that are over goes in.
*/
function looksDue() {
	let next = 4;
	let looks = 0;
	return (slices) => {
		if (slices < next || looks >= MOST_LOOKS) return false;
		next = slices + MORE_SLICES;
		looks += 1;
		return true;
	};
}

// src/pipeline/duet/look-during.ts
/** What slices say by the rule of rounds, apart from what is accepted. */
function said({ driver, config, ports }, known) {
	const accepted = acceptedNow(config, ports);
	return lookAtSlices({
		...known,
		policy: config.policy,
		accepted,
		roundMs: driver.sliceMs
	});
}
/**
* Looks at a run while it is driven: whether it may be ended, since a regression is clear. Exact figures decide afterwards.
* For one run.
*/
function lookDuring(input, before, watch) {
	const isDue = looksDue();
	const most = before.pairs.length + input.driver.slices;
	let looks = 0;
	const isClear = ({ pairs: own, toCome: levels }) => {
		const start = before.starts > 1 ? { start: before.starts } : {};
		const ofRun = withReadings(own, watch.samples("meanwhile")).map((pair) => ({
			...pair,
			...start
		}));
		const pairs = [...before.pairs, ...ofRun];
		const toCome = Math.max(1, before.mostPairs - pairs.length);
		const look = said(input, {
			pairs,
			starts: before.starts,
			toCome,
			during: true
		});
		if (!maySpare(look, ofRun, levels)) return false;
		input.ports.log.write("info", runText({
			kind: "enough",
			slices: own.length
		}));
		return true;
	};
	return (seen) => {
		const isLook = isDue(seen.pairs.length);
		if (isLook && isClear(seen)) return true;
		if (isLook) looks += 1;
		const over = before.pairs.length + seen.pairs.length;
		input.ports.progress?.tell({
			kind: "pairs",
			of: "slice",
			over,
			most: Math.max(most, over),
			looks
		});
		return false;
	};
}

// src/pipeline/duet/drive-whole.ts
/** Runs of the whole load at most, however short it is: each is a start of its own, which takes time beside the load. */
const MOST_RUNS = 12;
/** Runs that may be driven for want of an answer: a load of few slices again, up to as many pairs as rounds have. */
const runsForAnswer = ({ slices }) => Math.min(MOST_RUNS, Math.max(1, Math.floor(20 / Math.max(slices, 1))));
/** Runs that there may be: what looks worse in one is confirmed by a second. */
const mostRuns = (load) => Math.max(runsForAnswer(load), 2);
/** Runs of the whole load that there is time for. */
const runsWithin = (limitMs, load) => Math.min(mostRuns(load), Math.floor(limitMs / load.totalMs));
/** Why nothing would come of it, however often the load is driven; null: something may. */
function whyNotWhole(load, limitMs, arms) {
	const seconds = Math.ceil(load.totalMs / 1e3);
	if (load.totalMs > limitMs) return {
		kind: "too-long",
		seconds,
		limitSeconds: limitMs / 1e3
	};
	const runs = arms.canRestart() ? runsWithin(limitMs, load) : 1;
	const slices = runs * load.slices;
	return slices < 4 ? {
		kind: "too-short",
		seconds,
		runs,
		slices
	} : null;
}
/**
* Drives all of the script's load on both arms at once, or as much as a regression takes. What looks worse after one run is
* confirmed by a second on fresh starts with the ports swapped, and a load that is too short for an answer, of which too few
* slices show something, or that the machine's host took the CPU from, is driven again, as far as `compare.whole-limit` goes. Where a look during a run ended
* it for what its exact figures do not show, the next run has no looks. A run that was ended before what a whole one shows is
* left out, as `judgedOf` has it.
*/
async function driveWhole(input) {
	const { driver, arms, ports, signal } = input;
	const watch = ports.host.watch(processesOf(arms));
	const mostPairs = Math.max(4, mostRuns(driver) * driver.slices);
	const runs = [];
	let judged = [];
	let notes = [];
	let [stop, isClear] = ["end", false];
	const soFar = (trouble) => ({
		...readOver(arms, watch, pairsOf(judged)),
		trouble,
		cpu: cpuOf(runs),
		isClear,
		notes: [
			...notes,
			...leftOutNotes(runs, judged),
			...cutNotes(driver, stop, runs)
		],
		starts: Math.max(1, judged.length),
		stop: signal.aborted ? "cancelled" : stop,
		mostPairs: Math.max(mostPairs, pairsOf(judged).length)
	});
	/** Where there is an answer that a second start was to confirm. */
	const hasAnswer = () => hasAnswerIn(pairsOf(judged), isClear) && !signal.aborted;
	const unconfirmedBy = (trouble) => {
		const left = unconfirmed(trouble);
		notes = [...notes, ...left.notes];
		return soFar(left.trouble);
	};
	try {
		for (;;) {
			const known = {
				pairs: pairsOf(judged),
				starts: judged.length + 1,
				mostPairs
			};
			const looks = stop === "disagreed" ? void 0 : lookDuring(input, known, watch);
			const driven = await driveOnce(input, runs.length === 0, looks);
			if (driven.astray !== null) return soFar(asAstray(driven.astray));
			const isBroken = isTroubled(driven.trouble);
			if (isBroken && hasAnswer()) return unconfirmedBy(driven.trouble);
			const run = {
				...driven,
				pairs: withReadings(driven.pairs, watch.samples())
			};
			runs.push(run);
			judged = [...judged, run];
			if (isBroken) return soFar(driven.trouble);
			judged = judgedOf$1(input, judged);
			const after = afterRun(input, {
				judged,
				driven: runs.length,
				mostPairs
			});
			({stop, isClear} = after);
			if (after.why === null || signal.aborted) return soFar(NO_TROUBLE);
			const more = await startAgain(input, after.why, runs);
			notes = [...notes, ...more.notes];
			if (isTroubled(more.trouble)) return hasAnswer() ? unconfirmedBy(more.trouble) : soFar(more.trouble);
			if (!more.isStarted) return soFar(NO_TROUBLE);
		}
	} finally {
		watch.stop();
	}
}
/** That no run went to its end, for the reader; none: one did, or nothing is certain. */
function cutNotes({ slices }, stop, runs) {
	if (stop !== "regressed" || runs.some(isWhole)) return [];
	const most = Math.max(...runs.map(({ pairs }) => pairs.length));
	return [runText({
		kind: "cut",
		slices: most,
		of: slices
	})];
}
/** That runs are not judged, for the reader; none: all of them are. */
function leftOutNotes(runs, judged) {
	const slices = runs.filter((run) => !judged.includes(run)).reduce((sum, { pairs }) => sum + pairs.length, 0);
	return slices === 0 ? [] : [runText({
		kind: "left-out",
		slices
	})];
}
const isWhole = ({ cutAfterMs }) => cutAfterMs === null;
/** Slices of runs, each of starts of its own. */
const pairsOf = (runs) => runs.flatMap(({ pairs }, before) => before === 0 ? pairs : pairs.map((pair) => ({
	...pair,
	start: before + 1
})));
/** All of the load, with both sides' state as it was before the first run. */
async function driveOnce({ driver, arms, signal }, isFirst, isEnough) {
	const trouble = await resetBoth(arms, isFirst);
	if (isTroubled(trouble)) return {
		pairs: [],
		trouble,
		astray: null,
		cpu: null,
		cutAfterMs: null,
		tookMs: 0
	};
	const driven = await driver.drive(isEnough);
	return {
		...driven,
		...withDeaths(driven, signal.aborted ? NO_TROUBLE : deathsOf(arms))
	};
}
/**
* Runs that are judged from here on. A look may have ended one before a level, or an endpoint, that a later run went through:
* of that there are slices of one start alone, though two were driven, and nothing would ever be called worse. What whole
* runs show by themselves counts then, and a further start has to confirm it. Where they show nothing worse, all are kept: a
* run that was ended for a regression is evidence that no pass may be without.
*/
function judgedOf$1(input, runs) {
	const last = runs.at(-1);
	const whole = runs.filter(isWhole);
	if (last === void 0 || !isWhole(last) || whole.length === runs.length) return runs;
	if (input.signal.aborted) return runs;
	const isWorse = (some) => said(input, {
		pairs: pairsOf(some),
		starts: some.length,
		toCome: 0
	}).stop === "regressed";
	return !isWorse(runs) && isWorse(whole) ? whole : runs;
}
const hasAnswerIn = (pairs, isClear) => pairs.length >= 4 && tooManyStolen(pairs, isClear) === 0;
/** Why the last run ended, and whether another one follows. */
function afterRun(input, soFar) {
	const { judged, driven, mostPairs } = soFar;
	const pairs = pairsOf(judged);
	const isCut = judged.at(-1)?.cutAfterMs != null;
	const mayGoOn = driven < runsForAnswer(input.driver);
	const toCome = isCut || mayGoOn ? Math.max(1, mostPairs - pairs.length) : 0;
	const look = said(input, {
		pairs,
		starts: judged.length,
		toCome
	});
	const answer = toCome > 0 ? look : said(input, {
		pairs,
		starts: judged.length,
		toCome: 1
	});
	const isClear = answer.isWorse || answer.stop === "settled";
	const { length: slices } = pairs;
	if (isCut && !look.isWorse) return {
		stop: "disagreed",
		isClear,
		why: {
			kind: "looks-disagree",
			slices
		}
	};
	const ended = {
		stop: isCut ? "regressed" : "end",
		isClear
	};
	const stolen = tooManyStolen(pairs, isClear);
	if (stolen > 0) {
		const why = {
			kind: "stolen",
			slices: stolen,
			of: slices
		};
		return {
			...ended,
			why: mayBeLeftAlone(input, judged, driven) ? why : null
		};
	}
	if (slices >= 4) return {
		...ended,
		why: whyAgain(input, soFar, look)
	};
	return {
		...ended,
		why: driven < mostRuns(input.driver) ? {
			kind: "few-slices",
			slices
		} : null
	};
}
/** Whether another run may have more of the machine: where its host takes most of two, the next would say the same. */
function mayBeLeftAlone({ driver }, judged, driven) {
	const last = judged.at(-1)?.pairs ?? [];
	return driven < 2 || driven < mostRuns(driver) && 2 * ownPairs(last).length >= last.length;
}
/** Why a run that gave slices enough is followed by another; null: it is not. */
function whyAgain(input, { judged, driven }, look) {
	const pairs = pairsOf(judged);
	if (look.restsOnOneStart) return { kind: "one-start" };
	if (look.stop === null && driven < runsForAnswer(input.driver)) return {
		kind: look.isWorse ? "how-much" : "open",
		slices: pairs.length
	};
	if (look.stop === "regressed" || driven > 1) return null;
	const known = {
		starts: judged.length,
		roundMs: input.driver.sliceMs,
		toCome: 0
	};
	const subject = rareIn({
		...known,
		pairs,
		policy: input.config.policy
	});
	return subject === null ? null : {
		kind: "rare",
		subject
	};
}
async function startAgain({ driver, arms, config, ports }, why, runs) {
	const none = {
		isStarted: false,
		trouble: NO_TROUBLE
	};
	const { wholeLimitMs } = config.compare;
	const tookMs = runs.reduce((sum, run) => sum + run.tookMs, driver.totalMs);
	if (tookMs > wholeLimitMs) {
		const limit = {
			seconds: Math.ceil(tookMs / 1e3),
			limitSeconds: wholeLimitMs / 1e3
		};
		return {
			...none,
			notes: [runText({
				kind: "over-limit",
				why,
				runs: runs.length,
				...limit
			})]
		};
	}
	const trouble = await arms.restart();
	if (trouble === null) return {
		...none,
		notes: [runText({
			kind: "not-restarted",
			why
		})]
	};
	if (isTroubled(trouble)) return {
		isStarted: false,
		trouble,
		notes: []
	};
	const { base, head } = {
		base: arms.base.baseUrl,
		head: arms.head.baseUrl
	};
	ports.log.write("info", runText({
		kind: "driven-again",
		why,
		baseUrl: base,
		headUrl: head
	}));
	await driver.again({
		base,
		head
	});
	return {
		isStarted: true,
		trouble: NO_TROUBLE,
		notes: []
	};
}

// src/pipeline/duet/drive-opened.ts
/**
* In rounds; where those cannot show the script's load, all of it on both sides at once; where the machine has no room for
* both, whole runs in turns.
*/
async function driveOpened(input, opened) {
	if (opened.kind === "side-by-side") return driveAll(input, opened);
	const { driver } = opened;
	const { progress } = input.ports;
	const rounds = await during(progress, { step: "rounds" }, () => driveRounds({
		...input,
		driver
	}));
	const windowed = {
		windowMs: driver.roundMs,
		plateau: driver.plateau
	};
	return {
		rounds,
		measured: driver.finish(judgedOf(rounds)),
		windowed
	};
}
async function driveAll(input, opened) {
	const { arms, config, ports } = input;
	const { driver, why, users } = opened;
	const limitMs = config.compare.wholeLimitMs;
	const tight = memoryFor(users, await ports.host.freeMemory?.() ?? null);
	if (tight !== null) {
		const plan = turnsWithin(tight, {
			totalMs: driver.totalMs,
			limitMs,
			spentMs: 0
		});
		const text = `${why} ${turnsText(plan)}`;
		return plan.kind === "in-turns" ? driveInTurns(input, opened, plan.pairs, text) : { refused: text };
	}
	const refusal = whyNotWhole(driver, limitMs, arms);
	if (refusal !== null) return { refused: `${why} ${notWholeText(refusal)}` };
	ports.log.write("info", wholeText(why, driver.totalMs));
	const rounds = await during(ports.progress, { step: "side-by-side" }, () => driveWhole({
		...input,
		driver
	}));
	const instead = isTroubled(rounds.trouble) ? null : turnsInstead(input, opened, rounds);
	if (instead?.kind === "in-turns") return driveInTurns(input, opened, instead.pairs, turnsText(instead));
	const notes = instead === null ? rounds.notes : [...rounds.notes, turnsText(instead)];
	const windowed = {
		windowMs: driver.sliceMs,
		sideBySide: { levels: driver.levels }
	};
	return {
		rounds: {
			...rounds,
			notes
		},
		measured: driver.finish(judgedOf(rounds)),
		windowed
	};
}
/** The pairs that the verdict will rest on. */
const judgedOf = ({ pairs }) => usablePairs(pairs).pairs;
/** Where the machine had no room for both sides at once, so that nothing can be concluded; null: it had. */
function turnsInstead({ config, ports, signal }, { driver }, { pairs, starts }) {
	if (signal.aborted || pairs.length === 0) return null;
	const { policy, compare } = config;
	const fullness = noRoomIn({
		pairs,
		policy,
		starts,
		roundMs: driver.sliceMs,
		toCome: 0
	}, acceptedNow(config, ports));
	if (fullness === null) return null;
	const { totalMs } = driver;
	const time = {
		totalMs,
		limitMs: compare.wholeLimitMs,
		spentMs: driver.driven().ms
	};
	return turnsWithin({
		kind: "no-room",
		...fullness
	}, time);
}
async function driveInTurns(input, { driver: { totalMs }, turns }, mostPairs, text) {
	input.ports.log.write("info", text);
	const driver = turns();
	const rounds = await during(input.ports.progress, { step: "turns" }, () => driveTurns({
		...input,
		driver,
		totalMs,
		mostPairs
	}));
	const windowed = {
		windowMs: totalMs,
		inTurns: { levels: driver.levels }
	};
	return {
		rounds: {
			...rounds,
			notes: [text, ...rounds.notes]
		},
		measured: driver.finish(),
		windowed
	};
}

// src/pipeline/duet/plan-cores.ts
/** With fewer, an application would have to share a CPU with its own load. */
const FEWEST = 4;
/**
* Divides the CPUs so that base, head and k6 do not take each other's: a third for each arm, the rest for k6.
* null: too few.
*/
function planCores(cpus) {
	if (cpus.length < FEWEST) return null;
	const each = Math.floor(cpus.length / 3);
	return {
		base: cpus.slice(0, each),
		head: cpus.slice(each, 2 * each),
		k6: cpus.slice(2 * each)
	};
}

// src/core/decision/load/over-budget.ts
/** That the fewest pairs which say anything took more load than the budget allows; none: they did not. */
function overBudget({ pairs, mostPairs, roundMs }, budgetSeconds) {
	if (mostPairs > 4 || pairs.length < 4) return [];
	const seconds = 2 * pairs.length * roundMs / 1e3;
	return seconds <= budgetSeconds ? [] : [{
		kind: "over-budget",
		seconds,
		budgetSeconds,
		roundMs
	}];
}

// src/pipeline/duet/recording.ts
/** Everything that was measured in a duet, as one value. */
function recordingOf({ way, config, context, ports, environment, rules, seed, cores, alike, looked }, { pairs, stop, starts, mostPairs, notes: drivenOn, cpu, processes, isClear }, { head, base, setups }, { windowMs: roundMs, plateau, sideBySide, inTurns }) {
	const ofBase = {
		sha: way.kind === "duet" ? way.base.sha : "",
		branch: context.baseBranch
	};
	const origin = way.kind === "duet" ? way.base.how : way.base;
	const cpus = cores?.k6.length ?? environment.vcpus;
	const generatorCpu = cpu === null || cpus === null ? null : cpu.usedMs / (cpu.wallMs * cpus);
	const spent = sideBySide || inTurns ? [] : overBudget({
		pairs,
		mostPairs,
		roundMs
	}, config.compare.budgetSeconds);
	const apart = way.kind === "duet" && way.apart ? [noteText({
		kind: "apart",
		port: way.apart.port
	})] : [];
	const ofLoad = [...duetPressure(pairs), ...spent].map(noteText);
	const judgeable = validityOf(duetFaults({
		pairs,
		stop,
		generatorCpu,
		isClear
	}));
	return assemble(config, ports, environment, {
		generator: {
			...head.generator,
			...generatorCpu !== null && { cpu: generatorCpu }
		},
		arms: {
			head: armOf(head, context.source, null, {
				processes: processes?.head,
				database: looked.head
			}),
			base: armOf(base, {
				...context.source,
				...ofBase
			}, origin, {
				processes: processes?.base,
				database: looked.base
			})
		},
		windows: windowsOf(pairs),
		metrics: head.metrics,
		validity: judgeable.valid ? head.validity : judgeable,
		notes: [
			...head.notes,
			...apart,
			...alike.map(noteText),
			...drivenOn,
			...rules.notes,
			...ofLoad
		],
		...recordedRules(rules),
		duet: {
			roundMs,
			stop,
			starts,
			setups,
			seed,
			mostPairs,
			...plateau && { plateau },
			...sideBySide && { sideBySide },
			...inTurns && { inTurns }
		}
	});
}

// src/pipeline/duet/duet.ts
/**
* Drives both revisions in turns on this machine and keeps the recording. UsageErrors pass through. `known`: the rules of
* a change, where they were read before head first ran; null: they are read from base's checkout.
*/
async function duet(way, config, context, ports, signal, known = null) {
	try {
		const load = await ports.loadGenerator();
		await checkScript(config, load, signal, ports.progress);
		sayWhatIsLacking({
			config,
			load,
			ports
		});
		const environment = await describe(ports);
		const seed = config.compare.seed ?? Math.floor(ports.clock.now()) % 2 ** 31;
		const cores = await chooseCores(way, ports);
		const alike = await sayWhatDiffers(way, config, ports);
		const arms = await startArms({
			way,
			config,
			ports,
			signal,
			seed,
			cores
		}).catch((thrown) => {
			throw withLacking(thrown, alike);
		});
		try {
			const rules = known !== null && isOfChange(context) ? known : await rulesFor(way, arms, config, context, ports);
			return doubted(await driveBoth({
				way,
				config: ruled(config, rules),
				context,
				ports,
				signal,
				load,
				environment,
				arms,
				seed,
				rules,
				cores,
				alike
			}).catch((thrown) => notDriven(thrown, way, signal)), arms);
		} finally {
			await arms.stop();
		}
	} catch (thrown) {
		return notDriven(thrown, way, signal);
	}
}
function notDriven(thrown, way, signal) {
	if (thrown instanceof BaseError) return {
		kind: "base-broken",
		text: thrown.message,
		detail: thrown.logTail
	};
	const text = whyNotBoth(thrown, way);
	if (text !== null) return {
		kind: "unsuitable",
		text,
		detail: ""
	};
	return troubleAsMeasured(thrown, signal);
}
/** A base that does not work may have been built by an earlier run. */
function doubted(result, { base }) {
	if (result.kind !== "base-broken") return result;
	const told = base.doubt?.() ?? "";
	return {
		...result,
		text: `${result.text} ${told}`.trim()
	};
}
/** From the checkout of base that is there already, where there is one. */
async function rulesFor(way, { baseConfig }, config, context, ports) {
	if (way.kind === "targets" || baseConfig === void 0) return readRules(config, context, ports);
	const said = await workflowChange(way.base.sha, config, context, ports);
	return rulesOf(baseConfig, config, said, { asked: !isOfChange(context) });
}
/** Where we start everything ourselves, nobody takes another's CPUs. */
async function chooseCores(way, { host, log }) {
	const cores = way.kind === "duet" ? planCores(await host.pinnable?.() ?? []) : null;
	if (cores === null) return null;
	const { base, head, k6 } = cores;
	log.write("info", `CPUs: base ${base.join(",")} · head ${head.join(",")} · k6 ${k6.join(",")}`);
	return cores;
}
async function driveBoth(stage) {
	const { ports, signal, arms } = stage;
	const opened = await openAlive(stage);
	if (opened.kind === "unsuitable") return {
		kind: "unsuitable",
		text: opened.reason,
		detail: ""
	};
	if (opened.kind === "broken") return blamed(opened.trouble, stage, NOT_DRIVEN);
	const early = signal.aborted ? NO_TROUBLE : deathsOf(arms);
	if (isTroubled(early)) return blamed(early, stage, NOT_DRIVEN);
	const { driven, looked } = await driveWatched({
		...stage,
		request: loadOf(stage)
	}, (aside, turns, host) => driveOpened({
		...stage,
		ports: {
			...ports,
			host
		},
		arms: armsAside(arms, aside),
		turns
	}, opened), (both) => "refused" in both || isTroubled(both.rounds.trouble) ? null : both.measured);
	if ("refused" in driven) return {
		kind: "unsuitable",
		text: driven.refused,
		detail: ""
	};
	const { rounds, measured, windowed } = driven;
	const both = recordingOf({
		...stage,
		looked
	}, rounds, measured, windowed);
	const path = await keep(both, ports);
	const isBroken = isTroubled(rounds.trouble);
	const recording = isBroken ? both : await withPlaced(await withLooks(both, stage), stage);
	const isCutShort = signal.aborted && rounds.pairs.length > 0;
	const lived = {
		pairs: rounds.pairs.length,
		inTurns: "inTurns" in windowed
	};
	if (isBroken && !isCutShort) return blamed(rounds.trouble, stage, lived);
	return {
		kind: "recorded",
		recording,
		path
	};
}
const keep = (recording, { files }) => files.write("recording.json", `${JSON.stringify(recording)}\n`);
/** What is looked at once all load is over. Each takes its time, so what was measured before is kept first. */
async function withLooks(both, stage) {
	const { ports, arms } = stage;
	const paged = await withPages$1(both, stage, arms);
	if (paged !== both) await keep(paged, ports);
	const profiled = await withProfiles(paged, {
		...stage,
		request: loadOf(stage)
	}, arms);
	if (profiled !== paged) await keep(profiled, ports);
	return profiled;
}
/** Where in the source statements and functions stand. */
async function withPlaced(seen, { way, config, ports, signal, arms }) {
	if (way.kind !== "duet") return seen;
	const base = {
		sha: way.base.sha,
		directory: arms.base.directory
	};
	const placed = await withPlaces(seen, base, config, ports, signal);
	if (placed !== seen) await keep(placed, ports);
	return placed;
}
function loadOf(stage) {
	const { config, ports, way, arms, signal, cores } = stage;
	return {
		workload: config.workload,
		shape: config.compare.shape,
		hasReset: areReset(arms),
		workingDirectory: config.workingDirectory,
		directory: ports.files.path("."),
		local: way.kind === "duet",
		signal,
		...cores !== null && { cpus: cores.k6 }
	};
}
const NOT_DRIVEN = {
	pairs: 0,
	inTurns: false
};
/** Whose fault it is; a base whose application died is asked once more, without head. */
async function blamed(trouble, stage, lived) {
	const { arms, ports, signal } = stage;
	const result = blame(trouble, arms, signal);
	const death = arms.base.died();
	if (result.kind !== "base-broken" || death === null) return result;
	ports.log.write("warning", `${death.reason} It is loaded once more, alone.`);
	const alone = await driveBaseAlone({
		arms,
		ports,
		request: loadOf(stage),
		...lived,
		signal
	});
	if (signal.aborted) return blame(trouble, arms, signal);
	if (alone.kind === "dies") return result;
	const where = lived.inTurns ? "in turns with head, each by itself" : "beside head";
	return {
		kind: "could-not-measure",
		text: alone.kind === "lives" ? `Base died ${where}, and lived alone under the same load: head may have stopped it. ${death.reason} Look for what head stops, removes or uses up outside of its own folder and port.` : `Base died ${where}, and whether it lives alone could not be seen. ${death.reason} Alone: ${alone.why}`,
		detail: death.logTail
	};
}
/** Opens the duet; a second time, with both started anew, where the script's first try ended by stopping them. */
async function openAlive(stage) {
	const { ports, load, arms } = stage;
	const open = (teardown) => load.openDuet({
		...loadOf(stage),
		baseUrls: {
			base: arms.base.baseUrl,
			head: arms.head.baseUrl
		},
		teardown
	});
	try {
		return await open(true);
	} catch (thrown) {
		if (!(thrown instanceof StoppedByScript)) throw thrown;
		const trouble = await arms.revive();
		if (trouble === null) throw thrown;
		ports.log.write("warning", `${thrown.message} Both are restarted, and it is left out.`);
		return isTroubled(trouble) ? {
			kind: "broken",
			trouble
		} : open(false);
	}
}
/** Only head: the change's own fault. Only base: nobody's. Both: the load or the machine. */
function blame(trouble, arms, signal) {
	if (signal.aborted) return {
		kind: "could-not-measure",
		text: "Cancelled before enough was measured.",
		detail: "",
		what: "cancelled"
	};
	const [base, head] = [arms.base.died(), arms.head.died()];
	const cutOff = [base, head].find((death) => death?.kind === RELAY_ENDED);
	if (cutOff) return {
		kind: "could-not-measure",
		text: cutOff.reason,
		detail: ""
	};
	const ofBase = base === null ? trouble.base[0] : troubleOf(base);
	const ofHead = head === null ? trouble.head[0] : troubleOf(head);
	if (ofHead === void 0) return {
		kind: "base-broken",
		text: ofBase?.text ?? "Base does not work.",
		detail: base?.logTail ?? ""
	};
	if (ofBase === void 0) return {
		kind: "head-broken",
		text: `Head does not do under load what base does: ${ofHead.text}`,
		detail: head?.logTail ?? ""
	};
	const asIf = [base, head].every((death) => death?.exitCode === 0) ? "Both applications ended as if the script had stopped them. " : "";
	return {
		kind: "could-not-measure",
		text: isAlike(ofHead, ofBase) ? `${asIf}${ofHead.text}` : `Neither side could be measured. Head: ${ofHead.text} Base: ${ofBase.text}`,
		detail: head?.logTail ?? ""
	};
}

// src/pipeline/measure.ts
/** Measures head: beside base where that is possible, else alone, and says why. `rules`: that a change is judged by. */
async function measure(config, context, ports, signal, rules = null) {
	const way = await ports.log.group("Choose how to compare", () => chosen(config, context, ports));
	const own = rules === null ? {} : recordedRules(rules);
	const alone = (title, beside) => ports.log.group(title, () => record(config, context, ports, signal, {
		...own,
		...beside
	}));
	if (way.kind === "stored") return alone("Measure", { notes: way.why === null ? [] : [way.why] });
	const result = await ports.log.group("Measure base and head", () => duet(way, config, context, ports, signal, rules));
	if (result.kind !== "base-broken" && result.kind !== "unsuitable") return result;
	ports.log.write("warning", `No side-by-side comparison: ${result.text}`);
	if (result.kind === "unsuitable") return alone("Measure head alone", { notes: [noDuetText(result.text)] });
	const refused = [{
		origin: nameOf(way),
		reason: ports.mask(result.text)
	}];
	return bothBroken(await alone("Measure head alone", {
		notes: basesWords(result, config),
		refused
	}), result);
}
async function chosen(config, context, ports) {
	if (config.preset !== null) ports.log.write("info", presetText(config.preset));
	const way = await during(ports.progress, { step: "base" }, () => chooseWay(config, context, ports));
	if (way.kind === "duet") ports.log.write("info", `Base ${way.base.sha.slice(0, 7)} (${way.base.how}) is driven beside head.`);
	else if (way.kind === "targets") ports.log.write("info", `${way.base} is driven beside ${way.head}.`);
	else ports.log.write("info", way.why ?? "This run is compared with earlier ones.");
	return way;
}
function nameOf(way) {
	return way.kind === "duet" ? `base ${way.base.sha.slice(0, 7)}` : way.base;
}
/** What base said, and the line that mends the usual cause: packages that only the checked-out tree has. */
function basesWords({ detail }, { app }) {
	const lines = detail === "" ? [] : detail.split("\n").map((line) => `base log: ${line}`);
	if (app === null || isBuilt(app)) return lines;
	return ["Base is checked out into a folder of its own, where nothing is installed or built: add `app.build` (for example `npm ci`), which runs on both sides.", ...lines];
}
/** Where neither works, the change is not to blame. */
function bothBroken(measured, base) {
	if (measured.kind !== "head-broken") return measured;
	return {
		kind: "could-not-measure",
		text: `Neither base nor head works. Head: ${troubleText(measured)} Base: ${base.text}`,
		detail: measured.detail
	};
}

// src/core/decision/stored/last-word.ts
/** Reasons for which nothing was found out. */
const UNANSWERED = [
	"inconclusive",
	"incomparable",
	"no-baseline",
	"unread"
];
/** Reasons of head by itself, which answer nothing that was compared. */
const OF_HEAD = ["target", "threshold"];
/**
* Whether a duet settles what stored runs said. One that comes to no answer takes no accusation back, and none of what it
* did not judge, unless its interval leaves nothing of it.
*/
function lastWordOf(duet, stored) {
	const accused = stored.comparisons.filter(isAccused);
	const known = knownIn(duet);
	const isAnswered = answers(duet, stored);
	const left = isAnswered ? unreadIn(duet, stored) : accused;
	const isConfirmed = graveness(stored) <= graveness(duet);
	const isAnswer = left.length === 0 || isConfirmed && left.length < accused.length;
	if (isAnswered && isAnswer) return "settled";
	if (isConfirmed) return "open";
	const isLess = (one) => (known(one)?.evidence?.high ?? 1e400) < accusedFrom(one, stored);
	return left.length > 0 && left.every(isLess) ? "open" : "accused";
}
/** What stored runs accuse and a duet that came to an answer on all else did not judge. */
function unjudgedBy(duet, stored) {
	return answers(duet, stored) ? unreadIn(duet, stored) : [];
}
/** Beside a warning of what was compared something may be open, which is no matter of what stored runs accuse. */
function answers({ reasons }, stored) {
	if (!reasons.some(({ kind }) => UNANSWERED.includes(kind))) return true;
	return reasons.some(({ kind }) => !UNANSWERED.includes(kind) && !OF_HEAD.includes(kind)) && stored.comparisons.some(isAccused);
}
const knownIn = ({ comparisons }) => (one) => comparisons.find((other) => keyOf(other) === keyOf(one));
/**
* What stored runs accuse that a duet did not judge. A percentile that warns alone is judged with one of its subject that
* blocks: p99 takes more requests than a short duet makes, and a slower application shows in those too.
*/
function unreadIn(duet, stored) {
	const known = knownIn(duet);
	const isRead = (one) => (known(one)?.class ?? "inconclusive") !== "inconclusive";
	const blocking = duet.comparisons.filter((one) => isPercentile(one) && isBlocking(one) && isRead(one));
	const isReadBeside = (one) => isPercentile(one) && one.role === "warning" && blocking.some(({ subject }) => subjectKey(subject) === subjectKey(one.subject));
	return stored.comparisons.filter((one) => isAccused(one) && !isRead(one) && !isReadBeside(one));
}
const isPercentile = ({ metric }) => definitionOf(metric).quantile !== null;
const isBlocking = ({ role }) => role === void 0 || role === "blocking";
const isAccused = ({ class: found, role }) => role !== "informative" && (found === "critical" || found === "significant");
const keyOf = ({ subject, metric }) => `${metric} ${subjectKey(subject)}`;
/** Higher: worse for the change; what says nothing of it is 0. */
const graveness = ({ verdict }) => ["warn", "fail"].indexOf(verdict) + 1;
/** The worsening from which on the verdict would be what it is. */
function accusedFrom({ subject, metric }, { verdict, policy }) {
	const { warn, fail } = limitsOf(policy, subject, metric);
	return verdict === "fail" && policy.failOn !== "warn" ? fail : warn;
}

// src/pipeline/settle.ts
/**
* Decides. Where earlier runs accuse the change or leave it open, a duet in the same job has the last word, if base can
* be started and the duet comes to an answer: their noise is that of other machines and other days. `rules`: that a duet
* brings with it.
*/
async function settle(measured, baseline, config, context, ports, signal, rules = null) {
	const judgementOf = (what) => decide$1(what, baseline, config, context, ports);
	const first = judgementOf(measured);
	if (!isUnsettled(first, config) || signal.aborted) return {
		judgement: first,
		measured
	};
	const said = `Earlier runs alone would have said ${first.verdict}: ${first.reason}.`;
	const result = await tryDuet(said, config, context, ports, signal, rules);
	if (result === null) return {
		judgement: first,
		measured
	};
	const last = measuredBy(result);
	const answer = last === null ? null : judgementOf(last);
	const word = last?.kind === "head-broken" ? "settled" : answer && lastWordOf(answer, first);
	const could = answer === null ? `could not: ${textOf(result)}` : unsettled(answer, first);
	const open = ports.mask(`A side-by-side comparison was to settle this and ${could}`);
	const stands = word === "settled" || word === "open" ? last : null;
	const note = stands === null ? open : `${said} A side-by-side comparison ${word === "settled" ? "settled" : "did not settle"} it.`;
	ports.log.write(word === "settled" ? "info" : "warning", note);
	const final = await noted(stands ?? measured, note, ports);
	const judgement = judgementOf(final);
	const notes = final.kind === "recorded" ? judgement.notes : [note, ...judgement.notes];
	return {
		judgement: {
			...judgement,
			notes
		},
		measured: final
	};
}
/** null: there is nothing to drive beside head, and nobody would expect it. */
async function tryDuet(said, config, context, ports, signal, rules) {
	const wanted = {
		...config,
		compare: {
			...config.compare,
			mode: "auto"
		}
	};
	const way = await chooseWay(wanted, context, ports);
	if (way.kind === "stored") return way.why === null ? null : {
		kind: "unsuitable",
		text: way.why,
		detail: ""
	};
	return ports.log.group("Settle it by comparing base and head side by side", () => {
		ports.log.write("info", said);
		return duet(way, wanted, context, ports, signal, rules);
	});
}
const UNSETTLED = [
	"regression",
	"errors",
	"inconclusive"
];
/** Only where stored runs were asked for: elsewhere a duet was tried, or there is no base to try it with. */
function isUnsettled({ reasons }, { compare }) {
	if (compare.mode !== "stored" || compare.escalate !== "duet") return false;
	return reasons.some(({ kind }) => UNSETTLED.includes(kind));
}
/** What a duet found of the change; null: nothing, and then the earlier runs have to do. */
function measuredBy(result) {
	if (result.kind === "head-broken") return result;
	return result.kind === "recorded" && result.recording.validity.valid ? result : null;
}
/** Why what earlier runs say stands beside a duet that could be judged. */
function unsettled(answer, first) {
	const unjudged = Map.groupBy(unjudgedBy(answer, first), subjectOfName);
	if (unjudged.size === 0) return `could not: ${answer.reason}.`;
	const names = [...unjudged].map(([name, figures]) => {
		return `${figures.map(({ metric }) => definitionOf(metric).title).join(", ")} of ${name}`;
	});
	return `did not judge ${listed$1(names, 3, "; ")}: what earlier runs say of it stands.`;
}
function textOf(result) {
	if (result.kind !== "recorded") return troubleText(result);
	const { validity } = result.recording;
	return validity.valid ? "" : validity.reasons.join(" ");
}
/** With the note in the recording on disk too, which the duet's may have replaced. */
async function noted(measured, note, ports) {
	if (measured.kind !== "recorded") return measured;
	const recording = {
		...measured.recording,
		notes: [note, ...measured.recording.notes]
	};
	return {
		kind: "recorded",
		recording,
		path: await ports.files.write("recording.json", `${JSON.stringify(recording)}\n`)
	};
}

// src/pipeline/gate.ts
/**
* The whole run: measure head, find what to compare it with, settle the verdict, keep everything on disk, store, publish.
* Results are on disk before anything is published, and no publisher can change the verdict.
* Throws UsageError for what the user must correct; every other trouble of the world is a verdict.
*/
async function gate(config, context, ports, signal) {
	await announce$1(ports);
	for (const arm of ARMS) await ports.files.removeAll(`profile-${arm}.`);
	try {
		const needless = await untouched(config, context, ports);
		const rules = signal.aborted ? null : await readRules(config, context, ports);
		const judging = rules === null ? config : ruled(config, rules);
		if (needless !== null) {
			const judgement = await agreed(needless, judging, context, ports, rules);
			if (judgement !== null) return await show({
				judgement,
				measured: null
			}, config, context, ports, signal);
		}
		return await story(judging, context, rules === null ? ports : withStore(ports, config, rules), signal, rules);
	} catch (thrown) {
		await abandon(toError(thrown).message, ports);
		throw thrown;
	}
}
/** That a change concerns nothing of the gate, where the rules that judge say so too; null: they do not. */
async function agreed(needless, config, context, ports, rules) {
	if (rules === null) return needless;
	if (rules.unread === true) return null;
	const judgement = rules.locked === null ? needless : await untouched(config, context, ports);
	return judgement === null ? null : withChange(judgement, rules);
}
async function story(config, context, ports, signal, rules) {
	const { log } = ports;
	const first = await measure(config, context, ports, signal, rules);
	const besideDuet = first.kind === "recorded" && first.recording.duet !== void 0;
	const baseline = first.kind === "recorded" && ports.store !== null ? await log.group(besideDuet ? "Read the history" : "Find the baseline", () => during(ports.progress, { step: "baseline" }, () => findBaseline(config, context, ports, signal, { besideDuet }))) : NO_BASELINE;
	const counted = cutShort$1(first, signal);
	const { measured, ...settled } = await settle(counted, baseline, config, context, ports, signal, rules);
	const told = rules === null || measured.kind === "recorded" ? settled.judgement : withChange(settled.judgement, rules);
	const judgement = await withAnchor(told, measured, config, context, ports, signal);
	return show({
		judgement,
		measured
	}, config, context, ports, signal, async () => {
		if (measured.kind !== "recorded" || signal.aborted) return;
		if (context.kind === "base-branch" && (rules?.locked ?? null) !== null) return;
		const { comparisons } = judgement;
		await saveBaseline({
			config,
			context,
			recording: measured.recording,
			comparisons,
			baseline
		}, ports);
	});
}
/** Keeps, then stores, then publishes. */
async function show({ judgement: alone, measured }, config, context, ports, signal, store = async () => {}) {
	const { judgement, save } = await watchedAlone({
		judgement: alone,
		context
	}, config, ports, signal);
	const files = await keep$1(judgement, measured, context, ports);
	await during(ports.progress, { step: "store" }, store);
	await save();
	const publication = {
		judgement,
		files,
		runUrl: context.runUrl
	};
	return {
		judgement,
		files,
		receipts: await during(ports.progress, { step: "publish" }, () => publish(publication, ports))
	};
}

// src/pipeline/self-test/self-test-ports.ts
/** Both sides run in the tree that is checked out. */
const ONE_FOLDER = {
	untracked: async () => [],
	checkout: async (_sha, directory) => ({
		directory,
		build: async (_how, make) => {
			await make();
			return false;
		},
		forget: async () => {},
		remove: async () => {}
	})
};
/**
* The world of a self-test: base's revision is the checked-out tree itself, which is built once. `app.setup` runs once
* on each side, and again only where what it made may be gone: after `app.stop`, or with a database of the side's own.
*/
function ofOneBuild(config, ports) {
	const { cpuProfiler: _, ...rest } = ports;
	const { apps, revisions } = rest;
	const prepared = /* @__PURE__ */ new Set();
	const built = /* @__PURE__ */ new Map();
	/** Base is told the commit of head, which it is a second start of. */
	const ofHead = async (request) => ({
		...request,
		sha: await headSha(ports, config.workingDirectory)
	});
	/** What is built of the tree serves both; images that Compose makes of it are each side's own. */
	const onceMore = async (request, first) => {
		await first;
		const app = {
			...request.app,
			build: null
		};
		if (app.compose !== null) await apps.build(await ofHead({
			...request,
			app
		}));
	};
	return {
		...rest,
		revisions: {
			...revisions,
			...ONE_FOLDER
		},
		configAt: async () => ({
			...config,
			own: config
		}),
		apps: {
			...apps,
			async build(request) {
				if (request.arm === "base" && request.app.compose === null) return;
				const [first] = built.values();
				const build = () => first === void 0 ? ofHead(request).then(apps.build) : onceMore(request, first);
				const made = built.get(request.arm) ?? build();
				built.set(request.arm, made);
				await made;
			},
			async start(request) {
				const { stop, databaseUrlEnv } = request.app;
				const isKept = prepared.has(request.arm) && stop === null && databaseUrlEnv === null;
				const again = request.again === true || isKept;
				const running = await apps.start({
					...await ofHead(request),
					again
				});
				prepared.add(request.arm);
				return running;
			}
		}
	};
}
/** The same world with a proxy in front of each side, so that both pay for it, and a fault planted in head's. */
function withPlanted(fault, ports) {
	const { apps } = ports;
	const behind = /* @__PURE__ */ new Map();
	return {
		...ports,
		apps: {
			...apps,
			async start(request) {
				const running = await apps.start(request);
				const shown = await proxied(running, ports);
				if (request.arm === "head") shown.plant(fault);
				behind.set(shown, running);
				return shown;
			},
			reset: (request, running) => apps.reset(request, behind.get(running) ?? running)
		}
	};
}
/** An application behind a proxy that ends with it. */
async function proxied(running, { openFaultProxy }) {
	try {
		const proxy = await openFaultProxy(running.baseUrl);
		let closing = null;
		return {
			...running,
			baseUrl: proxy.url,
			plant: proxy.plant,
			async stop() {
				closing ??= proxy.close();
				await closing;
				await running.stop();
			}
		};
	} catch (thrown) {
		await running.stop();
		throw thrown;
	}
}

// src/pipeline/self-test/self-test.ts
/** Share of failing requests that is planted. */
const ERROR_RATE = .05;
/** The planted delay as a share of base's median: well beyond the failure limit. */
const DELAY = .8;
const SHORTEST_DELAY_MS = 2;
/**
* Judges the gate itself on this machine: `runs` duets of one build, then one with a delay and one with errors planted
* by a proxy in front of head. They are driven as any duet of revisions is: started anew for each and at half time, on
* CPUs of their own, with `app.reset`; so its false alarms are the gate's. Only the last two have a proxy, on both
* sides. Throws UsageError where no two of the application can be started, EnvironmentError for a duet that cannot be
* driven.
*/
async function selfTest(config, context, ports, signal, runs) {
	refuseUnstartable(config);
	const world = ofOneBuild(config, ports);
	const { targets: _targets, ...policy } = config.policy;
	const judging = {
		...config,
		policy
	};
	const once = (planted, title, within) => ports.log.group(`Self-test${title}`, async () => {
		const way = {
			kind: "duet",
			base: {
				sha: context.source.sha,
				how: "the same build"
			}
		};
		const measured = await duet(way, config, context, within, signal);
		if (measured.kind !== "recorded") throw new EnvironmentError(troubleText(measured), measured.detail);
		return {
			planted,
			judgement: decide$1(measured, {
				runs: [],
				refused: [],
				history: null
			}, judging, context, ports)
		};
	});
	const plant = (planted, what, fault) => once(planted, `: ${what} planted in front of head`, withPlanted(fault, world));
	const found = [];
	for (let run = 1; run <= runs && !signal.aborted; run += 1) found.push(await once("nothing", ` ${run} of ${runs}: the same build on both sides`, world));
	const delayMs = Math.max(DELAY * medianOf(found), SHORTEST_DELAY_MS);
	found.push(await plant("delay", `${delayMs.toFixed(1)} ms`, {
		delayMs,
		errorRate: 0
	}));
	const errors = {
		delayMs: 0,
		errorRate: ERROR_RATE
	};
	found.push(await plant("errors", `${ERROR_RATE * 100} % errors`, errors));
	return found;
}
function refuseUnstartable({ app }) {
	if (app !== null && app.port === null) return;
	const [where, message] = app === null ? ["app.start", "The self-test starts the application twice: set `app.start` (or --start)."] : ["app.port", `The self-test starts the application twice, and app.port is fixed to ${app.port}: let the app listen on PORT and take app.port out.`];
	throw new UsageError([{
		where,
		line: null,
		column: null,
		message
	}]);
}
/** Base's overall median in the newest duet that was judged, ms; 0: in none. */
function medianOf(runs) {
	return (runs.findLast(({ judgement }) => answerOf(judgement) !== "unjudged")?.judgement.comparisons ?? []).find(({ subject, metric }) => subject.kind === "overall" && metric === "p50")?.base ?? 0;
}

// src/entry/secrets.ts
/** Begins with the environment, in which an action's inputs are too. */
function openSecrets(env) {
	const known = new Set(secretsOf(env));
	const add = (secrets) => {
		for (const secret of secrets) known.add(secret);
		return createMask([...known]);
	};
	let mask = add(secretsHandedOn(listedVariables((env["INPUT_ENV"] ?? "").split(/[,\n]/), env)));
	return {
		mask: (text) => mask(text),
		learn({ app, workload }) {
			mask = add([
				...secretsHandedOn(app?.env ?? {}),
				...secretsHandedOn(listedVariables(workload?.env ?? [], env)),
				...secretsOf(workload?.headers ?? {}),
				...(workload?.requests ?? []).flatMap(({ headers }) => secretsOf(headers))
			]);
		}
	};
}

export { writeScript as A, checkScript as C, withScript as D, planned as E, scriptRemarks as O, BaseError as S, selfTestVerdict as T, oneImage as _, runsWithin as a, troubleText as b, pairsWithin as c, startArms as d, isTroubled as f, chooseWay as g, withLacking as h, runsForAnswer as i, leftOutLines as k, turnsText as l, whatDiffers as m, selfTest as n, whyNotWhole as o, notWholeText as p, gate as r, areReset as s, openSecrets as t, whyNotBoth as u, saveBaseline as v, selfTestReport as w, openHead as x, record as y };
import { S as __toESM, c as error$1, h as getExecOutput, i as GitHub, m as warning, n as require_light, r as getOctokit, t as retry, u as notice, x as __require, y as __commonJSMin } from "./dist-bundle.js";
import { access, appendFile, chmod, constants, mkdir, mkdtemp, open as open$2, readFile, readdir, realpath, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path, { delimiter, dirname, join as join$1, resolve } from "node:path";
import net from "node:net";
import { Agent, createServer, request } from "node:http";
import { Transform } from "node:stream";
import { promisify, stripVTControlCharacters } from "node:util";
import { once } from "node:events";
import { crc32, gunzipSync, gzipSync, inflateRawSync } from "node:zlib";
import { createHash, randomUUID } from "node:crypto";
import { fileURLToPath, pathToFileURL } from "node:url";
import { execFile, spawn } from "node:child_process";
import { closeSync, constants as constants$1, createWriteStream, openSync, readFileSync } from "node:fs";
import os, { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { Agent as Agent$1, request as request$1 } from "node:https";
import { pipeline } from "node:stream/promises";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { text as text$5 } from "node:stream/consumers";

// src/ports/errors.ts
/** The user can fix it: exit code 2, no stack. Every problem at once. */
var UsageError = class extends Error {
	name = "UsageError";
	problems;
	constructor(problems) {
		super(problems.map((problem) => problem.message).join("\n"));
		this.problems = problems;
	}
};
/**
* The world is not as needed (k6 missing, the app does not start, a 403): exit code 3, no stack.
* `hint` names the flag, permission or command that mends it.
*/
var EnvironmentError = class extends Error {
	name = "EnvironmentError";
	hint;
	constructor(message, hint, cause) {
		super(message, cause === void 0 ? void 0 : { cause });
		this.hint = hint;
	}
};
/**
* Head's application does not build, does not start or dies under load. With a working gate this is the
* change's own fault: the verdict is `fail` (exit code 1), and the tail of the log goes into the report.
*/
var AppError = class extends Error {
	name = "AppError";
	hint;
	logTail;
	constructor(message, hint, logTail) {
		super(message);
		this.hint = hint;
		this.logTail = logTail;
	}
};
/** Never `(error as Error)`: whatever was thrown, as an Error. */
function toError(thrown) {
	return thrown instanceof Error ? thrown : new Error(String(thrown));
}

// src/adapters/actions/event.ts
function fieldsOf(value) {
	return typeof value === "object" && value !== null ? { ...value } : {};
}
/** The value at a path of keys; undefined where the path ends early. */
function at(value, ...keys) {
	return keys.reduce((inner, key) => fieldsOf(inner)[key], value);
}
function text$4(value) {
	return typeof value === "string" ? value : "";
}
/** A whole number of at least 0; 0 for anything else. Ids arrive as numbers in events and as text in variables. */
function id(value) {
	const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
	return typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? number : 0;
}

// src/adapters/actions/context.ts
const PULL_REQUEST = ["pull_request", "pull_request_target"];
/** Events that run a branch of this repository: where it is a base branch, the run is stored. */
const BRANCH = [
	"push",
	"schedule",
	"workflow_dispatch"
];
/**
* Why and where a workflow run happens, from the runner's variables and the event's payload. What neither names
* stays empty or 0. `baseBranches` are the branches whose runs are stored; none: the default branch.
*/
function readContext(env, event, baseBranches = []) {
	const name = env["GITHUB_EVENT_NAME"] ?? "";
	const pull = PULL_REQUEST.includes(name) ? at(event, "pull_request") : void 0;
	const source = readSource(env, event, pull);
	const pullRequest = pull === void 0 ? null : readPull(pull, source);
	const baseBranch = baseBranchOf(env, event, name, baseBranches, source);
	return {
		kind: kindOf$1(name, pullRequest !== null, source, baseBranches, baseBranch),
		source,
		pullRequest,
		baseBranch,
		before: text$4(name === "push" ? at(event, "before") : at(event, "merge_group", "base_sha")) || null,
		statusSha: pullRequest?.headSha || source.sha,
		runUrl: runUrlOf(env)
	};
}
function readSource(env, event, pull) {
	const repositoryId = id(env["GITHUB_REPOSITORY_ID"]) || id(at(event, "repository", "id"));
	const headId = pull === void 0 ? repositoryId : id(at(pull, "head", "repo", "id"));
	const head = pull === void 0 ? "" : text$4(at(pull, "head", "ref"));
	return {
		sha: env["GITHUB_SHA"] ?? "",
		branch: head || env["GITHUB_HEAD_REF"] || branchName(env["GITHUB_REF"] ?? ""),
		event: env["GITHUB_EVENT_NAME"] ?? "",
		repository: env["GITHUB_REPOSITORY"] || text$4(at(event, "repository", "full_name")),
		repositoryId,
		headRepositoryId: headId,
		workflow: workflowPath(env["GITHUB_WORKFLOW_REF"] ?? "") || workflowFile(text$4(at(event, "workflow"))),
		job: env["GITHUB_JOB"] ?? "",
		runId: id(env["GITHUB_RUN_ID"]),
		attempt: id(env["GITHUB_RUN_ATTEMPT"]) || 1
	};
}
function readPull(pull, source) {
	const repository = text$4(at(pull, "head", "repo", "full_name"));
	const sameName = repository !== "" && repository === source.repository;
	const sameId = source.headRepositoryId !== 0 && source.headRepositoryId === source.repositoryId;
	return {
		number: id(at(pull, "number")),
		headSha: text$4(at(pull, "head", "sha")),
		headBranch: text$4(at(pull, "head", "ref")),
		fork: source.repositoryId === 0 ? !sameName : !sameId
	};
}
function baseBranchOf(env, event, name, baseBranches, source) {
	const asked = text$4(at(event, "pull_request", "base", "ref")) || branchName(text$4(at(event, "merge_group", "base_ref"))) || env["GITHUB_BASE_REF"];
	if (asked) return asked;
	if (BRANCH.includes(name) && baseBranches.includes(source.branch)) return source.branch;
	return baseBranches[0] ?? (text$4(at(event, "repository", "default_branch")) || "main");
}
function kindOf$1(name, isPull, { branch }, baseBranches, baseBranch) {
	if (isPull) return "pull-request";
	if (name === "merge_group") return "merge-group";
	const stored = baseBranches.length > 0 ? baseBranches : [baseBranch];
	return BRANCH.includes(name) && stored.includes(branch) ? "base-branch" : "other";
}
/** A tag or a pull request's merge ref is no branch. */
const branchName = (ref) => ref.startsWith("refs/heads/") ? ref.slice(11) : "";
/** `owner/name/.github/workflows/gate.yml@refs/heads/main` → `.github/workflows/gate.yml` */
const workflowPath = (ref) => /^[^/]+\/[^/]+\/([^@]+)@/.exec(ref)?.[1] ?? "";
/** An event's `workflow` is the file's path where it is one; a display name would not be. */
const workflowFile = (path) => path.startsWith(".github/workflows/") ? path : "";
function runUrlOf(env) {
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
	if (!server || !repository || !run) return null;
	return `${server}/${repository}/actions/runs/${run}`;
}

// src/adapters/actions/safe-text.ts
/** A blank of no width: it breaks a workflow command apart and is not seen. */
const BREAK = "​";
/**
* Text that may come from a program we do not trust, as lines that the runner only shows. The runner takes a line that
* begins with `::` (after any blanks) and `##[` anywhere in a line as a command; terminals take escape sequences.
*/
function safeLines(text) {
	return stripVTControlCharacters(text).split(/\r\n|\r|\n/).map((line) => line.replace(/^([\s\p{C}]*):(?=:)/u, `$1:${BREAK}`).replaceAll("##[", `##${BREAK}[`));
}

// node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var import_light = /* @__PURE__ */ __toESM(require_light(), 1);
var VERSION$1 = "0.0.0-development";
var noop = () => Promise.resolve();
function wrapRequest(state, request, options) {
	return state.retryLimiter.schedule(doRequest, state, request, options);
}
async function doRequest(state, request, options) {
	const { pathname } = new URL(options.url, "http://github.test");
	const isAuth = isAuthRequest(options.method, pathname);
	const isWrite = !isAuth && options.method !== "GET" && options.method !== "HEAD";
	const isSearch = options.method === "GET" && pathname.startsWith("/search/");
	const isGraphQL = pathname.startsWith("/graphql");
	const jobOptions = ~~request.retryCount > 0 ? {
		priority: 0,
		weight: 0
	} : {};
	if (state.clustering) jobOptions.expiration = 6e4;
	if (isWrite || isGraphQL) await state.write.key(state.id).schedule(jobOptions, noop);
	if (isWrite && state.triggersNotification(pathname)) await state.notifications.key(state.id).schedule(jobOptions, noop);
	if (isSearch) await state.search.key(state.id).schedule(jobOptions, noop);
	const req = (isAuth ? state.auth : state.global).key(state.id).schedule(jobOptions, request, options);
	if (isGraphQL) {
		const res = await req;
		if (res.data.errors != null && res.data.errors.some((error) => error.type === "RATE_LIMITED")) throw Object.assign(/* @__PURE__ */ new Error("GraphQL Rate Limit Exceeded"), {
			response: res,
			data: res.data
		});
	}
	return req;
}
function isAuthRequest(method, pathname) {
	return method === "PATCH" && /^\/applications\/[^/]+\/token\/scoped$/.test(pathname) || method === "POST" && (/^\/applications\/[^/]+\/token$/.test(pathname) || /^\/app\/installations\/[^/]+\/access_tokens$/.test(pathname) || pathname === "/login/oauth/access_token");
}
var triggers_notification_paths_default = [
	"/orgs/{org}/invitations",
	"/orgs/{org}/invitations/{invitation_id}",
	"/orgs/{org}/teams/{team_slug}/discussions",
	"/orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments",
	"/repos/{owner}/{repo}/collaborators/{username}",
	"/repos/{owner}/{repo}/commits/{commit_sha}/comments",
	"/repos/{owner}/{repo}/issues",
	"/repos/{owner}/{repo}/issues/{issue_number}/comments",
	"/repos/{owner}/{repo}/issues/{issue_number}/sub_issue",
	"/repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority",
	"/repos/{owner}/{repo}/pulls",
	"/repos/{owner}/{repo}/pulls/{pull_number}/comments",
	"/repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies",
	"/repos/{owner}/{repo}/pulls/{pull_number}/merge",
	"/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
	"/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
	"/repos/{owner}/{repo}/releases",
	"/teams/{team_id}/discussions",
	"/teams/{team_id}/discussions/{discussion_number}/comments"
];
function routeMatcher(paths) {
	const regex2 = `^(?:${paths.map((path) => path.split("/").map((c) => c.startsWith("{") ? "(?:.+?)" : c).join("/")).map((r) => `(?:${r})`).join("|")})[^/]*$`;
	return new RegExp(regex2, "i");
}
var regex = routeMatcher(triggers_notification_paths_default);
var triggersNotification = regex.test.bind(regex);
var groups = {};
var createGroups = function(Bottleneck, common) {
	groups.global = new Bottleneck.Group({
		id: "octokit-global",
		maxConcurrent: 10,
		...common
	});
	groups.auth = new Bottleneck.Group({
		id: "octokit-auth",
		maxConcurrent: 1,
		...common
	});
	groups.search = new Bottleneck.Group({
		id: "octokit-search",
		maxConcurrent: 1,
		minTime: 2e3,
		...common
	});
	groups.write = new Bottleneck.Group({
		id: "octokit-write",
		maxConcurrent: 1,
		minTime: 1e3,
		...common
	});
	groups.notifications = new Bottleneck.Group({
		id: "octokit-notifications",
		maxConcurrent: 1,
		minTime: 3e3,
		...common
	});
};
function throttling(octokit, octokitOptions) {
	const { enabled = true, Bottleneck = import_light.default, id = "no-id", timeout = 12e4, connection } = octokitOptions.throttle || {};
	if (!enabled) return {};
	const common = { timeout };
	if (typeof connection !== "undefined") common.connection = connection;
	const state = Object.assign({
		clustering: connection != null,
		triggersNotification,
		fallbackSecondaryRateRetryAfter: 60,
		retryAfterBaseValue: 1e3,
		id
	}, octokitOptions.throttle);
	if (typeof state.onSecondaryRateLimit !== "function" || typeof state.onRateLimit !== "function") throw new Error(`octokit/plugin-throttling error:
        You must pass the onSecondaryRateLimit and onRateLimit error handlers.
        See https://octokit.github.io/rest.js/#throttling

        const octokit = new Octokit({
          throttle: {
            onSecondaryRateLimit: (retryAfter, options) => {/* ... */},
            onRateLimit: (retryAfter, options) => {/* ... */}
          }
        })
    `);
	let initialized = false;
	const initializeBottleneck = () => {
		if (initialized) return;
		initialized = true;
		if (groups.global == null) createGroups(Bottleneck, common);
		state.global = state.global ?? groups.global;
		state.auth = state.auth ?? groups.auth;
		state.search = state.search ?? groups.search;
		state.write = state.write ?? groups.write;
		state.notifications = state.notifications ?? groups.notifications;
		state.retryLimiter = state.retryLimiter ?? new Bottleneck();
		const events = {};
		const emitter = new Bottleneck.Events(events);
		events.on("secondary-limit", state.onSecondaryRateLimit);
		events.on("rate-limit", state.onRateLimit);
		events.on("error", (e) => octokit.log.warn("Error in throttling-plugin limit handler", e));
		state.retryLimiter.on("failed", async function(error, info) {
			const [state2, request, options] = info.args;
			const { pathname } = new URL(options.url, "http://github.test");
			if (!(pathname.startsWith("/graphql") && error.status !== 401 || error.status === 403 || error.status === 429)) return;
			const retryCount = ~~request.retryCount;
			request.retryCount = retryCount;
			options.request.retryCount = retryCount;
			const { wantRetry, retryAfter = 0 } = await (async function() {
				if (/\bsecondary rate\b/i.test(error.message)) {
					const retryAfter2 = Number(error.response.headers["retry-after"]) || state2.fallbackSecondaryRateRetryAfter;
					return {
						wantRetry: await emitter.trigger("secondary-limit", retryAfter2, options, octokit, retryCount),
						retryAfter: retryAfter2
					};
				}
				if (error.response.headers != null && error.response.headers["x-ratelimit-remaining"] === "0" || (error.response.data?.errors ?? []).some((error2) => error2.type === "RATE_LIMITED")) {
					const rateLimitReset = (/* @__PURE__ */ new Date(~~error.response.headers["x-ratelimit-reset"] * 1e3)).getTime();
					const retryAfter2 = Math.max(Math.ceil((rateLimitReset - Date.now()) / 1e3) + 1, 0);
					return {
						wantRetry: await emitter.trigger("rate-limit", retryAfter2, options, octokit, retryCount),
						retryAfter: retryAfter2
					};
				}
				return {};
			})();
			if (wantRetry) {
				request.retryCount++;
				return retryAfter * state2.retryAfterBaseValue;
			}
		});
	};
	octokit.hook.wrap("request", (request, options) => {
		initializeBottleneck();
		return wrapRequest(state, request, options);
	});
	return {};
}
throttling.VERSION = VERSION$1;
throttling.triggersNotification = triggersNotification;

// src/adapters/github/client.ts
/** The longest wait that a gate accepts; above it the call fails, and its receipt says so. Seconds. */
const LONGEST_WAIT = 60;
/**
* GitHub's API with its rate limits and short outages dealt with. Throttling comes before retry: the other way
* round the Retry-After of a 429 is ignored. Waits above a minute are refused, since a gate must not sleep an hour.
*/
function createClient(options) {
	const unit = options.retryUnitMs ?? 1e3;
	const wait = (what) => (seconds, _request, _client, tries) => {
		const accepted = seconds <= LONGEST_WAIT && tries < 2;
		options.onWait(`GitHub's ${what} asks to wait ${seconds} s: ${accepted ? "waiting" : "giving up"}.`);
		return accepted;
	};
	return getOctokit(options.token, {
		baseUrl: options.apiUrl,
		userAgent: options.userAgent,
		log: {
			debug() {},
			info() {},
			warn() {},
			error() {}
		},
		retry: { retryAfterBaseValue: unit },
		throttle: {
			id: options.token,
			retryAfterBaseValue: unit,
			onRateLimit: wait("rate limit"),
			onSecondaryRateLimit: wait("secondary rate limit")
		}
	}, throttling, retry);
}
/** Splits `owner/name`. */
function parseRepository(fullName) {
	const [owner = "", repo = ""] = fullName.split("/");
	return {
		owner,
		repo
	};
}

// src/adapters/github/complete-context.ts
/**
* Asks the API for the repository id and the workflow file where neither the environment nor the event named
* them. What cannot be had stays 0 and empty, and no baseline is trusted then. Never throws.
*/
async function completeContext(context, client, repository) {
	const { source } = context;
	if (source.repositoryId !== 0 && source.workflow !== "") return context;
	const run = await lookUpRun(client, repository, source.runId);
	const repositoryId = source.repositoryId || (run?.repositoryId ?? await lookUpId(client, repository));
	return {
		...context,
		source: {
			...source,
			repositoryId,
			headRepositoryId: source.headRepositoryId || (context.pullRequest?.fork ? 0 : repositoryId),
			workflow: source.workflow || (run?.path ?? "")
		}
	};
}
async function lookUpRun(client, repository, runId) {
	try {
		const { data } = await client.rest.actions.getWorkflowRun({
			...repository,
			run_id: runId
		});
		return {
			path: data.path.replace(/@.*$/, ""),
			repositoryId: data.repository.id
		};
	} catch {
		return null;
	}
}
async function lookUpId(client, repository) {
	try {
		return (await client.rest.repos.get({ ...repository })).data.id;
	} catch {
		return 0;
	}
}

// src/entry/exit.ts
/** Exit codes besides those of verdicts (core/decision/exit-code.ts). */
const EXIT = {
	ok: 0,
	failed: 1,
	usage: 2,
	couldNotMeasure: 3,
	bug: 70
};
/**
* Runs an entry and returns its exit code. The only place that catches everything: what the user can mend is
* said in sentences without a stack, anything else is a bug with its stack and where to report it.
*/
async function guarded(body, report, issuesUrl) {
	try {
		return await body();
	} catch (thrown) {
		if (thrown instanceof UsageError) {
			for (const problem of thrown.problems) report(problem.message, problem);
			return EXIT.usage;
		}
		if (thrown instanceof EnvironmentError || thrown instanceof AppError) {
			report(`${thrown.message} ${thrown.hint}`.trim(), null);
			return EXIT.couldNotMeasure;
		}
		report(`This is a bug in Perf Gate. Please report it at ${issuesUrl} with this text:\n${toError(thrown).stack}`, null);
		return EXIT.bug;
	}
}
/**
* Ends the process with `code` once nothing is left to do. Idle keep-alive sockets must not hold a job back:
* the unreferenced timer ends the process if anything else still waits.
*/
function leave(code) {
	process.exitCode = code;
	setTimeout(() => process.exit(code), 200).unref();
}
/** First signal: stop gently and keep what was measured. */
function stopOnSignals(say) {
	const controller = new AbortController();
	const stop = (name) => {
		if (controller.signal.aborted) return;
		say(`${name}: stopping k6 and the app, and keeping what was measured.`);
		controller.abort(new Error(name));
	};
	process.on("SIGINT", () => stop("SIGINT"));
	process.on("SIGTERM", () => stop("SIGTERM"));
	return controller.signal;
}

// package.json
var name$1 = "perf-gate";
var version$1 = "0.1.0";
var repository = "github:perf-gate/perf-gate";

// src/entry/tool.ts
const [owner = "", name = ""] = repository.replace("github:", "").split("/");
const VERSION = version$1;
/** for the files: "perf-gate 0.1.0" */
const TOOL = `${name$1} ${version$1}`;
const ISSUES_URL = `https://github.com/${owner}/${name}/issues`;

// node_modules/yaml/dist/nodes/identity.js
var require_identity = /* @__PURE__ */ __commonJSMin(((exports) => {
	const ALIAS = Symbol.for("yaml.alias");
	const DOC = Symbol.for("yaml.document");
	const MAP = Symbol.for("yaml.map");
	const PAIR = Symbol.for("yaml.pair");
	const SCALAR = Symbol.for("yaml.scalar");
	const SEQ = Symbol.for("yaml.seq");
	const NODE_TYPE = Symbol.for("yaml.node.type");
	const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
	const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return true;
		}
		return false;
	}
	const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	exports.ALIAS = ALIAS;
	exports.DOC = DOC;
	exports.MAP = MAP;
	exports.NODE_TYPE = NODE_TYPE;
	exports.PAIR = PAIR;
	exports.SCALAR = SCALAR;
	exports.SEQ = SEQ;
	exports.hasAnchor = hasAnchor;
	exports.isAlias = isAlias;
	exports.isCollection = isCollection;
	exports.isDocument = isDocument;
	exports.isMap = isMap;
	exports.isNode = isNode;
	exports.isPair = isPair;
	exports.isScalar = isScalar;
	exports.isSeq = isSeq;
}));

// node_modules/yaml/dist/visit.js
var require_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove node");
	/**
	* Apply a visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visit.SKIP = SKIP;
	/** Remove the current node */
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	/**
	* Apply an async visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `Promise`: Must resolve to one of the following values
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visitAsync.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visitAsync.SKIP = SKIP;
	/** Remove the current node */
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (identity.isDocument(parent)) parent.contents = node;
		else {
			const pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit;
	exports.visitAsync = visitAsync;
}));

// node_modules/yaml/dist/doc/directives.js
var require_directives = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	const escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			/**
			* The directives-end/doc-start marker `---`. If `null`, a marker may still be
			* included in the document's stringified representation.
			*/
			this.docStart = null;
			/** The doc-end marker `...`.  */
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		/**
		* During parsing, get a Directives instance for the current document and
		* update the stream state according to the current version's spec.
		*/
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		/**
		* @param onError - May be called even if the action was successful
		* @returns `true` on success
		*/
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		/**
		* Resolves a tag, matching handles to those defined in %TAG directives.
		*
		* @returns Resolved tag, which may also be the non-specific tag `'!'` or a
		*   `'!local'` tag, or `null` if unresolvable.
		*/
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		/**
		* Given a fully resolved tag, returns its printable string form,
		* taking into account current tag prefixes and defaults.
		*/
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				const tags = {};
				visit.visit(doc.contents, (_key, node) => {
					if (identity.isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	exports.Directives = Directives;
}));

// node_modules/yaml/dist/doc/anchors.js
var require_anchors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	/**
	* Verify that the input string is a valid anchor.
	*
	* Will throw on errors.
	*/
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = /* @__PURE__ */ new Set();
		visit.visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = /* @__PURE__ */ new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			/**
			* With circular references, the source node is only resolved after all
			* of its child nodes are. This is why anchors are set only after all of
			* the nodes have been created.
			*/
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = /* @__PURE__ */ new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid;
	exports.anchorNames = anchorNames;
	exports.createNodeAnchors = createNodeAnchors;
	exports.findNewAnchor = findNewAnchor;
}));

// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
	* in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
	* 2021 edition: https://tc39.es/ecma262/#sec-json.parse
	*
	* Includes extensions for handling Map and Set objects.
	*/
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
}));

// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	/**
	* Recursively convert any node or its contents to native JavaScript
	*
	* @param value - The input value
	* @param arg - If `value` defines a `toJSON()` method, use this
	*   as its first argument
	* @param ctx - Conversion context, originally set in Document#toJS(). If
	*   `{ keep: true }` is not set, output should be suitable for JSON
	*   stringification.
	*/
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	exports.toJS = toJS;
}));

// node_modules/yaml/dist/nodes/Node.js
var require_Node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var applyReviver = require_applyReviver();
	var identity = require_identity();
	var toJS = require_toJS();
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		/** Create a copy of this node.  */
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** A plain JavaScript representation of this node. */
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	exports.NodeBase = NodeBase;
}));

// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var visit = require_visit();
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		/**
		* Resolve the value of this alias within `doc`, finding the last
		* instance of the `source` anchor before this node.
		*/
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit.visit(doc, { Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS.toJS(found, null, ctx);
					data = anchors.get(found);
				}
				/* istanbul ignore if */
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchors.anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (identity.isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (identity.isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
}));

// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	exports.Scalar = Scalar;
	exports.isScalarValue = isScalarValue;
}));

// node_modules/yaml/dist/doc/createNode.js
var require_createNode = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var Scalar = require_Scalar();
	const defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value)) value = value.contents;
		if (identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias.Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar.Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	exports.createNode = createNode;
}));

// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var identity = require_identity();
	var Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = /* @__PURE__ */ new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: /* @__PURE__ */ new Map()
		});
	}
	const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		/**
		* Create a copy of this collection.
		*
		* @param schema - If defined, overwrites the original's schema
		*/
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/**
		* Adds a value to the collection. For `!!map` and `!!omap` the value must
		* be a Pair instance or a `{ key, value }` object, which may not have a key
		* that already exists in the map.
		*/
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		/**
		* Removes a value from the collection.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node;
			else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*/
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return identity.isCollection(node) ? node.hasIn(rest) : false;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	exports.Collection = Collection;
	exports.collectionFromPath = collectionFromPath;
	exports.isEmptyPath = isEmptyPath;
}));

// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringifies a comment.
	*
	* Empty comment lines are left empty,
	* lines consisting of a single space are replaced by `#`,
	* and all other lines are prefixed with a `#`.
	*/
	const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	exports.indentComment = indentComment;
	exports.lineComment = lineComment;
	exports.stringifyComment = stringifyComment;
}));

// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = /* @__PURE__ */ __commonJSMin(((exports) => {
	const FOLD_FLOW = "flow";
	const FOLD_BLOCK = "block";
	const FOLD_QUOTED = "quoted";
	/**
	* Tries to keep input at up to `lineWidth` characters, splitting only on spaces
	* not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
	* terminated with `\n` and started with `indent`.
	*/
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === FOLD_BLOCK) {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === FOLD_QUOTED) {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	/**
	* Presumes `i + 1` is at the start of a line
	* @returns index of last newline in more-indented block
	*/
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK;
	exports.FOLD_FLOW = FOLD_FLOW;
	exports.FOLD_QUOTED = FOLD_QUOTED;
	exports.foldFlowLines = foldFlowLines;
}));

// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var foldFlowLines = require_foldFlowLines();
	const getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
}));

// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var identity = require_identity();
	var stringifyComment = require_stringifyComment();
	var stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: /* @__PURE__ */ new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		if (anchor && anchors.anchorIsValid(anchor)) {
			anchors$1.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	exports.createStringifyContext = createStringifyContext;
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (identity.isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	exports.stringifyPair = stringifyPair;
}));

// node_modules/yaml/dist/log.js
var require_log = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	function debug(logLevel, ...messages) {
		if (logLevel === "debug") console.log(...messages);
	}
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") {
			if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning);
			else console.warn(warning);
		}
	}
	exports.debug = debug;
	exports.warn = warn;
}));

// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	const MERGE_KEY = "<<";
	const merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	const isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap;
	exports.isMergeKey = isMergeKey;
	exports.merge = merge;
}));

// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var log = require_log();
	var merge = require_merge();
	var stringify = require_stringify();
	var identity = require_identity();
	var toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS.toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			const strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = /* @__PURE__ */ new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
}));

// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyPair = require_stringifyPair();
	var addPairToJSMap = require_addPairToJSMap();
	var identity = require_identity();
	function createPair(key, value, ctx) {
		const k = createNode.createNode(key, void 0, ctx);
		const v = createNode.createNode(value, void 0, ctx);
		return new Pair(k, v);
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (identity.isNode(key)) key = key.clone(schema);
			if (identity.isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair;
	exports.createPair = createPair;
}));

// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = identity.isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
}));

// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyCollection = require_stringifyCollection();
	var addPairToJSMap = require_addPairToJSMap();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	function findPair(items, key) {
		const k = identity.isScalar(key) ? key.value : key;
		for (const it of items) if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (identity.isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema);
			this.items = [];
		}
		/**
		* A generic collection parsing method that can be extended
		* to other node classes that inherit from YAMLMap
		*/
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		/**
		* Adds a value to the collection.
		*
		* @param overwrite - If not set `true`, using a key that is already in the
		*   collection will throw. Otherwise, overwrites the previous value.
		*/
		add(pair, overwrite) {
			let _pair;
			if (identity.isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair.Pair(pair, pair?.value);
			else _pair = new Pair.Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), true);
		}
		/**
		* @param ctx - Conversion context, originally set in Document#toJS()
		* @param {Class} Type - If set, forces the returned collection type
		* @returns Instance of Type, Map, or Object
		*/
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	exports.YAMLMap = YAMLMap;
	exports.findPair = findPair;
}));

// node_modules/yaml/dist/schema/common/map.js
var require_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLMap = require_YAMLMap();
	const map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!identity.isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
	exports.map = map;
}));

// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyCollection = require_stringifyCollection();
	var Collection = require_Collection();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var toJS = require_toJS();
	var YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		/**
		* Removes a value from the collection.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*/
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*
		* If `key` does not contain a representation of an integer, this will throw.
		* It may be wrapped in a `Scalar`.
		*/
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
}));

// node_modules/yaml/dist/schema/common/seq.js
var require_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLSeq = require_YAMLSeq();
	const seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!identity.isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
	exports.seq = seq;
}));

// node_modules/yaml/dist/schema/common/string.js
var require_string = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyString = require_stringifyString();
	const string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
	exports.string = string;
}));

// node_modules/yaml/dist/schema/common/null.js
var require_null = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
}));

// node_modules/yaml/dist/schema/core/bool.js
var require_bool$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
}));

// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = /* @__PURE__ */ __commonJSMin(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
}));

// node_modules/yaml/dist/schema/core/float.js
var require_float$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	const float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.float = float;
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));

// node_modules/yaml/dist/schema/core/int.js
var require_int$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	const intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber.stringifyNumber(node);
	}
	const intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));

// node_modules/yaml/dist/schema/core/schema.js
var require_schema$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$2();
	var int = require_int$1();
	const schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/json/schema.js
var require_schema$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var map = require_map();
	var seq = require_seq();
	function intIdentify(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	const stringifyJSON = ({ value }) => JSON.stringify(value);
	const jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	const schema = [map.map, seq.seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_buffer = __require("buffer");
	var Scalar = require_Scalar();
	var stringifyString = require_stringifyString();
	const binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		/**
		* Returns a Buffer in node and an Uint8Array in browsers
		*
		* To use the resulting buffer as an image, you'll want to do something like:
		*
		*   const blob = new Blob([buffer], { type: 'image/jpeg' })
		*   document.querySelector('#photo').src = URL.createObjectURL(blob)
		*/
		resolve(src, onError) {
			if (typeof node_buffer.Buffer === "function") return node_buffer.Buffer.from(src, "base64");
			else if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof node_buffer.Buffer === "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
			if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
	exports.binary = binary;
}));

// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (identity.isPair(item)) continue;
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	const pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs;
	exports.pairs = pairs;
	exports.resolvePairs = resolvePairs;
}));

// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var toJS = require_toJS();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var pairs = require_pairs();
	var YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		/**
		* If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
		* but TypeScript won't allow widening the signature of a child method.
		*/
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = /* @__PURE__ */ new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (identity.isPair(pair)) {
					key = toJS.toJS(pair.key, "", ctx);
					value = toJS.toJS(pair.value, key, ctx);
				} else key = toJS.toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs$1 = pairs.createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs$1.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	const omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs$1 = pairs.resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs$1.items) if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap;
	exports.omap = omap;
}));

// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	const trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(true),
		stringify: boolStringify
	};
	const falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(false),
		stringify: boolStringify
	};
	exports.falseTag = falseTag;
	exports.trueTag = trueTag;
}));

// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	const float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.float = float;
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));

// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	const intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	const intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intBin = intBin;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));

// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (identity.isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null);
			else pair = new Pair.Pair(key, null);
			if (!YAMLMap.findPair(this.items, pair.key)) this.items.push(pair);
		}
		/**
		* If `keepPair` is `true`, returns the Pair matching `key`.
		* Otherwise, returns the value of that Pair's key.
		*/
		get(key, keepPair) {
			const pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = YAMLMap.findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(Pair.createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	const set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet;
	exports.set = set;
}));

// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	/** Internal types handle bigint as number, because TS can't figure it out. */
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	/**
	* hhhh:mm:ss.sss
	*
	* Internal types handle bigint as number, because TS can't figure it out.
	*/
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	const intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	const floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	const timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime;
	exports.intTime = intTime;
	exports.timestamp = timestamp;
}));

// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var binary = require_binary();
	var bool = require_bool();
	var float = require_float$1();
	var int = require_int();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var set = require_set();
	var timestamp = require_timestamp();
	const schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/tags.js
var require_tags = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$2();
	var int = require_int$1();
	var schema = require_schema$2();
	var schema$1 = require_schema$1();
	var binary = require_binary();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var schema$2 = require_schema();
	var set = require_set();
	var timestamp = require_timestamp();
	const schemas = /* @__PURE__ */ new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]);
	const tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	};
	const coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge.merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags;
	exports.getTags = getTags;
}));

// node_modules/yaml/dist/schema/Schema.js
var require_Schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var map = require_map();
	var seq = require_seq();
	var string = require_string();
	var tags = require_tags();
	const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	var Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
			this.tags = tags.getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, identity.MAP, { value: map.map });
			Object.defineProperty(this, identity.SCALAR, { value: string.string });
			Object.defineProperty(this, identity.SEQ, { value: seq.seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
	exports.Schema = Schema;
}));

// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = stringify.createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(stringifyComment.indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(stringifyComment.indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
}));

// node_modules/yaml/dist/doc/Document.js
var require_Document = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var toJS = require_toJS();
	var Schema = require_Schema();
	var stringifyDocument = require_stringifyDocument();
	var anchors = require_anchors();
	var applyReviver = require_applyReviver();
	var createNode = require_createNode();
	var directives = require_directives();
	var Document = class Document {
		constructor(value, replacer, options) {
			/** A comment before this Document */
			this.commentBefore = null;
			/** A comment immediately after this Document */
			this.comment = null;
			/** Errors encountered during parsing. */
			this.errors = [];
			/** Warnings encountered during parsing. */
			this.warnings = [];
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new directives.Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		/**
		* Create a deep copy of this Document and its contents.
		*
		* Custom Node values that inherit from `Object` still refer to their original instances.
		*/
		clone() {
			const copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** Adds a value to the document. */
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		/** Adds a value to the document. */
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		/**
		* Create a new `Alias` node, ensuring that the target `node` has the required anchor.
		*
		* If `node` already has an anchor, `name` is ignored.
		* Otherwise, the `node.anchor` value will be set to `name`,
		* or if an anchor with that name is already present in the document,
		* `name` will be used as a prefix for a new unique anchor.
		* If `name` is undefined, the generated anchor will use 'a' as a prefix.
		*/
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode.createNode(value, tag, ctx);
			if (flow && identity.isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		/**
		* Convert a key and a value into a `Pair` using the current schema,
		* recursively wrapping all values as `Scalar` or `Collection` nodes.
		*/
		createPair(key, value, options = {}) {
			const k = this.createNode(key, null, options);
			const v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			if (Collection.isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		/**
		* Returns item at `path`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
			return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		/**
		* Checks if the document includes a value with the key `key`.
		*/
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : false;
		}
		/**
		* Checks if the document includes a value at `path`.
		*/
		hasIn(path) {
			if (Collection.isEmptyPath(path)) return this.contents !== void 0;
			return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		set(key, value) {
			if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			if (Collection.isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		/**
		* Change the YAML version and schema used by the document.
		* A `null` version disables support for directives, explicit tags, anchors, and aliases.
		* It also requires the `schema` option to be given as a `Schema` instance value.
		*
		* Overrides all previously set schema options.
		*/
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new directives.Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new directives.Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		/**
		* A JSON representation of the document `contents`.
		*
		* @param jsonArg Used by `JSON.stringify` to indicate the array index or
		*   property name.
		*/
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		/** A YAML representation of the document. */
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
}));

// node_modules/yaml/dist/errors.js
var require_errors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	const prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	exports.YAMLError = YAMLError;
	exports.YAMLParseError = YAMLParseError;
	exports.YAMLWarning = YAMLWarning;
	exports.prettifyError = prettifyError;
}));

// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
}));

// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = /* @__PURE__ */ __commonJSMin(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	exports.containsNewline = containsNewline;
}));

// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = /* @__PURE__ */ __commonJSMin(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
}));

// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
}));

// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	var utilMapIncludes = require_util_map_includes();
	const startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	exports.resolveBlockMap = resolveBlockMap;
}));

// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLSeq = require_YAMLSeq();
	var resolveProps = require_resolve_props();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
}));

// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
}));

// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilMapIncludes = require_util_map_includes();
	const blockMsg = "Block collections are not allowed within flow collections";
	const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (identity.isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
}));

// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveBlockMap = require_resolve_block_map();
	var resolveBlockSeq = require_resolve_block_seq();
	var resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	exports.composeCollection = composeCollection;
}));

// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			/* istanbul ignore if already caught in lexer */
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		/* istanbul ignore if should not happen */
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				/* istanbul ignore next should not happen */
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	/** @returns Array of lines split up as `[indent, content]` */
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
}));

// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			/* istanbul ignore next should not happen */
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			/* istanbul ignore next should not happen */
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		/**
		* The negative lookbehinds in these RegExps are to
		* prevent causing a polynomial search time in certain cases.
		*
		* The try-catch is for Safari < 16.4 and other old browsers:
		* https://caniuse.com/js-regexp-lookbehind
		*/
		let trimEnd, trimBoth;
		try {
			trimEnd = new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	/**
	* Fold a single newline into a space, multiple newlines to N - 1 newlines.
	* Presumes `source[offset] === '\n'`
	*/
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	const escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
}));

// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[identity.SCALAR];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[identity.SCALAR];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar.Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[identity.SCALAR];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
}));

// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = /* @__PURE__ */ __commonJSMin(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
}));

// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var composeCollection = require_compose_collection();
	var composeScalar = require_compose_scalar();
	var resolveEnd = require_resolve_end();
	var utilEmptyScalarPosition = require_util_empty_scalar_position();
	const CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		};
		const node = composeScalar.composeScalar(ctx, token, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias.Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	exports.composeEmptyNode = composeEmptyNode;
	exports.composeNode = composeNode;
}));

// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Document = require_Document();
	var composeNode = require_compose_node();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const opts = Object.assign({ _directives: directives }, options);
		const doc = new Document.Document(void 0, opts);
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	exports.composeDoc = composeDoc;
}));

// node_modules/yaml/dist/compose/composer.js
var require_composer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var directives = require_directives();
	var Document = require_Document();
	var errors = require_errors();
	var identity = require_identity();
	var composeDoc = require_compose_doc();
	var resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	/**
	* Compose a stream of CST nodes into a stream of YAML Documents.
	*
	* ```ts
	* import { Composer, Parser } from 'yaml'
	*
	* const src: string = ...
	* const tokens = new Parser().parse(src)
	* const docs = new Composer().compose(tokens)
	* ```
	*/
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message));
				else this.errors.push(new errors.YAMLParseError(pos, code, message));
			};
			this.directives = new directives.Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (identity.isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		/**
		* Current stream status information.
		*
		* Mostly useful at the end of input for an empty stream.
		*/
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		/**
		* Compose tokens into documents.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		/** Advance the composer by one CST token. */
		*next(token) {
			if (node_process.env.LOG_STREAM) console.dir(token, { depth: null });
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		/**
		* Call at end of input to yield any remaining document.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const opts = Object.assign({ _directives: this.directives }, this.options);
				const doc = new Document.Document(void 0, opts);
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	exports.Composer = Composer;
}));

// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	var errors = require_errors();
	var stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = true, onError) {
		if (token) {
			const _onError = (pos, code, message) => {
				const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	/**
	* Create a new scalar token with `value`
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.indent The indent level of the token.
	* @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
	* @param context.offset The offset position of the token.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function createScalarToken(value, context) {
		const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		const end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				const he = source.indexOf("\n");
				const head = source.substring(0, he);
				const body = source.substring(he + 1) + "\n";
				const props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				if (!addEndtoBlockProps(props, end)) props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				});
				return {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	/**
	* Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
	*
	* Best efforts are made to retain any comments previously associated with the `token`,
	* though all contents within a collection's `items` will be overwritten.
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.afterKey In most cases, values after a key should have an additional level of indentation.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function setScalarValue(token, value, context = {}) {
		let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
		let indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent === "number") indent += 2;
		if (!type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				const header = token.props[0];
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		const he = source.indexOf("\n");
		const head = source.substring(0, he);
		const body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			const header = token.props[0];
			if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
			header.source = head;
			token.source = body;
		} else {
			const { offset } = token;
			const indent = "indent" in token ? token.indent : -1;
			const props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0)) props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	/** @returns `true` if last token is a newline */
	function addEndtoBlockProps(props, end) {
		if (end) for (const st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline":
				props.push(st);
				return true;
		}
		return false;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type;
				token.source = source;
				break;
			case "block-scalar": {
				const end = token.props.slice(1);
				let oa = source.length;
				if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length;
				for (const tok of end) tok.offset += oa;
				delete token.props;
				Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				const nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items;
				Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				const indent = "indent" in token ? token.indent : -1;
				const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken;
	exports.resolveAsScalar = resolveAsScalar;
	exports.setScalarValue = setScalarValue;
}));

// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringify a CST document, token, or collection item
	*
	* Fair warning: This applies no validation whatsoever, and
	* simply concatenates the sources in their logical order.
	*/
	const stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (const tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (const item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (const item of token.items) res += stringifyItem(item);
				for (const st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (const st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (const st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (const st of start) res += st.source;
		if (key) res += stringifyToken(key);
		if (sep) for (const st of sep) res += st.source;
		if (value) res += stringifyToken(value);
		return res;
	}
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove item");
	/**
	* Apply a visitor to a CST document or item.
	*
	* Walks through the tree (depth-first) starting from the root, calling a
	* `visitor` function with two arguments when entering each item:
	*   - `item`: The current item, which included the following members:
	*     - `start: SourceToken[]` – Source tokens before the key or value,
	*       possibly including its anchor or tag.
	*     - `key?: Token | null` – Set for pair values. May then be `null`, if
	*       the key before the `:` separator is empty.
	*     - `sep?: SourceToken[]` – Source tokens between the key and the value,
	*       which should include the `:` map value indicator if `value` is set.
	*     - `value?: Token` – The value of a sequence item, or of a map pair.
	*   - `path`: The steps from the root to the current node, as an array of
	*     `['key' | 'value', number]` tuples.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this token, continue with
	*      next sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current item, then continue with the next one
	*   - `number`: Set the index of the next step. This is useful especially if
	*     the index of the current token has changed.
	*   - `function`: Define the next visitor for this item. After the original
	*     visitor is called on item entry, next visitors are called after handling
	*     a non-empty `key` and when exiting the item.
	*/
	function visit(cst, visitor) {
		if ("type" in cst && cst.type === "document") cst = {
			start: cst.start,
			value: cst.value
		};
		_visit(Object.freeze([]), cst, visitor);
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current item */
	visit.SKIP = SKIP;
	/** Remove the current item */
	visit.REMOVE = REMOVE;
	/** Find the item at `path` from `cst` as the root */
	visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (const [field, index] of path) {
			const tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return void 0;
		}
		return item;
	};
	/**
	* Get the immediate parent collection of the item at `path` from `cst` as the root.
	*
	* Throws an error if the collection is not found, which should never happen if the item itself exists.
	*/
	visit.parentCollection = (cst, path) => {
		const parent = visit.itemAtPath(cst, path.slice(0, -1));
		const field = path[path.length - 1][0];
		const coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw new Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl === "symbol") return ctrl;
		for (const field of ["key", "value"]) {
			const token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						token.items.splice(i, 1);
						i -= 1;
					}
				}
				if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
			}
		}
		return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
}));

// node_modules/yaml/dist/parse/cst.js
var require_cst = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cstScalar = require_cst_scalar();
	var cstStringify = require_cst_stringify();
	var cstVisit = require_cst_visit();
	/** The byte order mark */
	const BOM = "﻿";
	/** Start of doc-mode */
	const DOCUMENT = "";
	/** Unexpected end of flow-mode */
	const FLOW_END = "";
	/** Next token is a scalar value */
	const SCALAR = "";
	/** @returns `true` if `token` is a flow or block collection */
	const isCollection = (token) => !!token && "items" in token;
	/** @returns `true` if `token` is a flow or block scalar; not an alias */
	const isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	/* istanbul ignore next */
	/** Get a printable representation of a lexer token */
	function prettyToken(token) {
		switch (token) {
			case BOM: return "<BOM>";
			case DOCUMENT: return "<DOC>";
			case FLOW_END: return "<FLOW_END>";
			case SCALAR: return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	/** Identify the type of a lexer token. May return `null` for unknown tokens. */
	function tokenType(source) {
		switch (source) {
			case BOM: return "byte-order-mark";
			case DOCUMENT: return "doc-mode";
			case FLOW_END: return "flow-error-end";
			case SCALAR: return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken;
	exports.resolveAsScalar = cstScalar.resolveAsScalar;
	exports.setScalarValue = cstScalar.setScalarValue;
	exports.stringify = cstStringify.stringify;
	exports.visit = cstVisit.visit;
	exports.BOM = BOM;
	exports.DOCUMENT = DOCUMENT;
	exports.FLOW_END = FLOW_END;
	exports.SCALAR = SCALAR;
	exports.isCollection = isCollection;
	exports.isScalar = isScalar;
	exports.prettyToken = prettyToken;
	exports.tokenType = tokenType;
}));

// node_modules/yaml/dist/parse/lexer.js
var require_lexer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	const hexDigits = /* @__PURE__ */ new Set("0123456789ABCDEFabcdef");
	const tagChars = /* @__PURE__ */ new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	const flowIndicatorChars = /* @__PURE__ */ new Set(",[]{}");
	const invalidAnchorChars = /* @__PURE__ */ new Set(" ,[]{}\n\r	");
	const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	/**
	* Splits an input string into lexical tokens, i.e. smaller strings that are
	* easily identifiable by `tokens.tokenType()`.
	*
	* Lexing starts always in a "stream" context. Incomplete input may be buffered
	* until a complete token can be emitted.
	*
	* In addition to slices of the original input, the following control characters
	* may also be emitted:
	*
	* - `\x02` (Start of Text): A document starts with the next token
	* - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
	* - `\x1f` (Unit Separator): Next token is a scalar value
	* - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
	*/
	var Lexer = class {
		constructor() {
			/**
			* Flag indicating whether the end of the current buffer marks the end of
			* all input
			*/
			this.atEnd = false;
			/**
			* Explicit indent set in block scalar header, as an offset from the current
			* minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
			* explicitly set.
			*/
			this.blockScalarIndent = -1;
			/**
			* Block scalars that include a + (keep) chomping indicator in their header
			* include trailing empty lines, which are otherwise excluded from the
			* scalar's contents.
			*/
			this.blockScalarKeep = false;
			/** Current input */
			this.buffer = "";
			/**
			* Flag noting whether the map value indicator : can immediately follow this
			* node within a flow context.
			*/
			this.flowKey = false;
			/** Count of surrounding flow collection levels. */
			this.flowLevel = 0;
			/**
			* Minimum level of indentation required for next lines to be parsed as a
			* part of the current scalar value.
			*/
			this.indentNext = 0;
			/** Indentation level of the current line. */
			this.indentValue = 0;
			/** Position of the next \n character. */
			this.lineEndPos = null;
			/** Stores the state of the lexer if reaching the end of incpomplete input */
			this.next = null;
			/** A pointer to `buffer`; the current position of the lexer. */
			this.pos = 0;
		}
		/**
		* Generate YAML tokens from the `source` string. If `incomplete`,
		* a part of the last line may be left as a buffer for the next call.
		*
		* @returns A generator of lexical tokens
		*/
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM) {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield cst.DOCUMENT;
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield cst.FLOW_END;
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield cst.SCALAR;
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield cst.SCALAR;
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	exports.Lexer = Lexer;
}));

// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Tracks newlines during parsing in order to provide an efficient API for
	* determining the one-indexed `{ line, col }` position for any offset
	* within the input.
	*/
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			/**
			* Should be called in ascending order. Otherwise, call
			* `lineCounter.lineStarts.sort()` before calling `linePos()`.
			*/
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			/**
			* Performs a binary search and returns the 1-indexed { line, col }
			* position of `offset`. If `line === 0`, `addNewLine` has never been
			* called or `offset` is before the first known newline.
			*/
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	exports.LineCounter = LineCounter;
}));

// node_modules/yaml/dist/parse/parser.js
var require_parser = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var cst = require_cst();
	var lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			/* istanbul ignore next should not happen */
			default: return [];
		}
	}
	/** Note: May modify input array */
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	/**
	* A YAML concrete syntax tree (CST) parser
	*
	* ```ts
	* const src: string = ...
	* for (const token of new Parser().parse(src)) {
	*   // token: Token
	* }
	* ```
	*
	* To use the parser with a user-provided lexer:
	*
	* ```ts
	* function* parse(source: string, lexer: Lexer) {
	*   const parser = new Parser()
	*   for (const lexeme of lexer.lex(source))
	*     yield* parser.next(lexeme)
	*   yield* parser.end()
	* }
	*
	* const src: string = ...
	* const lexer = new Lexer()
	* for (const token of parse(src, lexer)) {
	*   // token: Token
	* }
	* ```
	*/
	var Parser = class {
		/**
		* @param onNewLine - If defined, called separately with the start position of
		*   each new line (in `parse()`, including the start of input).
		*/
		constructor(onNewLine) {
			/** If true, space and sequence indicators count as indentation */
			this.atNewLine = true;
			/** If true, next token is a scalar value */
			this.atScalar = false;
			/** Current indentation level */
			this.indent = 0;
			/** Current offset since the start of parsing */
			this.offset = 0;
			/** On the same line with a block map key */
			this.onKeyLine = false;
			/** Top indicates the node that's currently being built */
			this.stack = [];
			/** The source of the current token, set in parse() */
			this.source = "";
			/** The type of the current token, set in parse() */
			this.type = "";
			this.lexer = new lexer.Lexer();
			this.onNewLine = onNewLine;
		}
		/**
		* Parse `source` as a YAML stream.
		* If `incomplete`, a part of the last line may be left as a buffer for the next call.
		*
		* Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
		*
		* @returns A generator of tokens representing each directive, document, and other structure.
		*/
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		/**
		* Advance the parser by the `source` of one lexical token.
		*/
		*next(source) {
			this.source = source;
			if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source));
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = cst.tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		/** Call at end of input to push out any remaining constructions */
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			/* istanbul ignore next should not happen */
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			/* istanbul ignore if should not happen */
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					/* istanbul ignore next should not happen */
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				/* istanbul ignore next should not happen */
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				/* istanbul ignore else should not happen */
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	exports.Parser = Parser;
}));

// node_modules/yaml/dist/public-api.js
var require_public_api = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var errors = require_errors();
	var log = require_log();
	var identity = require_identity();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	/**
	* Parse the input as a stream of YAML documents.
	*
	* Documents should be separated from each other by `...` or `---` marker lines.
	*
	* @returns If an empty `docs` array is returned, it will be of type
	*   EmptyStream and contain additional stream information. In
	*   TypeScript, you should use `'empty' in docs` as a type guard for it.
	*/
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		const docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer$1.streamInfo());
	}
	/** Parse an input string into a single YAML.Document */
	function parseDocument(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		let doc = null;
		for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		if (prettyErrors && lineCounter) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		return doc;
	}
	function parse(src, reviver, options) {
		let _reviver = void 0;
		if (typeof reviver === "function") _reviver = reviver;
		else if (options === void 0 && reviver && typeof reviver === "object") options = reviver;
		const doc = parseDocument(src, options);
		if (!doc) return null;
		doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
		if (doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			else doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) options = replacer;
		if (typeof options === "string") options = options.length;
		if (typeof options === "number") {
			const indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			const { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return void 0;
		}
		if (identity.isDocument(value) && !_replacer) return value.toString(options);
		return new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse;
	exports.parseAllDocuments = parseAllDocuments;
	exports.parseDocument = parseDocument;
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/index.js
var require_dist = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var Schema = require_Schema();
	var errors = require_errors();
	var Alias = require_Alias();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var cst = require_cst();
	var lexer = require_lexer();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	var publicApi = require_public_api();
	var visit = require_visit();
	exports.Composer = composer.Composer;
	exports.Document = Document.Document;
	exports.Schema = Schema.Schema;
	exports.YAMLError = errors.YAMLError;
	exports.YAMLParseError = errors.YAMLParseError;
	exports.YAMLWarning = errors.YAMLWarning;
	exports.Alias = Alias.Alias;
	exports.isAlias = identity.isAlias;
	exports.isCollection = identity.isCollection;
	exports.isDocument = identity.isDocument;
	exports.isMap = identity.isMap;
	exports.isNode = identity.isNode;
	exports.isPair = identity.isPair;
	exports.isScalar = identity.isScalar;
	exports.isSeq = identity.isSeq;
	exports.Pair = Pair.Pair;
	exports.Scalar = Scalar.Scalar;
	exports.YAMLMap = YAMLMap.YAMLMap;
	exports.YAMLSeq = YAMLSeq.YAMLSeq;
	exports.Lexer = lexer.Lexer;
	exports.LineCounter = lineCounter.LineCounter;
	exports.Parser = parser.Parser;
	exports.parse = publicApi.parse;
	exports.parseAllDocuments = publicApi.parseAllDocuments;
	exports.parseDocument = publicApi.parseDocument;
	exports.stringify = publicApi.stringify;
	exports.visit = visit.visit;
	exports.visitAsync = visit.visitAsync;
}));

// src/adapters/files/config-file.ts
var import_dist = require_dist();
const NAMES$1 = [
	"perf-gate.yml",
	"perf-gate.yaml",
	".github/perf-gate.yml"
];
const MAX_BYTES$1 = 1e6;
/** Where the library speaks of its own options, in the user's terms. */
const SAID = {
	MULTIPLE_DOCS: "only one document is allowed, and a line of --- begins another",
	NON_STRING_KEY: "a key must be a text"
};
/** Aliases that multiply into millions of nodes are refused, not expanded. */
const MAX_ALIASES = 100;
/**
* Reads the configuration file, with the place of every value. `named`: the one the user asked for; null: the
* first of the usual names, or null when there is none. Throws UsageError for one that cannot be read, with
* every mistake in its YAML.
*/
async function readConfigFile(directory, named) {
	for (const name of named === null ? NAMES$1 : [named]) {
		const text = await read(path.resolve(directory, name), name, named !== null);
		if (text !== null) return parse$2(name, text);
	}
	return null;
}
/** Another YAML file with the place of every value; null: there is none. Throws UsageError as above. */
async function readYamlFile(directory, name) {
	const text = await read(path.resolve(directory, name), name, false);
	return text === null ? null : parse$2(name, text);
}
/** The text; null when there is no such file and that is allowed. */
async function read(file, name, mustExist) {
	try {
		const { size } = await stat(file);
		if (size <= MAX_BYTES$1) return await readFile(file, "utf8");
	} catch (thrown) {
		const error = toError(thrown);
		if ("code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR") && !mustExist) return null;
		throw unusable$1(name, `The configuration file ${name} cannot be read: ${error.message}.`);
	}
	throw unusable$1(name, `${name} is larger than 1 MB: this is not a configuration file.`);
}
function parse$2(name, text) {
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		prettyErrors: false,
		stringKeys: true
	});
	const problems = [...document.errors, ...document.warnings].map(({ code, message, pos }) => invalid(name, placeOf$1(lines, pos[0]), SAID[code] ?? message));
	if (problems.length > 0) throw new UsageError(problems);
	return {
		name,
		value: plainValue(document, lines, name),
		locate(keys, part) {
			const offset = offsetOf(document, keys, part);
			return offset === null ? null : placeOf$1(lines, offset);
		}
	};
}
function plainValue(document, lines, name) {
	try {
		return document.toJS({ maxAliasCount: MAX_ALIASES });
	} catch (thrown) {
		const offset = danglingAlias(document);
		const at = offset === null ? null : placeOf$1(lines, offset);
		throw new UsageError([invalid(name, at, toError(thrown).message)]);
	}
}
/** Where the first alias without its anchor stands; null: there is none. */
function danglingAlias(document) {
	let offset = null;
	(0, import_dist.visit)(document, { Alias(_, node) {
		if (node.resolve(document) !== void 0) return void 0;
		offset = node.range?.[0] ?? null;
		return import_dist.visit.BREAK;
	} });
	return offset;
}
/** Where a key or its value begins in the text; a key without a value stands for it. */
function offsetOf(document, keys, part) {
	let node = document.contents;
	let key = null;
	for (const name of keys) {
		const holder = (0, import_dist.isAlias)(node) ? node.resolve(document) : node;
		if ((0, import_dist.isMap)(holder)) {
			const pair = holder.items.find((item) => (0, import_dist.isScalar)(item.key) && String(item.key.value) === String(name));
			if (pair === void 0) return null;
			({key, value: node} = pair);
		} else if ((0, import_dist.isSeq)(holder) && typeof name === "number") node = holder.items[name];
		else return null;
	}
	const found = part === "value" && (0, import_dist.isNode)(node) && node.range ? node : key;
	return (0, import_dist.isNode)(found) ? found.range?.[0] ?? null : null;
}
function placeOf$1(lines, offset) {
	const { line, col } = lines.linePos(offset);
	return {
		line,
		column: col
	};
}
function invalid(name, at, what) {
	const message = `${name} is not valid YAML: ${what.replace(/\.$/, "")}.`;
	return {
		where: name,
		line: at?.line ?? null,
		column: at?.column ?? null,
		message
	};
}
const unusable$1 = (where, message) => new UsageError([{
	where,
	line: null,
	column: null,
	message
}]);

// src/core/config/default-gate.ts
/** Gate id from the job and the values of its matrix leg, in characters that artifact names allow. */
function defaultGate(job, matrix) {
	return [job === "" ? "perf-gate" : job, ...leaves(matrix)].join("-").replace(/[^\w.-]+/g, "-").replace(/^[^A-Za-z0-9]+/, "").slice(0, 100) || "perf-gate";
}
/** A leg may hold objects (`include`, `target: { os, node }`): what tells two legs apart may stand inside. */
function leaves(value) {
	if (typeof value === "object" && value !== null) return Object.values(value).flatMap(leaves);
	return [
		"string",
		"number",
		"boolean"
	].includes(typeof value) ? [String(value)] : [];
}

// src/core/config/settings-compare.ts
const RUN = ["run"];
const NONE$3 = {
	input: false,
	flag: null,
	commands: [],
	default: null
};
/** How base and head are compared. */
const COMPARE = [
	{
		id: "compare",
		path: "compare.mode",
		input: true,
		flag: "--compare <mode>",
		commands: RUN,
		kind: "choice",
		allowed: [
			"auto",
			"duet",
			"stored"
		],
		default: "auto",
		help: "duet drives base and head in turns on this machine, stored compares with earlier runs; auto takes a duet wherever base can be started"
	},
	{
		id: "base-target",
		path: "compare.base-target",
		input: true,
		flag: "--base-url <url>",
		commands: RUN,
		kind: "url",
		default: null,
		help: "URL of a running base, for a duet of two targets that you start yourself"
	},
	{
		id: "head-target",
		path: "compare.head-target",
		input: true,
		flag: "--head-url <url>",
		commands: RUN,
		kind: "url",
		default: null,
		help: "URL of a running head, together with that of base"
	},
	{
		...NONE$3,
		id: "base",
		path: null,
		flag: "--base <revision>",
		commands: RUN,
		kind: "text",
		help: "git revision to compare the working tree with, in a duet"
	}
];
/** How much load and certainty a duet takes. */
const EVIDENCE = [
	{
		id: "budget",
		path: "policy.budget",
		input: true,
		flag: "--budget <seconds>",
		commands: RUN,
		kind: "budget",
		default: "120s",
		help: "load that a duet may take on both sides together, at least 24s; it ends sooner when the answer is clear"
	},
	{
		...NONE$3,
		id: "confidence",
		path: "policy.confidence",
		kind: "confidence",
		default: "0.995",
		help: "how sure a duet must be that a change is worse, above 0.9 and below 0.9999"
	},
	{
		...NONE$3,
		id: "seed",
		path: "policy.seed",
		flag: "--seed <n>",
		commands: RUN,
		kind: "seed",
		help: "whole number that decides the order of base and head, to repeat a run (default: chosen by the run)"
	}
];

// src/core/config/settings-file.ts
const MEASURING$1 = [
	"run",
	"record",
	"selftest"
];
const JUDGING = ["run", "judge"];
const NONE$2 = {
	input: false,
	flag: null,
	commands: [],
	default: null
};
/** How the application is started. */
const APP = [
	{
		id: "gate",
		path: "gate",
		input: true,
		flag: "--gate <id>",
		commands: [
			"run",
			"record",
			"publish"
		],
		kind: "gate",
		default: null,
		help: "id of this gate: comment, commit status and artifact are named after it (default: job id and matrix values)"
	},
	{
		id: "build",
		path: "app.build",
		input: true,
		flag: "--build <command>",
		commands: MEASURING$1,
		kind: "text",
		default: null,
		help: "shell command that builds the application"
	},
	{
		id: "start",
		path: "app.start",
		input: true,
		flag: "--start <command>",
		commands: MEASURING$1,
		kind: "text",
		default: null,
		help: "shell command that starts the application; it gets PORT and BASE_URL"
	},
	{
		id: "ready",
		path: "app.ready",
		input: true,
		flag: "--ready <path>",
		commands: MEASURING$1,
		kind: "text",
		default: "/",
		help: "path or URL that answers 2xx once the application is ready"
	},
	{
		...NONE$2,
		id: "stop",
		path: "app.stop",
		kind: "text",
		help: "command that stops it; makes a start that exits 0 legal"
	},
	{
		...NONE$2,
		id: "port",
		path: "app.port",
		kind: "port",
		help: "port, only if the application cannot take PORT"
	},
	{
		...NONE$2,
		id: "setup",
		path: "app.setup",
		kind: "text",
		help: "command run before the application starts, once for base and once for head: prepare its own database"
	},
	{
		...NONE$2,
		id: "reset",
		path: "app.reset",
		kind: "text",
		help: "command run for base and head before each group of rounds: bring its state back"
	},
	{
		...NONE$2,
		id: "app-env",
		path: "app.env",
		kind: "map",
		help: "variables of the application"
	}
];
/** What k6 does. */
const WORKLOAD = [
	{
		id: "script",
		path: "workload.script",
		input: true,
		flag: "--script <file>",
		commands: MEASURING$1,
		kind: "text",
		default: null,
		help: "k6 script; it reads __ENV.BASE_URL"
	},
	{
		id: "target",
		path: "workload.target",
		input: true,
		flag: "--target <url>",
		commands: MEASURING$1,
		kind: "url",
		default: null,
		help: "URL of something already running, instead of starting the application"
	},
	{
		id: "rate",
		path: "workload.rate",
		input: true,
		flag: "--rate <rate>",
		commands: MEASURING$1,
		kind: "rate",
		default: null,
		help: "iterations started per second, e.g. 200/s; replaces the script's own options"
	},
	{
		id: "duration",
		path: "workload.duration",
		input: true,
		flag: "--duration <time>",
		commands: MEASURING$1,
		kind: "duration",
		default: null,
		help: "how long to measure with `rate`, e.g. 30s (default with `rate`: 30s)"
	},
	{
		id: "warmup",
		path: "workload.warmup",
		input: false,
		flag: "--warmup <time>",
		commands: MEASURING$1,
		kind: "duration",
		default: null,
		help: "load before measuring that is never judged, e.g. 5s"
	},
	{
		...NONE$2,
		id: "environment",
		path: "workload.environment",
		kind: "text",
		help: "identity of a remote target (default: its host)"
	},
	{
		...NONE$2,
		id: "env",
		path: "workload.env",
		kind: "variables",
		help: "variables that reach the script, as NAME or NAME=value; no others do"
	}
];
/** What a measured change means. */
const POLICY = [
	{
		id: "warn",
		path: "policy.warn",
		input: true,
		flag: "--warn <percent>",
		commands: JUDGING,
		kind: "percent",
		default: "20%",
		help: "more than this worse warns"
	},
	{
		id: "fail",
		path: "policy.fail",
		input: true,
		flag: "--fail <percent>",
		commands: JUDGING,
		kind: "percent",
		default: "50%",
		help: "more than this worse fails"
	},
	{
		id: "fail-on",
		path: "policy.fail-on",
		input: true,
		flag: "--fail-on <level>",
		commands: JUDGING,
		kind: "choice",
		allowed: [
			"fail",
			"warn",
			"never"
		],
		default: "fail",
		help: "from which level on the step fails"
	},
	{
		...NONE$2,
		id: "thresholds",
		path: "policy.thresholds",
		kind: "choice",
		allowed: [
			"fail",
			"warn",
			"ignore"
		],
		default: "fail",
		help: "what the script's own crossed thresholds do"
	},
	...["inconclusive", "no-baseline"].map((verdict) => ({
		...NONE$2,
		id: `on-${verdict}`,
		path: `policy.on-${verdict}`,
		kind: "choice",
		allowed: ["pass", "fail"],
		default: "pass",
		help: `whether \`${verdict}\` fails the step`
	})),
	{
		...NONE$2,
		id: "on-invalid",
		path: "policy.on-invalid",
		kind: "choice",
		allowed: ["pass", "fail"],
		default: "fail",
		help: "whether a run that could not be measured fails the step"
	},
	{
		...NONE$2,
		id: "metrics",
		path: "policy.metrics",
		kind: "metrics",
		help: "own limits of error-rate, p50, p95, p99 or delivered-rate: warn, fail, floor (smallest change that counts) and role (blocking, warning, informative)"
	},
	{
		...NONE$2,
		id: "endpoints",
		path: "policy.endpoints",
		kind: "endpoints",
		help: "the same for one endpoint, as METHOD name, the name alone or overall; stronger than policy.metrics"
	}
];
/** What to compare with. */
const BASELINE = [
	{
		id: "baseline",
		path: "baseline.store",
		input: true,
		flag: "--baseline <dir>",
		commands: JUDGING,
		kind: "store",
		default: "artifact",
		help: "where recordings are kept: artifact, directory:PATH or none"
	},
	{
		id: "base-branch",
		path: "baseline.branches",
		input: true,
		flag: null,
		commands: [],
		kind: "list",
		default: null,
		help: "branches whose runs are stored and compared with (default: the default branch)"
	},
	{
		...NONE$2,
		id: "baseline-workflow",
		path: "baseline.workflow",
		kind: "list",
		help: "workflow files whose runs are trusted (default: this one)"
	}
];

// src/core/config/settings-surface.ts
const MEASURING = ["run", "record"];
const NONE$1 = {
	path: null,
	input: false,
	flag: null,
	commands: [],
	default: null
};
/** What only the action or both surfaces have, besides the file. */
const ACTION = [
	{
		...NONE$1,
		id: "config",
		input: true,
		flag: "--config <file>",
		commands: [
			"run",
			"record",
			"judge",
			"publish",
			"selftest"
		],
		kind: "text",
		help: "configuration file (default: perf-gate.yml, where there is one)"
	},
	{
		...NONE$1,
		id: "mode",
		input: true,
		kind: "choice",
		allowed: [
			"auto",
			"run",
			"record",
			"judge",
			"publish",
			"self-test"
		],
		default: "auto",
		help: "auto and run measure, judge and publish; record, judge and publish do one of these, on the files of the step before; self-test shows how far the gate can be trusted on this runner"
	},
	{
		...NONE$1,
		id: "k6-version",
		input: true,
		flag: "--k6-version <version>",
		commands: [
			"run",
			"record",
			"demo",
			"selftest",
			"k6 install"
		],
		kind: "version",
		default: "2.2.0",
		help: "k6 to use"
	},
	{
		...NONE$1,
		id: "k6-path",
		input: true,
		flag: "--k6-path <file>",
		commands: [
			"run",
			"record",
			"demo",
			"selftest",
			"k6 install"
		],
		kind: "text",
		help: "k6 program to use instead of fetching one"
	},
	{
		...NONE$1,
		id: "k6-mirror",
		input: true,
		flag: "--k6-mirror <url>",
		commands: [
			"run",
			"record",
			"demo",
			"selftest",
			"k6 install"
		],
		kind: "url",
		help: "host that serves k6 releases instead of https://github.com, under /grafana/k6/releases/download/"
	},
	{
		...NONE$1,
		id: "github-token",
		input: true,
		kind: "text",
		default: `\${{ github.token }}`,
		help: "token for the comment, the status and reading baselines"
	},
	{
		...NONE$1,
		id: "working-directory",
		input: true,
		flag: "--working-directory <dir>",
		commands: [...MEASURING, "selftest"],
		kind: "text",
		default: ".",
		help: "folder that relative paths start from and commands run in"
	},
	{
		...NONE$1,
		id: "comment",
		input: true,
		kind: "choice",
		allowed: [
			"always",
			"on-change",
			"never"
		],
		default: "always",
		help: "when to write the pull-request comment; on-change posts nothing while green"
	},
	{
		...NONE$1,
		id: "dry-run",
		input: true,
		kind: "boolean",
		default: "false",
		help: "measure and judge, but write nothing to GitHub and store no baseline"
	},
	{
		...NONE$1,
		id: "matrix",
		input: true,
		kind: "text",
		default: `\${{ toJSON(matrix) }}`,
		help: "leave as it is: names the gate after the legs of a matrix"
	}
];
/** What only the command line has. */
const COMMAND_LINE = [
	{
		...NONE$1,
		id: "out",
		flag: "--out <dir>",
		commands: [
			"run",
			"record",
			"judge",
			"publish",
			"selftest"
		],
		kind: "text",
		default: null,
		help: "folder for recording.json, judgement.json and report.md (default: .perf-gate)"
	},
	{
		...NONE$1,
		id: "save-baseline",
		flag: "--save-baseline",
		commands: MEASURING,
		kind: "boolean",
		help: "also store the recording in the folder of --baseline"
	},
	{
		...NONE$1,
		id: "runs",
		flag: "--runs <n>",
		commands: ["selftest"],
		kind: "seed",
		default: "5",
		help: "duets of one build before something is planted"
	},
	{
		...NONE$1,
		id: "json",
		flag: "--json",
		commands: ["run", "judge"],
		kind: "boolean",
		help: "print the judgement alone, as JSON, to stdout"
	},
	{
		...NONE$1,
		id: "recording",
		flag: "--recording <file>",
		commands: ["judge"],
		kind: "text",
		help: "recording to judge"
	},
	{
		...NONE$1,
		id: "judgement",
		flag: "--judgement <file>",
		commands: ["render"],
		kind: "text",
		help: "judgement to draw"
	},
	{
		...NONE$1,
		id: "format",
		flag: "--format <format>",
		commands: ["render"],
		kind: "choice",
		allowed: [
			"markdown",
			"json",
			"text"
		],
		help: "markdown, json or text (default: text)"
	}
];

// src/core/config/settings.ts
const SETTINGS = [
	...APP,
	...WORKLOAD,
	...COMPARE,
	...POLICY,
	...EVIDENCE,
	...BASELINE,
	...ACTION,
	...COMMAND_LINE
];

// src/core/config/findings.ts
/** How a setting is called in a sentence: its place in the file, else its flag or input. */
function pathOf(id, { label }) {
	return SETTINGS.find((setting) => setting.id === id)?.path ?? label(id);
}
/** Both ways to set it. */
function names(id, context) {
	return `${pathOf(id, context)} (or ${context.label(id)})`;
}
/** At the override, else at the value in the file, else at the group that the key is missing from. */
function problemAt({ id, inside = [], message }, context) {
	const { file, overrides, label } = context;
	if (overrides[id] !== void 0 && overrides[id] !== "" || file === null) return {
		where: label(id),
		line: null,
		column: null,
		message
	};
	const keys = [...pathOf(id, context).split("."), ...inside];
	const at = file.locate(keys, "value") ?? file.locate(keys.slice(0, -1), "key");
	return {
		where: file.name,
		line: at?.line ?? null,
		column: at?.column ?? null,
		message
	};
}

// src/core/config/arms-checks.ts
/** What only a started application can use; `ready` has a default, so only a given one counts. */
const OF_THE_APP = [
	"build",
	"ready",
	"stop",
	"setup",
	"reset",
	"port",
	"app-env",
	"base"
];
const TARGETS = ["base-target", "head-target"];
/** What is measured: an application to start, a target that runs, or a running base and head. */
function subject$1(context) {
	const { given, values } = context;
	if (TARGETS.some((id) => given.has(id))) return twoTargets(context);
	if (given.has("start") && given.has("target")) return [{
		id: "target",
		message: "app.start and workload.target exclude each other: keep the one that is meant."
	}];
	if (given.has("start")) return [];
	const idle = idleSettings(context, (id) => {
		return `has no use without ${names("start", context)}: add the command that starts the application, or take ${id} out.`;
	});
	if (values["compare"] === "duet") return [...idle, duetOfNothing(context)];
	if (given.has("target") || idle.length > 0) return idle;
	return [{
		id: "start",
		message: `there is nothing to measure. Set ${names("start", context)} to start the application, or ${names("target", context)} to one that runs.`
	}];
}
function duetOfNothing(context) {
	const pair = TARGETS.map((id) => names(id, context)).join(" and ");
	const instead = context.given.has("target") ? `, in place of ${pathOf("target", context)}` : "";
	return {
		id: "compare",
		message: `a duet needs base and head. Set ${names("start", context)} so that both can be started, or ${pair} to two that run${instead}.`
	};
}
/** A duet of two targets needs both, and nothing else that could be measured. */
function twoTargets(context) {
	const { given, values } = context;
	const pair = TARGETS.map((id) => pathOf(id, context)).join(" and ");
	const alone = TARGETS.filter((id) => given.has(id)).length === 1;
	const [there, lacking] = given.has("base-target") ? TARGETS : TARGETS.toReversed();
	const halves = alone && there !== void 0 && lacking !== void 0 ? [{
		there,
		lacking
	}] : [];
	const stored = values["compare"] === "stored" ? ["compare"] : [];
	return [
		...halves.map((half) => ({
			id: half.there,
			message: `${pair} come together: add ${names(half.lacking, context)}.`
		})),
		...["start", "target"].filter((id) => given.has(id)).map((id) => ({
			id,
			message: `${pathOf(id, context)} excludes ${pair}: keep what is meant.`
		})),
		...stored.map((id) => ({
			id,
			message: `${pathOf(id, context)} stored excludes ${pair}, which are a duet: keep what is meant.`
		})),
		...given.has("start") ? [] : idleSettings(context, (id) => `has no use with ${pair}: take ${id} out.`)
	];
}
function idleSettings(context, sentence) {
	return OF_THE_APP.filter((id) => context.given.has(id)).map((id) => {
		const name = pathOf(id, context);
		return {
			id,
			message: `${name} ${sentence(name)}`
		};
	});
}

// src/core/config/limit-names.ts
/** What may stand below `policy.metrics` and below each endpoint, in the order that it is told. */
const METRIC_IDS = [
	"error-rate",
	"p50",
	"p95",
	"p99",
	"delivered-rate"
];
/** What may stand below a metric. */
const LIMITS$1 = [
	"warn",
	"fail",
	"floor",
	"role"
];
const ROLES = [
	"blocking",
	"warning",
	"informative"
];
/** How a floor of each unit is written; a bare ratio would not say whether 0.5 is half of all or half a percent. */
const FLOOR = {
	ms: /^(\d+(\.\d+)?|(\d+(\.\d+)?(ms|s|m|h))+)$/,
	ratio: /^\d+(\.\d+)?\s*%$/,
	"per-second": /^\d+(\.\d+)?(\s*\/\s*[smh])?$/
};
const LATENCY = {
	unit: "ms",
	wants: "a time such as 2ms, or a number of milliseconds"
};
/** The unit of each metric's floor, and how to ask for one. */
const FLOORS = {
	"error-rate": {
		unit: "ratio",
		wants: "percentage points up to 100 with their sign, such as 0.5%"
	},
	p50: LATENCY,
	p95: LATENCY,
	p99: LATENCY,
	"delivered-rate": {
		unit: "per-second",
		wants: "a rate such as 5/s, or a number per second"
	}
};

// src/core/config/suggest.ts
/** The known name that is nearest to a mistyped one; null: none is near. */
function suggest(typed, known) {
	const [best] = known.map((name) => ({
		name,
		distance: distance(typed.toLowerCase(), name.toLowerCase())
	})).sort((a, b) => a.distance - b.distance || strange(a.name, typed) - strange(b.name, typed));
	const near = Math.max(1, Math.floor(typed.length / 3));
	return best !== void 0 && best.distance <= near ? best.name : null;
}
/** Of names that are equally near, one with the same letters was meant: p59 is p95, not p50. */
const strange = (name, typed) => letters(name) === letters(typed) ? 0 : 1;
const letters = (word) => [...word.toLowerCase()].sort().join("");
/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
function distance(a, b) {
	const table = Array.from({ length: a.length + 1 }, (_, i) => [i]);
	for (let j = 0; j <= b.length; j += 1) table[0][j] = j;
	const at = (i, j) => table[i]?.[j] ?? Number.MAX_SAFE_INTEGER;
	for (let i = 1; i <= a.length; i += 1) for (let j = 1; j <= b.length; j += 1) {
		const cost = a[i - 1] === b[j - 1] ? 0 : 1;
		const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
		const plain = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost);
		table[i][j] = swapped ? Math.min(plain, at(i - 2, j - 2) + 1) : plain;
	}
	return at(a.length, b.length);
}

// src/core/config/unknown-limits.ts
/** Every unknown metric, and every unknown key of a metric. `depth`: how many names stand above the metrics. */
function unknownLimits(value, path, depth) {
	if (depth === 1) return entriesOf$1(value).flatMap(([name, child]) => unknownLimits(child, [...path, name], 0));
	return entriesOf$1(value).flatMap(([metric, limits]) => {
		const at = [...path, metric];
		if (!METRIC_IDS.some((id) => id === metric)) return [stranger(at, "a metric", METRIC_IDS)];
		return entriesOf$1(limits).map(([key]) => key).filter((key) => !LIMITS$1.some((limit) => limit === key)).map((key) => stranger([...at, key], "a setting", LIMITS$1));
	});
}
/** A value that holds no names is told where it is read. */
function entriesOf$1(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
function stranger(path, what, known) {
	const near = suggest(path.at(-1) ?? "", known);
	const meant = near === null ? "" : ` Did you mean ${near}?`;
	return {
		path,
		message: `${placeName(path)} is not ${what}.${meant} Known here: ${known.join(", ")}.`
	};
}
const placeName = (path) => placeInside(path).replace(/^\./, "");
/** `.p95`, `[0]`, `["GET orders"]`: a name of the user's in quotes where it is more than a word. */
function placeInside(parts) {
	return parts.map((part) => {
		if (typeof part === "number") return `[${part}]`;
		return /^[\w-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
	}).join("");
}

// src/core/config/limit-checks.ts
/** Every warning limit is below its failing limit, also where one of the two is a more general one. */
function limits$1(context) {
	const { values, given } = context;
	const { warn, fail } = values;
	if (typeof warn !== "number" || typeof fail !== "number") return [];
	const general = {
		warn: {
			name: "policy.warn",
			ratio: warn
		},
		fail: {
			name: "policy.fail",
			ratio: fail
		}
	};
	if (warn < fail) return entries(context, general).flatMap(crossed$1);
	return [{
		id: given.has("warn") ? "warn" : "fail",
		message: sentence(general)
	}];
}
function entries({ values }, general) {
	const metrics = values["metrics"] ?? {};
	const endpoints = values["endpoints"] ?? {};
	const ofMetric = (metric) => narrowed(general, metrics[metric], `policy.metrics.${metric}`);
	const ofEndpoints = Object.entries(endpoints).flatMap(([name, limits]) => entriesOf("endpoints", [name], limits, ofMetric));
	return [...entriesOf("metrics", [], metrics, () => general), ...ofEndpoints];
}
function entriesOf(id, path, limits, wider) {
	return METRIC_IDS.flatMap((metric) => {
		const own = limits[metric];
		if (own === void 0) return [];
		const inside = [...path, metric];
		return [{
			id,
			inside,
			own,
			bounds: narrowed(wider(metric), own, `policy.${id}${placeInside(inside)}`)
		}];
	});
}
function narrowed(wider, own, name) {
	const bound = (key) => {
		const ratio = own?.[key];
		return ratio === void 0 ? wider[key] : {
			name: `${name}.${key}`,
			ratio
		};
	};
	return {
		warn: bound("warn"),
		fail: bound("fail")
	};
}
/** Told once: where an entry has neither bound, the more general one is told. */
function crossed$1({ id, inside, own, bounds }) {
	const key = own.warn === void 0 ? "fail" : "warn";
	if (own[key] === void 0 || bounds.warn.ratio < bounds.fail.ratio) return [];
	return [{
		id,
		inside: [...inside, key],
		message: sentence(bounds)
	}];
}
function sentence({ warn, fail }) {
	return `${warn.name} (${percent$2(warn.ratio)}) must be below ${fail.name} (${percent$2(fail.ratio)}).`;
}
const percent$2 = (ratio) => `${Math.round(ratio * 1e4) / 100}%`;

// src/core/config/cross-checks.ts
/** Problems between settings, that no single one shows. */
function crossProblems(context) {
	return [
		...context.measures ? [...load(context), ...subject$1(context)] : [],
		...limits$1(context),
		...saving(context)
	].map((finding) => problemAt(finding, context));
}
function load(context) {
	const { given } = context;
	const found = [];
	if (!given.has("script")) found.push({
		id: "script",
		message: `no k6 script is named. Set ${names("script", context)}.`
	});
	if (given.has("duration") && !given.has("rate")) found.push({
		id: "duration",
		message: "duration needs rate: without it the script's own options decide how long it runs."
	});
	return found;
}
/** Only the command line saves on demand, and only into a folder. */
function saving({ values }) {
	const store = values["baseline"];
	const kept = typeof store === "object" && "kind" in store && store.kind !== "none";
	if (values["save-baseline"] !== true || kept) return [];
	return [{
		id: "save-baseline",
		message: "--save-baseline needs --baseline DIR: the folder that the recording is stored in."
	}];
}

// src/core/config/patterns.ts
/** How values are written: read by the parser, and shown to editors through the schema. */
const RATE = /^(\d+(?:\.\d+)?)\s*\/\s*([smh])$/;
const DURATION = /^(\d+(\.\d+)?(ms|s|m|h))+$/;
/** a plain number of seconds */
const SECONDS = /^\d+(\.\d+)?$/;
const PERCENT = /^(\d+(?:\.\d+)?)\s*%$/;
const STORE = /^(artifact|none|directory:.+)$/;
const URL_START = /^https?:\/\/[^/\s][^\s]*$/;
/** `NAME` or `NAME=value` */
const VARIABLE = /^[A-Za-z_]\w*(=[\s\S]*)?$/;
/** Parts between slashes begin with a letter or digit, so that no gate's folder can climb out of ours. */
const GATE = /^(?=.{1,100}$)[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*$/;

// src/core/config/scalars.ts
const PER_SECOND = {
	s: 1,
	m: 60,
	h: 3600
};
/** Per second; null: not a rate above 0. */
function rate(text) {
	const [, count, unit] = RATE.exec(text) ?? [];
	const perSecond = Number(count) / (PER_SECOND[unit ?? ""] ?? NaN);
	return perSecond > 0 && Number.isFinite(perSecond) ? perSecond : null;
}
const MILLISECONDS = {
	ms: 1,
	s: 1e3,
	m: 6e4,
	h: 36e5
};
/** Milliseconds; null: not a time above 0. */
function duration$1(text) {
	if (!DURATION.test(text)) return null;
	const sum = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)].reduce((ms, [, count, unit]) => ms + Number(count) * (MILLISECONDS[unit ?? ""] ?? 0), 0);
	return sum > 0 ? sum : null;
}
/** Ratio, so 0.2 of "20%"; null: not a percentage above 0 and up to 1000. */
function percent$1(text) {
	const number = Number(PERCENT.exec(text)?.[1]);
	return number > 0 && number <= 1e3 ? number / 100 : null;
}
/** The fewest seconds that hold enough rounds for an answer, and the most that a job could wait for. */
const BUDGET$1 = {
	least: 24,
	most: 21600
};
/** Seconds of a time with its unit, or of a plain number; null: outside of what a duet can use. */
function budget(text) {
	const ms = duration$1(text);
	const seconds = ms === null && SECONDS.test(text) ? Number(text) : (ms ?? 0) / 1e3;
	return seconds >= BUDGET$1.least && seconds <= BUDGET$1.most ? seconds : null;
}
/** Both ends are excluded: below, chance flags too much; above, a run of minutes cannot reach it. */
const CONFIDENCE$4 = {
	above: .9,
	below: .9999
};
function confidence(text) {
	const number = /^(\d+(\.\d+)?|\.\d+)$/.test(text) ? Number(text) : NaN;
	return number > CONFIDENCE$4.above && number < CONFIDENCE$4.below ? number : null;
}
/** What a generator's state holds. */
const MOST_SEED = 4294967295;
/** A whole number of 32 bits; null: none. */
function seed(text) {
	return /^\d{1,10}$/.test(text) && Number(text) <= 4294967295 ? Number(text) : null;
}
function store$1(text) {
	if (text === "artifact" || text === "none") return { kind: text };
	return {
		kind: "directory",
		path: text.slice(10).trim()
	};
}

// src/core/config/meant.ts
const NUMBER_AND_REST = /^(\d+(?:\.\d+)?)\s*(.*)$/;
/** "200", "200rps", "200 per second" → "200/s" */
const meantRate = (text) => {
	const [count, rest] = split(text);
	if (count === null || Number(count) === 0) return null;
	if (rest === "" || rest === "rps") return `${count}/s`;
	const unit = unitOf(rest.replace(/^(\/|per\b)\s*/, ""));
	return unit === null || unit === "ms" ? null : `${count}/${unit}`;
};
/** "30", "30 s", "30 seconds" → "30s" */
const meantDuration = (text) => {
	const [count, rest] = split(text);
	if (count === null || Number(count) === 0) return null;
	const unit = rest === "" ? "s" : unitOf(rest);
	return unit === null ? null : `${count}${unit}`;
};
/** "20", "20 percent", "0.2" → "20%" */
const meantPercent = (text) => {
	const [count, rest] = split(text);
	if (count === null || !/^(percent|pct)?$/.test(rest)) return null;
	const number = rest === "" && Number(count) < 1 ? Number(count) * 100 : Number(count);
	return number === 0 ? null : `${Math.round(number * 100) / 100}%`;
};
/** "2 minutes" → "2m", where that is long enough */
const meantBudget = (text) => {
	const meant = meantDuration(text);
	return meant !== null && budget(meant) !== null ? meant : null;
};
/** "99.5%", "99.5" → "0.995" */
const meantConfidence = (text) => {
	const number = /^\d+(\.\d+)?\s*%?$/.test(text) ? Number.parseFloat(text) : 0;
	const meant = `${Math.round(number * 1e4) / 1e6}`;
	return number > 1 && confidence(meant) !== null ? meant : null;
};
function split(text) {
	const [, count, rest] = NUMBER_AND_REST.exec(text.trim().toLowerCase()) ?? [];
	return [count ?? null, rest ?? ""];
}
function unitOf(word) {
	if (/^(ms|msecs?|milliseconds?)$/.test(word)) return "ms";
	if (/^(s|secs?|seconds?)$/.test(word)) return "s";
	if (/^(m|mins?|minutes?)$/.test(word)) return "m";
	return /^(h|hrs?|hours?)$/.test(word) ? "h" : null;
}

// src/core/config/unknown-keys.ts
const PATHS = SETTINGS.flatMap(({ path }) => path === null ? [] : [path]);
/** Keys of the file that are none of ours, at every level, and values where settings should be. */
function unknownKeys(file) {
	if (file === null || file.value === null || file.value === void 0) return [];
	if (isObject$1(file.value)) return walk(file, file.value, []);
	const message = `${file.name} must hold settings, such as gate: shop.`;
	return [{
		where: file.name,
		line: 1,
		column: 1,
		message
	}];
}
function isObject$1(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function walk(file, value, keys) {
	const known = childrenOf(keys);
	return Object.entries(value).flatMap(([key, child]) => {
		const path = [...keys, key];
		if (!known.includes(key)) return [unknownKey({
			file,
			keys,
			known
		}, key)];
		if (PATHS.includes(path.join("."))) return inside(file, child, path);
		if (child === null) return [];
		if (isObject$1(child)) return walk(file, child, path);
		const names = childrenOf(path).join(", ");
		return [problem(file, path, "value", `${path.join(".")} must hold settings (${names}), not ${JSON.stringify(child)}.`)];
	});
}
/** Limits are settings with known names of their own inside; of other settings, the reader knows the inside. */
function inside(file, value, path) {
	const kind = SETTINGS.find((setting) => setting.path === path.join("."))?.kind;
	if (kind !== "metrics" && kind !== "endpoints") return [];
	return unknownLimits(value, path, kind === "metrics" ? 0 : 1).map((one) => problem(file, one.path, "key", one.message));
}
/** Names that may stand below these keys. */
function childrenOf(keys) {
	const prefix = keys.map((key) => `${key}.`).join("");
	const below = PATHS.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
	return [...new Set(below.map((path) => path.split(".")[0] ?? path))];
}
function unknownKey({ file, keys, known }, key) {
	const path = [...keys, key];
	return problem(file, path, "key", `${path.join(".")} is not a setting${PATHS.includes(key) ? " as one key" : ""}. ${remedy(key, known)}`);
}
/** What to write instead of an unknown key. A name that is right elsewhere beats one that is only near. */
function remedy(key, known) {
	const [group, ...rest] = key.split(".");
	if (rest.length > 0 && PATHS.includes(key)) return `Write ${rest.join(".")} below ${group}.`;
	const elsewhere = PATHS.filter((path) => path.endsWith(`.${key}`));
	const outside = SETTINGS.find((setting) => setting.id === key && setting.path === null && setting.input);
	if (elsewhere.length > 0) {
		const input = outside === void 0 ? "" : ` The action's input "${key}" does not stand in the file.`;
		return `Did you mean ${elsewhere.join(" or ")}?${input}`;
	}
	const near = suggest(key, known);
	if (near !== null) return `Did you mean ${near}?`;
	if (outside !== void 0) return `It is the action's input "${key}"${outside.flag === null ? "" : ` or the flag ${outside.flag.split(" ")[0]}`}, and does not stand in the file.`;
	return `Known here: ${known.join(", ")}.`;
}
function problem(file, path, part, message) {
	const at = file.locate(path, part);
	return {
		where: file.name,
		line: at?.line ?? null,
		column: at?.column ?? null,
		message
	};
}

// src/core/config/read-limits.ts
/** Limits by metric: `{ p95: { warn: 10%, fail: 30% } }`. */
function readMetrics(raw) {
	return settled$1(metricsAt(raw, []));
}
/** Limits by endpoint and metric. An endpoint is `METHOD name`, the name alone, or `overall`. */
function readEndpoints(raw) {
	const wants = "endpoints with metrics, such as { GET orders: { p95: { warn: 10% } } }";
	if (!isObject$1(raw)) return settled$1({
		value: {},
		faults: [fault([], raw, wants)]
	});
	return settled$1(gathered(Object.entries(raw).map(([name, inside]) => {
		const nameless = name.trim() === "" ? [fault([], name, "endpoints with a name")] : [];
		const { value, faults } = metricsAt(inside ?? {}, [name]);
		return {
			name,
			value,
			faults: [...nameless, ...faults]
		};
	})));
}
function settled$1({ value, faults }) {
	return faults.length > 0 ? {
		ok: false,
		faults
	} : {
		ok: true,
		value
	};
}
function metricsAt(raw, at) {
	const wants = "metrics with limits, such as { p95: { warn: 10%, fail: 30% } }";
	if (!isObject$1(raw)) return {
		value: {},
		faults: [fault(at, raw, wants)]
	};
	return gathered(METRIC_IDS.filter((id) => raw[id] !== void 0 && raw[id] !== null).map((id) => ({
		name: id,
		...limitsAt(id, raw[id], [...at, id])
	})));
}
function limitsAt(id, raw, at) {
	const wants = "limits, such as { warn: 10%, fail: 30% }";
	if (!isObject$1(raw)) return {
		value: {},
		faults: [fault(at, raw, wants)]
	};
	return gathered(LIMITS$1.filter((name) => raw[name] !== void 0 && raw[name] !== null).map((name) => ({
		name,
		...limitAt(name, id, raw[name], [...at, name])
	})));
}
function limitAt(name, id, raw, at) {
	const text = typeof raw === "string" || typeof raw === "number" ? String(raw).trim() : "";
	if (name === "role") {
		const role = ROLES.find((one) => one === text) ?? null;
		const bad = fault(at, raw, `one of ${ROLES.join(", ")}`, suggest(text, ROLES));
		return {
			value: role,
			faults: role === null ? [bad] : []
		};
	}
	const value = name === "floor" ? floor(id, text) : percent$1(text);
	if (value !== null) return {
		value,
		faults: []
	};
	if (name === "floor") return {
		value,
		faults: [fault(at, raw, FLOORS[id].wants)]
	};
	return {
		value,
		faults: [fault(at, raw, "a percentage above 0 and up to 1000 with its sign, such as 20%", meantPercent(text))]
	};
}
/** In the metric's unit; 0 takes the floor away. Null: not one of this metric. */
function floor(id, text) {
	const { unit } = FLOORS[id];
	if (!FLOOR[unit].test(text)) return null;
	const number = Number.parseFloat(text);
	if (number === 0) return 0;
	if (unit === "ratio") return number <= 100 ? number / 100 : null;
	if (/^[\d.]+$/.test(text)) return Number.isFinite(number) ? number : null;
	return unit === "ms" ? duration$1(text) : rate(text);
}
function gathered(parts) {
	return {
		value: Object.fromEntries(parts.map((part) => [part.name, part.value])),
		faults: parts.flatMap(({ faults }) => faults)
	};
}
const fault = (at, raw, wants, meant = null) => ({
	at,
	raw,
	wants,
	meant
});

// src/core/config/read-many.ts
/** A list in the file; in an input a text with commas or lines. */
function readList(raw) {
	return readItems(raw, "a list of texts", "a text", (item) => item !== "");
}
/** Names of variables to pass on, or `NAME=value`. */
function readVariables(raw) {
	return readItems(raw, "a list of variables as NAME or NAME=value", "NAME or NAME=value", (item) => VARIABLE.test(item));
}
function readItems(raw, wants, itemWants, fits) {
	const items = typeof raw === "string" ? raw.split(/[,\n]/).filter((item) => item.trim() !== "") : raw;
	if (!Array.isArray(items)) return bad([{
		at: [],
		raw,
		wants,
		meant: null
	}]);
	const texts = items.map((item) => typeof item === "string" ? item.trim() : item);
	const faults = texts.flatMap((item, index) => {
		if (typeof item === "string" && fits(item)) return [];
		return [{
			at: [index],
			raw: item,
			wants: itemWants,
			meant: meantItem(item, fits)
		}];
	});
	return faults.length > 0 ? bad(faults) : {
		ok: true,
		value: texts.map(String)
	};
}
/** `$API_KEY` and `${API_KEY}` name the variable API_KEY; a number wants quotes. */
function meantItem(item, fits) {
	if (typeof item === "number" || typeof item === "boolean") return fits(`${item}`) ? `"${item}", in quotes` : null;
	if (typeof item !== "string") return null;
	const bare = item.replace(/^\$\{?(\w+)\}?$/, "$1").replace(/^(\w+)\s*[=:]\s+/, "$1=");
	return bare !== item && fits(bare) ? bare : null;
}
/** Names with texts, numbers or booleans. */
function readMap(raw) {
	const wants = "names with values, such as { LOG_LEVEL: warn }";
	if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return bad([{
		at: [],
		raw,
		wants,
		meant: null
	}]);
	const entries = Object.entries(raw);
	const faults = entries.flatMap(([name, value]) => {
		if (!/^[^\s=]+$/.test(name)) return [{
			at: [],
			raw: name,
			wants: "names without blanks and equals signs",
			meant: null
		}];
		if ([
			"string",
			"number",
			"boolean"
		].includes(typeof value)) return [];
		return [{
			at: [name],
			raw: value,
			wants: "a text, a number, true or false",
			meant: value === null ? "\"\", an empty text" : null
		}];
	});
	if (faults.length > 0) return bad(faults);
	return {
		ok: true,
		value: Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
	};
}
const bad = (faults) => ({
	ok: false,
	faults
});

// src/core/config/read-value.ts
const good = (value) => ({
	ok: true,
	value
});
/** Reads a raw value (a string of an input or flag, anything of a file) as the setting's kind. */
function readValue(setting, given) {
	const raw = typeof given === "string" ? given.trim() : given;
	switch (setting.kind) {
		case "list": return readList(raw);
		case "variables": return readVariables(raw);
		case "map": return readMap(raw);
		case "metrics": return readMetrics(raw);
		case "endpoints": return readEndpoints(raw);
		default: return readOne(setting, raw);
	}
}
function readOne(setting, raw) {
	const text = typeof raw === "string" || typeof raw === "number" ? String(raw) : null;
	const value = text === null ? null : scalar(setting, raw, text);
	if (value !== null) return good(value);
	if (setting.kind === "boolean" && typeof raw === "boolean") return good(raw);
	return {
		ok: false,
		faults: [{
			at: [],
			raw,
			wants: wanted(setting),
			meant: meantBy(setting, raw)
		}]
	};
}
/** The value, or null when it is not of this kind. */
function scalar({ kind, allowed }, raw, text) {
	switch (kind) {
		case "rate": return rate(text);
		case "duration": return duration$1(text);
		case "percent": return percent$1(text);
		case "budget": return budget(text);
		case "confidence": return confidence(text);
		case "seed": return seed(text);
		case "port": return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65536 ? Number(text) : null;
		case "boolean": return /^(true|false)$/i.test(text) ? text.toLowerCase() === "true" : null;
		case "store": return STORE.test(text) ? store$1(text) : null;
		case "choice": return allowed?.includes(text) ? text : null;
		default: return typeof raw === "string" && PATTERNS[kind]?.test(raw) ? raw : null;
	}
}
const PATTERNS = {
	text: /\S/,
	gate: GATE,
	url: URL_START,
	version: /^v?\d+\.\d+\.\d+$/
};
const WANTED$1 = {
	text: "a text",
	gate: "at most 100 letters, digits, dots, dashes, underscores or slashes, each part beginning with a letter or digit",
	url: "a URL that begins with http:// or https://",
	version: "a full version such as 2.2.0",
	rate: "iterations per second, minute or hour, such as 200/s or 30/m",
	duration: "a time with its unit, such as 30s, 5m or 1m30s",
	percent: "a percentage above 0 and up to 1000 with its sign, such as 20%",
	budget: `a time from ${BUDGET$1.least}s to ${BUDGET$1.most / 3600}h such as 120s, or a number of seconds`,
	confidence: `a number above ${CONFIDENCE$4.above} and below ${CONFIDENCE$4.below}, such as 0.995`,
	seed: `a whole number from 0 to ${MOST_SEED}`,
	boolean: "true or false",
	port: "a port from 1 to 65535",
	store: "artifact, directory:PATH or none"
};
function wanted({ kind, allowed }) {
	return WANTED$1[kind] ?? `one of ${(allowed ?? []).join(", ")}`;
}
function meantBy({ kind, allowed }, raw) {
	if (typeof raw === "boolean" || typeof raw === "number") {
		if (kind === "text" || kind === "gate" && GATE.test(String(raw))) return `"${raw}", in quotes`;
	}
	if (typeof raw !== "string" && typeof raw !== "number") return null;
	const text = String(raw);
	if (kind === "rate") return meantRate(text);
	if (kind === "duration") return meantDuration(text);
	if (kind === "budget") return meantBudget(text);
	if (kind === "confidence") return meantConfidence(text);
	if (kind === "percent") return meantPercent(text);
	if (kind === "choice") return suggest(text, allowed ?? []);
	if (kind === "gate") return /[A-Za-z0-9]/.test(text) && text.length <= 100 ? defaultGate(text, null) : null;
	if (kind === "store") return /^\.{0,2}\//.test(text) ? `directory:${text}` : suggest(text, ["artifact", "none"]);
	return kind === "url" && /^[\w.-]+(:\d+)?(\/|$)/.test(text) ? `http://${text}` : null;
}

// src/core/config/layers.ts
const NOWHERE = () => null;
/** The value of every setting by defaults < file < inputs or flags, and every problem on the way. */
function readLayers(layers) {
	const problems = [...unknownKeys(layers.file)];
	const values = {};
	const given = /* @__PURE__ */ new Set();
	for (const setting of SETTINGS) {
		const found = [
			fromOverrides,
			fromFile,
			fromDefault
		].map((layer) => layer(setting, layers)).find((one) => one !== null);
		if (found === void 0 || found === null) continue;
		if (found.layer !== "default") given.add(setting.id);
		const read = readValue(setting, found.raw);
		if (read.ok) values[setting.id] = read.value;
		else problems.push(...read.faults.map((fault) => problemOf(setting, found, fault)));
	}
	return {
		values,
		given,
		problems
	};
}
function fromOverrides({ id }, { overrides, label }) {
	const raw = overrides[id];
	if (raw === void 0 || raw === "") return null;
	return {
		layer: "override",
		raw,
		where: label(id),
		find: NOWHERE
	};
}
/** A key without a value (YAML's null) is a key that was not set. */
function fromFile({ path }, { file }) {
	if (file === null || path === null) return null;
	const keys = path.split(".");
	let raw = file.value;
	for (const key of keys) raw = isObject$1(raw) ? raw[key] : void 0;
	if (raw === void 0 || raw === null) return null;
	const find = (inside) => file.locate([...keys, ...inside], "value");
	return {
		layer: "file",
		raw,
		where: file.name,
		find
	};
}
/** A default that is a GitHub expression arrives as an input. */
function fromDefault({ id, default: raw }) {
	if (raw === null || raw.includes("${{")) return null;
	return {
		layer: "default",
		raw,
		where: `default of ${id}`,
		find: NOWHERE
	};
}
function problemOf({ id, path }, given, { at, raw, wants, meant }) {
	const name = given.layer === "file" ? path ?? id : given.where;
	const hint = meant === null ? "" : ` Did you mean ${meant}?`;
	const position = given.find(at);
	return {
		where: given.where,
		line: position?.line ?? null,
		column: position?.column ?? null,
		message: `${name}${placeInside(at)} is ${shown$1(raw)}, but must be ${wants}.${hint}`
	};
}
const LONGEST$1 = 100;
/** The bad value as the user would know it, and never pages of it. */
function shown$1(raw) {
	if (raw === null || raw === void 0) return "empty";
	const text = JSON.stringify(raw);
	return text.length > LONGEST$1 ? `${text.slice(0, LONGEST$1)}…` : text;
}

// src/core/config/parse.ts
const DEFAULT_DURATION_MS$1 = 3e4;
const DEFAULT_BUDGET_SECONDS = 120;
/** Builds the configuration once, frozen, or returns every problem at once. */
function parseConfig(input) {
	const { values, given, problems } = readLayers(input);
	const accepting = input.acceptances?.problems ?? [];
	const all = [
		...problems,
		...crossProblems({
			...input,
			values,
			given
		}),
		...accepting
	];
	if (all.length > 0) return {
		ok: false,
		problems: all
	};
	return {
		ok: true,
		config: frozen(build$1(values, given, input))
	};
}
function build$1(values, given, input) {
	const read = readers(values);
	const gate = read.text("gate") ?? input.defaultGate;
	const out = read.text("out");
	const store = read.of("baseline") ?? { kind: "none" };
	return {
		gate,
		app: app(values),
		workload: workload(values),
		compare: compare$2(values),
		policy: {
			...policy$1(values, given),
			...accepted(input)
		},
		baseline: {
			store: store.kind === "directory" ? {
				...store,
				path: input.resolve(store.path)
			} : store,
			branches: read.of("base-branch") ?? [],
			workflows: read.of("baseline-workflow") ?? [],
			save: read.of("save-baseline") ?? false
		},
		k6: {
			version: read.text("k6-version") ?? "",
			path: read.text("k6-path"),
			mirror: read.text("k6-mirror")
		},
		mode: read.of("mode") ?? "auto",
		comment: read.of("comment") ?? "always",
		dryRun: read.of("dry-run") ?? false,
		workingDirectory: input.resolve(read.text("working-directory") ?? "."),
		out: out === null ? input.outFor(gate) : input.resolve(out)
	};
}
function accepted({ acceptances }) {
	const list = acceptances?.acceptances ?? [];
	return list.length === 0 ? {} : { accepted: list };
}
/** Frozen to its last leaf. */
function frozen(value) {
	for (const part of Object.values(value)) if (typeof part === "object" && part !== null) frozen(part);
	return Object.freeze(value);
}
/** `readValue` has checked every value against its setting's kind; these only say which one it is. */
function readers(values) {
	const of = (id) => values[id] ?? null;
	return {
		of,
		text: (id) => of(id)
	};
}
function app(values) {
	const read = readers(values);
	const start = read.text("start");
	if (start === null) return null;
	return {
		start,
		build: read.text("build"),
		ready: read.text("ready") ?? "/",
		stop: read.text("stop"),
		setup: read.text("setup"),
		reset: read.text("reset"),
		port: read.of("port"),
		env: read.of("app-env") ?? {}
	};
}
function compare$2(values) {
	const read = readers(values);
	return {
		mode: read.of("compare") ?? "auto",
		baseTarget: read.text("base-target"),
		headTarget: read.text("head-target"),
		baseRevision: read.text("base"),
		budgetSeconds: read.of("budget") ?? DEFAULT_BUDGET_SECONDS,
		seed: read.of("seed")
	};
}
function workload(values) {
	const read = readers(values);
	const perSecond = read.of("rate");
	const duration = read.of("duration");
	return {
		script: read.text("script") ?? "",
		target: read.text("target"),
		rate: perSecond === null ? null : {
			perSecond,
			text: rateText(perSecond)
		},
		durationMs: perSecond === null ? duration : duration ?? DEFAULT_DURATION_MS$1,
		warmupMs: read.of("warmup"),
		environment: read.text("environment"),
		env: read.of("env") ?? []
	};
}
/** In the unit that keeps the number from vanishing: "0.5/s" is "30/m". */
function rateText(perSecond) {
	const [count, unit] = perSecond >= 1 ? [perSecond, "s"] : perSecond >= 1 / 60 ? [perSecond * 60, "m"] : [perSecond * 3600, "h"];
	return `${Math.round(count * 100) / 100}/${unit}`;
}
function policy$1(values, given) {
	const read = readers(values);
	const passes = (id, standard) => read.of(id) ?? standard;
	return {
		warn: read.of("warn") ?? .2,
		fail: read.of("fail") ?? .5,
		failOn: read.of("fail-on") ?? "fail",
		thresholds: read.of("thresholds") ?? "fail",
		onInconclusive: passes("on-inconclusive", "pass"),
		onNoBaseline: passes("on-no-baseline", "pass"),
		onInvalid: passes("on-invalid", "fail"),
		...ownLimits(values, given)
	};
}
/** Only what was set: who judges has its own standards for the rest. */
function ownLimits(values, given) {
	const ids = [
		"metrics",
		"endpoints",
		"confidence"
	].filter((id) => given.has(id));
	return Object.fromEntries(ids.map((id) => [id, values[id]]));
}

// node_modules/zod/v4/core/util.js
function getEnumValues(entries) {
	const numericValues = Object.values(entries).filter((v) => typeof v === "number");
	return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
}
function joinValues(array, separator = "|") {
	return array.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
	if (typeof value === "bigint") return value.toString();
	return value;
}
var Cached = class {
	constructor(getter) {
		this._getter = getter;
		this._value = void 0;
	}
	get value() {
		const getter = this._getter;
		if (getter !== void 0) {
			this._value = getter();
			this._getter = void 0;
		}
		return this._value;
	}
};
function cached(getter) {
	return new Cached(getter);
}
function nullish(input) {
	return input === null || input === void 0;
}
function cleanRegex(source) {
	const start = source.startsWith("^") ? 1 : 0;
	const end = source.endsWith("$") ? source.length - 1 : source.length;
	return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
	const ratio = val / step;
	const roundedRatio = Math.round(ratio);
	const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
	if (Math.abs(ratio - roundedRatio) < tolerance) return 0;
	return ratio - roundedRatio;
}
function assignProp(target, prop, value) {
	Object.defineProperty(target, prop, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
/**
* Whichever object a def's `shape` currently answers from: the one the caller passed until the first read, the frozen copy after it.
*
* Its keys and descriptors read without invoking anything, which is what lets a discriminated union check its discriminator, and the cycle walk read a shape, without resolving a getter that references the schema being constructed. A def that answers `shape` from an accessor of its own has none.
*/
function rawShape(def) {
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape$1(schema) {
	return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
	Object.defineProperty(target, key, {
		get() {
			const value = getter();
			assignProp(this, key, value);
			return value;
		},
		enumerable: true,
		configurable: true
	});
}
function putProp(target, key, value) {
	if (key in target) assignProp(target, key, value);
	else target[key] = value;
}
/**
* Copies `keys` of `source`'s shape onto `target`, each value passed through `wrap`.
*
* A key the source has resolved is copied through now, so the derived shape states it outright and nothing has to resolve it to learn what it holds. A key the source still defers stays deferred, and reads back through the source's own `shape`, so it resolves once and both shapes get that one schema.
*/
function mirrorShape(target, source, keys, wrap) {
	const raw = sourceShape$1(source);
	for (const key of keys) {
		const desc = Object.getOwnPropertyDescriptor(raw, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => {
			const value = source._zod.def.shape[key];
			return wrap ? wrap(value, key) : value;
		});
		else putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
	}
}
function mirrorProps(target, source) {
	for (const key of Reflect.ownKeys(source)) {
		const desc = Object.getOwnPropertyDescriptor(source, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => source[key]);
		else putProp(target, key, desc.value);
	}
}
function mergeDefs(...defs) {
	const mergedDescriptors = {};
	for (const def of defs) {
		const descriptors = Object.getOwnPropertyDescriptors(def);
		Object.assign(mergedDescriptors, descriptors);
	}
	return Object.defineProperties({}, mergedDescriptors);
}
function esc(str) {
	return JSON.stringify(str);
}
function slugify(input) {
	return input.toLowerCase().trim().replace(/[^\w\s-]/g, "").replace(/[\s_-]+/g, "-").replace(/^-+|-+$/g, "");
}
const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
function isObject(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
const allowsEval = /* @__PURE__*/ cached(() => {
	if (globalConfig.jitless) return false;
	if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) return false;
	try {
		new Function("");
		return true;
	} catch (_) {
		return false;
	}
});
function isPlainObject(o) {
	if (isObject(o) === false) return false;
	const ctor = o.constructor;
	if (ctor === void 0) return true;
	if (typeof ctor !== "function") return true;
	const prot = ctor.prototype;
	if (isObject(prot) === false) return false;
	if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) return false;
	return true;
}
function shallowClone(o) {
	if (isPlainObject(o)) return { ...o };
	if (Array.isArray(o)) return [...o];
	if (o instanceof Map) return new Map(o);
	if (o instanceof Set) return new Set(o);
	return o;
}
const propertyKeyTypes = /* @__PURE__*/ new Set([
	"string",
	"number",
	"symbol"
]);
function escapeRegex(str) {
	return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
	const cl = new inst._zod.constr(def ?? inst._zod.def);
	if (!def || params?.parent) cl._zod.parent = inst;
	return cl;
}
function normalizeParams(_params) {
	const params = _params;
	if (!params) return {};
	if (typeof params === "string") return { error: () => params };
	if (params?.message !== void 0) {
		if (params?.error !== void 0) throw new Error("Cannot specify both `message` and `error` params");
		params.error = params.message;
	}
	delete params.message;
	if (typeof params.error === "string") return {
		...params,
		error: () => params.error
	};
	return params;
}
function stringifyPrimitive(value) {
	if (typeof value === "bigint") return value.toString() + "n";
	if (typeof value === "string") return `"${value}"`;
	return `${value}`;
}
function optionalKeys(shape) {
	return Object.keys(shape).filter((k) => {
		return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
	});
}
const NUMBER_FORMAT_RANGES = /*@__PURE__*/ (() => ({
	safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
	int32: [-2147483648, 2147483647],
	uint32: [0, 4294967295],
	float32: [-34028234663852886e22, 34028234663852886e22],
	float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
const BIGINT_FORMAT_RANGES = {
	int64: [/* @__PURE__*/ BigInt("-9223372036854775808"), /* @__PURE__*/ BigInt("9223372036854775807")],
	uint64: [/* @__PURE__*/ BigInt(0), /* @__PURE__*/ BigInt("18446744073709551615")]
};
function pick(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".pick() cannot be used on object schemas containing refinements");
	const newShape = {};
	mirrorShape(newShape, schema, maskedKeys(schema, mask));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function maskedKeys(schema, mask) {
	const raw = sourceShape$1(schema);
	const keys = [];
	for (const key of Reflect.ownKeys(mask)) {
		if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) throw new Error(`Unrecognized key: "${String(key)}"`);
		if (mask[key]) keys.push(key);
	}
	return keys;
}
function omit(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".omit() cannot be used on object schemas containing refinements");
	const omitted = new Set(maskedKeys(schema, mask));
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape$1(schema)).filter((key) => !omitted.has(key)));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function extend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to extend: expected a plain object");
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) {
		const existingShape = sourceShape$1(schema);
		for (const key of Reflect.ownKeys(shape)) if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
	}
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function extended(schema, shape) {
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape$1(schema)));
	mirrorProps(newShape, shape);
	return newShape;
}
function safeExtend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to safeExtend: expected a plain object");
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
	if (!b?._zod?.def) throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
	if (a._zod.def.checks?.length) throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
	const newShape = {};
	mirrorShape(newShape, a, Reflect.ownKeys(sourceShape$1(a)));
	mirrorShape(newShape, b, Reflect.ownKeys(sourceShape$1(b)));
	return clone(a, mergeDefs(a._zod.def, {
		shape: newShape,
		get catchall() {
			return b._zod.def.catchall;
		},
		checks: b._zod.def.checks ?? []
	}));
}
function partial(Class, schema, mask, name = "partial") {
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape$1(schema)), Class && ((value, key) => selected && !selected.has(key) ? value : new Class({
		type: "optional",
		innerType: value
	})));
	return clone(schema, mergeDefs(schema._zod.def, {
		shape: newShape,
		checks: []
	}));
}
function required$1(Class, schema, mask) {
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape$1(schema)), (value, key) => selected && !selected.has(key) ? value : new Class({
		type: "nonoptional",
		innerType: value
	}));
	return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
function aborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== true) return true;
	return false;
}
function explicitlyAborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === false) return true;
	return false;
}
function prefixIssues(path, issues) {
	return issues.map((iss) => {
		var _a;
		(_a = iss).path ?? (_a.path = []);
		iss.path.unshift(path);
		return iss;
	});
}
function unwrapMessage(message) {
	return typeof message === "string" ? message : message?.message;
}
/** The leading size checks of `defChecks` that set an upper bound, each paired with it. */
function sizeCaps(defChecks) {
	const caps = [];
	for (const ch of defChecks ?? []) {
		const d = ch._zod.def;
		if (!/_(length|size)$|_equals$/.test(d.check)) break;
		const max = d.maximum ?? d.length ?? d.size;
		if (max >= 0) caps.push([max, ch]);
	}
	return caps;
}
function attachSchema(issues, start, inst) {
	var _a;
	for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
}
function finalizeIssue(iss, ctx, config) {
	var _a;
	const traits = iss.inst?._zod?.traits;
	if (traits?.has("$ZodType")) {
		if (traits.has("$ZodCheck")) (_a = iss).schema ?? (_a.schema = iss.inst);
		else iss.schema = iss.inst;
	}
	const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
	const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input";
	const full = {};
	for (const k of Object.keys(iss)) {
		if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__") continue;
		full[k] = iss[k];
	}
	full.path ?? (full.path = []);
	full.message = message;
	if (ctx?.reportInput) full.input = iss.input;
	return full;
}
const highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
	const units = str.length;
	if (!highSurrogate.test(str)) return units;
	let count = units;
	for (let i = 0; i < units - 1; i++) if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
		count--;
		i++;
	}
	return count;
}
function getLengthableOrigin(input) {
	if (Array.isArray(input)) return "array";
	if (typeof input === "string") return "string";
	return "unknown";
}
function parsedType(data) {
	const t = typeof data;
	switch (t) {
		case "number": return Number.isNaN(data) ? "nan" : "number";
		case "object": {
			if (data === null) return "null";
			if (Array.isArray(data)) return "array";
			const obj = data;
			if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) return obj.constructor.name;
		}
	}
	return t;
}
function issue(...args) {
	const [iss, input, inst] = args;
	if (typeof iss === "string") return {
		message: iss,
		code: "custom",
		input,
		inst
	};
	return { ...iss };
}
/**
* Installs a trait's members on its prototype. Each value builds that member for the instance on first read; the built value shadows the accessor as an own property, so a detached `const { parse } = schema` keeps working.
*
* Call this from a `proto` initializer, which runs once per prototype — never per instance.
*/
function members(proto, table) {
	for (const key in table) {
		const desc = Object.getOwnPropertyDescriptor(table, key);
		if (desc.get) Object.defineProperty(proto, key, {
			...desc,
			enumerable: false
		});
		else defineBound(proto, key, desc.value);
	}
}
/** Shadows a prototype member with an own value, so a getter that builds from the instance runs once. */
function own(inst, key, value, enumerable = true) {
	Object.defineProperty(inst, key, {
		configurable: true,
		writable: true,
		enumerable,
		value
	});
	return value;
}
/** Like {@link own}, for a member that was never an own data property and has to stay out of `Object.keys`. */
function hide(inst, key, value) {
	return own(inst, key, value, false);
}
/** Adds members a table derives from the instance: each builds on first read and shadows as own data, and assignment shadows the same way, as when these were own properties. */
/* @__NO_SIDE_EFFECTS__ */
function derived(computes, table) {
	for (const key in computes) {
		const compute = computes[key];
		Object.defineProperty(table, key, {
			configurable: true,
			enumerable: true,
			get() {
				return own(this, key, compute(this));
			},
			set(value) {
				own(this, key, value);
			}
		});
	}
	return table;
}
function defineBound(proto, key, fn) {
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			return this == null ? fn : own(this, key, fn.bind(this));
		},
		set(value) {
			own(this, key, value);
		}
	});
}
/** Returns the prototype to install on, or `undefined` if this group is already installed on it. */
function claim(inst, sentinel) {
	const proto = Object.getPrototypeOf(inst);
	return sentinel in proto ? void 0 : proto;
}
let installing;
let broke = false;
const breaker = {
	configurable: true,
	get() {
		broke = true;
	}
};
/**
* Installs a lazily-derived internal on the `_zod` prototype of `inst`'s
* constructor, computed from the internals object itself and cached there on
* first read. One accessor per constructor rather than one per instance.
*/
function defineLazyInternal(inst, key, compute) {
	const proto = Object.getPrototypeOf(inst._zod);
	if (key in proto && installing !== inst._zod) {
		installing = void 0;
		return;
	}
	installing = inst._zod;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			Object.defineProperty(this, key, breaker);
			const outer = broke;
			broke = false;
			try {
				const value = compute(this);
				if (broke) delete this[key];
				else Object.defineProperty(this, key, {
					configurable: true,
					writable: true,
					value
				});
				broke = broke || outer;
				return value;
			} catch (err) {
				delete this[key];
				broke = broke || outer;
				throw err;
			}
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				value
			});
		}
	});
}
/**
* Installs `key` on `inst`'s prototype, computed by `make` on first read and cached there as an own
* data property. One accessor per constructor rather than one per instance, because an own accessor
* puts every instance after the first into v8 dictionary mode. The key doubles as the sentinel.
*/
function installLazyProp(inst, key, make, enumerable) {
	const proto = claim(inst, key);
	if (!proto) return;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			const desc = {
				configurable: true,
				writable: true,
				enumerable,
				value: void 0
			};
			Object.defineProperty(this, key, desc);
			desc.value = make(this);
			Object.defineProperty(this, key, desc);
			return desc.value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				enumerable,
				value
			});
		}
	});
}
/** Marks the thunk `_catch` synthesises for a constant catch value. `Function.length` cannot tell that thunk from a user callback — rest and defaulted parameters both report arity 0 — and a user callback reads `ctx.error`, whose issues only finalize correctly against the caller's per-parse error map. Provenance can say what arity cannot. A plain string key rather than `Symbol.for`, whose call at module scope no bundler can prove pure — the same shape that anchored `urlCanParse` into every build. */
const CONSTANT_CATCH = "~constantCatch";
/** Wraps a constant catch value in a thunk tagged with {@link CONSTANT_CATCH}. */
function constantCatch(value) {
	const fn = () => value;
	fn[CONSTANT_CATCH] = true;
	return fn;
}

// node_modules/zod/v4/core/core.js
var _a$1;
const _zodDesc = {
	value: void 0,
	enumerable: false
};
let _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
	const E = _E;
	if (E) {
		const saved = E.stackTraceLimit;
		if (typeof saved === "number") {
			try {
				E.stackTraceLimit = 0;
			} catch {
				_E = null;
				return new Definition();
			}
			try {
				return new Definition();
			} finally {
				E.stackTraceLimit = saved;
			}
		}
	}
	return new Definition();
}
/* @__NO_SIDE_EFFECTS__ */
function $constructor(name, initializer, proto, params) {
	const zodProto = {};
	function Internals(def) {
		this.def = def;
		this.constr = _;
		this.traits = /* @__PURE__ */ new Set();
	}
	Internals.prototype = zodProto;
	const protoMembers = proto;
	const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
	function init(inst, def) {
		if (!inst._zod) {
			_zodDesc.value = new Internals(def);
			try {
				Object.defineProperty(inst, "_zod", _zodDesc);
			} finally {
				_zodDesc.value = void 0;
			}
		} else if (inst._zod.traits.has(name)) return;
		inst._zod.traits.add(name);
		initializer(inst, def);
		if (initialized) {
			const own = Object.getPrototypeOf(inst);
			const ctorProto = inst._zod.constr.prototype;
			let up = own;
			while (up && up !== ctorProto) up = Object.getPrototypeOf(up);
			const target = up ?? own;
			if (!initialized.has(target)) {
				initialized.add(target);
				members(target, protoMembers);
			}
		}
		const proto = _.prototype;
		for (const k in proto) {
			if (!Object.prototype.hasOwnProperty.call(proto, k)) continue;
			if (!(k in inst)) inst[k] = proto[k].bind(inst);
		}
	}
	const Parent = params?.Parent ?? Object;
	class Definition extends Parent {}
	Object.defineProperty(Definition, "name", { value: name });
	function _(def) {
		const inst = params?.Parent ? newError(Definition) : this;
		init(inst, def);
		const deferred = inst._zod.deferred;
		if (deferred) {
			for (const fn of deferred) fn();
			inst._zod.deferred = void 0;
		}
		const pp = globalThis.__zod_globalConfig?.postProcessor;
		if (pp) pp(inst);
		return inst;
	}
	Object.defineProperty(_, "init", { value: init });
	Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => {
		if (params?.Parent && inst instanceof params.Parent) return true;
		return inst?._zod?.traits?.has(name);
	} });
	Object.defineProperty(_, "name", { value: name });
	return _;
}
var $ZodAsyncError = class extends Error {
	constructor() {
		super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
	}
};
var $ZodEncodeError = class extends Error {
	constructor(name) {
		super(`Encountered unidirectional transform during encode: ${name}`);
		this.name = "ZodEncodeError";
	}
};
(_a$1 = globalThis).__zod_globalConfig ?? (_a$1.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
	if (newConfig) Object.assign(globalConfig, newConfig);
	return globalConfig;
}

// node_modules/zod/v4/core/errors.js
function _getMessage() {
	const internals = this._zod;
	internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
	return internals.message;
}
function _setMessage(value) {
	this._zod.message = value;
}
const _messageDesc = {
	get: _getMessage,
	set: _setMessage,
	enumerable: true,
	configurable: true
};
const _issuesDesc = {
	value: void 0,
	enumerable: false
};
const _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
const initializer$1 = (inst, def) => {
	inst.name = "$ZodError";
	_issuesDesc.value = def;
	Object.defineProperty(inst, "issues", _issuesDesc);
	_issuesDesc.value = void 0;
	Object.defineProperty(inst, "message", _messageDesc);
	const proto = Object.getPrototypeOf(inst);
	if (!_installedToString.has(proto)) {
		_installedToString.add(proto);
		Object.defineProperty(proto, "toString", {
			configurable: true,
			enumerable: false,
			get() {
				const value = () => this.message;
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
				return value;
			},
			set(value) {
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
			}
		});
	}
};
const $ZodError = /* @__PURE__ */ $constructor("$ZodError", initializer$1);
/** Get-or-create `obj[key]` as an own data property. A path segment naming an inherited member
* ("toString", "constructor") would otherwise read through to the prototype, and assigning
* "__proto__" would hit the setter instead of creating a key. */
function node(obj, key, make) {
	if (!Object.prototype.hasOwnProperty.call(obj, key)) {
		if (key === "__proto__") Object.defineProperty(obj, key, {
			value: make(),
			writable: true,
			enumerable: true,
			configurable: true
		});
		else obj[key] = make();
	}
	return obj[key];
}
function flattenError(error, mapper = (issue) => issue.message) {
	const fieldErrors = {};
	const formErrors = [];
	for (const sub of error.issues) if (sub.path.length > 0) node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
	else formErrors.push(mapper(sub));
	return {
		formErrors,
		fieldErrors
	};
}
function formatError(error, mapper = (issue) => issue.message) {
	const fieldErrors = { _errors: [] };
	const processError = (error, path = []) => {
		for (const issue of error.issues) if (issue.code === "invalid_union" && issue.errors.length) issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
		else if (issue.code === "invalid_key") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else if (issue.code === "invalid_element") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else {
			const fullpath = [...path, ...issue.path];
			if (fullpath.length === 0) fieldErrors._errors.push(mapper(issue));
			else {
				let curr = fieldErrors;
				let i = 0;
				while (i < fullpath.length) {
					const el = fullpath[i];
					const terminal = i === fullpath.length - 1;
					if (el === "_errors") {
						if (terminal) curr._errors.push(mapper(issue));
						i++;
						continue;
					}
					if (!Object.prototype.hasOwnProperty.call(curr, el)) Object.defineProperty(curr, el, {
						value: { _errors: [] },
						enumerable: true,
						writable: true,
						configurable: true
					});
					const node = curr[el];
					if (terminal) node._errors.push(mapper(issue));
					curr = node;
					i++;
				}
			}
		}
	};
	processError(error);
	return fieldErrors;
}

// node_modules/zod/v4/core/parse.js
function finalizeParams(callee, params) {
	return {
		callee: params?.callee ?? callee,
		Err: params?.Err
	};
}
const _parse = (_Err) => {
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: false
		} : { async: false };
		const result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) throw new $ZodAsyncError();
		if (result.issues.length) {
			const e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, _params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _parseAsync = (_Err) => {
	const fn = async (schema, value, _ctx, params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: true
		} : { async: true };
		let result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) result = await result;
		if (result.issues.length) {
			const e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _safeParse = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: false
	} : { async: false };
	const result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
function failure(Err, issues, ctx) {
	let error;
	return {
		success: false,
		get error() {
			if (!error) {
				error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
				issues = void 0;
				ctx = void 0;
			}
			return error;
		},
		set error(e) {
			error = e;
			issues = void 0;
			ctx = void 0;
		}
	};
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true
	} : { async: true };
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const COMPILE_INVALID = /* @__PURE__ */ Symbol.for("zod.compile.invalid");
const COMPILE_FALLBACK = /* @__PURE__ */ Symbol.for("zod.compile.fallback");
const validate = ((schema, value, _ctx) => {
	const validator = schema._zod.bag.validator;
	if (validator !== void 0) {
		if (validator(value) !== COMPILE_INVALID) return true;
		if (validator.definite === true && _ctx === void 0) return false;
	}
	return validateFallback(schema, value, _ctx);
});
function validateFallback(schema, value, _ctx) {
	const ctx = _ctx ? {
		..._ctx,
		async: false,
		abortEarly: true
	} : {
		async: false,
		abortEarly: true
	};
	const fallbackRun = schema._zod.bag.fallbackRun;
	let result;
	if (fallbackRun) {
		ctx[COMPILE_FALLBACK] = true;
		result = fallbackRun({
			value,
			issues: []
		}, ctx);
	} else result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length === 0;
}
const validateAsync$1 = async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true,
		abortEarly: true
	} : {
		async: true,
		abortEarly: true
	};
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length === 0;
};
const _encode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return parse(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		return parse(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _encodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return await parseAsync(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		return await parseAsync(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _safeEncode = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParse(_Err)(schema, value, ctx);
};
const _safeDecode = (_Err) => (schema, value, _ctx) => {
	return _safeParse(_Err)(schema, value, _ctx);
};
const _safeEncodeAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParseAsync(_Err)(schema, value, ctx);
};
const _safeDecodeAsync = (_Err) => async (schema, value, _ctx) => {
	return _safeParseAsync(_Err)(schema, value, _ctx);
};

// node_modules/zod/v4/core/regexes.js
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link cuid2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const cuid = /^[cC][0-9a-z]{6,}$/;
const cuid2 = /^[0-9a-z]+$/;
const ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
const xid = /^[0-9a-vA-V]{20}$/;
const ksuid = /^[A-Za-z0-9]{27}$/;
const nanoid = /^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length) {
	return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`);
}
/** ISO 8601-1 duration regex. Does not support the 8601-2 extensions like negative durations or fractional/negative components. */
const duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
/** A regex for any UUID-like identifier: 8-4-4-4-12 hex pattern */
const guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
/** Returns a regex for validating an RFC 9562/4122 UUID.
*
* @param version Optionally specify a version 1-8. If no version is specified, all versions are supported. */
const uuid = (version) => {
	if (!version) return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
	return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
};
/** Practical email validation */
const email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
const _emoji$1 = `^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`;
function emoji() {
	return new RegExp(_emoji$1, "u");
}
const ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
const ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
const cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
const cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
const base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
const base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
const httpProtocol = /^https?$/;
const e164 = /^\+[1-9]\d{6,14}$/;
const dateSource = `(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`;
/** Anchors a pattern source. The interpolation lives here rather than at the call site because
* esbuild will not drop a `@__PURE__` call whose own argument interpolates a variable, but it
* will drop `anchor(dateSource)`. Keeping it inline pinned `date` into every bundle. */
function anchor(source) {
	return new RegExp(`^${source}$`);
}
const date$1 = /*@__PURE__*/ anchor(dateSource);
function timeSource(args) {
	const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
	return typeof args.precision === "number" ? args.precision === -1 ? `${hhmm}` : args.precision === 0 ? `${hhmm}:[0-5]\\d` : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}` : args.seconds ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?` : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
}
function time(args) {
	return new RegExp(`^${timeSource(args)}$`);
}
function datetime$1(args) {
	const opts = ["Z"];
	if (args.offset) opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
	const qualified = `${timeSource({
		precision: args.precision,
		seconds: true
	})}(?:${opts.join("|")})`;
	const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
	return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
const anyString = /^[\s\S]{0,}$/;
const integer = /^-?\d+$/;
const number$1 = /^-?\d+(?:\.\d+)?$/;
const boolean$1 = /^(?:true|false)$/i;
const lowercase = /^[^A-Z]*$/;
const uppercase = /^[^a-z]*$/;

// node_modules/zod/v4/core/checks.js
const $ZodCheck = /*@__PURE__*/ $constructor("$ZodCheck", (inst, def) => {
	var _a;
	inst._zod ?? (inst._zod = {});
	inst._zod.def = def;
	(_a = inst._zod).onattach ?? (_a.onattach = []);
});
/** Default `when` for length-based checks: run only on non-nullish values with a `length`. */
const _whenHasLength = (payload) => {
	const val = payload.value;
	return !nullish(val) && val.length !== void 0;
};
const numericOriginMap = {
	number: "number",
	bigint: "bigint",
	object: "date"
};
const $ZodCheckLessThan = /*@__PURE__*/ $constructor("$ZodCheckLessThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value <= def.value : payload.value < def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_big",
			maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckGreaterThan = /*@__PURE__*/ $constructor("$ZodCheckGreaterThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value >= def.value : payload.value > def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_small",
			minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMultipleOf = /*@__PURE__*/ $constructor("$ZodCheckMultipleOf", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		if (typeof payload.value !== typeof def.value) throw new Error("Cannot mix number and bigint in multiple_of check.");
		if (typeof payload.value === "bigint" ? def.value !== BigInt(0) && payload.value % def.value === BigInt(0) : floatSafeRemainder(payload.value, def.value) === 0) return;
		payload.issues.push({
			origin: typeof payload.value,
			code: "not_multiple_of",
			divisor: def.value,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckNumberFormat = /*@__PURE__*/ $constructor("$ZodCheckNumberFormat", (inst, def) => {
	$ZodCheck.init(inst, def);
	def.format = def.format || "float64";
	const isInt = def.format?.includes("int");
	const origin = isInt ? "int" : "number";
	const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
	inst._zod.check = (payload) => {
		const input = payload.value;
		if (isInt) {
			if (!Number.isInteger(input)) {
				payload.issues.push({
					expected: origin,
					format: def.format,
					code: "invalid_type",
					continue: false,
					input,
					inst
				});
				return;
			}
			if (!Number.isSafeInteger(input)) {
				if (input > 0) payload.issues.push({
					input,
					code: "too_big",
					maximum: Number.MAX_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				else payload.issues.push({
					input,
					code: "too_small",
					minimum: Number.MIN_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				return;
			}
		}
		if (input < minimum) payload.issues.push({
			origin: "number",
			input,
			code: "too_small",
			minimum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
		if (input > maximum) payload.issues.push({
			origin: "number",
			input,
			code: "too_big",
			maximum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMaxLength = /*@__PURE__*/ $constructor("$ZodCheckMaxLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units > def.maximum ? codePointLength(input) : units) <= def.maximum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_big",
			maximum: def.maximum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMinLength = /*@__PURE__*/ $constructor("$ZodCheckMinLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units) >= def.minimum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_small",
			minimum: def.minimum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLengthEquals = /*@__PURE__*/ $constructor("$ZodCheckLengthEquals", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		const length = typeof input === "string" && units >= def.length && units <= def.length * 2 ? codePointLength(input) : units;
		if (length === def.length) return;
		const origin = getLengthableOrigin(input);
		const tooBig = length > def.length;
		payload.issues.push({
			origin,
			...tooBig ? {
				code: "too_big",
				maximum: def.length
			} : {
				code: "too_small",
				minimum: def.length
			},
			inclusive: true,
			exact: true,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStringFormat = /*@__PURE__*/ $constructor("$ZodCheckStringFormat", (inst, def) => {
	var _a, _b;
	$ZodCheck.init(inst, def);
	if (def.pattern) (_a = inst._zod).check ?? (_a.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: def.format,
			input: payload.value,
			...def.pattern ? { pattern: def.pattern.toString() } : {},
			inst,
			continue: !def.abort
		});
	});
	else (_b = inst._zod).check ?? (_b.check = () => {});
});
const $ZodCheckRegex = /*@__PURE__*/ $constructor("$ZodCheckRegex", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "regex",
			input: payload.value,
			pattern: def.pattern.toString(),
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLowerCase = /*@__PURE__*/ $constructor("$ZodCheckLowerCase", (inst, def) => {
	def.pattern ?? (def.pattern = lowercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckUpperCase = /*@__PURE__*/ $constructor("$ZodCheckUpperCase", (inst, def) => {
	def.pattern ?? (def.pattern = uppercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckIncludes = /*@__PURE__*/ $constructor("$ZodCheckIncludes", (inst, def) => {
	$ZodCheck.init(inst, def);
	const escapedRegex = escapeRegex(def.includes);
	def.pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
	inst._zod.check = (payload) => {
		if (payload.value.includes(def.includes, def.position)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "includes",
			includes: def.includes,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStartsWith = /*@__PURE__*/ $constructor("$ZodCheckStartsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`^${escapeRegex(def.prefix)}.*`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.startsWith(def.prefix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "starts_with",
			prefix: def.prefix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckEndsWith = /*@__PURE__*/ $constructor("$ZodCheckEndsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`.*${escapeRegex(def.suffix)}$`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.endsWith(def.suffix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "ends_with",
			suffix: def.suffix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckOverwrite = /*@__PURE__*/ $constructor("$ZodCheckOverwrite", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		payload.value = def.tx(payload.value);
	};
});

// node_modules/zod/v4/core/doc.js
var Doc = class {
	constructor(args = [], closed = {}) {
		this.content = [];
		this.indent = 0;
		this.args = args;
		this.closed = closed;
	}
	indented(fn) {
		this.indent += 1;
		try {
			fn(this);
		} finally {
			this.indent -= 1;
		}
	}
	write(arg) {
		if (typeof arg === "function") {
			arg(this, { execution: "sync" });
			arg(this, { execution: "async" });
			return;
		}
		const lines = arg.split("\n").filter((x) => x);
		const minIndent = Math.min(...lines.map((x) => x.length - x.trimStart().length));
		const dedented = lines.map((x) => x.slice(minIndent)).map((x) => " ".repeat(this.indent * 2) + x);
		for (const line of dedented) this.content.push(line);
	}
	compile() {
		const F = Function;
		const content = this?.content ?? [``];
		return new F(...Object.keys(this.closed), `return function (${this.args.join(", ")}) {\n${content.join("\n")}\n};`)(...Object.values(this.closed));
	}
};

// node_modules/zod/v4/core/versions.js
const version = {
	major: 4,
	minor: 6,
	patch: 7
};

// node_modules/zod/v4/core/schemas.js
const $ZodType = /*@__PURE__*/ $constructor("$ZodType", (inst, def) => {
	var _a;
	inst ?? (inst = {});
	inst._zod.def = def;
	inst._zod.bag = inst._zod.bag || {};
	inst._zod.version = version;
	const defChecks = inst._zod.def.checks;
	const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
	for (const ch of checks) for (const fn of ch._zod.onattach) fn(inst);
	if (checks.length === 0) {
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred?.push(() => {
			inst._zod.run = inst._zod.parse;
		});
	} else {
		const runChecks = (payload, checks, ctx) => {
			if (payload.memo) return payload;
			let isAborted = aborted(payload);
			let asyncResult;
			for (const ch of checks) {
				if (ch._zod.def.when) {
					if (explicitlyAborted(payload)) continue;
					if (!ch._zod.def.when(payload)) continue;
				} else if (isAborted) continue;
				const currLen = payload.issues.length;
				const _ = ch._zod.check(payload);
				if (_ instanceof Promise && ctx?.async === false) throw new $ZodAsyncError();
				if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
					await _;
					if (payload.issues.length === currLen) return;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				});
				else {
					if (payload.issues.length === currLen) continue;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				}
			}
			if (asyncResult) return asyncResult.then(() => {
				return payload;
			});
			return payload;
		};
		const handleCanaryResult = (canary, payload, ctx) => {
			if (aborted(canary)) {
				canary.aborted = true;
				return canary;
			}
			const checkResult = runChecks(payload, checks, ctx);
			if (checkResult instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
			}
			return inst._zod.parse(checkResult, ctx);
		};
		inst._zod.run = (payload, ctx) => {
			if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
			if (ctx.direction === "backward") {
				const canary = inst._zod.parse({
					value: payload.value,
					issues: []
				}, {
					...ctx,
					skipChecks: true
				});
				if (canary instanceof Promise) return canary.then((canary) => {
					return handleCanaryResult(canary, payload, ctx);
				});
				return handleCanaryResult(canary, payload, ctx);
			}
			const result = inst._zod.parse(payload, ctx);
			if (result instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return result.then((result) => runChecks(result, checks, ctx));
			}
			return runChecks(result, checks, ctx);
		};
	}
}, {
	get "~standard"() {
		return hide(this, "~standard", standardProps(this));
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	}
});
/** The Standard Schema surface for `inst`. Shared so wrappers can extend it without forcing it. */
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
	const ctx = { async: true };
	return toStandardResult(await inst._zod.run({
		value,
		issues: []
	}, ctx), ctx);
}
function standardProps(inst) {
	return {
		validate: (value) => {
			const ctx = { async: false };
			try {
				const r = inst._zod.run({
					value,
					issues: []
				}, ctx);
				if (!(r instanceof Promise)) return toStandardResult(r, ctx);
			} catch (_) {}
			return validateAsync(inst, value);
		},
		vendor: "zod",
		version: 1
	};
}
const $ZodString = /*@__PURE__*/ $constructor("$ZodString", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = def.pattern ?? anyString;
	inst._zod.parse = (payload, _) => {
		if (def.coerce) try {
			payload.value = String(payload.value);
		} catch (_) {}
		if (typeof payload.value === "string") return payload;
		payload.issues.push({
			expected: "string",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
const $ZodStringFormat = /*@__PURE__*/ $constructor("$ZodStringFormat", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	$ZodString.init(inst, def);
});
const $ZodGUID = /*@__PURE__*/ $constructor("$ZodGUID", (inst, def) => {
	def.pattern ?? (def.pattern = guid);
	$ZodStringFormat.init(inst, def);
});
const $ZodUUID = /*@__PURE__*/ $constructor("$ZodUUID", (inst, def) => {
	if (def.version) {
		const v = {
			v1: 1,
			v2: 2,
			v3: 3,
			v4: 4,
			v5: 5,
			v6: 6,
			v7: 7,
			v8: 8
		}[def.version];
		if (v === void 0) throw new Error(`Invalid UUID version: "${def.version}"`);
		def.pattern ?? (def.pattern = uuid(v));
	} else def.pattern ?? (def.pattern = uuid());
	$ZodStringFormat.init(inst, def);
});
const $ZodEmail = /*@__PURE__*/ $constructor("$ZodEmail", (inst, def) => {
	def.pattern ?? (def.pattern = email);
	$ZodStringFormat.init(inst, def);
});
/** The `://` guard rejected the input before the URL constructor saw it. */
const URL_BAD_FORMAT = 1;
/** The URL parser rejected the input. */
const URL_UNPARSEABLE = 2;
function canParseURL(input) {
	try {
		if (typeof URL !== "undefined" && typeof URL.canParse === "function") return URL.canParse(input);
		new URL(input);
		return true;
	} catch {
		return false;
	}
}
function validateURL(trimmed, def) {
	if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) return canParseURL(trimmed) || 2;
	return parseURLObject(trimmed, def);
}
/** Parses a URL while preserving the non-normalizing HTTP guard. */
function parseURLObject(trimmed, def) {
	if (!def.normalize && def.protocol?.source === httpProtocol.source && !/^https?:\/\//i.test(trimmed)) return 1;
	try {
		if (typeof URL !== "undefined") {
			const URLStatic = URL;
			if (typeof URLStatic.parse === "function") return URLStatic.parse(trimmed) ?? 2;
		}
		return new URL(trimmed);
	} catch {
		return 2;
	}
}
const asciiTabOrNewline = /[\t\n\r]/g;
/** The URL parser deletes every ASCII tab, LF and CR from its input before it parses, so `new URL("https://exa\nmple.com")` reports on `example.com`. Applying the same deletion to the returned value closes the half of that divergence which can move the host; the parser's other rewrite, stripping C0 controls at the edges, cannot. */
function stripTabAndNewline(value) {
	return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
	hostname.lastIndex = 0;
	return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
	protocol.lastIndex = 0;
	return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
const $ZodURL = /*@__PURE__*/ $constructor("$ZodURL", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		try {
			const trimmed = payload.value.trim();
			const url = validateURL(trimmed, def);
			if (url === 1) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					note: "Invalid URL format",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === 2) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === true) {
				payload.value = stripTabAndNewline(trimmed);
				return;
			}
			if (def.hostname && !urlHostnameOk(url, def.hostname)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid hostname",
				pattern: def.hostname.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			if (def.protocol && !urlProtocolOk(url, def.protocol)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid protocol",
				pattern: def.protocol.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
			return;
		} catch (_) {
			payload.issues.push({
				code: "invalid_format",
				format: "url",
				input: payload.value,
				inst,
				continue: !def.abort
			});
		}
	};
});
const $ZodEmoji = /*@__PURE__*/ $constructor("$ZodEmoji", (inst, def) => {
	def.pattern ?? (def.pattern = emoji());
	$ZodStringFormat.init(inst, def);
});
const $ZodNanoID = /*@__PURE__*/ $constructor("$ZodNanoID", (inst, def) => {
	if (def.length !== void 0 && (!Number.isInteger(def.length) || def.length < 1)) throw new Error(`Invalid nanoid length: ${def.length}`);
	def.pattern ?? (def.pattern = def.length === void 0 ? nanoid : nanoidOfLength(def.length));
	$ZodStringFormat.init(inst, def);
});
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link $ZodCUID2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const $ZodCUID = /*@__PURE__*/ $constructor("$ZodCUID", (inst, def) => {
	def.pattern ?? (def.pattern = cuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodCUID2 = /*@__PURE__*/ $constructor("$ZodCUID2", (inst, def) => {
	def.pattern ?? (def.pattern = cuid2);
	$ZodStringFormat.init(inst, def);
});
const $ZodULID = /*@__PURE__*/ $constructor("$ZodULID", (inst, def) => {
	def.pattern ?? (def.pattern = ulid);
	$ZodStringFormat.init(inst, def);
});
const $ZodXID = /*@__PURE__*/ $constructor("$ZodXID", (inst, def) => {
	def.pattern ?? (def.pattern = xid);
	$ZodStringFormat.init(inst, def);
});
const $ZodKSUID = /*@__PURE__*/ $constructor("$ZodKSUID", (inst, def) => {
	def.pattern ?? (def.pattern = ksuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodISODateTime = /*@__PURE__*/ $constructor("$ZodISODateTime", (inst, def) => {
	def.pattern ?? (def.pattern = datetime$1(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODate = /*@__PURE__*/ $constructor("$ZodISODate", (inst, def) => {
	def.pattern ?? (def.pattern = date$1);
	$ZodStringFormat.init(inst, def);
});
const $ZodISOTime = /*@__PURE__*/ $constructor("$ZodISOTime", (inst, def) => {
	def.pattern ?? (def.pattern = time(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODuration = /*@__PURE__*/ $constructor("$ZodISODuration", (inst, def) => {
	def.pattern ?? (def.pattern = duration);
	$ZodStringFormat.init(inst, def);
});
const $ZodIPv4 = /*@__PURE__*/ $constructor("$ZodIPv4", (inst, def) => {
	def.pattern ?? (def.pattern = ipv4);
	$ZodStringFormat.init(inst, def);
});
/** An IPv6 address is written with hex digits, colons and dots, and nothing else. The guard is what makes the check below an IPv6 check: `new URL("http://[...]")` parses an authority, not an address, so `@` and `\` re-delimit it and `"::@1\\"` validates against the host `0.0.0.1`. The URL parser also deletes ASCII tab, LF and CR rather than failing, which is how `"::1\n"` validated as `::1`. */
const ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
function isValidIPv6(value) {
	if (!ipv6Alphabet.test(value)) return false;
	return canParseURL(`http://[${value}]`);
}
const $ZodIPv6 = /*@__PURE__*/ $constructor("$ZodIPv6", (inst, def) => {
	def.pattern ?? (def.pattern = ipv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidIPv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "ipv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCIDRv4 = /*@__PURE__*/ $constructor("$ZodCIDRv4", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv4);
	$ZodStringFormat.init(inst, def);
});
function isValidCIDRv6(value) {
	const parts = value.split("/");
	if (parts.length !== 2) return false;
	const [address, prefix] = parts;
	if (!prefix) return false;
	const prefixNum = Number(prefix);
	if (`${prefixNum}` !== prefix) return false;
	if (prefixNum < 0 || prefixNum > 128) return false;
	return isValidIPv6(address);
}
const $ZodCIDRv6 = /*@__PURE__*/ $constructor("$ZodCIDRv6", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidCIDRv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "cidrv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
function isValidBase64(data) {
	if (data === "") return true;
	if (/\s/.test(data)) return false;
	if (data.length % 4 !== 0) return false;
	try {
		atob(data);
		return true;
	} catch {
		return false;
	}
}
const base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
const $ZodBase64 = /*@__PURE__*/ $constructor("$ZodBase64", (inst, def) => {
	def.pattern ?? (def.pattern = base64Charset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const base64urlCharset = /^[A-Za-z0-9_-]*$/;
function isValidBase64URL(data) {
	if (!base64urlCharset.test(data)) return false;
	const base64 = data.replace(/[-_]/g, (c) => c === "-" ? "+" : "/");
	return isValidBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, "="));
}
const $ZodBase64URL = /*@__PURE__*/ $constructor("$ZodBase64URL", (inst, def) => {
	def.pattern ?? (def.pattern = base64urlCharset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64URL(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64url",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodE164 = /*@__PURE__*/ $constructor("$ZodE164", (inst, def) => {
	def.pattern ?? (def.pattern = e164);
	$ZodStringFormat.init(inst, def);
});
function isValidJWT(token, algorithm = null) {
	try {
		const tokensParts = token.split(".");
		if (tokensParts.length !== 3) return false;
		const [header] = tokensParts;
		if (!header) return false;
		const parsedHeader = JSON.parse(atob(header));
		if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT") return false;
		if (!parsedHeader.alg) return false;
		if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm)) return false;
		return true;
	} catch {
		return false;
	}
}
const $ZodJWT = /*@__PURE__*/ $constructor("$ZodJWT", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidJWT(payload.value, def.alg)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "jwt",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodNumber = /*@__PURE__*/ $constructor("$ZodNumber", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = number$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Number(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
		const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
		payload.issues.push({
			expected: "number",
			code: "invalid_type",
			input,
			inst,
			...received ? { received } : {}
		});
		return payload;
	};
});
const $ZodNumberFormat = /*@__PURE__*/ $constructor("$ZodNumberFormat", (inst, def) => {
	$ZodCheckNumberFormat.init(inst, def);
	$ZodNumber.init(inst, def);
});
const $ZodBoolean = /*@__PURE__*/ $constructor("$ZodBoolean", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = boolean$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Boolean(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "boolean") return payload;
		payload.issues.push({
			expected: "boolean",
			code: "invalid_type",
			input,
			inst
		});
		return payload;
	};
});
const $ZodUnknown = /*@__PURE__*/ $constructor("$ZodUnknown", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload) => payload;
});
const $ZodNever = /*@__PURE__*/ $constructor("$ZodNever", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _ctx) => {
		payload.issues.push({
			expected: "never",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
function capSize(inst, size) {
	const caps = sizeCaps(inst._zod.def.checks);
	if (!caps.length) return;
	const cap = Math.min(...caps.map((c) => c[0]));
	const parse = inst._zod.parse;
	inst._zod.parse = (payload, ctx) => {
		const n = size(payload.value);
		if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
			for (const [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
				const start = payload.issues.length;
				ch._zod.check(payload);
				payload.issues[start].continue = false;
				attachSchema(payload.issues, start, inst);
				return payload;
			}
		}
		return parse(payload, ctx);
	};
}
const arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
const $ZodArray = /*@__PURE__*/ $constructor("$ZodArray", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				expected: "array",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
		const proms = [];
		const abortEarly = ctx?.abortEarly;
		for (let i = 0; i < input.length; i++) {
			const item = input[i];
			const result = def.element._zod.run({
				value: item,
				issues: []
			}, ctx);
			if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
			else {
				handleArrayResult(result, payload, i);
				if (abortEarly && result.issues.length !== 0 && aborted(result)) break;
			}
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
	capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
	const isPresent = key in input;
	const isOptionalOut = optout === "optional";
	if (!isPresent && isOptionalOut && optin === "optional") return;
	if (result.issues.length) {
		if (optin !== void 0 && isOptionalOut && !isPresent) return;
		final.issues.push(...prefixIssues(key, result.issues));
	}
	if (!isPresent && optin === void 0) {
		if (!result.issues.length) final.issues.push({
			code: "invalid_type",
			expected: "nonoptional",
			input: void 0,
			path: [key]
		});
		return;
	}
	if (result.value === void 0) {
		if (isPresent || optin === "defaulted" && !isOptionalOut) final.value[key] = void 0;
	} else final.value[key] = result.value;
}
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
	const keys = Object.keys(def.shape);
	const ownSymbols = Object.getOwnPropertySymbols(def.shape);
	const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
	const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
	for (const k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
	const okeys = optionalKeys(def.shape);
	return {
		...def,
		allKeys,
		symbolKeys,
		keySet: new Set(keys),
		numKeys: keys.length,
		optionalKeys: new Set(okeys)
	};
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
	const unrecognized = [];
	const keySet = def.keySet;
	const _catchall = def.catchall._zod;
	const t = _catchall.def.type;
	const optin = _catchall.optin;
	const optout = _catchall.optout;
	let seen = 0;
	for (const key in input) {
		if (abortEarly && payload.issues.length !== seen) {
			if (aborted(payload, seen)) break;
			seen = payload.issues.length;
		}
		if (keySet.has(key)) continue;
		if (key === "__proto__") {
			if (t === "never") unrecognized.push(key);
			continue;
		}
		if (t === "never") {
			unrecognized.push(key);
			continue;
		}
		const r = _catchall.run({
			value: input[key],
			issues: []
		}, ctx);
		if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
		else handlePropertyResult(r, payload, key, input, optin, optout);
	}
	if (unrecognized.length) payload.issues.push({
		code: "unrecognized_keys",
		keys: unrecognized,
		input,
		inst,
		continue: true
	});
	if (!proms.length) return payload;
	return Promise.all(proms).then(() => {
		return payload;
	});
}
const $ZodObject = /*@__PURE__*/ $constructor("$ZodObject", (inst, def) => {
	$ZodType.init(inst, def);
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	const sh = desc?.get ? desc.get.raw : def.shape ?? {};
	if (sh) {
		const get = () => {
			const newSh = { ...sh };
			Object.defineProperty(def, "shape", { value: newSh });
			get.raw = newSh;
			return newSh;
		};
		get.raw = sh;
		Object.defineProperty(def, "shape", { get });
	}
	const _normalized = cached(() => normalizeDef(def));
	defineLazyInternal(inst, "propValues", (zod) => {
		const shape = zod.def.shape;
		const propValues = {};
		for (const key in shape) {
			const field = shape[key]._zod;
			if (field.values) {
				if (!Object.prototype.hasOwnProperty.call(propValues, key)) assignProp(propValues, key, /* @__PURE__ */ new Set());
				for (const v of field.values) propValues[key].add(v);
				if (field.optin !== void 0) propValues[key].add(void 0);
			}
		}
		return propValues;
	});
	const isObject$2 = isObject;
	const catchall = def.catchall;
	let value;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$2(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
		const proms = [];
		const shape = value.shape;
		const abortEarly = ctx?.abortEarly;
		let seen = payload.issues.length;
		for (const key of value.allKeys) {
			if (abortEarly && payload.issues.length !== seen) {
				if (aborted(payload, seen)) break;
				seen = payload.issues.length;
			}
			if (key === "__proto__") continue;
			const el = shape[key];
			const optin = el._zod.optin;
			const optout = el._zod.optout;
			const r = el._zod.run({
				value: input[key],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
			else handlePropertyResult(r, payload, key, input, optin, optout);
		}
		if (!catchall) return proms.length ? Promise.all(proms).then(() => payload) : payload;
		return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
	};
});
const $ZodObjectJIT = /*@__PURE__*/ $constructor("$ZodObjectJIT", (inst, def) => {
	$ZodObject.init(inst, def);
	const superParse = inst._zod.parse;
	const _normalized = cached(() => normalizeDef(def));
	const memo = globalConfig.memoizer;
	const generateFastpass = (shape) => {
		const normalized = _normalized.value;
		const syms = normalized.symbolKeys;
		const doc = new Doc(["payload", "ctx"], {
			shape,
			inst,
			memo,
			syms
		});
		const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
		const prefixStr = (id, k) => `
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
		doc.write(`const input = payload.value;`);
		const ids = Object.create(null);
		let counter = 0;
		for (const key of normalized.allKeys) ids[key] = `key_${counter++}`;
		doc.write(memo ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
		for (const key of normalized.allKeys) {
			if (key === "__proto__") continue;
			const id = ids[key];
			const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : esc(key);
			const isPresent = `${k} in input`;
			const schema = shape[key];
			const optin = schema?._zod?.optin;
			const isOptionalIn = optin !== void 0;
			const isOptionalOut = schema?._zod?.optout === "optional";
			doc.write(`const ${id} = ${parseStr(k)};`);
			if (isOptionalIn && isOptionalOut) {
				const assign = optin === "optional" ? `${id}_present` : `${id}.value !== undefined || ${id}_present`;
				doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id, k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `);
			} else if (!isOptionalIn) doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `);
			else {
				doc.write(`
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
      `);
				if (optin === "defaulted") doc.write(`newResult[${k}] = ${id}.value;`);
				else doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `);
			}
		}
		doc.write(`payload.value = newResult;`);
		doc.write(`return payload;`);
		return doc.compile();
	};
	let fastpass;
	const isObject$3 = isObject;
	const jit = !globalConfig.jitless;
	const allowsEval$1 = allowsEval;
	const fastEnabled = jit && allowsEval$1.value;
	const catchall = def.catchall;
	let value;
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$3(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
			if (!fastpass) fastpass = generateFastpass(def.shape);
			payload = fastpass(payload, ctx);
			if (!catchall) return payload;
			return handleCatchall([], input, payload, ctx, value, inst, ctx?.abortEarly === true);
		}
		return superParse(payload, ctx);
	};
});
function handleUnionResults(results, final, inst, ctx) {
	for (const result of results) if (result.issues.length === 0) {
		final.value = result.value;
		return final;
	}
	const nonaborted = results.filter((r) => !aborted(r));
	if (nonaborted.length === 1) {
		final.value = nonaborted[0].value;
		return nonaborted[0];
	}
	final.issues.push({
		code: "invalid_union",
		input: final.value,
		inst,
		errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
	});
	return final;
}
const $ZodUnion = /*@__PURE__*/ $constructor("$ZodUnion", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
	defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
	defineLazyInternal(inst, "values", (zod) => {
		if (zod.def.options.every((o) => o._zod.values)) return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		if (zod.def.options.every((o) => o._zod.pattern)) {
			const patterns = zod.def.options.map((o) => o._zod.pattern);
			return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
		}
	});
	const first = def.options.length === 1 ? def.options[0]._zod.run : null;
	inst._zod.parse = (payload, ctx) => {
		if (first) return first(payload, ctx);
		let async = false;
		const results = [];
		for (const option of def.options) {
			const result = option._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) {
				results.push(result);
				async = true;
			} else {
				if (result.issues.length === 0) return result;
				results.push(result);
			}
		}
		if (!async) return handleUnionResults(results, payload, inst, ctx);
		return Promise.all(results).then((results) => {
			return handleUnionResults(results, payload, inst, ctx);
		});
	};
});
function discriminatorMap(def) {
	const map = /* @__PURE__ */ new Map();
	for (const option of def.options) {
		const values = option._zod.propValues?.[def.discriminator];
		if (!values || values.size === 0) throw new Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
		for (const value of values) if (map.has(value)) {
			if (value !== void 0) throw new Error(`Duplicate discriminator value "${String(value)}"`);
			map.set(value, null);
		} else map.set(value, option);
	}
	return map;
}
const $ZodDiscriminatedUnion = /*@__PURE__*/ $constructor("$ZodDiscriminatedUnion", (inst, def) => {
	def.inclusive = false;
	$ZodUnion.init(inst, def);
	const _super = inst._zod.parse;
	defineLazyInternal(inst, "propValues", (zod) => {
		const propValues = {};
		let undefinedCount = 0;
		for (const option of zod.def.options) {
			const pv = option._zod.propValues;
			if (!pv || Object.keys(pv).length === 0) throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
			if (pv[zod.def.discriminator]?.has(void 0)) undefinedCount++;
			for (const [k, v] of Object.entries(pv)) {
				if (!Object.prototype.hasOwnProperty.call(propValues, k)) assignProp(propValues, k, /* @__PURE__ */ new Set());
				for (const val of v) propValues[k].add(val);
			}
		}
		if (!zod.def.unionFallback && undefinedCount > 1) propValues[zod.def.discriminator]?.delete(void 0);
		return propValues;
	});
	def.options.forEach((option, i) => {
		const propShape = rawShape(option._zod.def);
		if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) throw new Error(`Invalid discriminated union option at index "${i}"`);
	});
	const disc = cached(() => discriminatorMap(def));
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isObject(input)) {
			payload.issues.push({
				code: "invalid_type",
				expected: "object",
				input,
				inst
			});
			return payload;
		}
		const value = input?.[def.discriminator];
		const opt = disc.value.get(value);
		if (opt && (value !== void 0 || ctx.direction !== "backward")) return opt._zod.run(payload, ctx);
		if (def.unionFallback || ctx.direction === "backward") return _super(payload, ctx);
		payload.issues.push({
			code: "invalid_union",
			errors: [],
			note: "No matching discriminator",
			discriminator: def.discriminator,
			options: Array.from(disc.value.keys()).filter((value) => disc.value.get(value) !== null),
			input,
			path: [def.discriminator],
			inst
		});
		return payload;
	};
});
const $ZodIntersection = /*@__PURE__*/ $constructor("$ZodIntersection", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		const left = def.left._zod.run({
			value: input,
			issues: []
		}, ctx);
		const right = def.right._zod.run({
			value: input,
			issues: []
		}, ctx);
		if (left instanceof Promise || right instanceof Promise) return Promise.all([left, right]).then(([left, right]) => {
			return handleIntersectionResults(payload, left, right);
		});
		return handleIntersectionResults(payload, left, right);
	};
});
function mergeValues(a, b) {
	if (a === b) return {
		valid: true,
		data: a
	};
	if (a instanceof Date && b instanceof Date && +a === +b) return {
		valid: true,
		data: a
	};
	if (isPlainObject(a) && isPlainObject(b)) {
		const bKeys = Object.keys(b);
		const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
		const newObj = {
			...a,
			...b
		};
		if (Object.prototype.hasOwnProperty.call(newObj, "__proto__")) delete newObj.__proto__;
		for (const key of sharedKeys) {
			if (key === "__proto__") continue;
			const sharedValue = mergeValues(a[key], b[key]);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [key, ...sharedValue.mergeErrorPath]
			};
			newObj[key] = sharedValue.data;
		}
		return {
			valid: true,
			data: newObj
		};
	}
	if (Array.isArray(a) && Array.isArray(b)) {
		if (a.length !== b.length) return {
			valid: false,
			mergeErrorPath: []
		};
		const newArray = [];
		for (let index = 0; index < a.length; index++) {
			const itemA = a[index];
			const itemB = b[index];
			const sharedValue = mergeValues(itemA, itemB);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [index, ...sharedValue.mergeErrorPath]
			};
			newArray.push(sharedValue.data);
		}
		return {
			valid: true,
			data: newArray
		};
	}
	return {
		valid: false,
		mergeErrorPath: []
	};
}
function handleIntersectionResults(result, left, right) {
	const unrecKeys = /* @__PURE__ */ new Map();
	let unrecIssue;
	const keyIssues = /* @__PURE__ */ new Map();
	const collect = (iss, side) => {
		let keys;
		if (iss.code === "unrecognized_keys" && !iss.path?.length) {
			unrecIssue ?? (unrecIssue = iss);
			keys = iss.keys;
		} else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
			const k = String(iss.path[0]);
			if (!keyIssues.has(k)) keyIssues.set(k, iss);
			keys = [k];
		} else return false;
		for (const k of keys) {
			if (!unrecKeys.has(k)) unrecKeys.set(k, {});
			unrecKeys.get(k)[side] = true;
		}
		return true;
	};
	for (const iss of left.issues) if (!collect(iss, "l")) result.issues.push(iss);
	for (const iss of right.issues) if (!collect(iss, "r")) result.issues.push(iss);
	const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
	if (bothKeys.length) {
		const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
		if (aggregated.length) result.issues.push({
			...unrecIssue,
			keys: aggregated
		});
		for (const k of bothKeys) if (!aggregated.includes(k) && keyIssues.has(k)) result.issues.push(keyIssues.get(k));
	}
	const merged = mergeValues(left.value, right.value);
	if (!merged.valid) {
		if (aborted(result)) return result;
		throw new Error(`Unmergable intersection. Error path: ${JSON.stringify(merged.mergeErrorPath)}`);
	}
	result.value = merged.data;
	return result;
}
const $ZodRecord = /*@__PURE__*/ $constructor("$ZodRecord", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isPlainObject(input)) {
			payload.issues.push({
				expected: "record",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		const proms = [];
		const values = def.keyType._zod.values;
		if (values && !def.partial) {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			const recordKeys = /* @__PURE__ */ new Set();
			for (const key of values) if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
				recordKeys.add(typeof key === "number" ? key.toString() : key);
				if (key === "__proto__") continue;
				const keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (keyResult.issues.length) {
					payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			let unrecognized;
			for (const key in input) if (!recordKeys.has(key)) {
				if (def.mode === "loose") {
					if (key === "__proto__") continue;
					payload.value[key] = input[key];
				} else {
					unrecognized = unrecognized ?? [];
					unrecognized.push(key);
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		} else {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			let unrecognized;
			for (const key of Reflect.ownKeys(input)) {
				if (key === "__proto__") continue;
				if (!Object.prototype.propertyIsEnumerable.call(input, key)) continue;
				let keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (typeof key === "string" && number$1.test(key) && keyResult.issues.length) {
					const retryResult = def.keyType._zod.run({
						value: Number(key),
						issues: []
					}, ctx);
					if (retryResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
					if (retryResult.issues.length === 0) keyResult = retryResult;
				}
				if (keyResult.issues.length) {
					if (def.mode === "loose") payload.value[key] = input[key];
					else if (values) {
						unrecognized = unrecognized ?? [];
						unrecognized.push(key);
					} else payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
});
const $ZodEnum = /*@__PURE__*/ $constructor("$ZodEnum", (inst, def) => {
	$ZodType.init(inst, def);
	const values = getEnumValues(def.entries);
	const valuesSet = new Set(values);
	inst._zod.values = valuesSet;
	defineLazyInternal(inst, "pattern", (zod) => {
		const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
		return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (valuesSet.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodLiteral = /*@__PURE__*/ $constructor("$ZodLiteral", (inst, def) => {
	$ZodType.init(inst, def);
	const values = new Set(def.values);
	inst._zod.values = values;
	defineLazyInternal(inst, "pattern", (zod) => {
		const vals = zod.def.values;
		return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (values.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values: def.values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodTransform = /*@__PURE__*/ $constructor("$ZodTransform", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "optional";
	globalConfig.memoizer?.guard(inst);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		const _out = def.transform(payload.value, payload);
		if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => {
			payload.value = output;
			return payload;
		});
		if (_out instanceof Promise) throw new $ZodAsyncError();
		payload.value = _out;
		return payload;
	};
});
function handleOptionalResult(payload, result) {
	payload.value = result.issues.length ? void 0 : result.value;
	return payload;
}
const $ZodOptional = /*@__PURE__*/ $constructor("$ZodOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	inst._zod.optout = "optional";
	defineLazyInternal(inst, "values", (zod) => {
		const values = zod.def.innerType._zod.values;
		return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === void 0) {
			if (def.innerType._zod.optin !== "defaulted") return payload;
			const result = def.innerType._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) return result.then((result) => handleOptionalResult(payload, result));
			return handleOptionalResult(payload, result);
		}
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodExactOptional = /*@__PURE__*/ $constructor("$ZodExactOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
	inst._zod.parse = (payload, ctx) => {
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNullable = /*@__PURE__*/ $constructor("$ZodNullable", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
	});
	defineLazyInternal(inst, "values", (zod) => {
		return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === null) return payload;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodDefault = /*@__PURE__*/ $constructor("$ZodDefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) {
			payload.value = def.defaultValue;
			/**
			* $ZodDefault returns the default value immediately in forward direction.
			* It doesn't pass the default value into the validator ("prefault"). There's no reason to pass the default value through validation. The validity of the default is enforced by TypeScript statically. Otherwise, it's the responsibility of the user to ensure the default is valid. In the case of pipes with divergent in/out types, you can specify the default on the `in` schema of your ZodPipe to set a "prefault" for the pipe.   */
			return payload;
		}
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleDefaultResult(result, def));
		return handleDefaultResult(result, def);
	};
});
function handleDefaultResult(payload, def) {
	if (payload.value === void 0) payload.value = def.defaultValue;
	return payload;
}
const $ZodPrefault = /*@__PURE__*/ $constructor("$ZodPrefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) payload.value = def.defaultValue;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNonOptional = /*@__PURE__*/ $constructor("$ZodNonOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => {
		const v = zod.def.innerType._zod.values;
		return v ? new Set([...v].filter((x) => x !== void 0)) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleNonOptionalResult(result, inst));
		return handleNonOptionalResult(result, inst);
	};
});
function handleNonOptionalResult(payload, inst) {
	if (!payload.issues.length && payload.value === void 0) payload.issues.push({
		code: "invalid_type",
		expected: "nonoptional",
		input: payload.value,
		inst
	});
	return payload;
}
function handleCatchResult(payload, result, def, ctx) {
	if (!result.issues.length) {
		payload.value = result.value;
		if (result.memo) payload.memo = true;
		return payload;
	}
	payload.value = def.catchValue({
		...result,
		value: payload.value,
		error: { issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config())) },
		input: payload.value
	});
	return payload;
}
const $ZodCatch = /*@__PURE__*/ $constructor("$ZodCatch", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run({
			value: payload.value,
			issues: []
		}, ctx);
		if (result instanceof Promise) return result.then((result) => handleCatchResult(payload, result, def, ctx));
		return handleCatchResult(payload, result, def, ctx);
	};
});
const $ZodPipe = /*@__PURE__*/ $constructor("$ZodPipe", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") {
			const right = def.out._zod.run(payload, ctx);
			if (right instanceof Promise) return right.then((right) => handlePipeResult(right, def.in, ctx));
			return handlePipeResult(right, def.in, ctx);
		}
		const left = def.in._zod.run(payload, ctx);
		if (left instanceof Promise) return left.then((left) => handlePipeResult(left, def.out, ctx));
		return handlePipeResult(left, def.out, ctx);
	};
});
function handlePipeResult(left, next, ctx) {
	if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
		left.aborted = true;
		return left;
	}
	return next._zod.run({
		value: left.value,
		issues: left.issues
	}, ctx);
}
const $ZodPreprocess = /*@__PURE__*/ $constructor("$ZodPreprocess", (inst, def) => {
	$ZodPipe.init(inst, def);
});
const $ZodReadonly = /*@__PURE__*/ $constructor("$ZodReadonly", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then(handleReadonlyResult);
		return handleReadonlyResult(result);
	};
});
function handleReadonlyResult(payload) {
	if (!payload.memo) payload.value = Object.freeze(payload.value);
	return payload;
}
const $ZodCustom = /*@__PURE__*/ $constructor("$ZodCustom", (inst, def) => {
	$ZodCheck.init(inst, def);
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _) => {
		return payload;
	};
	inst._zod.check = (payload) => {
		const input = payload.value;
		const r = def.fn(input);
		if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
		handleRefineResult(r, payload, input, inst);
	};
});
function handleRefineResult(result, payload, input, inst) {
	if (!result) {
		const _iss = {
			code: "custom",
			input,
			inst,
			path: [...inst._zod.def.path ?? []],
			continue: !inst._zod.def.abort
		};
		if (inst._zod.def.params) _iss.params = inst._zod.def.params;
		payload.issues.push(issue(_iss));
	}
}

// node_modules/zod/v4/core/memoizer.js
var $ZodCyclicError = class extends Error {
	constructor() {
		super(`Cannot parse a reference cycle that closes through a transform`);
		this.name = "ZodCyclicError";
	}
};
/** Keyed off the context object every schema in one parse call already shares. */
const STATE = "~memo";
const NO_ISSUES = [];
function isRef(value) {
	return value !== null && typeof value === "object";
}
function cloneIssues(issues) {
	return issues.map((iss) => iss.path ? {
		...iss,
		path: iss.path.slice()
	} : { ...iss });
}
const recursive = /*@__PURE__*/ new WeakMap();
/** What the walk established, in order of certainty: ordered so the strongest answer among children wins. */
const NONE = 0;
const ASSUMED = 1;
const PROVEN = 2;
/** Whether this schema's subtree contains a cycle, so one parse can re-enter it. */
function isRecursive(inst, stack, resolve) {
	const cached = recursive.get(inst);
	if (cached !== void 0) return cached ? PROVEN : NONE;
	if (stack.has(inst)) return PROVEN;
	stack.add(inst);
	let result = NONE;
	const check = (child) => {
		if (result !== PROVEN && child?._zod) {
			const answer = isRecursive(child, stack, resolve);
			if (answer > result) result = answer;
		}
	};
	const shape = (sh, spread) => {
		let answer = NONE;
		for (const key of Reflect.ownKeys(sh)) {
			const desc = Object.getOwnPropertyDescriptor(sh, key);
			if (spread && !desc.enumerable) continue;
			const child = desc.get ? ASSUMED : desc.value?._zod ? isRecursive(desc.value, stack, resolve) : NONE;
			if (child > answer) answer = child;
		}
		return answer;
	};
	const merge = (answer) => {
		if (answer > result) result = answer;
	};
	const def = inst._zod.def;
	switch (def.type) {
		case "object": {
			const raw = rawShape(def);
			merge(raw ? shape(raw, true) : ASSUMED);
			check(def.catchall);
			break;
		}
		case "array":
			check(def.element);
			break;
		case "tuple":
			for (const el of def.items) check(el);
			check(def.rest);
			break;
		case "record":
		case "map":
			check(def.keyType);
			check(def.valueType);
			break;
		case "set":
			check(def.valueType);
			break;
		case "union":
			for (const el of def.options) check(el);
			break;
		case "intersection":
			check(def.left);
			check(def.right);
			break;
		case "optional":
		case "nullable":
		case "default":
		case "prefault":
		case "catch":
		case "readonly":
		case "nonoptional":
		case "promise":
		case "success":
			check(def.innerType);
			break;
		case "pipe":
			check(def.in);
			check(def.out);
			break;
		case "function":
			check(def.input);
			check(def.output);
			break;
		case "lazy": {
			const inner = def._cachedInner ?? (resolve ? inst._zod.innerType : void 0);
			merge(inner ? isRecursive(inner, stack, false) : ASSUMED);
			break;
		}
		case "template_literal":
		case "string":
		case "number":
		case "int":
		case "boolean":
		case "bigint":
		case "symbol":
		case "undefined":
		case "null":
		case "void":
		case "never":
		case "any":
		case "unknown":
		case "date":
		case "nan":
		case "enum":
		case "literal":
		case "file":
		case "transform":
		case "custom": break;
		default: for (const key in def) {
			const desc = Object.getOwnPropertyDescriptor(def, key);
			if (!desc || desc.get) continue;
			const value = desc.value;
			if (!value || typeof value !== "object") continue;
			if (value._zod) check(value);
			else if (Array.isArray(value)) for (const el of value) check(el);
		}
	}
	stack.delete(inst);
	return settle$1(inst, result);
}
/** An assumed answer must not outlive the resolution that settles it, so only a certain one is cached. */
function settle$1(inst, answer) {
	if (answer !== ASSUMED) recursive.set(inst, answer === PROVEN);
	return answer;
}
function bucketFor(state, inst) {
	let bucket = state.buckets.get(inst);
	if (!bucket) {
		bucket = /* @__PURE__ */ new WeakMap();
		state.buckets.set(inst, bucket);
	}
	return bucket;
}
let handoff;
const open$1 = [];
const memo = {
	alloc(_inst, payload, empty) {
		const bucket = handoff;
		if (!bucket) return empty;
		handoff = void 0;
		const entry = {
			value: empty,
			issues: null
		};
		bucket.set(payload.value, entry);
		open$1.push(entry);
		return empty;
	},
	guard(inst) {
		var _a;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (ctx.direction !== "backward" && isBackEdge(ctx, payload.value)) throw new $ZodCyclicError();
				return base(payload, ctx);
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	},
	attach(inst) {
		var _a;
		let isRecursiveInst;
		let rechecked = false;
		let lastCtx;
		let lastBucket;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (isRecursiveInst === void 0) {
					const walked = isRecursive(inst, /* @__PURE__ */ new Set(), false);
					if (walked === NONE) {
						inst._zod.parse = base;
						if (inst._zod.run === wrapped) inst._zod.run = base;
						return base(payload, ctx);
					}
					if (walked === PROVEN || rechecked) isRecursiveInst = true;
					else rechecked = true;
				}
				const input = payload.value;
				if (!isRef(input)) return base(payload, ctx);
				let state = ctx[STATE];
				if (!state) {
					state = {
						buckets: /* @__PURE__ */ new WeakMap(),
						backEdges: void 0
					};
					ctx[STATE] = state;
				}
				let bucket;
				if (lastCtx === ctx) bucket = lastBucket;
				else {
					bucket = bucketFor(state, inst);
					lastCtx = ctx;
					lastBucket = bucket;
				}
				const hit = bucket.get(input);
				if (hit) {
					payload.value = hit.value;
					if (hit.issues) {
						if (hit.issues.length) payload.issues.push(...cloneIssues(hit.issues));
					} else {
						payload.memo = true;
						state.backEdges ?? (state.backEdges = /* @__PURE__ */ new WeakSet());
						state.backEdges.add(hit.value);
					}
					return payload;
				}
				handoff = bucket;
				const depth = open$1.length;
				const result = base(payload, ctx);
				handoff = void 0;
				const entry = open$1.length > depth ? open$1.pop() : void 0;
				if (result instanceof Promise) return result.then((r) => {
					if (entry) entry.issues = r.issues.length ? cloneIssues(r.issues) : NO_ISSUES;
					return r;
				});
				if (entry) entry.issues = result.issues.length ? cloneIssues(result.issues) : NO_ISSUES;
				return result;
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	}
};
/** The memoizer that gives containers cycle support. `zod` installs it by default; `zod/mini` opts in with `config({ memoizer: memoizer() })`. */
function memoizer() {
	return memo;
}
/** Whether this value is a node a back-edge resolved to before it finished. */
function isBackEdge(ctx, value) {
	const backEdges = ctx[STATE]?.backEdges;
	return backEdges !== void 0 && isRef(value) && backEdges.has(value);
}

// node_modules/zod/v4/locales/en.js
const error = () => {
	const Sizable = {
		string: {
			unit: "characters",
			verb: "to have"
		},
		file: {
			unit: "bytes",
			verb: "to have"
		},
		array: {
			unit: "items",
			verb: "to have"
		},
		set: {
			unit: "items",
			verb: "to have"
		},
		map: {
			unit: "entries",
			verb: "to have"
		}
	};
	function getSizing(origin) {
		return Sizable[origin] ?? null;
	}
	const FormatDictionary = {
		regex: "input",
		email: "email address",
		url: "URL",
		emoji: "emoji",
		uuid: "UUID",
		uuidv4: "UUIDv4",
		uuidv6: "UUIDv6",
		nanoid: "nanoid",
		guid: "GUID",
		cuid: "cuid",
		cuid2: "cuid2",
		ulid: "ULID",
		xid: "XID",
		ksuid: "KSUID",
		datetime: "ISO datetime",
		date: "ISO date",
		time: "ISO time",
		duration: "ISO duration",
		ipv4: "IPv4 address",
		ipv6: "IPv6 address",
		mac: "MAC address",
		cidrv4: "IPv4 range",
		cidrv6: "IPv6 range",
		base64: "base64-encoded string",
		base64url: "base64url-encoded string",
		json_string: "JSON string",
		e164: "E.164 number",
		currency_code: "currency code",
		credit_card: "credit card number",
		iban: "IBAN",
		jwt: "JWT",
		template_literal: "input"
	};
	const TypeDictionary = { nan: "NaN" };
	function getTypeName(type, input) {
		if (type === "number" && typeof input === "number" && !Number.isFinite(input)) return String(input);
		return TypeDictionary[type] ?? type;
	}
	return (issue) => {
		switch (issue.code) {
			case "invalid_type": return `Invalid input: expected ${getTypeName(issue.expected)}, received ${getTypeName(parsedType(issue.input), issue.input)}`;
			case "invalid_value":
				if (issue.values.length === 1) return `Invalid input: expected ${stringifyPrimitive(issue.values[0])}`;
				return `Invalid option: expected one of ${joinValues(issue.values, "|")}`;
			case "too_big": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? "<=" : "<";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too big: expected ${issue.origin ?? "value"} to have ${adj}${issue.maximum.toString()} ${sizing.unit ?? "elements"}`;
				return `Too big: expected ${issue.origin ?? "value"} to be ${adj}${issue.maximum.toString()}`;
			}
			case "too_small": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? ">=" : ">";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too small: expected ${issue.origin} to have ${adj}${issue.minimum.toString()} ${sizing.unit}`;
				return `Too small: expected ${issue.origin} to be ${adj}${issue.minimum.toString()}`;
			}
			case "invalid_format": {
				const _issue = issue;
				if (_issue.format === "starts_with") return `Invalid string: must start with "${_issue.prefix}"`;
				if (_issue.format === "ends_with") return `Invalid string: must end with "${_issue.suffix}"`;
				if (_issue.format === "includes") return `Invalid string: must include "${_issue.includes}"`;
				if (_issue.format === "regex") return `Invalid string: must match pattern ${_issue.pattern}`;
				return `Invalid ${FormatDictionary[_issue.format] ?? issue.format}`;
			}
			case "not_multiple_of": return `Invalid number: must be a multiple of ${issue.divisor}`;
			case "unrecognized_keys": return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${joinValues(issue.keys, ", ")}`;
			case "invalid_key": return `Invalid key in ${issue.origin}`;
			case "invalid_union":
				if (issue.options && Array.isArray(issue.options) && issue.options.length > 0) return `Invalid discriminator value. Expected ${issue.options.map((o) => `'${o}'`).join(" | ")}`;
				if (issue.inclusive === false) return "Invalid input: more than one option matched";
				return "Invalid input";
			case "invalid_element": return `Invalid value in ${issue.origin}`;
			default: return `Invalid input`;
		}
	};
};
function en_default() {
	return { localeError: error() };
}

// node_modules/zod/v4/core/registries.js
var _a;
var $ZodRegistry = class {
	constructor() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
	}
	add(schema, ..._meta) {
		const meta = _meta[0];
		this._map.set(schema, meta);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.set(meta.id, schema);
		return this;
	}
	clear() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
		return this;
	}
	remove(schema) {
		const meta = this._map.get(schema);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.delete(meta.id);
		this._map.delete(schema);
		return this;
	}
	get(schema) {
		const p = schema._zod.parent;
		if (p) {
			const pm = { ...this.get(p) ?? {} };
			delete pm.id;
			const f = {
				...pm,
				...this._map.get(schema)
			};
			return Object.keys(f).length ? f : void 0;
		}
		return this._map.get(schema);
	}
	has(schema) {
		return this._map.has(schema);
	}
};
function registry() {
	return new $ZodRegistry();
}
(_a = globalThis).__zod_globalRegistry ?? (_a.__zod_globalRegistry = registry());
const globalRegistry = globalThis.__zod_globalRegistry;

// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
	if (def.checks) def.checks = [...def.checks];
	return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _email(Class, params) {
	return new Class({
		type: "string",
		format: "email",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _guid(Class, params) {
	return new Class({
		type: "string",
		format: "guid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuid(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv4(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v4",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv6(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v6",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv7(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v7",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _url(Class, params) {
	return new Class({
		type: "string",
		format: "url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _emoji(Class, params) {
	return new Class({
		type: "string",
		format: "emoji",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _nanoid(Class, params) {
	return new Class({
		type: "string",
		format: "nanoid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link _cuid2} instead.
* See https://github.com/paralleldrive/cuid.
*/
// @__NO_SIDE_EFFECTS__
function _cuid(Class, params) {
	return new Class({
		type: "string",
		format: "cuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cuid2(Class, params) {
	return new Class({
		type: "string",
		format: "cuid2",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ulid(Class, params) {
	return new Class({
		type: "string",
		format: "ulid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _xid(Class, params) {
	return new Class({
		type: "string",
		format: "xid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ksuid(Class, params) {
	return new Class({
		type: "string",
		format: "ksuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv4(Class, params) {
	return new Class({
		type: "string",
		format: "ipv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv6(Class, params) {
	return new Class({
		type: "string",
		format: "ipv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv4(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv6(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64(Class, params) {
	return new Class({
		type: "string",
		format: "base64",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64url(Class, params) {
	return new Class({
		type: "string",
		format: "base64url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _e164(Class, params) {
	return new Class({
		type: "string",
		format: "e164",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _jwt(Class, params) {
	return new Class({
		type: "string",
		format: "jwt",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDateTime(Class, params) {
	return new Class({
		type: "string",
		format: "datetime",
		check: "string_format",
		offset: false,
		local: false,
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDate(Class, params) {
	return new Class({
		type: "string",
		format: "date",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoTime(Class, params) {
	return new Class({
		type: "string",
		format: "time",
		check: "string_format",
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDuration(Class, params) {
	return new Class({
		type: "string",
		format: "duration",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
	return new Class(snapshotChecks({
		type: "number",
		checks: [],
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
	return new Class({
		type: "number",
		check: "number_format",
		abort: false,
		format: "safeint",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
	return new Class({
		type: "boolean",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
	return new Class({ type: "unknown" });
}
// @__NO_SIDE_EFFECTS__
function _never(Class, params) {
	return new Class({
		type: "never",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _lt(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _multipleOf(value, params) {
	return new $ZodCheckMultipleOf({
		check: "multiple_of",
		...normalizeParams(params),
		value
	});
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
	return new $ZodCheckMaxLength({
		check: "max_length",
		...normalizeParams(params),
		maximum
	});
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
	return new $ZodCheckMinLength({
		check: "min_length",
		...normalizeParams(params),
		minimum
	});
}
// @__NO_SIDE_EFFECTS__
function _length(length, params) {
	return new $ZodCheckLengthEquals({
		check: "length_equals",
		...normalizeParams(params),
		length
	});
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
	return new $ZodCheckRegex({
		check: "string_format",
		format: "regex",
		...normalizeParams(params),
		pattern
	});
}
// @__NO_SIDE_EFFECTS__
function _lowercase(params) {
	return new $ZodCheckLowerCase({
		check: "string_format",
		format: "lowercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uppercase(params) {
	return new $ZodCheckUpperCase({
		check: "string_format",
		format: "uppercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _includes(includes, params) {
	return new $ZodCheckIncludes({
		check: "string_format",
		format: "includes",
		...normalizeParams(params),
		includes
	});
}
// @__NO_SIDE_EFFECTS__
function _startsWith(prefix, params) {
	return new $ZodCheckStartsWith({
		check: "string_format",
		format: "starts_with",
		...normalizeParams(params),
		prefix
	});
}
// @__NO_SIDE_EFFECTS__
function _endsWith(suffix, params) {
	return new $ZodCheckEndsWith({
		check: "string_format",
		format: "ends_with",
		...normalizeParams(params),
		suffix
	});
}
// @__NO_SIDE_EFFECTS__
function _overwrite(tx) {
	return new $ZodCheckOverwrite({
		check: "overwrite",
		tx
	});
}
// @__NO_SIDE_EFFECTS__
function _normalize(form) {
	return /* @__PURE__ */ _overwrite((input) => input.normalize(form));
}
// @__NO_SIDE_EFFECTS__
function _trim() {
	return /* @__PURE__ */ _overwrite((input) => input.trim());
}
// @__NO_SIDE_EFFECTS__
function _toLowerCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toLowerCase());
}
// @__NO_SIDE_EFFECTS__
function _toUpperCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toUpperCase());
}
// @__NO_SIDE_EFFECTS__
function _slugify() {
	return /* @__PURE__ */ _overwrite((input) => slugify(input));
}
// @__NO_SIDE_EFFECTS__
function _array(Class, element, params) {
	return new Class({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...normalizeParams(_params)
	});
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
	const ch = /* @__PURE__ */ _check((payload) => {
		payload.addIssue = (issue$2) => {
			if (typeof issue$2 === "string") payload.issues.push(issue(issue$2, payload.value, ch._zod.def));
			else {
				const _issue = issue$2;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = ch);
				_issue.continue ?? (_issue.continue = !ch._zod.def.abort);
				payload.issues.push(issue(_issue));
			}
		};
		return fn(payload.value, payload);
	}, params);
	return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
	const ch = new $ZodCheck({
		check: "custom",
		...normalizeParams(params)
	});
	ch._zod.check = fn;
	return ch;
}

// node_modules/zod/v4/core/to-json-schema.js
function assignProps(target, ...sources) {
	for (const source of sources) for (const key of Reflect.ownKeys(source)) if (Object.prototype.propertyIsEnumerable.call(source, key)) assignProp(target, key, source[key]);
	return target;
}
function initializeContext(params) {
	let target = params?.target ?? "draft-2020-12";
	if (target === "draft-4") target = "draft-04";
	if (target === "draft-7") target = "draft-07";
	return {
		processors: params.processors ?? {},
		metadataRegistry: params?.metadata ?? globalRegistry,
		target,
		unrepresentable: params?.unrepresentable ?? "throw",
		override: params?.override ?? (() => {}),
		io: params?.io ?? "output",
		counter: 0,
		seen: /* @__PURE__ */ new Map(),
		sharedDefsExtractedFor: void 0,
		sharedEmitDoneFor: void 0,
		cycles: params?.cycles ?? "ref",
		reused: params?.reused ?? "inline",
		intersections: [],
		deferred: [],
		external: params?.external ?? void 0
	};
}
/**
* Applies the `unrepresentable` setting at a site that has no JSON Schema equivalent. Throws
* `message` unless the setting (or the handler's return value) says otherwise. Returns `true` if a
* custom JSON Schema was written into `json`, in which case the caller must not write its own.
*/
function handleUnrepresentable(schema, ctx, json, params, message) {
	const result = typeof ctx.unrepresentable === "function" ? ctx.unrepresentable({
		zodSchema: schema,
		path: params.path,
		message
	}) : ctx.unrepresentable;
	if (result === "any") return false;
	if (result === void 0 || result === "throw") throw new Error(message);
	Object.assign(json, result);
	return true;
}
function processSchema(schema, ctx, _params = {
	path: [],
	schemaPath: []
}) {
	var _a;
	const def = schema._zod.def;
	const seen = ctx.seen.get(schema);
	if (seen) {
		seen.count++;
		if (_params.schemaPath.includes(schema)) seen.cycle = _params.path;
		return seen.schema;
	}
	const result = {
		schema: {},
		count: 1,
		cycle: void 0,
		path: _params.path
	};
	ctx.seen.set(schema, result);
	ctx.sharedDefsExtractedFor = void 0;
	ctx.sharedEmitDoneFor = void 0;
	const overrideSchema = schema._zod.toJSONSchema?.();
	if (overrideSchema) result.schema = overrideSchema;
	else {
		const params = {
			..._params,
			schemaPath: [..._params.schemaPath, schema],
			path: _params.path
		};
		if (schema._zod.processJSONSchema) schema._zod.processJSONSchema(ctx, result.schema, params);
		else {
			const _json = result.schema;
			const processor = ctx.processors[def.type];
			if (!processor) throw new Error(`[toJSONSchema]: Non-representable type encountered: ${def.type}`);
			processor(schema, ctx, _json, params);
		}
		const parent = schema._zod.parent;
		if (parent) {
			if (!result.ref) result.ref = parent;
			processSchema(parent, ctx, params);
			ctx.seen.get(parent).isParent = true;
		}
	}
	const meta = ctx.metadataRegistry.get(schema);
	if (meta) assignProps(result.schema, meta);
	if (ctx.io === "input" && isTransforming(schema)) {
		delete result.schema.examples;
		delete result.schema.default;
	}
	if (ctx.io === "input" && "_prefault" in result.schema) (_a = result.schema).default ?? (_a.default = result.schema._prefault);
	delete result.schema._prefault;
	return ctx.seen.get(schema).schema;
}
function encodeJSONPointerSegment(segment) {
	return segment.replace(/~/g, "~0").replace(/\//g, "~1");
}
function extractDefs(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	if (ctx.external && ctx.sharedDefsExtractedFor === ctx.external) return;
	const idToSchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.entries()) {
		const id = ctx.metadataRegistry.get(entry[0])?.id;
		if (id) {
			const existing = idToSchema.get(id);
			if (existing && existing !== entry[0]) throw new Error(`Duplicate schema id "${id}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);
			idToSchema.set(id, entry[0]);
		}
	}
	const makeURI = (entry) => {
		const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
		if (ctx.external) {
			const externalId = ctx.external.registry.get(entry[0])?.id;
			const uriGenerator = ctx.external.uri ?? ((id) => id);
			if (externalId) return { ref: uriGenerator(externalId) };
			const id = entry[1].defId ?? entry[1].schema.id ?? `schema${ctx.counter++}`;
			entry[1].defId = id;
			return {
				defId: id,
				ref: `${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id)}`
			};
		}
		const uriPrefix = `#`;
		const defUriPrefix = `${uriPrefix}/${defsSegment}/`;
		if (entry[1] === root && !entry[1].schema.id) return { ref: uriPrefix };
		const defId = entry[1].schema.id ?? `__schema${ctx.counter++}`;
		return {
			defId,
			ref: defUriPrefix + encodeJSONPointerSegment(defId)
		};
	};
	const extractToDef = (entry) => {
		if (entry[1].schema.$ref) return;
		const seen = entry[1];
		const { ref, defId } = makeURI(entry);
		seen.def = { ...seen.schema };
		if (defId) seen.defId = defId;
		const schema = seen.schema;
		for (const key in schema) delete schema[key];
		schema.$ref = ref;
	};
	if (ctx.cycles === "throw") for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.cycle) throw new Error(`Cycle detected: #/${seen.cycle?.join("/")}/<root>

Set the \`cycles\` parameter to \`"ref"\` to resolve cyclical schemas with defs.`);
	}
	for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (schema === entry[0]) {
			extractToDef(entry);
			continue;
		}
		if (ctx.external) {
			const ext = ctx.external.registry.get(entry[0])?.id;
			if (schema !== entry[0] && ext) {
				extractToDef(entry);
				continue;
			}
		}
		if (ctx.metadataRegistry.get(entry[0])?.id) {
			extractToDef(entry);
			continue;
		}
		if (seen.cycle) {
			extractToDef(entry);
			continue;
		}
		if (seen.count > 1) {
			if (ctx.reused === "ref") extractToDef(entry);
		}
	}
	if (ctx.external) ctx.sharedDefsExtractedFor = ctx.external;
}
/** Rewrites `anyOf: [{type: "a"}, {type: "b"}]` to `type: ["a", "b"]`, which every JSON Schema draft treats as equivalent and most consumers render far better for the nullable case. Only branches that are a bare type assertion qualify — anything carrying a constraint, `$ref`, `const` or metadata is left alone. Runs after `flattenRef`, so a branch an override decorated or `$defs` extraction turned into a `$ref` is no longer bare and correctly stays in `anyOf`. `oneOf` is excluded: `integer` and `number` overlap, so "exactly one" and "at least one" are not the same there. OpenAPI 3.0 is excluded: its `type` must be a single string. */
function compactTypeUnion(schema) {
	const options = schema.anyOf;
	if (!Array.isArray(options) || options.length === 0 || schema.type !== void 0) return;
	const types = [];
	for (const option of options) {
		if (!option || typeof option !== "object") return;
		compactTypeUnion(option);
		const keys = Object.keys(option);
		if (keys.length !== 1 || keys[0] !== "type") return;
		const type = option.type;
		for (const member of Array.isArray(type) ? type : [type]) {
			if (typeof member !== "string") return;
			if (!types.includes(member)) types.push(member);
		}
	}
	delete schema.anyOf;
	schema.type = types.length === 1 ? types[0] : types;
}
/** Keywords `foldIntersection` knows how to combine. Anything else — `$ref`, `patternProperties`,
* an annotation like `description` — makes a member unfoldable, so a constraint this does not
* understand leaves the `allOf` alone instead of being silently dropped or misattributed. */
const FOLDABLE_KEYS = /* @__PURE__ */ new Set([
	"type",
	"properties",
	"required",
	"additionalProperties"
]);
const UNION_KEYS = ["oneOf", "anyOf"];
/** A member's constraint on a key it does not declare itself. A `catchall` states one; `false`, an absent `additionalProperties`, and the empty schema a loose object emits state nothing. */
function undeclaredConstraint(member) {
	const extra = member.additionalProperties;
	if (extra === void 0 || extra === false || typeof extra !== "object" || extra === null) return null;
	return Object.keys(extra).length ? extra : null;
}
/** Combines object members into the single object they describe together, or returns `null` if any of them carries a keyword outside {@link FOLDABLE_KEYS}. */
function foldObjects(members) {
	const objects = [];
	for (const member of members) {
		if (typeof member !== "object" || member.type !== "object") return null;
		for (const key in member) if (!FOLDABLE_KEYS.has(key)) return null;
		objects.push(member);
	}
	const properties = {};
	const required = /* @__PURE__ */ new Set();
	for (const object of objects) {
		for (const key in object.properties) {
			if (Object.prototype.hasOwnProperty.call(properties, key)) continue;
			const parts = [];
			for (const other of objects) {
				const part = other.properties?.[key] ?? undeclaredConstraint(other);
				if (part === null || part === void 0) continue;
				if (!parts.some((seen) => JSON.stringify(seen) === JSON.stringify(part))) parts.push(part);
			}
			const merged = parts.length === 1 ? parts[0] : foldObjects(parts) ?? { allOf: parts };
			assignProp(properties, key, merged);
		}
		for (const key of object.required ?? []) required.add(key);
	}
	const folded = {
		type: "object",
		properties
	};
	if (required.size) folded.required = [...required];
	if (objects.every((object) => object.additionalProperties === false)) folded.additionalProperties = false;
	else {
		const constraints = [];
		for (const object of objects) {
			const constraint = undeclaredConstraint(object);
			if (constraint && !constraints.some((seen) => JSON.stringify(seen) === JSON.stringify(constraint))) constraints.push(constraint);
		}
		if (constraints.length === 1) folded.additionalProperties = constraints[0];
		else if (constraints.length > 1) folded.additionalProperties = { allOf: constraints };
	}
	return folded;
}
/** `additionalProperties` in an `allOf` member sees only that member's own `properties`, so two
* closed object members reject each other's keys and the schema validates nothing. Zod's parser
* pools the key sets instead — `handleIntersectionResults` reports a key as unrecognized only when
* *every* side rejects it — so the emitted schema has to pool them too, and folding the members
* into one object is the encoding that says so on every target.
*
* This runs from `finalize`, after `extractDefs`, which is what keeps it clear of the `$ref`
* machinery: a member extracted into `$defs` is already a `$ref` by now and declines to fold, so it
* keeps its reference and its own closedness rather than being inlined as a stale copy. */
function foldIntersection(json) {
	const allOf = json.allOf;
	if (!Array.isArray(allOf) || allOf.length < 2) return;
	for (const key of FOLDABLE_KEYS) if (key in json) return;
	const unions = allOf.filter((m) => UNION_KEYS.some((k) => Array.isArray(m[k])));
	let folded = null;
	if (!unions.length) folded = foldObjects(allOf);
	else {
		const union = unions[0];
		const keyword = UNION_KEYS.find((k) => Array.isArray(union[k]));
		if (Object.keys(union).length !== 1) return;
		const rest = allOf.filter((m) => m !== union);
		const branches = union[keyword].map((branch) => foldObjects([...rest, branch]));
		if (branches.some((b) => !b)) return;
		folded = { [keyword]: branches };
	}
	if (!folded) return;
	delete json.allOf;
	assignProps(json, folded);
}
function finalize(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	const flattenRef = (zodSchema) => {
		const seen = ctx.seen.get(zodSchema);
		if (seen.ref === null) return;
		const schema = seen.def ?? seen.schema;
		const _cached = { ...schema };
		const ref = seen.ref;
		seen.ref = null;
		if (ref) {
			flattenRef(ref);
			const refSeen = ctx.seen.get(ref);
			const refSchema = refSeen.schema;
			if (refSchema.$ref && (ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0")) {
				schema.allOf = schema.allOf ?? [];
				schema.allOf.push(refSchema);
			} else assignProps(schema, refSchema);
			assignProps(schema, _cached);
			if (zodSchema._zod.parent === ref) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (!(key in _cached)) delete schema[key];
			}
			if (refSchema.$ref && refSeen.def) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (key in refSeen.def && JSON.stringify(schema[key]) === JSON.stringify(refSeen.def[key])) delete schema[key];
			}
		}
		const parent = zodSchema._zod.parent;
		if (parent && parent !== ref) {
			flattenRef(parent);
			const parentSeen = ctx.seen.get(parent);
			if (parentSeen?.schema.$ref) {
				schema.$ref = parentSeen.schema.$ref;
				if (parentSeen.def) for (const key in schema) {
					if (key === "$ref" || key === "allOf") continue;
					if (key in parentSeen.def && JSON.stringify(schema[key]) === JSON.stringify(parentSeen.def[key])) delete schema[key];
				}
			}
		}
		ctx.override({
			zodSchema,
			jsonSchema: schema,
			path: seen.path ?? []
		});
	};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
		for (const entry of [...ctx.seen.entries()].reverse()) flattenRef(entry[0]);
		if (ctx.target !== "openapi-3.0") for (const entry of ctx.seen.entries()) compactTypeUnion(entry[1].def ?? entry[1].schema);
		for (const rewrite of ctx.deferred) rewrite();
		if (ctx.intersections.length) {
			const carriers = /* @__PURE__ */ new Map();
			for (const seen of ctx.seen.values()) for (const json of [seen.schema, seen.def]) {
				const allOf = json?.allOf;
				if (!Array.isArray(allOf)) continue;
				const existing = carriers.get(allOf);
				if (existing) existing.push(json);
				else carriers.set(allOf, [json]);
			}
			for (const allOf of ctx.intersections) for (const json of carriers.get(allOf) ?? []) foldIntersection(json);
		}
	}
	const result = {};
	if (ctx.target === "draft-2020-12") result.$schema = "https://json-schema.org/draft/2020-12/schema";
	else if (ctx.target === "draft-07") result.$schema = "http://json-schema.org/draft-07/schema#";
	else if (ctx.target === "draft-04") result.$schema = "http://json-schema.org/draft-04/schema#";
	else if (ctx.target === "openapi-3.0") {}
	if (ctx.external?.uri) {
		const id = ctx.external.registry.get(schema)?.id;
		if (!id) throw new Error("Schema is missing an `id` property");
		result.$id = ctx.external.uri(id);
	}
	assignProps(result, root.defId ? root.schema : root.def ?? root.schema);
	const rootMetaId = ctx.metadataRegistry.get(schema)?.id;
	if (rootMetaId !== void 0 && result.id === rootMetaId) delete result.id;
	const defs = ctx.external?.defs ?? {};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.def && seen.defId) {
			if (seen.def.id === seen.defId) delete seen.def.id;
			assignProp(defs, seen.defId, seen.def);
		}
	}
	if (ctx.external) ctx.sharedEmitDoneFor = ctx.external;
	if (ctx.external) {} else if (Object.keys(defs).length > 0) {
		if (ctx.target === "draft-2020-12") result.$defs = defs;
		else result.definitions = defs;
	}
	try {
		const finalized = JSON.parse(JSON.stringify(result));
		Object.defineProperty(finalized, "~standard", {
			value: {
				...schema["~standard"],
				jsonSchema: {
					input: createStandardJSONSchemaMethod(schema, "input", ctx.processors),
					output: createStandardJSONSchemaMethod(schema, "output", ctx.processors)
				}
			},
			enumerable: false,
			writable: false
		});
		return finalized;
	} catch (_err) {
		throw new Error("Error converting schema to JSON.");
	}
}
function isTransforming(_schema, _ctx) {
	const ctx = _ctx ?? { seen: /* @__PURE__ */ new Set() };
	if (ctx.seen.has(_schema)) return false;
	ctx.seen.add(_schema);
	const def = _schema._zod.def;
	if (def.type === "transform") return true;
	if (def.type === "array") return isTransforming(def.element, ctx);
	if (def.type === "set") return isTransforming(def.valueType, ctx);
	if (def.type === "lazy") return isTransforming(def.getter(), ctx);
	if (def.type === "promise" || def.type === "optional" || def.type === "nonoptional" || def.type === "nullable" || def.type === "readonly" || def.type === "default" || def.type === "prefault" || def.type === "catch") return isTransforming(def.innerType, ctx);
	if (def.type === "intersection") return isTransforming(def.left, ctx) || isTransforming(def.right, ctx);
	if (def.type === "record" || def.type === "map") return isTransforming(def.keyType, ctx) || isTransforming(def.valueType, ctx);
	if (def.type === "pipe") {
		if (_schema._zod.traits.has("$ZodCodec")) return true;
		return isTransforming(def.in, ctx) || isTransforming(def.out, ctx);
	}
	if (def.type === "object") {
		for (const key in def.shape) if (isTransforming(def.shape[key], ctx)) return true;
		return false;
	}
	if (def.type === "union") {
		for (const option of def.options) if (isTransforming(option, ctx)) return true;
		return false;
	}
	if (def.type === "tuple") {
		for (const item of def.items) if (isTransforming(item, ctx)) return true;
		if (def.rest && isTransforming(def.rest, ctx)) return true;
		return false;
	}
	return false;
}
/**
* Creates a toJSONSchema method for a schema instance.
* This encapsulates the logic of initializing context, processing, extracting defs, and finalizing.
*/
const createToJSONSchemaMethod = (schema, processors = {}) => (params) => {
	const ctx = initializeContext({
		...params,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};
const createStandardJSONSchemaMethod = (schema, io, processors = {}) => (params) => {
	const { libraryOptions, target } = params ?? {};
	const ctx = initializeContext({
		...libraryOptions ?? {},
		target,
		io,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};

// node_modules/zod/v4/core/json-schema-processors.js
const narrowMin = (agg, key, value) => {
	if (agg[key] === void 0 || value > agg[key]) agg[key] = value;
};
const narrowMax = (agg, key, value) => {
	if (agg[key] === void 0 || value < agg[key]) agg[key] = value;
};
const narrowBoth = (agg, value) => {
	narrowMin(agg, "minimum", value);
	narrowMax(agg, "maximum", value);
};
const addDivisor = (agg, value) => {
	agg.multipleOf ?? (agg.multipleOf = []);
	if (!agg.multipleOf.includes(value)) agg.multipleOf.push(value);
};
const addPattern = (agg, pattern) => {
	agg.patterns ?? (agg.patterns = /* @__PURE__ */ new Set());
	agg.patterns.add(pattern);
};
const intersectMime = (agg, mime) => {
	agg.mime = agg.mime ? agg.mime.filter((m) => mime.includes(m)) : [...mime];
};
const setFormat = (agg, format) => {
	agg.format = format;
	if (format.includes("int")) agg.isInt = true;
};
const minContributor = (agg, def) => narrowMin(agg, "minimum", def.minimum);
const maxContributor = (agg, def) => narrowMax(agg, "maximum", def.maximum);
const formatContributor = (ranges) => (agg, def) => {
	setFormat(agg, def.format);
	const [minimum, maximum] = ranges[def.format];
	narrowMin(agg, "minimum", minimum);
	narrowMax(agg, "maximum", maximum);
};
const contributors = {
	greater_than: (agg, def) => narrowMin(agg, def.inclusive ? "minimum" : "exclusiveMinimum", def.value),
	less_than: (agg, def) => narrowMax(agg, def.inclusive ? "maximum" : "exclusiveMaximum", def.value),
	multiple_of: (agg, def) => addDivisor(agg, def.value),
	number_format: formatContributor(NUMBER_FORMAT_RANGES),
	bigint_format: formatContributor(BIGINT_FORMAT_RANGES),
	min_length: minContributor,
	max_length: maxContributor,
	length_equals: (agg, def) => narrowBoth(agg, def.length),
	min_size: minContributor,
	max_size: maxContributor,
	size_equals: (agg, def) => narrowBoth(agg, def.size),
	string_format: (agg, def) => {
		setFormat(agg, def.format);
		if (def.pattern) addPattern(agg, def.pattern);
		if (def.format === "base64" || def.format === "base64url") agg.contentEncoding = def.format;
		if (def.local || def.precision === -1) agg.laxFormat = true;
	},
	mime_type: (agg, def) => intersectMime(agg, def.mime)
};
function aggregateChecks(schema) {
	const agg = {};
	const def = schema._zod.def;
	const list = schema._zod.traits.has("$ZodCheck") ? [schema, ...def.checks ?? []] : def.checks ?? [];
	for (const ch of list) contributors[ch._zod.def.check]?.(agg, ch._zod.def);
	const bag = schema._zod.bag;
	if (bag.minimum !== void 0) narrowMin(agg, "minimum", bag.minimum);
	if (bag.exclusiveMinimum !== void 0) narrowMin(agg, "exclusiveMinimum", bag.exclusiveMinimum);
	if (bag.maximum !== void 0) narrowMax(agg, "maximum", bag.maximum);
	if (bag.exclusiveMaximum !== void 0) narrowMax(agg, "exclusiveMaximum", bag.exclusiveMaximum);
	if (bag.multipleOf !== void 0) addDivisor(agg, bag.multipleOf);
	if (bag.format !== void 0) {
		agg.format ?? (agg.format = bag.format);
		if (bag.format.includes("int")) agg.isInt = true;
	}
	if (bag.mime) intersectMime(agg, bag.mime);
	for (const pattern of bag.patterns ?? []) addPattern(agg, pattern);
	return agg;
}
const formatMap = {
	guid: "uuid",
	url: "uri",
	datetime: "date-time",
	json_string: "json-string",
	regex: ""
};
const exactPatterns = /* @__PURE__ */ new Map([[base64Charset, base64], [base64urlCharset, base64url]]);
const exactPattern = (p) => exactPatterns.get(p) ?? p;
const stringProcessor = (schema, ctx, _json, _params) => {
	const json = _json;
	json.type = "string";
	const { minimum, maximum, format, patterns, contentEncoding, laxFormat } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minLength = minimum;
	if (typeof maximum === "number") json.maxLength = maximum;
	if (format) {
		json.format = formatMap[format] ?? format;
		if (json.format === "") delete json.format;
		if (format === "time" || laxFormat) delete json.format;
	}
	if (contentEncoding) json.contentEncoding = contentEncoding;
	if (patterns && patterns.size > 0) {
		const patternList = [...patterns].map(exactPattern);
		if (patternList.length === 1) json.pattern = patternList[0].source;
		else if (patternList.length > 1) json.allOf = [...patternList.map((regex) => ({
			...ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0" ? { type: "string" } : {},
			pattern: regex.source
		}))];
	}
};
const numberProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const { minimum, maximum, multipleOf, exclusiveMaximum, exclusiveMinimum, isInt } = aggregateChecks(schema);
	json.type = isInt ? "integer" : "number";
	const exMin = typeof exclusiveMinimum === "number" && exclusiveMinimum >= (minimum ?? Number.NEGATIVE_INFINITY);
	const exMax = typeof exclusiveMaximum === "number" && exclusiveMaximum <= (maximum ?? Number.POSITIVE_INFINITY);
	const legacy = ctx.target === "draft-04" || ctx.target === "openapi-3.0";
	if (exMin) {
		if (legacy) {
			json.minimum = exclusiveMinimum;
			json.exclusiveMinimum = true;
		} else json.exclusiveMinimum = exclusiveMinimum;
	} else if (typeof minimum === "number") json.minimum = minimum;
	if (exMax) {
		if (legacy) {
			json.maximum = exclusiveMaximum;
			json.exclusiveMaximum = true;
		} else json.exclusiveMaximum = exclusiveMaximum;
	} else if (typeof maximum === "number") json.maximum = maximum;
	if (multipleOf) {
		const divisors = /* @__PURE__ */ new Set();
		for (const divisor of multipleOf) if (Number.isFinite(divisor) && divisor !== 0) divisors.add(Math.abs(divisor));
		else handleUnrepresentable(schema, ctx, json, params, `A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);
		const [first, ...rest] = divisors;
		if (first !== void 0) json.multipleOf = first;
		if (rest.length) json.allOf = [...json.allOf ?? [], ...rest.map((m) => ({ multipleOf: m }))];
	}
};
const booleanProcessor = (_schema, _ctx, json, _params) => {
	json.type = "boolean";
};
const neverProcessor = (_schema, _ctx, json, _params) => {
	json.not = {};
};
const unknownProcessor = (_schema, _ctx, _json, _params) => {};
const enumProcessor = (schema, _ctx, json, _params) => {
	const def = schema._zod.def;
	const values = getEnumValues(def.entries);
	if (values.length === 0) {
		json.not = {};
		return;
	}
	if (values.every((v) => typeof v === "number")) json.type = "number";
	if (values.every((v) => typeof v === "string")) json.type = "string";
	json.enum = values;
};
const literalProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	if (def.values.length === 0) {
		json.not = {};
		return;
	}
	const vals = [];
	for (const val of def.values) if (val === void 0) {
		if (handleUnrepresentable(schema, ctx, json, params, "Literal `undefined` cannot be represented in JSON Schema")) return;
	} else if (typeof val === "bigint") {
		if (handleUnrepresentable(schema, ctx, json, params, "BigInt literals cannot be represented in JSON Schema")) return;
		vals.push(Number(val));
	} else vals.push(val);
	if (vals.length === 0) {} else if (vals.length === 1) {
		const val = vals[0];
		json.type = val === null ? "null" : typeof val;
		if (ctx.target === "draft-04" || ctx.target === "openapi-3.0") json.enum = [val];
		else json.const = val;
	} else {
		if (vals.every((v) => typeof v === "number")) json.type = "number";
		if (vals.every((v) => typeof v === "string")) json.type = "string";
		if (vals.every((v) => typeof v === "boolean")) json.type = "boolean";
		if (vals.every((v) => v === null)) json.type = "null";
		json.enum = vals;
	}
};
const customProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Custom types cannot be represented in JSON Schema");
};
const transformProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Transforms cannot be represented in JSON Schema");
};
const arrayProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const { minimum, maximum } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minItems = minimum;
	if (typeof maximum === "number") json.maxItems = maximum;
	json.type = "array";
	json.items = processSchema(def.element, ctx, {
		...params,
		path: [...params.path, "items"]
	});
};
function inputOptin(schema) {
	const def = schema._zod.def;
	if (def.type === "pipe" && def.in._zod.traits.has("$ZodTransform")) return inputOptin(def.out);
	if (def.type === "catch") return inputOptin(def.innerType);
	return schema._zod.optin;
}
const objectProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const shape = def.shape;
	if (Object.getOwnPropertySymbols(shape).length && handleUnrepresentable(schema, ctx, json, params, "Symbol keys cannot be represented in JSON Schema")) return;
	json.type = "object";
	json.properties = {};
	for (const key in shape) assignProp(json.properties, key, processSchema(shape[key], ctx, {
		...params,
		path: [
			...params.path,
			"properties",
			key
		]
	}));
	const requiredKeys = [];
	for (const key of Object.keys(shape)) {
		const field = def.shape[key];
		if (ctx.io === "input" ? inputOptin(field) === void 0 : field._zod.optout === void 0) requiredKeys.push(key);
	}
	if (requiredKeys.length > 0) json.required = requiredKeys;
	if (def.catchall?._zod.def.type === "never") json.additionalProperties = false;
	else if (!def.catchall) {
		if (ctx.io === "output") json.additionalProperties = false;
	} else if (def.catchall) json.additionalProperties = processSchema(def.catchall, ctx, {
		...params,
		path: [...params.path, "additionalProperties"]
	});
};
const unionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const isExclusive = def.inclusive === false;
	const options = def.options.map((x, i) => processSchema(x, ctx, {
		...params,
		path: [
			...params.path,
			isExclusive ? "oneOf" : "anyOf",
			i
		]
	}));
	if (isExclusive) json.oneOf = options;
	else json.anyOf = options;
};
const intersectionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const a = processSchema(def.left, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			0
		]
	});
	const b = processSchema(def.right, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			1
		]
	});
	const isSimpleIntersection = (val) => "allOf" in val && Object.keys(val).length === 1;
	const allOf = [...isSimpleIntersection(a) ? a.allOf : [a], ...isSimpleIntersection(b) ? b.allOf : [b]];
	json.allOf = allOf;
	ctx.intersections.push(allOf);
};
/** JSON object keys are always strings, so a numeric record key schema is re-expressed over the
* numeric-string form the record parser matches. Deferred to `finalize`, after the flatten: a key
* behind a wrapper only carries its own `type` before then, and a union key only has its branches.
*
* A numeric bound cannot apply to a property name, so `minimum` and its siblings are dropped rather
* than carried over: keeping them beside `type: "string"` reproduces the match-nothing schema this
* exists to fix. A key that carries one therefore emits wider than the record parses — `z.record(z.number().min(5), V)`
* accepts `"3"` — which is the deliberate trade, since throwing on it would reject an ordinary schema
* outright. */
function stringifyKeyNames(bySchema, json, visited) {
	if (json.$ref) {
		if (visited.has(json)) return json;
		visited.add(json);
		const def = bySchema.get(json)?.def;
		if (!def) return json;
		const inlined = stringifyKeyNames(bySchema, def, visited);
		return inlined === def ? json : inlined;
	}
	for (const keyword of ["anyOf", "oneOf"]) {
		const branches = json[keyword];
		if (!Array.isArray(branches)) continue;
		const mapped = branches.map((branch) => stringifyKeyNames(bySchema, branch, visited));
		if (mapped.some((branch, i) => branch !== branches[i])) json = {
			...json,
			[keyword]: mapped
		};
	}
	const types = Array.isArray(json.type) ? json.type : [json.type];
	const numericType = !types.includes("string") && types.some((t) => t === "number" || t === "integer");
	const values = json.enum ?? (json.const !== void 0 ? [json.const] : void 0);
	if (!numericType && !values?.some((v) => typeof v === "number")) return json;
	const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, id, ...rest } = json;
	if (rest.enum) rest.enum = rest.enum.map((v) => typeof v === "number" ? String(v) : v);
	else if (typeof rest.const === "number") rest.const = String(rest.const);
	if (!numericType) return rest;
	rest.type = "string";
	if (!values) rest.pattern = (types.includes("number") ? number$1 : integer).source;
	return rest;
}
/** Every record of one conversion, so the carriers are found in a single pass rather than once per record. */
const pendingRecords = /* @__PURE__ */ new WeakMap();
function rewriteKeyNames(ctx) {
	const bySchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.values()) if (entry.def && !bySchema.has(entry.schema)) bySchema.set(entry.schema, entry);
	const rewrites = /* @__PURE__ */ new Map();
	for (const record of pendingRecords.get(ctx) ?? []) {
		const seen = ctx.seen.get(record);
		const names = (seen?.def ?? seen?.schema)?.propertyNames;
		if (!names || names === true || rewrites.has(names)) continue;
		const rewritten = stringifyKeyNames(bySchema, names, /* @__PURE__ */ new Set());
		if (rewritten !== names) rewrites.set(names, rewritten);
	}
	if (!rewrites.size) return;
	for (const entry of ctx.seen.values()) for (const carrier of [entry.schema, entry.def]) {
		const rewritten = carrier && rewrites.get(carrier.propertyNames);
		if (rewritten) carrier.propertyNames = rewritten;
	}
}
const recordProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	json.type = "object";
	const keyType = def.keyType;
	const patterns = aggregateChecks(keyType).patterns;
	if (def.mode === "loose" && patterns && patterns.size > 0) {
		const valueSchema = processSchema(def.valueType, ctx, {
			...params,
			path: [
				...params.path,
				"patternProperties",
				"*"
			]
		});
		json.patternProperties = {};
		for (const pattern of patterns) assignProp(json.patternProperties, exactPattern(pattern).source, valueSchema);
	} else {
		if (ctx.target === "draft-07" || ctx.target === "draft-2020-12") {
			json.propertyNames = processSchema(def.keyType, ctx, {
				...params,
				path: [...params.path, "propertyNames"]
			});
			let pending = pendingRecords.get(ctx);
			if (!pending) {
				pending = [];
				pendingRecords.set(ctx, pending);
				ctx.deferred.push(() => rewriteKeyNames(ctx));
			}
			pending.push(schema);
		}
		json.additionalProperties = processSchema(def.valueType, ctx, {
			...params,
			path: [...params.path, "additionalProperties"]
		});
	}
	const keyValues = keyType._zod.values;
	const omittableOnInput = ctx.io === "input" && inputOptin(def.valueType) !== void 0;
	if (keyValues && !def.partial && !omittableOnInput) {
		const validKeyValues = [...keyValues].filter((v) => typeof v === "string" || typeof v === "number");
		if (validKeyValues.length > 0) json.required = validKeyValues.map(String);
	}
};
const nullableProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const inner = processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	if (ctx.target === "openapi-3.0") {
		seen.ref = def.innerType;
		json.nullable = true;
	} else json.anyOf = [inner, { type: "null" }];
};
const nonoptionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
/** Round-trips a default value through JSON so the emitted schema is guaranteed to be valid JSON.
* A BigInt has no reliable encoding, so it goes through `unrepresentable` like any other
* unrepresentable value. Returns a sentinel when the caller must not write a default of its own. */
const UNREPRESENTABLE_DEFAULT = Symbol();
function serializeDefaultValue(value, schema, ctx, json, params) {
	let unrepresentable = false;
	const serialized = JSON.stringify(value, (_, val) => {
		if (typeof val !== "bigint") return val;
		unrepresentable = true;
		return null;
	});
	if (!unrepresentable) return JSON.parse(serialized);
	handleUnrepresentable(schema, ctx, json, params, "BigInt defaults cannot be represented in JSON Schema");
	return UNREPRESENTABLE_DEFAULT;
}
const defaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json.default = value;
};
const prefaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	if (ctx.io !== "input") return;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json._prefault = value;
};
const catchProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	let catchValue;
	try {
		catchValue = def.catchValue(void 0);
	} catch {
		handleUnrepresentable(schema, ctx, json, params, "Dynamic catch values are not supported in JSON Schema");
		return;
	}
	json.default = catchValue;
};
const pipeProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	const inIsTransform = def.in._zod.traits.has("$ZodTransform");
	const innerType = ctx.io === "input" ? inIsTransform ? def.out : def.in : def.out;
	processSchema(innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = innerType;
};
const readonlyProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	json.readOnly = true;
};
const optionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};

// node_modules/zod/v4/classic/errors.js
const _installedErrorProtos = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
function _lazyMethod(proto, key, make) {
	Object.defineProperty(proto, key, {
		configurable: true,
		enumerable: false,
		get() {
			const value = make(this);
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
			return value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
		}
	});
}
const initializer = (inst, issues) => {
	$ZodError.init(inst, issues);
	inst.name = "ZodError";
	const proto = Object.getPrototypeOf(inst);
	if (_installedErrorProtos.has(proto)) return;
	_installedErrorProtos.add(proto);
	_lazyMethod(proto, "format", (self) => (mapper) => formatError(self, mapper));
	_lazyMethod(proto, "flatten", (self) => (mapper) => flattenError(self, mapper));
	_lazyMethod(proto, "addIssue", (self) => (issue) => {
		self.issues.push(issue);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	_lazyMethod(proto, "addIssues", (self) => (issues) => {
		self.issues.push(...issues);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	Object.defineProperty(proto, "isEmpty", {
		configurable: true,
		enumerable: false,
		get() {
			return this.issues.length === 0;
		}
	});
};
const ZodRealError = /*@__PURE__*/ $constructor("ZodError", initializer, void 0, { Parent: Error });

// node_modules/zod/v4/classic/parse.js
const parse$1 = /* @__PURE__ */ _parse(ZodRealError);
const parseAsync = /* @__PURE__ */ _parseAsync(ZodRealError);
const safeParse = /* @__PURE__ */ _safeParse(ZodRealError);
const safeParseAsync = /* @__PURE__ */ _safeParseAsync(ZodRealError);
const encode$2 = /* @__PURE__ */ _encode(ZodRealError);
const decode$2 = /* @__PURE__ */ _decode(ZodRealError);
const encodeAsync = /* @__PURE__ */ _encodeAsync(ZodRealError);
const decodeAsync = /* @__PURE__ */ _decodeAsync(ZodRealError);
const safeEncode = /* @__PURE__ */ _safeEncode(ZodRealError);
const safeDecode = /* @__PURE__ */ _safeDecode(ZodRealError);
const safeEncodeAsync = /* @__PURE__ */ _safeEncodeAsync(ZodRealError);
const safeDecodeAsync = /* @__PURE__ */ _safeDecodeAsync(ZodRealError);

// node_modules/zod/v4/classic/schemas.js
function _ensureDefaultLocale() {
	if (!globalConfig.localeError) config(en_default());
}
function _ensureDefaultMemoizer() {
	if (!globalConfig.memoizer) config({ memoizer: memoizer() });
}
const ZodType = /*@__PURE__*/ $constructor("ZodType", (inst, def) => {
	_ensureDefaultLocale();
	$ZodType.init(inst, def);
	inst.def = def;
	inst.type = def.type;
	return inst;
}, {
	check(...chks) {
		const def = this.def;
		return this.clone(mergeDefs(def, { checks: [...def.checks ?? [], ...chks.map((ch) => typeof ch === "function" ? { _zod: {
			check: ch,
			def: { check: "custom" },
			onattach: []
		} } : ch)] }), { parent: true });
	},
	with(...chks) {
		return this.check(...chks);
	},
	clone(def, params) {
		return clone(this, def, params);
	},
	brand() {
		return this;
	},
	register(reg, meta) {
		reg.add(this, meta);
		return this;
	},
	refine(check, params) {
		return this.check(refine(check, params));
	},
	superRefine(refinement, params) {
		return this.check(superRefine(refinement, params));
	},
	overwrite(fn) {
		return this.check(_overwrite(fn));
	},
	optional() {
		return optional(this);
	},
	exactOptional() {
		return exactOptional(this);
	},
	nullable() {
		return nullable(this);
	},
	nullish() {
		return optional(nullable(this));
	},
	nonoptional(params) {
		return nonoptional(this, params);
	},
	array() {
		return array(this);
	},
	or(arg) {
		return union$1([this, arg]);
	},
	and(arg) {
		return intersection(this, arg);
	},
	transform(tx) {
		return pipe(this, transform(tx));
	},
	default(d) {
		return _default(this, d);
	},
	prefault(d) {
		return prefault(this, d);
	},
	catch(params) {
		return _catch(this, params);
	},
	pipe(target) {
		return pipe(this, target);
	},
	readonly() {
		return readonly(this);
	},
	describe(description) {
		const cl = this.clone();
		globalRegistry.add(cl, { description });
		return cl;
	},
	meta(...args) {
		if (args.length === 0) return globalRegistry.get(this);
		const cl = this.clone();
		globalRegistry.add(cl, args[0]);
		return cl;
	},
	isOptional() {
		return this.safeParse(void 0).success;
	},
	isNullable() {
		return this.safeParse(null).success;
	},
	apply(fn, ...args) {
		return args.length === 0 ? fn(this) : fn(this, ...args);
	},
	get "~standard"() {
		return hide(this, "~standard", {
			...standardProps(this),
			jsonSchema: {
				input: createStandardJSONSchemaMethod(this, "input"),
				output: createStandardJSONSchemaMethod(this, "output")
			}
		});
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	},
	parse: function _parse(data, params) {
		return parse$1(this, data, params, { callee: _parse });
	},
	parseAsync: async function _parseAsync(data, params) {
		return await parseAsync(this, data, params, { callee: _parseAsync });
	},
	safeParse(data, params) {
		return safeParse(this, data, params);
	},
	async safeParseAsync(data, params) {
		return safeParseAsync(this, data, params);
	},
	get spa() {
		return this?.safeParseAsync;
	},
	set spa(value) {
		own(this, "spa", value);
	},
	validate(data, params) {
		return validate(this, data, params);
	},
	validateAsync(data, params) {
		return validateAsync$1(this, data, params);
	},
	encode: function _encode(data, params) {
		return encode$2(this, data, params, { callee: _encode });
	},
	decode: function _decode(data, params) {
		return decode$2(this, data, params, { callee: _decode });
	},
	encodeAsync: async function _encodeAsync(data, params) {
		return await encodeAsync(this, data, params, { callee: _encodeAsync });
	},
	decodeAsync: async function _decodeAsync(data, params) {
		return await decodeAsync(this, data, params, { callee: _decodeAsync });
	},
	safeEncode(data, params) {
		return safeEncode(this, data, params);
	},
	safeDecode(data, params) {
		return safeDecode(this, data, params);
	},
	async safeEncodeAsync(data, params) {
		return safeEncodeAsync(this, data, params);
	},
	async safeDecodeAsync(data, params) {
		return safeDecodeAsync(this, data, params);
	},
	toJSONSchema(params) {
		return createToJSONSchemaMethod(this, {})(params);
	},
	get description() {
		return globalRegistry.get(this)?.description;
	},
	get _def() {
		return this._zod.def;
	}
});
/** @internal */
const _ZodString = /*@__PURE__*/ $constructor("_ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => stringProcessor(inst, ctx, json, params);
}, /*@__PURE__*/ derived({
	format: (inst) => aggregateChecks(inst).format ?? null,
	minLength: (inst) => aggregateChecks(inst).minimum ?? null,
	maxLength: (inst) => aggregateChecks(inst).maximum ?? null
}, {
	regex(...args) {
		return this.check(_regex(...args));
	},
	includes(...args) {
		return this.check(_includes(...args));
	},
	startsWith(...args) {
		return this.check(_startsWith(...args));
	},
	endsWith(...args) {
		return this.check(_endsWith(...args));
	},
	min(...args) {
		return this.check(_minLength(...args));
	},
	max(...args) {
		return this.check(_maxLength(...args));
	},
	length(...args) {
		return this.check(_length(...args));
	},
	nonempty(...args) {
		return this.check(_minLength(1, ...args));
	},
	lowercase(params) {
		return this.check(_lowercase(params));
	},
	uppercase(params) {
		return this.check(_uppercase(params));
	},
	trim() {
		return this.check(_trim());
	},
	normalize(...args) {
		return this.check(_normalize(...args));
	},
	toLowerCase() {
		return this.check(_toLowerCase());
	},
	toUpperCase() {
		return this.check(_toUpperCase());
	},
	slugify() {
		return this.check(_slugify());
	}
}));
const ZodString = /*@__PURE__*/ $constructor("ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	_ZodString.init(inst, def);
}, {
	email(params) {
		return this.check(_email(ZodEmail, params));
	},
	url(params) {
		return this.check(_url(ZodURL, params));
	},
	jwt(params) {
		return this.check(_jwt(ZodJWT, params));
	},
	emoji(params) {
		return this.check(_emoji(ZodEmoji, params));
	},
	guid(params) {
		return this.check(_guid(ZodGUID, params));
	},
	uuid(params) {
		return this.check(_uuid(ZodUUID, params));
	},
	uuidv4(params) {
		return this.check(_uuidv4(ZodUUID, params));
	},
	uuidv6(params) {
		return this.check(_uuidv6(ZodUUID, params));
	},
	uuidv7(params) {
		return this.check(_uuidv7(ZodUUID, params));
	},
	nanoid(params) {
		return this.check(_nanoid(ZodNanoID, params));
	},
	cuid(params) {
		return this.check(_cuid(ZodCUID, params));
	},
	cuid2(params) {
		return this.check(_cuid2(ZodCUID2, params));
	},
	ulid(params) {
		return this.check(_ulid(ZodULID, params));
	},
	base64(params) {
		return this.check(_base64(ZodBase64, params));
	},
	base64url(params) {
		return this.check(_base64url(ZodBase64URL, params));
	},
	xid(params) {
		return this.check(_xid(ZodXID, params));
	},
	ksuid(params) {
		return this.check(_ksuid(ZodKSUID, params));
	},
	ipv4(params) {
		return this.check(_ipv4(ZodIPv4, params));
	},
	ipv6(params) {
		return this.check(_ipv6(ZodIPv6, params));
	},
	cidrv4(params) {
		return this.check(_cidrv4(ZodCIDRv4, params));
	},
	cidrv6(params) {
		return this.check(_cidrv6(ZodCIDRv6, params));
	},
	e164(params) {
		return this.check(_e164(ZodE164, params));
	},
	datetime(params) {
		return this.check(_isoDateTime(ZodISODateTime, params));
	},
	date(params) {
		return this.check(_isoDate(ZodISODate, params));
	},
	time(params) {
		return this.check(_isoTime(ZodISOTime, params));
	},
	duration(params) {
		return this.check(_isoDuration(ZodISODuration, params));
	}
});
function string(params) {
	return _string(ZodString, params);
}
const ZodStringFormat = /*@__PURE__*/ $constructor("ZodStringFormat", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	_ZodString.init(inst, def);
});
const ZodISODateTime = /*@__PURE__*/ $constructor("ZodISODateTime", (inst, def) => {
	$ZodISODateTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODate = /*@__PURE__*/ $constructor("ZodISODate", (inst, def) => {
	$ZodISODate.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISOTime = /*@__PURE__*/ $constructor("ZodISOTime", (inst, def) => {
	$ZodISOTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODuration = /*@__PURE__*/ $constructor("ZodISODuration", (inst, def) => {
	$ZodISODuration.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodEmail = /*@__PURE__*/ $constructor("ZodEmail", (inst, def) => {
	$ZodEmail.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodGUID = /*@__PURE__*/ $constructor("ZodGUID", (inst, def) => {
	$ZodGUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodUUID = /*@__PURE__*/ $constructor("ZodUUID", (inst, def) => {
	$ZodUUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodURL = /*@__PURE__*/ $constructor("ZodURL", (inst, def) => {
	$ZodURL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodEmoji = /*@__PURE__*/ $constructor("ZodEmoji", (inst, def) => {
	$ZodEmoji.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNanoID = /*@__PURE__*/ $constructor("ZodNanoID", (inst, def) => {
	$ZodNanoID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link ZodCUID2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const ZodCUID = /*@__PURE__*/ $constructor("ZodCUID", (inst, def) => {
	$ZodCUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCUID2 = /*@__PURE__*/ $constructor("ZodCUID2", (inst, def) => {
	$ZodCUID2.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodULID = /*@__PURE__*/ $constructor("ZodULID", (inst, def) => {
	$ZodULID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodXID = /*@__PURE__*/ $constructor("ZodXID", (inst, def) => {
	$ZodXID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodKSUID = /*@__PURE__*/ $constructor("ZodKSUID", (inst, def) => {
	$ZodKSUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv4 = /*@__PURE__*/ $constructor("ZodIPv4", (inst, def) => {
	$ZodIPv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv6 = /*@__PURE__*/ $constructor("ZodIPv6", (inst, def) => {
	$ZodIPv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv4 = /*@__PURE__*/ $constructor("ZodCIDRv4", (inst, def) => {
	$ZodCIDRv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv6 = /*@__PURE__*/ $constructor("ZodCIDRv6", (inst, def) => {
	$ZodCIDRv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64 = /*@__PURE__*/ $constructor("ZodBase64", (inst, def) => {
	$ZodBase64.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64URL = /*@__PURE__*/ $constructor("ZodBase64URL", (inst, def) => {
	$ZodBase64URL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodE164 = /*@__PURE__*/ $constructor("ZodE164", (inst, def) => {
	$ZodE164.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodJWT = /*@__PURE__*/ $constructor("ZodJWT", (inst, def) => {
	$ZodJWT.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNumber = /*@__PURE__*/ $constructor("ZodNumber", (inst, def) => {
	$ZodNumber.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => numberProcessor(inst, ctx, json, params);
	inst.isFinite = true;
}, /*@__PURE__*/ derived({
	minValue: (inst) => {
		const { minimum, exclusiveMinimum } = aggregateChecks(inst);
		return Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
	},
	maxValue: (inst) => {
		const { maximum, exclusiveMaximum } = aggregateChecks(inst);
		return Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
	},
	isInt: (inst) => {
		const { isInt, multipleOf } = aggregateChecks(inst);
		return !!isInt || !!multipleOf?.some(Number.isSafeInteger);
	},
	format: (inst) => aggregateChecks(inst).format ?? null
}, {
	gt(value, params) {
		return this.check(_gt(value, params));
	},
	gte(value, params) {
		return this.check(_gte(value, params));
	},
	min(value, params) {
		return this.check(_gte(value, params));
	},
	lt(value, params) {
		return this.check(_lt(value, params));
	},
	lte(value, params) {
		return this.check(_lte(value, params));
	},
	max(value, params) {
		return this.check(_lte(value, params));
	},
	int(params) {
		return this.check(int(params));
	},
	safe(params) {
		return this.check(int(params));
	},
	positive(params) {
		return this.check(_gt(0, params));
	},
	nonnegative(params) {
		return this.check(_gte(0, params));
	},
	negative(params) {
		return this.check(_lt(0, params));
	},
	nonpositive(params) {
		return this.check(_lte(0, params));
	},
	multipleOf(value, params) {
		return this.check(_multipleOf(value, params));
	},
	step(value, params) {
		return this.check(_multipleOf(value, params));
	},
	finite() {
		return this;
	}
}));
function number(params) {
	return _number(ZodNumber, params);
}
const ZodNumberFormat = /*@__PURE__*/ $constructor("ZodNumberFormat", (inst, def) => {
	$ZodNumberFormat.init(inst, def);
	ZodNumber.init(inst, def);
});
function int(params) {
	return _int(ZodNumberFormat, params);
}
const ZodBoolean = /*@__PURE__*/ $constructor("ZodBoolean", (inst, def) => {
	$ZodBoolean.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => booleanProcessor(inst, ctx, json, params);
});
function boolean(params) {
	return _boolean(ZodBoolean, params);
}
const ZodUnknown = /*@__PURE__*/ $constructor("ZodUnknown", (inst, def) => {
	$ZodUnknown.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => unknownProcessor(inst, ctx, json, params);
});
function unknown() {
	return _unknown(ZodUnknown);
}
const ZodNever = /*@__PURE__*/ $constructor("ZodNever", (inst, def) => {
	$ZodNever.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => neverProcessor(inst, ctx, json, params);
});
function never(params) {
	return _never(ZodNever, params);
}
const ZodArray = /*@__PURE__*/ $constructor("ZodArray", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodArray.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => arrayProcessor(inst, ctx, json, params);
	inst.element = def.element;
}, {
	min(n, params) {
		return this.check(_minLength(n, params));
	},
	nonempty(params) {
		return this.check(_minLength(1, params));
	},
	max(n, params) {
		return this.check(_maxLength(n, params));
	},
	length(n, params) {
		return this.check(_length(n, params));
	},
	unwrap() {
		return this.element;
	}
});
function array(element, params) {
	return _array(ZodArray, element, params);
}
const ZodObject = /*@__PURE__*/ $constructor("ZodObject", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodObjectJIT.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => objectProcessor(inst, ctx, json, params);
	installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
}, {
	keyof() {
		return _enum(Object.keys(this._zod.def.shape));
	},
	catchall(catchall) {
		return this.clone(mergeDefs(this._zod.def, { catchall }));
	},
	passthrough() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	loose() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	strict() {
		return this.clone(mergeDefs(this._zod.def, { catchall: never() }));
	},
	strip() {
		return this.clone(mergeDefs(this._zod.def, { catchall: void 0 }));
	},
	extend(incoming) {
		return extend(this, incoming);
	},
	safeExtend(incoming) {
		return safeExtend(this, incoming);
	},
	merge(other) {
		return merge(this, other);
	},
	pick(mask) {
		return pick(this, mask);
	},
	omit(mask) {
		return omit(this, mask);
	},
	partial(...args) {
		return partial(ZodOptional, this, args[0]);
	},
	exactPartial(...args) {
		return partial(ZodExactOptional, this, args[0], "exactPartial");
	},
	required(...args) {
		return required$1(ZodNonOptional, this, args[0]);
	}
});
function strictObject(shape, params) {
	return new ZodObject({
		type: "object",
		shape,
		catchall: never(),
		...normalizeParams(params)
	});
}
const ZodUnion = /*@__PURE__*/ $constructor("ZodUnion", (inst, def) => {
	$ZodUnion.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => unionProcessor(inst, ctx, json, params);
	inst.options = def.options;
});
function union$1(options, params) {
	return new ZodUnion({
		type: "union",
		options,
		...normalizeParams(params)
	});
}
const ZodDiscriminatedUnion = /*@__PURE__*/ $constructor("ZodDiscriminatedUnion", (inst, def) => {
	ZodUnion.init(inst, def);
	$ZodDiscriminatedUnion.init(inst, def);
});
function discriminatedUnion(discriminator, options, params) {
	return new ZodDiscriminatedUnion({
		type: "union",
		options,
		discriminator,
		...normalizeParams(params)
	});
}
const ZodIntersection = /*@__PURE__*/ $constructor("ZodIntersection", (inst, def) => {
	$ZodIntersection.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => intersectionProcessor(inst, ctx, json, params);
});
function intersection(left, right) {
	return new ZodIntersection({
		type: "intersection",
		left,
		right
	});
}
const ZodRecord = /*@__PURE__*/ $constructor("ZodRecord", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodRecord.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => recordProcessor(inst, ctx, json, params);
	inst.keyType = def.keyType;
	inst.valueType = def.valueType;
});
function record$1(keyType, valueType, params) {
	if (!valueType || !valueType._zod) return new ZodRecord({
		type: "record",
		keyType: string(),
		valueType: keyType,
		...normalizeParams(valueType)
	});
	return new ZodRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params)
	});
}
const ZodEnum = /*@__PURE__*/ $constructor("ZodEnum", (inst, def) => {
	$ZodEnum.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => enumProcessor(inst, ctx, json, params);
	inst.enum = def.entries;
	inst.options = [...inst._zod.values];
	const keys = new Set(Object.keys(def.entries));
	inst.extract = (values, params) => {
		const newEntries = {};
		for (const value of values) if (keys.has(value)) newEntries[value] = def.entries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
	inst.exclude = (values, params) => {
		const newEntries = { ...def.entries };
		for (const value of values) if (keys.has(value)) delete newEntries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
});
function _enum(values, params) {
	const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodEnum({
		type: "enum",
		entries,
		...normalizeParams(params)
	});
}
const ZodLiteral = /*@__PURE__*/ $constructor("ZodLiteral", (inst, def) => {
	$ZodLiteral.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => literalProcessor(inst, ctx, json, params);
	inst.values = new Set(def.values);
	Object.defineProperty(inst, "value", { get() {
		if (def.values.length > 1) throw new Error("This schema contains multiple valid literal values. Use `.values` instead.");
		return def.values[0];
	} });
});
function literal$1(value, params) {
	return new ZodLiteral({
		type: "literal",
		values: Array.isArray(value) ? value : [value],
		...normalizeParams(params)
	});
}
const ZodTransform = /*@__PURE__*/ $constructor("ZodTransform", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodTransform.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => transformProcessor(inst, ctx, json, params);
	inst._zod.parse = (payload, _ctx) => {
		if (_ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		payload.addIssue = (issue$1) => {
			if (typeof issue$1 === "string") payload.issues.push(issue(issue$1, payload.value, def));
			else {
				const _issue = issue$1;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = inst);
				payload.issues.push(issue(_issue));
			}
		};
		const output = def.transform(payload.value, payload);
		if (output instanceof Promise) return output.then((output) => {
			payload.value = output;
			return payload;
		});
		payload.value = output;
		return payload;
	};
});
function transform(fn) {
	return new ZodTransform({
		type: "transform",
		transform: fn
	});
}
const ZodOptional = /*@__PURE__*/ $constructor("ZodOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function optional(innerType) {
	return new ZodOptional({
		type: "optional",
		innerType
	});
}
const ZodExactOptional = /*@__PURE__*/ $constructor("ZodExactOptional", (inst, def) => {
	$ZodExactOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function exactOptional(innerType) {
	return new ZodExactOptional({
		type: "optional",
		innerType
	});
}
const ZodNullable = /*@__PURE__*/ $constructor("ZodNullable", (inst, def) => {
	$ZodNullable.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nullableProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nullable(innerType) {
	return new ZodNullable({
		type: "nullable",
		innerType
	});
}
const ZodDefault = /*@__PURE__*/ $constructor("ZodDefault", (inst, def) => {
	$ZodDefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => defaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeDefault = inst.unwrap;
});
function _default(innerType, defaultValue) {
	return new ZodDefault({
		type: "default",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodPrefault = /*@__PURE__*/ $constructor("ZodPrefault", (inst, def) => {
	$ZodPrefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => prefaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function prefault(innerType, defaultValue) {
	return new ZodPrefault({
		type: "prefault",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodNonOptional = /*@__PURE__*/ $constructor("ZodNonOptional", (inst, def) => {
	$ZodNonOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nonoptionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nonoptional(innerType, params) {
	return new ZodNonOptional({
		type: "nonoptional",
		innerType,
		...normalizeParams(params)
	});
}
const ZodCatch = /*@__PURE__*/ $constructor("ZodCatch", (inst, def) => {
	$ZodCatch.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => catchProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeCatch = inst.unwrap;
});
function _catch(innerType, catchValue) {
	return new ZodCatch({
		type: "catch",
		innerType,
		catchValue: typeof catchValue === "function" ? catchValue : constantCatch(catchValue)
	});
}
const ZodPipe = /*@__PURE__*/ $constructor("ZodPipe", (inst, def) => {
	$ZodPipe.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => pipeProcessor(inst, ctx, json, params);
	inst.in = def.in;
	inst.out = def.out;
});
function pipe(in_, out) {
	return new ZodPipe({
		type: "pipe",
		in: in_,
		out
	});
}
const ZodPreprocess = /*@__PURE__*/ $constructor("ZodPreprocess", (inst, def) => {
	ZodPipe.init(inst, def);
	$ZodPreprocess.init(inst, def);
});
const ZodReadonly = /*@__PURE__*/ $constructor("ZodReadonly", (inst, def) => {
	$ZodReadonly.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => readonlyProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function readonly(innerType) {
	return new ZodReadonly({
		type: "readonly",
		innerType
	});
}
const ZodCustom = /*@__PURE__*/ $constructor("ZodCustom", (inst, def) => {
	$ZodCustom.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => customProcessor(inst, ctx, json, params);
});
function refine(fn, _params = {}) {
	return _refine(ZodCustom, fn, _params);
}
function superRefine(fn, params) {
	return _superRefine(fn, params);
}
function preprocess(fn, schema) {
	return new ZodPreprocess({
		type: "pipe",
		in: transform(fn),
		out: schema
	});
}

// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}
function date(params) {
	return _isoDate(ZodISODate, params);
}

// src/core/config/acceptances.ts
const METRICS$2 = [
	"error-rate",
	"p50",
	"p95",
	"p99",
	"delivered-rate"
];
/** A YAML parser may make a date of an unquoted day; both are taken. */
const day = preprocess((value) => value instanceof Date ? value.toISOString().slice(0, 10) : value, date({ error: "must be a day as YYYY-MM-DD" }));
const entry = strictObject({
	gate: string({ error: "must be the id of the gate" }).min(1),
	endpoint: string({ error: "must be an endpoint as in the report (\"GET orders\"), or overall" }).min(1),
	metric: _enum(METRICS$2, { error: `must be one of ${METRICS$2.join(", ")}` }),
	"up-to": number({ error: "must be a ratio of head to base above 1, 1.6 for +60 %" }).gt(1).max(1e3),
	reason: string({ error: "must say why" }).min(3, { error: "must say why" }).max(1e3),
	expires: day
});
/** Reads the list of accepted regressions, strictly: every mistake with its line. */
function parseAcceptances(file) {
	const { value, name } = file;
	if (value === null || value === void 0) return {
		acceptances: [],
		problems: []
	};
	if (!Array.isArray(value)) return {
		acceptances: [],
		problems: [{
			where: name,
			line: 1,
			column: 1,
			message: `${name} must be a list of entries with gate, endpoint, metric, up-to, reason and expires.`
		}]
	};
	const read = value.map((one, index) => readEntry(one, index, file));
	return {
		acceptances: read.flatMap(({ acceptance }) => acceptance === null ? [] : [acceptance]),
		problems: read.flatMap(({ problems }) => problems)
	};
}
function readEntry(raw, index, { name, locate }) {
	const parsed = entry.safeParse(raw);
	if (parsed.success) {
		const { "up-to": upTo, ...rest } = parsed.data;
		return {
			acceptance: {
				...rest,
				upTo
			},
			problems: []
		};
	}
	return {
		acceptance: null,
		problems: parsed.error.issues.map(({ path, message }) => {
			const keys = path.map((part) => typeof part === "number" ? part : String(part));
			const at = locate([index, ...keys], "value") ?? locate([index], "value");
			const what = keys.length === 0 ? message : `${keys.join(".")}: ${message}`;
			return {
				where: name,
				line: at?.line ?? null,
				column: at?.column ?? null,
				message: `Entry ${index + 1}: ${what}.`
			};
		})
	};
}

// src/entry/read-acceptances.ts
const NAME$4 = ".perf-gate/accept.yml";
/** The accepted regressions of a working directory; none where the file is absent. */
async function readAcceptances(directory) {
	const file = await readYamlFile(directory, NAME$4);
	return file === null ? {
		acceptances: [],
		problems: []
	} : parseAcceptances(file);
}

// src/core/decision/exit-code.ts
const PASSED = 0;
const FAILED = 1;
const COULD_NOT_MEASURE = 3;
/** Exit code of a verdict under its policy: 0 goes on, 1 a regression, 3 could not measure. */
function exitCode({ verdict, policy }) {
	switch (verdict) {
		case "pass":
		case "warn": return PASSED;
		case "fail": return policy.failOn === "never" ? PASSED : FAILED;
		case "inconclusive": return policy.onInconclusive === "fail" ? FAILED : PASSED;
		case "no-baseline": return policy.onNoBaseline === "fail" ? FAILED : PASSED;
		case "invalid": return policy.onInvalid === "fail" ? COULD_NOT_MEASURE : PASSED;
	}
}

// src/core/model/quantity.ts
/** Three significant digits, without exponents: 0.0123, 1.23, 12.3, 123, 1234. */
function significant(value) {
	if (value === 0) return "0";
	const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
	return value.toFixed(Math.min(digits, 6));
}
/** A value with its unit: `182 ms`, `1.23 s`, `2.5 %`, `801/s`; `–` where there is none. */
function quantity(value, unit) {
	if (value === null) return "–";
	if (unit === "ratio") return `${significant(value * 100)} %`;
	if (unit === "per-second") return `${significant(value)}/s`;
	return value >= 1e4 ? `${significant(value / 1e3)} s` : `${significant(value)} ms`;
}
/** A relative change with its sign: `+38 %`, `−12 %`, `×6.2` from +400 % on, `±0 %`. */
function changeText(change) {
	if (change === null) return "–";
	if (change >= 4) return `×${significant(change + 1)}`;
	const percent = Math.abs(change) * 100;
	const digits = percent < 10 ? 1 : 0;
	const rounded = percent.toFixed(digits);
	if (Number(rounded) === 0) return "±0 %";
	return `${change > 0 ? "+" : "−"}${rounded} %`;
}

// node_modules/simple-statistics/dist/simple-statistics.mjs
/**
* Our default sum is the [Kahan-Babuska algorithm](https://pdfs.semanticscholar.org/1760/7d467cda1d0277ad272deb2113533131dc09.pdf).
* This method is an improvement over the classical
* [Kahan summation algorithm](https://en.wikipedia.org/wiki/Kahan_summation_algorithm).
* It aims at computing the sum of a list of numbers while correcting for
* floating-point errors. Traditionally, sums are calculated as many
* successive additions, each one with its own floating-point roundoff. These
* losses in precision add up as the number of numbers increases. This alternative
* algorithm is more accurate than the simple way of calculating sums by simple
* addition.
*
* This runs in `O(n)`, linear time, with respect to the length of the array.
*
* @param {Array<number>} x input
* @return {number} sum of all input numbers
* @example
* sum([1, 2, 3]); // => 6
*/
function sum(x) {
	if (x.length === 0) return 0;
	var sum = x[0];
	var correction = 0;
	var transition;
	if (typeof sum !== "number") return NaN;
	for (var i = 1; i < x.length; i++) {
		if (typeof x[i] !== "number") return NaN;
		transition = sum + x[i];
		if (Math.abs(sum) >= Math.abs(x[i])) correction += sum - transition + x[i];
		else correction += x[i] - transition + sum;
		sum = transition;
	}
	return sum + correction;
}
/**
* The mean, _also known as average_,
* is the sum of all values over the number of values.
* This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
* a method of finding a typical or central value of a set of numbers.
*
* This runs in `O(n)`, linear time, with respect to the length of the array.
*
* @param {Array<number>} x sample of one or more data points
* @throws {Error} if the length of x is less than one
* @returns {number} mean
* @example
* mean([0, 10]); // => 5
*/
function mean(x) {
	if (x.length === 0) throw new Error("mean requires at least one data point");
	return sum(x) / x.length;
}
/**
* The sum of deviations to the Nth power.
* When n=2 it's the sum of squared deviations.
* When n=3 it's the sum of cubed deviations.
*
* @param {Array<number>} x
* @param {number} n power
* @returns {number} sum of nth power deviations
*
* @example
* var input = [1, 2, 3];
* // since the variance of a set is the mean squared
* // deviations, we can calculate that with sumNthPowerDeviations:
* sumNthPowerDeviations(input, 2) / input.length;
*/
function sumNthPowerDeviations(x, n) {
	var meanValue = mean(x);
	var sum = 0;
	var tempValue;
	var i;
	if (n === 2) for (i = 0; i < x.length; i++) {
		tempValue = x[i] - meanValue;
		sum += tempValue * tempValue;
	}
	else for (i = 0; i < x.length; i++) sum += Math.pow(x[i] - meanValue, n);
	return sum;
}
/**
* The [sample variance](https://en.wikipedia.org/wiki/Variance#Sample_variance)
* is the sum of squared deviations from the mean. The sample variance
* is distinguished from the variance by the usage of [Bessel's Correction](https://en.wikipedia.org/wiki/Bessel's_correction):
* instead of dividing the sum of squared deviations by the length of the input,
* it is divided by the length minus one. This corrects the bias in estimating
* a value from a set that you don't know if full.
*
* References:
* * [Wolfram MathWorld on Sample Variance](http://mathworld.wolfram.com/SampleVariance.html)
*
* @param {Array<number>} x a sample of two or more data points
* @throws {Error} if the length of x is less than 2
* @return {number} sample variance
* @example
* sampleVariance([1, 2, 3, 4, 5]); // => 2.5
*/
function sampleVariance(x) {
	if (x.length < 2) throw new Error("sampleVariance requires at least two data points");
	return sumNthPowerDeviations(x, 2) / (x.length - 1);
}
/**
* The [sample standard deviation](http://en.wikipedia.org/wiki/Standard_deviation#Sample_standard_deviation)
* is the square root of the sample variance.
*
* @param {Array<number>} x input array
* @returns {number} sample standard deviation
* @example
* sampleStandardDeviation([2, 4, 4, 4, 5, 5, 7, 9]).toFixed(2);
* // => '2.14'
*/
function sampleStandardDeviation(x) {
	var sampleVarianceX = sampleVariance(x);
	return Math.sqrt(sampleVarianceX);
}
/**
* This is the internal implementation of quantiles: when you know
* that the order is sorted, you don't need to re-sort it, and the computations
* are faster.
*
* This implements the linear interpolation method (type=7 in R/numpy),
* which is the default in numpy.percentile and R's quantile.
*
* @param {Array<number>} x sample of one or more data points
* @param {number} p desired quantile: a number between 0 to 1, inclusive
* @returns {number} quantile value
* @throws {Error} if p ix outside of the range from 0 to 1
* @throws {Error} if x is empty
* @example
* quantileSorted([3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20], 0.5); // => 9
*/
function quantileSorted(x, p) {
	var idx = (x.length - 1) * p;
	if (x.length === 0) throw new Error("quantile requires at least one data point.");
	else if (p < 0 || p > 1) throw new Error("quantiles must be between 0 and 1");
	else if (p === 1) return x[x.length - 1];
	else if (p === 0) return x[0];
	else if (idx % 1 !== 0) {
		var lower = Math.floor(idx);
		var upper = Math.ceil(idx);
		var fraction = idx - lower;
		return x[lower] + fraction * (x[upper] - x[lower]);
	} else return x[idx];
}
/**
* Rearrange items in `arr` so that all items in `[left, k]` range are the smallest.
* The `k`-th element will have the `(k - left + 1)`-th smallest value in `[left, right]`.
*
* Implements Floyd-Rivest selection algorithm https://en.wikipedia.org/wiki/Floyd-Rivest_algorithm
*
* @param {Array<number>} arr input array
* @param {number} k pivot index
* @param {number} [left] left index
* @param {number} [right] right index
* @returns {void} mutates input array
* @example
* var arr = [65, 28, 59, 33, 21, 56, 22, 95, 50, 12, 90, 53, 28, 77, 39];
* quickselect(arr, 8);
* // = [39, 28, 28, 33, 21, 12, 22, 50, 53, 56, 59, 65, 90, 77, 95]
*/
function quickselect(arr, k, left, right) {
	left = left || 0;
	right = right || arr.length - 1;
	while (right > left) {
		if (right - left > 600) {
			var n = right - left + 1;
			var m = k - left + 1;
			var z = Math.log(n);
			var s = .5 * Math.exp(2 * z / 3);
			var sd = .5 * Math.sqrt(z * s * (n - s) / n);
			if (m - n / 2 < 0) sd *= -1;
			quickselect(arr, k, Math.max(left, Math.floor(k - m * s / n + sd)), Math.min(right, Math.floor(k + (n - m) * s / n + sd)));
		}
		var t = arr[k];
		var i = left;
		var j = right;
		swap(arr, left, k);
		if (arr[right] > t) swap(arr, left, right);
		while (i < j) {
			swap(arr, i, j);
			i++;
			j--;
			while (arr[i] < t) i++;
			while (arr[j] > t) j--;
		}
		if (arr[left] === t) swap(arr, left, j);
		else {
			j++;
			swap(arr, j, right);
		}
		if (j <= k) left = j + 1;
		if (k <= j) right = j - 1;
	}
}
function swap(arr, i, j) {
	var tmp = arr[i];
	arr[i] = arr[j];
	arr[j] = tmp;
}
/**
* The [quantile](https://en.wikipedia.org/wiki/Quantile):
* this is a population quantile, since we assume to know the entire
* dataset in this library. This implementation uses linear interpolation,
* equivalent to R's type=7 and numpy's default percentile method.
*
* Sample is a one-dimensional array of numbers,
* and p is either a decimal number from 0 to 1 or an array of decimal
* numbers from 0 to 1.
* In terms of a k/q quantile, p = k/q - it's just dealing with fractions or dealing
* with decimal values.
* When p is an array, the result of the function is also an array containing the appropriate
* quantiles in input order
*
* @param {Array<number>} x sample of one or more numbers
* @param {Array<number> | number} p the desired quantile, as a number between 0 and 1
* @returns {number} quantile
* @example
* quantile([3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20], 0.5); // => 9
*/
function quantile$1(x, p) {
	var copy = x.slice();
	if (Array.isArray(p)) {
		multiQuantileSelect(copy, p);
		var results = [];
		for (var i = 0; i < p.length; i++) results[i] = quantileSorted(copy, p[i]);
		return results;
	} else {
		quantileSelect(copy, quantileIndex(copy.length, p), 0, copy.length - 1);
		return quantileSorted(copy, p);
	}
}
function quantileSelect(arr, k, left, right) {
	if (k % 1 === 0) quickselect(arr, k, left, right);
	else {
		k = Math.floor(k);
		quickselect(arr, k, left, right);
		quickselect(arr, k + 1, k + 1, right);
	}
}
function multiQuantileSelect(arr, p) {
	var positions = /* @__PURE__ */ new Set();
	for (var i = 0; i < p.length; i++) {
		var idx = quantileIndex(arr.length, p[i]);
		positions.add(Math.floor(idx));
		positions.add(Math.ceil(idx));
	}
	var indices = Array.from(positions).sort(compare$1);
	multiselect(arr, indices, 0, indices.length - 1, 0, arr.length - 1);
}
function multiselect(arr, indices, lo, hi, left, right) {
	if (lo > hi) return;
	var mid = lo + hi >> 1;
	quickselect(arr, indices[mid], left, right);
	multiselect(arr, indices, lo, mid - 1, left, indices[mid] - 1);
	multiselect(arr, indices, mid + 1, hi, indices[mid] + 1, right);
}
function compare$1(a, b) {
	return a - b;
}
function quantileIndex(len, p) {
	var idx = (len - 1) * p;
	if (p === 1) return len - 1;
	else if (p === 0) return 0;
	else if (idx % 1 !== 0) return idx;
	else return idx;
}
/**
* The [median](http://en.wikipedia.org/wiki/Median) is
* the middle number of a list. This is often a good indicator of 'the middle'
* when there are outliers that skew the `mean()` value.
* This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
* a method of finding a typical or central value of a set of numbers.
*
* The median isn't necessarily one of the elements in the list: the value
* can be the average of two elements if the list has an even length
* and the two central values are different.
*
* @param {Array<number>} x input
* @returns {number} median value
* @example
* median([10, 2, 5, 100, 2, 1]); // => 3.5
*/
function median(x) {
	return +quantile$1(x, .5);
}
/**
* The [Median Absolute Deviation](http://en.wikipedia.org/wiki/Median_absolute_deviation) is
* a robust measure of statistical
* dispersion. It is more resilient to outliers than the standard deviation.
*
* @param {Array<number>} x input array
* @returns {number} median absolute deviation
* @example
* medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9]); // => 1
*/
function medianAbsoluteDeviation(x) {
	var medianValue = median(x);
	var medianAbsoluteDeviations = [];
	for (var i = 0; i < x.length; i++) medianAbsoluteDeviations.push(Math.abs(x[i] - medianValue));
	return median(medianAbsoluteDeviations);
}
/**
* We use `ε`, epsilon, as a stopping criterion when we want to iterate
* until we're "close enough". Epsilon is a very small number: for
* simple statistics, that number is **0.0001**
*
* This is used in calculations like the binomialDistribution, in which
* the process of finding a value is [iterative](https://en.wikipedia.org/wiki/Iterative_method):
* it progresses until it is close enough.
*
* Below is an example of using epsilon in [gradient descent](https://en.wikipedia.org/wiki/Gradient_descent),
* where we're trying to find a local minimum of a function's derivative,
* given by the `fDerivative` method.
*
* @example
* // From calculation, we expect that the local minimum occurs at x=9/4
* var x_old = 0;
* // The algorithm starts at x=6
* var x_new = 6;
* var stepSize = 0.01;
*
* function fDerivative(x) {
*   return 4 * Math.pow(x, 3) - 9 * Math.pow(x, 2);
* }
*
* // The loop runs until the difference between the previous
* // value and the current value is smaller than epsilon - a rough
* // meaure of 'close enough'
* while (Math.abs(x_new - x_old) > ss.epsilon) {
*   x_old = x_new;
*   x_new = x_old - stepSize * fDerivative(x_old);
* }
*
* console.log('Local minimum occurs at', x_new);
*/
var epsilon = 1e-4;
/**
* [Bayesian Classifier](http://en.wikipedia.org/wiki/Naive_Bayes_classifier)
*
* This is a naïve bayesian classifier that takes
* singly-nested objects.
*
* @class
* @example
* var bayes = new BayesianClassifier();
* bayes.train({
*   species: 'Cat'
* }, 'animal');
* var result = bayes.score({
*   species: 'Cat'
* })
* // result
* // {
* //   animal: 1
* // }
*/
var BayesianClassifier = function BayesianClassifier() {
	this.totalCount = 0;
	this.data = {};
};
/**
* Train the classifier with a new item, which has a single
* dimension of Javascript literal keys and values.
*
* @param {Object} item an object with singly-deep properties
* @param {string} category the category this item belongs to
* @return {undefined} adds the item to the classifier
*/
BayesianClassifier.prototype.train = function train(item, category) {
	if (!this.data[category]) this.data[category] = {};
	for (var k in item) {
		var v = item[k];
		if (this.data[category][k] === void 0) this.data[category][k] = {};
		if (this.data[category][k][v] === void 0) this.data[category][k][v] = 0;
		this.data[category][k][v]++;
	}
	this.totalCount++;
};
/**
* Generate a score of how well this item matches all
* possible categories based on its attributes
*
* @param {Object} item an item in the same format as with train
* @returns {Object} of probabilities that this item belongs to a
* given category.
*/
BayesianClassifier.prototype.score = function score(item) {
	var odds = {};
	var category;
	for (var k in item) {
		var v = item[k];
		for (category in this.data) {
			if (odds[category] === void 0) odds[category] = {};
			if (this.data[category][k]) odds[category][k + "_" + v] = (this.data[category][k][v] || 0) / this.totalCount;
			else odds[category][k + "_" + v] = 0;
		}
	}
	var oddsSums = {};
	for (category in odds) {
		oddsSums[category] = 0;
		for (var combination in odds[category]) oddsSums[category] += odds[category][combination];
	}
	return oddsSums;
};
var COEFFICIENTS = [
	.9999999999999971,
	57.15623566586292,
	-59.59796035547549,
	14.136097974741746,
	-.4919138160976202,
	3399464998481189e-20,
	4652362892704858e-20,
	-9837447530487956e-20,
	.0001580887032249125,
	-.00021026444172410488,
	.00021743961811521265,
	-.0001643181065367639,
	8441822398385275e-20,
	-26190838401581408e-21,
	36899182659531625e-22
];
var g = 607 / 128;
var LOGSQRT2PI = Math.log(Math.sqrt(2 * Math.PI));
/**
* Compute the logarithm of the [gamma function](https://en.wikipedia.org/wiki/Gamma_function) of a value using Lanczos' approximation.
* This function takes as input any real-value n greater than 0.
* This function is useful for values of n too large for the normal gamma function (n > 165).
* The code is based on Lanczo's Gamma approximation, defined [here](http://my.fit.edu/~gabdo/gamma.txt).
*
* @param {number} n Any real number greater than zero.
* @returns {number} The logarithm of gamma of the input value.
*
* @example
* gammaln(500); // 2605.1158503617335
* gammaln(2.4); // 0.21685932244884043
*/
function gammaln(n) {
	if (n <= 0) return Number.POSITIVE_INFINITY;
	n--;
	var a = COEFFICIENTS[0];
	for (var i = 1; i < 15; i++) a += COEFFICIENTS[i] / (n + i);
	var tmp = g + .5 + n;
	return LOGSQRT2PI + Math.log(a) - tmp + (n + .5) * Math.log(tmp);
}
/**
* [Sign](https://en.wikipedia.org/wiki/Sign_function) is a function
* that extracts the sign of a real number
*
* @param {number} x input value
* @returns {number} sign value either 1, 0 or -1
* @throws {TypeError} if the input argument x is not a number
* @private
*
* @example
* sign(2); // => 1
*/
function sign(x) {
	if (typeof x === "number") {
		if (x < 0) return -1;
		else if (x === 0) return 0;
		else return 1;
	} else throw new TypeError("not a number");
}
/**
* [Bisection method](https://en.wikipedia.org/wiki/Bisection_method) is a root-finding
* method that repeatedly bisects an interval to find the root.
*
* This function returns a numerical approximation to the exact value.
*
* @param {Function} func input function
* @param {number} start - start of interval
* @param {number} end - end of interval
* @param {number} maxIterations - the maximum number of iterations
* @param {number} errorTolerance - the error tolerance
* @returns {number} estimated root value
* @throws {TypeError} Argument func must be a function
*
* @example
* bisect(Math.cos,0,4,100,0.003); // => 1.572265625
*/
function bisect(func, start, end, maxIterations, errorTolerance) {
	if (typeof func !== "function") throw new TypeError("func must be a function");
	for (var i = 0; i < maxIterations; i++) {
		var output = (start + end) / 2;
		if (func(output) === 0 || Math.abs((end - start) / 2) < errorTolerance) return output;
		if (sign(func(output)) === sign(func(start))) start = output;
		else end = output;
	}
	throw new Error("maximum number of iterations exceeded");
}
var SQRT_2PI$1 = Math.sqrt(2 * Math.PI);
function cumulativeDistribution(z) {
	var sum = z;
	var tmp = z;
	for (var i = 1; i < 30; i++) {
		tmp *= z * z / (2 * i + 1);
		sum += tmp;
	}
	return Math.round((.5 + sum / SQRT_2PI$1 * Math.exp(-z * z / 2)) * 1e4) / 1e4;
}
/**
* A standard normal table, also called the unit normal table or Z table,
* is a mathematical table for the values of Φ (phi), which are the values of
* the [cumulative distribution function](https://en.wikipedia.org/wiki/Normal_distribution#Cumulative_distribution_function)
* of the normal distribution. It is used to find the probability that a
* statistic is observed below, above, or between values on the standard
* normal distribution, and by extension, any normal distribution.
*/
var standardNormalTable = [];
for (var z = 0; z <= 3.09; z += .01) standardNormalTable.push(cumulativeDistribution(z));
/**
* The Inverse [Gaussian error function](http://en.wikipedia.org/wiki/Error_function)
* returns a numerical approximation to the value that would have caused
* `errorFunction()` to return x.
*
* @param {number} x value of error function
* @returns {number} estimated inverted value
*/
function inverseErrorFunction(x) {
	var a = 8 * (Math.PI - 3) / (3 * Math.PI * (4 - Math.PI));
	var inv = Math.sqrt(Math.sqrt(Math.pow(2 / (Math.PI * a) + Math.log(1 - x * x) / 2, 2) - Math.log(1 - x * x) / a) - (2 / (Math.PI * a) + Math.log(1 - x * x) / 2));
	if (x >= 0) return inv;
	else return -inv;
}
/**
* This is a single-layer [Perceptron Classifier](http://en.wikipedia.org/wiki/Perceptron) that takes
* arrays of numbers and predicts whether they should be classified
* as either 0 or 1 (negative or positive examples).
* @class
* @example
* // Create the model
* var p = new PerceptronModel();
* // Train the model with input with a diagonal boundary.
* for (var i = 0; i < 5; i++) {
*     p.train([1, 1], 1);
*     p.train([0, 1], 0);
*     p.train([1, 0], 0);
*     p.train([0, 0], 0);
* }
* p.predict([0, 0]); // 0
* p.predict([0, 1]); // 0
* p.predict([1, 0]); // 0
* p.predict([1, 1]); // 1
*/
var PerceptronModel = function PerceptronModel() {
	this.weights = [];
	this.bias = 0;
};
/**
* **Predict**: Use an array of features with the weight array and bias
* to predict whether an example is labeled 0 or 1.
*
* @param {Array<number>} features an array of features as numbers
* @returns {number|null} 1 if the score is over 0, otherwise 0; null if
* the model has not been trained on feature arrays of this length
*/
PerceptronModel.prototype.predict = function predict(features) {
	if (features.length !== this.weights.length) return null;
	var score = 0;
	for (var i = 0; i < this.weights.length; i++) score += this.weights[i] * features[i];
	score += this.bias;
	if (score > 0) return 1;
	else return 0;
};
/**
* **Train** the classifier with a new example, which is
* a numeric array of features and a 0 or 1 label.
*
* @param {Array<number>} features an array of features as numbers
* @param {number} label either 0 or 1
* @returns {PerceptronModel|null} this, or null if the label is not 0 or 1
*/
PerceptronModel.prototype.train = function train(features, label) {
	if (label !== 0 && label !== 1) return null;
	if (features.length !== this.weights.length) {
		this.weights = features.slice();
		this.bias = 1;
	}
	var prediction = this.predict(features);
	if (typeof prediction === "number" && prediction !== label) {
		var gradient = label - prediction;
		for (var i = 0; i < this.weights.length; i++) this.weights[i] += gradient * features[i];
		this.bias += gradient;
	}
	return this;
};
/**
* The [Probit](http://en.wikipedia.org/wiki/Probit)
* is the inverse of cumulativeStdNormalProbability(),
* and is also known as the normal quantile function.
*
* It returns the number of standard deviations from the mean
* where the p'th quantile of values can be found in a normal distribution.
* So, for example, probit(0.5 + 0.6827/2) ≈ 1 because 68.27% of values are
* normally found within 1 standard deviation above or below the mean.
*
* @param {number} p
* @returns {number} probit
*/
function probit(p) {
	if (p === 0) p = epsilon;
	else if (p >= 1) p = 1 - epsilon;
	return Math.sqrt(2) * inverseErrorFunction(2 * p - 1);
}

// src/core/statistics/incomplete-beta.ts
const STEPS$2 = 300;
const TINY = 1e-300;
const PRECISE$2 = 1e-14;
/**
* Regularised incomplete beta function I_x(a, b) for 0 ≤ x ≤ 1 and a, b > 0; 0…1.
* Lentz's evaluation of the continued fraction DLMF 8.17.22.
*/
function incompleteBeta(x, a, b) {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
	const front = gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log(1 - x);
	return Math.exp(front) * fraction(x, a, b) / a;
}
function fraction(x, a, b) {
	let c = 1;
	let d = 1 / away(1 - (a + b) * x / (a + 1));
	let value = d;
	for (let m = 1; m <= STEPS$2; m += 1) {
		const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / away(1 + even * d);
		c = away(1 + even / c);
		value *= d * c;
		const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / away(1 + odd * d);
		c = away(1 + odd / c);
		value *= d * c;
		if (Math.abs(d * c - 1) < PRECISE$2) break;
	}
	return value;
}
/** Never exactly 0, which would be divided by. */
const away = (value) => Math.abs(value) < TINY ? TINY : value;

// src/core/statistics/binomial.ts
/** P(X ≥ `successes`) of `trials` independent trials that each succeed with probability `p`. */
function binomialTail(successes, trials, p) {
	if (successes <= 0) return 1;
	if (successes > trials) return 0;
	return incompleteBeta(p, successes, trials - successes + 1);
}
const STEPS$1 = 200;
const PRECISE$1 = 1e-10;
/**
* Two-sided interval of a proportion with at least `confidence` coverage. Clopper & Pearson 1934. With 0 of n the
* upper end is 1 − ((1 − confidence) / 2)^(1/n).
*/
function clopperPearson(successes, trials, confidence) {
	const half = (1 - confidence) / 2;
	const solve = (f) => bisect(f, 0, 1, STEPS$1, PRECISE$1);
	return {
		low: successes === 0 ? 0 : solve((p) => binomialTail(successes, trials, p) - half),
		high: successes === trials ? 1 : solve((p) => 1 - binomialTail(successes + 1, trials, p) - half)
	};
}

// src/core/report/self-test-report.ts
const CONFIDENCE$3 = .95;
const LATENCIES$1 = ["p50", "p95"];
/** Whether everything went as it should: nothing accused, everything planted found. */
function isTrustworthy(runs) {
	return runs.every(({ planted, judgement }) => isFlagged(judgement) === (planted !== "nothing"));
}
const isFlagged = ({ comparisons }) => comparisons.some(({ class: found }) => found === "critical" || found === "significant");
/** What the gate did on builds that were alike, what it found of what was planted, and what that allows; lines. */
function selfTestReport(runs) {
	const alike = runs.filter(({ planted }) => planted === "nothing").map(({ judgement }) => judgement);
	const flagged = alike.filter(isFlagged).length;
	const bound = clopperPearson(flagged, alike.length, CONFIDENCE$3).high;
	const noisy = alike.flatMap(({ comparisons }) => comparisons).filter(isJudgedLatency);
	return [
		`False alarms: ${flagged} of ${alike.length} duets of one build (with 95 % confidence at most ${(bound * 100).toFixed(0)} %; more runs say more).`,
		...runs.flatMap(({ planted, judgement }) => planted === "nothing" ? [] : [foundLine(planted, judgement)]),
		...noiseLines(noisy)
	];
}
function isJudgedLatency({ metric, evidence, subject }) {
	return subject.kind === "overall" && LATENCIES$1.includes(metric) && evidence !== void 0;
}
function foundLine(planted, judgement) {
	const what = planted === "delay" ? "The planted delay" : "The planted errors";
	return isFlagged(judgement) ? `${what}: found. ${judgement.reason}.` : `${what}: NOT found (${judgement.verdict}: ${judgement.reason}).`;
}
/** Spread from pair to pair, and the smallest limit whose half an unchanged build did not come near. */
function noiseLines(comparisons) {
	if (comparisons.length === 0) return [];
	const noise = LATENCIES$1.map((metric) => {
		const all = comparisons.filter((one) => one.metric === metric).map(({ evidence }) => evidence?.noise ?? 0);
		return `${metric} ±${(Math.max(...all, 0) * 100).toFixed(1)} %`;
	});
	const highest = Math.max(...comparisons.map(({ evidence }) => evidence?.high ?? 0));
	const warn = Math.max(Math.ceil(highest * 100), 5);
	return [`Noise from pair to pair on this machine: ${noise.join(", ")} at most.`, `Smallest \`policy.warn\` that this machine supports: ${warn} % (an unchanged build was not sure to be below ${changeText(highest)}).`];
}

// src/pipeline/find-baseline.ts
const NOTHING$1 = {
	runs: [],
	refused: [],
	history: null
};
/** How far back an ancestor may lie, and how many recordings are read at most. */
const ANCESTORS = 200;
const RECORDINGS = 10;
/**
* Reads the baseline that this run is compared with. Trouble with git or the store is a refusal with its
* reason, never an error: the gate then says `no-baseline`.
*/
async function findBaseline(config, context, ports) {
	if (ports.store === null) return NOTHING$1;
	try {
		const ancestors = await lookBack(config, context, ports);
		if (ancestors === null) return NOTHING$1;
		const baseline = await ports.store.read({
			gate: config.gate,
			branches: context.kind === "local" ? [] : branchesOf(config, context),
			workflows: config.baseline.workflows,
			ancestors,
			limit: RECORDINGS
		});
		say(baseline, ports);
		return baseline;
	} catch (thrown) {
		if (!(thrown instanceof EnvironmentError)) throw thrown;
		const refusal = {
			origin: "baseline",
			reason: `${thrown.message} ${thrown.hint}`.trim()
		};
		ports.log.write("warning", refusal.reason);
		return {
			...NOTHING$1,
			refused: [refusal]
		};
	}
}
function branchesOf(config, context) {
	return config.baseline.branches.length > 0 ? config.baseline.branches : [context.baseBranch];
}
/** On a laptop the folder the user named is the baseline, whatever git says: no ancestors, newest first. */
async function lookBack(config, context, ports) {
	if (context.kind === "local") return [];
	const base = await ports.sourceControl.base({
		event: context.source.event,
		baseBranch: context.baseBranch,
		before: context.before,
		directory: config.workingDirectory
	});
	if (base === null) {
		ports.log.write("info", "There is no base commit: this is the first commit, or no git repository.");
		return null;
	}
	ports.log.write("info", `Base commit ${base.sha.slice(0, 7)}: ${base.how}`);
	return ports.sourceControl.ancestors(base.sha, ANCESTORS, config.workingDirectory);
}
function say(baseline, ports) {
	for (const { origin, reason } of baseline.refused) ports.log.write("info", `Not used: ${origin}: ${reason}`);
	const [nearest] = baseline.runs;
	if (nearest === void 0) {
		ports.log.write("info", "No baseline found.");
		return;
	}
	const distance = nearest.distance === null ? "" : `, ${nearest.distance} commits before the base`;
	ports.log.write("info", `Baseline: ${nearest.origin}, made ${nearest.recording.createdAt}${nearest.distance === 0 ? ", the base commit itself" : distance}`);
}

// src/core/baseline/machine.ts
/** What kind of machine it was: "runner image · CPU model · vCPUs", for partitions and for people. */
function machineOf({ image, os, cpuModel, vcpus }) {
	return `${image ?? os} · ${cpuModel ?? "CPU not available"} · ${vcpus ?? "?"} vCPUs`;
}

// src/core/baseline/comparable.ts
const major$1 = (version) => version.split(".")[0] ?? version;
/**
* Whether two recordings measured the same thing. A mismatch names the field and both values. What only
* weakens a comparison (another machine, another minor k6, a changed script) is a note.
*/
function comparable(head, base) {
	const [h, b] = [head.workload, base.workload];
	if (!base.validity.valid) return no("validity", `the baseline run is not valid: ${base.validity.reasons[0]}`);
	if (h.environment !== b.environment) return no("environment", `head ran against \`${h.environment}\`, the baseline against \`${b.environment}\``);
	if (h.profileHash !== b.profileHash) return no("load profile", `head ran ${h.profile}, the baseline ${b.profile}`);
	const [headK6, baseK6] = [head.environment.k6, base.environment.k6];
	if (major$1(headK6) !== major$1(baseK6)) return no("k6 version", `head ran on k6 ${headK6}, the baseline on ${baseK6}`);
	const notes = [];
	if (h.scriptHash !== b.scriptHash) notes.push("The k6 script changed since the baseline: endpoints that are on both sides are compared.");
	if (headK6 !== baseK6) notes.push(`k6 ${headK6} is compared with k6 ${baseK6}.`);
	const [machine, other] = [machineOf(head.environment), machineOf(base.environment)];
	if (machine !== other) notes.push(`The machines differ, which alone can move latencies by 20 %: ${machine} against ${other}.`);
	return {
		comparable: true,
		notes
	};
}
function no(field, reason) {
	return {
		comparable: false,
		field,
		reason
	};
}

// src/core/model/judgement.ts
const JUDGEMENT_SCHEMA = "perf-gate.judgement";

// src/core/baseline/subject-key.ts
/** Key of a subject in a history: `overall` or `METHOD name`. */
function subjectKey(subject) {
	return subject.kind === "overall" ? "overall" : `${subject.method} ${subject.name}`;
}

// src/core/decision/accept.ts
/**
* Marks regressions that were accepted, each by its own entry: one entry hides nothing else. What expired, was not
* needed or does not reach far enough is told.
*/
function accept({ comparisons, acceptances, gate, today }) {
	const mine = acceptances.filter((one) => one.gate === gate);
	const valid = mine.filter(({ expires }) => today <= expires);
	const notes = [];
	return {
		comparisons: comparisons.map((comparison) => {
			if (!isRegression(comparison)) return comparison;
			const entry = valid.find((one) => isMeant(one, comparison));
			if (entry === void 0) return comparison;
			const { worse } = comparison;
			const within = worse !== null && 1 + worse <= entry.upTo;
			const limit = changeText(entry.upTo - 1);
			if (!within) {
				notes.push(`Accepted up to ${limit} only, so it still counts: ${comparison.text}.`);
				return comparison;
			}
			notes.push(`Accepted up to ${limit} until ${entry.expires}: ${comparison.text}. Reason given: ${entry.reason}`);
			return {
				...comparison,
				class: "accepted",
				action: null
			};
		}),
		notes: [...notes, ...idle(mine, comparisons, today)]
	};
}
const isRegression = ({ class: found }) => found === "critical" || found === "significant";
function isMeant({ endpoint, metric }, comparison) {
	const { subject } = comparison;
	const name = subject.kind === "overall" ? "overall" : subject.name;
	return metric === comparison.metric && (endpoint === name || endpoint === subjectKey(subject));
}
/** Entries that do nothing any more. */
function idle(mine, comparisons, today) {
	return mine.flatMap((entry) => {
		const name = `${entry.metric} of ${entry.endpoint}`;
		if (entry.expires < today) return [`The acceptance of ${name} expired on ${entry.expires} and does nothing.`];
		return comparisons.some((one) => isRegression(one) && isMeant(entry, one)) ? [] : [`The acceptance of ${name} was not needed: take it out of .perf-gate/accept.yml.`];
	});
}

// src/core/baseline/metric-values.ts
/**
* The judged metrics of a series. Latencies in ms; error-rate 0…1; delivered-rate in requests per second.
* A latency without requests is absent, never 0.
*/
function metricValues(series) {
	const { duration, requests, failed, rate } = series;
	if (requests === 0) return { "delivered-rate": rate };
	return {
		...duration === null ? {} : {
			p50: duration.p50,
			p95: duration.p95,
			p99: duration.p99
		},
		"error-rate": failed / requests,
		"delivered-rate": rate
	};
}

// src/core/decision/action.ts
/** What a reader does about a comparison; null: nothing. */
function actionOf(found) {
	switch (found) {
		case "critical": return "review recent changes";
		case "significant": return "investigate";
		case "slower": return "monitor";
		default: return null;
	}
}

// src/core/statistics/student.ts
/** P(T > t) of Student's distribution with `df` > 0 degrees of freedom. Abramowitz & Stegun 26.7.1. */
function studentTail(t, df) {
	const both = incompleteBeta(df / (df + t * t), df / 2, .5);
	return t >= 0 ? both / 2 : 1 - both / 2;
}
const STEPS = 60;
const PRECISE = 1e-12;
const asked = /* @__PURE__ */ new Map();
/**
* The `p`-quantile (0 < p < 1) of Student's distribution: t with P(T ≤ t) = p. Newton's method on `studentTail`
* from the expansion in 1/df (Abramowitz & Stegun 26.7.5, three terms), kept inside a bracket.
*/
function studentQuantile(p, df) {
	const ofP = asked.get(p) ?? /* @__PURE__ */ new Map();
	asked.set(p, ofP);
	const known = ofP.get(df);
	if (known !== void 0) return known;
	const found = p < .5 ? -upper(1 - p, df) : upper(p, df);
	ofP.set(df, found);
	return found;
}
function upper(p, df) {
	let [low, high] = [0, 1];
	while (studentTail(high, df) > 1 - p) high *= 2;
	let t = Math.min(Math.max(expansion(p, df), low), high);
	for (let step = 0; step < STEPS; step += 1) {
		const excess = studentTail(t, df) - (1 - p);
		if (excess > 0) low = t;
		else high = t;
		const slope = (studentTail(t + 1e-5, df) - studentTail(t - 1e-5, df)) / 2e-5;
		const next = t - excess / slope;
		const inside = next > low && next < high ? next : (low + high) / 2;
		if (Math.abs(inside - t) < PRECISE) return inside;
		t = inside;
	}
	return t;
}
function expansion(p, v) {
	const z = probit(p);
	return z + (z ** 3 + z) / (4 * v) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * v ** 2);
}

// src/core/baseline/history-entry.ts
/** The compact memory of a recording. */
function historyEntry(recording) {
	const { source, workload, environment } = recording;
	const endpoints = recording.endpoints.map((endpoint) => [subjectKey({
		kind: "endpoint",
		name: endpoint.name,
		method: endpoint.method
	}), metricValues(endpoint)]);
	return {
		runId: source.runId,
		attempt: source.attempt,
		sha: source.sha,
		branch: source.branch,
		event: source.event,
		createdAt: recording.createdAt,
		valid: recording.validity.valid,
		profileHash: workload.profileHash,
		scriptHash: workload.scriptHash,
		environment: workload.environment,
		machine: machineOf(environment),
		k6: environment.k6,
		calibration: environment.calibration,
		values: {
			overall: metricValues(recording.overall),
			...Object.fromEntries(endpoints)
		}
	};
}

// src/core/decision/earlier-runs.ts
/** Runs of the same machine from which on others are not needed. */
const SAME_MACHINE = 3;
/** Spread from run to run where nothing is known yet: hosted runners, and machines of one's own. */
const HOSTED_SD = .07;
const OWN_SD = .04;
/** Runs from which on the spread is learned, and from which on it weighs double. */
const LEARNED_FROM = 10;
const SETTLED_FROM = 30;
const WEIGHT = 4;
/** The comparable runs of the base branch; those of the same machine alone where there are three. */
function earlierRuns(head, baseline, best) {
	const all = [...[best, ...baseline.runs.map(({ recording }) => recording)].filter(isValid).map(historyEntry), ...baseline.history?.entries ?? []].filter((entry) => isComparable(head, entry));
	const entries = [...new Map(all.map((entry) => [entry.createdAt, entry])).values()].sort((a, b) => a.createdAt < b.createdAt ? 1 : -1);
	const machine = machineOf(head.environment);
	const same = entries.filter((entry) => entry.machine === machine);
	if (same.length >= SAME_MACHINE) return {
		entries: same,
		prior: priorOf(head, same, 1),
		notes: []
	};
	const doubt = same.length === 0 && entries.length > 0 ? 2 : 1;
	const notes = doubt === 2 ? ["No earlier run was made on a machine like this one, so the spread is taken to be twice as large."] : [];
	return {
		entries,
		prior: priorOf(head, entries, doubt),
		notes
	};
}
const isValid = ({ validity }) => validity.valid;
const major = (version) => version.split(".")[0] ?? "";
function isComparable({ workload, environment }, entry) {
	return entry.valid && entry.profileHash === workload.profileHash && entry.environment === workload.environment && major(entry.k6) === major(environment.k6);
}
/** Natural logarithms of a metric's values, newest first; runs without it, or with 0, say nothing. */
function logsOf$1(entries, subject, metric) {
	return entries.flatMap((entry) => {
		const value = entry.values[subjectKey(subject)]?.[metric];
		return value === void 0 || value <= 0 ? [] : [Math.log(value)];
	});
}
/** The middle of the spreads that the overall latencies had, once there are runs enough (Smyth 2004). */
function priorOf(head, entries, doubt) {
	const expected = head.environment.image === null ? OWN_SD : HOSTED_SD;
	if (entries.length < LEARNED_FROM) return {
		sd: expected * doubt,
		weight: WEIGHT
	};
	const spreads = [
		"p50",
		"p95",
		"p99"
	].map((metric) => logsOf$1(entries.slice(0, SETTLED_FROM), { kind: "overall" }, metric)).filter((logs) => logs.length >= LEARNED_FROM).map((logs) => sampleStandardDeviation([...logs]));
	return {
		sd: (spreads.length === 0 ? expected : median(spreads)) * doubt,
		weight: entries.length >= SETTLED_FROM ? 8 : WEIGHT
	};
}

// src/core/decision/metrics.ts
/**
* The judged metrics. A percentile q needs n·(1−q) ≥ 5 requests (n ≥ 100 for p95, 500 for p99): below that it is
* little more than the slowest requests. Floors keep "2 ms → 2.4 ms" from being a regression.
*/
const METRICS$1 = [
	{
		id: "error-rate",
		title: "error rate",
		unit: "ratio",
		better: "lower",
		floor: .005,
		fewest: 10
	},
	{
		id: "p50",
		title: "p50",
		unit: "ms",
		better: "lower",
		floor: 1,
		fewest: 10
	},
	{
		id: "p95",
		title: "p95",
		unit: "ms",
		better: "lower",
		floor: 1,
		fewest: 100
	},
	{
		id: "p99",
		title: "p99",
		unit: "ms",
		better: "lower",
		floor: 1,
		fewest: 500
	},
	{
		id: "delivered-rate",
		title: "delivered rate",
		unit: "per-second",
		better: "higher",
		floor: .5,
		fewest: 10
	}
];
/** The definition of a metric. */
function definitionOf(id) {
	const found = METRICS$1.find((metric) => metric.id === id);
	if (found === void 0) throw new Error(`unknown metric ${id}`);
	return found;
}

// src/core/decision/limits.ts
/**
* The limits that hold: an endpoint's own before the metric's before the general ones. `delivered-rate` follows
* from the load in an open model and from latency in a closed one, so it informs and does not count twice.
*/
function limitsOf(policy, subject, metric) {
	return {
		warn: policy.warn,
		fail: policy.fail,
		floor: definitionOf(metric).floor,
		role: defaultRole(metric),
		...policy.metrics?.[metric],
		...ofEndpoint(policy, subject, metric)
	};
}
function ofEndpoint({ endpoints = {} }, subject, metric) {
	if (subject.kind === "overall") return endpoints["overall"]?.[metric];
	return (endpoints[subjectKey(subject)] ?? endpoints[subject.name])?.[metric];
}
function defaultRole(metric) {
	if (metric === "p99") return "warning";
	return metric === "delivered-rate" ? "informative" : "blocking";
}

// src/core/statistics/moderated.ts
/** Turns a median absolute deviation of normal values into their standard deviation. */
const NORMAL = 1.4826;
/** Values further out than this many standard deviations are drawn in. */
const REACH = 2.5;
/**
* Location and spread of a few values: the variance is the prior's and the sample's, weighted (Smyth 2004, the
* moderated t), after values beyond 2.5 standard deviations from the median were drawn in (winsorised), which
* takes `robustFrom` values at least.
*/
function moderated(values, prior, robustFrom) {
	const df = prior.weight + values.length - 1;
	const kept = values.length >= robustFrom ? winsorised(values, prior, df) : [...values];
	const centre = mean(kept);
	const squares = sum(kept.map((value) => (value - centre) ** 2));
	return {
		mean: centre,
		sd: Math.sqrt((prior.weight * prior.sd ** 2 + squares) / df),
		df
	};
}
function winsorised(values, prior, df) {
	const all = [...values];
	const middle = median(all);
	const mad = NORMAL * medianAbsoluteDeviation(all);
	const limit = REACH * Math.sqrt((prior.weight * prior.sd ** 2 + (all.length - 1) * mad ** 2) / df);
	return all.map((value) => Math.min(Math.max(value, middle - limit), middle + limit));
}

// src/core/decision/stored-rule.ts
/** Runs that the location is taken from, and that the spread is learned from. */
const LOCATED_BY$1 = 10;
const SPREAD_BY = 30;
/** Values from which on outliers can be told. */
const ROBUST_FROM$1 = 3;
/** With fewer earlier runs nothing is called a warning: only "fine", "not known" or "far beyond". */
const FEW = 3;
const KAPPA$2 = .9;
const CONFIDENCE$2 = .99;
/** A worsening beyond the limit this unlikely is ruled out. */
const RULED_OUT = .05;
/**
* Judges one run against earlier ones by a moderated t: `head` and `earlier` (newest first, at least one) are natural
* logarithms in which higher is worse.
*/
function judgeStored(head, earlier, rule) {
	const near = earlier.slice(0, LOCATED_BY$1);
	const { mean: location } = moderated(near, rule.prior, ROBUST_FROM$1);
	const { sd, df } = moderated(earlier.slice(0, SPREAD_BY), rule.prior, ROBUST_FROM$1);
	const se = sd * Math.sqrt(1 + 1 / near.length);
	const difference = head - location;
	const facts = {
		location,
		difference,
		se,
		df,
		sd,
		beyond: studentTail((rule.thetaWarn - difference) / se, df),
		count: near.length
	};
	return {
		...facts,
		state: stateOf$1(facts, rule)
	};
}
function stateOf$1(facts, { thetaWarn, thetaFail }) {
	const { difference, se, df, beyond, count } = facts;
	const reach = studentQuantile(CONFIDENCE$2, df) * se;
	if (difference > thetaFail && difference - reach > thetaWarn) return "critical";
	if (difference > KAPPA$2 * thetaWarn && difference - reach > 0) return count < FEW ? "inconclusive" : "significant";
	if (difference + reach < 0 && difference < -thetaWarn) return "improved";
	return beyond < RULED_OUT ? "unchanged" : "inconclusive";
}

// src/core/decision/judge-latency.ts
const INTERVAL$1 = .975;
const CONFIDENCE$1 = .99;
const POWER$1 = .8;
const NOTICEABLE$2 = Math.log1p(.05);
/** One latency against earlier runs; `base` is their centre. null: no earlier run has it. */
function judgeLatency({ subject, metric, head, earlier, policy }) {
	const logs = logsOf$1(earlier.entries, subject, metric);
	if (logs.length === 0 || head <= 0) return null;
	const limits = limitsOf(policy, subject, metric);
	const floor = limits.floor / Math.exp(logs[0] ?? 0);
	const theta = (limit) => Math.max(Math.log1p(limit), Math.log1p(floor));
	const rule = {
		thetaWarn: theta(limits.warn),
		thetaFail: theta(limits.fail),
		prior: earlier.prior
	};
	const found = judgeStored(Math.log(head), logs, rule);
	return {
		base: Math.exp(found.location),
		worse: Math.expm1(found.difference),
		class: classOf(found, head, limits.floor),
		evidence: evidenceOf$1(found, rule.thetaWarn)
	};
}
function classOf(found, head, floor) {
	if (found.state !== "unchanged") return found.state;
	const { difference, se, df, location } = found;
	return difference - studentQuantile(INTERVAL$1, df) * se > 0 && head - Math.exp(location) >= floor && difference > NOTICEABLE$2 ? "slower" : "unchanged";
}
function evidenceOf$1({ difference, se, df, sd, count }, thetaWarn) {
	const half = studentQuantile(INTERVAL$1, df) * se;
	const least = Math.max(thetaWarn, studentQuantile(CONFIDENCE$1, df) * se);
	return {
		way: "stored",
		low: Math.expm1(difference - half),
		high: Math.expm1(difference + half),
		noise: Math.expm1(sd),
		smallest: Math.expm1(least + studentQuantile(POWER$1, df) * se),
		count,
		pairs: []
	};
}

// src/core/statistics/benjamini-hochberg.ts
/**
* Which of several p-values (0…1) may be called discoveries with a false discovery rate of at most `rate`, in
* their order. Benjamini & Hochberg 1995: the largest i with p_(i) ≤ rate·i/m and all that are not above it.
*/
function benjaminiHochberg(pValues, rate) {
	const sorted = pValues.toSorted((a, b) => a - b);
	const limit = sorted[sorted.findLastIndex((p, index) => p <= rate * (index + 1) / sorted.length)];
	return pValues.map((p) => limit !== void 0 && p <= limit);
}

// src/core/decision/wording.ts
/** "p95 of GET orders +38 % (182 ms → 251 ms, limit +20 %)" */
function comparisonText(facts, limits) {
	const metric = definitionOf(facts.metric);
	const whose = facts.subject.kind === "overall" ? "overall" : `of ${subjectKey(facts.subject)}`;
	const name = facts.subject.kind === "overall" ? `${whose} ${metric.title}` : `${metric.title} ${whose}`;
	const sides = `${quantity(facts.base, facts.unit)} → ${quantity(facts.head, facts.unit)}`;
	const change = facts.base === 0 ? "from zero" : changeText(facts.change);
	if (facts.class === "inconclusive" && facts.evidence === void 0) {
		const { base, head } = facts.samples;
		return `${name} ${change} (${sides}), not judged: ${Math.min(base, head)} requests, and it takes ${metric.fewest}`;
	}
	return `${name} ${change} (${sides}${sureOf(facts)}${limitOf(facts.class, limits)})`;
}
/** Beside a change that matters, and beside one that could not be judged. */
function sureOf({ evidence, class: found }) {
	if (evidence === void 0 || found === "unchanged") return "";
	return `, 95 % sure of ${changeText(evidence.low)} to ${changeText(evidence.high)}`;
}
function limitOf(found, { warn, fail }) {
	if (found === "critical") return `, limit +${percent(fail)} %`;
	return found === "significant" ? `, limit +${percent(warn)} %` : "";
}
const percent = (ratio) => String(Math.round(ratio * 1e3) / 10);

// src/core/decision/many-endpoints.ts
/** Endpoints from which on chance alone would accuse one of them too often. */
const MANY = 5;
const LOCATED_BY = 10;
const FEWEST_RUNS = 3;
const FALSE_DISCOVERIES = .05;
const FAMILY_CHANCE = .025;
const KAPPA$1 = .9;
/** What an endpoint moves beside the others from run to run. */
const OWN = {
	sd: .05,
	weight: 4
};
const ROBUST_FROM = 3;
const METRICS = [
	"p50",
	"p95",
	"p99"
];
/**
* Judges many endpoints of stored runs together: first whether the whole service is slower, then which endpoints are
* slower than the rest, with a false discovery rate of 5 % (Benjamini & Hochberg). A run that is slow for everyone
* then accuses no endpoint, and one endpoint's change shows against the quiet rest.
*/
function amongMany(comparisons, earlier, policy) {
	return METRICS.reduce((all, metric) => amongMetric(all, metric, earlier, policy), comparisons);
}
function amongMetric(all, metric, { entries, prior }, policy) {
	const judged = all.filter((one) => one.metric === metric && isJudgedEndpoint(one));
	const runs = entries.slice(0, LOCATED_BY).flatMap((entry) => logsOf(entry, judged, metric));
	if (judged.length < MANY || runs.length < FEWEST_RUNS) return all;
	const shifts = judged.map(({ worse }) => Math.log1p(worse ?? 0));
	const family = median(shifts);
	const spread = Math.sqrt(1 + 1 / runs.length);
	const whole = moderated(runs.map((logs) => median([...logs])), prior, ROBUST_FROM);
	const general = limitsOf(policy, { kind: "overall" }, metric);
	const wholeIsSlower = family > Math.log1p(general.warn) && studentTail(family / (whole.sd * spread), whole.df) < FAMILY_CHANCE;
	const own = shifts.map((shift) => shift - family);
	const chances = own.map((shift, index) => {
		const residuals = runs.map((logs) => (logs[index] ?? 0) - median([...logs]));
		const { sd, df } = moderated(residuals, OWN, ROBUST_FROM);
		return studentTail(shift / (sd * spread), df);
	});
	const found = benjaminiHochberg(chances, FALSE_DISCOVERIES);
	return all.map((one) => {
		const index = judged.indexOf(one);
		if (index < 0) return one;
		const limits = limitsOf(policy, one.subject, metric);
		const theta = Math.max(Math.log1p(limits.warn), Math.log1p(limits.floor / (one.base ?? 1)));
		const shift = shifts[index] ?? 0;
		return settle(one, found[index] === true && (own[index] ?? 0) > KAPPA$1 * theta && shift > KAPPA$1 * theta || wholeIsSlower && shift > theta, limits);
	});
}
function isJudgedEndpoint({ subject, evidence, worse }) {
	return subject.kind === "endpoint" && evidence !== void 0 && worse !== null;
}
/** Logarithms of all these endpoints in one run; none: the run lacks one of them. */
function logsOf(entry, endpoints, metric) {
	const values = endpoints.map(({ subject }) => entry.values[subjectKey(subject)]?.[metric] ?? 0);
	return values.every((value) => value > 0) ? [values.map(Math.log)] : [];
}
/** Takes an accusation back, or makes one that a single look could not. */
function settle(one, worse, limits) {
	if ((one.class === "significant" || one.class === "critical") === worse || one.class === "improved") return one;
	const found = worse ? "significant" : "inconclusive";
	const facts = {
		...one,
		class: found,
		action: actionOf(found)
	};
	return {
		...facts,
		text: comparisonText(facts, limits)
	};
}

// src/core/decision/one-sided.ts
/** An endpoint that only one side has; its p95 (or nothing, where none answered) stands for it. */
function oneSided(endpoint, found) {
	const { name, method, duration, requests } = endpoint;
	const subject = {
		kind: "endpoint",
		name,
		method
	};
	const value = duration?.p95 ?? null;
	const where = found === "new" ? "is new: there is nothing to compare it with" : "was not called any more";
	return {
		subject,
		metric: "p95",
		unit: "ms",
		base: found === "missing" ? value : null,
		head: found === "new" ? value : null,
		change: null,
		worse: null,
		class: found,
		action: null,
		text: `${subjectKey(subject)} ${where}.`,
		samples: {
			base: found === "missing" ? requests : 0,
			head: found === "new" ? requests : 0
		}
	};
}

// src/core/decision/point-rule.ts
/** 105 / 100 − 1 is a little above 0.05 in binary: a change at a limit is not beyond it. */
const ROUNDING = 1e-9;
/** Below this a difference is not worth a word, whatever the limits. */
const NOTICEABLE$1 = .05;
/** An error rate that grew from 0 is critical from here on. */
const CRITICAL_ERROR_RATE = .05;
/** One failed request is an accident: an error rate is worse only with this many more than expected. */
const FEWEST_ERRORS = 3;
/**
* The user's rule on the point estimate alone: worse than `fail` is critical, worse than `warn` significant,
* noticeably worse is slower. It does not know noise; what does replaces the inside of this function.
*/
function judgePoint(input) {
	const { metric, base, head, samples } = input;
	const worse = worsening(metric, base, head);
	if (Math.min(samples.base, samples.head) < metric.fewest) return {
		worse,
		class: "inconclusive",
		action: null
	};
	const difference = metric.better === "lower" ? head - base : base - head;
	if (Math.abs(difference) < metric.floor) return {
		worse,
		class: "unchanged",
		action: null
	};
	if (metric.id === "error-rate" && Math.abs(difference) * samples.head < FEWEST_ERRORS) return {
		worse,
		class: "unchanged",
		action: null
	};
	if (worse === null) return fromZero(metric, head);
	return {
		worse,
		...byLimits(worse, input.policy)
	};
}
/** Relative worsening. Where higher is better the sides are swapped, so that halving is +100 %. */
function worsening(metric, base, head) {
	const [from, to] = metric.better === "lower" ? [base, head] : [head, base];
	if (from === 0) return to === 0 ? 0 : null;
	return to / from - 1;
}
function byLimits(worse, { warn, fail }) {
	const beyond = (limit) => worse > limit + ROUNDING;
	if (beyond(fail)) return {
		class: "critical",
		action: "review recent changes"
	};
	if (beyond(warn)) return {
		class: "significant",
		action: "investigate"
	};
	if (beyond(NOTICEABLE$1)) return {
		class: "slower",
		action: "monitor"
	};
	return {
		class: worse < -warn / (1 + warn) ? "improved" : "unchanged",
		action: null
	};
}
/** No ratio exists: an error rate that appears is judged by its size, a rate that vanishes is critical. */
function fromZero(metric, head) {
	return metric.id !== "error-rate" || head >= CRITICAL_ERROR_RATE ? {
		worse: null,
		class: "critical",
		action: "review recent changes"
	} : {
		worse: null,
		class: "significant",
		action: "investigate"
	};
}

// src/core/decision/compare.ts
/** From this share of failed requests on an endpoint does not work. */
const BROKEN$1 = .9;
/** Compares every metric of the whole and of every endpoint, in the metric's own direction. */
function compare(head, base, policy, earlier) {
	const bases = new Map(base.endpoints.map((endpoint) => [keyOf$3(endpoint), endpoint]));
	const heads = new Map(head.endpoints.map((endpoint) => [keyOf$3(endpoint), endpoint]));
	const both = head.endpoints.flatMap((endpoint) => {
		const other = bases.get(keyOf$3(endpoint));
		return other === void 0 ? [] : [{
			subject: subjectOf$1(endpoint),
			base: other,
			head: endpoint
		}];
	});
	const mended = both.filter((pair) => isBroken$1(pair.base) && !isBroken$1(pair.head));
	const judged = both.filter((pair) => !mended.includes(pair));
	const appeared = head.endpoints.filter((endpoint) => !bases.has(keyOf$3(endpoint)));
	const gone = base.endpoints.filter((endpoint) => !heads.has(keyOf$3(endpoint)));
	const overall = {
		subject: { kind: "overall" },
		base: base.overall,
		head: head.overall
	};
	const pairs = mended.length === 0 ? [overall, ...judged] : judged;
	return {
		comparisons: [
			...amongMany(pairs.flatMap((pair) => metricsOf(pair, policy, earlier)), earlier, policy),
			...mended.map(({ head: endpoint }) => oneSided(endpoint, "new")),
			...appeared.map((endpoint) => oneSided(endpoint, "new")),
			...gone.map((endpoint) => oneSided(endpoint, "missing"))
		],
		notes: [...earlier.notes, ...mended.map(({ subject }) => `${subjectKey(subject)} fails on the baseline and works now, so it counts as new, and the overall figures are left out.`)]
	};
}
const keyOf$3 = ({ method, name }) => `${method} ${name}`;
function subjectOf$1({ method, name }) {
	return {
		kind: "endpoint",
		name,
		method
	};
}
function isBroken$1({ requests, failed }) {
	return requests > 0 && failed / requests >= BROKEN$1;
}
function metricsOf(pair, policy, earlier) {
	return METRICS$1.flatMap((metric) => {
		const comparison = one(pair, metric, policy, earlier);
		return comparison === null ? [] : [comparison];
	});
}
function one(pair, metric, policy, earlier) {
	const base = metricValues(pair.base)[metric.id];
	const head = metricValues(pair.head)[metric.id];
	if (base === void 0 || head === void 0) return null;
	const samples = {
		base: pair.base.requests,
		head: pair.head.requests
	};
	const { subject } = pair;
	const limits = limitsOf(policy, subject, metric.id);
	const enough = Math.min(samples.base, samples.head) >= metric.fewest;
	const found = metric.unit === "ms" && enough ? judgeLatency({
		subject,
		metric: metric.id,
		head,
		earlier,
		policy
	}) : null;
	const point = judgePoint({
		metric,
		base,
		head,
		samples,
		policy: limits
	});
	const judged = found ?? {
		base,
		worse: point.worse,
		class: point.class
	};
	const facts = {
		subject,
		metric: metric.id,
		unit: metric.unit,
		head,
		change: judged.base === 0 || judged.base === null ? null : head / judged.base - 1,
		samples,
		role: limits.role,
		action: actionOf(judged.class),
		...judged
	};
	return {
		...facts,
		text: comparisonText(facts, limits)
	};
}

// src/core/decision/duet-rule.ts
/** What is expected of a pair before any is seen: 5 % and its own rounds' uncertainty, worth four pairs. */
const PRIOR_SD = .05;
const PRIOR_WEIGHT = 4;
/** Two starts of the same build differ by this much, and pairing does not remove it. */
const START_SD = .015;
/** Looks at a growing sample: a pass may be wrong more often than an accusation. */
const PASS_TO_FLAG = 2.5;
/** With the budget spent, an estimate this close to the limit is beyond it. */
const KAPPA = .9;
/** The fewest pairs that anything is said of. */
const FEWEST_PAIRS = 4;
const CONFIDENCE = .995;
/**
* Judges the paired log-ratios of one metric: moderated t with a floor for the servers' starts. `widths`: each
* pair's own uncertainty of its percentile, as a standard deviation of the logarithm. Needs four differences.
*/
function judgeDifferences(differences, widths, rule) {
	const squares = widths.reduce((sum, width) => sum + width ** 2, 0) / Math.max(widths.length, 1);
	const prior = {
		sd: Math.sqrt(PRIOR_SD ** 2 + 2 * squares),
		weight: PRIOR_WEIGHT
	};
	const { mean, sd, df } = moderated(differences, prior, 4);
	const se = Math.sqrt(sd ** 2 / differences.length + 2 * START_SD ** 2 / rule.starts);
	const low = mean - studentQuantile(rule.confidence, df) * se;
	const high = mean + studentQuantile(1 - PASS_TO_FLAG * (1 - rule.confidence), df) * se;
	const facts = {
		mean,
		se,
		df,
		low,
		high,
		sd
	};
	if (isWorse(mean, low, rule)) {
		const critical = mean > rule.thetaFail && low > rule.thetaWarn;
		return {
			...facts,
			state: "regressed",
			severity: critical ? "critical" : "significant"
		};
	}
	return {
		...facts,
		state: isSettled(mean, high, rule) ? "settled" : "open",
		severity: null
	};
}
function isWorse(mean, low, { thetaWarn, last }) {
	if (low <= 0) return false;
	if (last) return mean > KAPPA * thetaWarn;
	return mean > thetaWarn && low > thetaWarn / 2;
}
function isSettled(mean, high, rule) {
	if (high < rule.thetaWarn) return true;
	return mean < rule.thetaWarn / 2 && (rule.last || rule.tail && high < rule.thetaFail);
}

// src/core/decision/duet-wording.ts
/** "p95 of GET orders +38 % (182 ms → 251 ms, 95 % sure of +31 % to +45 %, limit +20 %)" */
function duetText(facts, metric) {
	const title = definitionOf(facts.metric).title;
	const name = facts.subject.kind === "overall" ? `overall ${title}` : `${title} of ${subjectKey(facts.subject)}`;
	if (metric.kind === "vague") return `${name}: not judged, a round holds too few requests (${facts.samples.head} on head in all)`;
	const change = facts.base === 0 ? facts.head === 0 ? "±0 %" : "from zero" : changeText(facts.change);
	const sides = `${quantity(facts.base, facts.unit)} → ${quantity(facts.head, facts.unit)}`;
	if (metric.kind === "latency" && metric.found === null) {
		const { length } = metric.values.differences;
		return `${name} ${change} (${sides}), not judged: ${length} pairs of ${metric.values.joinedRounds} joined rounds each, and it takes ${4}`;
	}
	return `${name} ${change} (${[
		sides,
		...surety(facts, metric),
		...limit(facts, metric)
	].join(", ")})`;
}
function surety({ evidence }, metric) {
	if (metric.kind === "errors") {
		const { base, head } = metric.found.episodes;
		return base + head === 0 ? [] : [`${base} error episodes → ${head}`];
	}
	if (evidence === void 0) return [];
	return [`95 % sure of ${changeText(evidence.low)} to ${changeText(evidence.high)}`];
}
function limit(facts, { limits, kind }) {
	const percent = (ratio) => `limit +${Math.round(ratio * 1e3) / 10} %`;
	if (kind === "errors") return [];
	if (facts.class === "critical") return [percent(limits.fail)];
	return facts.class === "significant" || facts.class === "inconclusive" ? [percent(limits.warn)] : [];
}

// src/core/statistics/episodes.ts
/** A run of failing seconds counts as one event up to this length, and as one more for each further one. */
const EPISODE_SECONDS = 2;
/**
* How many separate events stand behind errors: runs of consecutive seconds with an error, a longer run counting
* once for every two seconds. `seconds`: ascending, whole. Errors within a burst are not independent; their bursts
* more nearly are.
*/
function countEpisodes(seconds) {
	let episodes = 0;
	let length = 0;
	seconds.forEach((second, index) => {
		length += 1;
		if (seconds[index + 1] === second + 1) return;
		episodes += Math.ceil(length / EPISODE_SECONDS);
		length = 0;
	});
	return episodes;
}

// src/core/decision/duet-errors.ts
/** Odds against chance that separate more error episodes from worse ones. */
const CHANCE = .01;
/** A failure rate that is critical whatever the episodes say, where it shows in half of head's rounds. */
const FAILING = .05;
const HEALTHY = .01;
const TENFOLD = 10;
const EPISODES_PER_ROUND = 2;
/**
* Judges failures by their episodes: errors come in bursts, and single ones are not independent. An unchanged head
* has each episode with probability ½ of all. Not settled while head has more and the odds can still fall below 1 %.
*/
function judgeErrors({ subject, pairs, floor, toCome }) {
	const base = total(pairs.map((pair) => pair.base), subject);
	const head = total(pairs.map((pair) => pair.head), subject);
	const facts = {
		base: base.rate,
		head: head.rate,
		episodes: {
			base: base.episodes,
			head: head.episodes
		}
	};
	const more = head.rate - base.rate >= floor;
	const odds = (further) => binomialTail(head.episodes + further, head.episodes + further + base.episodes, .5);
	if (isFailing(base.rate, pairs, subject) || more && odds(0) < CHANCE) {
		const critical = head.rate >= FAILING || head.rate >= TENFOLD * base.rate;
		return {
			...facts,
			state: "regressed",
			severity: critical ? "critical" : "significant"
		};
	}
	const reachable = odds(toCome * EPISODES_PER_ROUND) < CHANCE;
	const open = head.episodes > base.episodes && head.rate - base.rate >= floor / 2 && reachable;
	return {
		...facts,
		state: open ? "open" : "settled",
		severity: null
	};
}
/** Failing steadily: too plain for odds. */
function isFailing(baseRate, pairs, subject) {
	if (baseRate > HEALTHY || pairs.length === 0) return false;
	return pairs.filter(({ head }) => {
		const seen = head.subjects[subject];
		return seen !== void 0 && seen.requests > 0 && seen.failed / seen.requests >= FAILING;
	}).length * 2 >= pairs.length;
}
function total(rounds, subject) {
	const seen = rounds.flatMap(({ subjects }) => subjects[subject] ?? []);
	const requests = seen.reduce((sum, one) => sum + one.requests, 0);
	const failed = seen.reduce((sum, one) => sum + one.failed, 0);
	const episodes = seen.reduce((sum, one) => sum + countEpisodes(one.failingSeconds), 0);
	return {
		rate: requests === 0 ? 0 : failed / requests,
		episodes
	};
}

// src/core/model/percentiles.ts
/**
* Probabilities at which a round's distribution of latencies is kept, exact values each. They lie close around the
* judged ones, so that rounds can be joined and a percentile's own uncertainty be read.
*/
const LADDER = [
	.05,
	.2,
	.3,
	.35,
	.4,
	.45,
	.5,
	.55,
	.6,
	.65,
	.7,
	.8,
	.85,
	.88,
	.9,
	.92,
	.93,
	.94,
	.95,
	.96,
	.97,
	.98,
	.985,
	.99,
	.993,
	.996,
	.999
];

// src/core/statistics/percentiles.ts
/** The natural logarithm of the `q`-quantile, linear in q between two steps of the ladder. */
function logQuantile({ values }, q) {
	const above = LADDER.findIndex((step) => step >= q);
	const at = above < 0 ? LADDER.length - 1 : above;
	const high = logAt(values, at);
	const before = LADDER[at - 1];
	const step = LADDER[at] ?? q;
	if (before === void 0 || step <= q) return high;
	const low = logAt(values, at - 1);
	return low + (high - low) * (q - before) / (step - before);
}
/** The half-width of a quantile's own uncertainty, as a standard deviation of its logarithm: order statistics. */
function logError(percentiles, q) {
	const half = 1.96 * Math.sqrt(q * (1 - q) / percentiles.count);
	return (logQuantile(percentiles, Math.min(q + half, 1)) - logQuantile(percentiles, Math.max(q - half, 0))) / 3.92;
}
/** Percentiles of several sets of requests together: the mean of their distributions, weighted by requests. */
function joined$1(parts) {
	const [only] = parts;
	if (parts.length === 1 && only !== void 0) return only;
	const count = parts.reduce((total, part) => total + part.count, 0);
	return {
		count,
		values: LADDER.map((q) => Math.exp(jointQuantile(parts, count, q)))
	};
}
const HALVINGS = 40;
function jointQuantile(parts, count, q) {
	const all = parts.map((part) => logQuantile(part, q));
	let [low, high] = [Math.min(...all), Math.max(...all)];
	for (let step = 0; step < HALVINGS; step += 1) {
		const middle = (low + high) / 2;
		if (parts.reduce((total, part) => total + part.count * shareBelow(part, middle), 0) < q * count) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
/** The share of requests with a logarithm of at most `log`. */
function shareBelow(part, log) {
	let [low, high] = [0, 1];
	for (let step = 0; step < HALVINGS; step += 1) {
		const middle = (low + high) / 2;
		if (logQuantile(part, middle) < log) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
/** A latency of 0 ms (below the clock's resolution) has no logarithm. */
const SHORTEST_MS$2 = .001;
function logAt(values, index) {
	return Math.log(Math.max(values[index] ?? 0, SHORTEST_MS$2));
}

// src/core/decision/pair-differences.ts
/** Requests that must lie beyond a percentile, on either side, for its value to mean something. */
const BEYOND = 5;
/** Rounds of an arm that are joined at most to get there. */
const MOST_JOINED = 4;
/** null: too few requests in every round for this percentile, even joined. */
function pairDifferences(pairs, subject, q) {
	const both = pairs.flatMap(({ base, head }) => {
		const [b, h] = [base.subjects[subject]?.percentiles, head.subjects[subject]?.percentiles];
		return b && h ? [{
			base: b,
			head: h
		}] : [];
	});
	if (both.length === 0) return null;
	const fewest = BEYOND / Math.min(q, 1 - q);
	const typical = Math.min(...both.map(({ base, head }) => Math.min(base.count, head.count)));
	const size = Math.ceil(fewest / Math.max(typical, 1) - 1e-9);
	if (size > MOST_JOINED) return null;
	const groups = Array.from({ length: Math.floor(both.length / size) }, (_, index) => both.slice(index * size, (index + 1) * size));
	if (groups.length === 0) return null;
	const read = (parts) => {
		const all = joined$1(parts);
		return {
			log: logQuantile(all, q),
			error: logError(all, q)
		};
	};
	const values = groups.map((group) => ({
		base: read(group.map(({ base }) => base)),
		head: read(group.map(({ head }) => head))
	}));
	const centre = (logs) => Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
	return {
		differences: values.map(({ base, head }) => head.log - base.log),
		widths: values.map(({ base, head }) => (base.error + head.error) / 2),
		base: centre(values.map(({ base }) => base.log)),
		head: centre(values.map(({ head }) => head.log)),
		joinedRounds: size
	};
}

// src/core/decision/judge-pairs.ts
const LATENCIES = [
	["p50", .5],
	["p95", .95],
	["p99", .99]
];
/** What both arms were seen to be asked for. */
function subjectsOf$1(pairs) {
	const keys = (arm) => new Set(pairs.flatMap((pair) => Object.keys(pair[arm].subjects)));
	const ofBase = keys("base");
	return [...keys("head")].filter((key) => ofBase.has(key)).map(toSubject);
}
function toSubject(key) {
	if (key === "overall") return { kind: "overall" };
	const space = key.indexOf(" ");
	return {
		kind: "endpoint",
		method: key.slice(0, space),
		name: key.slice(space + 1)
	};
}
/** Judges every metric of every subject that both arms have. */
function judgePairs(input) {
	return input.subjects.flatMap((subject) => [errorsOf(input, subject), ...LATENCIES.map(([metric, q]) => latencyOf(input, subject, metric, q))]);
}
function errorsOf(input, subject) {
	const { pairs, policy, mostPairs, last } = input;
	const limits = limitsOf(policy, subject, "error-rate");
	const key = subjectKey(subject);
	if (!pairs.some(({ base, head }) => key in base.subjects && key in head.subjects)) return {
		kind: "vague",
		subject,
		metric: "error-rate",
		limits
	};
	const toCome = last ? 0 : Math.max(0, mostPairs - pairs.length);
	return {
		kind: "errors",
		subject,
		metric: "error-rate",
		limits,
		found: judgeErrors({
			subject: key,
			pairs,
			floor: limits.floor,
			toCome
		})
	};
}
function latencyOf(input, subject, metric, q) {
	const { pairs, policy, starts, last } = input;
	const limits = limitsOf(policy, subject, metric);
	const values = pairDifferences(pairs, subjectKey(subject), q);
	if (values === null) return {
		kind: "vague",
		subject,
		metric,
		limits
	};
	const { differences, widths, base } = values;
	if (differences.length < 4) return {
		kind: "latency",
		subject,
		metric,
		limits,
		values,
		found: null
	};
	const theta = (limit) => Math.max(Math.log1p(limit), Math.log1p(limits.floor / base));
	return {
		kind: "latency",
		subject,
		metric,
		limits,
		values,
		found: judgeDifferences(differences, widths, {
			thetaWarn: theta(limits.warn),
			thetaFail: theta(limits.fail),
			starts,
			tail: metric === "p99",
			last,
			confidence: policy.confidence ?? .995
		})
	};
}

// src/core/decision/subjects.ts
/** From this share of failed requests on an endpoint does not work. */
const BROKEN = .9;
const OVERALL = { kind: "overall" };
/**
* Sorts the endpoints of two arms. One that fails on base and works on head counts as new, and the overall figures
* of both are left out: fast failures against real work is no comparison.
*/
function duetSubjects(base, head) {
	const bases = new Map(base.endpoints.map((endpoint) => [keyOf$2(endpoint), endpoint]));
	const heads = new Set(head.endpoints.map(keyOf$2));
	const shared = head.endpoints.filter((endpoint) => bases.has(keyOf$2(endpoint)));
	const mended = shared.filter((endpoint) => {
		const other = bases.get(keyOf$2(endpoint));
		return other !== void 0 && isBroken(other) && !isBroken(endpoint);
	});
	const judged = shared.filter((endpoint) => !mended.includes(endpoint)).map(subjectOf);
	return {
		both: [...mended.length > 0 ? [] : [OVERALL], ...judged],
		appeared: [...mended, ...head.endpoints.filter((endpoint) => !bases.has(keyOf$2(endpoint)))],
		gone: base.endpoints.filter((endpoint) => !heads.has(keyOf$2(endpoint))),
		notes: mended.map((endpoint) => `${subjectKey(subjectOf(endpoint))} fails on base and works now, so it counts as new, and the overall figures are left out.`)
	};
}
const keyOf$2 = ({ method, name }) => `${method} ${name}`;
function subjectOf({ method, name }) {
	return {
		kind: "endpoint",
		name,
		method
	};
}
function isBroken({ requests, failed }) {
	return requests > 0 && failed / requests >= BROKEN;
}

// src/core/decision/usable-pairs.ts
/** Share of a round's CPU time taken by the machine's host from which on the pair says nothing. */
const STOLEN = .05;
/** Shares of pairs, and of all CPU time, from which on the whole run says nothing. */
const MOST_DROPPED = .3;
const MOST_STOLEN = .1;
/** Leaves out the pairs in which the machine was not ours alone. */
function usablePairs(all) {
	const pairs = all.filter(({ base, head }) => Math.max(base.steal ?? 0, head.steal ?? 0) <= STOLEN);
	const dropped = all.length - pairs.length;
	const shares = all.flatMap(({ base, head }) => [base.steal ?? 0, head.steal ?? 0]);
	const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(shares.length, 1);
	const percent = (share) => `${(share * 100).toFixed(0)} %`;
	const invalid = [...dropped > MOST_DROPPED * all.length ? [`The machine's host took CPU time away in ${dropped} of ${all.length} pairs of rounds (more than ${percent(STOLEN)} of a round).`] : [], ...mean > MOST_STOLEN ? [`The machine's host took ${percent(mean)} of the CPU time away.`] : []];
	return {
		pairs,
		notes: dropped === 0 ? [] : [`${dropped} of ${all.length} pairs of rounds are left out: the machine's host took CPU time away in them.`],
		invalid
	};
}

// src/core/decision/compare-duet.ts
/** Below this a difference is not worth a word, whatever the limits. */
const NOTICEABLE = Math.log1p(.05);
/** An interval's half: 95 % of the time the true change lies inside. */
const INTERVAL = .975;
/** Chance of finding the smallest change that this run could see. */
const POWER = .8;
/** Compares the arms of a duet, metric by metric, with what it may say of each. */
function compareDuet(head, duet, policy) {
	const found = duetSubjects(duet.base, head);
	const { pairs, notes } = usablePairs(duet.pairs);
	const { starts, mostPairs } = duet;
	return {
		comparisons: [
			...judgePairs({
				pairs,
				subjects: found.both,
				policy,
				starts,
				mostPairs,
				last: isLast(duet)
			}).map((metric) => comparisonOf(metric, pairs, policy)),
			...found.appeared.map((endpoint) => oneSided(endpoint, "new")),
			...found.gone.map((endpoint) => oneSided(endpoint, "missing"))
		],
		notes: [...found.notes, ...notes],
		comparing: {
			way: "duet",
			pairs: pairs.length,
			roundMs: duet.roundMs,
			loadSeconds: 2 * duet.pairs.length * duet.roundMs / 1e3,
			stop: STOPPED[duet.stop]
		}
	};
}
const STOPPED = {
	regressed: "a regression was certain",
	settled: "every metric was settled",
	budget: "the seconds of load were spent",
	cancelled: "the run was cancelled"
};
const isLast = ({ stop }) => stop === "budget";
function comparisonOf(metric, pairs, policy) {
	const { unit } = definitionOf(metric.metric);
	const facts = {
		subject: metric.subject,
		metric: metric.metric,
		unit,
		role: metric.limits.role,
		samples: samplesOf(pairs, metric.subject),
		...judgedFacts(metric, policy)
	};
	return {
		...facts,
		action: actionOf(facts.class),
		text: duetText(facts, metric)
	};
}
function judgedFacts(metric, policy) {
	if (metric.kind === "vague") return {
		base: null,
		head: null,
		change: null,
		worse: null,
		class: "inconclusive"
	};
	const { base, head } = metric.kind === "errors" ? metric.found : metric.values;
	const change = base === 0 ? null : head / base - 1;
	const sides = {
		base,
		head,
		change,
		worse: base === 0 && head === 0 ? 0 : change
	};
	if (metric.kind === "errors") return {
		...sides,
		class: errorClass(metric)
	};
	const { found } = metric;
	if (found === null) return {
		...sides,
		class: "inconclusive"
	};
	const worse = Math.expm1(found.mean);
	const evidence = evidenceOf(metric, policy.confidence ?? .995);
	return {
		...sides,
		change: worse,
		worse,
		class: latencyClass(metric),
		...evidence && { evidence }
	};
}
function errorClass({ found, limits }) {
	if (found.severity !== null) return found.severity;
	if (found.state === "open") return "inconclusive";
	return found.base - found.head >= limits.floor && found.episodes.head * 4 < found.episodes.base ? "improved" : "unchanged";
}
function latencyClass(metric) {
	const { found, limits, values } = metric;
	if (found === null) return "inconclusive";
	if (found.severity !== null) return found.severity;
	const theta = Math.max(Math.log1p(limits.warn), Math.log1p(limits.floor / values.base));
	if (found.state === "open" && found.mean >= theta / 2) return "inconclusive";
	if (found.high < 0 && found.mean < -theta) return "improved";
	return found.low > 0 && Math.abs(values.head - values.base) >= limits.floor && found.mean > NOTICEABLE ? "slower" : "unchanged";
}
function evidenceOf(metric, confidence) {
	const { found, limits, values } = metric;
	if (found === null) return null;
	const { mean, se, df } = found;
	const half = studentQuantile(INTERVAL, df) * se;
	const least = Math.max(Math.log1p(limits.warn), studentQuantile(confidence, df) * se);
	return {
		way: "duet",
		low: Math.expm1(mean - half),
		high: Math.expm1(mean + half),
		noise: Math.expm1(sampleStandardDeviation([...values.differences])),
		smallest: Math.expm1(least + studentQuantile(POWER, df) * se),
		count: values.differences.length,
		pairs: values.differences.map((difference) => Math.expm1(difference))
	};
}
function samplesOf(pairs, subject) {
	const key = subjectKey(subject);
	const sum = (arm) => pairs.reduce((total, pair) => total + (pair[arm].subjects[key]?.requests ?? 0), 0);
	return {
		base: sum("base"),
		head: sum("head")
	};
}

// src/core/decision/rank.ts
const SEVERITY = [
	"critical",
	"significant",
	"missing",
	"accepted",
	"slower",
	"improved",
	"new",
	"inconclusive",
	"unchanged"
];
/** p95 is what people know; errors come before latency, since fast failures are no improvement. */
const METRIC_ORDER = [
	"error-rate",
	"p95",
	"p50",
	"p99",
	"delivered-rate"
];
/** Worst first: by class, errors before latency, an endpoint before the whole that it slows, then by size. */
function byWorst(a, b) {
	const errors = Number(b.metric === "error-rate") - Number(a.metric === "error-rate");
	const endpoint = Number(b.subject.kind === "endpoint") - Number(a.subject.kind === "endpoint");
	return SEVERITY.indexOf(a.class) - SEVERITY.indexOf(b.class) || errors || endpoint || size(b) - size(a) || METRIC_ORDER.indexOf(a.metric) - METRIC_ORDER.indexOf(b.metric);
}
/** From zero is worse than any ratio. */
function size({ worse, class: found }) {
	if (worse === null) return found === "critical" || found === "significant" ? Number.MAX_VALUE : 0;
	return Math.abs(worse);
}

// src/core/decision/reasons.ts
/** Why the verdict is what it is, worst first. */
function reasonsOf(input) {
	const { head, policy } = input;
	if (!head.validity.valid) return head.validity.reasons.map((text) => reason$2("invalid", "error", text));
	const sorted = [
		...regressions(input.comparisons, policy),
		...crossed(head.thresholds, policy),
		...input.base === null ? [withoutBaseline(input)] : []
	].toSorted((a, b) => rank(a) - rank(b));
	return sorted.length > 0 ? sorted : [settled(input)];
}
const ORDER = [
	"error",
	"warning",
	"notice"
];
const rank = ({ severity }) => ORDER.indexOf(severity);
function reason$2(kind, severity, text) {
	return {
		kind,
		severity,
		text
	};
}
function regressions(comparisons, policy) {
	return comparisons.toSorted(byWorst).flatMap((comparison) => {
		const kind = comparison.metric === "error-rate" ? "errors" : "regression";
		const severe = policy.failOn === "warn" ? "error" : "warning";
		if (comparison.role === "informative") return [];
		const worst = comparison.role === "warning" ? severe : "error";
		if (comparison.class === "critical") return [reason$2(kind, worst, comparison.text)];
		if (comparison.class === "significant") return [reason$2(kind, severe, comparison.text)];
		return comparison.class === "missing" ? [reason$2("missing", "warning", comparison.text)] : [];
	});
}
function crossed(thresholds, policy) {
	if (policy.thresholds === "ignore") return [];
	const severity = policy.thresholds === "fail" || policy.failOn === "warn" ? "error" : "warning";
	return thresholds.filter(({ crossed: isCrossed }) => isCrossed).map(({ metric, expression, value }) => {
		const measured = value === null ? "no sample" : significant(value);
		return reason$2("threshold", severity, `k6 threshold crossed: ${metric} ${expression} (measured ${measured})`);
	});
}
function withoutBaseline({ refused, missingBaseline }) {
	const [first] = refused;
	if (first === void 0) return reason$2("no-baseline", "notice", `nothing to compare with. ${missingBaseline}`);
	const more = refused.length > 1 ? ` (and ${refused.length - 1} more)` : "";
	return reason$2("incomparable", "notice", `${`nothing comparable: ${first.origin}: ${first.reason}${more}`.replace(/\.$/, "")}. ${missingBaseline}`);
}
/** A metric that can fail the gate, and of which too little is known. One without evidence never was judged. */
function isOpen({ class: found, role, evidence, metric, base }, inTurns) {
	if (found !== "inconclusive" || role !== "blocking") return false;
	return evidence !== void 0 || inTurns && metric === "error-rate" && base !== null;
}
/** A pass says what was compared; a comparison in which nothing could be judged is not called one. */
function settled({ comparisons, base, comparing, policy }) {
	const inTurns = comparing?.way === "duet";
	const open = comparisons.toSorted(byWorst).filter((one) => isOpen(one, inTurns));
	if (comparing !== void 0 && inTurns && open[0] !== void 0) return reason$2("inconclusive", "warning", `${open[0].text}: neither a regression nor its absence could be shown in ${comparing.loadSeconds.toFixed(0)} s of load. A larger \`policy.budget\`, a higher rate or a quieter runner would settle it`);
	const unsure = open.find(({ subject, worse }) => subject.kind === "overall" || (worse ?? 0) > policy.warn / 2);
	if (unsure !== void 0) {
		const runs = unsure.evidence?.count ?? 0;
		return reason$2("inconclusive", "warning", `${unsure.text}: ${runs} earlier run${runs === 1 ? "" : "s"} of the base branch leave room for both. More of them, or \`app.start\` for a comparison in turns, would settle it`);
	}
	const judged = comparisons.filter(({ metric }) => metric.startsWith("p")).filter(({ class: found }) => found !== "inconclusive" && found !== "new");
	if (judged.length === 0) return reason$2("inconclusive", "warning", "too few requests on either side to judge any latency: lengthen the run or raise its rate");
	const against = base?.source.sha.slice(0, 7) || (inTurns ? "base" : "the baseline");
	const rounds = inTurns && comparing !== void 0 ? ` in ${comparing.pairs} pairs of rounds` : "";
	const worst = judged.toSorted((a, b) => (b.worse ?? 0) - (a.worse ?? 0))[0];
	const largest = worst === void 0 || (worst.worse ?? 0) <= 0 ? "" : `; largest rise: ${worst.text}`;
	const p95 = judged.find(({ subject, metric }) => subject.kind === "overall" && metric === "p95");
	const whole = p95 === void 0 ? "" : `, overall p95 ${quantity(p95.base, "ms")} → ${quantity(p95.head, "ms")}`;
	return reason$2("unchanged", "notice", `no regression in ${comparisons.length} comparisons with ${against}${rounds}${whole}${largest}`);
}

// src/core/decision/side.ts
/** What a report needs to know of one side. */
function sideOf(recording, origin, distance) {
	return {
		source: recording.source,
		createdAt: recording.createdAt,
		environment: recording.environment,
		workload: recording.workload,
		load: recording.load,
		checks: recording.checks,
		timeline: recording.overall.timeline,
		origin,
		distance
	};
}

// src/core/decision/verdict.ts
/** The verdict that the reasons (worst first) amount to, and the first line of every output. */
function conclude(reasons) {
	const [worst] = reasons;
	if (worst === void 0) throw new Error("a judgement without a reason");
	const alike = reasons.filter(({ severity }) => severity === worst.severity).length - 1;
	const more = alike > 0 ? `; and ${alike} more` : "";
	return {
		verdict: verdictOf(worst),
		reason: `${worst.text.replace(/\.$/, "")}${more}`
	};
}
function verdictOf({ kind, severity }) {
	if (kind === "invalid") return "invalid";
	if (severity === "error") return "fail";
	if (kind === "inconclusive") return "inconclusive";
	if (severity === "warning") return "warn";
	return kind === "no-baseline" || kind === "incomparable" ? "no-baseline" : "pass";
}

// src/core/decision/judge.ts
/** Compares a recording with the best comparable baseline and decides. */
function judge(input) {
	const { head, baseline, policy } = input;
	const found = head.duet === void 0 ? compareWithBest(head, baseline, policy) : inTurns(head, head.duet, policy);
	const accepted = accept({
		comparisons: found.comparisons,
		acceptances: policy.accepted ?? [],
		gate: head.gate,
		today: input.createdAt.slice(0, 10)
	});
	const { comparisons } = accepted;
	const refused = head.duet === void 0 ? [...baseline.refused, ...found.refused] : [];
	const reasons = reasonsOf({
		...input,
		...found,
		comparisons,
		refused
	});
	return {
		schema: JUDGEMENT_SCHEMA,
		schemaVersion: 1,
		tool: input.tool,
		gate: head.gate,
		createdAt: input.createdAt,
		...conclude(reasons),
		reasons,
		policy,
		...head.duet?.base.policyChange !== void 0 && { policyChange: head.duet.base.policyChange },
		source: head.source,
		head: sideOf(head, null, null),
		base: found.base,
		comparisons,
		...found.comparing && { comparing: found.comparing },
		thresholds: head.thresholds,
		findings: [],
		notes: [
			...head.notes,
			...found.notes,
			...accepted.notes
		],
		refused,
		history: (baseline.history?.entries ?? []).filter((entry) => entry.valid && entry.profileHash === head.workload.profileHash && entry.environment === head.workload.environment)
	};
}
/** Base was driven beside head: nothing stored is needed. */
function inTurns(head, duet, policy) {
	if (!head.validity.valid) return {
		base: null,
		comparisons: [],
		notes: [],
		refused: []
	};
	const { origin, policyChange: _policyChange, ...arm } = duet.base;
	const { createdAt, environment } = head;
	const { overall: _overall, endpoints: _endpoints, ...side } = {
		...arm,
		createdAt,
		environment,
		timeline: arm.overall.timeline,
		origin,
		distance: null
	};
	return {
		base: side,
		...compareDuet(head, duet, policy),
		refused: []
	};
}
/** The first comparable run, best first; why each one before it was passed over is kept. */
function compareWithBest(head, baseline, policy) {
	const refused = [];
	if (!head.validity.valid) return {
		base: null,
		comparisons: [],
		notes: [],
		refused
	};
	for (const run of baseline.runs) {
		const check = comparable(head, run.recording);
		if (!check.comparable) {
			refused.push({
				origin: run.origin,
				reason: `${check.field}: ${check.reason}`
			});
			continue;
		}
		const earlier = earlierRuns(head, baseline, run.recording);
		const compared = compare(head, run.recording, policy, earlier);
		if (compared.comparisons.length === 0) {
			refused.push({
				origin: run.origin,
				reason: "no endpoint is on both sides"
			});
			continue;
		}
		return {
			base: sideOf(run.recording, run.origin, run.distance),
			...compared,
			notes: [...check.notes, ...compared.notes],
			refused
		};
	}
	return {
		base: null,
		comparisons: [],
		notes: [],
		refused
	};
}

// src/core/decision/judge-broken.ts
/** The judgement of a run in which nothing could be measured. */
function judgeBroken(input) {
	const broken = input.kind === "head-broken";
	return {
		schema: JUDGEMENT_SCHEMA,
		schemaVersion: 1,
		tool: input.tool,
		gate: input.gate,
		createdAt: input.createdAt,
		verdict: broken ? "fail" : "invalid",
		reason: input.text,
		reasons: [{
			kind: broken ? "head-broken" : "invalid",
			severity: "error",
			text: input.text
		}],
		policy: input.policy,
		source: input.source,
		head: null,
		base: null,
		comparisons: [],
		thresholds: [],
		findings: [],
		notes: [...input.notes, ...input.detail.map((line) => `app log: ${line}`)],
		refused: [],
		history: []
	};
}

// src/pipeline/judge.ts
/** Turns what was measured and the baseline into a judgement, whatever came of the measuring. */
function decide(measured, baseline, config, context, ports) {
	const frame = {
		policy: config.policy,
		tool: ports.tool,
		createdAt: new Date(ports.clock.now()).toISOString()
	};
	if (measured.kind === "recorded") {
		const missingBaseline = howToGetOne(config, context);
		return judge({
			...frame,
			head: measured.recording,
			baseline,
			missingBaseline
		});
	}
	return judgeBroken({
		...frame,
		kind: measured.kind,
		text: measured.text,
		detail: measured.detail === "" ? [] : measured.detail.split("\n"),
		gate: config.gate,
		source: context.source,
		notes: []
	});
}
/** The sentence under `no-baseline`: what the user does next. */
function howToGetOne(config, context) {
	const store = config.baseline.store;
	if (context.kind === "local") return store.kind === "directory" ? `${store.path} holds no recording of this gate; save one with --save-baseline.` : "Name one with --baseline DIR: a store, or what `perf-gate record --out DIR` left.";
	if (store.kind === "none") return "Set `baseline.store` so that runs of the base branch are kept.";
	return `The next run of this workflow on \`${context.baseBranch}\` stores one.`;
}

// src/core/render/markdown/fit.ts
/**
* Joins sections into at most `maxBytes` bytes of UTF-8. What does not fit is left out by tier, and said.
*/
function fitInto(sections, maxBytes) {
	let kept = sections.filter(({ text }) => text !== "");
	const gone = [];
	while (bytesOf(join(kept, gone)) > maxBytes) {
		const highest = Math.max(...kept.map(({ tier }) => tier));
		const last = kept.findLastIndex(({ tier }) => tier === highest);
		const victim = kept[last];
		if (victim === void 0 || highest === 0) return cut$3(join(kept, gone), maxBytes);
		gone.push(victim.name);
		kept = kept.filter((_, index) => index !== last);
	}
	return join(kept, gone);
}
function join(sections, gone) {
	const note = gone.length === 0 ? [] : [`_Left out for length: ${gone.join(", ")}. The report file has all of it._`];
	return `${[...sections.map(({ text }) => text), ...note].join("\n\n")}\n`;
}
/** Length in UTF-8, counted without a platform's encoder. */
function bytesOf(text) {
	let bytes = 0;
	for (const character of text) {
		const point = character.codePointAt(0) ?? 0;
		bytes += point < 128 ? 1 : point < 2048 ? 2 : point < 65536 ? 3 : 4;
	}
	return bytes;
}
/** The last resort, for a first line that is too long itself. */
function cut$3(text, maxBytes) {
	let end = Math.min(text.length, maxBytes);
	while (bytesOf(text.slice(0, end)) > maxBytes) end -= 1;
	return text.slice(0, end);
}

// src/core/render/markdown/escape.ts
/** Longest name that is shown; characters. */
const LONGEST = 200;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/**
* Text of an untrusted program for a place inside a Markdown line or table cell: nothing in it can start a
* row, a link, an image, HTML, a mention, an issue reference or a comment, and nothing in it is invisible.
*/
function escapeMarkdown(text) {
	const visible = text.replace(/\s+/g, " ").replace(INVISIBLE, "").trim();
	return (visible.length > LONGEST ? `${visible.slice(0, LONGEST)}…` : visible).replace(/[@#](?=\w)/g, (character) => `${character}<!-- -->`).replace(/(https?):\/\//gi, "$1:<!-- -->//").replace(/www\./gi, "www<!-- -->.").replace(/<(?!!-- -->)|(?<!<!-- --)>|[\\`*_[\]|~]/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** The same for a code block: its fence cannot be closed from inside. */
function fence(text, language) {
	const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
	const ticks = "`".repeat(longest + 1);
	return `${ticks}${language}\n${text.replace(/\r/g, "")}\n${ticks}`;
}

// src/core/render/markdown/verdict-icon.ts
/** Each with a word beside it wherever it is used: a colour is never the only signal. */
const VERDICT_ICON = {
	pass: "✅",
	warn: "⚠️",
	fail: "❌",
	inconclusive: "⚪",
	"no-baseline": "⚪",
	invalid: "⛔"
};
const CLASS_ICON = {
	critical: "❌",
	significant: "⚠️",
	missing: "⚠️",
	slower: "🔸",
	improved: "🟢",
	new: "🆕",
	accepted: "☑️",
	inconclusive: "⚪",
	unchanged: ""
};

// src/core/render/markdown/table.ts
/** Rows of comparisons. `sides`: headings of the two columns, e.g. commits. */
function comparisonTable(rows, sides) {
	const more = EXTRA.filter(({ read }) => rows.some((row) => read(row) !== null));
	return [
		[
			"",
			"Metric",
			sides.base,
			sides.head,
			"Change",
			...more.map(({ title }) => title)
		],
		[
			":-:",
			":--",
			"--:",
			"--:",
			"--:",
			...more.map(() => ":--")
		],
		...rows.map((row) => cells(row, more))
	].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
/** Columns that stand only where a row has something for them. */
const EXTRA = [
	{
		title: "95 % sure",
		read: ({ sure }) => sure
	},
	{
		title: "Pairs",
		read: ({ pairs }) => pairs === null ? null : `\`${pairs}\``
	},
	{
		title: "Last runs",
		read: ({ trend }) => trend === null ? null : `\`${trend}\``
	}
];
/** Said beside the change, where icon and sign do not say it. */
const NOTES = {
	missing: " gone",
	new: " new",
	accepted: " accepted",
	inconclusive: " (not judged)"
};
function cells(row, more) {
	const strong = row.class === "critical" || row.class === "significant";
	return [
		CLASS_ICON[row.class],
		`${escapeMarkdown(row.subject)} ${row.metric}`,
		row.base,
		row.head,
		strong ? `**${row.change}**` : `${row.change}${NOTES[row.class] ?? ""}`,
		...more.map(({ read }) => read(row) ?? "")
	];
}

// src/core/render/markdown/sections.ts
/** Rows that stay open in a comment; the rest is folded. */
const OPEN_ROWS = 10;
const short = (sha) => sha === "" ? "" : ` \`${sha.slice(0, 7)}\``;
function sidesOf({ source, base }) {
	return {
		base: `Base${short(base?.source.sha ?? "")}`,
		head: `Head${short(source.sha)}`
	};
}
function title({ judgement, headline, runUrl }) {
	const link = runUrl === null ? "" : ` · [run](${runUrl})`;
	const gate = escapeMarkdown(judgement.gate);
	return `### ${VERDICT_ICON[judgement.verdict]} Performance gate ${gate}: ${headline}${link}`;
}
function lead({ judgement }) {
	const rules = judgement.policyChange === void 0 ? "" : `\n\n⚠️ ${escapeMarkdown(judgement.policyChange)}`;
	const note = judgement.verdict === "fail" && exitCode(judgement) === 0 ? "\n\nThis gate only reports (`fail-on: never`)." : "";
	return `**${judgement.verdict}**: ${escapeMarkdown(judgement.reason)}${rules}${note}`;
}
function changedTable({ changed, judgement }) {
	if (changed.length === 0) return "";
	const open = changed.slice(0, OPEN_ROWS);
	const rest = changed.length - open.length;
	const more = rest > 0 ? `\n\n${rest} more below.` : "";
	return `${comparisonTable(open, sidesOf(judgement))}${more}`;
}
function nextSteps({ changed, judgement }) {
	const actions = [...new Set(changed.flatMap(({ action }) => action === null ? [] : [action]))];
	return actions.length === 0 ? "" : `What to do: ${actions.join(", ")}${range(judgement)}.`;
}
/** The commits between both sides, where both are known. */
function range({ base, source }) {
	const from = base?.source.sha.slice(0, 7) ?? "";
	return from === "" || source.sha.startsWith(from) || source.sha === "" ? "" : ` (\`git log ${from}..${source.sha.slice(0, 7)}\`)`;
}
/** How it was compared, in the open: a verdict is worth what it rests on. */
function compared({ compared: text }) {
	if (text === "") return "";
	return `<sub>${text.split(/(?<=[.;]) /).map(escapeMarkdown).join(" ")}</sub>`;
}
/** Crossed ones first. */
function thresholds({ judgement }) {
	if (judgement.thresholds.length === 0) return "";
	return folded("k6 thresholds of the script", [
		"| | Metric | Limit | Measured |",
		"|:--|:--|:--|--:|",
		...judgement.thresholds.toSorted((a, b) => Number(b.crossed) - Number(a.crossed)).map(({ metric, expression, crossed, value }) => {
			const measured = value === null ? "no sample" : significant(value);
			return `| ${crossed ? "❌ crossed" : "✅ met"} | ${escapeMarkdown(metric)} | ${escapeMarkdown(expression)} | ${measured} |`;
		})
	]);
}
function allRows({ all, judgement }) {
	if (all.length === 0) return "";
	return folded(`All ${all.length} comparisons`, [comparisonTable(all, sidesOf(judgement))]);
}
function delivered({ judgement }) {
	const lines = [judgement.base, judgement.head].flatMap((side, index) => side === null ? [] : [`- ${index === 0 ? "Base" : "Head"}: ${loadLine(side)}`]);
	const checks = (judgement.head?.checks ?? []).map(({ name, passes, fails }) => `- Check ${escapeMarkdown(name)}: ${passes} passed, ${fails} failed`);
	return lines.length === 0 ? "" : folded("Load actually delivered, checks", [...lines, ...checks]);
}
function loadLine({ load, workload, environment }) {
	const rate = workload.targetRate === null ? "" : ` of ${significant(workload.targetRate)}/s planned`;
	const seconds = significant(load.durationMs / 1e3);
	return `${escapeMarkdown(workload.profile)}; ${load.iterations} iterations in ${seconds} s (${significant(load.iterationRate)}/s${rate}), ${load.droppedIterations} dropped, at most ${load.maxVus} VUs; k6 ${environment.k6}, ${escapeMarkdown(machineOf(environment))}`;
}
function howJudged({ judgement }) {
	const { policy, base, refused, notes } = judgement;
	const distance = base?.distance ? `, ${base.distance} commits before the base` : "";
	const inTurns = judgement.comparing?.way === "duet";
	const percent = (ratio) => `${Math.round(ratio * 1e3) / 10} %`;
	return folded("How this was judged, and how to reproduce it", [
		`- Rule: more than ${percent(policy.warn)} worse warns, more than ${percent(policy.fail)} worse fails, ${evidenceRule(judgement)}`,
		base === null ? "- Baseline: none." : `- Baseline: ${escapeMarkdown(base.origin ?? "")}, made ${base.createdAt}${distance}.`,
		...notes.map((note) => `- ${escapeMarkdown(note)}`),
		...refused.map(({ origin, reason }) => `- Not used: ${escapeMarkdown(origin)}: ${escapeMarkdown(reason)}`),
		"- Judge the same files again on a laptop:",
		"",
		fence(`perf-gate judge --recording recording.json${inTurns ? "" : " --baseline baseline/recording.json"}`, "sh")
	]);
}
function evidenceRule({ comparing }) {
	return comparing?.way === "duet" ? "where the pairs of rounds leave less than half a percent of doubt (moderated t on paired log-ratios, a floor for server starts). Bars under \"Pairs\": ▄ is alike, higher is worse." : "where the spread of earlier runs leaves less than one percent of doubt.";
}
function folded(summary, lines) {
	return `<details><summary>${summary}</summary>\n\n${lines.join("\n")}\n\n</details>`;
}

// src/core/render/markdown/comment.ts
/** The parts of a comment, in reading order. */
function commentSections(report) {
	return [
		{
			tier: 0,
			name: "title",
			text: title(report)
		},
		{
			tier: 0,
			name: "reason",
			text: lead(report)
		},
		{
			tier: 1,
			name: "changed metrics",
			text: changedTable(report)
		},
		{
			tier: 1,
			name: "how it was compared",
			text: compared(report)
		},
		{
			tier: 1,
			name: "next steps",
			text: nextSteps(report)
		},
		{
			tier: 2,
			name: "thresholds",
			text: thresholds(report)
		},
		{
			tier: 5,
			name: "all comparisons",
			text: allRows(report)
		},
		{
			tier: 4,
			name: "load",
			text: delivered(report)
		},
		{
			tier: 3,
			name: "how this was judged",
			text: howJudged(report)
		}
	];
}
/** The pull-request comment as Markdown of at most `maxBytes` bytes of UTF-8. */
function renderComment(report, { maxBytes }) {
	return fitInto(commentSections(report), maxBytes);
}

// src/core/report/compared-line.ts
/** How base and head were compared, and what this run could have seen; empty: nothing is known of it. */
function comparedLine({ comparing, comparisons, base }) {
	const sight = sightOf(comparisons);
	if (comparing === void 0 || comparing.way !== "duet") return sight;
	const rounds = `${comparing.pairs} pairs of rounds of ${comparing.roundMs / 1e3} s`;
	return `Compared with ${base?.source.sha.slice(0, 7) || "base"} in ${rounds} on this machine (${comparing.loadSeconds} s of load); it stopped because ${comparing.stop}.${sight === "" ? "" : ` ${sight}`}`;
}
/** The noise of the metric that people know best, and the smallest change that would have been found. */
function sightOf(comparisons) {
	const known = comparisons.filter(({ evidence }) => evidence !== void 0);
	const best = known.find(({ subject, metric }) => subject.kind === "overall" && metric === "p95") ?? known[0];
	if (best?.evidence === void 0) return "";
	const { noise, smallest } = best.evidence;
	const name = best.subject.kind === "overall" ? "Overall" : subjectKey(best.subject);
	const unit = best.evidence.way === "duet" ? "pair to pair" : "run to run";
	return `${name} ${definitionOf(best.metric).title} moves ±${changeText(noise).slice(1)} from ${unit} on this runner; the smallest worsening that would have been called one is about ${changeText(smallest)}.`;
}

// src/core/report/headline.ts
/** The consequence in a few words: "1 regression, 2 warnings, 1 improvement". */
function headline(judgement) {
	switch (judgement.verdict) {
		case "no-baseline": return "no baseline yet";
		case "inconclusive": return "could not judge";
		case "invalid": return "could not measure";
		default: return counts(judgement);
	}
}
function counts({ comparisons, reasons, verdict }) {
	const of = (found) => comparisons.filter((comparison) => comparison.class === found).length;
	const crossed = reasons.filter(({ kind }) => kind === "threshold").length;
	const parts = [
		several(of("critical"), "regression"),
		several(crossed, "crossed threshold"),
		several(of("significant") + of("missing"), "warning"),
		several(of("improved"), "improvement")
	].filter((part) => part !== "");
	if (reasons.some(({ kind }) => kind === "head-broken")) return "the application does not work";
	if (parts.length === 0 || verdict === "pass") return ["no regression", ...parts].join(", ");
	return parts.join(", ");
}
function several(count, noun) {
	if (count === 0) return "";
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

// src/core/report/pair-strip.ts
const BARS$1 = "▁▂▃▄▅▆▇█";
/** The bar of a pair in which both arms were alike. */
const ALIKE = 3;
/**
* One bar for each pair of rounds: the fourth of eight heights is "no change", the top and the bottom are twice the
* warning limit (or more) worse and better. Changes are relative, worse is positive.
*/
function pairStrip(pairs, warn) {
	const step = Math.max(warn, .01) / 2;
	return pairs.map((worse) => Math.min(Math.max(ALIKE + Math.round(worse / step), 0), 7)).map((height) => BARS$1.charAt(height)).join("");
}

// src/core/report/sparkline.ts
const BARS = "▁▂▃▄▅▆▇█";
/** Values as bars. The scale starts at 0, so that a small wobble looks small. */
function sparkline(values) {
	const top = Math.max(...values);
	if (top <= 0) return BARS.charAt(0).repeat(values.length);
	return values.map((value) => BARS.charAt(Math.min(7, Math.floor(value / top * 8)))).join("");
}

// src/core/report/report.ts
/** Orders and words a judgement. `runUrl`: page of the workflow run; null outside GitHub. */
function toReport(judgement, links) {
	const rows = judgement.comparisons.toSorted(byWorst).map((comparison) => rowOf(comparison, judgement));
	return {
		judgement,
		runUrl: links.runUrl,
		headline: headline(judgement),
		compared: comparedLine(judgement),
		changed: rows.filter((row) => row.class !== "unchanged" && row.class !== "inconclusive"),
		all: rows
	};
}
function rowOf(comparison, judgement) {
	const { subject, metric, unit, base, head, evidence } = comparison;
	return {
		class: comparison.class,
		subject: subject.kind === "overall" ? "all requests" : subjectKey(subject),
		metric: definitionOf(metric).title,
		base: quantity(base, unit),
		head: quantity(head, unit),
		change: base === 0 ? head === 0 ? changeText(0) : "from zero" : changeText(comparison.change),
		action: comparison.action,
		trend: trendOf$1(comparison, judgement),
		sure: evidence === void 0 ? null : `${changeText(evidence.low)} to ${changeText(evidence.high)}`,
		pairs: evidence && evidence.pairs.length > 0 ? pairStrip(evidence.pairs, judgement.policy.warn) : null
	};
}
function trendOf$1({ subject, metric, head }, { history }) {
	const earlier = history.slice(0, 6).flatMap((entry) => entry.values[subjectKey(subject)]?.[metric] ?? []);
	return head === null || earlier.length < 2 ? null : sparkline([...earlier.toReversed(), head]);
}

// src/pipeline/keep.ts
/** A file on disk has no such limit as a comment has; this only keeps a broken run from filling the disk. */
const REPORT_BYTES = 5e6;
/** Writes judgement.json and report.md beside the recording. */
async function keep(judgement, measured, context, ports) {
	const report = toReport(judgement, { runUrl: context.runUrl });
	return {
		recording: measured.kind === "recorded" ? measured.path : "",
		judgement: await ports.files.write("judgement.json", `${JSON.stringify(judgement, null, 1)}\n`),
		report: await ports.files.write("report.md", renderComment(report, { maxBytes: REPORT_BYTES }))
	};
}

// src/pipeline/choose-way.ts
const stored = (why) => ({
	kind: "stored",
	why
});
/** A duet wherever base can be started, unless the user wants otherwise; runs of the base branch are solo. */
async function chooseWay(config, context, ports) {
	const { mode, baseTarget, headTarget } = config.compare;
	if (mode === "stored") return stored(null);
	if (baseTarget !== null && headTarget !== null) return {
		kind: "targets",
		base: baseTarget,
		head: headTarget
	};
	if (context.kind === "base-branch") return stored(null);
	if (config.app === null) return stored("With `app.start` (and `app.build`) both revisions would be driven in turns on this machine, which tells smaller changes from noise.");
	const base = await baseOf(config, context, ports);
	if (typeof base !== "string") return {
		kind: "duet",
		base
	};
	if (context.kind === "local" && mode === "auto") return stored(null);
	return stored(base);
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
		const { event } = context.source;
		const { baseBranch, before } = context;
		return await ports.sourceControl.base({
			event,
			baseBranch,
			before,
			directory
		}) ?? "There is no base commit to drive beside this one.";
	} catch (thrown) {
		if (!(thrown instanceof EnvironmentError)) throw thrown;
		return `${thrown.message} ${thrown.hint}`.trim();
	}
}

// src/core/decision/policy-difference.ts
const shown = (value) => {
	if (typeof value === "number") return `${Math.round(value * 1e3) / 10} %`;
	return value === void 0 ? "nothing" : JSON.stringify(value);
};
/** What a change does to the rules that it is judged by, a sentence; null: nothing. */
function policyDifference(base, head) {
	const changed = [
		"warn",
		"fail",
		"failOn",
		"thresholds",
		"onInconclusive",
		"onNoBaseline",
		"onInvalid"
	].filter((name) => base[name] !== head[name]).map((name) => `${LABELS[name]} ${shown(base[name])} → ${shown(head[name])}`);
	const nested = [
		"metrics",
		"endpoints",
		"confidence"
	].filter((name) => JSON.stringify(base[name]) !== JSON.stringify(head[name])).map((name) => `policy.${name} ${shown(base[name])} → ${shown(head[name])}`);
	const all = [...changed, ...nested];
	return all.length === 0 ? null : `This change also changes the rules that it is judged by: ${all.join(", ")}.`;
}
const LABELS = {
	warn: "policy.warn",
	fail: "policy.fail",
	failOn: "policy.fail-on",
	thresholds: "policy.thresholds",
	onInconclusive: "policy.on-inconclusive",
	onNoBaseline: "policy.on-no-baseline",
	onInvalid: "policy.on-invalid"
};

// src/core/model/recording.ts
const RECORDING_SCHEMA = "perf-gate.recording";

// src/pipeline/assemble.ts
/** The CPU loop runs before anything of the user's does, so that it reads the machine and not the app. */
async function describe$2(ports) {
	const calibration = ports.host.calibrate();
	const described = await ports.host.describe();
	const cpu = described.cpuModel ?? "CPU model not available";
	ports.log.write("info", `Machine: ${cpu}, ${described.vcpus ?? "?"} vCPUs, ${described.os} ${described.arch}`);
	return {
		...described,
		calibration
	};
}
/** A measurement with all that says where and when it was made. */
function assemble(config, context, ports, environment, { k6Version, ...measured }) {
	return {
		schema: RECORDING_SCHEMA,
		schemaVersion: 1,
		tool: ports.tool,
		gate: config.gate,
		createdAt: new Date(ports.clock.now()).toISOString(),
		source: context.source,
		environment: {
			...environment,
			k6: k6Version
		},
		...measured
	};
}

// src/pipeline/record.ts
/** Measures the checked-out revision once and keeps the result on disk, with `notes`. UsageErrors pass through. */
async function record(config, context, ports, signal, notes = []) {
	try {
		const environment = await describe$2(ports);
		const { measurement, death } = await measure$2(config, ports, await ports.loadGenerator(), signal);
		const noted = {
			...measurement,
			notes: [...measurement.notes, ...notes]
		};
		const recording = assemble(config, context, ports, environment, noted);
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
	if (thrown instanceof AppError && !signal.aborted) return {
		kind: "head-broken",
		text: `${thrown.message} ${thrown.hint}`.trim(),
		detail: thrown.logTail
	};
	if (thrown instanceof AppError || thrown instanceof EnvironmentError && signal.aborted) return {
		kind: "could-not-measure",
		text: "Cancelled before anything was measured.",
		detail: ""
	};
	if (thrown instanceof EnvironmentError) return {
		kind: "could-not-measure",
		text: `${thrown.message} ${thrown.hint}`.trim(),
		detail: ""
	};
	throw thrown;
}
async function measure$2(config, ports, load, signal) {
	const { workload, workingDirectory } = config;
	const request = {
		workload,
		workingDirectory,
		directory: ports.files.path("."),
		signal
	};
	if (config.app === null) {
		const target = workload.target ?? config.compare.headTarget ?? "";
		await ports.target.check(target, signal);
		return {
			measurement: await load.measure({
				...request,
				baseUrl: target,
				local: false
			}),
			death: null
		};
	}
	const start = {
		app: config.app,
		arm: "head",
		directory: workingDirectory,
		logFile: ports.files.path("app-head.log"),
		signal
	};
	await ports.apps.build(start);
	const app = await ports.apps.start(start);
	try {
		return {
			measurement: await load.measure({
				...request,
				baseUrl: app.baseUrl,
				local: true
			}),
			death: app.died()
		};
	} finally {
		await app.stop();
	}
}

// src/pipeline/duet/arms.ts
/** Base cannot be driven, which is never head's fault. */
var BaseError = class extends Error {
	name = "BaseError";
	logTail;
	constructor(message, logTail) {
		super(message);
		this.logTail = logTail;
	}
};
/** Starts both arms. Throws BaseError for base's trouble, AppError for head's; nothing is left running then. */
async function startArms(way, config, ports, signal) {
	if (way.kind === "targets") return targets(way, ports, signal);
	const { app } = config;
	if (app === null) throw new Error("a duet of revisions without app.start");
	const base = await startBase(way.base, {
		config,
		app,
		ports,
		signal
	});
	try {
		const head = await startArm("head", app, config.workingDirectory, ports, signal);
		return {
			base: base.arm,
			head: head.arm,
			basePolicy: base.policy,
			stop: async () => {
				await head.stop();
				await base.stop();
			}
		};
	} catch (thrown) {
		await base.stop();
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
	return {
		base: arm(way.base),
		head: arm(way.head),
		basePolicy: null,
		stop: async () => {}
	};
}
/** From a worktree of its own, with its own revision's `app` where it has one. */
async function startBase({ sha }, { config, app, ports, signal }) {
	return asBase(signal, async () => {
		const checkout = await ports.revisions.checkout(sha, config.workingDirectory);
		try {
			const own = await ports.configAt(checkout.directory);
			const started = await startArm("base", own?.app ?? app, checkout.directory, ports, signal);
			return {
				policy: own?.policy ?? null,
				arm: {
					...started.arm,
					reset: () => asBase(signal, started.arm.reset)
				},
				stop: async () => {
					await started.stop();
					await checkout.remove();
				}
			};
		} catch (thrown) {
			await checkout.remove();
			throw thrown;
		}
	});
}
/** Trouble of base, told apart from head's. */
async function asBase(signal, body) {
	try {
		return await body();
	} catch (thrown) {
		if (signal.aborted) throw thrown;
		if (thrown instanceof AppError) throw new BaseError(thrown.message, thrown.logTail);
		if (thrown instanceof EnvironmentError) throw new BaseError(`${thrown.message} ${thrown.hint}`.trim(), "");
		throw thrown;
	}
}
async function startArm(arm, app, directory, ports, signal) {
	const request = {
		app,
		arm,
		directory,
		logFile: ports.files.path(`app-${arm}.log`),
		signal
	};
	await ports.apps.build(request);
	const running = await ports.apps.start(request);
	return {
		arm: {
			baseUrl: running.baseUrl,
			died: () => running.died(),
			reset: () => ports.apps.reset(request, running)
		},
		stop: () => running.stop()
	};
}

// src/core/decision/duet-stop.ts
/** A metric that needs more rounds than these joined into one is judged if it can be, and not waited for. */
const WAITED_FOR = {
	blocking: 2,
	warning: 1,
	informative: 0
};
/** Whether a duet may stop after these pairs, and why; null: it goes on. */
function stopOf(input) {
	if (input.pairs.length < 4) return null;
	const metrics = judgePairs(input);
	if (metrics.some((metric) => metric.limits.role === "blocking" && stateOf(metric) === "regressed")) return "regressed";
	if (metrics.filter(isWaitedFor).every((metric) => stateOf(metric) !== "open")) return "settled";
	return input.pairs.length >= input.mostPairs ? "budget" : null;
}
/** `open` also where there are too few pairs yet. */
function stateOf(metric) {
	if (metric.kind === "vague") return "vague";
	return metric.found?.state ?? "open";
}
function isWaitedFor(metric) {
	if (metric.kind === "vague") return false;
	const { role } = metric.limits;
	return metric.kind === "errors" ? role !== "informative" : metric.values.joinedRounds <= WAITED_FOR[role] || role === "blocking" && metric.found !== null;
}

// src/core/statistics/random.ts
/** mulberry32: 32 bits of state, passes BigCrush's small battery; for choices and simulations, not for secrets. */
function seeded(seed) {
	let state = seed >>> 0;
	return () => {
		state = state + 1831565813 >>> 0;
		let mixed = Math.imul(state ^ state >>> 15, 1 | state);
		mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
		return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
	};
}

// src/pipeline/duet/steal.ts
/** The pairs with the share of CPU time that was taken away in each round. */
function withSteal(pairs, readings, roundMs) {
	const of = (round) => ({
		...round,
		steal: stolenShare(readings, round.startedAt, round.startedAt + roundMs)
	});
	return pairs.map(({ first, base, head }) => ({
		first,
		base: of(base),
		head: of(head)
	}));
}
/** Between the readings nearest to both ends; null: there are none. */
function stolenShare(readings, from, to) {
	const start = readings.findLast(({ at }) => at <= from) ?? readings[0];
	const end = readings.find(({ at }) => at >= to) ?? readings.at(-1);
	if (start === void 0 || end === void 0 || end.total <= start.total) return null;
	return Math.min(Math.max((end.stolen - start.stolen) / (end.total - start.total), 0), 1);
}

// src/pipeline/duet/drive-rounds.ts
/** Pairs after which it is looked at the first time, and after which again. */
const MORE_PAIRS$1 = 2;
const MOST_PAIRS$1 = 20;
const STARTS = 1;
const NO_TROUBLE = {
	base: [],
	head: []
};
/** Drives pairs of rounds until the answer is clear or the budget spent. */
async function driveRounds(input) {
	const { driver, config, ports, signal, arms } = input;
	const mostPairs = pairsWithin(config.compare.budgetSeconds, driver.roundMs);
	const watch = ports.host.watch();
	let pairs = [];
	let setups = 0;
	let stop = null;
	let repeated = false;
	try {
		while (stop === null && !signal.aborted) {
			const count = Math.min(pairs.length === 0 ? 4 : MORE_PAIRS$1, mostPairs - pairs.length);
			await arms.base.reset();
			await arms.head.reset();
			const driven = await driver.drive(order$1(input.seed, pairs.length, count));
			setups += 1;
			const { trouble } = driven;
			const troubled = trouble.base.length + trouble.head.length > 0;
			if (trouble.base.length > 0 && trouble.head.length > 0 && !repeated && !signal.aborted) {
				ports.log.write("warning", `These rounds are driven once more: ${trouble.head[0]}`);
				repeated = true;
				continue;
			}
			pairs = [...pairs, ...withSteal(driven.pairs, watch.readings(), driver.roundMs)];
			if (troubled) return {
				pairs,
				stop: signal.aborted ? "cancelled" : "budget",
				setups,
				mostPairs,
				trouble
			};
			stop = look(input, pairs, mostPairs);
		}
		return {
			pairs,
			stop: stop ?? "cancelled",
			setups,
			mostPairs,
			trouble: NO_TROUBLE
		};
	} finally {
		watch.stop();
	}
}
/** At least four pairs: fewer say nothing. */
function pairsWithin(budgetSeconds, roundMs) {
	return Math.max(4, Math.min(MOST_PAIRS$1, Math.floor(budgetSeconds * 1e3 / (2 * roundMs))));
}
/** ABBA, and a coin for who begins: a drift of the machine then hits both alike. */
function order$1(seed, from, count) {
	const swapped = seeded(seed)() < .5;
	return Array.from({ length: count }, (_, index) => (from + index) % 2 === 0 === swapped ? "head" : "base");
}
function look({ config, ports }, all, mostPairs) {
	const { pairs } = usablePairs(all);
	const last = all.length >= mostPairs;
	const input = {
		pairs,
		subjects: subjectsOf$1(pairs),
		policy: config.policy,
		starts: STARTS,
		mostPairs,
		last
	};
	const overall = judgePairs(input).flatMap((metric) => {
		if (metric.subject.kind !== "overall" || metric.kind !== "latency") return [];
		const { base, head } = metric.values;
		return [`${metric.metric} ${quantity(base, "ms")} → ${quantity(head, "ms")} (${changeText(head / base - 1)})`];
	});
	ports.log.write("info", `${all.length} of at most ${mostPairs} pairs of rounds · ${overall.join(" · ")}`);
	return stopOf(input) ?? (last ? "budget" : null);
}

// src/pipeline/duet/duet.ts
/** Drives both revisions in turns on this machine and keeps the recording. UsageErrors pass through. */
async function duet(way, config, context, ports, signal) {
	try {
		const environment = await describe$2(ports);
		const arms = await startArms(way, config, ports, signal);
		try {
			return await driveBoth({
				way,
				config,
				context,
				ports,
				signal,
				environment,
				arms
			});
		} finally {
			await arms.stop();
		}
	} catch (thrown) {
		if (thrown instanceof BaseError) return {
			kind: "base-broken",
			text: thrown.message,
			detail: thrown.logTail
		};
		return troubleAsMeasured(thrown, signal);
	}
}
async function driveBoth(stage) {
	const { config, ports, signal, arms } = stage;
	const opened = await (await ports.loadGenerator()).openDuet({
		workload: config.workload,
		workingDirectory: config.workingDirectory,
		directory: ports.files.path("."),
		baseUrls: {
			base: arms.base.baseUrl,
			head: arms.head.baseUrl
		},
		local: stage.way.kind === "duet",
		signal
	});
	if (opened.kind === "unsuitable") return {
		kind: "unsuitable",
		text: opened.reason,
		detail: ""
	};
	if (opened.kind === "broken") return blame(opened.trouble, arms, signal);
	const { driver } = opened;
	const seed = config.compare.seed ?? Math.floor(ports.clock.now()) % 2 ** 31;
	const rounds = await driveRounds({
		driver,
		arms,
		config,
		ports,
		signal,
		seed
	});
	const recording = recordingOf$1(stage, rounds, driver.finish(), {
		roundMs: driver.roundMs,
		seed
	});
	const path = await ports.files.write("recording.json", `${JSON.stringify(recording)}\n`);
	const { base, head } = rounds.trouble;
	if (base.length + head.length > 0) return blame(rounds.trouble, arms, signal);
	return {
		kind: "recorded",
		recording,
		path
	};
}
/** Only head: the change's own fault. Only base: nobody's. Both: the load or the machine. */
function blame(trouble, arms, signal) {
	if (signal.aborted) return {
		kind: "could-not-measure",
		text: "Cancelled before enough was measured.",
		detail: ""
	};
	const [base, head] = [arms.base.died(), arms.head.died()];
	const ofBase = base?.reason ?? trouble.base[0];
	const ofHead = head?.reason ?? trouble.head[0];
	if (ofHead !== void 0 && ofBase === void 0) return {
		kind: "head-broken",
		text: `Head does not do under load what base does: ${ofHead}`,
		detail: head?.logTail ?? ""
	};
	if (ofHead === void 0) return {
		kind: "base-broken",
		text: ofBase ?? "Base does not work.",
		detail: base?.logTail ?? ""
	};
	return {
		kind: "could-not-measure",
		text: ofHead === ofBase ? ofHead : `Neither arm could be driven. Head: ${ofHead} Base: ${ofBase}`,
		detail: head?.logTail ?? ""
	};
}
function recordingOf$1({ way, config, context, ports, environment, arms }, { pairs, stop, setups, mostPairs }, measured, { roundMs, seed }) {
	const { workload, load, overall, endpoints, checks } = measured.base;
	const source = {
		...context.source,
		sha: way.kind === "duet" ? way.base.sha : "",
		branch: context.baseBranch
	};
	const origin = way.kind === "duet" ? way.base.how : way.base;
	const change = arms.basePolicy === null ? null : policyDifference(arms.basePolicy, config.policy);
	const measuredBase = {
		source,
		origin,
		workload,
		load,
		overall,
		endpoints,
		checks
	};
	const base = change === null ? measuredBase : {
		...measuredBase,
		policyChange: change
	};
	const validity = validityOf(pairs, stop);
	const turns = `setup() ran ${setups} times on each side, once for each group of rounds.`;
	const notes = [...measured.head.notes, ...setups > 1 ? [turns] : []];
	return {
		...assemble(config, context, ports, environment, {
			...measured.head,
			validity,
			notes
		}),
		duet: {
			base,
			roundMs,
			starts: 1,
			setups,
			seed,
			pairs,
			stop,
			mostPairs
		}
	};
}
function validityOf(pairs, stop) {
	const { invalid, pairs: usable } = usablePairs(pairs);
	if (stop === "cancelled") return {
		valid: false,
		reasons: [`The run was cancelled after ${pairs.length} pairs of rounds.`]
	};
	if (invalid.length > 0) return {
		valid: false,
		reasons: invalid
	};
	if (usable.length >= 4) return { valid: true };
	return {
		valid: false,
		reasons: [`Only ${usable.length} pairs of rounds can be used, and it takes ${4}.`]
	};
}

// src/pipeline/measure.ts
/** Measures head: beside base where that is possible, else alone, and says why. */
async function measure$1(config, context, ports, signal) {
	const way = await ports.log.group("Choose how to compare", () => chosen(config, context, ports));
	const alone = (title, notes) => ports.log.group(title, () => record(config, context, ports, signal, notes));
	if (way.kind === "stored") return {
		measured: await alone("Measure", way.why === null ? [] : [way.why]),
		refused: []
	};
	const result = await ports.log.group("Measure base and head in turns", () => duet(way, config, context, ports, signal));
	if (result.kind !== "base-broken" && result.kind !== "unsuitable") return {
		measured: result,
		refused: []
	};
	ports.log.write("warning", `No duet: ${result.text}`);
	if (result.kind === "unsuitable") return {
		measured: await alone("Measure head alone", [`No duet: ${result.text} Earlier runs decide instead.`]),
		refused: []
	};
	return {
		measured: bothBroken(await alone("Measure head alone", basesWords(result, config)), result),
		refused: [{
			origin: nameOf$2(way),
			reason: result.text
		}]
	};
}
async function chosen(config, context, ports) {
	const way = await chooseWay(config, context, ports);
	if (way.kind === "duet") ports.log.write("info", `Base ${way.base.sha.slice(0, 7)} (${way.base.how}) is driven beside head.`);
	else if (way.kind === "targets") ports.log.write("info", `${way.base} is driven beside ${way.head}.`);
	else ports.log.write("info", way.why ?? "This run is compared with earlier ones.");
	return way;
}
function nameOf$2(way) {
	return way.kind === "duet" ? `base ${way.base.sha.slice(0, 7)}` : way.base;
}
/** What base said, and the line that mends the usual cause: packages that only the checked-out tree has. */
function basesWords({ detail }, { app }) {
	const lines = detail === "" ? [] : detail.split("\n").map((line) => `base log: ${line}`);
	if (app === null || app.build !== null) return lines;
	return ["Base is checked out into a folder of its own, where nothing is installed or built: add `app.build` (for example `npm ci`), which runs on both sides.", ...lines];
}
/** Where neither works, the change is not to blame. */
function bothBroken(measured, base) {
	if (measured.kind !== "head-broken") return measured;
	return {
		kind: "could-not-measure",
		text: `Neither base nor head works. Head: ${measured.text} Base: ${base.text}`,
		detail: measured.detail
	};
}

// src/pipeline/publish.ts
/** Shows the verdict everywhere it belongs, one place after the other. Trouble is a receipt, not an error. */
async function publish(publication, ports) {
	if (ports.publishers.length === 0) return [];
	return ports.log.group("Publish", () => publishAll(publication, ports));
}
async function publishAll(publication, ports) {
	const receipts = [];
	for (const publisher of ports.publishers) {
		const receipt = await publisher.publish(publication);
		const where = receipt.url === null ? "" : ` ${receipt.url}`;
		const level = receipt.state === "failed" ? "warning" : "info";
		ports.log.write(level, `${receipt.publisher}: ${receipt.text}${where}`);
		receipts.push(receipt);
	}
	return receipts;
}
/** Marks the run as begun wherever an old verdict could still be showing. */
async function announce(ports) {
	for (const publisher of ports.publishers) await publisher.announce?.();
}
/** A run that ends with an error must not leave "measuring" showing for ever. */
async function abandon(why, ports) {
	for (const publisher of ports.publishers) await publisher.abandon?.(why);
}

// src/core/model/baseline.ts
const HISTORY_SCHEMA = "perf-gate.history";

// src/core/baseline/merge-history.ts
const MOST = 50;
/**
* The union of histories of one gate, by run id and attempt (outside GitHub, where both are 0, by time too):
* newest first, at most 50. Concurrent runs each hold a part; the union loses none.
*/
function mergeHistory(first, ...others) {
	const all = [first, ...others].flatMap(({ entries }) => entries);
	const entries = [...new Map(all.map((entry) => [keyOf$1(entry), entry])).values()].sort((a, b) => a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0).slice(0, MOST);
	return {
		schema: HISTORY_SCHEMA,
		schemaVersion: 1,
		gate: first.gate,
		entries
	};
}
function keyOf$1({ runId, attempt, createdAt }) {
	return runId === 0 ? `local/${createdAt}` : `${runId}/${attempt}`;
}

// src/pipeline/save-baseline.ts
/**
* Stores a recording of the base branch (or, on a laptop, one the user asked to save) with its history.
* A store that refuses is a warning: the verdict stands without it.
*/
async function saveBaseline(config, context, recording, baseline, ports) {
	if (!(context.kind === "base-branch" || config.baseline.save) || ports.store === null || config.dryRun) return null;
	if (!recording.validity.valid) {
		ports.log.write("warning", "Not stored as a baseline: the run is not valid.");
		return null;
	}
	const own = {
		schema: HISTORY_SCHEMA,
		schemaVersion: 1,
		gate: config.gate,
		entries: [historyEntry(recording)]
	};
	try {
		const history = mergeHistory(own, ...baseline.history === null ? [] : [baseline.history]);
		const where = await ports.store.save(recording, history);
		ports.log.write("info", `Stored as baseline: ${where}`);
		return where;
	} catch (thrown) {
		ports.log.write("warning", `The baseline could not be stored: ${toError(thrown).message}`);
		return null;
	}
}

// src/pipeline/gate.ts
/**
* The whole run: measure head, find what to compare it with, decide, keep everything on disk, store, publish.
* Results are on disk before anything is published, and no publisher can change the verdict.
* Throws UsageError for what the user must correct; every other trouble of the world is a verdict.
*/
async function gate(config, context, ports, signal) {
	await announce(ports);
	try {
		return await story(config, context, ports, signal);
	} catch (thrown) {
		await abandon(toError(thrown).message, ports);
		throw thrown;
	}
}
async function story(config, context, ports, signal) {
	const { log } = ports;
	const { measured, refused } = await measure$1(config, context, ports, signal);
	const stored = await log.group("Find the baseline", () => findBaseline(config, context, ports));
	const baseline = {
		...stored,
		refused: [...refused, ...stored.refused]
	};
	const judgement = decide(measured, baseline, config, context, ports);
	const files = await keep(judgement, measured, context, ports);
	if (measured.kind === "recorded") await saveBaseline(config, context, measured.recording, baseline, ports);
	const publication = {
		judgement,
		files,
		runUrl: context.runUrl
	};
	return {
		judgement,
		files,
		receipts: await publish(publication, ports)
	};
}

// src/pipeline/self-test.ts
/** Share of failing requests that is planted. */
const ERROR_RATE = .05;
/** The planted delay as a share of base's median: well beyond the failure limit. */
const DELAY = .8;
const NOTHING = {
	delayMs: 0,
	errorRate: 0
};
/**
* Judges the gate itself on this machine: `runs` duets of one build, then one with a delay and one with errors planted
* by a proxy in front of head. Throws UsageError where there is no application to start.
*/
async function selfTest(config, context, ports, signal, runs) {
	const { app, workingDirectory } = config;
	if (app === null) throw new UsageError([{
		where: "app.start",
		line: null,
		column: null,
		message: "The self-test starts the application twice: set `app.start` (or --start)."
	}]);
	const close = [];
	const open = async (arm) => {
		const logFile = ports.files.path(`app-${arm}.log`);
		const running = await ports.apps.start({
			app,
			arm,
			directory: workingDirectory,
			logFile,
			signal
		});
		close.push(() => running.stop());
		const proxy = await ports.openFaultProxy(running.baseUrl);
		close.push(() => proxy.close());
		return proxy;
	};
	try {
		const logFile = ports.files.path("app-head.log");
		await ports.apps.build({
			app,
			arm: "head",
			directory: workingDirectory,
			logFile,
			signal
		});
		const [base, head] = [await open("base"), await open("head")];
		const once = async (planted, fault) => {
			head.plant(fault);
			const way = {
				kind: "targets",
				base: base.url,
				head: head.url
			};
			const measured = await duet(way, config, context, ports, signal);
			if (measured.kind !== "recorded") throw new EnvironmentError(measured.text, measured.detail);
			return {
				planted,
				judgement: decide(measured, {
					runs: [],
					refused: [],
					history: null
				}, config, context, ports)
			};
		};
		const found = [];
		for (let run = 1; run <= runs && !signal.aborted; run += 1) {
			const title = `Self-test ${run} of ${runs}: the same build on both sides`;
			found.push(await ports.log.group(title, () => once("nothing", NOTHING)));
		}
		const delayMs = Math.max(DELAY * medianOf(found), 2);
		const slower = `Self-test: ${delayMs.toFixed(1)} ms planted in front of head`;
		found.push(await ports.log.group(slower, () => once("delay", {
			delayMs,
			errorRate: 0
		})));
		const failing = `Self-test: ${ERROR_RATE * 100} % errors planted in front of head`;
		found.push(await ports.log.group(failing, () => once("errors", {
			delayMs: 0,
			errorRate: ERROR_RATE
		})));
		return found;
	} finally {
		for (const stop of close.toReversed()) await stop();
	}
}
/** Base's overall median, ms. */
function medianOf(runs) {
	return (runs.at(-1)?.judgement.comparisons ?? []).find(({ subject, metric }) => subject.kind === "overall" && metric === "p50")?.base ?? 0;
}

// src/core/baseline/consistency.ts
/** The first contradiction among a recording's figures, as a sentence; null: there is none. */
function inconsistency(recording) {
	const named = [
		["overall", recording.overall],
		...recording.endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.name}`, endpoint]),
		...recording.scenarios.map((scenario) => [`scenario ${scenario.scenario}`, scenario])
	];
	for (const [name, series] of named) {
		const wrong = inSeries(series);
		if (wrong !== null) return `this recording contradicts itself: ${name}: ${wrong}.`;
	}
	return null;
}
function inSeries({ requests, failed, duration, histogram, timeline }) {
	if (failed > requests) return `${failed} of ${requests} requests failed`;
	if (duration !== null) {
		const wrong = inTrend(duration);
		if (wrong !== null) return wrong;
	}
	if (histogram !== null) {
		const sum = countOf(histogram);
		if (sum !== histogram.count) return `its histogram counts ${histogram.count} but holds ${sum}`;
	}
	if (timeline !== null) {
		const { requests: counts, failed: failures, p50, p95 } = timeline;
		if ([
			counts.length,
			failures.length,
			p50.length,
			p95.length
		].some((length) => length !== counts.length)) return "its timeline has rows of unequal length";
	}
	return null;
}
function inTrend({ min, p50, p90, p95, p99, max, avg }) {
	const ladder = [
		min,
		p50,
		p90,
		p95,
		p99,
		max
	];
	if (ladder.some((value, index) => index > 0 && value < (ladder[index - 1] ?? 0))) return `its percentiles fall (${ladder.join(", ")})`;
	return avg < min || avg > max ? `its mean ${avg} lies outside ${min}…${max}` : null;
}
function countOf({ zeros, buckets }) {
	return buckets.reduce((sum, value, index) => index % 2 === 1 ? sum + value : sum, zeros);
}

// src/core/baseline/schema.ts
/** Shapes of the stored files, strict: an unknown or missing key is damage, not a guess. */
const finite$1 = number();
const amount$1 = number().min(0);
const count$1 = int().min(0);
const text$3 = string().max(2e4);
const trend = strictObject({
	count: int().min(1),
	min: amount$1,
	avg: amount$1,
	p50: amount$1,
	p90: amount$1,
	p95: amount$1,
	p99: amount$1,
	max: amount$1
});
const rawTrend = strictObject({
	kind: literal$1("trend"),
	count: count$1,
	min: finite$1,
	avg: finite$1,
	p50: finite$1,
	p90: finite$1,
	p95: finite$1,
	p99: finite$1,
	max: finite$1
});
const metricShape = discriminatedUnion("kind", [
	strictObject({
		kind: literal$1("counter"),
		count: finite$1,
		rate: finite$1
	}),
	strictObject({
		kind: literal$1("gauge"),
		value: finite$1,
		min: finite$1,
		max: finite$1
	}),
	strictObject({
		kind: literal$1("rate"),
		trues: count$1,
		falses: count$1,
		value: number().min(0).max(1)
	}),
	rawTrend
]);
const histogram = strictObject({
	schema: int().min(-4).max(8),
	unit: literal$1("s"),
	zeros: count$1,
	count: count$1,
	sum: amount$1,
	relativeError: amount$1,
	buckets: array(int()).max(2e4)
});
const timelineShape = strictObject({
	startedAt: amount$1,
	bucketMs: int().min(1),
	requests: array(count$1).max(1e4),
	failed: array(count$1).max(1e4),
	p50: array(amount$1.nullable()).max(1e4),
	p95: array(amount$1.nullable()).max(1e4)
});
const phase = strictObject({
	mean: amount$1,
	p95: amount$1
});
const seriesFields = {
	requests: count$1,
	rate: amount$1,
	failed: count$1,
	duration: trend.nullable(),
	precision: _enum(["exact", "histogram"]),
	phases: strictObject({
		blocked: phase.exactOptional(),
		connecting: phase.exactOptional(),
		tls: phase.exactOptional(),
		sending: phase.exactOptional(),
		waiting: phase.exactOptional(),
		receiving: phase.exactOptional()
	}),
	failures: array(strictObject({
		status: count$1,
		errorCode: count$1,
		count: count$1
	})).max(1e3),
	histogram: histogram.nullable(),
	timeline: timelineShape.nullable()
};
const seriesShape = strictObject(seriesFields);
const endpointShape = strictObject({
	...seriesFields,
	name: text$3,
	method: text$3
});
const scenarioShape = strictObject({
	...seriesFields,
	scenario: text$3
});
const sourceShape = strictObject({
	sha: text$3,
	branch: text$3,
	event: text$3,
	repository: text$3,
	repositoryId: count$1,
	headRepositoryId: count$1,
	workflow: text$3,
	job: text$3,
	runId: count$1,
	attempt: count$1
});
const environmentShape = strictObject({
	os: text$3,
	arch: text$3,
	cpuModel: text$3.nullable(),
	vcpus: amount$1.nullable(),
	memoryBytes: amount$1.nullable(),
	runner: text$3.nullable(),
	image: text$3.nullable(),
	node: text$3,
	k6: text$3,
	calibration: amount$1.nullable()
});
const workloadShape = strictObject({
	script: text$3,
	scriptHash: text$3,
	profileHash: text$3,
	profile: text$3,
	environment: text$3,
	targetRate: amount$1.nullable(),
	requestsPerIteration: amount$1.nullable()
});
const loadShape = strictObject({
	startedAt: amount$1,
	durationMs: amount$1,
	iterations: count$1,
	droppedIterations: count$1,
	iterationRate: amount$1,
	maxVus: amount$1,
	k6ExitCode: int().nullable(),
	outcome: _enum([
		"completed",
		"thresholds-crossed",
		"script-error",
		"all-iterations-failed",
		"no-data",
		"aborted",
		"cancelled",
		"crashed",
		"timed-out"
	])
});
const checkShape = strictObject({
	name: text$3,
	passes: count$1,
	fails: count$1
});
const thresholdShape = strictObject({
	metric: text$3,
	expression: text$3,
	crossed: boolean(),
	value: finite$1.nullable()
});
const values = strictObject({
	p50: amount$1.exactOptional(),
	p95: amount$1.exactOptional(),
	p99: amount$1.exactOptional(),
	"error-rate": amount$1.exactOptional(),
	"delivered-rate": amount$1.exactOptional()
});
const historyEntryShape = strictObject({
	runId: count$1,
	attempt: count$1,
	sha: text$3,
	branch: text$3,
	event: text$3,
	createdAt: datetime(),
	valid: boolean(),
	profileHash: text$3,
	scriptHash: text$3,
	environment: text$3,
	machine: text$3,
	k6: text$3,
	calibration: amount$1.nullable(),
	values: record$1(text$3, values)
});
const historyShape = strictObject({
	schema: literal$1(HISTORY_SCHEMA),
	schemaVersion: literal$1(1),
	gate: text$3,
	entries: array(historyEntryShape).max(50)
});
const refusalShape = strictObject({
	origin: text$3,
	reason: text$3
});

// src/core/baseline/judgement-schema.ts
const text$2 = string().max(2e4);
const finite = number();
const share = number().min(0).max(100);
const side = strictObject({
	source: sourceShape,
	createdAt: datetime(),
	environment: environmentShape,
	workload: workloadShape,
	load: loadShape,
	checks: array(checkShape),
	timeline: timelineShape.nullable(),
	origin: text$2.nullable(),
	distance: finite.nullable()
});
const subject = discriminatedUnion("kind", [strictObject({ kind: literal$1("overall") }), strictObject({
	kind: literal$1("endpoint"),
	name: text$2,
	method: text$2
})]);
const way = _enum(["duet", "stored"]);
const role = _enum([
	"blocking",
	"warning",
	"informative"
]);
const evidence = strictObject({
	way,
	low: finite,
	high: finite,
	noise: finite,
	smallest: finite,
	count: int().min(0),
	pairs: array(finite).max(1e3)
});
const comparing = strictObject({
	way,
	pairs: int().min(0),
	roundMs: finite,
	loadSeconds: finite,
	stop: text$2
});
const comparison = strictObject({
	subject,
	metric: _enum([
		"p50",
		"p95",
		"p99",
		"error-rate",
		"delivered-rate"
	]),
	unit: _enum([
		"ms",
		"ratio",
		"per-second"
	]),
	base: finite.nullable(),
	head: finite.nullable(),
	change: finite.nullable(),
	worse: finite.nullable(),
	class: _enum([
		"improved",
		"unchanged",
		"slower",
		"significant",
		"critical",
		"inconclusive",
		"new",
		"missing",
		"accepted"
	]),
	action: _enum([
		"monitor",
		"investigate",
		"review recent changes"
	]).nullable(),
	text: text$2,
	samples: strictObject({
		base: int().min(0),
		head: int().min(0)
	}),
	role: role.exactOptional(),
	evidence: evidence.exactOptional()
});
const reason$1 = strictObject({
	kind: _enum([
		"regression",
		"threshold",
		"errors",
		"missing",
		"head-broken",
		"invalid",
		"no-baseline",
		"incomparable",
		"inconclusive",
		"unchanged"
	]),
	severity: _enum([
		"error",
		"warning",
		"notice"
	]),
	text: text$2
});
const limits = strictObject({
	warn: share.exactOptional(),
	fail: share.exactOptional(),
	floor: number().min(0).exactOptional(),
	role: role.exactOptional()
});
const metricLimits = strictObject({
	p50: limits.exactOptional(),
	p95: limits.exactOptional(),
	p99: limits.exactOptional(),
	"error-rate": limits.exactOptional(),
	"delivered-rate": limits.exactOptional()
});
const acceptance = strictObject({
	gate: text$2,
	endpoint: text$2,
	metric: _enum([
		"p50",
		"p95",
		"p99",
		"error-rate",
		"delivered-rate"
	]),
	upTo: finite,
	reason: text$2,
	expires: date()
});
const policy = strictObject({
	warn: share,
	fail: share,
	failOn: _enum([
		"fail",
		"warn",
		"never"
	]),
	thresholds: _enum([
		"fail",
		"warn",
		"ignore"
	]),
	onInconclusive: _enum(["pass", "fail"]),
	onNoBaseline: _enum(["pass", "fail"]),
	onInvalid: _enum(["pass", "fail"]),
	metrics: metricLimits.exactOptional(),
	endpoints: record$1(text$2, metricLimits).exactOptional(),
	confidence: number().min(.5).max(1).exactOptional(),
	accepted: array(acceptance).max(1e3).exactOptional()
});
const judgementShape = strictObject({
	schema: literal$1(JUDGEMENT_SCHEMA),
	schemaVersion: literal$1(1),
	tool: text$2,
	gate: text$2,
	createdAt: datetime(),
	verdict: _enum([
		"pass",
		"warn",
		"fail",
		"inconclusive",
		"no-baseline",
		"invalid"
	]),
	reason: text$2,
	reasons: array(reason$1),
	policy,
	policyChange: text$2.exactOptional(),
	source: sourceShape,
	head: side.nullable(),
	base: side.nullable(),
	comparisons: array(comparison),
	comparing: comparing.exactOptional(),
	thresholds: array(thresholdShape),
	findings: array(strictObject({
		rule: text$2,
		title: text$2,
		evidence: array(text$2),
		impact: text$2,
		recommendation: text$2
	})),
	notes: array(text$2),
	refused: array(refusalShape),
	history: array(historyEntryShape)
});

// src/core/baseline/duet-schema.ts
const amount = number().min(0);
const count = int().min(0);
const text$1 = string().max(2e4);
const arm = _enum(["base", "head"]);
const percentiles = strictObject({
	count: int().min(1),
	values: array(amount).length(LADDER.length)
});
const roundValues = strictObject({
	requests: count,
	failed: count,
	failingSeconds: array(count).max(1e3),
	percentiles: percentiles.nullable()
}).refine(({ requests, failed }) => failed <= requests, "more failed requests than requests");
const round = strictObject({
	startedAt: amount,
	iterations: count,
	droppedIterations: count,
	steal: number().min(0).max(1).nullable(),
	subjects: record$1(text$1, roundValues)
});
const duetShape = strictObject({
	base: strictObject({
		source: sourceShape,
		origin: text$1,
		workload: workloadShape,
		load: loadShape,
		overall: seriesShape,
		endpoints: array(endpointShape).max(1e3),
		checks: array(checkShape).max(1e4),
		policyChange: text$1.exactOptional()
	}),
	roundMs: number().min(1e3).max(6e4),
	starts: int().min(1),
	setups: count,
	seed: count,
	pairs: array(strictObject({
		first: arm,
		base: round,
		head: round
	})).max(1e3),
	stop: _enum([
		"regressed",
		"settled",
		"budget",
		"cancelled"
	]),
	mostPairs: int().min(1)
});

// src/core/baseline/recording-schema.ts
const text = string().max(2e4);
const validity = discriminatedUnion("valid", [strictObject({ valid: literal$1(true) }), strictObject({
	valid: literal$1(false),
	reasons: array(text).min(1)
})]);
const recordingShape = strictObject({
	schema: literal$1(RECORDING_SCHEMA),
	schemaVersion: literal$1(1),
	tool: text,
	gate: text,
	createdAt: datetime(),
	source: sourceShape,
	environment: environmentShape,
	workload: workloadShape,
	load: loadShape,
	metrics: record$1(text, metricShape),
	overall: seriesShape,
	endpoints: array(endpointShape).max(1e3),
	scenarios: array(scenarioShape).max(1e3),
	checks: array(checkShape).max(1e4),
	thresholds: array(thresholdShape).max(1e4),
	validity,
	notes: array(text).max(1e3),
	duet: duetShape.exactOptional()
});

// src/core/baseline/decode.ts
/** A recording from parsed JSON. Damage, another schema or figures that contradict each other are refused. */
function decodeRecording(value) {
	const decoded = decode$1(value, {
		schema: RECORDING_SCHEMA,
		version: 1,
		what: "recording"
	}, recordingShape);
	if (!decoded.ok) return decoded;
	const reason = inconsistency(decoded.value);
	return reason === null ? decoded : {
		ok: false,
		reason
	};
}
/** A history from parsed JSON, as strictly. */
function decodeHistory(value) {
	return decode$1(value, {
		schema: HISTORY_SCHEMA,
		version: 1,
		what: "history"
	}, historyShape);
}
/** A judgement from parsed JSON, as strictly. */
function decodeJudgement(value) {
	return decode$1(value, {
		schema: JUDGEMENT_SCHEMA,
		version: 1,
		what: "judgement"
	}, judgementShape);
}
function decode$1(value, kind, shape) {
	const wrong = wrongKind(value, kind);
	if (wrong !== null) return {
		ok: false,
		reason: wrong
	};
	const parsed = shape.safeParse(value);
	if (parsed.success) return {
		ok: true,
		value: parsed.data
	};
	const [first] = parsed.error.issues;
	const where = first === void 0 || first.path.length === 0 ? "the file" : first.path.join(".");
	return {
		ok: false,
		reason: `this ${kind.what} is damaged: ${where}: ${first?.message ?? "not readable"}.`
	};
}
/** Told apart from damage, since the remedy differs: another version of this program wrote the file. */
function wrongKind(value, { schema, version, what }) {
	if (typeof value !== "object" || value === null || !("schema" in value) || value.schema !== schema) return `this is no ${what} (schema "${schema}" is missing).`;
	const found = "schemaVersion" in value ? value.schemaVersion : void 0;
	if (found === version) return null;
	if (typeof found === "number" && found > version) return `this ${what} has schema version ${found}, and this version of Perf Gate reads up to ${version}: update it.`;
	return `this ${what} has an unknown schema version (${JSON.stringify(found)}).`;
}

// src/entry/cli/read-json.ts
/** Reads a JSON file, gzip or not, through a decoder. Throws UsageError that names the flag and the reason. */
async function readJson$1(flag, file, decode) {
	const decoded = await parse(file).then(decode, (thrown) => ({
		ok: false,
		reason: toError(thrown).message
	}));
	if (decoded.ok) return decoded.value;
	const message = `${flag} ${file} cannot be used: ${decoded.reason}`;
	throw new UsageError([{
		where: flag,
		line: null,
		column: null,
		message
	}]);
}
async function parse(file) {
	const bytes = await readFile(file);
	const text = bytes[0] === 31 && bytes[1] === 139 ? gunzipSync(bytes) : bytes;
	return JSON.parse(text.toString("utf8"));
}
/** The value of a flag that must be given. Throws UsageError when it is absent. */
function required(value, flag, example) {
	if (typeof value === "string" && value !== "") return value;
	const message = `${flag} is missing. Example: ${example}`;
	throw new UsageError([{
		where: flag,
		line: null,
		column: null,
		message
	}]);
}

// src/entry/action/replay.ts
/** Judges the recording that a `mode: record` step of this gate left. Publishes nothing. */
async function judgeFiles(config, context, ports) {
	const path = ports.files.path("recording.json");
	const measured = {
		kind: "recorded",
		recording: await readJson$1("recording", path, decodeRecording),
		path
	};
	const baseline = await ports.log.group("Find the baseline", () => findBaseline(config, context, ports));
	const judgement = decide(measured, baseline, config, context, ports);
	return {
		judgement,
		files: await keep(judgement, measured, context, ports),
		receipts: []
	};
}
/** Publishes the judgement that an earlier step of this gate left. */
async function publishFiles(context, ports) {
	const path = ports.files.path("judgement.json");
	const judgement = await readJson$1("judgement", path, decodeJudgement);
	const files = {
		recording: ports.files.path("recording.json"),
		judgement: path,
		report: ports.files.path("report.md")
	};
	return {
		judgement,
		files,
		receipts: await publish({
			judgement,
			files,
			runUrl: context.runUrl
		}, ports)
	};
}

// src/adapters/actions/annotations-publisher.ts
/** The runner shows ten of a level and step; some are left to the log and to the failing step itself. */
const LIMITS = {
	error: 7,
	warning: 7,
	notice: 10
};
/** The runner cuts messages here. Characters. */
const MAX_MESSAGE = 4096;
const MAX_TITLE = 255;
const WRITE = {
	error: error$1,
	warning,
	notice
};
const NAME$3 = "annotations";
/** Annotations on the run and, where a file is known, on the pull request's changed lines. */
function createAnnotationsPublisher({ render }) {
	return {
		name: NAME$3,
		async publish(publication) {
			try {
				const all = render(publication);
				const shown = withinLimits(all);
				for (const annotation of shown) annotate(annotation);
				const rest = all.length - shown.length;
				const more = rest === 0 ? "" : `; ${rest} more are in the report`;
				return {
					publisher: NAME$3,
					state: "done",
					text: `${shown.length} written${more}`,
					url: null
				};
			} catch (thrown) {
				const text = `could not be written: ${toError(thrown).message}`;
				return {
					publisher: NAME$3,
					state: "failed",
					text,
					url: null
				};
			}
		}
	};
}
function withinLimits(annotations) {
	const left = { ...LIMITS };
	return annotations.filter(({ level }) => {
		left[level] -= 1;
		return left[level] >= 0;
	});
}
function annotate({ level, title, message, file, line }) {
	WRITE[level](cut$2(safeLines(message).join("\n"), MAX_MESSAGE), {
		title: cut$2(safeLines(title).join(" "), MAX_TITLE),
		...file ? { file } : {},
		...file && line ? { startLine: line } : {}
	});
}
const cut$2 = (text, max) => text.length <= max ? text : `${text.slice(0, max - 1)}…`;

// src/adapters/actions/summary-publisher.ts
/** The runner drops a step's summary above 1 MiB, and silently one just below it. */
const MAX_BYTES = 921600;
const NAME$2 = "summary";
/** The job summary: the page of the workflow run. */
function createSummaryPublisher({ path, render }) {
	return {
		name: NAME$2,
		async publish(publication) {
			if (path === "") return {
				publisher: NAME$2,
				state: "skipped",
				text: "this runner has no job summary",
				url: null
			};
			try {
				await appendFile(path, `${render(publication, MAX_BYTES)}\n`);
				return {
					publisher: NAME$2,
					state: "done",
					text: "written",
					url: publication.runUrl
				};
			} catch (thrown) {
				const text = `could not be written: ${toError(thrown).message}`;
				return {
					publisher: NAME$2,
					state: "failed",
					text,
					url: null
				};
			}
		}
	};
}

// src/adapters/app/environment.ts
/** Variables of the job that an application must not see: the runner's own and the action's token. */
const WITHHELD = /^(INPUT_|ACTIONS_)|^GITHUB_TOKEN$/;
/** The environment of the app's commands: the job's, the user's own on top, and where to listen. */
function appEnvironment(env, app, facts) {
	const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !WITHHELD.test(name)));
	const own = Object.entries(app.env).map(([name, value]) => [name, fill(value, facts)]);
	return {
		...kept,
		COMPOSE_PROJECT_NAME: `perf-gate-${facts.arm}`,
		PORT: String(facts.port),
		BASE_URL: facts.baseUrl,
		PERF_GATE_ARM: facts.arm,
		...Object.fromEntries(own)
	};
}
/** Fills ${PORT} and ${PERF_GATE_ARM} in. Other variables are left to the shell. */
function fill(text, { port, arm }) {
	return text.replaceAll(`\${PORT}`, String(port)).replaceAll(`\${PERF_GATE_ARM}`, arm);
}

// src/adapters/app/log-tail.ts
const BYTES = 16384;
/** The last lines of an app's log, without escape sequences. Empty where there is none. */
async function readTail(file) {
	try {
		const handle = await open$2(file);
		try {
			const { size } = await handle.stat();
			const length = Math.min(size, BYTES);
			const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
			return stripVTControlCharacters(buffer.toString("utf8")).trimEnd().split("\n").slice(-20).join("\n");
		} finally {
			await handle.close();
		}
	} catch {
		return "";
	}
}

// src/adapters/app/port.ts
/** A free port of the loopback interface; with `wanted`, that one or an EnvironmentError. */
function reservePort(wanted) {
	return new Promise((resolve, reject) => {
		const server = net.createServer();
		server.once("error", () => reject(new EnvironmentError(`Port ${wanted} is in use, so the app cannot listen there.`, "Stop the program that holds it, or let the app listen on PORT and remove `app.port`.")));
		server.listen(wanted ?? 0, "127.0.0.1", () => {
			const address = server.address();
			const port = typeof address === "object" && address !== null ? address.port : 0;
			server.close(() => resolve(port));
		});
	});
}

// src/adapters/app/ready.ts
const EVERY_MS$2 = 100;
const REQUEST_MS = 2e3;
/** Polls until the URL answers 2xx. Returns null when it did, else what the last try gave. */
async function waitUntilReady(waiting) {
	const { clock, signal, limitMs } = waiting;
	const start = clock.now();
	let last = "not tried";
	let told = start;
	while (clock.now() - start < limitMs && !signal.aborted && !waiting.isOver()) {
		last = await ask(waiting.url, signal);
		if (last === "") return null;
		if (clock.now() - told > 5e3) {
			told = clock.now();
			waiting.onProgress(told - start, last);
		}
		await clock.sleep(EVERY_MS$2, signal);
	}
	return last;
}
/** Empty: answered 2xx. */
async function ask(url, signal) {
	try {
		const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_MS)]) });
		await response.body?.cancel();
		return response.ok ? "" : `HTTP ${response.status}`;
	} catch {
		return "no answer";
	}
}

// src/adapters/app/shell.ts
const POLL_MS = 50;
/** A killed process still takes a moment to end. */
const KILL_MS = 2e3;
/** Runs a command as a user's step does (`bash -eo pipefail`), in a process group of its own. */
function openShell({ command, directory, env, logFile }) {
	const output = openSync(logFile, "a");
	const child = spawn("bash", [
		"-eo",
		"pipefail",
		"-c",
		command
	], {
		cwd: directory,
		env,
		detached: true,
		stdio: [
			"ignore",
			output,
			output
		]
	});
	closeSync(output);
	return {
		child,
		ended: new Promise((resolve) => {
			child.once("error", () => resolve({
				code: 127,
				signal: null
			}));
			child.once("exit", (code, signal) => resolve({
				code,
				signal
			}));
		}),
		stop: (graceMs) => stopGroup(child.pid, graceMs)
	};
}
async function stopGroup(pid, graceMs) {
	if (pid === void 0 || !signalGroup$1(pid, "SIGTERM")) return;
	if (await groupEnds(pid, graceMs)) return;
	signalGroup$1(pid, "SIGKILL");
	await groupEnds(pid, KILL_MS);
}
/** True once nothing is left in the group; false when `limitMs` went by first. */
async function groupEnds(pid, limitMs) {
	for (let waited = 0; waited < limitMs; waited += POLL_MS) {
		await new Promise((resolve) => setTimeout(resolve, POLL_MS));
		if (!signalGroup$1(pid, 0)) return true;
	}
	return false;
}
/** False: nothing is left in the group. */
function signalGroup$1(pid, signal) {
	try {
		process.kill(-pid, signal);
		return true;
	} catch {
		return false;
	}
}

// src/adapters/app/app-runner.ts
const READY_MS = 6e4;
const BUILD_MS = 12e5;
const GRACE_MS = 5e3;
const TITLES = {
	build: "Building",
	setup: "Setting up",
	reset: "Resetting"
};
/** Runs the user's application by its own commands. */
function createAppRunner(options) {
	return {
		build: (request) => build(options, request),
		reset: (request, { baseUrl }) => runCommand(options, request, "reset", baseUrl),
		async start(request) {
			try {
				return await startOnce(options, request);
			} catch (thrown) {
				if (!(thrown instanceof AppError) || request.signal.aborted) throw thrown;
				options.log.write("warning", `${thrown.message} Trying once more.`);
				return startOnce(options, request);
			}
		}
	};
}
async function build(options, request) {
	const started = options.clock.now();
	await runCommand(options, request, "build", "");
	if (request.app.build === null) return;
	options.log.write("info", `Built in ${((options.clock.now() - started) / 1e3).toFixed(1)} s`);
}
/** Runs one of the user's commands to its end; nothing where it is not set. Throws AppError when it fails. */
async function runCommand(options, request, name, baseUrl) {
	const given = request.app[name];
	if (given === null) return;
	const port = baseUrl === "" ? 0 : Number(new URL(baseUrl).port);
	const facts = {
		arm: request.arm,
		port,
		baseUrl
	};
	const command = fill(given, facts);
	options.log.write(name === "reset" ? "debug" : "info", `${TITLES[name]} ${request.arm}: ${command}`);
	const shell = await open(command, request, appEnvironment(options.env, request.app, facts));
	const limit = AbortSignal.timeout(options.limits?.buildMs ?? BUILD_MS);
	const code = await endOf$1(shell, AbortSignal.any([request.signal, limit]));
	if (code === 0) return;
	const how = code === null ? "did not end in time" : `ended with exit code ${code}`;
	throw new AppError(`\`app.${name}\` of ${request.arm} ${how}.`, `Run \`${command}\` by hand to see why.`, await readTail(request.logFile));
}
async function startOnce(options, request) {
	const { app, arm, signal } = request;
	const port = await reservePort(app.port);
	const baseUrl = `http://127.0.0.1:${port}`;
	await runCommand(options, request, "setup", baseUrl);
	const facts = {
		arm,
		port,
		baseUrl
	};
	const env = appEnvironment(options.env, app, facts);
	const command = fill(app.start, facts);
	options.log.write("info", `Starting ${arm} on port ${port}: ${command}`);
	const running = follow$1(await open(command, request, env), request, env, baseUrl);
	const ready = fill(app.ready, facts);
	const last = await waitUntilReady({
		url: /^https?:/.test(ready) ? ready : new URL(ready, baseUrl).href,
		limitMs: options.limits?.readyMs ?? READY_MS,
		clock: options.clock,
		signal,
		isOver: () => running.died() !== null,
		onProgress: (ms, answer) => options.log.write("info", `Waiting for ${ready} since ${Math.round(ms / 1e3)} s: ${answer}`)
	});
	if (last === null) return running;
	const death = running.died();
	await running.stop();
	const seconds = (options.limits?.readyMs ?? READY_MS) / 1e3;
	const reason = death?.reason ?? `The app (${arm}) was not ready within ${seconds} s: ${ready} gave ${last}.`;
	throw new AppError(reason, "Check `app.start`, that the app listens on PORT, and that `app.ready` answers 2xx.", await readTail(request.logFile));
}
/** A shell that is stopped when the run is cancelled, whatever else happens. */
async function open(command, request, env) {
	await mkdir(path.dirname(request.logFile), { recursive: true });
	return openShell({
		command,
		directory: request.directory,
		env,
		logFile: request.logFile
	});
}
async function endOf$1(shell, signal) {
	const stopped = new Promise((resolve) => {
		const stop = () => resolve(null);
		if (signal.aborted) stop();
		signal.addEventListener("abort", stop, { once: true });
	});
	const end = await Promise.race([shell.ended, stopped]);
	await shell.stop(GRACE_MS);
	return end === null ? null : end.code ?? 1;
}
function follow$1(shell, request, env, baseUrl) {
	const { app, arm, logFile, signal } = request;
	let stopping = null;
	let death = null;
	const stop = () => {
		stopping ??= shutDown(shell, request, env);
		return stopping;
	};
	const onAbort = () => void stop();
	signal.addEventListener("abort", onAbort, { once: true });
	shell.ended.then(async ({ code, signal: by }) => {
		if (stopping !== null || code === 0 && app.stop !== null) return;
		const how = by === null ? `exit code ${code}` : by;
		death = {
			reason: `The app (${arm}) ended by itself with ${how}.`,
			logTail: ""
		};
		death = {
			...death,
			logTail: await readTail(logFile)
		};
	});
	return {
		baseUrl,
		logFile,
		died: () => death,
		stop: () => {
			signal.removeEventListener("abort", onAbort);
			return stop();
		}
	};
}
async function shutDown(shell, request, env) {
	await shell.stop(GRACE_MS);
	if (request.app.stop === null) return;
	await endOf$1(await open(request.app.stop, request, env), AbortSignal.timeout(3e4));
}

// src/adapters/app/fault-proxy.ts
/** A plain HTTP/1.1 proxy on the loopback interface, which passes bodies through as they come. */
async function openFaultProxy(target) {
	const agent = new Agent({ keepAlive: true });
	let fault = {
		delayMs: 0,
		errorRate: 0
	};
	let served = 0;
	let failed = 0;
	const server = createServer((incoming, outgoing) => {
		served += 1;
		if (failed < Math.floor(served * fault.errorRate)) {
			failed += 1;
			incoming.resume();
			outgoing.writeHead(503).end();
		} else if (fault.delayMs > 0) setTimeout(() => pass(incoming, outgoing, target, agent), fault.delayMs);
		else pass(incoming, outgoing, target, agent);
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address();
	return {
		url: `http://127.0.0.1:${port}`,
		plant(next) {
			fault = next;
			served = 0;
			failed = 0;
		},
		close: () => new Promise((resolve) => {
			agent.destroy();
			server.close(() => resolve());
			server.closeAllConnections();
		})
	};
}
function pass(incoming, outgoing, target, agent) {
	const { host, hostname, port } = new URL(target);
	const headers = {
		...incoming.headers,
		host
	};
	const options = {
		hostname,
		port,
		path: incoming.url,
		method: incoming.method,
		headers,
		agent
	};
	const onward = request(options, (answer) => {
		outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(outgoing);
	});
	onward.on("error", () => {
		if (!outgoing.headersSent) outgoing.writeHead(502);
		outgoing.end();
	});
	incoming.pipe(onward);
}

// src/adapters/app/target-check.ts
const TIMEOUT_MS = 1e4;
function createTargetCheck() {
	return { async check(url, signal) {
		const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
		try {
			await (await fetch(url, {
				signal: limit,
				redirect: "manual"
			})).body?.cancel();
		} catch (thrown) {
			if (signal.aborted) return;
			throw new EnvironmentError(`Nothing answers at ${url}: ${why(thrown)}.`, "Start the target before the gate, correct `workload.target`, or let the gate start it with `app.start`.", thrown);
		}
	} };
}
/** fetch hides the useful part ("ECONNREFUSED") in the cause. */
function why(thrown) {
	const error = toError(thrown);
	if (error.name === "TimeoutError") return `no answer within ${TIMEOUT_MS / 1e3} s`;
	if (error.cause === void 0) return error.message;
	const cause = toError(error.cause);
	return "code" in cause ? String(cause.code) : cause.message;
}

// src/adapters/clock/clock.ts
/** The machine's own clock. */
function createClock() {
	return {
		now: () => Date.now(),
		sleep: (ms, signal) => new Promise((resolve) => {
			if (signal?.aborted) return resolve();
			const done = () => {
				clearTimeout(timer);
				signal?.removeEventListener("abort", done);
				resolve();
			};
			const timer = setTimeout(done, ms);
			signal?.addEventListener("abort", done, { once: true });
		})
	};
}

// src/adapters/files/packed-json.ts
/** What a small file may unpack to; far above what a gate with hundreds of endpoints writes. */
const MAX_JSON_BYTES$1 = 1e8;
/**
* Reads a JSON file that may be packed; its content decides, not its name.
* Throws an Error with the reason when it is damaged.
*/
async function readPackedJson(path) {
	const content = await readFile(path);
	try {
		const json = content[0] === 31 && content[1] === 139 ? gunzipSync(content, { maxOutputLength: MAX_JSON_BYTES$1 }) : content;
		return JSON.parse(json.toString("utf8"));
	} catch (thrown) {
		throw new Error(`it cannot be read: ${toError(thrown).message}`, { cause: thrown });
	}
}
/** Writes a packed JSON file whole: under another name first, then renamed. */
async function writePackedJson(path, value) {
	const temporary = `${path}.${randomUUID()}.tmp`;
	try {
		const file = await open$2(temporary, "wx");
		try {
			await file.writeFile(gzipSync(JSON.stringify(value)));
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(temporary, path);
	} catch (thrown) {
		await rm(temporary, { force: true });
		throw thrown;
	}
}

// src/adapters/files/open-place.ts
/** Reads and decodes one stored run. Throws an Error with the reason why it cannot be used. */
async function openPlace(place) {
	const decoded = decodeRecording(await readPackedJson(place.recording));
	if (!decoded.ok) throw new Error(decoded.reason);
	return {
		recording: decoded.value,
		history: await readHistory(place.history),
		origin: place.recording,
		explicit: place.explicit
	};
}
/** Its absence is normal (`record --out` writes none), and a damaged one takes nothing from the recording. */
async function readHistory(path) {
	try {
		const decoded = decodeHistory(await readPackedJson(path));
		return decoded.ok ? decoded.value : null;
	} catch {
		return null;
	}
}

// src/adapters/files/store-layout.ts
const RECORDING_FILE$1 = "recording.json.gz";
const HISTORY_FILE$1 = "history.json.gz";
/** Folders that are being written carry this, so that no reader opens them. */
const UNFINISHED = ".unfinished-";
/** Where a directory store keeps the runs of a gate: `DIR/baseline/GATE/RUN-ATTEMPT/`. */
function gateFolder(directory, gate) {
	const name = encodeURIComponent(gate).replaceAll("*", "%2A").replace(/^\.+$/, (dots) => dots.replaceAll(".", "%2E"));
	return join$1(directory, "baseline", name);
}
const NAMES = [RECORDING_FILE$1, "recording.json"];
/** Newest folders that are opened: enough for every ancestor that is looked for. */
const MAX_RUNS = 250;
/** Recordings that a path may mean: one file, the folder of one run, or a store. An absent path holds none. */
async function findPlaces(path, gate) {
	const kind = await kindOf(path);
	if (kind === "file") return [placeOf(path, join$1(path, ".."), true)];
	if (kind === "absent") return [];
	const own = await recordingIn(path);
	if (own !== null) return [placeOf(own, path, true)];
	const folder = gateFolder(path, gate);
	const places = [];
	for (const name of await newestFirst(folder)) {
		const run = join$1(folder, name);
		const recording = await recordingIn(run);
		if (recording !== null) places.push(placeOf(recording, run, false));
	}
	return places;
}
const placeOf = (recording, folder, explicit) => ({
	recording,
	history: join$1(folder, HISTORY_FILE$1),
	explicit
});
async function kindOf(path) {
	try {
		return (await stat(path)).isDirectory() ? "folder" : "file";
	} catch (thrown) {
		if (isAbsent(thrown)) return "absent";
		throw thrown;
	}
}
async function recordingIn(folder) {
	for (const name of NAMES) {
		const path = join$1(folder, name);
		if (await kindOf(path) === "file") return path;
	}
	return null;
}
async function newestFirst(folder) {
	try {
		return (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory() && !entry.name.startsWith(".unfinished-")).map(({ name }) => name).sort((a, b) => b.localeCompare(a, "en", { numeric: true })).slice(0, MAX_RUNS);
	} catch (thrown) {
		if (isAbsent(thrown)) return [];
		throw thrown;
	}
}
/** True for "no such file" and for a path below something that is a file. */
function isAbsent(thrown) {
	const error = toError(thrown);
	return error.code === "ENOENT" || error.code === "ENOTDIR";
}

// src/adapters/files/save-run.ts
/** Saves of one run and attempt that find their place taken; each gets a place of its own. */
const TRIES = 100;
/**
* Writes a run's folder beside its place and renames it there, so a reader sees all of it or nothing, and two that
* save at once both stay. Throws EnvironmentError when the directory cannot be written.
*/
async function saveRun(directory, recording, history) {
	const folder = gateFolder(directory, recording.gate);
	const unfinished = join$1(folder, `${UNFINISHED}${randomUUID()}`);
	try {
		await mkdir(unfinished, { recursive: true });
		await writePackedJson(join$1(unfinished, RECORDING_FILE$1), recording);
		await writePackedJson(join$1(unfinished, HISTORY_FILE$1), history);
		return await place(unfinished, join$1(folder, nameOf$1(recording)));
	} catch (thrown) {
		await rm(unfinished, {
			recursive: true,
			force: true
		}).catch(() => {});
		const message = `The baseline cannot be written to ${directory}: ${toError(thrown).message}`;
		throw new EnvironmentError(message, "Name a writable directory as the baseline store.", thrown);
	}
}
/** Outside GitHub there is no run id: the time of the recording stands for it. */
function nameOf$1({ source, createdAt }) {
	return source.runId > 0 ? `${source.runId}-${source.attempt}` : `local-${createdAt.replace(/\D/g, "")}`;
}
async function place(from, wanted) {
	for (let number = 1; number < TRIES; number += 1) {
		const to = number === 1 ? wanted : `${wanted}-${number}`;
		try {
			await rename(from, to);
			return to;
		} catch (thrown) {
			const error = toError(thrown);
			if (![
				"ENOTEMPTY",
				"EEXIST",
				"EPERM"
			].includes(String(error.code))) throw thrown;
		}
	}
	throw new Error(`${wanted} exists ${TRIES} times already`);
}

// src/adapters/files/directory-store.ts
/**
* Baselines in a directory that the user mounts: a cache, a network share, a checkout. Reading also takes the folder
* that `record --out` left and a single recording file, packed or not; saving needs a directory.
*/
function createDirectoryStore({ directory }) {
	return {
		save: (recording, history) => saveRun(directory, recording, history),
		async read(query) {
			const stored = [];
			const refused = [];
			try {
				for (const place of await findPlaces(directory, query.gate)) try {
					stored.push(await openPlace(place));
				} catch (thrown) {
					refused.push({
						origin: place.recording,
						reason: toError(thrown).message
					});
				}
			} catch (thrown) {
				refused.push({
					origin: directory,
					reason: `it cannot be read: ${toError(thrown).message}`
				});
			}
			return select(stored, query, refused);
		}
	};
}
function select(stored, query, refused) {
	const usable = stored.filter((run) => {
		const reason = refuse(run, query);
		if (reason !== null) refused.push({
			origin: run.origin,
			reason
		});
		return reason === null;
	});
	const distance = ({ recording }) => {
		const index = query.ancestors.indexOf(recording.source.sha);
		return index < 0 ? null : index;
	};
	const runs = usable.filter((run) => run.explicit || query.ancestors.length === 0 || distance(run) !== null).map((run) => ({
		recording: run.recording,
		origin: run.origin,
		distance: distance(run)
	})).sort((a, b) => nearer(a, b) || b.recording.createdAt.localeCompare(a.recording.createdAt));
	if (runs.length === 0 && usable.length > 0) refused.push(unrelated(usable.length, query));
	const [newest, ...rest] = usable.flatMap(({ history }) => history === null ? [] : [history]);
	const history = newest === void 0 ? null : mergeHistory(newest, ...rest);
	return {
		runs: runs.slice(0, query.limit),
		refused,
		history
	};
}
const nearer = (a, b) => {
	if (a.distance === b.distance) return 0;
	return (a.distance ?? Number.MAX_SAFE_INTEGER) - (b.distance ?? Number.MAX_SAFE_INTEGER);
};
function refuse({ recording, explicit }, { gate, branches }) {
	if (!explicit && recording.gate !== gate) return `it belongs to gate \`${recording.gate}\``;
	const { branch } = recording.source;
	if (explicit || branches.length === 0 || branch === "" || branches.includes(branch)) return null;
	return `its branch \`${branch}\` is not a base branch (${branches.join(", ")})`;
}
function unrelated(count, { ancestors }) {
	return {
		origin: "directory",
		reason: `${count} stored, but none for the base commit or the ${ancestors.length - 1} commits before it`
	};
}

// src/adapters/files/result-files.ts
/** Result files in one folder, which is made when the first is written. */
function createResultFiles(directory) {
	const root = path.resolve(directory);
	return {
		path: (name) => path.join(root, name),
		async write(name, content) {
			const target = path.join(root, name);
			const half = `${target}.${randomUUID()}.tmp`;
			try {
				await mkdir(path.dirname(target), { recursive: true });
				await writeFile(half, content);
				await rename(half, target);
				return target;
			} catch (thrown) {
				await rm(half, { force: true }).catch(() => {});
				throw new EnvironmentError(`${target} cannot be written: ${toError(thrown).message}.`, "Name a folder that can be written with --out.", thrown);
			}
		}
	};
}

// src/adapters/git/git.ts
/** Git in one folder, silently. Never asks for a password; never throws: a failure is `ok: false` with its words. */
function gitIn(directory, env) {
	const given = Object.entries({
		...env,
		GIT_TERMINAL_PROMPT: "0",
		LC_ALL: "C"
	});
	const clean = Object.fromEntries(given.flatMap(([name, value]) => value === void 0 ? [] : [[name, value]]));
	return async (...args) => {
		try {
			const { exitCode, stdout, stderr } = await getExecOutput("git", [...args], {
				cwd: directory,
				env: clean,
				silent: true,
				ignoreReturnCode: true
			});
			return {
				ok: exitCode === 0,
				text: (exitCode === 0 ? stdout : stderr).trim()
			};
		} catch (thrown) {
			return {
				ok: false,
				text: toError(thrown).message
			};
		}
	};
}
/** The token for fetches, only through the environment: an argument would be readable in the process list. */
function withToken(env, serverUrl, token) {
	if (token === "") return env;
	const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
	return {
		...env,
		GIT_CONFIG_COUNT: "1",
		GIT_CONFIG_KEY_0: `http.${serverUrl}/.extraheader`,
		GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`
	};
}

// src/adapters/git/revisions.ts
/** Other revisions as worktrees of the user's repository, whose own tree stays as it is. */
function createRevisions({ env, token = "", root = os.tmpdir() }) {
	const server = env["GITHUB_SERVER_URL"] ?? "https://github.com";
	const open = (directory) => gitIn(directory, withToken(env, server, token));
	return {
		async resolve(revision, directory) {
			const { ok, text } = await open(directory)("rev-parse", "--verify", "--quiet", `${revision}^{commit}`);
			return ok ? text : null;
		},
		checkout: (sha, directory) => checkout(open(directory), sha, directory, root)
	};
}
async function checkout(git, sha, directory, root) {
	const top = await git("rev-parse", "--show-toplevel");
	if (!top.ok) throw new EnvironmentError(`${directory} is in no git repository.`, "Check the code out first.");
	await obtain(git, sha);
	const folder = path.join(await mkdtemp(path.join(root, "perf-gate-base-")), "tree");
	const remove = async () => {
		await git("worktree", "remove", "--force", folder);
		await rm(path.dirname(folder), {
			recursive: true,
			force: true
		}).catch(() => {});
		await git("worktree", "prune");
	};
	const added = await git("worktree", "add", "--detach", "--force", folder, sha);
	if (!added.ok) {
		await remove();
		throw new EnvironmentError(`The files of ${sha.slice(0, 7)} cannot be checked out: ${added.text}.`, "Set `fetch-depth: 0` on the actions/checkout step.");
	}
	const inside = path.join(folder, path.relative(await realpath(top.text), await realpath(directory)));
	if (await isFolder(inside)) return {
		directory: inside,
		remove
	};
	await remove();
	const name = path.relative(top.text, directory);
	throw new EnvironmentError(`${sha.slice(0, 7)} has no folder ${name}.`, "Its application cannot be started there.");
}
/** A shallow or partial clone may know the commit and lack its files. */
async function obtain(git, sha) {
	const complete = await git("rev-list", "--objects", "--max-count=1", "--missing=print", sha);
	if (complete.ok && !/^\?/m.test(complete.text)) return;
	if ((await git("remote")).text.split("\n").includes("origin")) await git("fetch", "--quiet", "--no-tags", "--depth=1", "--refetch", "origin", sha);
}
async function isFolder(name) {
	return (await stat(name).catch(() => null))?.isDirectory() ?? false;
}

// src/adapters/git/source-control.ts
const ZEROS = /^0+$/;
/** Answers from the checkout; what a shallow clone lacks is fetched. */
function createSourceControl({ log, env, token = "" }) {
	const server = env["GITHUB_SERVER_URL"] ?? "https://github.com";
	const open = (directory) => gitIn(directory, withToken(env, server, token));
	return {
		async head(directory) {
			const { ok, text } = await open(directory)("rev-parse", "--verify", "--quiet", "HEAD");
			return ok ? text : null;
		},
		base: (request) => findBase(open(request.directory), request, log),
		async ancestors(sha, limit, directory) {
			const git = open(directory);
			await deepen(git, sha, log);
			const { ok, text } = await git("rev-list", "--first-parent", "-n", String(limit), sha);
			return ok && text !== "" ? text.split("\n") : [sha];
		}
	};
}
async function findBase(git, request, log) {
	if (!(await git("rev-parse", "--verify", "--quiet", "HEAD")).ok) return null;
	const parents = await parentsOfHead(git, log);
	const isPull = request.event.startsWith("pull_request");
	if (isPull && parents.length === 2 && parents[0] !== void 0) return {
		sha: parents[0],
		how: "first parent of the pull request's merge commit"
	};
	const { before } = request;
	if (!isPull && before !== null && !ZEROS.test(before) && await has(git, before, log)) return {
		sha: before,
		how: "the commit before this push"
	};
	const fork = await mergeBase(git, request.baseBranch, log);
	const head = (await git("rev-parse", "HEAD")).text;
	if (fork !== null && fork !== head) return {
		sha: fork,
		how: `merge base with ${request.baseBranch}`
	};
	const [parent] = parents;
	return parent === void 0 ? null : {
		sha: parent,
		how: "the commit before this one"
	};
}
/** The raw commit names its parents even where a shallow clone does not hold them. */
async function parentsOfHead(git, log) {
	const { text } = await git("cat-file", "-p", "HEAD");
	const parents = [...(text.split("\n\n")[0] ?? "").matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? "");
	for (const parent of parents) await has(git, parent, log);
	return parents;
}
async function has(git, sha, log) {
	if ((await git("cat-file", "-e", `${sha}^{commit}`)).ok) return true;
	return fetchCommits(git, sha, log);
}
async function mergeBase(git, branch, log) {
	if (branch === "") return null;
	const named = [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`];
	for (const ref of named) {
		const { ok, text } = await git("merge-base", "HEAD", ref);
		if (ok) return text;
	}
	if (!(await git("remote")).text.split("\n").includes("origin")) return null;
	if (await fetchCommits(git, branch, log)) {
		await deepen(git, "HEAD", log);
		const { ok, text } = await git("merge-base", "HEAD", "FETCH_HEAD");
		if (ok) return text;
	}
	throw new EnvironmentError(`The commits between this checkout and \`${branch}\` are not in it and could not be fetched.`, "Set `fetch-depth: 0` on the actions/checkout step.");
}
/** History only (`tree:0`): the files of old commits are not needed. */
async function fetchCommits(git, what, log) {
	if (!(await git("remote")).text.split("\n").includes("origin")) return false;
	const fetched = await git("fetch", "--quiet", "--no-tags", "--depth=200", "--filter=tree:0", "origin", what);
	log.write("debug", `git fetch ${what}: ${fetched.ok ? "done" : fetched.text}`);
	return fetched.ok;
}
/** In a shallow clone the line of ancestors ends early. */
async function deepen(git, sha, log) {
	if ((await git("rev-parse", "--is-shallow-repository")).text !== "true") return;
	const full = (await git("rev-parse", sha)).text;
	await fetchCommits(git, full, log);
}

// src/adapters/github/trust.ts
/** Events that run the code of the base branch itself. `pull_request` runs what a stranger wrote. */
const EVENTS = [
	"push",
	"schedule",
	"workflow_dispatch"
];
/**
* Why an artifact is refused as far as its listing tells; null: nothing against it so far. A fork can name its branch
* `main` and its artifact like ours, so the head repository decides and not the name.
*/
function refuseListed(candidate, trust) {
	const { run } = candidate;
	if (run.repositoryId !== trust.repositoryId) return `it belongs to repository ${run.repositoryId}, not to ${trust.repositoryId}`;
	if (run.headRepositoryId !== trust.repositoryId) return `its code comes from a fork (repository ${run.headRepositoryId})`;
	if (!trust.branches.includes(run.branch)) return `its branch \`${run.branch}\` is not a base branch (${trust.branches.join(", ")})`;
	if (candidate.expired) return "it has expired (artifacts are kept for 90 days unless set otherwise)";
	return null;
}
/** Why the run of an artifact is not trusted; null: it is. */
function refuseRun(run, candidate, trust) {
	if (!EVENTS.includes(run.event)) return `its run was started by \`${run.event}\`, not by ${EVENTS.join(", ")}`;
	if (Object.keys(candidate.run).some((key) => key !== "id" && run[key] !== candidate.run[key])) return "its listing and its run contradict each other";
	if (!trust.workflows.includes(run.path)) return `its workflow \`${run.path}\` is not trusted; if it should be, add \`baseline: { workflow: [${run.path}] }\` to the configuration`;
	return null;
}

// src/adapters/github/choose.ts
/** A repository under attack must not fill the report. */
const REFUSALS = 10;
/**
* Puts the artifacts that nothing speaks against in the order in which they are tried: the exact base commit,
* then its nearest ancestor; without ancestors the newest first. Of one commit the newest comes first.
*/
function choose(listed, ancestors, trust) {
	const place = new Map(ancestors.map((sha, index) => [sha, index]));
	const refused = [];
	const candidates = [];
	let elsewhere = 0;
	for (const candidate of listed) {
		const reason = refuseListed(candidate, trust);
		const related = ancestors.length === 0 || place.has(candidate.run.sha);
		if (reason === null && related) candidates.push(candidate);
		else if (reason === null) elsewhere += 1;
		else refused.push({
			origin: `artifact ${candidate.name} of run ${candidate.run.id}`,
			reason
		});
	}
	candidates.sort((a, b) => (place.get(a.run.sha) ?? 0) - (place.get(b.run.sha) ?? 0) || b.createdAt.localeCompare(a.createdAt) || b.id - a.id);
	return {
		candidates,
		refused: [...shorten(refused), ...sayElsewhere(elsewhere, candidates, ancestors)]
	};
}
function shorten(refused) {
	if (refused.length <= REFUSALS) return refused;
	const more = {
		origin: "artifacts",
		reason: `${refused.length - REFUSALS} more are not trusted`
	};
	return [...refused.slice(0, REFUSALS), more];
}
/** Worth saying only when it is the reason that nothing was found. */
function sayElsewhere(count, candidates, ancestors) {
	if (count === 0 || candidates.length > 0) return [];
	return [{
		origin: "artifacts",
		reason: `${count} stored, but none for the base commit or the ${ancestors.length - 1} commits before it`
	}];
}

// src/adapters/github/artifact-name.ts
/** What GitHub does not take in an artifact's name, plus what we use ourselves. */
const FORBIDDEN = /["<>|*?:\\/\r\n]/g;
/**
* Name of the artifact that holds a gate's recording. The attempt is part of it: a re-run keeps the run's id,
* and an artifact's name is free only once in a run. Two gates whose names become one are told apart when
* the recording is read, since it names its gate.
*/
function artifactName(gate, attempt) {
	return `perf-gate-${gate.replace(FORBIDDEN, "_")}-${attempt}`;
}

// src/adapters/github/list-artifacts.ts
/** Attempts of a run that are looked for. A baseline of a later attempt is passed over for the next ancestor's. */
const ATTEMPTS = [
	1,
	2,
	3
];
const PAGE = 100;
const PAGES = 3;
/** The gate's artifacts in the whole repository, forks included; the newest 300 of each attempt. */
async function listArtifacts(client, repository, gate) {
	return (await Promise.all(ATTEMPTS.map((attempt) => listByName(client, repository, artifactName(gate, attempt))))).flat();
}
async function listByName(client, repository, name) {
	const found = [];
	for (let page = 1; page <= PAGES; page += 1) {
		const { data } = await client.rest.actions.listArtifactsForRepo({
			...repository,
			name,
			per_page: PAGE,
			page
		});
		for (const artifact of data.artifacts) {
			const run = artifact.workflow_run;
			found.push({
				id: artifact.id,
				name: artifact.name,
				sizeBytes: artifact.size_in_bytes,
				expired: artifact.expired,
				digest: artifact.digest ?? null,
				createdAt: artifact.created_at ?? "",
				run: {
					id: run?.id ?? 0,
					repositoryId: run?.repository_id ?? 0,
					headRepositoryId: run?.head_repository_id ?? 0,
					branch: run?.head_branch ?? "",
					sha: run?.head_sha ?? ""
				}
			});
		}
		if (data.artifacts.length < PAGE) break;
	}
	return found;
}

// src/adapters/github/download.ts
/**
* The artifact's zip, whole and with the digest that GitHub lists for it. The blob lies on another host under a
* signed address, so it is fetched without our token.
* Throws an Error with the reason, or Octokit's own for an answer of 400 and above (410: expired).
*/
async function downloadZip(client, repository, candidate, maxBytes) {
	const { location } = (await client.rest.actions.downloadArtifact({
		...repository,
		artifact_id: candidate.id,
		archive_format: "zip",
		request: { redirect: "manual" }
	})).headers;
	if (location === void 0) throw new Error("GitHub named no address to download it from");
	const zip = await readAtMost((await new GitHub({ log: {
		debug() {},
		info() {},
		warn() {},
		error() {}
	} }).request({
		method: "GET",
		url: location,
		request: { parseSuccessResponseBody: false }
	})).data, maxBytes);
	const digest = `sha256:${createHash("sha256").update(zip).digest("hex")}`;
	if (candidate.digest !== null && candidate.digest !== digest) throw new Error("the download is damaged: its SHA-256 is not the one that GitHub lists");
	return zip;
}
async function readAtMost(body, maxBytes) {
	const chunks = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > maxBytes) throw new Error(`it is larger than ${maxBytes} bytes`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

// src/adapters/github/packed-files.ts
/** Files of a stored baseline. */
const RECORDING_FILE = "recording.json.gz";
const HISTORY_FILE = "history.json.gz";
const pack = (value) => gzipSync(JSON.stringify(value));
/** Reverses `pack`. Throws an Error with the reason; `maxBytes` bounds what a small file may unpack to. */
function unpack$2(packed, name, maxBytes) {
	try {
		return JSON.parse(gunzipSync(packed, { maxOutputLength: maxBytes }).toString("utf8"));
	} catch (thrown) {
		throw new Error(`${name} cannot be read: ${toError(thrown).message}`, { cause: thrown });
	}
}

// src/adapters/github/trouble.ts
/** A stored baseline that is not used, with the reason as its message. */
var NotUsable = class extends Error {
	name = "NotUsable";
};
/** HTTP status of a failed call; 0 when no answer arrived or the error is not of HTTP. */
function statusOf(thrown) {
	const error = toError(thrown);
	if (typeof error.status !== "number" || error.response === void 0) return 0;
	return error.status;
}
const SHORT = 300;
/**
* One sentence about a failed call, with the YAML line that mends it where a permission is missing.
* `what` completes "could not …".
*/
function explain(thrown, what, line) {
	if (thrown instanceof NotUsable) return thrown.message;
	const status = statusOf(thrown);
	const message = toError(thrown).message.replace(/\s+/g, " ").slice(0, SHORT);
	if (status === 401) return `Could not ${what}: GitHub refused the token (401). Check the input \`github-token\`.`;
	if (isRateLimit(thrown)) return `Could not ${what}: GitHub's rate limit is used up (${status}). Run the job again later.`;
	if (status === 403 || status === 404) return `Could not ${what}: the token may not (${status}). Add \`${line}\` under \`permissions:\` of the job.${line.endsWith("write") ? " A fork's pull request never gets it: its token only reads." : ""}`;
	if (status === 410) return `Could not ${what}: it has expired (410).`;
	if (!isFromApi(thrown)) return `Could not ${what}: ${message}.`;
	return `Could not ${what}: ${status === 0 ? "no answer from GitHub" : `GitHub answered ${status}`} (${message}).`;
}
function isRateLimit(thrown) {
	const status = statusOf(thrown);
	return status === 429 || status === 403 && /rate limit|secondary rate/i.test(toError(thrown).message);
}
/** No answer, or a server that is down: worth another try later, and not the caller's fault. */
function isOutage(thrown) {
	if (thrown instanceof NotUsable) return false;
	const status = statusOf(thrown);
	return status >= 500 || status === 0 && isFromApi(thrown);
}
/** Octokit's errors name the request that failed; ours and Node's do not. */
const isFromApi = (thrown) => "request" in toError(thrown);
/** GitHub's 422 for a text above its limit. */
function isTooLong(thrown) {
	return statusOf(thrown) === 422 && /too long|maximum is/i.test(toError(thrown).message);
}

// src/adapters/github/zip.ts
/** Signatures and sizes of PKZIP's APPNOTE 4.3.7, 4.3.12 and 4.3.16. */
const END = {
	signature: 101010256,
	size: 22
};
const ENTRY = {
	signature: 33639248,
	size: 46
};
const LOCAL = {
	signature: 67324752,
	size: 30
};
const STORED = 0;
const DEFLATED = 8;
/**
* Reads the named files out of a zip archive in memory. Archives come from other runs: nothing is written to disk,
* no path of theirs is followed, no file may grow beyond `maxBytes`, and every checksum is verified.
* Throws an Error with the reason when the archive is damaged, or when a file is missing or too large.
*/
function readZip(archive, names, maxBytes) {
	const entries = directory(archive);
	return new Map(names.map((name) => {
		const entry = entries.get(name);
		if (entry === void 0) throw new Error(`the archive has no ${name}`);
		return [name, extract(archive, name, entry, maxBytes)];
	}));
}
/** The central directory: sizes in the local headers are absent where the writer streamed. */
function directory(archive) {
	const end = endOf(archive);
	const count = archive.readUInt16LE(end + 10);
	const entries = /* @__PURE__ */ new Map();
	let at = archive.readUInt32LE(end + 16);
	for (let index = 0; index < count; index += 1) {
		expect(archive, at, ENTRY);
		const nameLength = archive.readUInt16LE(at + 28);
		const name = archive.toString("utf8", at + ENTRY.size, at + ENTRY.size + nameLength);
		entries.set(name, {
			method: archive.readUInt16LE(at + 10),
			crc: archive.readUInt32LE(at + 16),
			packed: archive.readUInt32LE(at + 20),
			size: archive.readUInt32LE(at + 24),
			offset: archive.readUInt32LE(at + 42)
		});
		at += ENTRY.size + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
	}
	return entries;
}
/** The end record stands at the end, but a comment of up to 65,535 bytes may follow it. */
function endOf(archive) {
	const first = Math.max(0, archive.length - END.size - 65535);
	for (let at = archive.length - END.size; at >= first; at -= 1) if (archive.readUInt32LE(at) === END.signature) return at;
	throw new Error("the archive is cut off: it has no end record");
}
function extract(archive, name, entry, maxBytes) {
	if (entry.size > maxBytes) throw new Error(`${name} is larger than ${maxBytes} bytes`);
	expect(archive, entry.offset, LOCAL);
	const from = entry.offset + LOCAL.size + archive.readUInt16LE(entry.offset + 26) + archive.readUInt16LE(entry.offset + 28);
	const content = unpack$1(archive.subarray(from, from + entry.packed), name, entry.method, maxBytes);
	if (content.length !== entry.size || crc32(content) !== entry.crc) throw new Error(`${name} is damaged: its checksum differs`);
	return content;
}
function unpack$1(packed, name, method, maxOutputLength) {
	if (method === STORED) return packed;
	if (method === DEFLATED) return inflateRawSync(packed, { maxOutputLength });
	throw new Error(`${name} is packed by method ${method}, which is not supported`);
}
function expect(archive, at, { signature, size }) {
	if (at + size > archive.length || archive.readUInt32LE(at) !== signature) throw new Error("the archive is damaged: a header is not where it should be");
}

// src/adapters/github/open-artifact.ts
/** Far above what a gate with hundreds of endpoints writes; a larger one is no recording of ours. */
const MAX_ZIP_BYTES = 2e7;
const MAX_JSON_BYTES = 1e8;
/** Checks the artifact's run, downloads and decodes it. Throws NotUsable, or Octokit's error. */
async function openArtifact(candidate, gate, trust, source) {
	const refusal = refuseRun(await lookUp(candidate.run.id, source), candidate, trust);
	if (refusal !== null) throw new NotUsable(refusal);
	if (candidate.sizeBytes > MAX_ZIP_BYTES) throw new NotUsable(`it is larger than ${MAX_ZIP_BYTES} bytes`);
	const zip = await downloadZip(source.client, source.repository, candidate, MAX_ZIP_BYTES);
	const files = readZip(zip, [RECORDING_FILE, HISTORY_FILE], MAX_ZIP_BYTES);
	return {
		candidate,
		recording: recordingOf(files, candidate, gate),
		history: historyOf(files, gate)
	};
}
async function lookUp(runId, { client, repository }) {
	const { data } = await client.rest.actions.getWorkflowRun({
		...repository,
		run_id: runId
	});
	return {
		event: data.event,
		path: data.path.replace(/@.*$/, ""),
		repositoryId: data.repository.id,
		headRepositoryId: data.head_repository?.id ?? 0,
		branch: data.head_branch ?? "",
		sha: data.head_sha
	};
}
function readJson(files, name) {
	return unpack$2(files.get(name) ?? Buffer.alloc(0), name, MAX_JSON_BYTES);
}
/** The artifact's run says which commit it measured; a recording that says otherwise is not of that run. */
function recordingOf(files, candidate, gate) {
	const decoded = decodeRecording(readJson(files, RECORDING_FILE));
	if (!decoded.ok) throw new NotUsable(decoded.reason);
	const { value: recording } = decoded;
	if (recording.gate !== gate) throw new NotUsable(`it belongs to gate \`${recording.gate}\``);
	if (recording.source.sha !== candidate.run.sha || recording.source.runId !== candidate.run.id) throw new NotUsable(`its recording names run ${recording.source.runId} of ${recording.source.sha.slice(0, 7)}`);
	return recording;
}
function historyOf(files, gate) {
	const decoded = decodeHistory(readJson(files, HISTORY_FILE));
	return decoded.ok && decoded.value.gate === gate ? decoded.value : null;
}

// src/adapters/github/upload.ts
/**
* Uploads a recording and its history as one artifact of this run; returns where it went.
* Throws EnvironmentError when the artifact service refuses or does not exist (GitHub Enterprise Server).
*/
async function upload(recording, history, tempDirectory) {
	const name = artifactName(recording.gate, recording.source.attempt);
	const root = await mkdtemp(join$1(tempDirectory, "perf-gate-artifact-"));
	try {
		const files = [join$1(root, RECORDING_FILE), join$1(root, HISTORY_FILE)];
		await writeFile(join$1(root, RECORDING_FILE), pack(recording));
		await writeFile(join$1(root, HISTORY_FILE), pack(history));
		const { DefaultArtifactClient } = await import("./artifact.js");
		const { id } = await new DefaultArtifactClient().uploadArtifact(name, files, root, { compressionLevel: 0 });
		return `artifact ${name}${id === void 0 ? "" : ` (id ${id})`}`;
	} catch (thrown) {
		const message = toError(thrown).message.replace(/\s+/g, " ");
		throw new EnvironmentError(`The artifact ${name} was not stored: ${message}`, hint(message), thrown);
	} finally {
		await rm(root, {
			recursive: true,
			force: true
		});
	}
}
function hint(message) {
	if (/GHES/.test(message)) return "Use `baseline: { store: directory:PATH }` on GitHub Enterprise Server.";
	if (/ACTIONS_R(UNTIME_TOKEN|ESULTS_URL)/.test(message)) return "The runner gives this variable to actions only: use `uses:`, not a `run:` step, or a directory store.";
	if (/already.?exists|conflict|409/i.test(message)) return "Another job of this run stored this gate already: give each job a `gate` of its own.";
	return "The verdict stands; the next run of the base branch stores a baseline again.";
}

// src/adapters/github/artifact-store.ts
const DOWNLOADS = 10;
/** Three answers in a row that did not come: the next ones will not either, and each costs many seconds. */
const OUTAGES = 3;
/** Baselines as artifacts of the base branch's runs. */
function createArtifactStore(options) {
	return {
		save: (recording, history) => upload(recording, history, options.tempDirectory),
		async read(query) {
			const trust = {
				repositoryId: options.repositoryId,
				branches: query.branches,
				workflows: query.workflows.length > 0 ? query.workflows : [options.workflow]
			};
			try {
				const listed = await listArtifacts(options.client, options.repository, query.gate);
				const { candidates, refused } = choose(listed, query.ancestors, trust);
				const opened = await openAll(candidates, query, trust, options);
				return {
					...opened,
					refused: [...refused, ...opened.refused]
				};
			} catch (thrown) {
				return {
					runs: [],
					refused: [{
						origin: "artifacts",
						reason: explain(thrown, "list the stored baselines", "actions: read")
					}],
					history: null
				};
			}
		}
	};
}
/** Opens candidates, best first, until there are enough or the limit of downloads is reached. */
async function openAll(candidates, query, trust, options) {
	const opened = [];
	const refused = [];
	let outages = 0;
	for (const candidate of candidates.slice(0, DOWNLOADS)) {
		if (opened.length >= query.limit || outages >= OUTAGES) break;
		const origin = describe$1(candidate);
		try {
			opened.push(await openArtifact(candidate, query.gate, trust, options));
			outages = 0;
		} catch (thrown) {
			outages = isOutage(thrown) ? outages + 1 : 0;
			refused.push({
				origin,
				reason: explain(thrown, "read it", "actions: read")
			});
		}
	}
	const runs = opened.map(({ recording, candidate }) => ({
		recording,
		origin: describe$1(candidate),
		distance: query.ancestors.length === 0 ? null : query.ancestors.indexOf(candidate.run.sha)
	}));
	const [newest, ...rest] = opened.flatMap(({ history }) => history === null ? [] : [history]);
	return {
		runs,
		refused,
		history: newest === void 0 ? null : mergeHistory(newest, ...rest)
	};
}
const describe$1 = ({ name, run }) => `artifact ${name} of run ${run.id} (${run.sha.slice(0, 7)})`;

// src/adapters/github/marker.ts
const PATTERN = /^<!-- perf-gate:(\S+) run=(\d+) attempt=(\d+) job=(\S*) -->/;
const encode$1 = (text) => encodeURIComponent(text).replaceAll("-", "%2D");
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
function writeMarker({ gate, runId, attempt, job }) {
	return `<!-- perf-gate:${encode$1(gate)} run=${runId} attempt=${attempt} job=${encode$1(job)} -->`;
}
/** The marker in a comment's first line; null: not a comment of this program. */
function readMarker(body) {
	const [, gate, runId, attempt, job] = PATTERN.exec(body) ?? [];
	if (gate === void 0 || runId === void 0 || attempt === void 0 || job === void 0) return null;
	return {
		gate: decode(gate),
		runId: Number(runId),
		attempt: Number(attempt),
		job: decode(job)
	};
}

// src/adapters/github/find-comment.ts
/**
* Our comment for this gate: the newest one with its marker that our own token wrote. Anyone can copy the marker,
* so a comment by another author is not ours and is left alone. Reads all pages.
*/
async function findComment(client, repository, pullNumber, gate) {
	const marked = (await client.paginate(client.rest.issues.listComments, {
		...repository,
		issue_number: pullNumber,
		per_page: 100
	})).flatMap((comment) => {
		const marker = readMarker(comment.body ?? "");
		return marker?.gate === gate ? [{
			comment,
			marker
		}] : [];
	});
	if (marked.length === 0) return null;
	const me = await viewer(client);
	const own = marked.filter(({ comment }) => isOwn(comment, me)).at(-1);
	if (own === void 0) return null;
	return {
		id: own.comment.id,
		url: own.comment.html_url,
		marker: own.marker
	};
}
/** Login of the token's owner; null when GitHub does not say. (`GET /user` is refused to a job's token.) */
async function viewer(client) {
	try {
		return (await client.graphql("{ viewer { login } }")).viewer.login;
	} catch {
		return null;
	}
}
const plain = (login) => login.replace(/\[bot\]$/, "");
function isOwn(comment, me) {
	if (comment.user === null) return false;
	const { login } = comment.user;
	if (me !== null) return login === me || isBot(comment) && plain(login) === plain(me);
	return isBot(comment) && (comment.performed_via_github_app ?? null) !== null;
}
const isBot = (comment) => comment.user?.type === "Bot";

// src/adapters/github/write-comment.ts
/** GitHub counts 65,536 characters; in bytes we are always below. */
const BUDGET = 65e3;
/** Smaller budgets, tried when GitHub says that the text is too long all the same. */
const BUDGETS = [
	BUDGET,
	BUDGET / 2,
	BUDGET / 4
];
const CREATE_TRIES = 3;
/** Writes the body that `render` makes for a byte budget, smaller and smaller while GitHub finds it too long. */
async function writeComment(target, existing, render) {
	let last = null;
	for (const budget of BUDGETS) try {
		return await write(target, existing, render(budget));
	} catch (thrown) {
		if (!isTooLong(thrown)) throw thrown;
		last = thrown;
	}
	throw last;
}
async function write(target, existing, body) {
	if (existing === null) return create(target, null, body);
	try {
		return await update(target, existing.id, body);
	} catch (thrown) {
		if (![
			403,
			404,
			410
		].includes(statusOf(thrown))) throw thrown;
		return create(target, existing, body);
	}
}
async function update({ client, repository }, id, body) {
	const { data } = await client.rest.issues.updateComment({
		...repository,
		comment_id: id,
		body
	});
	return {
		url: data.html_url,
		how: "updated"
	};
}
/**
* After a lost answer the comment may exist, so it is looked for before it is written again:
* the client's own retry would write it twice.
*/
async function create(target, before, body) {
	const { client, repository, pullNumber, gate } = target;
	for (let left = CREATE_TRIES;; left -= 1) try {
		const { data } = await client.rest.issues.createComment({
			...repository,
			issue_number: pullNumber,
			body,
			request: { retries: 0 }
		});
		return {
			url: data.html_url,
			how: "created"
		};
	} catch (thrown) {
		const status = statusOf(thrown);
		if (status > 0 && status < 500 || left <= 1) throw thrown;
		const found = await findComment(client, repository, pullNumber, gate);
		if (found !== null && found.id !== before?.id) return {
			url: found.url,
			how: "created"
		};
	}
}

// src/adapters/github/comment-publisher.ts
const NAME$1 = "comment";
const skipped = (text, url = null) => ({
	publisher: NAME$1,
	state: "skipped",
	text,
	url
});
/** The one comment of a gate on its pull request: written once, then kept up to date. */
function createCommentPublisher(options) {
	return {
		name: NAME$1,
		async publish(publication) {
			if (options.mode === "never") return skipped("not asked for (`comment: never`)");
			if (options.pullNumber === null) return skipped("this run belongs to no pull request");
			try {
				return await post(options, options.pullNumber, publication);
			} catch (thrown) {
				const text = explain(thrown, "write the comment", "pull-requests: write");
				return {
					publisher: NAME$1,
					state: "failed",
					text,
					url: null
				};
			}
		}
	};
}
async function post(options, pullNumber, publication) {
	const { client, repository, gate } = options;
	const existing = await findComment(client, repository, pullNumber, gate);
	if (existing === null && options.mode === "on-change" && publication.judgement.verdict === "pass") return skipped("nothing to say: the verdict is pass, and there is no earlier comment (`comment: on-change`)");
	const conflict = existing === null ? null : conflictWith(existing, options);
	if (conflict !== null) return conflict;
	const marker = writeMarker(options);
	const written = await writeComment({
		client,
		repository,
		pullNumber,
		gate
	}, existing, (maxBytes) => {
		const budget = maxBytes - Buffer.byteLength(marker) - 1;
		return `${marker}\n${options.render(publication, budget)}`;
	});
	return {
		publisher: NAME$1,
		state: "done",
		text: written.how,
		url: written.url
	};
}
/** A comment that another job of this run, or a later run, wrote is not overwritten. */
function conflictWith({ marker, url }, own) {
	if (marker.runId === own.runId && marker.attempt === own.attempt && marker.job !== own.job) {
		const text = `job \`${marker.job}\` of this run already wrote the comment of gate \`${own.gate}\`: give each job a \`gate\` of its own`;
		return {
			publisher: NAME$1,
			state: "failed",
			text,
			url
		};
	}
	return marker.runId > own.runId || marker.runId === own.runId && marker.attempt > own.attempt ? skipped(`a later run (${marker.runId}) has already written it`, url) : null;
}

// src/adapters/github/commit-state.ts
/** The colour of the commit status for a verdict under its policy. */
function commitState({ verdict, policy }) {
	switch (verdict) {
		case "pass": return "success";
		case "warn": return policy.failOn === "warn" ? "failure" : "success";
		case "fail": return policy.failOn === "never" ? "success" : "failure";
		case "inconclusive": return policy.onInconclusive === "fail" ? "failure" : "success";
		case "no-baseline": return policy.onNoBaseline === "fail" ? "failure" : "success";
		case "invalid": return policy.onInvalid === "fail" ? "error" : "success";
	}
}

// src/adapters/github/status-publisher.ts
const NAME = "status";
/** GitHub answers 422 above this. Characters. */
const MAX_DESCRIPTION = 140;
/** The commit status `perf-gate/GATE`, which branch protection can require. */
function createStatusPublisher(options) {
	const context = `perf-gate/${options.gate}`;
	const report = async (state, description) => {
		try {
			await options.client.rest.repos.createCommitStatus({
				...options.repository,
				sha: options.sha,
				state,
				context,
				description: cut$1(description),
				...options.runUrl === null ? {} : { target_url: options.runUrl }
			});
			return {
				publisher: NAME,
				state: "done",
				text: `${context}: ${state}`,
				url: null
			};
		} catch (thrown) {
			const text = explain(thrown, `set the commit status ${context}`, "statuses: write");
			return {
				publisher: NAME,
				state: "failed",
				text,
				url: null
			};
		}
	};
	return {
		name: NAME,
		report,
		publish: async (publication) => {
			try {
				return await report(commitState(publication.judgement), options.render(publication));
			} catch (thrown) {
				const text = explain(thrown, `describe the commit status ${context}`, "statuses: write");
				return {
					publisher: NAME,
					state: "failed",
					text,
					url: null
				};
			}
		},
		abandon: async (why) => {
			await report("error", why);
		},
		announce: async () => {
			await report("pending", "measuring");
		}
	};
}
function cut$1(text) {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length <= MAX_DESCRIPTION ? line : `${line.slice(0, 139).trimEnd()}…`;
}

// src/adapters/host/calibrate.ts
const SLICES = 9;
const SLICE_MS = 15;
/**
* Speed of a fixed loop of integer arithmetic, iterations per millisecond: the median of short slices,
* since a slice that another process interrupts reads low. Takes about 0.14 s.
*/
function calibrate() {
	const speeds = Array.from({ length: SLICES }, slice).sort((a, b) => a - b);
	return Math.round(speeds[Math.floor(SLICES / 2)] ?? 0);
}
function slice() {
	const start = performance.now();
	let rounds = 0;
	let state = 1;
	let elapsed = 0;
	while (elapsed < SLICE_MS) {
		for (let i = 0; i < 1e3; i += 1) state = Math.imul(state, 1664525) + 1013904223 | 0;
		rounds += 1e3;
		elapsed = performance.now() - start;
	}
	return rounds / elapsed + (state === 0 ? 1 : 0);
}

// src/adapters/host/cpu-watch.ts
const EVERY_MS$1 = 250;
/** Reads the machine's CPU counters four times a second. Where there are none (not Linux) the list stays empty. */
function watchCpu(now) {
	const readings = [];
	const read = () => {
		const reading = readCpu(now());
		if (reading !== null) readings.push(reading);
	};
	read();
	const timer = setInterval(read, EVERY_MS$1);
	return {
		stop: () => {
			clearInterval(timer);
			read();
			return readings;
		},
		readings: () => readings
	};
}
/** First line of /proc/stat: user nice system idle iowait irq softirq steal, in ticks since the start. */
function readCpu(at) {
	try {
		const [line = ""] = readFileSync("/proc/stat", "utf8").split("\n", 1);
		const ticks = line.trim().split(/\s+/).slice(1, 9).map(Number);
		const total = ticks.reduce((sum, tick) => sum + tick, 0);
		return Number.isFinite(total) && total > 0 ? {
			at,
			total,
			stolen: ticks[7] ?? 0
		} : null;
	} catch {
		return null;
	}
}

// src/adapters/host/host.ts
/** The machine this process runs on, and the runner's own words about it. */
function createHost(env = process.env) {
	return {
		calibrate,
		watch: () => watchCpu(Date.now),
		describe: async () => ({
			os: `${os.type()} ${os.release()}`,
			arch: os.arch(),
			cpuModel: os.cpus()[0]?.model.trim() || null,
			vcpus: cpuLimit() ?? (os.availableParallelism() || null),
			memoryBytes: os.totalmem() || null,
			runner: env["RUNNER_NAME"] || env["RUNNER_ENVIRONMENT"] || null,
			image: env["ImageOS"] || null,
			node: process.versions.node
		})
	};
}
/** CPUs that the control group grants, where it limits them: `max` and a period, microseconds. */
function cpuLimit() {
	try {
		const [quota = "max", period = "0"] = readFileSync("/sys/fs/cgroup/cpu.max", "utf8").trim().split(" ");
		return quota === "max" ? null : Number(quota) / Number(period);
	} catch {
		return null;
	}
}

// src/core/render/markdown/summary.ts
/** The job summary: the comment, and p95 over the run as a chart for each side. */
function renderSummary(report, { maxBytes }) {
	const { head, base } = report.judgement;
	const top = Math.max(...[head, base].map(peak), 1);
	const sections = [chart("p95 of head over the run", head, top), chart("p95 of base over the run", base, top)].map((text, index) => ({
		tier: 6,
		name: `chart ${index + 1}`,
		text
	}));
	return fitInto([...commentSections(report), ...sections], maxBytes);
}
function peak(side) {
	return Math.max(0, ...(side?.timeline?.p95 ?? []).map((value) => value ?? 0));
}
/** Points a chart can show side by side. */
const POINTS = 60;
/** One series per chart, since a legend is not drawn everywhere. Both charts share their scale. */
function chart(name, side, top) {
	const timeline = side?.timeline;
	if (!timeline || timeline.p95.length < 2) return "";
	const width = Math.ceil(timeline.p95.length / POINTS);
	const points = Array.from({ length: Math.ceil(timeline.p95.length / width) }, (_, index) => Math.max(0, ...timeline.p95.slice(index * width, (index + 1) * width).map((value) => value ?? 0)));
	const seconds = Math.round(timeline.p95.length * timeline.bucketMs / 1e3);
	const lines = [
		"xychart-beta",
		`  title "${name}"`,
		`  x-axis "seconds" 0 --> ${seconds}`,
		`  y-axis "ms" 0 --> ${Math.ceil(top)}`,
		`  line [${points.map((value) => value.toFixed(1)).join(", ")}]`
	];
	return fence(lines.join("\n"), "mermaid");
}

// src/core/render/text/annotations.ts
/** Level of the first annotation of a verdict. */
const LEVEL = {
	fail: "error",
	invalid: "error",
	warn: "warning",
	inconclusive: "warning"
};
/** One per reason, worst first; none for a pass. */
function renderAnnotations({ judgement }) {
	const { verdict, gate, reasons } = judgement;
	if (verdict === "pass") return [];
	const title = `Performance gate ${gate}: ${verdict}`;
	const floor = verdict === "no-baseline" ? "notice" : LEVEL[verdict];
	return reasons.map(({ severity, text }, index) => ({
		level: index === 0 ? floor : severity,
		title,
		message: text
	}));
}

// src/core/render/text/status.ts
const MAX = 140;
/** Words before the reason where the state alone would read as a pass. */
const PREFIX = {
	warn: "warning: ",
	inconclusive: "could not judge: ",
	"no-baseline": "no baseline yet: ",
	invalid: "could not measure: "
};
/** One line for a commit status, at most 140 characters. */
function renderStatusDescription({ judgement }) {
	const text = `${PREFIX[judgement.verdict] ?? ""}${judgement.reason}`.replace(/\s+/g, " ").trim();
	return text.length <= MAX ? text : `${text.slice(0, 139)}…`;
}

// src/entry/config-at.ts
/**
* Reads another revision's configuration, with the same inputs or flags on top. A file that cannot be used
* is said and passed over: head's `app` serves then, also where there is no file.
*/
function configReader(overrides, name, log) {
	return async (directory) => {
		try {
			const file = await readConfigFile(directory, name);
			const parsed = parseConfig({
				file,
				overrides,
				label: (id) => id,
				measures: false,
				defaultGate: "base",
				outFor: () => directory,
				resolve: (path) => path
			});
			if (file === null) return null;
			if (parsed.ok) return parsed.config;
			log.write("warning", `The configuration of base is not used: ${parsed.problems[0]?.message}`);
		} catch {}
		return null;
	};
}

// src/core/histogram/quantile.ts
/**
* The `q`-quantile (0…1) in seconds, or null when empty. The rank is R type 7's, q·(n−1), and within a bucket
* values are taken to lie evenly on the log scale: below the schema's `relativeError` at worst where the rank's
* neighbours share a bucket, about 1 % in practice.
*/
function quantile(sketch, q) {
	const total = sketch.count;
	if (total <= 0) return null;
	const rank = Math.min(Math.max(q, 0), 1) * (total - 1);
	if (rank < sketch.zeros) return 0;
	const width = 2 ** -sketch.schema;
	let below = sketch.zeros;
	let result = null;
	let highest = 0;
	sketch.each((index, count) => {
		highest = index;
		if (result === null && rank < below + count) {
			const share = (rank - below + .5) / count;
			result = 2 ** ((index - 1 + Math.min(share, 1)) * width);
		}
		below += count;
	});
	return result ?? 2 ** (highest * width);
}

// src/core/histogram/sketch.ts
const ROOM = 8;
/**
* A growing log histogram: counts per bucket index in one dense array, as latencies of one series lie within a
* few octaves. A class because adding up is the point; what crosses a room is its encoded form.
*/
var Sketch = class {
	schema;
	/** values at or below the zero threshold */
	zeros = 0;
	count = 0;
	/** seconds */
	sum = 0;
	first = 0;
	counts = /* @__PURE__ */ new Uint32Array(0);
	/** `schema` 0…8: bucket `i` ends at 2^(i · 2^−schema) seconds. */
	constructor(schema) {
		this.schema = schema;
	}
	/** Count of bucket `index`. */
	at(index) {
		return this.counts[index - this.first] ?? 0;
	}
	/** Adds to one bucket; `count` and `sum` of the whole are the caller's, since only he knows them exactly. */
	add(index, count) {
		this.reach(index);
		const at = index - this.first;
		this.counts[at] = (this.counts[at] ?? 0) + count;
	}
	/** Adds all of `other`, which must have the same schema. */
	merge(other) {
		if (other.schema !== this.schema) throw new RangeError(`Histograms of schemas ${this.schema} and ${other.schema} do not merge.`);
		this.zeros += other.zeros;
		this.count += other.count;
		this.sum += other.sum;
		other.each((index, count) => this.add(index, count));
	}
	/** Visits the filled buckets, lowest first. */
	each(visit) {
		for (let at = 0; at < this.counts.length; at++) {
			const count = this.counts[at] ?? 0;
			if (count !== 0) visit(this.first + at, count);
		}
	}
	reach(index) {
		const { length } = this.counts;
		if (length > 0 && index >= this.first && index < this.first + length) return;
		const low = length === 0 ? index : Math.min(index, this.first);
		const high = length === 0 ? index : Math.max(index, this.first + length - 1);
		const grown = new Uint32Array(Math.ceil((high - low + 1) / ROOM) * ROOM);
		grown.set(this.counts, length === 0 ? 0 : this.first - low);
		this.first = low;
		this.counts = grown;
	}
};

// src/adapters/k6/failing-seconds.ts
/** In which seconds of the rounds requests failed. */
var FailingSeconds = class {
	seen = /* @__PURE__ */ new Map();
	/** `second` since the first push, rounded: k6 pushes once a second, and the timer jitters. */
	mark(round, endpoint, second) {
		for (const key of [keyOf(round, null), keyOf(round, endpoint)]) {
			const seconds = this.seen.get(key) ?? /* @__PURE__ */ new Set();
			seconds.add(Math.round(second));
			this.seen.set(key, seconds);
		}
	}
	/** Ascending, from the round's first failing second on; `endpoint` (`METHOD name`) null: of all requests. */
	of(round, endpoint) {
		const seconds = [...this.seen.get(keyOf(String(round), endpoint)) ?? []].sort((a, b) => a - b);
		return seconds.map((second) => second - (seconds[0] ?? 0));
	}
};
const keyOf = (round, endpoint) => `${round} ${endpoint ?? ""}`;

// src/adapters/k6/group.ts
/** Requests seen together: all of them, one scenario's, or one endpoint's. Grows as pushes arrive. */
var Group = class {
	requests = 0;
	failed = 0;
	durations = null;
	failures = /* @__PURE__ */ new Map();
	phases = /* @__PURE__ */ new Map();
	cells = [];
	width = 1;
	addRequests(tick, count, failure) {
		const cell = this.cell(tick);
		this.requests += count;
		cell.requests += count;
		if (failure === null) return;
		this.failed += count;
		cell.failed += count;
		const key = `${failure.status} ${failure.errorCode}`;
		this.failures.set(key, {
			...failure,
			count: (this.failures.get(key)?.count ?? 0) + count
		});
	}
	addDurations(tick, fresh) {
		const cell = this.cell(tick);
		this.durations ??= new Sketch(fresh.schema);
		this.durations.merge(fresh);
		cell.durations ??= new Sketch(fresh.schema);
		cell.durations.merge(fresh);
	}
	addPhase(phase, durations) {
		const known = this.phases.get(phase) ?? new Sketch(durations.schema);
		known.merge(durations);
		this.phases.set(phase, known);
	}
	/** The buckets from the first judged one on; null: no request. `startedAt` is the time of bucket 0. */
	timeline(startedAt, from, width) {
		this.widen(width);
		if (this.cells.length === 0) return null;
		const cells = Array.from({ length: this.cells.length - from }, (_, at) => this.cells[from + at]);
		const read = (cell, q) => {
			const seconds = cell?.durations ? quantile(cell.durations, q) : null;
			return seconds === null ? null : Math.round(seconds * 1e6) / 1e3;
		};
		return {
			startedAt: startedAt + from * width * 1e3,
			bucketMs: width * 1e3,
			requests: cells.map((cell) => cell?.requests ?? 0),
			failed: cells.map((cell) => cell?.failed ?? 0),
			p50: cells.map((cell) => read(cell, .5)),
			p95: cells.map((cell) => read(cell, .95))
		};
	}
	cell(tick) {
		this.widen(tick.width);
		const known = this.cells[tick.bucket];
		if (known !== void 0) return known;
		const cell = {
			requests: 0,
			failed: 0,
			durations: null
		};
		this.cells[tick.bucket] = cell;
		return cell;
	}
	/** Pairs buckets until they are `width` wide. */
	widen(width) {
		for (; this.width < width; this.width *= 2) {
			const half = Array.from({ length: Math.ceil(this.cells.length / 2) }, (_, at) => joined(this.cells[2 * at], this.cells[2 * at + 1]));
			this.cells = half;
		}
	}
};
function joined(a, b) {
	if (a === void 0 || b === void 0) return a ?? b;
	if (a.durations !== null && b.durations !== null) a.durations.merge(b.durations);
	return {
		requests: a.requests + b.requests,
		failed: a.failed + b.failed,
		durations: a.durations ?? b.durations
	};
}

// node_modules/protobufjs/src/util/aspromise.js
var require_aspromise = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = asPromise;
	/**
	* Callback as used by {@link util.asPromise}.
	* @typedef asPromiseCallback
	* @type {function}
	* @param {Error|null} error Error, if any
	* @param {...*} params Additional arguments
	* @returns {undefined}
	*/
	/**
	* Returns a promise from a node-style callback function.
	* @memberof util
	* @param {asPromiseCallback} fn Function to call
	* @param {*} ctx Function context
	* @param {...*} params Function arguments
	* @returns {Promise<*>} Promisified function
	*/
	function asPromise(fn, ctx) {
		var params = new Array(arguments.length - 1), offset = 0, index = 2, pending = true;
		while (index < arguments.length) params[offset++] = arguments[index++];
		return new Promise(function executor(resolve, reject) {
			params[offset] = function callback(err) {
				if (pending) {
					pending = false;
					if (err) reject(err);
					else {
						var params = new Array(arguments.length - 1), offset = 0;
						while (offset < params.length) params[offset++] = arguments[offset];
						resolve.apply(null, params);
					}
				}
			};
			try {
				fn.apply(ctx || null, params);
			} catch (err) {
				if (pending) {
					pending = false;
					reject(err);
				}
			}
		});
	}
}));

// node_modules/protobufjs/src/util/base64.js
var require_base64 = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* A minimal base64 implementation for number arrays.
	* @memberof util
	* @namespace
	*/
	var base64 = exports;
	/**
	* Calculates the byte length of a base64 encoded string.
	* @param {string} string Base64 encoded string
	* @returns {number} Byte length
	*/
	base64.length = function length(string) {
		var p = string.length;
		if (!p) return 0;
		while (p > 0 && string.charAt(p - 1) === "=") --p;
		return Math.floor(p * 3 / 4);
	};
	var b64 = new Array(64);
	var s64 = new Array(123);
	for (var i = 0; i < 64;) s64[b64[i] = i < 26 ? i + 65 : i < 52 ? i + 71 : i < 62 ? i - 4 : i - 59 | 43] = i++;
	s64[45] = 62;
	s64[95] = 63;
	/**
	* Encodes a buffer to a base64 encoded string.
	* @param {Uint8Array} buffer Source buffer
	* @param {number} start Source start
	* @param {number} end Source end
	* @returns {string} Base64 encoded string
	*/
	base64.encode = function encode(buffer, start, end) {
		var parts = null, chunk = [];
		var i = 0, j = 0, t;
		while (start < end) {
			var b = buffer[start++];
			switch (j) {
				case 0:
					chunk[i++] = b64[b >> 2];
					t = (b & 3) << 4;
					j = 1;
					break;
				case 1:
					chunk[i++] = b64[t | b >> 4];
					t = (b & 15) << 2;
					j = 2;
					break;
				case 2:
					chunk[i++] = b64[t | b >> 6];
					chunk[i++] = b64[b & 63];
					j = 0;
			}
			if (i > 8191) {
				(parts || (parts = [])).push(String.fromCharCode.apply(String, chunk));
				i = 0;
			}
		}
		if (j) {
			chunk[i++] = b64[t];
			chunk[i++] = 61;
			if (j === 1) chunk[i++] = 61;
		}
		if (parts) {
			if (i) parts.push(String.fromCharCode.apply(String, chunk.slice(0, i)));
			return parts.join("");
		}
		return String.fromCharCode.apply(String, chunk.slice(0, i));
	};
	var invalidEncoding = "invalid encoding";
	/**
	* Decodes a base64 encoded string to a buffer.
	* @param {string} string Source string
	* @param {Uint8Array} buffer Destination buffer
	* @param {number} offset Destination offset
	* @returns {number} Number of bytes written
	* @throws {Error} If encoding is invalid
	*/
	base64.decode = function decode(string, buffer, offset) {
		var start = offset;
		var j = 0, t;
		for (var i = 0; i < string.length;) {
			var c = string.charCodeAt(i++);
			if (c === 61 && j > 1) break;
			if ((c = s64[c]) === void 0) throw Error(invalidEncoding);
			switch (j) {
				case 0:
					t = c;
					j = 1;
					break;
				case 1:
					buffer[offset++] = t << 2 | (c & 48) >> 4;
					t = c;
					j = 2;
					break;
				case 2:
					buffer[offset++] = (t & 15) << 4 | (c & 60) >> 2;
					t = c;
					j = 3;
					break;
				case 3:
					buffer[offset++] = (t & 3) << 6 | c;
					j = 0;
			}
		}
		if (j === 1) throw Error(invalidEncoding);
		return offset - start;
	};
	var base64Re = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
	var base64UrlRe = /[-_]/;
	var base64UrlNoPaddingRe = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2}(?:==)?|[A-Za-z0-9_-]{3}=?)?$/;
	/**
	* Tests if the specified string appears to be base64 encoded.
	* @param {string} string String to test
	* @returns {boolean} `true` if probably base64 encoded, otherwise false
	*/
	base64.test = function test(string) {
		return base64Re.test(string) || base64UrlRe.test(string) && base64UrlNoPaddingRe.test(string);
	};
}));

// node_modules/protobufjs/src/util/eventemitter.js
var require_eventemitter = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = EventEmitter;
	/**
	* Constructs a new event emitter instance.
	* @classdesc A minimal event emitter.
	* @memberof util
	* @constructor
	*/
	function EventEmitter() {
		/**
		* Registered listeners.
		* @type {Object.<string,*>}
		* @private
		*/
		this._listeners = Object.create(null);
	}
	/**
	* Event listener as used by {@link util.EventEmitter}.
	* @typedef EventEmitterListener
	* @type {function}
	* @param {...*} args Arguments
	* @returns {undefined}
	*/
	/**
	* Registers an event listener.
	* @param {string} evt Event name
	* @param {EventEmitterListener} fn Listener
	* @param {*} [ctx] Listener context
	* @returns {this} `this`
	*/
	EventEmitter.prototype.on = function on(evt, fn, ctx) {
		(this._listeners[evt] || (this._listeners[evt] = [])).push({
			fn,
			ctx: ctx || this
		});
		return this;
	};
	/**
	* Removes an event listener or any matching listeners if arguments are omitted.
	* @param {string} [evt] Event name. Removes all listeners if omitted.
	* @param {EventEmitterListener} [fn] Listener to remove. Removes all listeners of `evt` if omitted.
	* @returns {this} `this`
	*/
	EventEmitter.prototype.off = function off(evt, fn) {
		if (evt === void 0) this._listeners = Object.create(null);
		else if (fn === void 0) this._listeners[evt] = [];
		else {
			var listeners = this._listeners[evt];
			if (!listeners) return this;
			for (var i = 0; i < listeners.length;) if (listeners[i].fn === fn) listeners.splice(i, 1);
			else ++i;
		}
		return this;
	};
	/**
	* Emits an event by calling its listeners with the specified arguments.
	* @param {string} evt Event name
	* @param {...*} args Arguments
	* @returns {this} `this`
	*/
	EventEmitter.prototype.emit = function emit(evt) {
		var listeners = this._listeners[evt];
		if (listeners) {
			var args = [], i = 1;
			for (; i < arguments.length;) args.push(arguments[i++]);
			for (i = 0; i < listeners.length;) listeners[i].fn.apply(listeners[i++].ctx, args);
		}
		return this;
	};
}));

// node_modules/protobufjs/src/util/float.js
var require_float = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = factory(factory);
	/**
	* Reads / writes floats / doubles from / to buffers.
	* @name util.float
	* @namespace
	*/
	/**
	* Writes a 32 bit float to a buffer using little endian byte order.
	* @name util.float.writeFloatLE
	* @function
	* @param {number} val Value to write
	* @param {Uint8Array} buf Target buffer
	* @param {number} pos Target buffer offset
	* @returns {undefined}
	*/
	/**
	* Writes a 32 bit float to a buffer using big endian byte order.
	* @name util.float.writeFloatBE
	* @function
	* @param {number} val Value to write
	* @param {Uint8Array} buf Target buffer
	* @param {number} pos Target buffer offset
	* @returns {undefined}
	*/
	/**
	* Reads a 32 bit float from a buffer using little endian byte order.
	* @name util.float.readFloatLE
	* @function
	* @param {Uint8Array} buf Source buffer
	* @param {number} pos Source buffer offset
	* @returns {number} Value read
	*/
	/**
	* Reads a 32 bit float from a buffer using big endian byte order.
	* @name util.float.readFloatBE
	* @function
	* @param {Uint8Array} buf Source buffer
	* @param {number} pos Source buffer offset
	* @returns {number} Value read
	*/
	/**
	* Writes a 64 bit double to a buffer using little endian byte order.
	* @name util.float.writeDoubleLE
	* @function
	* @param {number} val Value to write
	* @param {Uint8Array} buf Target buffer
	* @param {number} pos Target buffer offset
	* @returns {undefined}
	*/
	/**
	* Writes a 64 bit double to a buffer using big endian byte order.
	* @name util.float.writeDoubleBE
	* @function
	* @param {number} val Value to write
	* @param {Uint8Array} buf Target buffer
	* @param {number} pos Target buffer offset
	* @returns {undefined}
	*/
	/**
	* Reads a 64 bit double from a buffer using little endian byte order.
	* @name util.float.readDoubleLE
	* @function
	* @param {Uint8Array} buf Source buffer
	* @param {number} pos Source buffer offset
	* @returns {number} Value read
	*/
	/**
	* Reads a 64 bit double from a buffer using big endian byte order.
	* @name util.float.readDoubleBE
	* @function
	* @param {Uint8Array} buf Source buffer
	* @param {number} pos Source buffer offset
	* @returns {number} Value read
	*/
	function factory(exports) {
		if (typeof Float32Array !== "undefined") (function() {
			var f32 = new Float32Array([-0]), f8b = new Uint8Array(f32.buffer), le = f8b[3] === 128;
			function writeFloat_f32_cpy(val, buf, pos) {
				f32[0] = val;
				buf[pos] = f8b[0];
				buf[pos + 1] = f8b[1];
				buf[pos + 2] = f8b[2];
				buf[pos + 3] = f8b[3];
			}
			function writeFloat_f32_rev(val, buf, pos) {
				f32[0] = val;
				buf[pos] = f8b[3];
				buf[pos + 1] = f8b[2];
				buf[pos + 2] = f8b[1];
				buf[pos + 3] = f8b[0];
			}
			/* istanbul ignore next */
			exports.writeFloatLE = le ? writeFloat_f32_cpy : writeFloat_f32_rev;
			/* istanbul ignore next */
			exports.writeFloatBE = le ? writeFloat_f32_rev : writeFloat_f32_cpy;
			function readFloat_f32_cpy(buf, pos) {
				f8b[0] = buf[pos];
				f8b[1] = buf[pos + 1];
				f8b[2] = buf[pos + 2];
				f8b[3] = buf[pos + 3];
				return f32[0];
			}
			function readFloat_f32_rev(buf, pos) {
				f8b[3] = buf[pos];
				f8b[2] = buf[pos + 1];
				f8b[1] = buf[pos + 2];
				f8b[0] = buf[pos + 3];
				return f32[0];
			}
			/* istanbul ignore next */
			exports.readFloatLE = le ? readFloat_f32_cpy : readFloat_f32_rev;
			/* istanbul ignore next */
			exports.readFloatBE = le ? readFloat_f32_rev : readFloat_f32_cpy;
		})();
		else (function() {
			function writeFloat_ieee754(writeUint, val, buf, pos) {
				var sign = val < 0 ? 1 : 0;
				if (sign) val = -val;
				if (val === 0) writeUint(1 / val > 0 ? 0 : 2147483648, buf, pos);
				else if (isNaN(val)) writeUint(2143289344, buf, pos);
				else if (val > 34028234663852886e22) writeUint((sign << 31 | 2139095040) >>> 0, buf, pos);
				else if (val < 11754943508222875e-54) writeUint((sign << 31 | Math.round(val / 1401298464324817e-60)) >>> 0, buf, pos);
				else {
					var exponent = Math.floor(Math.log(val) / Math.LN2), mantissa = Math.round(val * Math.pow(2, -exponent) * 8388608) & 8388607;
					writeUint((sign << 31 | exponent + 127 << 23 | mantissa) >>> 0, buf, pos);
				}
			}
			exports.writeFloatLE = writeFloat_ieee754.bind(null, writeUintLE);
			exports.writeFloatBE = writeFloat_ieee754.bind(null, writeUintBE);
			function readFloat_ieee754(readUint, buf, pos) {
				var uint = readUint(buf, pos), sign = (uint >> 31) * 2 + 1, exponent = uint >>> 23 & 255, mantissa = uint & 8388607;
				return exponent === 255 ? mantissa ? NaN : sign * 1e400 : exponent === 0 ? sign * 1401298464324817e-60 * mantissa : sign * Math.pow(2, exponent - 150) * (mantissa + 8388608);
			}
			exports.readFloatLE = readFloat_ieee754.bind(null, readUintLE);
			exports.readFloatBE = readFloat_ieee754.bind(null, readUintBE);
		})();
		if (typeof Float64Array !== "undefined") (function() {
			var f64 = new Float64Array([-0]), f8b = new Uint8Array(f64.buffer), le = f8b[7] === 128;
			function writeDouble_f64_cpy(val, buf, pos) {
				f64[0] = val;
				buf[pos] = f8b[0];
				buf[pos + 1] = f8b[1];
				buf[pos + 2] = f8b[2];
				buf[pos + 3] = f8b[3];
				buf[pos + 4] = f8b[4];
				buf[pos + 5] = f8b[5];
				buf[pos + 6] = f8b[6];
				buf[pos + 7] = f8b[7];
			}
			function writeDouble_f64_rev(val, buf, pos) {
				f64[0] = val;
				buf[pos] = f8b[7];
				buf[pos + 1] = f8b[6];
				buf[pos + 2] = f8b[5];
				buf[pos + 3] = f8b[4];
				buf[pos + 4] = f8b[3];
				buf[pos + 5] = f8b[2];
				buf[pos + 6] = f8b[1];
				buf[pos + 7] = f8b[0];
			}
			/* istanbul ignore next */
			exports.writeDoubleLE = le ? writeDouble_f64_cpy : writeDouble_f64_rev;
			/* istanbul ignore next */
			exports.writeDoubleBE = le ? writeDouble_f64_rev : writeDouble_f64_cpy;
			function readDouble_f64_cpy(buf, pos) {
				f8b[0] = buf[pos];
				f8b[1] = buf[pos + 1];
				f8b[2] = buf[pos + 2];
				f8b[3] = buf[pos + 3];
				f8b[4] = buf[pos + 4];
				f8b[5] = buf[pos + 5];
				f8b[6] = buf[pos + 6];
				f8b[7] = buf[pos + 7];
				return f64[0];
			}
			function readDouble_f64_rev(buf, pos) {
				f8b[7] = buf[pos];
				f8b[6] = buf[pos + 1];
				f8b[5] = buf[pos + 2];
				f8b[4] = buf[pos + 3];
				f8b[3] = buf[pos + 4];
				f8b[2] = buf[pos + 5];
				f8b[1] = buf[pos + 6];
				f8b[0] = buf[pos + 7];
				return f64[0];
			}
			/* istanbul ignore next */
			exports.readDoubleLE = le ? readDouble_f64_cpy : readDouble_f64_rev;
			/* istanbul ignore next */
			exports.readDoubleBE = le ? readDouble_f64_rev : readDouble_f64_cpy;
		})();
		else (function() {
			function writeDouble_ieee754(writeUint, off0, off1, val, buf, pos) {
				var sign = val < 0 ? 1 : 0;
				if (sign) val = -val;
				if (val === 0) {
					writeUint(0, buf, pos + off0);
					writeUint(1 / val > 0 ? 0 : 2147483648, buf, pos + off1);
				} else if (isNaN(val)) {
					writeUint(0, buf, pos + off0);
					writeUint(2146959360, buf, pos + off1);
				} else if (val > 17976931348623157e292) {
					writeUint(0, buf, pos + off0);
					writeUint((sign << 31 | 2146435072) >>> 0, buf, pos + off1);
				} else {
					var mantissa;
					if (val < 22250738585072014e-324) {
						mantissa = val / 5e-324;
						writeUint(mantissa >>> 0, buf, pos + off0);
						writeUint((sign << 31 | mantissa / 4294967296) >>> 0, buf, pos + off1);
					} else {
						var exponent = Math.floor(Math.log(val) / Math.LN2);
						if (exponent === 1024) exponent = 1023;
						mantissa = val * Math.pow(2, -exponent);
						writeUint(mantissa * 4503599627370496 >>> 0, buf, pos + off0);
						writeUint((sign << 31 | exponent + 1023 << 20 | mantissa * 1048576 & 1048575) >>> 0, buf, pos + off1);
					}
				}
			}
			exports.writeDoubleLE = writeDouble_ieee754.bind(null, writeUintLE, 0, 4);
			exports.writeDoubleBE = writeDouble_ieee754.bind(null, writeUintBE, 4, 0);
			function readDouble_ieee754(readUint, off0, off1, buf, pos) {
				var lo = readUint(buf, pos + off0), hi = readUint(buf, pos + off1);
				var sign = (hi >> 31) * 2 + 1, exponent = hi >>> 20 & 2047, mantissa = 4294967296 * (hi & 1048575) + lo;
				return exponent === 2047 ? mantissa ? NaN : sign * 1e400 : exponent === 0 ? sign * 5e-324 * mantissa : sign * Math.pow(2, exponent - 1075) * (mantissa + 4503599627370496);
			}
			exports.readDoubleLE = readDouble_ieee754.bind(null, readUintLE, 0, 4);
			exports.readDoubleBE = readDouble_ieee754.bind(null, readUintBE, 4, 0);
		})();
		return exports;
	}
	function writeUintLE(val, buf, pos) {
		buf[pos] = val & 255;
		buf[pos + 1] = val >>> 8 & 255;
		buf[pos + 2] = val >>> 16 & 255;
		buf[pos + 3] = val >>> 24;
	}
	function writeUintBE(val, buf, pos) {
		buf[pos] = val >>> 24;
		buf[pos + 1] = val >>> 16 & 255;
		buf[pos + 2] = val >>> 8 & 255;
		buf[pos + 3] = val & 255;
	}
	function readUintLE(buf, pos) {
		return (buf[pos] | buf[pos + 1] << 8 | buf[pos + 2] << 16 | buf[pos + 3] << 24) >>> 0;
	}
	function readUintBE(buf, pos) {
		return (buf[pos] << 24 | buf[pos + 1] << 16 | buf[pos + 2] << 8 | buf[pos + 3]) >>> 0;
	}
}));

// node_modules/protobufjs/src/util/utf8.js
var require_utf8 = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* A minimal UTF8 implementation.
	* @memberof util
	* @namespace
	*/
	var utf8 = exports;
	var looseDecoder = new TextDecoder("utf-8", { ignoreBOM: true });
	var strictDecoder;
	var TEXT_DECODER_MIN_LENGTH = 64;
	try {
		strictDecoder = new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		});
	} catch (err) {
		strictDecoder = looseDecoder;
	}
	/**
	* Calculates the UTF8 byte length of a string.
	* @param {string} string String
	* @returns {number} Byte length
	*/
	utf8.length = function utf8_length(string) {
		var len = 0, c = 0;
		for (var i = 0; i < string.length; ++i) {
			c = string.charCodeAt(i);
			if (c < 128) len += 1;
			else if (c < 2048) len += 2;
			else if ((c & 64512) === 55296 && (string.charCodeAt(i + 1) & 64512) === 56320) {
				++i;
				len += 4;
			} else len += 3;
		}
		return len;
	};
	function utf8_read_decoder(decoder, buffer, start, end) {
		var source = start === 0 && end === buffer.length ? buffer : buffer.subarray(start, end);
		return decoder.decode(source);
	}
	/**
	* Reads UTF8 bytes as a string.
	* @param {Uint8Array} buffer Source buffer
	* @param {number} start Source start
	* @param {number} end Source end
	* @returns {string} String read
	*/
	utf8.read = function utf8_read_loose(buffer, start, end) {
		if (end - start < 1) return "";
		if (end - start >= TEXT_DECODER_MIN_LENGTH) return utf8_read_decoder(looseDecoder, buffer, start, end);
		var str = "", i = start, c1, c2, c3, c4, c5, c6, c7, c8;
		for (; i + 7 < end; i += 8) {
			c1 = buffer[i];
			c2 = buffer[i + 1];
			c3 = buffer[i + 2];
			c4 = buffer[i + 3];
			c5 = buffer[i + 4];
			c6 = buffer[i + 5];
			c7 = buffer[i + 6];
			c8 = buffer[i + 7];
			if ((c1 | c2 | c3 | c4 | c5 | c6 | c7 | c8) & 128) return str + utf8_read_decoder(looseDecoder, buffer, i, end);
			str += String.fromCharCode(c1, c2, c3, c4, c5, c6, c7, c8);
		}
		for (; i < end; ++i) {
			c1 = buffer[i];
			if (c1 & 128) return str + utf8_read_decoder(looseDecoder, buffer, i, end);
			str += String.fromCharCode(c1);
		}
		return str;
	};
	/**
	* Reads UTF8 bytes as a string, rejecting invalid UTF8.
	* @param {Uint8Array} buffer Source buffer
	* @param {number} start Source start
	* @param {number} end Source end
	* @returns {string} String read
	*/
	utf8.readStrict = function utf8_read_strict(buffer, start, end) {
		if (end - start < 1) return "";
		if (end - start >= TEXT_DECODER_MIN_LENGTH) return utf8_read_decoder(strictDecoder, buffer, start, end);
		var str = "", i = start, c1, c2, c3, c4, c5, c6, c7, c8;
		for (; i + 7 < end; i += 8) {
			c1 = buffer[i];
			c2 = buffer[i + 1];
			c3 = buffer[i + 2];
			c4 = buffer[i + 3];
			c5 = buffer[i + 4];
			c6 = buffer[i + 5];
			c7 = buffer[i + 6];
			c8 = buffer[i + 7];
			if ((c1 | c2 | c3 | c4 | c5 | c6 | c7 | c8) & 128) return str + utf8_read_decoder(strictDecoder, buffer, i, end);
			str += String.fromCharCode(c1, c2, c3, c4, c5, c6, c7, c8);
		}
		for (; i < end; ++i) {
			c1 = buffer[i];
			if (c1 & 128) return str + utf8_read_decoder(strictDecoder, buffer, i, end);
			str += String.fromCharCode(c1);
		}
		return str;
	};
	/**
	* Writes a string as UTF8 bytes.
	* @param {string} string Source string
	* @param {Uint8Array} buffer Destination buffer
	* @param {number} offset Destination offset
	* @returns {number} Bytes written
	*/
	utf8.write = function utf8_write(string, buffer, offset) {
		var start = offset, c1, c2;
		for (var i = 0; i < string.length; ++i) {
			c1 = string.charCodeAt(i);
			if (c1 < 128) buffer[offset++] = c1;
			else if (c1 < 2048) {
				buffer[offset++] = c1 >> 6 | 192;
				buffer[offset++] = c1 & 63 | 128;
			} else if ((c1 & 64512) === 55296 && ((c2 = string.charCodeAt(i + 1)) & 64512) === 56320) {
				c1 = 65536 + ((c1 & 1023) << 10) + (c2 & 1023);
				++i;
				buffer[offset++] = c1 >> 18 | 240;
				buffer[offset++] = c1 >> 12 & 63 | 128;
				buffer[offset++] = c1 >> 6 & 63 | 128;
				buffer[offset++] = c1 & 63 | 128;
			} else {
				buffer[offset++] = c1 >> 12 | 224;
				buffer[offset++] = c1 >> 6 & 63 | 128;
				buffer[offset++] = c1 & 63 | 128;
			}
		}
		return offset - start;
	};
}));

// node_modules/protobufjs/src/util/pool.js
var require_pool = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = pool;
	/**
	* An allocator as used by {@link util.pool}.
	* @typedef PoolAllocator
	* @type {function}
	* @param {number} size Buffer size
	* @returns {Uint8Array} Buffer
	*/
	/**
	* A slicer as used by {@link util.pool}.
	* @typedef PoolSlicer
	* @type {function}
	* @param {number} start Start offset
	* @param {number} end End offset
	* @returns {Uint8Array} Buffer slice
	* @this Uint8Array
	*/
	/**
	* A general purpose buffer pool.
	* @memberof util
	* @function
	* @param {PoolAllocator} alloc Allocator
	* @param {PoolSlicer} slice Slicer
	* @param {number} [size=8192] Slab size
	* @returns {PoolAllocator} Pooled allocator
	*/
	function pool(alloc, slice, size) {
		var SIZE = size || 8192;
		var MAX = SIZE >>> 1;
		var slab = null;
		var offset = SIZE;
		return function pool_alloc(size) {
			if (size < 1 || size > MAX) return alloc(size);
			if (offset + size > SIZE) {
				slab = alloc(SIZE);
				offset = 0;
			}
			var buf = slice.call(slab, offset, offset += size);
			if (offset & 7) offset = (offset | 7) + 1;
			return buf;
		};
	}
}));

// node_modules/protobufjs/src/util/longbits.js
var require_longbits = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = LongBits;
	var Long;
	/**
	* Constructs new long bits.
	* @classdesc Helper class for working with the low and high bits of a 64 bit value.
	* @memberof util
	* @constructor
	* @param {number} lo Low 32 bits, unsigned
	* @param {number} hi High 32 bits, unsigned
	*/
	function LongBits(lo, hi) {
		/**
		* Low bits.
		* @type {number}
		*/
		this.lo = lo >>> 0;
		/**
		* High bits.
		* @type {number}
		*/
		this.hi = hi >>> 0;
	}
	/**
	* Zero bits.
	* @memberof util.LongBits
	* @type {util.LongBits}
	*/
	var zero = LongBits.zero = new LongBits(0, 0);
	zero.toNumber = function() {
		return 0;
	};
	zero.zzEncode = zero.zzDecode = function() {
		return this;
	};
	zero.length = function() {
		return 1;
	};
	/**
	* Zero hash.
	* @memberof util.LongBits
	* @type {string}
	*/
	var zeroHash = LongBits.zeroHash = "\0\0\0\0\0\0\0\0";
	/**
	* Constructs new long bits from the specified number.
	* @param {number} value Value
	* @returns {util.LongBits} Instance
	*/
	LongBits.fromNumber = function fromNumber(value) {
		if (value === 0) return zero;
		var sign = value < 0;
		if (sign) value = -value;
		var lo = value >>> 0, hi = (value - lo) / 4294967296 >>> 0;
		if (sign) {
			hi = ~hi >>> 0;
			lo = ~lo >>> 0;
			if (++lo > 4294967295) {
				lo = 0;
				if (++hi > 4294967295) hi = 0;
			}
		}
		return new LongBits(lo, hi);
	};
	/**
	* Constructs new long bits from a number, long or string.
	* @param {Long|number|string} value Value
	* @returns {util.LongBits} Instance
	*/
	LongBits.from = function from(value) {
		if (typeof value === "number") return LongBits.fromNumber(value);
		if (typeof value === "string" || value instanceof String) {
			/* istanbul ignore else */
			if (Long) value = Long.fromString(value);
			else return LongBits.fromNumber(parseInt(value, 10));
		}
		return value.low || value.high ? new LongBits(value.low >>> 0, value.high >>> 0) : zero;
	};
	/**
	* Converts this long bits to a possibly unsafe JavaScript number.
	* @param {boolean} [unsigned=false] Whether unsigned or not
	* @returns {number} Possibly unsafe number
	*/
	LongBits.prototype.toNumber = function toNumber(unsigned) {
		if (!unsigned && this.hi >>> 31) {
			var lo = ~this.lo + 1 >>> 0, hi = ~this.hi >>> 0;
			if (!lo) hi = hi + 1 >>> 0;
			return -(lo + hi * 4294967296);
		}
		return this.lo + this.hi * 4294967296;
	};
	/**
	* Converts this long bits to a long.
	* @param {boolean} [unsigned=false] Whether unsigned or not
	* @returns {Long} Long
	*/
	LongBits.prototype.toLong = function toLong(unsigned) {
		return Long ? new Long(this.lo | 0, this.hi | 0, Boolean(unsigned)) : {
			low: this.lo | 0,
			high: this.hi | 0,
			unsigned: Boolean(unsigned)
		};
	};
	var charCodeAt = String.prototype.charCodeAt;
	/**
	* Constructs new long bits from the specified 8 characters long hash.
	* @param {string} hash Hash
	* @returns {util.LongBits} Bits
	*/
	LongBits.fromHash = function fromHash(hash) {
		if (hash === zeroHash) return zero;
		return new LongBits((charCodeAt.call(hash, 0) | charCodeAt.call(hash, 1) << 8 | charCodeAt.call(hash, 2) << 16 | charCodeAt.call(hash, 3) << 24) >>> 0, (charCodeAt.call(hash, 4) | charCodeAt.call(hash, 5) << 8 | charCodeAt.call(hash, 6) << 16 | charCodeAt.call(hash, 7) << 24) >>> 0);
	};
	/**
	* Converts this long bits to a 8 characters long hash.
	* @returns {string} Hash
	*/
	LongBits.prototype.toHash = function toHash() {
		return String.fromCharCode(this.lo & 255, this.lo >>> 8 & 255, this.lo >>> 16 & 255, this.lo >>> 24, this.hi & 255, this.hi >>> 8 & 255, this.hi >>> 16 & 255, this.hi >>> 24);
	};
	/**
	* Zig-zag encodes this long bits.
	* @returns {util.LongBits} `this`
	*/
	LongBits.prototype.zzEncode = function zzEncode() {
		var mask = this.hi >> 31;
		this.hi = ((this.hi << 1 | this.lo >>> 31) ^ mask) >>> 0;
		this.lo = (this.lo << 1 ^ mask) >>> 0;
		return this;
	};
	/**
	* Zig-zag decodes this long bits.
	* @returns {util.LongBits} `this`
	*/
	LongBits.prototype.zzDecode = function zzDecode() {
		var mask = -(this.lo & 1);
		this.lo = ((this.lo >>> 1 | this.hi << 31) ^ mask) >>> 0;
		this.hi = (this.hi >>> 1 ^ mask) >>> 0;
		return this;
	};
	/**
	* Calculates the length of this longbits when encoded as a varint.
	* @returns {number} Length
	*/
	LongBits.prototype.length = function length() {
		var part0 = this.lo, part1 = (this.lo >>> 28 | this.hi << 4) >>> 0, part2 = this.hi >>> 24;
		return part2 === 0 ? part1 === 0 ? part0 < 16384 ? part0 < 128 ? 1 : 2 : part0 < 2097152 ? 3 : 4 : part1 < 16384 ? part1 < 128 ? 5 : 6 : part1 < 2097152 ? 7 : 8 : part2 < 128 ? 9 : 10;
	};
	LongBits._configure = function(Long_) {
		Long = Long_;
	};
}));

// node_modules/long/umd/index.js
var require_umd = /* @__PURE__ */ __commonJSMin(((exports, module, this$2) => {
	(function(global, factory) {
		function preferDefault(exports) {
			return exports.default || exports;
		}
		if (typeof define === "function" && define.amd) define([], function() {
			var exports = {};
			factory(exports);
			return preferDefault(exports);
		});
		else if (typeof exports === "object") {
			factory(exports);
			if (typeof module === "object") module.exports = preferDefault(exports);
		} else (function() {
			var exports = {};
			factory(exports);
			global.Long = preferDefault(exports);
		})();
	})(typeof globalThis !== "undefined" ? globalThis : typeof self !== "undefined" ? self : this$2, function(_exports) {
		"use strict";
		Object.defineProperty(_exports, "__esModule", { value: true });
		_exports.default = void 0;
		/**
		* @license
		* Copyright 2009 The Closure Library Authors
		* Copyright 2020 Daniel Wirtz / The long.js Authors.
		*
		* Licensed under the Apache License, Version 2.0 (the "License");
		* you may not use this file except in compliance with the License.
		* You may obtain a copy of the License at
		*
		*     http://www.apache.org/licenses/LICENSE-2.0
		*
		* Unless required by applicable law or agreed to in writing, software
		* distributed under the License is distributed on an "AS IS" BASIS,
		* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
		* See the License for the specific language governing permissions and
		* limitations under the License.
		*
		* SPDX-License-Identifier: Apache-2.0
		*/
		var wasm = null;
		try {
			wasm = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([
				0,
				97,
				115,
				109,
				1,
				0,
				0,
				0,
				1,
				13,
				2,
				96,
				0,
				1,
				127,
				96,
				4,
				127,
				127,
				127,
				127,
				1,
				127,
				3,
				7,
				6,
				0,
				1,
				1,
				1,
				1,
				1,
				6,
				6,
				1,
				127,
				1,
				65,
				0,
				11,
				7,
				50,
				6,
				3,
				109,
				117,
				108,
				0,
				1,
				5,
				100,
				105,
				118,
				95,
				115,
				0,
				2,
				5,
				100,
				105,
				118,
				95,
				117,
				0,
				3,
				5,
				114,
				101,
				109,
				95,
				115,
				0,
				4,
				5,
				114,
				101,
				109,
				95,
				117,
				0,
				5,
				8,
				103,
				101,
				116,
				95,
				104,
				105,
				103,
				104,
				0,
				0,
				10,
				191,
				1,
				6,
				4,
				0,
				35,
				0,
				11,
				36,
				1,
				1,
				126,
				32,
				0,
				173,
				32,
				1,
				173,
				66,
				32,
				134,
				132,
				32,
				2,
				173,
				32,
				3,
				173,
				66,
				32,
				134,
				132,
				126,
				34,
				4,
				66,
				32,
				135,
				167,
				36,
				0,
				32,
				4,
				167,
				11,
				36,
				1,
				1,
				126,
				32,
				0,
				173,
				32,
				1,
				173,
				66,
				32,
				134,
				132,
				32,
				2,
				173,
				32,
				3,
				173,
				66,
				32,
				134,
				132,
				127,
				34,
				4,
				66,
				32,
				135,
				167,
				36,
				0,
				32,
				4,
				167,
				11,
				36,
				1,
				1,
				126,
				32,
				0,
				173,
				32,
				1,
				173,
				66,
				32,
				134,
				132,
				32,
				2,
				173,
				32,
				3,
				173,
				66,
				32,
				134,
				132,
				128,
				34,
				4,
				66,
				32,
				135,
				167,
				36,
				0,
				32,
				4,
				167,
				11,
				36,
				1,
				1,
				126,
				32,
				0,
				173,
				32,
				1,
				173,
				66,
				32,
				134,
				132,
				32,
				2,
				173,
				32,
				3,
				173,
				66,
				32,
				134,
				132,
				129,
				34,
				4,
				66,
				32,
				135,
				167,
				36,
				0,
				32,
				4,
				167,
				11,
				36,
				1,
				1,
				126,
				32,
				0,
				173,
				32,
				1,
				173,
				66,
				32,
				134,
				132,
				32,
				2,
				173,
				32,
				3,
				173,
				66,
				32,
				134,
				132,
				130,
				34,
				4,
				66,
				32,
				135,
				167,
				36,
				0,
				32,
				4,
				167,
				11
			])), {}).exports;
		} catch {}
		/**
		* Constructs a 64 bit two's-complement integer, given its low and high 32 bit values as *signed* integers.
		*  See the from* functions below for more convenient ways of constructing Longs.
		* @exports Long
		* @class A Long class for representing a 64 bit two's-complement integer value.
		* @param {number} low The low (signed) 32 bits of the long
		* @param {number} high The high (signed) 32 bits of the long
		* @param {boolean=} unsigned Whether unsigned or not, defaults to signed
		* @constructor
		*/
		function Long(low, high, unsigned) {
			/**
			* The low 32 bits as a signed value.
			* @type {number}
			*/
			this.low = low | 0;
			/**
			* The high 32 bits as a signed value.
			* @type {number}
			*/
			this.high = high | 0;
			/**
			* Whether unsigned or not.
			* @type {boolean}
			*/
			this.unsigned = !!unsigned;
		}
		/**
		* An indicator used to reliably determine if an object is a Long or not.
		* @type {boolean}
		* @const
		* @private
		*/
		Long.prototype.__isLong__;
		Object.defineProperty(Long.prototype, "__isLong__", { value: true });
		/**
		* @function
		* @param {*} obj Object
		* @returns {boolean}
		* @inner
		*/
		function isLong(obj) {
			return (obj && obj["__isLong__"]) === true;
		}
		/**
		* @function
		* @param {*} value number
		* @returns {number}
		* @inner
		*/
		function ctz32(value) {
			var c = Math.clz32(value & -value);
			return value ? 31 - c : c;
		}
		/**
		* Tests if the specified object is a Long.
		* @function
		* @param {*} obj Object
		* @returns {boolean}
		*/
		Long.isLong = isLong;
		/**
		* A cache of the Long representations of small integer values.
		* @type {!Object}
		* @inner
		*/
		var INT_CACHE = {};
		/**
		* A cache of the Long representations of small unsigned integer values.
		* @type {!Object}
		* @inner
		*/
		var UINT_CACHE = {};
		/**
		* @param {number} value
		* @param {boolean=} unsigned
		* @returns {!Long}
		* @inner
		*/
		function fromInt(value, unsigned) {
			var obj, cachedObj, cache;
			if (unsigned) {
				value >>>= 0;
				if (cache = 0 <= value && value < 256) {
					cachedObj = UINT_CACHE[value];
					if (cachedObj) return cachedObj;
				}
				obj = fromBits(value, 0, true);
				if (cache) UINT_CACHE[value] = obj;
				return obj;
			} else {
				value |= 0;
				if (cache = -128 <= value && value < 128) {
					cachedObj = INT_CACHE[value];
					if (cachedObj) return cachedObj;
				}
				obj = fromBits(value, value < 0 ? -1 : 0, false);
				if (cache) INT_CACHE[value] = obj;
				return obj;
			}
		}
		/**
		* Returns a Long representing the given 32 bit integer value.
		* @function
		* @param {number} value The 32 bit integer in question
		* @param {boolean=} unsigned Whether unsigned or not, defaults to signed
		* @returns {!Long} The corresponding Long value
		*/
		Long.fromInt = fromInt;
		/**
		* @param {number} value
		* @param {boolean=} unsigned
		* @returns {!Long}
		* @inner
		*/
		function fromNumber(value, unsigned) {
			if (isNaN(value)) return unsigned ? UZERO : ZERO;
			if (unsigned) {
				if (value < 0) return UZERO;
				if (value >= TWO_PWR_64_DBL) return MAX_UNSIGNED_VALUE;
			} else {
				if (value <= -TWO_PWR_63_DBL) return MIN_VALUE;
				if (value + 1 >= TWO_PWR_63_DBL) return MAX_VALUE;
			}
			if (value < 0) return fromNumber(-value, unsigned).neg();
			return fromBits(value % TWO_PWR_32_DBL | 0, value / TWO_PWR_32_DBL | 0, unsigned);
		}
		/**
		* Returns a Long representing the given value, provided that it is a finite number. Otherwise, zero is returned.
		* @function
		* @param {number} value The number in question
		* @param {boolean=} unsigned Whether unsigned or not, defaults to signed
		* @returns {!Long} The corresponding Long value
		*/
		Long.fromNumber = fromNumber;
		/**
		* @param {number} lowBits
		* @param {number} highBits
		* @param {boolean=} unsigned
		* @returns {!Long}
		* @inner
		*/
		function fromBits(lowBits, highBits, unsigned) {
			return new Long(lowBits, highBits, unsigned);
		}
		/**
		* Returns a Long representing the 64 bit integer that comes by concatenating the given low and high bits. Each is
		*  assumed to use 32 bits.
		* @function
		* @param {number} lowBits The low 32 bits
		* @param {number} highBits The high 32 bits
		* @param {boolean=} unsigned Whether unsigned or not, defaults to signed
		* @returns {!Long} The corresponding Long value
		*/
		Long.fromBits = fromBits;
		/**
		* @function
		* @param {number} base
		* @param {number} exponent
		* @returns {number}
		* @inner
		*/
		var pow_dbl = Math.pow;
		/**
		* @param {string} str
		* @param {(boolean|number)=} unsigned
		* @param {number=} radix
		* @returns {!Long}
		* @inner
		*/
		function fromString(str, unsigned, radix) {
			if (str.length === 0) throw Error("empty string");
			if (typeof unsigned === "number") {
				radix = unsigned;
				unsigned = false;
			} else unsigned = !!unsigned;
			if (str === "NaN" || str === "Infinity" || str === "+Infinity" || str === "-Infinity") return unsigned ? UZERO : ZERO;
			radix = radix || 10;
			if (radix < 2 || 36 < radix) throw RangeError("radix");
			var p;
			if ((p = str.indexOf("-")) > 0) throw Error("interior hyphen");
			else if (p === 0) return fromString(str.substring(1), unsigned, radix).neg();
			var radixToPower = fromNumber(pow_dbl(radix, 8));
			var result = ZERO;
			for (var i = 0; i < str.length; i += 8) {
				var size = Math.min(8, str.length - i), value = parseInt(str.substring(i, i + size), radix);
				if (size < 8) {
					var power = fromNumber(pow_dbl(radix, size));
					result = result.mul(power).add(fromNumber(value));
				} else {
					result = result.mul(radixToPower);
					result = result.add(fromNumber(value));
				}
			}
			result.unsigned = unsigned;
			return result;
		}
		/**
		* Returns a Long representation of the given string, written using the specified radix.
		* @function
		* @param {string} str The textual representation of the Long
		* @param {(boolean|number)=} unsigned Whether unsigned or not, defaults to signed
		* @param {number=} radix The radix in which the text is written (2-36), defaults to 10
		* @returns {!Long} The corresponding Long value
		*/
		Long.fromString = fromString;
		/**
		* @function
		* @param {!Long|number|string|!{low: number, high: number, unsigned: boolean}} val
		* @param {boolean=} unsigned
		* @returns {!Long}
		* @inner
		*/
		function fromValue(val, unsigned) {
			if (typeof val === "number") return fromNumber(val, unsigned);
			if (typeof val === "string") return fromString(val, unsigned);
			return fromBits(val.low, val.high, typeof unsigned === "boolean" ? unsigned : val.unsigned);
		}
		/**
		* Converts the specified value to a Long using the appropriate from* function for its type.
		* @function
		* @param {!Long|number|bigint|string|!{low: number, high: number, unsigned: boolean}} val Value
		* @param {boolean=} unsigned Whether unsigned or not, defaults to signed
		* @returns {!Long}
		*/
		Long.fromValue = fromValue;
		/**
		* @type {number}
		* @const
		* @inner
		*/
		var TWO_PWR_16_DBL = 65536;
		/**
		* @type {number}
		* @const
		* @inner
		*/
		var TWO_PWR_24_DBL = 1 << 24;
		/**
		* @type {number}
		* @const
		* @inner
		*/
		var TWO_PWR_32_DBL = TWO_PWR_16_DBL * TWO_PWR_16_DBL;
		/**
		* @type {number}
		* @const
		* @inner
		*/
		var TWO_PWR_64_DBL = TWO_PWR_32_DBL * TWO_PWR_32_DBL;
		/**
		* @type {number}
		* @const
		* @inner
		*/
		var TWO_PWR_63_DBL = TWO_PWR_64_DBL / 2;
		/**
		* @type {!Long}
		* @const
		* @inner
		*/
		var TWO_PWR_24 = fromInt(TWO_PWR_24_DBL);
		/**
		* @type {!Long}
		* @inner
		*/
		var ZERO = fromInt(0);
		/**
		* Signed zero.
		* @type {!Long}
		*/
		Long.ZERO = ZERO;
		/**
		* @type {!Long}
		* @inner
		*/
		var UZERO = fromInt(0, true);
		/**
		* Unsigned zero.
		* @type {!Long}
		*/
		Long.UZERO = UZERO;
		/**
		* @type {!Long}
		* @inner
		*/
		var ONE = fromInt(1);
		/**
		* Signed one.
		* @type {!Long}
		*/
		Long.ONE = ONE;
		/**
		* @type {!Long}
		* @inner
		*/
		var UONE = fromInt(1, true);
		/**
		* Unsigned one.
		* @type {!Long}
		*/
		Long.UONE = UONE;
		/**
		* @type {!Long}
		* @inner
		*/
		var NEG_ONE = fromInt(-1);
		/**
		* Signed negative one.
		* @type {!Long}
		*/
		Long.NEG_ONE = NEG_ONE;
		/**
		* @type {!Long}
		* @inner
		*/
		var MAX_VALUE = fromBits(-1, 2147483647, false);
		/**
		* Maximum signed value.
		* @type {!Long}
		*/
		Long.MAX_VALUE = MAX_VALUE;
		/**
		* @type {!Long}
		* @inner
		*/
		var MAX_UNSIGNED_VALUE = fromBits(-1, -1, true);
		/**
		* Maximum unsigned value.
		* @type {!Long}
		*/
		Long.MAX_UNSIGNED_VALUE = MAX_UNSIGNED_VALUE;
		/**
		* @type {!Long}
		* @inner
		*/
		var MIN_VALUE = fromBits(0, -2147483648, false);
		/**
		* Minimum signed value.
		* @type {!Long}
		*/
		Long.MIN_VALUE = MIN_VALUE;
		/**
		* @alias Long.prototype
		* @inner
		*/
		var LongPrototype = Long.prototype;
		/**
		* Converts the Long to a 32 bit integer, assuming it is a 32 bit integer.
		* @this {!Long}
		* @returns {number}
		*/
		LongPrototype.toInt = function toInt() {
			return this.unsigned ? this.low >>> 0 : this.low;
		};
		/**
		* Converts the Long to a the nearest floating-point representation of this value (double, 53 bit mantissa).
		* @this {!Long}
		* @returns {number}
		*/
		LongPrototype.toNumber = function toNumber() {
			if (this.unsigned) return (this.high >>> 0) * TWO_PWR_32_DBL + (this.low >>> 0);
			return this.high * TWO_PWR_32_DBL + (this.low >>> 0);
		};
		/**
		* Converts the Long to a string written in the specified radix.
		* @this {!Long}
		* @param {number=} radix Radix (2-36), defaults to 10
		* @returns {string}
		* @override
		* @throws {RangeError} If `radix` is out of range
		*/
		LongPrototype.toString = function toString(radix) {
			radix = radix || 10;
			if (radix < 2 || 36 < radix) throw RangeError("radix");
			if (this.isZero()) return "0";
			if (this.isNegative()) {
				if (this.eq(MIN_VALUE)) {
					var radixLong = fromNumber(radix), div = this.div(radixLong), rem1 = div.mul(radixLong).sub(this);
					return div.toString(radix) + rem1.toInt().toString(radix);
				} else return "-" + this.neg().toString(radix);
			}
			var radixToPower = fromNumber(pow_dbl(radix, 6), this.unsigned), rem = this;
			var result = "";
			while (true) {
				var remDiv = rem.div(radixToPower), digits = (rem.sub(remDiv.mul(radixToPower)).toInt() >>> 0).toString(radix);
				rem = remDiv;
				if (rem.isZero()) return digits + result;
				else {
					while (digits.length < 6) digits = "0" + digits;
					result = "" + digits + result;
				}
			}
		};
		/**
		* Gets the high 32 bits as a signed integer.
		* @this {!Long}
		* @returns {number} Signed high bits
		*/
		LongPrototype.getHighBits = function getHighBits() {
			return this.high;
		};
		/**
		* Gets the high 32 bits as an unsigned integer.
		* @this {!Long}
		* @returns {number} Unsigned high bits
		*/
		LongPrototype.getHighBitsUnsigned = function getHighBitsUnsigned() {
			return this.high >>> 0;
		};
		/**
		* Gets the low 32 bits as a signed integer.
		* @this {!Long}
		* @returns {number} Signed low bits
		*/
		LongPrototype.getLowBits = function getLowBits() {
			return this.low;
		};
		/**
		* Gets the low 32 bits as an unsigned integer.
		* @this {!Long}
		* @returns {number} Unsigned low bits
		*/
		LongPrototype.getLowBitsUnsigned = function getLowBitsUnsigned() {
			return this.low >>> 0;
		};
		/**
		* Gets the number of bits needed to represent the absolute value of this Long.
		* @this {!Long}
		* @returns {number}
		*/
		LongPrototype.getNumBitsAbs = function getNumBitsAbs() {
			if (this.isNegative()) return this.eq(MIN_VALUE) ? 64 : this.neg().getNumBitsAbs();
			var val = this.high != 0 ? this.high : this.low;
			for (var bit = 31; bit > 0; bit--) if ((val & 1 << bit) != 0) break;
			return this.high != 0 ? bit + 33 : bit + 1;
		};
		/**
		* Tests if this Long can be safely represented as a JavaScript number.
		* @this {!Long}
		* @returns {boolean}
		*/
		LongPrototype.isSafeInteger = function isSafeInteger() {
			var top11Bits = this.high >> 21;
			if (!top11Bits) return true;
			if (this.unsigned) return false;
			return top11Bits === -1 && !(this.low === 0 && this.high === -2097152);
		};
		/**
		* Tests if this Long's value equals zero.
		* @this {!Long}
		* @returns {boolean}
		*/
		LongPrototype.isZero = function isZero() {
			return this.high === 0 && this.low === 0;
		};
		/**
		* Tests if this Long's value equals zero. This is an alias of {@link Long#isZero}.
		* @returns {boolean}
		*/
		LongPrototype.eqz = LongPrototype.isZero;
		/**
		* Tests if this Long's value is negative.
		* @this {!Long}
		* @returns {boolean}
		*/
		LongPrototype.isNegative = function isNegative() {
			return !this.unsigned && this.high < 0;
		};
		/**
		* Tests if this Long's value is positive or zero.
		* @this {!Long}
		* @returns {boolean}
		*/
		LongPrototype.isPositive = function isPositive() {
			return this.unsigned || this.high >= 0;
		};
		/**
		* Tests if this Long's value is odd.
		* @this {!Long}
		* @returns {boolean}
		*/
		LongPrototype.isOdd = function isOdd() {
			return (this.low & 1) === 1;
		};
		/**
		* Tests if this Long's value is even.
		* @this {!Long}
		* @returns {boolean}
		*/
		LongPrototype.isEven = function isEven() {
			return (this.low & 1) === 0;
		};
		/**
		* Tests if this Long's value equals the specified's.
		* @this {!Long}
		* @param {!Long|number|bigint|string} other Other value
		* @returns {boolean}
		*/
		LongPrototype.equals = function equals(other) {
			if (!isLong(other)) other = fromValue(other);
			if (this.unsigned !== other.unsigned && this.high >>> 31 === 1 && other.high >>> 31 === 1) return false;
			return this.high === other.high && this.low === other.low;
		};
		/**
		* Tests if this Long's value equals the specified's. This is an alias of {@link Long#equals}.
		* @function
		* @param {!Long|number|bigint|string} other Other value
		* @returns {boolean}
		*/
		LongPrototype.eq = LongPrototype.equals;
		/**
		* Tests if this Long's value differs from the specified's.
		* @this {!Long}
		* @param {!Long|number|bigint|string} other Other value
		* @returns {boolean}
		*/
		LongPrototype.notEquals = function notEquals(other) {
			return !this.eq(other);
		};
		/**
		* Tests if this Long's value differs from the specified's. This is an alias of {@link Long#notEquals}.
		* @function
		* @param {!Long|number|bigint|string} other Other value
		* @returns {boolean}
		*/
		LongPrototype.neq = LongPrototype.notEquals;
		/**
		* Tests if this Long's value differs from the specified's. This is an alias of {@link Long#notEquals}.
		* @function
		* @param {!Long|number|bigint|string} other Other value
		* @returns {boolean}
		*/
		LongPrototype.ne = LongPrototype.notEquals;
		/**
		* Tests if this Long's value is less than the specified's.
		* @this {!Long}
		* @param {!Long|number|bigint|string} other Other value
		* @returns {boolean}
		*/
		LongPrototype.lessThan = function lessThan(other) {
			return this.comp(other) < 0;
		};
		/**
		* Tests if this Long's value is less than the specified's. This is an alias of {@link Long#lessThan}.
		* @function
		* @param {!Long|number|bigint|string} other Other value
		* @returns {boolean}
		*/
		LongPrototype.lt = LongPrototype.lessThan;
		/**
		* Tests if this Long's value is less than or equal the specified's.
		* @this {!Long}
		* @param {!Long|number|bigint|string} other Other value
		* @returns {boolean}
		*/
		LongPrototype.lessThanOrEqual = function lessThanOrEqual(other) {
			return this.comp(other) <= 0;
		};
		/**
		* Tests if this Long's value is less than or equal the specified's. This is an alias of {@link Long#lessThanOrEqual}.
		* @function
		* @param {!Long|number|bigint|string} other Other value
		* @returns {boolean}
		*/
		LongPrototype.lte = LongPrototype.lessThanOrEqual;
		/**
		* Tests if this Long's value is less than or equal the specified's. This is an alias of {@link Long#lessThanOrEqual}.
		* @function
		* @param {!Long|number|bigint|string} other Other value
		* @returns {boolean}
		*/
		LongPrototype.le = LongPrototype.lessThanOrEqual;
		/**
		* Tests if this Long's value is greater than the specified's.
		* @this {!Long}
		* @param {!Long|number|bigint|string} other Other value
		* @returns {boolean}
		*/
		LongPrototype.greaterThan = function greaterThan(other) {
			return this.comp(other) > 0;
		};
		/**
		* Tests if this Long's value is greater than the specified's. This is an alias of {@link Long#greaterThan}.
		* @function
		* @param {!Long|number|bigint|string} other Other value
		* @returns {boolean}
		*/
		LongPrototype.gt = LongPrototype.greaterThan;
		/**
		* Tests if this Long's value is greater than or equal the specified's.
		* @this {!Long}
		* @param {!Long|number|bigint|string} other Other value
		* @returns {boolean}
		*/
		LongPrototype.greaterThanOrEqual = function greaterThanOrEqual(other) {
			return this.comp(other) >= 0;
		};
		/**
		* Tests if this Long's value is greater than or equal the specified's. This is an alias of {@link Long#greaterThanOrEqual}.
		* @function
		* @param {!Long|number|bigint|string} other Other value
		* @returns {boolean}
		*/
		LongPrototype.gte = LongPrototype.greaterThanOrEqual;
		/**
		* Tests if this Long's value is greater than or equal the specified's. This is an alias of {@link Long#greaterThanOrEqual}.
		* @function
		* @param {!Long|number|bigint|string} other Other value
		* @returns {boolean}
		*/
		LongPrototype.ge = LongPrototype.greaterThanOrEqual;
		/**
		* Compares this Long's value with the specified's.
		* @this {!Long}
		* @param {!Long|number|bigint|string} other Other value
		* @returns {number} 0 if they are the same, 1 if the this is greater and -1
		*  if the given one is greater
		*/
		LongPrototype.compare = function compare(other) {
			if (!isLong(other)) other = fromValue(other);
			if (this.eq(other)) return 0;
			var thisNeg = this.isNegative(), otherNeg = other.isNegative();
			if (thisNeg && !otherNeg) return -1;
			if (!thisNeg && otherNeg) return 1;
			if (!this.unsigned) return this.sub(other).isNegative() ? -1 : 1;
			return other.high >>> 0 > this.high >>> 0 || other.high === this.high && other.low >>> 0 > this.low >>> 0 ? -1 : 1;
		};
		/**
		* Compares this Long's value with the specified's. This is an alias of {@link Long#compare}.
		* @function
		* @param {!Long|number|bigint|string} other Other value
		* @returns {number} 0 if they are the same, 1 if the this is greater and -1
		*  if the given one is greater
		*/
		LongPrototype.comp = LongPrototype.compare;
		/**
		* Negates this Long's value.
		* @this {!Long}
		* @returns {!Long} Negated Long
		*/
		LongPrototype.negate = function negate() {
			if (!this.unsigned && this.eq(MIN_VALUE)) return MIN_VALUE;
			return this.not().add(ONE);
		};
		/**
		* Negates this Long's value. This is an alias of {@link Long#negate}.
		* @function
		* @returns {!Long} Negated Long
		*/
		LongPrototype.neg = LongPrototype.negate;
		/**
		* Returns the sum of this and the specified Long.
		* @this {!Long}
		* @param {!Long|number|bigint|string} addend Addend
		* @returns {!Long} Sum
		*/
		LongPrototype.add = function add(addend) {
			if (!isLong(addend)) addend = fromValue(addend);
			var a48 = this.high >>> 16;
			var a32 = this.high & 65535;
			var a16 = this.low >>> 16;
			var a00 = this.low & 65535;
			var b48 = addend.high >>> 16;
			var b32 = addend.high & 65535;
			var b16 = addend.low >>> 16;
			var b00 = addend.low & 65535;
			var c48 = 0, c32 = 0, c16 = 0, c00 = 0;
			c00 += a00 + b00;
			c16 += c00 >>> 16;
			c00 &= 65535;
			c16 += a16 + b16;
			c32 += c16 >>> 16;
			c16 &= 65535;
			c32 += a32 + b32;
			c48 += c32 >>> 16;
			c32 &= 65535;
			c48 += a48 + b48;
			c48 &= 65535;
			return fromBits(c16 << 16 | c00, c48 << 16 | c32, this.unsigned);
		};
		/**
		* Returns the difference of this and the specified Long.
		* @this {!Long}
		* @param {!Long|number|bigint|string} subtrahend Subtrahend
		* @returns {!Long} Difference
		*/
		LongPrototype.subtract = function subtract(subtrahend) {
			if (!isLong(subtrahend)) subtrahend = fromValue(subtrahend);
			return this.add(subtrahend.neg());
		};
		/**
		* Returns the difference of this and the specified Long. This is an alias of {@link Long#subtract}.
		* @function
		* @param {!Long|number|bigint|string} subtrahend Subtrahend
		* @returns {!Long} Difference
		*/
		LongPrototype.sub = LongPrototype.subtract;
		/**
		* Returns the product of this and the specified Long.
		* @this {!Long}
		* @param {!Long|number|bigint|string} multiplier Multiplier
		* @returns {!Long} Product
		*/
		LongPrototype.multiply = function multiply(multiplier) {
			if (this.isZero()) return this;
			if (!isLong(multiplier)) multiplier = fromValue(multiplier);
			if (wasm) return fromBits(wasm["mul"](this.low, this.high, multiplier.low, multiplier.high), wasm["get_high"](), this.unsigned);
			if (multiplier.isZero()) return this.unsigned ? UZERO : ZERO;
			if (this.eq(MIN_VALUE)) return multiplier.isOdd() ? MIN_VALUE : ZERO;
			if (multiplier.eq(MIN_VALUE)) return this.isOdd() ? MIN_VALUE : ZERO;
			if (this.isNegative()) {
				if (multiplier.isNegative()) return this.neg().mul(multiplier.neg());
				else return this.neg().mul(multiplier).neg();
			} else if (multiplier.isNegative()) return this.mul(multiplier.neg()).neg();
			if (this.lt(TWO_PWR_24) && multiplier.lt(TWO_PWR_24)) return fromNumber(this.toNumber() * multiplier.toNumber(), this.unsigned);
			var a48 = this.high >>> 16;
			var a32 = this.high & 65535;
			var a16 = this.low >>> 16;
			var a00 = this.low & 65535;
			var b48 = multiplier.high >>> 16;
			var b32 = multiplier.high & 65535;
			var b16 = multiplier.low >>> 16;
			var b00 = multiplier.low & 65535;
			var c48 = 0, c32 = 0, c16 = 0, c00 = 0;
			c00 += a00 * b00;
			c16 += c00 >>> 16;
			c00 &= 65535;
			c16 += a16 * b00;
			c32 += c16 >>> 16;
			c16 &= 65535;
			c16 += a00 * b16;
			c32 += c16 >>> 16;
			c16 &= 65535;
			c32 += a32 * b00;
			c48 += c32 >>> 16;
			c32 &= 65535;
			c32 += a16 * b16;
			c48 += c32 >>> 16;
			c32 &= 65535;
			c32 += a00 * b32;
			c48 += c32 >>> 16;
			c32 &= 65535;
			c48 += a48 * b00 + a32 * b16 + a16 * b32 + a00 * b48;
			c48 &= 65535;
			return fromBits(c16 << 16 | c00, c48 << 16 | c32, this.unsigned);
		};
		/**
		* Returns the product of this and the specified Long. This is an alias of {@link Long#multiply}.
		* @function
		* @param {!Long|number|bigint|string} multiplier Multiplier
		* @returns {!Long} Product
		*/
		LongPrototype.mul = LongPrototype.multiply;
		/**
		* Returns this Long divided by the specified. The result is signed if this Long is signed or
		*  unsigned if this Long is unsigned.
		* @this {!Long}
		* @param {!Long|number|bigint|string} divisor Divisor
		* @returns {!Long} Quotient
		*/
		LongPrototype.divide = function divide(divisor) {
			if (!isLong(divisor)) divisor = fromValue(divisor);
			if (divisor.isZero()) throw Error("division by zero");
			if (wasm) {
				if (!this.unsigned && this.high === -2147483648 && divisor.low === -1 && divisor.high === -1) return this;
				return fromBits((this.unsigned ? wasm["div_u"] : wasm["div_s"])(this.low, this.high, divisor.low, divisor.high), wasm["get_high"](), this.unsigned);
			}
			if (this.isZero()) return this.unsigned ? UZERO : ZERO;
			var approx, rem, res;
			if (!this.unsigned) {
				if (this.eq(MIN_VALUE)) {
					if (divisor.eq(ONE) || divisor.eq(NEG_ONE)) return MIN_VALUE;
					else if (divisor.eq(MIN_VALUE)) return ONE;
					else {
						approx = this.shr(1).div(divisor).shl(1);
						if (approx.eq(ZERO)) return divisor.isNegative() ? ONE : NEG_ONE;
						else {
							rem = this.sub(divisor.mul(approx));
							res = approx.add(rem.div(divisor));
							return res;
						}
					}
				} else if (divisor.eq(MIN_VALUE)) return this.unsigned ? UZERO : ZERO;
				if (this.isNegative()) {
					if (divisor.isNegative()) return this.neg().div(divisor.neg());
					return this.neg().div(divisor).neg();
				} else if (divisor.isNegative()) return this.div(divisor.neg()).neg();
				res = ZERO;
			} else {
				if (!divisor.unsigned) divisor = divisor.toUnsigned();
				if (divisor.gt(this)) return UZERO;
				if (divisor.gt(this.shru(1))) return UONE;
				res = UZERO;
			}
			rem = this;
			while (rem.gte(divisor)) {
				approx = Math.max(1, Math.floor(rem.toNumber() / divisor.toNumber()));
				var log2 = Math.ceil(Math.log(approx) / Math.LN2), delta = log2 <= 48 ? 1 : pow_dbl(2, log2 - 48), approxRes = fromNumber(approx), approxRem = approxRes.mul(divisor);
				while (approxRem.isNegative() || approxRem.gt(rem)) {
					approx -= delta;
					approxRes = fromNumber(approx, this.unsigned);
					approxRem = approxRes.mul(divisor);
				}
				if (approxRes.isZero()) approxRes = ONE;
				res = res.add(approxRes);
				rem = rem.sub(approxRem);
			}
			return res;
		};
		/**
		* Returns this Long divided by the specified. This is an alias of {@link Long#divide}.
		* @function
		* @param {!Long|number|bigint|string} divisor Divisor
		* @returns {!Long} Quotient
		*/
		LongPrototype.div = LongPrototype.divide;
		/**
		* Returns this Long modulo the specified.
		* @this {!Long}
		* @param {!Long|number|bigint|string} divisor Divisor
		* @returns {!Long} Remainder
		*/
		LongPrototype.modulo = function modulo(divisor) {
			if (!isLong(divisor)) divisor = fromValue(divisor);
			if (wasm) return fromBits((this.unsigned ? wasm["rem_u"] : wasm["rem_s"])(this.low, this.high, divisor.low, divisor.high), wasm["get_high"](), this.unsigned);
			return this.sub(this.div(divisor).mul(divisor));
		};
		/**
		* Returns this Long modulo the specified. This is an alias of {@link Long#modulo}.
		* @function
		* @param {!Long|number|bigint|string} divisor Divisor
		* @returns {!Long} Remainder
		*/
		LongPrototype.mod = LongPrototype.modulo;
		/**
		* Returns this Long modulo the specified. This is an alias of {@link Long#modulo}.
		* @function
		* @param {!Long|number|bigint|string} divisor Divisor
		* @returns {!Long} Remainder
		*/
		LongPrototype.rem = LongPrototype.modulo;
		/**
		* Returns the bitwise NOT of this Long.
		* @this {!Long}
		* @returns {!Long}
		*/
		LongPrototype.not = function not() {
			return fromBits(~this.low, ~this.high, this.unsigned);
		};
		/**
		* Returns count leading zeros of this Long.
		* @this {!Long}
		* @returns {!number}
		*/
		LongPrototype.countLeadingZeros = function countLeadingZeros() {
			return this.high ? Math.clz32(this.high) : Math.clz32(this.low) + 32;
		};
		/**
		* Returns count leading zeros. This is an alias of {@link Long#countLeadingZeros}.
		* @function
		* @param {!Long}
		* @returns {!number}
		*/
		LongPrototype.clz = LongPrototype.countLeadingZeros;
		/**
		* Returns count trailing zeros of this Long.
		* @this {!Long}
		* @returns {!number}
		*/
		LongPrototype.countTrailingZeros = function countTrailingZeros() {
			return this.low ? ctz32(this.low) : ctz32(this.high) + 32;
		};
		/**
		* Returns count trailing zeros. This is an alias of {@link Long#countTrailingZeros}.
		* @function
		* @param {!Long}
		* @returns {!number}
		*/
		LongPrototype.ctz = LongPrototype.countTrailingZeros;
		/**
		* Returns the bitwise AND of this Long and the specified.
		* @this {!Long}
		* @param {!Long|number|bigint|string} other Other Long
		* @returns {!Long}
		*/
		LongPrototype.and = function and(other) {
			if (!isLong(other)) other = fromValue(other);
			return fromBits(this.low & other.low, this.high & other.high, this.unsigned);
		};
		/**
		* Returns the bitwise OR of this Long and the specified.
		* @this {!Long}
		* @param {!Long|number|bigint|string} other Other Long
		* @returns {!Long}
		*/
		LongPrototype.or = function or(other) {
			if (!isLong(other)) other = fromValue(other);
			return fromBits(this.low | other.low, this.high | other.high, this.unsigned);
		};
		/**
		* Returns the bitwise XOR of this Long and the given one.
		* @this {!Long}
		* @param {!Long|number|bigint|string} other Other Long
		* @returns {!Long}
		*/
		LongPrototype.xor = function xor(other) {
			if (!isLong(other)) other = fromValue(other);
			return fromBits(this.low ^ other.low, this.high ^ other.high, this.unsigned);
		};
		/**
		* Returns this Long with bits shifted to the left by the given amount.
		* @this {!Long}
		* @param {number|!Long} numBits Number of bits
		* @returns {!Long} Shifted Long
		*/
		LongPrototype.shiftLeft = function shiftLeft(numBits) {
			if (isLong(numBits)) numBits = numBits.toInt();
			if ((numBits &= 63) === 0) return this;
			else if (numBits < 32) return fromBits(this.low << numBits, this.high << numBits | this.low >>> 32 - numBits, this.unsigned);
			else return fromBits(0, this.low << numBits - 32, this.unsigned);
		};
		/**
		* Returns this Long with bits shifted to the left by the given amount. This is an alias of {@link Long#shiftLeft}.
		* @function
		* @param {number|!Long} numBits Number of bits
		* @returns {!Long} Shifted Long
		*/
		LongPrototype.shl = LongPrototype.shiftLeft;
		/**
		* Returns this Long with bits arithmetically shifted to the right by the given amount.
		* @this {!Long}
		* @param {number|!Long} numBits Number of bits
		* @returns {!Long} Shifted Long
		*/
		LongPrototype.shiftRight = function shiftRight(numBits) {
			if (isLong(numBits)) numBits = numBits.toInt();
			if ((numBits &= 63) === 0) return this;
			else if (numBits < 32) return fromBits(this.low >>> numBits | this.high << 32 - numBits, this.high >> numBits, this.unsigned);
			else return fromBits(this.high >> numBits - 32, this.high >= 0 ? 0 : -1, this.unsigned);
		};
		/**
		* Returns this Long with bits arithmetically shifted to the right by the given amount. This is an alias of {@link Long#shiftRight}.
		* @function
		* @param {number|!Long} numBits Number of bits
		* @returns {!Long} Shifted Long
		*/
		LongPrototype.shr = LongPrototype.shiftRight;
		/**
		* Returns this Long with bits logically shifted to the right by the given amount.
		* @this {!Long}
		* @param {number|!Long} numBits Number of bits
		* @returns {!Long} Shifted Long
		*/
		LongPrototype.shiftRightUnsigned = function shiftRightUnsigned(numBits) {
			if (isLong(numBits)) numBits = numBits.toInt();
			if ((numBits &= 63) === 0) return this;
			if (numBits < 32) return fromBits(this.low >>> numBits | this.high << 32 - numBits, this.high >>> numBits, this.unsigned);
			if (numBits === 32) return fromBits(this.high, 0, this.unsigned);
			return fromBits(this.high >>> numBits - 32, 0, this.unsigned);
		};
		/**
		* Returns this Long with bits logically shifted to the right by the given amount. This is an alias of {@link Long#shiftRightUnsigned}.
		* @function
		* @param {number|!Long} numBits Number of bits
		* @returns {!Long} Shifted Long
		*/
		LongPrototype.shru = LongPrototype.shiftRightUnsigned;
		/**
		* Returns this Long with bits logically shifted to the right by the given amount. This is an alias of {@link Long#shiftRightUnsigned}.
		* @function
		* @param {number|!Long} numBits Number of bits
		* @returns {!Long} Shifted Long
		*/
		LongPrototype.shr_u = LongPrototype.shiftRightUnsigned;
		/**
		* Returns this Long with bits rotated to the left by the given amount.
		* @this {!Long}
		* @param {number|!Long} numBits Number of bits
		* @returns {!Long} Rotated Long
		*/
		LongPrototype.rotateLeft = function rotateLeft(numBits) {
			var b;
			if (isLong(numBits)) numBits = numBits.toInt();
			if ((numBits &= 63) === 0) return this;
			if (numBits === 32) return fromBits(this.high, this.low, this.unsigned);
			if (numBits < 32) {
				b = 32 - numBits;
				return fromBits(this.low << numBits | this.high >>> b, this.high << numBits | this.low >>> b, this.unsigned);
			}
			numBits -= 32;
			b = 32 - numBits;
			return fromBits(this.high << numBits | this.low >>> b, this.low << numBits | this.high >>> b, this.unsigned);
		};
		/**
		* Returns this Long with bits rotated to the left by the given amount. This is an alias of {@link Long#rotateLeft}.
		* @function
		* @param {number|!Long} numBits Number of bits
		* @returns {!Long} Rotated Long
		*/
		LongPrototype.rotl = LongPrototype.rotateLeft;
		/**
		* Returns this Long with bits rotated to the right by the given amount.
		* @this {!Long}
		* @param {number|!Long} numBits Number of bits
		* @returns {!Long} Rotated Long
		*/
		LongPrototype.rotateRight = function rotateRight(numBits) {
			var b;
			if (isLong(numBits)) numBits = numBits.toInt();
			if ((numBits &= 63) === 0) return this;
			if (numBits === 32) return fromBits(this.high, this.low, this.unsigned);
			if (numBits < 32) {
				b = 32 - numBits;
				return fromBits(this.high << b | this.low >>> numBits, this.low << b | this.high >>> numBits, this.unsigned);
			}
			numBits -= 32;
			b = 32 - numBits;
			return fromBits(this.low << b | this.high >>> numBits, this.high << b | this.low >>> numBits, this.unsigned);
		};
		/**
		* Returns this Long with bits rotated to the right by the given amount. This is an alias of {@link Long#rotateRight}.
		* @function
		* @param {number|!Long} numBits Number of bits
		* @returns {!Long} Rotated Long
		*/
		LongPrototype.rotr = LongPrototype.rotateRight;
		/**
		* Converts this Long to signed.
		* @this {!Long}
		* @returns {!Long} Signed long
		*/
		LongPrototype.toSigned = function toSigned() {
			if (!this.unsigned) return this;
			return fromBits(this.low, this.high, false);
		};
		/**
		* Converts this Long to unsigned.
		* @this {!Long}
		* @returns {!Long} Unsigned long
		*/
		LongPrototype.toUnsigned = function toUnsigned() {
			if (this.unsigned) return this;
			return fromBits(this.low, this.high, true);
		};
		/**
		* Converts this Long to its byte representation.
		* @param {boolean=} le Whether little or big endian, defaults to big endian
		* @this {!Long}
		* @returns {!Array.<number>} Byte representation
		*/
		LongPrototype.toBytes = function toBytes(le) {
			return le ? this.toBytesLE() : this.toBytesBE();
		};
		/**
		* Converts this Long to its little endian byte representation.
		* @this {!Long}
		* @returns {!Array.<number>} Little endian byte representation
		*/
		LongPrototype.toBytesLE = function toBytesLE() {
			var hi = this.high, lo = this.low;
			return [
				lo & 255,
				lo >>> 8 & 255,
				lo >>> 16 & 255,
				lo >>> 24,
				hi & 255,
				hi >>> 8 & 255,
				hi >>> 16 & 255,
				hi >>> 24
			];
		};
		/**
		* Converts this Long to its big endian byte representation.
		* @this {!Long}
		* @returns {!Array.<number>} Big endian byte representation
		*/
		LongPrototype.toBytesBE = function toBytesBE() {
			var hi = this.high, lo = this.low;
			return [
				hi >>> 24,
				hi >>> 16 & 255,
				hi >>> 8 & 255,
				hi & 255,
				lo >>> 24,
				lo >>> 16 & 255,
				lo >>> 8 & 255,
				lo & 255
			];
		};
		/**
		* Creates a Long from its byte representation.
		* @param {!Array.<number>} bytes Byte representation
		* @param {boolean=} unsigned Whether unsigned or not, defaults to signed
		* @param {boolean=} le Whether little or big endian, defaults to big endian
		* @returns {Long} The corresponding Long value
		*/
		Long.fromBytes = function fromBytes(bytes, unsigned, le) {
			return le ? Long.fromBytesLE(bytes, unsigned) : Long.fromBytesBE(bytes, unsigned);
		};
		/**
		* Creates a Long from its little endian byte representation.
		* @param {!Array.<number>} bytes Little endian byte representation
		* @param {boolean=} unsigned Whether unsigned or not, defaults to signed
		* @returns {Long} The corresponding Long value
		*/
		Long.fromBytesLE = function fromBytesLE(bytes, unsigned) {
			return new Long(bytes[0] | bytes[1] << 8 | bytes[2] << 16 | bytes[3] << 24, bytes[4] | bytes[5] << 8 | bytes[6] << 16 | bytes[7] << 24, unsigned);
		};
		/**
		* Creates a Long from its big endian byte representation.
		* @param {!Array.<number>} bytes Big endian byte representation
		* @param {boolean=} unsigned Whether unsigned or not, defaults to signed
		* @returns {Long} The corresponding Long value
		*/
		Long.fromBytesBE = function fromBytesBE(bytes, unsigned) {
			return new Long(bytes[4] << 24 | bytes[5] << 16 | bytes[6] << 8 | bytes[7], bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3], unsigned);
		};
		if (typeof BigInt === "function") {
			/**
			* Returns a Long representing the given big integer.
			* @function
			* @param {number} value The big integer value
			* @param {boolean=} unsigned Whether unsigned or not, defaults to signed
			* @returns {!Long} The corresponding Long value
			*/
			Long.fromBigInt = function fromBigInt(value, unsigned) {
				return fromBits(Number(BigInt.asIntN(32, value)), Number(BigInt.asIntN(32, value >> BigInt(32))), unsigned);
			};
			Long.fromValue = function fromValueWithBigInt(value, unsigned) {
				if (typeof value === "bigint") return Long.fromBigInt(value, unsigned);
				return fromValue(value, unsigned);
			};
			/**
			* Converts the Long to its big integer representation.
			* @this {!Long}
			* @returns {bigint}
			*/
			LongPrototype.toBigInt = function toBigInt() {
				var lowBigInt = BigInt(this.low >>> 0);
				return BigInt(this.unsigned ? this.high >>> 0 : this.high) << BigInt(32) | lowBigInt;
			};
		}
		_exports.default = Long;
	});
}));

// node_modules/protobufjs/src/util/minimal.js
var require_minimal$1 = /* @__PURE__ */ __commonJSMin(((exports, module, this$1) => {
	var util = exports;
	util.asPromise = require_aspromise();
	util.base64 = require_base64();
	util.EventEmitter = require_eventemitter();
	util.float = require_float();
	util.utf8 = require_utf8();
	util.pool = require_pool();
	util.LongBits = require_longbits();
	/**
	* Tests if the specified key can affect object prototypes.
	* @memberof util
	* @param {string} key Key to test
	* @returns {boolean} `true` if the key is unsafe
	*/
	function isUnsafeProperty(key) {
		return key === "__proto__" || key === "prototype" || key === "constructor";
	}
	util.isUnsafeProperty = isUnsafeProperty;
	/**
	* Whether running within node or not.
	* @memberof util
	* @type {boolean}
	*/
	util.isNode = Boolean(typeof global !== "undefined" && global && global.process && global.process.versions && global.process.versions.node);
	/**
	* Global object reference.
	* @memberof util
	* @type {Object}
	*/
	util.global = util.isNode && global || typeof window !== "undefined" && window || typeof self !== "undefined" && self || typeof globalThis !== "undefined" && globalThis || this$1;
	/**
	* An immuable empty array.
	* @memberof util
	* @type {Array.<*>}
	* @const
	*/
	util.emptyArray = Object.freeze ? Object.freeze([]) : /* istanbul ignore next */ [];
	/**
	* An immutable empty object.
	* @type {Object}
	* @const
	*/
	util.emptyObject = Object.freeze ? Object.freeze({}) : /* istanbul ignore next */ {};
	/**
	* Tests if the specified value is an integer.
	* @function
	* @param {*} value Value to test
	* @returns {boolean} `true` if the value is an integer
	*/
	util.isInteger = Number.isInteger || /* istanbul ignore next */ function isInteger(value) {
		return typeof value === "number" && isFinite(value) && Math.floor(value) === value;
	};
	/**
	* Tests if the specified value is a string.
	* @param {*} value Value to test
	* @returns {boolean} `true` if the value is a string
	*/
	util.isString = function isString(value) {
		return typeof value === "string" || value instanceof String;
	};
	/**
	* Tests if the specified value is a non-null object.
	* @param {*} value Value to test
	* @returns {boolean} `true` if the value is a non-null object
	*/
	util.isObject = function isObject(value) {
		return value && typeof value === "object";
	};
	/**
	* Checks if a property on a message is considered to be present.
	* This is an alias of {@link util.isSet}.
	* @function
	* @param {Object} obj Plain object or message instance
	* @param {string} prop Property name
	* @returns {boolean} `true` if considered to be present, otherwise `false`
	*/
	util.isset = util.isSet = function isSet(obj, prop) {
		var value = obj[prop];
		if (value != null && Object.hasOwnProperty.call(obj, prop)) return typeof value !== "object" || (Array.isArray(value) ? value.length : Object.keys(value).length) > 0;
		return false;
	};
	/**
	* Any compatible Buffer instance.
	* This is a minimal stand-alone definition of a Buffer instance. The actual type is that exported by node's typings.
	* @interface Buffer
	* @extends Uint8Array
	*/
	/**
	* Node's Buffer class if available.
	* @type {Constructor<Buffer>}
	*/
	util.Buffer = (function() {
		try {
			var Buffer = util.global.Buffer;
			return Buffer.prototype.utf8Write || util.isNode ? Buffer : /* istanbul ignore next */ null;
		} catch (e) {
			/* istanbul ignore next */
			return null;
		}
	})();
	/**
	* Creates a new buffer of whatever type supported by the environment.
	* @param {number|number[]} [sizeOrArray=0] Buffer size or number array
	* @returns {Uint8Array|Buffer} Buffer
	*/
	util.newBuffer = function newBuffer(sizeOrArray) {
		var Buffer = util.Buffer;
		/* istanbul ignore next */
		return typeof sizeOrArray === "number" ? Buffer ? Buffer.allocUnsafe(sizeOrArray) : new Uint8Array(sizeOrArray) : Buffer ? Buffer.from(sizeOrArray) : new Uint8Array(sizeOrArray);
	};
	/**
	* Prepends a raw field tag to raw field data.
	* @param {number} id Field id
	* @param {number} wireType Wire type
	* @param {Uint8Array} data Raw field data
	* @returns {Uint8Array|Buffer} Raw field bytes
	* @ignore
	*/
	util.rawField = function rawField(id, wireType, data) {
		var out = [], tag = id << 3 | wireType;
		tag >>>= 0;
		while (tag > 127) {
			out.push(tag & 127 | 128);
			tag >>>= 7;
		}
		out.push(tag);
		for (var i = 0; i < data.length; ++i) out.push(data[i]);
		return util.newBuffer(out);
	};
	/**
	* Array implementation used in the browser.
	* @type {Constructor<Uint8Array>}
	* @deprecated Use `Uint8Array` instead.
	*/
	util.Array = Uint8Array;
	/**
	* Any compatible Long instance.
	* This is a minimal stand-alone definition of a Long instance. The actual type is that exported by long.js.
	* @interface Long
	* @property {number} low Low bits
	* @property {number} high High bits
	* @property {boolean} unsigned Whether unsigned or not
	*/
	/**
	* Long.js's Long class if available.
	* @type {Constructor<Long>}
	*/
	util.Long = util.global.dcodeIO && /* istanbul ignore next */ util.global.dcodeIO.Long || /* istanbul ignore next */ util.global.Long || (function() {
		try {
			var Long = require_umd();
			return Long && Long.isLong ? Long : null;
		} catch (e) {
			/* istanbul ignore next */
			return null;
		}
	})();
	/**
	* Regular expression used to verify 2 bit (`bool`) map keys.
	* @type {RegExp}
	* @const
	*/
	util.key2Re = /^(?:true|false|0|1)$/;
	/**
	* Regular expression used to verify 32 bit (`int32` etc.) map keys.
	* @type {RegExp}
	* @const
	*/
	util.key32Re = /^-?(?:0|[1-9][0-9]*)$/;
	/**
	* Regular expression used to verify 64 bit (`int64` etc.) map keys.
	* @type {RegExp}
	* @const
	*/
	util.key64Re = /^(?:[\x00-\xff]{8}|-?(?:0|[1-9][0-9]*))$/;
	/**
	* Converts a number or long to an 8 characters long hash string.
	* @param {Long|number} value Value to convert
	* @returns {string} Hash
	*/
	util.longToHash = function longToHash(value) {
		return value ? util.LongBits.from(value).toHash() : util.LongBits.zeroHash;
	};
	/**
	* Converts an 8 characters long hash string to a long or number.
	* @param {string} hash Hash
	* @param {boolean} [unsigned=false] Whether unsigned or not
	* @returns {Long|number} Original value
	*/
	util.longFromHash = function longFromHash(hash, unsigned) {
		var bits = util.LongBits.fromHash(hash);
		if (util.Long) return util.Long.fromBits(bits.lo, bits.hi, unsigned);
		return bits.toNumber(Boolean(unsigned));
	};
	/**
	* Converts a 64 bit key to a long or number if it is an 8 characters long hash string.
	* @param {string} key Map key
	* @param {boolean} [unsigned=false] Whether unsigned or not
	* @returns {Long|number|string} Original value
	*/
	util.longFromKey = function longFromKey(key, unsigned) {
		return util.key64Re.test(key) && !util.key32Re.test(key) ? util.longFromHash(key, unsigned) : key;
	};
	/**
	* Converts a boolean key to a boolean value.
	* @param {string} key Map key
	* @returns {boolean} Boolean value
	*/
	util.boolFromKey = function boolFromKey(key) {
		return key === "true" || key === "1";
	};
	/**
	* Merges the properties of the source object into the destination object.
	* @memberof util
	* @param {Object.<string,*>} dst Destination object
	* @param {...(Object.<string,*>|boolean)} src Source objects, optionally followed by an `ifNotSet` flag
	* @returns {Object.<string,*>} Destination object
	*/
	function merge(dst) {
		var ifNotSet = typeof arguments[arguments.length - 1] === "boolean", limit = ifNotSet ? arguments.length - 1 : arguments.length;
		ifNotSet = ifNotSet && arguments[arguments.length - 1];
		for (var a = 1; a < limit; ++a) {
			var src = arguments[a];
			if (!src) continue;
			for (var keys = Object.keys(src), i = 0; i < keys.length; ++i) if (!isUnsafeProperty(keys[i]) && (!ifNotSet || !Object.prototype.hasOwnProperty.call(dst, keys[i]) || dst[keys[i]] === void 0)) dst[keys[i]] = src[keys[i]];
		}
		return dst;
	}
	util.merge = merge;
	/**
	* Schema declaration nesting limit.
	* @memberof util
	* @type {number}
	*/
	util.nestingLimit = 32;
	/**
	* Recursion limit.
	* @memberof util
	* @type {number}
	*/
	util.recursionLimit = 100;
	/**
	* Makes a property safe for assignment as an own property.
	* @memberof util
	* @param {Object.<string,*>} obj Object
	* @param {string} key Property key
	* @param {boolean} [enumerable=true] Whether the property should be enumerable
	* @returns {undefined}
	*/
	util.makeProp = function makeProp(obj, key, enumerable) {
		if (Object.prototype.hasOwnProperty.call(obj, key)) return;
		Object.defineProperty(obj, key, {
			enumerable: enumerable === void 0 ? true : enumerable,
			configurable: true,
			writable: true
		});
	};
	/**
	* Converts the first character of a string to lower case.
	* @param {string} str String to convert
	* @returns {string} Converted string
	*/
	util.lcFirst = function lcFirst(str) {
		return str.charAt(0).toLowerCase() + str.substring(1);
	};
	/**
	* Creates a custom error constructor.
	* @memberof util
	* @param {string} name Error name
	* @returns {Constructor<Error>} Custom error constructor
	*/
	function newError(name) {
		function CustomError(message, properties) {
			if (!(this instanceof CustomError)) return new CustomError(message, properties);
			Object.defineProperty(this, "message", { get: function() {
				return message;
			} });
			/* istanbul ignore next */
			if (Error.captureStackTrace) Error.captureStackTrace(this, CustomError);
			else Object.defineProperty(this, "stack", { value: (/* @__PURE__ */ new Error()).stack || "" });
			if (properties) merge(this, properties);
		}
		CustomError.prototype = Object.create(Error.prototype, {
			constructor: {
				value: CustomError,
				writable: true,
				enumerable: false,
				configurable: true
			},
			name: {
				get: function get() {
					return name;
				},
				set: void 0,
				enumerable: false,
				configurable: true
			},
			toString: {
				value: function value() {
					return this.name + ": " + this.message;
				},
				writable: true,
				enumerable: false,
				configurable: true
			}
		});
		return CustomError;
	}
	util.newError = newError;
	/**
	* Constructs a new protocol error.
	* @classdesc Error subclass indicating a protocol specifc error.
	* @memberof util
	* @extends Error
	* @template T extends Message<T>
	* @constructor
	* @param {string} message Error message
	* @param {Object.<string,*>} [properties] Additional properties
	* @example
	* try {
	*     MyMessage.decode(someBuffer); // throws if required fields are missing
	* } catch (e) {
	*     if (e instanceof ProtocolError && e.instance)
	*         console.log("decoded so far: " + JSON.stringify(e.instance));
	* }
	*/
	util.ProtocolError = newError("ProtocolError");
	/**
	* So far decoded message instance.
	* @name util.ProtocolError#instance
	* @type {Message<T>}
	*/
	/**
	* A OneOf getter as returned by {@link util.oneOfGetter}.
	* @typedef OneOfGetter
	* @type {function}
	* @returns {string|undefined} Set field name, if any
	*/
	/**
	* Builds a getter for a oneof's present field name.
	* @param {string[]} fieldNames Field names
	* @returns {OneOfGetter} Unbound getter
	*/
	util.oneOfGetter = function getOneOf(fieldNames) {
		var fieldMap = {};
		for (var i = 0; i < fieldNames.length; ++i) fieldMap[fieldNames[i]] = 1;
		/**
		* @returns {string|undefined} Set field name, if any
		* @this Object
		* @ignore
		*/
		return function() {
			for (var keys = Object.keys(this), i = keys.length - 1; i > -1; --i) if (fieldMap[keys[i]] === 1 && this[keys[i]] !== void 0 && this[keys[i]] !== null) return keys[i];
		};
	};
	/**
	* A OneOf setter as returned by {@link util.oneOfSetter}.
	* @typedef OneOfSetter
	* @type {function}
	* @param {string|undefined} value Field name
	* @returns {undefined}
	*/
	/**
	* Builds a setter for a oneof's present field name.
	* @param {string[]} fieldNames Field names
	* @returns {OneOfSetter} Unbound setter
	*/
	util.oneOfSetter = function setOneOf(fieldNames) {
		/**
		* @param {string} name Field name
		* @returns {undefined}
		* @this Object
		* @ignore
		*/
		return function(name) {
			for (var i = 0; i < fieldNames.length; ++i) if (fieldNames[i] !== name) delete this[fieldNames[i]];
		};
	};
	/**
	* Default conversion options used for {@link Message#toJSON} implementations.
	*
	* These options are close to proto3's JSON mapping with the exception that internal types like Any are handled just like messages. More precisely:
	*
	* - Longs become strings
	* - Enums become string keys
	* - Bytes become base64 encoded strings
	* - (Sub-)Messages become plain objects
	* - Maps become plain objects with all string keys
	* - Repeated fields become arrays
	* - NaN and Infinity for float and double fields become strings
	*
	* @type {IConversionOptions}
	* @see https://developers.google.com/protocol-buffers/docs/proto3?hl=en#json
	*/
	util.toJSONOptions = {
		longs: String,
		enums: String,
		bytes: String,
		json: true
	};
}));

// node_modules/protobufjs/src/writer.js
var require_writer = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = Writer;
	var util = require_minimal$1();
	var BufferWriter;
	var LongBits = util.LongBits;
	var base64 = util.base64;
	var utf8 = util.utf8;
	/**
	* Constructs a new writer instance.
	* @classdesc Wire format writer using `Uint8Array`.
	* @constructor
	*/
	function Writer() {
		/**
		* Write cursor into {@link Writer#buf}.
		* @type {number}
		*/
		this.pos = 0;
		/**
		* Backing buffer.
		* @type {Uint8Array}
		*/
		this.buf = this.constructor.alloc(Writer.initialBufferSize);
		/**
		* Cached DataView over {@link Writer#buf}.
		* @type {DataView|null}
		*/
		this.view = null;
		/**
		* Stack of forked length-prefix positions.
		* @type {Array<number>|null}
		*/
		this.states = null;
	}
	/**
	* Initial backing buffer size in bytes. Defaults to 128.
	* @type {number}
	*/
	Writer.initialBufferSize = 128;
	/**
	* Current write position.
	* @name Writer#len
	* @type {number}
	* @deprecated Use {@link Writer#pos} instead.
	*/
	Object.defineProperty(Writer.prototype, "len", {
		configurable: true,
		enumerable: true,
		get: function get_len() {
			return this.pos;
		}
	});
	var create = function create() {
		return util.Buffer ? function create_buffer_setup() {
			return (Writer.create = function create_buffer() {
				return new BufferWriter();
			})();
		} : function create_array() {
			return new Writer();
		};
	};
	/**
	* Creates a new writer.
	* @function
	* @returns {BufferWriter|Writer} A {@link BufferWriter} when Buffers are supported, otherwise a {@link Writer}
	*/
	Writer.create = create();
	/**
	* Allocates a buffer of the specified size.
	* @param {number} size Buffer size
	* @returns {Uint8Array} Buffer
	*/
	Writer.alloc = function alloc(size) {
		return new Uint8Array(size);
	};
	Writer.alloc = util.pool(Writer.alloc, Uint8Array.prototype.subarray);
	/**
	* Calculates the number of bytes a value occupies as a varint.
	* @param {number} value Value to size (unsigned)
	* @returns {number} Byte length (1..5)
	* @ignore
	*/
	function sizeVarint32(value) {
		return value < 128 ? 1 : value < 16384 ? 2 : value < 2097152 ? 3 : value < 268435456 ? 4 : 5;
	}
	/**
	* Ensures that at least `n` more bytes fit into the backing buffer, doubling it if not.
	* @param {number} n Number of additional bytes required
	* @returns {undefined}
	* @private
	*/
	Writer.prototype._reserve = function _reserve(n) {
		var need = this.pos + n;
		if (need > this.buf.length) {
			var size = this.buf.length << 1;
			if (size < need) size = need;
			var buf = this.constructor.alloc(size);
			buf.set(this.buf.subarray(0, this.pos), 0);
			this.buf = buf;
			this.view = null;
		}
	};
	function writeStringAscii(val, buf, pos) {
		for (var i = 0; i < val.length;) buf[pos++] = val.charCodeAt(i++);
	}
	function writeVarint32(val, buf, pos) {
		while (val > 127) {
			buf[pos++] = val & 127 | 128;
			val >>>= 7;
		}
		buf[pos] = val;
		return pos + 1;
	}
	/**
	* Writes an unsigned 32 bit value as a varint.
	* @param {number} value Value to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.uint32 = function write_uint32(value) {
		value = value >>> 0;
		this._reserve(5);
		var pos = this.pos;
		this.pos = writeVarint32(value, this.buf, pos);
		return this;
	};
	/**
	* Writes a signed 32 bit value as a varint.
	* @function
	* @param {number} value Value to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.int32 = function write_int32(value) {
		if ((value |= 0) < 0) {
			this._reserve(10);
			writeVarint64(LongBits.fromNumber(value), this.buf, this.pos);
			this.pos += 10;
			return this;
		}
		return this.uint32(value);
	};
	/**
	* Writes a 32 bit value as a varint, zig-zag encoded.
	* @param {number} value Value to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.sint32 = function write_sint32(value) {
		return this.uint32((value << 1 ^ value >> 31) >>> 0);
	};
	function writeVarint64(val, buf, pos) {
		var lo = val.lo, hi = val.hi;
		while (hi) {
			buf[pos++] = lo & 127 | 128;
			lo = (lo >>> 7 | hi << 25) >>> 0;
			hi >>>= 7;
		}
		while (lo > 127) {
			buf[pos++] = lo & 127 | 128;
			lo = lo >>> 7;
		}
		buf[pos] = lo;
		return pos + 1;
	}
	/**
	* Writes an unsigned 64 bit value as a varint.
	* @param {Long|number|string} value Value to write
	* @returns {Writer} `this`
	* @throws {TypeError} If `value` is a string and no long library is present.
	*/
	Writer.prototype.uint64 = function write_uint64(value) {
		var bits = LongBits.from(value);
		this._reserve(10);
		var pos = this.pos;
		this.pos = writeVarint64(bits, this.buf, pos);
		return this;
	};
	/**
	* Writes a signed 64 bit value as a varint.
	* @function
	* @param {Long|number|string} value Value to write
	* @returns {Writer} `this`
	* @throws {TypeError} If `value` is a string and no long library is present.
	*/
	Writer.prototype.int64 = Writer.prototype.uint64;
	/**
	* Writes a signed 64 bit value as a varint, zig-zag encoded.
	* @param {Long|number|string} value Value to write
	* @returns {Writer} `this`
	* @throws {TypeError} If `value` is a string and no long library is present.
	*/
	Writer.prototype.sint64 = function write_sint64(value) {
		var bits = LongBits.from(value).zzEncode();
		this._reserve(10);
		var pos = this.pos;
		this.pos = writeVarint64(bits, this.buf, pos);
		return this;
	};
	/**
	* Writes a boolish value as a varint.
	* @param {boolean} value Value to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.bool = function write_bool(value) {
		this._reserve(1);
		this.buf[this.pos++] = value ? 1 : 0;
		return this;
	};
	function writeFixed32(val, buf, pos) {
		buf[pos] = val & 255;
		buf[pos + 1] = val >>> 8 & 255;
		buf[pos + 2] = val >>> 16 & 255;
		buf[pos + 3] = val >>> 24;
	}
	/**
	* Writes an unsigned 32 bit value as fixed 32 bits.
	* @param {number} value Value to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.fixed32 = function write_fixed32(value) {
		this._reserve(4);
		writeFixed32(value >>> 0, this.buf, this.pos);
		this.pos += 4;
		return this;
	};
	/**
	* Writes a signed 32 bit value as fixed 32 bits.
	* @function
	* @param {number} value Value to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.sfixed32 = Writer.prototype.fixed32;
	/**
	* Writes an unsigned 64 bit value as fixed 64 bits.
	* @param {Long|number|string} value Value to write
	* @returns {Writer} `this`
	* @throws {TypeError} If `value` is a string and no long library is present.
	*/
	Writer.prototype.fixed64 = function write_fixed64(value) {
		var bits = LongBits.from(value);
		this._reserve(8);
		writeFixed32(bits.lo, this.buf, this.pos);
		writeFixed32(bits.hi, this.buf, this.pos + 4);
		this.pos += 8;
		return this;
	};
	/**
	* Writes a signed 64 bit value as fixed 64 bits.
	* @function
	* @param {Long|number|string} value Value to write
	* @returns {Writer} `this`
	* @throws {TypeError} If `value` is a string and no long library is present.
	*/
	Writer.prototype.sfixed64 = Writer.prototype.fixed64;
	/**
	* Writes a float (32 bit).
	* @function
	* @param {number} value Value to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.float = function write_float(value) {
		this._reserve(4);
		util.float.writeFloatLE(value, this.buf, this.pos);
		this.pos += 4;
		return this;
	};
	/**
	* Writes a double (64 bit float).
	* @function
	* @param {number} value Value to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.double = function write_double(value) {
		this._reserve(8);
		util.float.writeDoubleLE(value, this.buf, this.pos);
		this.pos += 8;
		return this;
	};
	/**
	* Writes a sequence of bytes.
	* @param {Uint8Array|string} value Buffer or base64 encoded string to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.bytes = function write_bytes(value) {
		var len = value.length >>> 0;
		if (!len) {
			this._reserve(1);
			this.buf[this.pos++] = 0;
			return this;
		}
		if (util.isString(value)) {
			var buf = Writer.alloc(len = base64.length(value));
			base64.decode(value, buf, 0);
			value = buf;
		}
		this.uint32(len);
		this._reserve(len);
		this.buf.set(value, this.pos);
		this.pos += len;
		return this;
	};
	/**
	* Writes raw bytes without a tag or length prefix.
	* @param {Uint8Array} value Raw bytes
	* @returns {Writer} `this`
	*/
	Writer.prototype.raw = function write_raw(value) {
		var len = value.length >>> 0;
		if (!len) return this;
		this._reserve(len);
		this.buf.set(value, this.pos);
		this.pos += len;
		return this;
	};
	/**
	* Backfills the length varint.
	* @param {number} pos Position of reserved length byte
	* @param {number} len Length of content after length varint
	* @returns {Writer} `this`
	* @private
	*/
	Writer.prototype._delim = function _delim(pos, len) {
		var n = sizeVarint32(len);
		if (n > 1) this.buf.copyWithin(pos + n, pos + 1, pos + 1 + len);
		writeVarint32(len, this.buf, pos);
		this.pos = pos + n + len;
		return this;
	};
	/**
	* Writes a string.
	* @param {string} value Value to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.string = function write_string(value) {
		var n = value.length;
		if (!n) {
			this._reserve(1);
			this.buf[this.pos++] = 0;
			return this;
		}
		if (n < 128) {
			this._reserve(n * 3 + 5);
			var lenPos = this.pos;
			return this._delim(lenPos, utf8.write(value, this.buf, lenPos + 1));
		}
		var len = utf8.length(value);
		this.uint32(len);
		this._reserve(len);
		if (len === value.length) writeStringAscii(value, this.buf, this.pos);
		else utf8.write(value, this.buf, this.pos);
		this.pos += len;
		return this;
	};
	/**
	* Writes an array of unsigned 32 bit values as a packed repeated field.
	* @param {number[]} value Values to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.uint32s = function write_uint32s(value) {
		var n = value.length;
		this._reserve(n * 5 + 5);
		var buf = this.buf, lenPos = this.pos, p = lenPos + 1;
		for (var i = 0; i < n; ++i) p = writeVarint32(value[i] >>> 0, buf, p);
		return this._delim(lenPos, p - lenPos - 1);
	};
	/**
	* Writes an array of signed 32 bit values as a packed repeated field.
	* @param {number[]} value Values to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.int32s = function write_int32s(value) {
		var n = value.length;
		this._reserve(n * 10 + 5);
		var buf = this.buf, lenPos = this.pos, pos = lenPos + 1, val;
		for (var i = 0; i < n; ++i) if ((val = value[i] | 0) < 0) pos = writeVarint64(LongBits.fromNumber(val), buf, pos);
		else pos = writeVarint32(val, buf, pos);
		return this._delim(lenPos, pos - lenPos - 1);
	};
	/**
	* Writes an array of 32 bit values as packed, zig-zag encoded varints.
	* @param {number[]} value Values to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.sint32s = function write_sint32s(value) {
		var n = value.length;
		this._reserve(n * 5 + 5);
		var buf = this.buf, lenPos = this.pos, pos = lenPos + 1;
		for (var i = 0; i < n; ++i) pos = writeVarint32((value[i] << 1 ^ value[i] >> 31) >>> 0, buf, pos);
		return this._delim(lenPos, pos - lenPos - 1);
	};
	/**
	* Writes an array of unsigned 64 bit values as a packed repeated field.
	* @param {Array.<Long|number|string>} value Values to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.uint64s = function write_uint64s(value) {
		var n = value.length;
		this._reserve(n * 10 + 5);
		var buf = this.buf, lenPos = this.pos, pos = lenPos + 1;
		for (var i = 0; i < n; ++i) pos = writeVarint64(LongBits.from(value[i]), buf, pos);
		return this._delim(lenPos, pos - lenPos - 1);
	};
	/**
	* Writes an array of signed 64 bit values as a packed repeated field.
	* @function
	* @param {Array.<Long|number|string>} value Values to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.int64s = Writer.prototype.uint64s;
	/**
	* Writes an array of 64 bit values as packed, zig-zag encoded varints.
	* @param {Array.<Long|number|string>} value Values to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.sint64s = function write_sint64s(value) {
		var n = value.length;
		this._reserve(n * 10 + 5);
		var buf = this.buf, lenPos = this.pos, pos = lenPos + 1;
		for (var i = 0; i < n; ++i) pos = writeVarint64(LongBits.from(value[i]).zzEncode(), buf, pos);
		return this._delim(lenPos, pos - lenPos - 1);
	};
	/**
	* Writes an array of boolish values as a packed repeated field.
	* @param {boolean[]} value Values to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.bools = function write_bools(value) {
		var n = value.length;
		this.uint32(n);
		this._reserve(n);
		var buf = this.buf, p = this.pos;
		for (var i = 0; i < n; ++i) buf[p++] = value[i] ? 1 : 0;
		this.pos += n;
		return this;
	};
	var VIEW_THRESHOLD_FLOAT = 16;
	var VIEW_THRESHOLD_INT = 128;
	function getLazyView(writer, count, threshold) {
		var view = writer.view;
		if (view || count < threshold) return view;
		var buf = writer.buf;
		return writer.view = new DataView(buf.buffer, buf.byteOffset, buf.byteLength);
	}
	/**
	* Writes an array of unsigned 32 bit values as packed, fixed 32 bits.
	* @param {number[]} value Values to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.fixed32s = function write_fixed32s(value) {
		var n = value.length, bytes = n * 4;
		this.uint32(bytes);
		this._reserve(bytes);
		var p = this.pos, i, dv = getLazyView(this, n, VIEW_THRESHOLD_INT);
		if (dv) for (i = 0; i < n; ++i) {
			dv.setUint32(p, value[i] >>> 0, true);
			p += 4;
		}
		else {
			var buf = this.buf;
			for (i = 0; i < n; ++i) {
				writeFixed32(value[i] >>> 0, buf, p);
				p += 4;
			}
		}
		this.pos += bytes;
		return this;
	};
	/**
	* Writes an array of signed 32 bit values as packed, fixed 32 bits.
	* @function
	* @param {number[]} value Values to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.sfixed32s = Writer.prototype.fixed32s;
	/**
	* Writes an array of unsigned 64 bit values as packed, fixed 64 bits.
	* @param {Array.<Long|number|string>} value Values to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.fixed64s = function write_fixed64s(value) {
		var n = value.length, bytes = n * 8;
		this.uint32(bytes);
		this._reserve(bytes);
		var p = this.pos, i, bits, dv = getLazyView(this, n, VIEW_THRESHOLD_INT);
		if (dv) for (i = 0; i < n; ++i) {
			bits = LongBits.from(value[i]);
			dv.setUint32(p, bits.lo, true);
			dv.setUint32(p + 4, bits.hi, true);
			p += 8;
		}
		else {
			var buf = this.buf;
			for (i = 0; i < n; ++i) {
				bits = LongBits.from(value[i]);
				writeFixed32(bits.lo, buf, p);
				writeFixed32(bits.hi, buf, p + 4);
				p += 8;
			}
		}
		this.pos += bytes;
		return this;
	};
	/**
	* Writes an array of signed 64 bit values as packed, fixed 64 bits.
	* @function
	* @param {Array.<Long|number|string>} value Values to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.sfixed64s = Writer.prototype.fixed64s;
	/**
	* Writes an array of floats (32 bit) as a packed repeated field.
	* @param {number[]} value Values to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.floats = function write_floats(value) {
		var n = value.length, bytes = n * 4;
		this.uint32(bytes);
		this._reserve(bytes);
		var p = this.pos, i, dv = getLazyView(this, n, VIEW_THRESHOLD_FLOAT);
		if (dv) for (i = 0; i < n; ++i) {
			dv.setFloat32(p, value[i], true);
			p += 4;
		}
		else {
			var buf = this.buf;
			for (i = 0; i < n; ++i) {
				util.float.writeFloatLE(value[i], buf, p);
				p += 4;
			}
		}
		this.pos += bytes;
		return this;
	};
	/**
	* Writes an array of doubles (64 bit float) as a packed repeated field.
	* @param {number[]} value Values to write
	* @returns {Writer} `this`
	*/
	Writer.prototype.doubles = function write_doubles(value) {
		var n = value.length, bytes = n * 8;
		this.uint32(bytes);
		this._reserve(bytes);
		var p = this.pos, i, dv = getLazyView(this, n, VIEW_THRESHOLD_FLOAT);
		if (dv) for (i = 0; i < n; ++i) {
			dv.setFloat64(p, value[i], true);
			p += 8;
		}
		else {
			var buf = this.buf;
			for (i = 0; i < n; ++i) {
				util.float.writeDoubleLE(value[i], buf, p);
				p += 8;
			}
		}
		this.pos += bytes;
		return this;
	};
	/**
	* Forks this writer's state by pushing it to a stack.
	* @returns {Writer} `this`
	*/
	Writer.prototype.fork = function fork() {
		this._reserve(1);
		(this.states || (this.states = [])).push(this.pos);
		this.pos += 1;
		return this;
	};
	/**
	* Resets this instance to the last state.
	* @returns {Writer} `this`
	*/
	Writer.prototype.reset = function reset() {
		var states = this.states;
		if (states && states.length) this.pos = states.pop();
		else this.pos = 0;
		return this;
	};
	/**
	* Resets to the last state and prepends the fork state's current write length as a varint.
	* @returns {Writer} `this`
	*/
	Writer.prototype.ldelim = function ldelim() {
		var states = this.states, len, vlen;
		if (states && states.length) {
			var lenPos = states.pop();
			len = this.pos - lenPos - 1;
			vlen = sizeVarint32(len);
			if (vlen > 1) {
				this._reserve(vlen - 1);
				this.buf.copyWithin(lenPos + vlen, lenPos + 1, lenPos + 1 + len);
				this.pos += vlen - 1;
				writeVarint32(len, this.buf, lenPos);
			} else this.buf[lenPos] = len;
		} else {
			len = this.pos;
			vlen = sizeVarint32(len);
			this._reserve(vlen);
			this.buf.copyWithin(vlen, 0, len);
			writeVarint32(len, this.buf, 0);
			this.pos += vlen;
		}
		return this;
	};
	/**
	* Finishes the write operation.
	* Returns a buffer sized to the written data by default.
	* @param {boolean} [shared=false] Whether to return a shared view instead of a unique copy
	* @returns {Uint8Array} Finished buffer
	*/
	Writer.prototype.finish = function finish(shared) {
		if (shared) return this.buf.subarray(0, this.pos);
		var buf = this.constructor.alloc(this.pos);
		buf.set(this.buf.subarray(0, this.pos), 0);
		return buf;
	};
	/**
	* Finishes the write operation, writing into the provided buffer.
	* The caller must ensure that `buf` has enough space starting at `offset`
	* to hold {@link Writer#pos} bytes.
	* @param {T} buf Target buffer
	* @param {number} [offset=0] Offset to start writing at
	* @returns {T} The provided buffer
	* @template T extends Uint8Array
	*/
	Writer.prototype.finishInto = function finishInto(buf, offset) {
		if (offset === void 0) offset = 0;
		buf.set(this.buf.subarray(0, this.pos), offset);
		return buf;
	};
	Writer._configure = function(BufferWriter_) {
		BufferWriter = BufferWriter_;
		Writer.create = create();
		BufferWriter._configure();
	};
}));

// node_modules/protobufjs/src/writer_buffer.js
var require_writer_buffer = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = BufferWriter;
	var Writer = require_writer();
	BufferWriter.prototype = Object.create(Writer.prototype, { constructor: {
		value: BufferWriter,
		writable: true,
		enumerable: false,
		configurable: true
	} });
	var util = require_minimal$1();
	/**
	* Constructs a new buffer writer instance.
	* @classdesc Wire format writer using node buffers.
	* @extends Writer
	* @constructor
	*/
	function BufferWriter() {
		Writer.call(this);
	}
	var writeStringBuffer;
	BufferWriter._configure = function() {
		/**
		* Allocates a buffer of the specified size.
		* @function
		* @param {number} size Buffer size
		* @returns {Buffer} Buffer
		*/
		BufferWriter.alloc = util.Buffer && util.Buffer.allocUnsafe;
		writeStringBuffer = util.Buffer && util.Buffer.prototype.utf8Write ? function writeStringBuffer_utf8Write(val, buf, pos) {
			return buf.utf8Write(val, pos);
		} : function writeStringBuffer_write(val, buf, pos) {
			return buf.write(val, pos);
		};
	};
	/**
	* @override
	*/
	BufferWriter.prototype.bytes = function write_bytes_buffer(value) {
		if (util.isString(value)) value = util.Buffer.from(value, "base64");
		var len = value.length >>> 0;
		this.uint32(len);
		if (len) {
			this._reserve(len);
			this.buf.set(value, this.pos);
			this.pos += len;
		}
		return this;
	};
	/**
	* @override
	*/
	BufferWriter.prototype.string = function write_string_buffer(value) {
		var n = value.length;
		if (!n) {
			this._reserve(1);
			this.buf[this.pos++] = 0;
			return this;
		}
		if (n < 128) {
			this._reserve(n * 3 + 5);
			var pos = this.pos, buf = this.buf;
			return this._delim(pos, n < 40 ? util.utf8.write(value, buf, pos + 1) : writeStringBuffer(value, buf, pos + 1));
		}
		var len = util.Buffer.byteLength(value);
		this.uint32(len);
		this._reserve(len);
		writeStringBuffer(value, this.buf, this.pos);
		this.pos += len;
		return this;
	};
	/**
	* Finishes the write operation.
	* @name BufferWriter#finish
	* @function
	* @returns {Buffer} Finished buffer
	*/
	BufferWriter._configure();
}));

// node_modules/protobufjs/src/reader.js
var require_reader = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = Reader;
	var util = require_minimal$1();
	var BufferReader;
	var LongBits = util.LongBits;
	var utf8 = util.utf8;
	/* istanbul ignore next */
	function indexOutOfRange(reader, writeLength) {
		return RangeError("index out of range: " + reader.pos + " + " + (writeLength || 1) + " > " + reader.len);
	}
	/**
	* Constructs a new reader instance using the specified buffer.
	* @classdesc Wire format reader using `Uint8Array`.
	* @constructor
	* @param {Uint8Array} buffer Buffer to read from
	*/
	function Reader(buffer) {
		/**
		* Read buffer.
		* @type {Uint8Array}
		*/
		this.buf = buffer;
		/**
		* Read buffer position.
		* @type {number}
		*/
		this.pos = 0;
		/**
		* Read buffer length.
		* @type {number}
		*/
		this.len = buffer.length;
		/**
		* Cached DataView for packed reads.
		* @type {DataView|null}
		*/
		this.view = null;
		/**
		* Whether to discard unknown fields while decoding.
		* @type {boolean}
		*/
		this.discardUnknown = Reader.discardUnknown;
	}
	function create_array(buffer) {
		if (Array.isArray(buffer)) buffer = new Uint8Array(buffer);
		if (buffer instanceof Uint8Array) return new Reader(buffer);
		throw Error("illegal buffer");
	}
	var create = function create() {
		return util.Buffer ? function create_buffer_setup(buffer) {
			return (Reader.create = function create_buffer(buffer) {
				return util.Buffer.isBuffer(buffer) ? new BufferReader(buffer) : create_array(buffer);
			})(buffer);
		} : create_array;
	};
	/**
	* Creates a new reader using the specified buffer.
	* @function
	* @param {Uint8Array|Buffer} buffer Buffer to read from
	* @returns {Reader|BufferReader} A {@link BufferReader} if `buffer` is a Buffer, otherwise a {@link Reader}
	* @throws {Error} If `buffer` is not a valid buffer
	*/
	Reader.create = create();
	/**
	* Returns raw bytes from the backing buffer without advancing the reader.
	* @param {number} start Start offset
	* @param {number} end End offset
	* @returns {Uint8Array} Raw bytes
	*/
	Reader.prototype.raw = function read_raw(start, end) {
		return this.buf.subarray(start, end);
	};
	function readVarint32NearEnd(reader) {
		var value = 0;
		for (var i = 0; i < 4; ++i) {
			if (reader.pos >= reader.len) throw indexOutOfRange(reader);
			var b = reader.buf[reader.pos++];
			value = (value | (b & 127) << i * 7) >>> 0;
			if (b < 128) return value;
		}
		throw indexOutOfRange(reader);
	}
	/**
	* Reads a varint as an unsigned 32 bit value.
	* @function
	* @returns {number} Value read
	*/
	Reader.prototype.uint32 = function read_uint32() {
		if (this.len - this.pos < 5) {
			if (this.pos >= this.len) throw indexOutOfRange(this);
			if (this.buf[this.pos] >= 128) return readVarint32NearEnd(this);
		}
		var buf = this.buf, pos = this.pos, value = (buf[pos] & 127) >>> 0;
		if (buf[pos++] < 128) {
			this.pos = pos;
			return value;
		}
		value = (value | (buf[pos] & 127) << 7) >>> 0;
		if (buf[pos++] < 128) {
			this.pos = pos;
			return value;
		}
		value = (value | (buf[pos] & 127) << 14) >>> 0;
		if (buf[pos++] < 128) {
			this.pos = pos;
			return value;
		}
		value = (value | (buf[pos] & 127) << 21) >>> 0;
		if (buf[pos++] < 128) {
			this.pos = pos;
			return value;
		}
		value = (value | (buf[pos] & 15) << 28) >>> 0;
		if (buf[pos++] < 128) {
			this.pos = pos;
			return value;
		}
		for (var i = 0; i < 5; ++i) {
			/* istanbul ignore if */
			if (pos >= this.len) {
				this.pos = pos;
				throw indexOutOfRange(this);
			}
			if (buf[pos++] < 128) {
				this.pos = pos;
				return value;
			}
		}
		/* istanbul ignore next */
		this.pos = pos;
		throw Error("invalid varint encoding");
	};
	/**
	* Reads a field tag.
	* @function
	* @returns {number} Tag read
	*/
	Reader.prototype.tag = function read_tag() {
		if (this.len - this.pos < 5) {
			if (this.pos >= this.len) throw indexOutOfRange(this);
			if (this.buf[this.pos] >= 128) return readVarint32NearEnd(this);
		}
		var buf = this.buf, pos = this.pos, value = (buf[pos] & 127) >>> 0;
		if (buf[pos++] < 128) {
			this.pos = pos;
			return value;
		}
		value = (value | (buf[pos] & 127) << 7) >>> 0;
		if (buf[pos++] < 128) {
			this.pos = pos;
			return value;
		}
		value = (value | (buf[pos] & 127) << 14) >>> 0;
		if (buf[pos++] < 128) {
			this.pos = pos;
			return value;
		}
		value = (value | (buf[pos] & 127) << 21) >>> 0;
		if (buf[pos++] < 128) {
			this.pos = pos;
			return value;
		}
		value = (value | (buf[pos] & 15) << 28) >>> 0;
		if (buf[pos] < 128 && (buf[pos] & 112) === 0) {
			this.pos = pos + 1;
			return value;
		}
		this.pos = pos + 1;
		throw Error("invalid tag encoding");
	};
	/**
	* Reads a varint length prefix within signed 32 bit range.
	* @returns {number} Length read
	*/
	Reader.prototype.size = function read_size() {
		if (this.len - this.pos < 5) {
			if (this.pos >= this.len) throw indexOutOfRange(this);
			if (this.buf[this.pos] >= 128) return readVarint32NearEnd(this);
		}
		var buf = this.buf, pos = this.pos, value = (buf[pos] & 127) >>> 0;
		if (buf[pos++] < 128) {
			this.pos = pos;
			return value;
		}
		value = (value | (buf[pos] & 127) << 7) >>> 0;
		if (buf[pos++] < 128) {
			this.pos = pos;
			return value;
		}
		value = (value | (buf[pos] & 127) << 14) >>> 0;
		if (buf[pos++] < 128) {
			this.pos = pos;
			return value;
		}
		value = (value | (buf[pos] & 127) << 21) >>> 0;
		if (buf[pos++] < 128) {
			this.pos = pos;
			return value;
		}
		this.pos = pos + 1;
		if (buf[pos] > 7) throw Error("invalid length encoding");
		return (value | buf[pos] << 28) >>> 0;
	};
	/**
	* Reads a varint as a signed 32 bit value.
	* @returns {number} Value read
	*/
	Reader.prototype.int32 = function read_int32() {
		return this.uint32() | 0;
	};
	/**
	* Reads a zig-zag encoded varint as a signed 32 bit value.
	* @returns {number} Value read
	*/
	Reader.prototype.sint32 = function read_sint32() {
		var value = this.uint32();
		return value >>> 1 ^ -(value & 1) | 0;
	};
	function readLongVarint() {
		var bits = new LongBits(0, 0);
		var i = 0;
		if (this.len - this.pos > 4) {
			for (; i < 4; ++i) {
				bits.lo = (bits.lo | (this.buf[this.pos] & 127) << i * 7) >>> 0;
				if (this.buf[this.pos++] < 128) return bits;
			}
			bits.lo = (bits.lo | (this.buf[this.pos] & 127) << 28) >>> 0;
			bits.hi = (bits.hi | (this.buf[this.pos] & 127) >> 4) >>> 0;
			if (this.buf[this.pos++] < 128) return bits;
			i = 0;
		} else {
			for (; i < 4; ++i) {
				/* istanbul ignore if */
				if (this.pos >= this.len) throw indexOutOfRange(this);
				bits.lo = (bits.lo | (this.buf[this.pos] & 127) << i * 7) >>> 0;
				if (this.buf[this.pos++] < 128) return bits;
			}
			throw indexOutOfRange(this);
		}
		if (this.len - this.pos > 4) for (; i < 5; ++i) {
			bits.hi = (bits.hi | (this.buf[this.pos] & 127) << i * 7 + 3) >>> 0;
			if (this.buf[this.pos++] < 128) return bits;
		}
		else for (; i < 5; ++i) {
			/* istanbul ignore if */
			if (this.pos >= this.len) throw indexOutOfRange(this);
			bits.hi = (bits.hi | (this.buf[this.pos] & 127) << i * 7 + 3) >>> 0;
			if (this.buf[this.pos++] < 128) return bits;
		}
		/* istanbul ignore next */
		throw Error("invalid varint encoding");
	}
	/**
	* Reads a varint as a signed 64 bit value.
	* @name Reader#int64
	* @function
	* @returns {Long} Value read
	*/
	/**
	* Reads a varint as an unsigned 64 bit value.
	* @name Reader#uint64
	* @function
	* @returns {Long} Value read
	*/
	/**
	* Reads a zig-zag encoded varint as a signed 64 bit value.
	* @name Reader#sint64
	* @function
	* @returns {Long} Value read
	*/
	/**
	* Reads a varint as a boolean.
	* @returns {boolean} Value read
	*/
	Reader.prototype.bool = function read_bool() {
		var value = false, b;
		for (var i = 0; i < 10; ++i) {
			/* istanbul ignore if */
			if (this.pos >= this.len) throw indexOutOfRange(this);
			b = this.buf[this.pos++];
			if (b & 127) value = true;
			if (b < 128) return value;
		}
		/* istanbul ignore next */
		throw Error("invalid varint encoding");
	};
	function readFixed32_end(buf, end) {
		return (buf[end - 4] | buf[end - 3] << 8 | buf[end - 2] << 16 | buf[end - 1] << 24) >>> 0;
	}
	/**
	* Reads fixed 32 bits as an unsigned 32 bit integer.
	* @returns {number} Value read
	*/
	Reader.prototype.fixed32 = function read_fixed32() {
		/* istanbul ignore if */
		if (this.pos + 4 > this.len) throw indexOutOfRange(this, 4);
		return readFixed32_end(this.buf, this.pos += 4);
	};
	/**
	* Reads fixed 32 bits as a signed 32 bit integer.
	* @returns {number} Value read
	*/
	Reader.prototype.sfixed32 = function read_sfixed32() {
		/* istanbul ignore if */
		if (this.pos + 4 > this.len) throw indexOutOfRange(this, 4);
		return readFixed32_end(this.buf, this.pos += 4) | 0;
	};
	function readFixed64() {
		/* istanbul ignore if */
		if (this.pos + 8 > this.len) throw indexOutOfRange(this, 8);
		return new LongBits(readFixed32_end(this.buf, this.pos += 4), readFixed32_end(this.buf, this.pos += 4));
	}
	/**
	* Reads fixed 64 bits.
	* @name Reader#fixed64
	* @function
	* @returns {Long} Value read
	*/
	/**
	* Reads zig-zag encoded fixed 64 bits.
	* @name Reader#sfixed64
	* @function
	* @returns {Long} Value read
	*/
	/**
	* Reads a float (32 bit) as a number.
	* @function
	* @returns {number} Value read
	*/
	Reader.prototype.float = function read_float() {
		/* istanbul ignore if */
		if (this.pos + 4 > this.len) throw indexOutOfRange(this, 4);
		var value = util.float.readFloatLE(this.buf, this.pos);
		this.pos += 4;
		return value;
	};
	/**
	* Reads a double (64 bit float) as a number.
	* @function
	* @returns {number} Value read
	*/
	Reader.prototype.double = function read_double() {
		/* istanbul ignore if */
		if (this.pos + 8 > this.len) throw indexOutOfRange(this, 4);
		var value = util.float.readDoubleLE(this.buf, this.pos);
		this.pos += 8;
		return value;
	};
	/**
	* Reads a packed repeated field of unsigned 32 bit varints.
	* @param {number[]} [array] Array to read into; a new one is created if omitted
	* @returns {number[]} Array read into
	*/
	Reader.prototype.uint32s = function read_uint32s(array) {
		if (array === void 0) array = [];
		var end = this.size() + this.pos, len = this.len, buf = this.buf, pos = this.pos, value;
		if (end > len) throw indexOutOfRange(this, end - this.pos);
		this.len = end;
		while (pos < end) {
			value = buf[pos++];
			if (value < 128) array.push(value);
			else {
				this.pos = pos - 1;
				array.push(this.uint32());
				pos = this.pos;
			}
		}
		this.pos = pos;
		if (pos !== end) throw RangeError("index out of range");
		this.len = len;
		return array;
	};
	/**
	* Reads a packed repeated field of signed 32 bit varints.
	* @param {number[]} [array] Array to read into; a new one is created if omitted
	* @returns {number[]} Array read into
	*/
	Reader.prototype.int32s = function read_int32s(array) {
		if (array === void 0) array = [];
		var end = this.size() + this.pos, len = this.len, buf = this.buf, pos = this.pos, value;
		if (end > len) throw indexOutOfRange(this, end - this.pos);
		this.len = end;
		while (pos < end) {
			value = buf[pos++];
			if (value < 128) array.push(value);
			else {
				this.pos = pos - 1;
				array.push(this.int32());
				pos = this.pos;
			}
		}
		this.pos = pos;
		if (pos !== end) throw RangeError("index out of range");
		this.len = len;
		return array;
	};
	/**
	* Reads a packed repeated field of zig-zag encoded signed 32 bit varints.
	* @param {number[]} [array] Array to read into; a new one is created if omitted
	* @returns {number[]} Array read into
	*/
	Reader.prototype.sint32s = function read_sint32s(array) {
		if (array === void 0) array = [];
		var end = this.size() + this.pos, len = this.len;
		if (end > len) throw indexOutOfRange(this, end - this.pos);
		this.len = end;
		while (this.pos < end) array.push(this.sint32());
		if (this.pos !== end) throw RangeError("index out of range");
		this.len = len;
		return array;
	};
	/**
	* Reads a packed repeated field of booleans.
	* @param {boolean[]} [array] Array to read into; a new one is created if omitted
	* @returns {boolean[]} Array read into
	*/
	Reader.prototype.bools = function read_bools(array) {
		if (array === void 0) array = [];
		var end = this.size() + this.pos, len = this.len, buf = this.buf, pos = this.pos, value;
		if (end > len) throw indexOutOfRange(this, end - this.pos);
		this.len = end;
		while (pos < end) {
			value = buf[pos++];
			if (value < 128) array.push(value !== 0);
			else {
				this.pos = pos - 1;
				array.push(this.bool());
				pos = this.pos;
			}
		}
		this.pos = pos;
		if (pos !== end) throw RangeError("index out of range");
		this.len = len;
		return array;
	};
	var VIEW_THRESHOLD_FLOAT = 8;
	var VIEW_THRESHOLD_INT = 128;
	function getLazyView(reader, count, threshold) {
		var view = reader.view;
		if (view || count < threshold) return view;
		var buf = reader.buf;
		return reader.view = new DataView(buf.buffer, buf.byteOffset, buf.byteLength);
	}
	/**
	* Reads a packed repeated field of unsigned 32 bit fixed values.
	* @param {number[]} [array] Array to read into; a new one is created if omitted
	* @returns {number[]} Array read into
	*/
	Reader.prototype.fixed32s = function read_fixed32s(array) {
		if (array === void 0) array = [];
		var len = this.size(), end = this.pos + len;
		/* istanbul ignore if */
		if (end > this.len) throw indexOutOfRange(this, len);
		var count = len >>> 2, i = array.length, pos = this.pos;
		array.length = i + count;
		var dv = getLazyView(this, count, VIEW_THRESHOLD_INT);
		if (dv) for (var k = 0; k < count; ++k, pos += 4) array[i++] = dv.getUint32(pos, true);
		else {
			var buf = this.buf;
			for (var j = 0; j < count; ++j, pos += 4) array[i++] = readFixed32_end(buf, pos + 4);
		}
		this.pos = pos;
		if (pos !== end) throw indexOutOfRange(this, 4);
		return array;
	};
	/**
	* Reads a packed repeated field of signed 32 bit fixed values.
	* @param {number[]} [array] Array to read into; a new one is created if omitted
	* @returns {number[]} Array read into
	*/
	Reader.prototype.sfixed32s = function read_sfixed32s(array) {
		if (array === void 0) array = [];
		var len = this.size(), end = this.pos + len;
		/* istanbul ignore if */
		if (end > this.len) throw indexOutOfRange(this, len);
		var count = len >>> 2, i = array.length, pos = this.pos;
		array.length = i + count;
		var dv = getLazyView(this, count, VIEW_THRESHOLD_INT);
		if (dv) for (var k = 0; k < count; ++k, pos += 4) array[i++] = dv.getInt32(pos, true);
		else {
			var buf = this.buf;
			for (var j = 0; j < count; ++j, pos += 4) array[i++] = readFixed32_end(buf, pos + 4) | 0;
		}
		this.pos = pos;
		if (pos !== end) throw indexOutOfRange(this, 4);
		return array;
	};
	/**
	* Reads a packed repeated field of floats (32 bit).
	* @param {number[]} [array] Array to read into; a new one is created if omitted
	* @returns {number[]} Array read into
	*/
	Reader.prototype.floats = function read_floats(array) {
		if (array === void 0) array = [];
		var len = this.size(), end = this.pos + len;
		/* istanbul ignore if */
		if (end > this.len) throw indexOutOfRange(this, len);
		var count = len >>> 2, i = array.length, pos = this.pos;
		array.length = i + count;
		var dv = getLazyView(this, count, VIEW_THRESHOLD_FLOAT);
		if (dv) for (var k = 0; k < count; ++k, pos += 4) array[i++] = dv.getFloat32(pos, true);
		else {
			var buf = this.buf;
			for (var j = 0; j < count; ++j, pos += 4) array[i++] = util.float.readFloatLE(buf, pos);
		}
		this.pos = pos;
		if (pos !== end) throw indexOutOfRange(this, 4);
		return array;
	};
	/**
	* Reads a packed repeated field of doubles (64 bit float).
	* @param {number[]} [array] Array to read into; a new one is created if omitted
	* @returns {number[]} Array read into
	*/
	Reader.prototype.doubles = function read_doubles(array) {
		if (array === void 0) array = [];
		var len = this.size(), end = this.pos + len;
		/* istanbul ignore if */
		if (end > this.len) throw indexOutOfRange(this, len);
		var count = len >>> 3, i = array.length, pos = this.pos;
		array.length = i + count;
		var dv = getLazyView(this, count, VIEW_THRESHOLD_FLOAT);
		if (dv) for (var k = 0; k < count; ++k, pos += 8) array[i++] = dv.getFloat64(pos, true);
		else {
			var buf = this.buf;
			for (var j = 0; j < count; ++j, pos += 8) array[i++] = util.float.readDoubleLE(buf, pos);
		}
		this.pos = pos;
		if (pos !== end) throw indexOutOfRange(this, 8);
		return array;
	};
	/**
	* Reads a packed repeated field of unsigned 64 bit varints.
	* @param {Array.<Long|number>} [array] Array to read into; a new one is created if omitted
	* @returns {Array.<Long|number>} Array read into
	*/
	Reader.prototype.uint64s = function read_uint64s(array) {
		if (array === void 0) array = [];
		var end = this.size() + this.pos, len = this.len;
		if (end > len) throw indexOutOfRange(this, end - this.pos);
		this.len = end;
		while (this.pos < end) array.push(this.uint64());
		if (this.pos !== end) throw RangeError("index out of range");
		this.len = len;
		return array;
	};
	/**
	* Reads a packed repeated field of signed 64 bit varints.
	* @param {Array.<Long|number>} [array] Array to read into; a new one is created if omitted
	* @returns {Array.<Long|number>} Array read into
	*/
	Reader.prototype.int64s = function read_int64s(array) {
		if (array === void 0) array = [];
		var end = this.size() + this.pos, len = this.len;
		if (end > len) throw indexOutOfRange(this, end - this.pos);
		this.len = end;
		while (this.pos < end) array.push(this.int64());
		if (this.pos !== end) throw RangeError("index out of range");
		this.len = len;
		return array;
	};
	/**
	* Reads a packed repeated field of zig-zag encoded signed 64 bit varints.
	* @param {Array.<Long|number>} [array] Array to read into; a new one is created if omitted
	* @returns {Array.<Long|number>} Array read into
	*/
	Reader.prototype.sint64s = function read_sint64s(array) {
		if (array === void 0) array = [];
		var end = this.size() + this.pos, len = this.len;
		if (end > len) throw indexOutOfRange(this, end - this.pos);
		this.len = end;
		while (this.pos < end) array.push(this.sint64());
		if (this.pos !== end) throw RangeError("index out of range");
		this.len = len;
		return array;
	};
	/**
	* Reads a packed repeated field of unsigned 64 bit fixed values.
	* @param {Array.<Long|number>} [array] Array to read into; a new one is created if omitted
	* @returns {Array.<Long|number>} Array read into
	*/
	Reader.prototype.fixed64s = function read_fixed64s(array) {
		if (array === void 0) array = [];
		var len = this.size(), end = this.pos + len, i = array.length;
		/* istanbul ignore if */
		if (end > this.len) throw indexOutOfRange(this, len);
		var count = len >>> 3;
		array.length = i + count;
		for (var j = 0; j < count; ++j) array[i++] = this.fixed64();
		if (this.pos !== end) throw indexOutOfRange(this, 8);
		return array;
	};
	/**
	* Reads a packed repeated field of signed 64 bit fixed values.
	* @param {Array.<Long|number>} [array] Array to read into; a new one is created if omitted
	* @returns {Array.<Long|number>} Array read into
	*/
	Reader.prototype.sfixed64s = function read_sfixed64s(array) {
		if (array === void 0) array = [];
		var len = this.size(), end = this.pos + len, i = array.length;
		/* istanbul ignore if */
		if (end > this.len) throw indexOutOfRange(this, len);
		var count = len >>> 3;
		array.length = i + count;
		for (var j = 0; j < count; ++j) array[i++] = this.sfixed64();
		if (this.pos !== end) throw indexOutOfRange(this, 8);
		return array;
	};
	/**
	* Reads a sequence of bytes preceeded by its length as a varint.
	* @returns {Uint8Array} Value read
	*/
	Reader.prototype.bytes = function read_bytes() {
		var length = this.size(), start = this.pos, end = this.pos + length;
		/* istanbul ignore if */
		if (end > this.len) throw indexOutOfRange(this, length);
		this.pos = end;
		return this.raw(start, end);
	};
	/**
	* Reads a string preceeded by its byte length as a varint.
	* @returns {string} Value read
	*/
	Reader.prototype.string = function read_string() {
		var length = this.size(), start = this.pos, end = this.pos + length;
		/* istanbul ignore if */
		if (end > this.len) throw indexOutOfRange(this, length);
		this.pos = end;
		return utf8.read(this.buf, start, end);
	};
	/**
	* Reads a string preceeded by its byte length as a varint, rejecting invalid UTF8.
	* @returns {string} Value read
	*/
	Reader.prototype.stringVerify = function read_string_verify() {
		var length = this.size(), start = this.pos, end = this.pos + length;
		/* istanbul ignore if */
		if (end > this.len) throw indexOutOfRange(this, length);
		this.pos = end;
		return utf8.readStrict(this.buf, start, end);
	};
	/**
	* Skips the specified number of bytes if specified, otherwise skips a varint.
	* @param {number} [length] Length if known, otherwise a varint is assumed
	* @returns {Reader} `this`
	*/
	Reader.prototype.skip = function skip(length) {
		if (typeof length === "number") {
			/* istanbul ignore if */
			if (this.pos + length > this.len) throw indexOutOfRange(this, length);
			this.pos += length;
		} else do
			/* istanbul ignore if */
			if (this.pos >= this.len) throw indexOutOfRange(this);
		while (this.buf[this.pos++] & 128);
		return this;
	};
	/**
	* Recursion limit.
	* @type {number}
	*/
	Reader.recursionLimit = util.recursionLimit;
	/**
	* Whether readers discard unknown fields while decoding.
	* @type {boolean}
	*/
	Reader.discardUnknown = true;
	/**
	* Skips the next element of the specified wire type.
	* @param {number} wireType Wire type received
	* @param {number} [depth] Depth of recursion to control nested calls; 0 if omitted
	* @param {number} [fieldNumber] Field number for validating group end tags
	* @returns {Reader} `this`
	*/
	Reader.prototype.skipType = function(wireType, depth, fieldNumber) {
		if (depth === void 0) depth = 0;
		if (depth > Reader.recursionLimit) throw Error("max depth exceeded");
		if (fieldNumber === 0) throw Error("illegal tag: field number 0");
		switch (wireType) {
			case 0:
				this.skip();
				break;
			case 1:
				this.skip(8);
				break;
			case 2:
				this.skip(this.size());
				break;
			case 3:
				while (true) {
					var tag = this.tag();
					var nestedField = tag >>> 3;
					wireType = tag & 7;
					if (!nestedField) throw Error("illegal tag: field number 0");
					if (wireType === 4) {
						if (fieldNumber !== void 0 && nestedField !== fieldNumber) throw Error("invalid end group tag");
						break;
					}
					this.skipType(wireType, depth + 1, nestedField);
				}
				break;
			case 5:
				this.skip(4);
				break;
			/* istanbul ignore next */
			default: throw Error("invalid wire type " + wireType + " at offset " + this.pos);
		}
		return this;
	};
	Reader._configure = function(BufferReader_) {
		BufferReader = BufferReader_;
		Reader.create = create();
		BufferReader._configure();
		var fn = util.Long ? "toLong" : /* istanbul ignore next */ "toNumber";
		util.merge(Reader.prototype, {
			int64: function read_int64() {
				return readLongVarint.call(this)[fn](false);
			},
			uint64: function read_uint64() {
				return readLongVarint.call(this)[fn](true);
			},
			sint64: function read_sint64() {
				return readLongVarint.call(this).zzDecode()[fn](false);
			},
			fixed64: function read_fixed64() {
				return readFixed64.call(this)[fn](true);
			},
			sfixed64: function read_sfixed64() {
				return readFixed64.call(this)[fn](false);
			}
		});
	};
}));

// node_modules/protobufjs/src/reader_buffer.js
var require_reader_buffer = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = BufferReader;
	var Reader = require_reader();
	BufferReader.prototype = Object.create(Reader.prototype, { constructor: {
		value: BufferReader,
		writable: true,
		enumerable: false,
		configurable: true
	} });
	var util = require_minimal$1();
	/**
	* Constructs a new buffer reader instance.
	* @classdesc Wire format reader using node buffers.
	* @extends Reader
	* @constructor
	* @param {Buffer} buffer Buffer to read from
	*/
	function BufferReader(buffer) {
		Reader.call(this, buffer);
		/**
		* Read buffer.
		* @name BufferReader#buf
		* @type {Buffer}
		*/
	}
	BufferReader._configure = function() {
		/* istanbul ignore else */
		if (util.Buffer) BufferReader.prototype._slice = util.Buffer.prototype.slice;
	};
	/**
	* Returns raw bytes from the backing buffer without advancing the reader.
	* @name BufferReader#raw
	* @function
	* @param {number} start Start offset
	* @param {number} end End offset
	* @returns {Buffer} Raw bytes
	*/
	BufferReader.prototype.raw = function read_raw_buffer(start, end) {
		return this._slice.call(this.buf, start, end);
	};
	/**
	* @override
	*/
	BufferReader.prototype.string = function read_string_buffer() {
		var len = this.size(), start = this.pos, end = this.pos + len;
		/* istanbul ignore if */
		if (end > this.len) throw RangeError("index out of range: " + this.pos + " + " + len + " > " + this.len);
		this.pos = end;
		return this.buf.utf8Slice ? this.buf.utf8Slice(start, end) : this.buf.toString("utf-8", start, end);
	};
	/**
	* Reads a sequence of bytes preceeded by its length as a varint.
	* @name BufferReader#bytes
	* @function
	* @returns {Buffer} Value read
	*/
	BufferReader._configure();
}));

// node_modules/protobufjs/src/rpc/service.js
var require_service = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = Service;
	var util = require_minimal$1();
	Service.prototype = Object.create(util.EventEmitter.prototype, { constructor: {
		value: Service,
		writable: true,
		enumerable: false,
		configurable: true
	} });
	/**
	* A service method callback as used by {@link rpc.ServiceMethod|ServiceMethod}.
	*
	* Differs from {@link RPCImplCallback} in that it is an actual callback of a service method which may not return `response = null`.
	* @typedef rpc.ServiceMethodCallback
	* @template TRes extends Message<TRes>
	* @type {function}
	* @param {Error|null} error Error, if any
	* @param {TRes} [response] Response message
	* @returns {undefined}
	*/
	/**
	* A service method part of a {@link rpc.Service} as created by {@link Service.create}.
	* @typedef rpc.ServiceMethod
	* @template TReq extends Message<TReq>
	* @template TRes extends Message<TRes>
	* @type {{
	*   (request: TReq|Properties<TReq>, callback: rpc.ServiceMethodCallback<TRes>): void;
	*   (request: TReq|Properties<TReq>): Promise<TRes>;
	*   readonly name: string;
	*   readonly path: string;
	*   readonly requestType: string;
	*   readonly responseType: string;
	*   readonly requestStream: true|undefined;
	*   readonly responseStream: true|undefined;
	* }}
	*/
	/**
	* Constructs a new RPC service instance.
	* @classdesc An RPC service as returned by {@link Service#create}.
	* @exports rpc.Service
	* @extends util.EventEmitter
	* @constructor
	* @param {RPCImpl} rpcImpl RPC implementation
	* @param {boolean} [requestDelimited=false] Whether requests are length-delimited
	* @param {boolean} [responseDelimited=false] Whether responses are length-delimited
	*/
	function Service(rpcImpl, requestDelimited, responseDelimited) {
		if (typeof rpcImpl !== "function") throw TypeError("rpcImpl must be a function");
		util.EventEmitter.call(this);
		/**
		* RPC implementation. Becomes `null` once the service is ended.
		* @type {RPCImpl|null}
		*/
		this.rpcImpl = rpcImpl;
		/**
		* Whether requests are length-delimited.
		* @type {boolean}
		*/
		this.requestDelimited = Boolean(requestDelimited);
		/**
		* Whether responses are length-delimited.
		* @type {boolean}
		*/
		this.responseDelimited = Boolean(responseDelimited);
	}
	/**
	* Calls a service method through {@link rpc.Service#rpcImpl|rpcImpl}.
	* @param {Method|rpc.ServiceMethod<TReq,TRes>} method Reflected or static method
	* @param {Constructor<TReq>} requestCtor Request constructor
	* @param {Constructor<TRes>} responseCtor Response constructor
	* @param {TReq|Properties<TReq>} request Request message or plain object
	* @param {rpc.ServiceMethodCallback<TRes>} callback Service callback
	* @returns {undefined}
	* @template TReq extends Message<TReq>
	* @template TRes extends Message<TRes>
	*/
	Service.prototype.rpcCall = function rpcCall(method, requestCtor, responseCtor, request, callback) {
		if (!request) throw TypeError("request must be specified");
		var self = this;
		if (!callback) return util.asPromise(rpcCall, self, method, requestCtor, responseCtor, request);
		if (!self.rpcImpl) {
			setTimeout(function() {
				callback(Error("already ended"));
			}, 0);
			return;
		}
		try {
			return self.rpcImpl(method, requestCtor[self.requestDelimited ? "encodeDelimited" : "encode"](request).finish(), function rpcCallback(err, response) {
				if (err) {
					self.emit("error", err, method);
					return callback(err);
				}
				if (response === null) {
					self.end(true);
					return;
				}
				if (!(response instanceof responseCtor)) try {
					response = responseCtor[self.responseDelimited ? "decodeDelimited" : "decode"](response);
				} catch (err) {
					self.emit("error", err, method);
					return callback(err);
				}
				self.emit("data", response, method);
				return callback(null, response);
			});
		} catch (err) {
			self.emit("error", err, method);
			setTimeout(function() {
				callback(err);
			}, 0);
			return;
		}
	};
	/**
	* Ends this service and emits the `end` event.
	* @param {boolean} [endedByRPC=false] Whether the service has been ended by the RPC implementation.
	* @returns {rpc.Service} `this`
	*/
	Service.prototype.end = function end(endedByRPC) {
		if (this.rpcImpl) {
			if (!endedByRPC) this.rpcImpl(null, null, null);
			this.rpcImpl = null;
			this.emit("end").off();
		}
		return this;
	};
}));

// node_modules/protobufjs/src/rpc.js
var require_rpc = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Streaming RPC helpers.
	* @namespace
	*/
	var rpc = exports;
	/**
	* RPC implementation passed to {@link Service#create} performing a service request on network level, i.e. by utilizing http requests or websockets.
	* @typedef RPCImpl
	* @type {function}
	* @param {Method|rpc.ServiceMethod<Message<{}>,Message<{}>>} method Reflected or static method being called
	* @param {Uint8Array} requestData Request data
	* @param {RPCImplCallback} callback Callback function
	* @returns {undefined}
	* @example
	* function rpcImpl(method, requestData, callback) {
	*     if (protobuf.util.lcFirst(method.name) !== "myMethod") // compatible with static code
	*         throw Error("no such method");
	*     asynchronouslyObtainAResponse(requestData, function(err, responseData) {
	*         callback(err, responseData);
	*     });
	* }
	*/
	/**
	* Node-style callback as used by {@link RPCImpl}.
	* @typedef RPCImplCallback
	* @type {function}
	* @param {Error|null} error Error, if any, otherwise `null`
	* @param {Uint8Array|null} [response] Response data or `null` to signal end of stream, if there hasn't been an error
	* @returns {undefined}
	*/
	rpc.Service = require_service();
}));

// node_modules/protobufjs/src/roots.js
var require_roots = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = Object.create(null);
}));
/**
* Named roots.
* This is where pbjs stores generated structures (the option `-r, --root` specifies a name).
* Can also be used manually to make roots available across modules.
* @name roots
* @type {Object.<string,Root>}
* @example
* // pbjs -r myroot -o compiled.js ...
*
* // in another module:
* require("./compiled.js");
*
* // in any subsequent module:
* var root = protobuf.roots["myroot"];
*/

// node_modules/protobufjs/src/index-minimal.js
var require_index_minimal = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Build type, one of `"full"`, `"light"` or `"minimal"`.
	* @name build
	* @type {string}
	* @const
	*/
	exports.build = "minimal";
	exports.Writer = require_writer();
	exports.BufferWriter = require_writer_buffer();
	exports.Reader = require_reader();
	exports.BufferReader = require_reader_buffer();
	exports.util = require_minimal$1();
	exports.rpc = require_rpc();
	exports.roots = require_roots();
	exports.configure = configure;
	/* istanbul ignore next */
	/**
	* Reconfigures the library according to the environment.
	* @returns {undefined}
	*/
	function configure() {
		exports.util.LongBits._configure(exports.util.Long);
		exports.Writer._configure(exports.BufferWriter);
		exports.Reader._configure(exports.BufferReader);
	}
	configure();
}));

// node_modules/protobufjs/minimal.js
var require_minimal = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = require_index_minimal();
}));

// node_modules/snappyjs/snappy_decompressor.js
var require_snappy_decompressor = /* @__PURE__ */ __commonJSMin(((exports) => {
	var WORD_MASK = [
		0,
		255,
		65535,
		16777215,
		4294967295
	];
	function copyBytes(fromArray, fromPos, toArray, toPos, length) {
		var i = 0;
		for (; i < length; i++) toArray[toPos + i] = fromArray[fromPos + i];
	}
	function selfCopyBytes(array, pos, offset, length) {
		var i = 0;
		for (; i < length; i++) array[pos + i] = array[pos - offset + i];
	}
	function SnappyDecompressor(compressed) {
		this.array = compressed;
		this.pos = 0;
	}
	SnappyDecompressor.prototype.readUncompressedLength = function() {
		var result = 0;
		var shift = 0;
		var c, val;
		while (shift < 32 && this.pos < this.array.length) {
			c = this.array[this.pos];
			this.pos += 1;
			val = c & 127;
			if (val << shift >>> shift !== val) return -1;
			result |= val << shift;
			if (c < 128) return result;
			shift += 7;
		}
		return -1;
	};
	SnappyDecompressor.prototype.uncompressToBuffer = function(outBuffer) {
		var array = this.array;
		var arrayLength = array.length;
		var pos = this.pos;
		var outPos = 0;
		var c, len, smallLen;
		var offset;
		while (pos < array.length) {
			c = array[pos];
			pos += 1;
			if ((c & 3) === 0) {
				len = (c >>> 2) + 1;
				if (len > 60) {
					if (pos + 3 >= arrayLength) return false;
					smallLen = len - 60;
					len = array[pos] + (array[pos + 1] << 8) + (array[pos + 2] << 16) + (array[pos + 3] << 24);
					len = (len & WORD_MASK[smallLen]) + 1;
					pos += smallLen;
				}
				if (pos + len > arrayLength) return false;
				copyBytes(array, pos, outBuffer, outPos, len);
				pos += len;
				outPos += len;
			} else {
				switch (c & 3) {
					case 1:
						len = (c >>> 2 & 7) + 4;
						offset = array[pos] + (c >>> 5 << 8);
						pos += 1;
						break;
					case 2:
						if (pos + 1 >= arrayLength) return false;
						len = (c >>> 2) + 1;
						offset = array[pos] + (array[pos + 1] << 8);
						pos += 2;
						break;
					case 3:
						if (pos + 3 >= arrayLength) return false;
						len = (c >>> 2) + 1;
						offset = array[pos] + (array[pos + 1] << 8) + (array[pos + 2] << 16) + (array[pos + 3] << 24);
						pos += 4;
				}
				if (offset === 0 || offset > outPos) return false;
				selfCopyBytes(outBuffer, outPos, offset, len);
				outPos += len;
			}
		}
		return true;
	};
	exports.SnappyDecompressor = SnappyDecompressor;
}));

// node_modules/snappyjs/snappy_compressor.js
var require_snappy_compressor = /* @__PURE__ */ __commonJSMin(((exports) => {
	var BLOCK_SIZE = 65536;
	var MAX_HASH_TABLE_BITS = 14;
	var globalHashTables = new Array(MAX_HASH_TABLE_BITS + 1);
	function hashFunc(key, hashFuncShift) {
		return key * 506832829 >>> hashFuncShift;
	}
	function load32(array, pos) {
		return array[pos] + (array[pos + 1] << 8) + (array[pos + 2] << 16) + (array[pos + 3] << 24);
	}
	function equals32(array, pos1, pos2) {
		return array[pos1] === array[pos2] && array[pos1 + 1] === array[pos2 + 1] && array[pos1 + 2] === array[pos2 + 2] && array[pos1 + 3] === array[pos2 + 3];
	}
	function copyBytes(fromArray, fromPos, toArray, toPos, length) {
		var i = 0;
		for (; i < length; i++) toArray[toPos + i] = fromArray[fromPos + i];
	}
	function emitLiteral(input, ip, len, output, op) {
		if (len <= 60) {
			output[op] = len - 1 << 2;
			op += 1;
		} else if (len < 256) {
			output[op] = 240;
			output[op + 1] = len - 1;
			op += 2;
		} else {
			output[op] = 244;
			output[op + 1] = len - 1 & 255;
			output[op + 2] = len - 1 >>> 8;
			op += 3;
		}
		copyBytes(input, ip, output, op, len);
		return op + len;
	}
	function emitCopyLessThan64(output, op, offset, len) {
		if (len < 12 && offset < 2048) {
			output[op] = 1 + (len - 4 << 2) + (offset >>> 8 << 5);
			output[op + 1] = offset & 255;
			return op + 2;
		} else {
			output[op] = 2 + (len - 1 << 2);
			output[op + 1] = offset & 255;
			output[op + 2] = offset >>> 8;
			return op + 3;
		}
	}
	function emitCopy(output, op, offset, len) {
		while (len >= 68) {
			op = emitCopyLessThan64(output, op, offset, 64);
			len -= 64;
		}
		if (len > 64) {
			op = emitCopyLessThan64(output, op, offset, 60);
			len -= 60;
		}
		return emitCopyLessThan64(output, op, offset, len);
	}
	function compressFragment(input, ip, inputSize, output, op) {
		var hashTableBits = 1;
		while (1 << hashTableBits <= inputSize && hashTableBits <= MAX_HASH_TABLE_BITS) hashTableBits += 1;
		hashTableBits -= 1;
		var hashFuncShift = 32 - hashTableBits;
		if (typeof globalHashTables[hashTableBits] === "undefined") globalHashTables[hashTableBits] = new Uint16Array(1 << hashTableBits);
		var hashTable = globalHashTables[hashTableBits];
		var i = 0;
		for (; i < hashTable.length; i++) hashTable[i] = 0;
		var ipEnd = ip + inputSize;
		var ipLimit;
		var baseIp = ip;
		var nextEmit = ip;
		var hash, nextHash;
		var nextIp, candidate, skip;
		var bytesBetweenHashLookups;
		var base, matched, offset;
		var prevHash, curHash;
		var flag = true;
		var INPUT_MARGIN = 15;
		if (inputSize >= INPUT_MARGIN) {
			ipLimit = ipEnd - INPUT_MARGIN;
			ip += 1;
			nextHash = hashFunc(load32(input, ip), hashFuncShift);
			while (flag) {
				skip = 32;
				nextIp = ip;
				do {
					ip = nextIp;
					hash = nextHash;
					bytesBetweenHashLookups = skip >>> 5;
					skip += 1;
					nextIp = ip + bytesBetweenHashLookups;
					if (ip > ipLimit) {
						flag = false;
						break;
					}
					nextHash = hashFunc(load32(input, nextIp), hashFuncShift);
					candidate = baseIp + hashTable[hash];
					hashTable[hash] = ip - baseIp;
				} while (!equals32(input, ip, candidate));
				if (!flag) break;
				op = emitLiteral(input, nextEmit, ip - nextEmit, output, op);
				do {
					base = ip;
					matched = 4;
					while (ip + matched < ipEnd && input[ip + matched] === input[candidate + matched]) matched += 1;
					ip += matched;
					offset = base - candidate;
					op = emitCopy(output, op, offset, matched);
					nextEmit = ip;
					if (ip >= ipLimit) {
						flag = false;
						break;
					}
					prevHash = hashFunc(load32(input, ip - 1), hashFuncShift);
					hashTable[prevHash] = ip - 1 - baseIp;
					curHash = hashFunc(load32(input, ip), hashFuncShift);
					candidate = baseIp + hashTable[curHash];
					hashTable[curHash] = ip - baseIp;
				} while (equals32(input, ip, candidate));
				if (!flag) break;
				ip += 1;
				nextHash = hashFunc(load32(input, ip), hashFuncShift);
			}
		}
		if (nextEmit < ipEnd) op = emitLiteral(input, nextEmit, ipEnd - nextEmit, output, op);
		return op;
	}
	function putVarint(value, output, op) {
		do {
			output[op] = value & 127;
			value = value >>> 7;
			if (value > 0) output[op] += 128;
			op += 1;
		} while (value > 0);
		return op;
	}
	function SnappyCompressor(uncompressed) {
		this.array = uncompressed;
	}
	SnappyCompressor.prototype.maxCompressedLength = function() {
		var sourceLen = this.array.length;
		return 32 + sourceLen + Math.floor(sourceLen / 6);
	};
	SnappyCompressor.prototype.compressToBuffer = function(outBuffer) {
		var array = this.array;
		var length = array.length;
		var pos = 0;
		var outPos = 0;
		var fragmentSize;
		outPos = putVarint(length, outBuffer, outPos);
		while (pos < length) {
			fragmentSize = Math.min(length - pos, BLOCK_SIZE);
			outPos = compressFragment(array, pos, fragmentSize, outBuffer, outPos);
			pos += fragmentSize;
		}
		return outPos;
	};
	exports.SnappyCompressor = SnappyCompressor;
}));

// node_modules/snappyjs/index.js
var require_snappyjs = /* @__PURE__ */ __commonJSMin(((exports) => {
	function isNode() {
		if (typeof process === "object") {
			if (typeof process.versions === "object") {
				if (typeof process.versions.node !== "undefined") return true;
			}
		}
		return false;
	}
	function isUint8Array(object) {
		return object instanceof Uint8Array && (!isNode() || !Buffer.isBuffer(object));
	}
	function isArrayBuffer(object) {
		return object instanceof ArrayBuffer;
	}
	function isBuffer(object) {
		if (!isNode()) return false;
		return Buffer.isBuffer(object);
	}
	var SnappyDecompressor = require_snappy_decompressor().SnappyDecompressor;
	var SnappyCompressor = require_snappy_compressor().SnappyCompressor;
	var TYPE_ERROR_MSG = "Argument compressed must be type of ArrayBuffer, Buffer, or Uint8Array";
	function uncompress(compressed, maxLength) {
		if (!isUint8Array(compressed) && !isArrayBuffer(compressed) && !isBuffer(compressed)) throw new TypeError(TYPE_ERROR_MSG);
		var uint8Mode = false;
		var arrayBufferMode = false;
		if (isUint8Array(compressed)) uint8Mode = true;
		else if (isArrayBuffer(compressed)) {
			arrayBufferMode = true;
			compressed = new Uint8Array(compressed);
		}
		var decompressor = new SnappyDecompressor(compressed);
		var length = decompressor.readUncompressedLength();
		if (length === -1) throw new Error("Invalid Snappy bitstream");
		if (length > maxLength) throw new Error(`The uncompressed length of ${length} is too big, expect at most ${maxLength}`);
		var uncompressed, uncompressedView;
		if (uint8Mode) {
			uncompressed = new Uint8Array(length);
			if (!decompressor.uncompressToBuffer(uncompressed)) throw new Error("Invalid Snappy bitstream");
		} else if (arrayBufferMode) {
			uncompressed = new ArrayBuffer(length);
			uncompressedView = new Uint8Array(uncompressed);
			if (!decompressor.uncompressToBuffer(uncompressedView)) throw new Error("Invalid Snappy bitstream");
		} else {
			uncompressed = Buffer.alloc(length);
			if (!decompressor.uncompressToBuffer(uncompressed)) throw new Error("Invalid Snappy bitstream");
		}
		return uncompressed;
	}
	exports.uncompress = uncompress;
}));

// src/adapters/k6/remote-write.ts
var import_minimal = /* @__PURE__ */ __toESM(require_minimal(), 1);
var import_snappyjs = require_snappyjs();
/**
* Prometheus remote write 0.1.0 as k6 sends it, read field by field: messages go by every second beside the
* load, and what nobody asked for is skipped without becoming an object.
*/
const MAX_BODY_BYTES = 256 << 20;
/** Visits every series of a push. Throws for a body that is not remote write. */
function readPush(body, visit) {
	const reader = import_minimal.Reader.create((0, import_snappyjs.uncompress)(body, MAX_BODY_BYTES));
	while (reader.pos < reader.len) {
		const tag = reader.uint32();
		if (tag >>> 3 === 1) visit(readSeries(reader, reader.uint32() + reader.pos));
		else reader.skipType(tag & 7);
	}
}
function readSeries(reader, end) {
	const start = reader.pos;
	let labelsEnd = start;
	let value = null;
	let histogram = null;
	while (reader.pos < end) {
		const tag = reader.uint32();
		const field = tag >>> 3;
		if (field === 2) value = readSample(reader, reader.uint32() + reader.pos);
		else if (field === 4) histogram = reader.bytes();
		else reader.skipType(tag & 7);
		if (field === 1) labelsEnd = reader.pos;
	}
	return {
		labels: reader.buf.subarray(start, labelsEnd),
		value,
		histogram
	};
}
function readSample(reader, end) {
	let value = 0;
	while (reader.pos < end) {
		const tag = reader.uint32();
		if (tag >>> 3 === 1) value = reader.double();
		else reader.skipType(tag & 7);
	}
	return value;
}
/** Name → value of a label block. */
function readLabels(block) {
	const labels = /* @__PURE__ */ new Map();
	const reader = import_minimal.Reader.create(block);
	while (reader.pos < reader.len) {
		reader.uint32();
		const end = reader.uint32() + reader.pos;
		let name = "";
		let value = "";
		while (reader.pos < end) {
			const tag = reader.uint32();
			if (tag >>> 3 === 1) name = reader.string();
			else if (tag >>> 3 === 2) value = reader.string();
			else reader.skipType(tag & 7);
		}
		labels.set(name, value);
	}
	return labels;
}
/** Decodes spans and deltas into counts per bucket. Negative buckets are skipped: durations have none. */
function readHistogram(block) {
	const reader = import_minimal.Reader.create(block);
	const found = {
		count: 0,
		sum: 0,
		schema: 0,
		zeros: 0
	};
	const spans = [];
	const deltas = [];
	while (reader.pos < reader.len) {
		const tag = reader.uint32();
		const field = tag >>> 3;
		if (field === 1) found.count = reader.uint32();
		else if (field === 3) found.sum = reader.double();
		else if (field === 4) found.schema = reader.sint32();
		else if (field === 6) found.zeros = reader.uint32();
		else if (field === 11) readSpan(reader, spans);
		else if (field === 12) readDeltas(reader, tag & 7, deltas);
		else reader.skipType(tag & 7);
	}
	return {
		...found,
		buckets: toBuckets(spans, deltas)
	};
}
function readSpan(reader, spans) {
	const end = reader.uint32() + reader.pos;
	let offset = 0;
	let length = 0;
	while (reader.pos < end) {
		const tag = reader.uint32();
		if (tag >>> 3 === 1) offset = reader.sint32();
		else if (tag >>> 3 === 2) length = reader.uint32();
		else reader.skipType(tag & 7);
	}
	spans.push(offset, length);
}
/** Deltas fit 32 bits as counts do; packed is proto3's way, single is legal. */
function readDeltas(reader, wireType, deltas) {
	if (wireType !== 2) {
		deltas.push(reader.sint32());
		return;
	}
	const end = reader.uint32() + reader.pos;
	while (reader.pos < end) deltas.push(reader.sint32());
}
/** The first span's offset is an index, each later one a gap; each delta is relative to the count before. */
function toBuckets(spans, deltas) {
	const buckets = [];
	let index = 0;
	let count = 0;
	let next = 0;
	for (let span = 0; span < spans.length; span += 2) {
		index += spans[span] ?? 0;
		for (let step = 0; step < (spans[span + 1] ?? 0); step++) {
			count += deltas[next++] ?? 0;
			if (count > 0) buckets.push(index, count);
			index++;
		}
	}
	return buckets;
}

// src/adapters/k6/tags.ts
/**
* The tag that a judged scenario's samples carry. Requests of setup(), teardown() and a warm-up scenario lack it,
* so that one tag tells them apart, whatever the scenarios are.
*/
const JUDGED_TAG = "perf_gate";
const JUDGED_VALUE = "judged";
/** Number of the round of a duet that a sample belongs to. */
const ROUND_TAG = "perf_gate_round";
/** System tags that results are grouped by. `check` and `group` are needed for the summary's tree of checks. */
const NEEDED_TAGS = [
	"name",
	"method",
	"status",
	"error_code",
	"scenario",
	"expected_response",
	"check",
	"group"
];
/** Tags k6 would set by itself and the user's thresholds may look at. */
const OTHER_TAGS = [
	"url",
	"proto",
	"subproto",
	"error",
	"tls_version",
	"service",
	"ip",
	"ocsp_status"
];
/** The system tags to switch on: the ones we group by, those that a threshold names, and `also`. */
function systemTags(thresholds, also = []) {
	const named = OTHER_TAGS.filter((tag) => thresholds.some((key) => key.includes(`${tag}:`)));
	return [.../* @__PURE__ */ new Set([
		...NEEDED_TAGS,
		...named,
		...also
	])];
}
/**
* The submetric of judged samples with these tags, e.g. `http_req_duration{perf_gate:judged,name:x,method:GET}`;
* null where k6 would refuse or misread a value: it splits at commas and strips outer spaces and quotes.
*/
function judged(metric, tags = {}) {
	const pairs = Object.entries({
		[JUDGED_TAG]: JUDGED_VALUE,
		...tags
	});
	if (!pairs.every(([, value]) => isSafe(value))) return null;
	return `${metric}{${pairs.map(([tag, value]) => `${tag}:${value}`).join(",")}}`;
}
function isSafe(value) {
	return value !== "" && value === value.trim() && !value.includes(",") && !/^["']|["']$/.test(value);
}
/** The scenario of a sample; that of a round counts for the one it was cut from. */
function scenarioOf(labels) {
	const scenario = labels.get("scenario") ?? "";
	return labels.has("perf_gate_round") ? scenario.replace(/__r\d+$/, "") : scenario;
}
/** A tag that is a number; 0 where it is none. */
function numeric(text) {
	const value = Number(text ?? 0);
	return Number.isFinite(value) ? value : 0;
}

// src/adapters/k6/collector.ts
const MAX_ENDPOINTS = 200;
const MAX_SERIES = 2e4;
const MAX_BUCKETS = 600;
const PHASE_OF = {
	k6_http_req_blocked_seconds: "blocked",
	k6_http_req_connecting_seconds: "connecting",
	k6_http_req_tls_handshaking_seconds: "tls",
	k6_http_req_sending_seconds: "sending",
	k6_http_req_waiting_seconds: "waiting",
	k6_http_req_receiving_seconds: "receiving"
};
/**
* Adds up what k6 pushes. Values are cumulative per series, so each push is subtracted from the one before.
* Memory is bounded: endpoints, series and timeline buckets each have a cap.
*/
var Collector = class {
	overall = new Group();
	scenarios = /* @__PURE__ */ new Map();
	endpoints = /* @__PURE__ */ new Map();
	/** endpoints beyond the cap, together; null: none */
	other = null;
	/** whether there were too many series to follow them all */
	droppedSeries = false;
	/** HTTP requests outside the judged scenarios: setup, teardown, warm-up */
	unjudgedRequests = 0;
	maxVus = 0;
	failing = new FailingSeconds();
	/** as far as requests carry their address */
	hosts = /* @__PURE__ */ new Set();
	/** pushes that could not be read, with the last reason */
	broken = {
		count: 0,
		reason: ""
	};
	series = /* @__PURE__ */ new Map();
	now;
	firstPush = null;
	firstSecond = null;
	width = 1;
	tick = {
		bucket: 0,
		width: 1
	};
	vus = 0;
	lastPush = 0;
	glanced = {
		at: null,
		requests: 0,
		failed: 0
	};
	recent = null;
	/** iterations of processes that have ended */
	ended = {
		count: 0,
		sum: 0
	};
	/** `now` gives Unix milliseconds. */
	constructor(now) {
		this.now = now;
	}
	/** Takes one remote write body. Never throws: a broken push is counted. */
	take(body) {
		try {
			this.advance();
			readPush(body, (pushed) => this.follow(pushed));
		} catch (error) {
			this.broken = {
				count: this.broken.count + 1,
				reason: String(error)
			};
		}
	}
	/** Unix time at which the first judged bucket begins; null: nothing judged arrived. */
	get startedAt() {
		if (this.firstPush === null || this.firstSecond === null) return null;
		return this.firstPush - 1e3 + this.firstSecond * 1e3;
	}
	timeline(group) {
		if (this.firstPush === null || this.firstSecond === null) return null;
		return group.timeline(this.firstPush - 1e3, Math.floor(this.firstSecond / this.width), this.width);
	}
	/**
	* Adds up what is only read at a process's end, and expects another one: its series begin at 0 again. Call at the
	* end of each.
	*/
	nextProcess() {
		for (const series of this.series.values()) {
			if (series.kind === "phase" && series.latest.length > 0) {
				const durations = toSketch(readHistogram(series.latest));
				for (const group of series.groups) group.addPhase(series.phase, durations);
			}
			if (series.kind === "iterations" && series.latest.length > 0) {
				const { count, sum } = readHistogram(series.latest);
				this.ended = {
					count: this.ended.count + count,
					sum: this.ended.sum + sum
				};
			}
		}
		this.series.clear();
	}
	/** Judged iterations that finished and their mean duration in ms. */
	iterations() {
		let { count, sum } = this.ended;
		for (const series of this.series.values()) {
			if (series.kind !== "iterations") continue;
			const histogram = readHistogram(series.latest);
			count += histogram.count;
			sum += histogram.sum;
		}
		return {
			count,
			meanMs: count === 0 ? null : sum / count * 1e3
		};
	}
	/** What came since the last glance. */
	glance() {
		const { requests, failed } = this.overall;
		const p95 = this.recent === null ? null : quantile(this.recent, .95);
		const since = this.glanced.at ?? this.startedAt ?? this.lastPush;
		const glance = {
			seconds: (this.lastPush - since) / 1e3,
			requests: requests - this.glanced.requests,
			failed: failed - this.glanced.failed,
			p95Ms: p95 === null ? null : p95 * 1e3,
			vus: this.vus
		};
		if (requests > 0) this.glanced = {
			at: this.lastPush,
			requests,
			failed
		};
		this.recent = null;
		return glance;
	}
	/** k6 pushes once a second: the number of seconds since the first push is rounded, as the timer jitters. */
	advance() {
		const now = this.now();
		this.firstPush ??= now;
		this.lastPush = now;
		const second = Math.max(0, Math.round((now - this.firstPush) / 1e3));
		while (second / this.width >= MAX_BUCKETS) this.width *= 2;
		this.tick = {
			bucket: Math.floor(second / this.width),
			width: this.width
		};
	}
	follow(pushed) {
		const { labels } = pushed;
		const key = Buffer.from(labels.buffer, labels.byteOffset, labels.length).toString("latin1");
		const known = this.series.get(key);
		if (known !== void 0) {
			this.update(known, pushed);
			return;
		}
		const series = this.classify(readLabels(labels));
		if (this.series.size < MAX_SERIES) {
			this.series.set(key, series);
			this.update(series, pushed);
		} else if (series.kind !== "ignored") this.droppedSeries = true;
	}
	classify(labels) {
		const metric = labels.get("__name__") ?? "";
		if (metric === "k6_vus") return { kind: "vus" };
		if (metric === "k6_http_reqs_total") return this.requestsOf(labels);
		if (labels.get("perf_gate") !== "judged") return { kind: "ignored" };
		if (metric === "k6_http_req_duration_seconds") return {
			kind: "durations",
			groups: this.groups(labels),
			seen: null
		};
		if (metric === "k6_iteration_duration_seconds") return {
			kind: "iterations",
			latest: /* @__PURE__ */ new Uint8Array()
		};
		const phase = PHASE_OF[metric];
		const groups = phase === void 0 ? [] : this.groups(labels);
		if (phase === void 0 || this.other !== null && groups.includes(this.other)) return { kind: "ignored" };
		return {
			kind: "phase",
			phase,
			groups,
			latest: /* @__PURE__ */ new Uint8Array()
		};
	}
	requestsOf(labels) {
		const judged = labels.get(JUDGED_TAG) === JUDGED_VALUE;
		const url = labels.get("url") ?? "";
		if (URL.canParse(url)) this.hosts.add(new URL(url).host);
		const failed = labels.get("expected_response") === "false";
		const failure = {
			status: numeric(labels.get("status")),
			errorCode: numeric(labels.get("error_code"))
		};
		const groups = judged ? this.groups(labels) : [];
		const round = labels.get("perf_gate_round") ?? null;
		const endpoint = `${labels.get("method") ?? ""} ${labels.get("name") ?? ""}`;
		return {
			kind: "requests",
			groups,
			failure: failed ? failure : null,
			round,
			endpoint,
			seen: 0
		};
	}
	groups(labels) {
		const scenario = scenarioOf(labels);
		const ofScenario = this.scenarios.get(scenario) ?? new Group();
		this.scenarios.set(scenario, ofScenario);
		return [
			this.overall,
			ofScenario,
			this.endpoint(labels.get("name") ?? "", labels.get("method") ?? "")
		];
	}
	endpoint(name, method) {
		const key = `${method} ${name}`;
		const known = this.endpoints.get(key);
		if (known !== void 0) return known.group;
		if (this.endpoints.size >= 200) {
			this.other ??= new Group();
			return this.other;
		}
		const group = new Group();
		this.endpoints.set(key, {
			name,
			method,
			group
		});
		return group;
	}
	update(series, { value, histogram }) {
		if (series.kind === "vus") {
			this.vus = value ?? 0;
			this.maxVus = Math.max(this.maxVus, this.vus);
		} else if (series.kind === "requests") this.count(series, value ?? 0);
		else if (series.kind === "ignored" || histogram === null) return;
		else if (series.kind === "durations") this.measure(series, readHistogram(histogram));
		else series.latest = histogram.slice();
	}
	count(series, total) {
		const fresh = total - series.seen;
		series.seen = total;
		if (fresh <= 0) return;
		if (series.groups.length === 0) this.unjudgedRequests += fresh;
		else this.markJudged();
		for (const group of series.groups) group.addRequests(this.tick, fresh, series.failure);
		if (series.failure === null || series.round === null) return;
		this.failing.mark(series.round, series.endpoint, (this.lastPush - (this.firstPush ?? 0)) / 1e3);
	}
	measure(series, histogram) {
		series.seen ??= new Sketch(histogram.schema);
		const fresh = freshPart(series.seen, histogram);
		if (fresh.count <= 0) return;
		this.markJudged();
		for (const group of series.groups) group.addDurations(this.tick, fresh);
		this.recent ??= new Sketch(fresh.schema);
		this.recent.merge(fresh);
	}
	markJudged() {
		this.firstSecond ??= this.tick.bucket * this.tick.width;
	}
};
/** What `histogram` holds beyond `seen`, which is brought up to it. */
function freshPart(seen, histogram) {
	const fresh = new Sketch(histogram.schema);
	fresh.count = histogram.count - seen.count;
	fresh.sum = histogram.sum - seen.sum;
	fresh.zeros = histogram.zeros - seen.zeros;
	for (let at = 0; at < histogram.buckets.length; at += 2) {
		const index = histogram.buckets[at] ?? 0;
		const more = (histogram.buckets[at + 1] ?? 0) - seen.at(index);
		if (more > 0) fresh.add(index, more);
	}
	seen.merge(fresh);
	return fresh;
}
function toSketch(histogram) {
	return freshPart(new Sketch(histogram.schema), histogram);
}

// src/adapters/k6/environment.ts
/** What k6 needs to run at all, and to reach the network as the machine's owner arranged it. */
const KEPT = /^(PATH|HOME|SYSTEMROOT|(HTTP|HTTPS|ALL|NO)_PROXY|SSL_CERT_(FILE|DIR))$/i;
/** K6_* that decide load, outputs or credentials: those are the gate's to set. */
const SET_ASIDE = new RegExp(`^K6_(${[
	"VUS(_MAX)?|DURATION|ITERATIONS|STAGES|SCENARIOS|EXECUTION_SEGMENT.*|RPS|PAUSED|MIN_ITERATION_DURATION",
	"OUT|CONFIG|SYSTEM_TAGS|NO_SUMMARY|SUMMARY_.*|NEW_MACHINE_READABLE_SUMMARY|LOG_.*|WEB_DASHBOARD.*",
	"NO_THRESHOLDS|NO_SETUP|NO_TEARDOWN|PROMETHEUS_.*|CLOUD_.*|OTEL_.*|INFLUXDB_.*|STATSD_.*|TRACES_OUTPUT",
	"ADDRESS|FEATURES|NO_USAGE_REPORT|AUTO_EXTENSION_RESOLUTION|.*(TOKEN|PASSWORD|SECRET|CREDENTIALS).*"
].join("|")})$`);
/**
* The whole environment of k6, and so of the script's `__ENV`. `listed` are `NAME` or `NAME=value`.
* Throws UsageError for listed variables that are empty or unset, all of them at once.
*/
function scriptEnvironment(env, listed, baseUrl) {
	const set = Object.entries(env).filter((entry) => entry[1] !== void 0);
	const setAside = set.map(([name]) => name).filter((name) => SET_ASIDE.test(name));
	const kept = set.filter(([name]) => KEPT.test(name) || name.startsWith("K6_") && !setAside.includes(name));
	const variables = Object.fromEntries(kept);
	const direct = [variables["NO_PROXY"] || variables["no_proxy"], "127.0.0.1,localhost"].filter(Boolean).join(",");
	variables["NO_PROXY"] = direct;
	variables["no_proxy"] = direct;
	variables["K6_NO_USAGE_REPORT"] = "true";
	variables["K6_AUTO_EXTENSION_RESOLUTION"] = "false";
	return {
		variables: {
			...variables,
			...listedVariables(env, listed),
			BASE_URL: baseUrl
		},
		setAside
	};
}
function listedVariables(env, listed) {
	const problems = [];
	const variables = {};
	for (const entry of listed) {
		const equals = entry.indexOf("=");
		const name = equals < 0 ? entry : entry.slice(0, equals);
		const value = equals < 0 ? env[name] ?? "" : entry.slice(equals + 1);
		if (equals < 0 && value === "") problems.push(missing(name));
		else variables[name] = value;
	}
	if (problems.length > 0) throw new UsageError(problems);
	return variables;
}
function missing(name) {
	return {
		where: "workload.env",
		line: null,
		column: null,
		message: `The variable ${name} that workload.env lists is empty or not set. Set it in the step's env, or take it off the list; note that pull requests from forks and from Dependabot get no secrets.`
	};
}

// src/adapters/k6/duration.ts
const UNIT_MS = {
	ns: 1e-6,
	us: .001,
	µs: .001,
	ms: 1,
	s: 1e3,
	m: 6e4,
	h: 36e5,
	d: 864e5
};
/** Milliseconds of k6's own notation ("1m30s", "500ms", or a number of ms); null for anything else. */
function parseDuration(value) {
	if (typeof value === "number") return value;
	if (typeof value !== "string" || !/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h|d))+$/.test(value)) return null;
	return [...value.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d)/g)].reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ""] ?? 0), 0);
}
/** "2m5s", "30s", "1.5s", "200ms" for people. */
function formatDuration(ms) {
	if (ms < 1e3) return `${Math.round(ms)}ms`;
	const minutes = Math.floor(ms / 6e4);
	const seconds = Number(((ms - minutes * 6e4) / 1e3).toFixed(1));
	if (minutes === 0) return `${seconds}s`;
	return seconds === 0 ? `${minutes}m` : `${minutes}m${seconds}s`;
}

// src/adapters/k6/k6-log.ts
const MAX_FILE_BYTES = 10 << 20;
const MAX_CONSOLE_LINES = 100;
const MAX_MESSAGES = 20;
/** A line of `--log-format json`; null: not one of k6's. */
function parseLine(line) {
	if (!line.startsWith("{")) return null;
	try {
		const { level, msg, error, source, scenario } = JSON.parse(line);
		const message = [msg, error].filter((part) => typeof part === "string" && part !== "").join(": ");
		return {
			level: String(level),
			message: message.trim(),
			source: source ?? "",
			scenario: scenario ?? ""
		};
	} catch {
		return null;
	}
}
/** Keeps all of k6's words in `file` (up to 10 MB) and tells `log` each distinct warning and error once. */
function openK6Log(file, log) {
	const words = openFile(file, log);
	const thrown = /* @__PURE__ */ new Map();
	const errors = [];
	const teller = createTeller(log);
	let firstThrown = null;
	const notice = (line) => {
		if (line.level !== "error" && line.level !== "fatal") return;
		if (isThrown(line)) {
			thrown.set(line.scenario, (thrown.get(line.scenario) ?? 0) + 1);
			firstThrown ??= firstLine$1(line.message);
		} else if (line.source !== "console" && errors.length < MAX_MESSAGES) errors.push(line.message);
	};
	return {
		keep: words.write,
		hear(text) {
			words.write(`${text}\n`);
			const line = parseLine(text);
			if (line === null) return;
			notice(line);
			teller.tell(line);
		},
		heard: () => ({
			thrown,
			firstThrown,
			errors
		}),
		close() {
			teller.close();
			return words.close();
		}
	};
}
/** An iteration's exception; that of an async function has no source. */
function isThrown({ scenario, source, message }) {
	return scenario !== "" && (source === "stacktrace" || message.startsWith("Uncaught (in promise)"));
}
/** The first line of a message: the rest of an exception is its stack. */
function firstLine$1(message) {
	return message.split("\n", 1)[0]?.trim() ?? "";
}
function createTeller(log) {
	const told = /* @__PURE__ */ new Set();
	let consoleLines = 0;
	let left = 0;
	return {
		tell({ level, message, source }) {
			if (source === "console") {
				consoleLines++;
				if (consoleLines <= MAX_CONSOLE_LINES) log.write("info", `script: ${message}`);
				else left++;
				return;
			}
			if (level !== "warning" && level !== "error" && level !== "fatal") return;
			if (told.size < MAX_MESSAGES && !told.has(message)) log.write("warning", `k6: ${message}`);
			else left++;
			if (told.size < MAX_MESSAGES) told.add(message);
		},
		close() {
			if (left > 0) log.write("info", `${left} more or repeated lines of the script and of k6 are in k6.log.`);
		}
	};
}
function openFile(file, log) {
	const stream = createWriteStream(file, { flags: "a" });
	let bytes = 0;
	let broken = false;
	stream.on("error", (error) => {
		broken = true;
		log.write("warning", `k6's messages cannot be kept in ${file}: ${toError(error).message}.`);
	});
	return {
		write(text) {
			if (broken || bytes > MAX_FILE_BYTES) return;
			bytes += text.length;
			stream.write(bytes > MAX_FILE_BYTES ? "… the rest is left out: this file holds 10 MB at most.\n" : text);
		},
		close: () => new Promise((resolve) => {
			if (broken || stream.destroyed) {
				resolve();
				return;
			}
			stream.once("error", () => resolve());
			stream.end(() => resolve());
		})
	};
}

// src/adapters/k6/outcome.ts
const DELIVERED_AT_LEAST = .95;
const DROPPED_AT_MOST = .01;
/** Exit code 0 proves nothing: a run that ended well is looked at for what it measured. */
function outcomeOf(ending) {
	const broken = brokenRun(ending);
	if (broken !== null) return {
		outcome: broken[0],
		reasons: [broken[1]]
	};
	const empty = emptyRun(ending);
	if (empty !== null) return {
		outcome: empty[0],
		reasons: [empty[1]]
	};
	return {
		outcome: ending.exit.code === 99 ? "thresholds-crossed" : "completed",
		reasons: undelivered(ending)
	};
}
function brokenRun({ exit, heard, elapsedMs, limitMs }) {
	const after = `after ${formatDuration(elapsedMs)}`;
	const said = saidBy(heard);
	if (exit.stopped === "cancelled") return ["cancelled", `The run was cancelled ${after}.`];
	if (exit.stopped === "timed-out") return ["timed-out", `k6 did not end within ${formatDuration(limitMs)} and was stopped.`];
	if (exit.code === null) {
		const memory = exit.signal === "SIGKILL" ? "; the machine may have run out of memory" : "";
		return ["crashed", `k6 was ended by ${exit.signal ?? "a signal"} ${after}${memory}.`];
	}
	switch (exit.code) {
		case 0:
		case 99: return null;
		case 100: return ["timed-out", `setup() did not end within its time limit${said}.`];
		case 101: return ["timed-out", `teardown() did not end within its time limit${said}.`];
		case 102: return ["timed-out", `A time limit of the script ended the run ${after}${said}.`];
		case 103: return ["aborted", `The run was stopped through k6's REST API ${after}.`];
		case 105: return ["cancelled", `k6 was stopped by a signal from outside ${after}.`];
		case 107: return ["script-error", `The script ended the run with an exception ${after}${said}.`];
		case 108: return ["aborted", `The script called test.abort() ${after}${said}.`];
		case 109: return ["crashed", `k6 itself crashed ${after}${said}.`];
		case 110: return ["script-error", `The script called test.fail()${said}.`];
		default: return ["crashed", `k6 ended with exit code ${exit.code} ${after}${said}.`];
	}
}
/** k6's last words that add something to the exit code. */
function saidBy({ errors }) {
	const last = errors.findLast((error) => !error.startsWith("thresholds on metrics") && error !== "test run was marked as failed");
	if (last === void 0) return "";
	return `: ${firstLine$1(last).replace(/^test (marked as failed|aborted): /, "").replace(/\.$/, "")}`;
}
function emptyRun({ requests, iterations, thrown, heard }) {
	const why = heard.firstThrown === null ? "" : `, the first with "${heard.firstThrown}"`;
	if (thrown > 0 && thrown >= iterations) return ["all-iterations-failed", `All ${Math.max(thrown, iterations)} iterations threw an exception${why}.`];
	if (iterations === 0 && requests > 0) return ["all-iterations-failed", `No iteration finished, though ${requests} requests were made.`];
	if (iterations === 0) return ["no-data", "No iteration finished and no request was made, so there is nothing to judge."];
	if (requests === 0) return ["no-data", `The ${iterations} iterations made no HTTP request, so there is nothing to judge.`];
	return null;
}
function undelivered({ iterations, dropped, iterationRate, targetRate }) {
	const reasons = [];
	if (targetRate !== null && iterationRate < DELIVERED_AT_LEAST * targetRate) {
		const share = Math.round(iterationRate / targetRate * 100);
		reasons.push(`The load was not delivered: ${iterationRate.toFixed(1)} of ${targetRate} iterations/s were reached (${share} %, at least ${DELIVERED_AT_LEAST * 100} % are needed).`);
	}
	const share = dropped / (iterations + dropped);
	if (dropped > 0 && share > DROPPED_AT_MOST) reasons.push(`The load was not delivered: ${dropped} of ${iterations + dropped} iterations were dropped (${(share * 100).toFixed(1)} %, at most ${DROPPED_AT_MOST * 100} % are allowed) because too few VUs were free.`);
	return reasons;
}

// src/adapters/k6/process.ts
const TERM_AFTER_MS = 3e3;
const KILL_AFTER_MS = 5e3;
/**
* Runs k6 in a process group of its own until it ends, is cancelled, or its time is up. A stopped k6 gets SIGINT
* (it writes its summary), SIGTERM after 3 s, and its group SIGKILL after 5 s. No process of it is left behind.
* Throws EnvironmentError when it cannot be started.
*/
async function runK6(run) {
	const child = spawn(run.binary, run.args, {
		cwd: run.directory,
		env: run.env,
		detached: process.platform !== "win32",
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		]
	});
	const killGroup = () => signalGroup(child, "SIGKILL");
	process.once("exit", killGroup);
	child.stdout.setEncoding("utf8").on("data", (text) => run.words.keep(text));
	createInterface({ input: child.stderr }).on("line", (line) => run.words.hear(line));
	const stopper = createStopper(child, run);
	try {
		const [code, signal] = await ended(child, run.binary);
		return {
			code,
			signal,
			stopped: stopper.stopped()
		};
	} finally {
		stopper.done();
		killGroup();
		process.off("exit", killGroup);
	}
}
function ended(child, binary) {
	return new Promise((resolve, reject) => {
		child.once("error", (error) => {
			reject(new EnvironmentError(`k6 at ${binary} does not start: ${toError(error).message}.`, "Check that k6-path names a k6 that may be executed.", error));
		});
		child.once("exit", () => signalGroup(child, "SIGKILL"));
		child.once("close", (code, signal) => resolve([code, signal]));
	});
}
function createStopper(child, { signal, limitMs }) {
	let stopped = null;
	const timers = [];
	const stop = (reason) => {
		if (stopped !== null) return;
		stopped = reason;
		signalGroup(child, "SIGINT");
		timers.push(setTimeout(() => signalGroup(child, "SIGTERM"), TERM_AFTER_MS));
		timers.push(setTimeout(() => signalGroup(child, "SIGKILL"), KILL_AFTER_MS));
	};
	const cancel = () => stop("cancelled");
	if (signal.aborted) cancel();
	signal.addEventListener("abort", cancel, { once: true });
	timers.push(setTimeout(() => stop("timed-out"), limitMs));
	return {
		stopped: () => stopped,
		done: () => {
			signal.removeEventListener("abort", cancel);
			for (const timer of timers) clearTimeout(timer);
		}
	};
}
function signalGroup(child, signal) {
	if (child.pid === void 0) return;
	try {
		if (process.platform === "win32") child.kill(signal);
		else process.kill(-child.pid, signal);
	} catch {}
}

// src/adapters/k6/receiver.ts
const MAX_PUSH_BYTES = 64 << 20;
/** Listens on a free port of 127.0.0.1 and hands over every body. `take` must not throw. */
async function openReceiver(take) {
	const server = createServer((request, response) => {
		const chunks = [];
		let size = 0;
		request.on("data", (chunk) => {
			size += chunk.length;
			if (size <= MAX_PUSH_BYTES) chunks.push(chunk);
		});
		request.on("end", () => {
			if (size <= MAX_PUSH_BYTES) take(Buffer.concat(chunks));
			response.writeHead(size <= MAX_PUSH_BYTES ? 204 : 413).end();
		});
		request.on("error", () => response.destroy());
	});
	await new Promise((resolve, reject) => {
		server.once("error", reject).listen(0, "127.0.0.1", resolve);
	});
	const { port } = server.address();
	return {
		url: `http://127.0.0.1:${port}/write`,
		close: () => new Promise((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		})
	};
}

// src/adapters/k6/summary.ts
/** The statistics the gate reads; the script's own are asked for beside them. */
const TREND_STATS = [
	"count",
	"avg",
	"min",
	"med",
	"max",
	"p(90)",
	"p(95)",
	"p(99)"
];
/** Throws SyntaxError for a file that was not written to its end. Nothing of `setup_data` is kept. */
function parseSummary(text) {
	const { metrics: raw = {}, root_group: root = {} } = JSON.parse(text);
	const totals = (key) => {
		const metric = raw[key];
		return metric === void 0 ? null : toTotals(metric);
	};
	const named = Object.keys(raw).filter((key) => !key.includes("{")).sort().map((key) => [key, totals(key)]);
	return {
		totals,
		stat(key, name) {
			const value = raw[key]?.[name];
			return typeof value === "number" ? value : null;
		},
		metrics: Object.fromEntries(named.flatMap(([key, value]) => value === null ? [] : [[key, value]])),
		checks: checksOf$1(root, ""),
		thresholds: (keys) => Object.entries(keys).flatMap(([metric, key]) => thresholdsOf(metric, raw[key] ?? {}, totals(key)))
	};
}
/** The kind is not in the file: each has fields of its own. */
function toTotals(raw) {
	const number = (field) => typeof raw[field] === "number" ? raw[field] : 0;
	if ("avg" in raw) {
		const trend = toTrend(number);
		return trend === null ? null : {
			kind: "trend",
			...trend
		};
	}
	if ("passes" in raw) {
		const [trues, falses] = [number("passes"), number("fails")];
		return trues + falses === 0 ? null : {
			kind: "rate",
			trues,
			falses,
			value: number("value")
		};
	}
	if ("rate" in raw) return {
		kind: "counter",
		count: number("count"),
		rate: number("rate")
	};
	if ("value" in raw) return {
		kind: "gauge",
		value: number("value"),
		min: number("min"),
		max: number("max")
	};
	return null;
}
function toTrend(number) {
	if (number("count") === 0) return null;
	return {
		count: number("count"),
		min: number("min"),
		avg: number("avg"),
		p50: number("med"),
		p90: number("p(90)"),
		p95: number("p(95)"),
		p99: number("p(99)"),
		max: number("max")
	};
}
/** Checks by name; those of a group as `group::check`, as k6 shows them. */
function checksOf$1(group, path) {
	const own = Object.values(group.checks ?? {}).map(({ name, passes, fails }) => ({
		name: `${path}${name}`,
		passes,
		fails
	}));
	const inner = Object.values(group.groups ?? {}).flatMap((child) => checksOf$1(child, `${path}${child.name}::`));
	return [...own, ...inner].sort((a, b) => a.name < b.name ? -1 : 1);
}
/** In this file `true` means crossed. */
function thresholdsOf(metric, raw, totals) {
	const results = raw["thresholds"];
	if (typeof results !== "object" || results === null) return [];
	return Object.entries(results).map(([expression, crossed]) => ({
		metric,
		expression,
		crossed: crossed === true,
		value: totals === null ? null : thresholdValue(expression, raw)
	}));
}
/** Statistics that the script's thresholds look at, to be asked for in the summary: `p(99.9)`. */
function statOf(expression) {
	return /^\s*(avg|min|med|max|count|rate|value|p\(\s*\d+(?:\.\d+)?\s*\))/.exec(expression)?.[1]?.replaceAll(" ", "") ?? null;
}
function thresholdValue(expression, raw) {
	const stat = statOf(expression) ?? "";
	const value = stat === "rate" && "passes" in raw ? raw["value"] : raw[stat];
	return typeof value === "number" ? value : null;
}

// src/adapters/k6/session.ts
/** Runs a module in k6 and gathers what it pushed, said and summed up. Its files are gone afterwards, always. */
async function runSession(setting, session) {
	const { clock } = setting;
	const folder = await mkdtemp(path.join(os.tmpdir(), "perf-gate-k6-"));
	const collector = session.collector ?? new Collector(() => clock.now());
	collector.nextProcess();
	const receiver = await openReceiver((body) => collector.take(body));
	const words = openK6Log(setting.logFile, session.log);
	const started = clock.now();
	const stopWatching = session.watch?.(collector);
	try {
		const files = await writeFiles(folder, session.module);
		const exit = await runK6({
			binary: setting.binary,
			args: runArguments(files, session.summary),
			env: {
				...setting.env,
				...outputVariables(receiver.url, setting.k6Version)
			},
			directory: setting.workingDirectory,
			limitMs: session.limitMs,
			signal: setting.signal,
			words
		});
		const elapsedMs = clock.now() - started;
		collector.nextProcess();
		return {
			exit,
			heard: words.heard(),
			collector,
			summary: await readSummary(files.summary),
			elapsedMs
		};
	} finally {
		stopWatching?.();
		await receiver.close();
		await words.close();
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function writeFiles(folder, module) {
	const files = {
		module: path.join(folder, "perf-gate.js"),
		config: path.join(folder, "config.json"),
		summary: path.join(folder, "summary.json")
	};
	await writeFile(files.module, module);
	await writeFile(files.config, "{}");
	return files;
}
function runArguments(files, summary) {
	return [
		...[
			"run",
			"--quiet",
			"--no-color",
			"--address=",
			"--log-format",
			"json",
			"--config",
			files.config
		],
		...["--out", "experimental-prometheus-rw"],
		...summary ? ["--summary-export", files.summary] : ["--summary-mode=disabled", "--no-thresholds"],
		files.module
	];
}
function outputVariables(url, k6Version) {
	const [major = 0, minor = 0] = k6Version.split(".").map(Number);
	return {
		K6_PROMETHEUS_RW_SERVER_URL: url,
		K6_PROMETHEUS_RW_PUSH_INTERVAL: "1s",
		...major > 2 || major === 2 && minor >= 1 ? { K6_FEATURES: "native-histograms" } : { K6_PROMETHEUS_RW_TREND_AS_NATIVE_HISTOGRAM: "true" }
	};
}
async function readSummary(file) {
	try {
		return parseSummary(await readFile(file, "utf8"));
	} catch {
		return null;
	}
}

// src/adapters/k6/short-command.ts
const LIMIT_MS = 6e4;
const MAX_OUTPUT_BYTES = 64 << 20;
/**
* Runs `k6 inspect`, `deps` or `version` silently, for at most a minute.
* Throws EnvironmentError when k6 cannot be started, hangs, or the run is cancelled.
*/
function runShort({ binary, args, env, directory, signal }) {
	const options = {
		cwd: directory,
		env,
		signal,
		timeout: LIMIT_MS,
		killSignal: "SIGKILL",
		maxBuffer: MAX_OUTPUT_BYTES
	};
	return new Promise((resolve, reject) => {
		execFile(binary, args, options, (error, stdout, stderr) => {
			if (error === null || typeof error.code === "number") {
				resolve({
					ok: error === null,
					stdout,
					error: lastError(stderr)
				});
				return;
			}
			reject(unable(binary, args[0] ?? "", toError(error), error.killed === true, signal.aborted));
		});
	});
}
function unable(binary, command, error, killed, aborted) {
	if (aborted) return new EnvironmentError("The run was cancelled before the load began.", "");
	if (killed) return new EnvironmentError(`"k6 ${command}" did not end within ${LIMIT_MS / 1e3} s.`, "Look for a loop without an end in the code outside of the functions.", error);
	return new EnvironmentError(`k6 at ${binary} does not run: ${error.message}.`, "Check that k6-path names a k6 that may be executed.", error);
}
function lastError(stderr) {
	return stderr.split("\n").flatMap((line) => parseLine(line) ?? []).findLast(({ level, source }) => level === "error" && source !== "console")?.message ?? stderr.trim().split("\n").at(-1) ?? "";
}

// src/adapters/k6/identity.ts
/** What a scenario sends to, or which machine it runs on, is no part of the load's shape. */
const NO_SHAPE = /* @__PURE__ */ new Set([
	"env",
	"tags",
	"options"
]);
/**
* SHA-256 over the contents of the script and its local imports. Paths do not count: a moved checkout is the
* same script. Imports from the network count by their address.
*/
async function hashScript(command, scriptPath) {
	const result = await runShort({
		...command,
		args: [
			"deps",
			"--json",
			scriptPath
		]
	});
	const imports = result.ok ? JSON.parse(result.stdout).imports ?? [] : [];
	const local = imports.filter((specifier) => specifier.startsWith("file:")).map((url) => fileURLToPath(url));
	const remote = imports.filter((specifier) => /^https?:/.test(specifier));
	const files = /* @__PURE__ */ new Set([scriptPath, ...local]);
	return sha256([...await Promise.all([...files].map(async (file) => sha256(await readFile(file)))), ...remote].sort().join("\n"));
}
/** SHA-256 over executors, rates, durations and stages; the order of keys does not count. */
function hashProfile(scenarios) {
	const shapes = Object.entries(scenarios).map(([name, scenario]) => [name, Object.fromEntries(Object.entries(scenario).filter(([field]) => !NO_SHAPE.has(field)))]);
	return sha256(JSON.stringify(Object.fromEntries(shapes), (_key, value) => sorted(value)));
}
function sorted(value) {
	if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1));
}
function sha256(content) {
	return createHash("sha256").update(content).digest("hex");
}

// src/adapters/k6/plan.ts
const WARMUP_SCENARIO = "warmup";
const DEFAULT_DURATION_MS = 3e4;
const GRACEFUL_STOP_MS = 3e4;
const MARGIN_MS$1 = 3e4;
/** setTimeout's own limit: a longer one would fire at once */
const LONGEST_MS$1 = 2 ** 31 - 1;
const PREFLIGHT_MS = 15e3;
/** k6 refuses a shorter scenario of a fixed duration. */
const SHORTEST_MS$1 = 1e3;
const MAX_STARTING_VUS = 1e3;
const MAX_VUS = 2e3;
/** Throws UsageError when `rate` is set and the script leaves open which function it is meant for. */
function planLoad(workload, inspected) {
	return workload.rate === null ? planOwn(workload, inspected) : planRate(workload, workload.rate, inspected);
}
function planOwn(workload, { scenarios, totalMs, setupAndTeardownMs }) {
	const warmupMs = workload.warmupMs ?? 0;
	const notes = workload.durationMs === null ? [] : ["`duration` is not used: without `rate` the script's own options decide."];
	return {
		...shape(scenarios),
		limitMs: Math.min(totalMs + setupAndTeardownMs + MARGIN_MS$1, LONGEST_MS$1),
		preflight: preflightOf(Object.entries(scenarios)),
		preflightLimitMs: PREFLIGHT_MS + setupAndTeardownMs,
		warmupMs,
		warmup: warmupMs > 0 ? "run" : "none",
		scenarios: () => ({
			scenarios,
			notes
		})
	};
}
function shape(scenarios) {
	const all = Object.values(scenarios);
	const ends = all.map(endMs);
	const isSteady = all.every((scenario) => scenario.executor === "constant-arrival-rate" && scenario["duration"] === all[0]?.["duration"] && scenario["startTime"] === all[0]?.["startTime"]);
	const together = isSteady ? parseDuration(all[0]?.["duration"]) : null;
	return {
		profile: all.map(describe).join(" + "),
		profileHash: hashProfile(scenarios),
		targetRate: isSteady ? all.reduce((sum, scenario) => sum + perSecond(scenario), 0) : null,
		judgedMs: together ?? (ends.includes(null) ? null : Math.max(...ends.map((end) => end ?? 0)))
	};
}
function planRate(workload, rate, inspected) {
	const judgedMs = Math.max(workload.durationMs ?? DEFAULT_DURATION_MS, SHORTEST_MS$1);
	const warmupMs = workload.warmupMs ? Math.max(workload.warmupMs, SHORTEST_MS$1) : 0;
	const chosen = chooseFunction(inspected.scenarios);
	const judged = {
		executor: "constant-arrival-rate",
		...wholeRate(rate.perSecond),
		duration: `${judgedMs}ms`
	};
	return {
		profile: describe(judged),
		profileHash: hashProfile({ default: judged }),
		targetRate: rate.perSecond,
		judgedMs,
		limitMs: Math.min(warmupMs + judgedMs + GRACEFUL_STOP_MS + inspected.setupAndTeardownMs + MARGIN_MS$1, LONGEST_MS$1),
		preflight: preflightOf([["default", chosen]]),
		preflightLimitMs: PREFLIGHT_MS + inspected.setupAndTeardownMs,
		warmupMs,
		warmup: warmupMs > 0 ? "scenario" : "none",
		scenarios(iterationMs) {
			const { vus, note } = neededVus(rate.perSecond, iterationMs);
			const main = {
				...carried(chosen),
				...judged,
				...vus
			};
			return {
				scenarios: warmupMs === 0 ? { default: main } : {
					[WARMUP_SCENARIO]: {
						...main,
						duration: `${warmupMs}ms`,
						gracefulStop: "0s"
					},
					default: {
						...main,
						startTime: `${warmupMs}ms`
					}
				},
				notes: [...shortNotes(workload), ...note === null ? [] : [note]]
			};
		}
	};
}
function shortNotes({ durationMs, warmupMs }) {
	return [durationMs, warmupMs].some((ms) => ms !== null && ms > 0 && ms < SHORTEST_MS$1) ? ["`duration` and `warmup` last one second at least: k6 takes no shorter ones."] : [];
}
/** k6 takes whole numbers of iterations per time unit. */
function wholeRate(perSecond) {
	if (Number.isInteger(perSecond)) return {
		rate: perSecond,
		timeUnit: "1s"
	};
	const perMinute = perSecond * 60;
	if (Math.abs(perMinute - Math.round(perMinute)) < 1e-9) return {
		rate: Math.round(perMinute),
		timeUnit: "1m"
	};
	return {
		rate: Math.max(1, Math.round(perSecond * 1e3)),
		timeUnit: "1000s"
	};
}
function neededVus(perSecond, iterationMs) {
	const wanted = Math.max(2, Math.ceil(perSecond * ((iterationMs ?? 1e3) / 1e3) * 2));
	return {
		vus: {
			preAllocatedVUs: Math.min(wanted, MAX_STARTING_VUS),
			maxVUs: Math.min(Math.max(wanted * 5, 50), MAX_VUS)
		},
		note: wanted > MAX_STARTING_VUS ? `The rate of ${perSecond}/s with iterations of ${Math.round(iterationMs ?? 1e3)} ms wants ${wanted} VUs; ${MAX_STARTING_VUS} are started, and ${MAX_VUS} are the limit.` : null
	};
}
function chooseFunction(scenarios) {
	const all = Object.values(scenarios);
	const byDefault = all.find((scenario) => nameOf(scenario) === "default");
	const names = [...new Set(all.map(nameOf))];
	const [first] = all;
	if (byDefault !== void 0) return byDefault;
	if (first !== void 0 && names.length === 1) return first;
	const problem = {
		where: "workload.rate",
		line: null,
		column: null,
		message: `\`rate\` drives one function, and the script's scenarios run ${names.length} (${names.join(", ")}): let one run the default function, or take \`rate\` out so that the script's own scenarios decide.`
	};
	throw new UsageError([problem]);
}
/** Name of the function a scenario runs. */
function nameOf(scenario) {
	return typeof scenario["exec"] === "string" ? scenario["exec"] : "default";
}
/** What belongs to the function rather than to the load. */
function carried(scenario) {
	const fields = [
		"exec",
		"env",
		"tags",
		"options"
	].filter((field) => scenario[field] !== void 0);
	return Object.fromEntries(fields.map((field) => [field, scenario[field]]));
}
/** One iteration of each distinct function with its variables. */
function preflightOf(scenarios) {
	const distinct = /* @__PURE__ */ new Map();
	for (const [name, scenario] of scenarios) {
		const key = JSON.stringify([nameOf(scenario), scenario["env"]]);
		if (!distinct.has(key)) distinct.set(key, [name, scenario]);
	}
	const once = {
		executor: "per-vu-iterations",
		vus: 1,
		iterations: 1,
		maxDuration: `${PREFLIGHT_MS}ms`,
		gracefulStop: "0s"
	};
	return Object.fromEntries([...distinct.values()].map(([name, own]) => [name, {
		...carried(own),
		...once
	}]));
}
function stagesOf(scenario) {
	return Array.isArray(scenario["stages"]) ? scenario["stages"] : [];
}
/** When a scenario stops starting iterations; null: when they are done. */
function endMs(scenario) {
	const start = parseDuration(scenario["startTime"]) ?? 0;
	if (Array.isArray(scenario["stages"])) return stagesOf(scenario).reduce((sum, stage) => sum + (parseDuration(stage.duration) ?? 0), start);
	const duration = parseDuration(scenario["duration"]);
	return duration === null ? null : start + duration;
}
function perSecond(scenario) {
	return Number(scenario["rate"] ?? 0) / ((parseDuration(scenario["timeUnit"]) ?? 1e3) / 1e3);
}
function describe(scenario) {
	const { executor, vus, iterations } = scenario;
	const end = parseDuration(scenario["duration"]);
	const during = end === null ? "" : ` for ${formatDuration(end)}`;
	if (executor === "constant-arrival-rate") return `${executor} ${perSecond(scenario)}/s${during}`;
	if (Array.isArray(scenario["stages"])) return `${executor} to ${stagesOf(scenario).map(({ target, duration }) => `${target} in ${formatDuration(parseDuration(duration) ?? 0)}`).join(", ")}`;
	if (executor === "constant-vus") return `${executor} ${vus ?? 1} VUs${during}`;
	return `${executor} ${vus ?? 1} VUs, ${iterations ?? 1} iterations`;
}

// src/adapters/k6/wrapper.ts
/**
* The text of an ES module that re-exports the user's and sets options. The user's own options stay, except those
* that shape the load: k6 refuses two descriptions of it.
*/
function wrapperModule(options) {
	const from = literal(pathToFileURL(options.script).href);
	const tagged = Object.entries(options.scenarios).map(([name, scenario]) => {
		const mark = options.unjudged.includes(name) ? {} : { [JUDGED_TAG]: JUDGED_VALUE };
		const own = typeof scenario["tags"] === "object" ? scenario["tags"] : {};
		return [name, {
			...scenario,
			tags: {
				...own,
				...mark
			}
		}];
	});
	const runsDefault = Object.values(options.scenarios).some((scenario) => nameOf(scenario) === "default");
	const inTurns = options.inTurns ?? null;
	const added = Object.fromEntries(options.submetrics.map((key) => [key, []]));
	return `import * as user from ${from};
export * from ${from};
const { vus, duration, iterations, stages, scenarios, thresholds, ...kept } = user.options ?? {};
const renamed = ${literal(options.thresholds ?? {})};
const own = ${options.thresholds === null ? "[]" : "Object.entries(thresholds ?? {})"};
export const options = {
  ...kept,
  scenarios: ${literal(Object.fromEntries(tagged))},
  systemTags: ${literal(systemTags(Object.keys(options.thresholds ?? {}), options.urls === true ? ["url"] : []))},
  summaryTrendStats: ${literal(options.trendStats)},
  thresholds: {
    ...${literal(added)},
    ...Object.fromEntries(own.map(([key, value]) => [renamed[key] ?? key, ${inTurns === null ? "value" : "withoutAbort(value)"}])),
  },
${inTurns === null ? "" : `  setupTimeout: '${inTurns.setupTimeoutMs}ms',\n`}};
${inTurns === null ? "" : turns(inTurns)}${runsDefault ? `export { default } from ${from};\n` : ""}`;
}
/** A crossed threshold of one round must not end the other arm's; both arms start their clocks together. */
function turns({ barrierUrl, summary }) {
	return `import perfGateHttp from 'k6/http';
function withoutAbort(value) {
  return [value].flat().map((one) => (typeof one === 'string' ? one : one.threshold));
}
export async function setup() {
  const data = await user.setup?.();
  try {
    perfGateHttp.get(${literal(barrierUrl)}, { timeout: '600s', responseType: 'none' });
  } catch {}
  return data;
}
${summary ? "" : "export function handleSummary() { return {}; }\n"}`;
}
/** Metrics that belong to the process and not to a scenario carry none of its tags. */
const UNTAGGED = ["vus", "vus_max"];
/** The key under which a threshold looks at judged samples only. */
function scopeThreshold(key) {
	const brace = key.indexOf("{");
	const metric = brace < 0 ? key : key.slice(0, brace);
	if (UNTAGGED.includes(metric.trim())) return key;
	const mark = `${JUDGED_TAG}:${JUDGED_VALUE}`;
	return brace < 0 ? `${key}{${mark}}` : key.replace(/\}\s*$/, `,${mark}}`);
}
/** JSON is JavaScript, but for two line ends that older parsers take for real ones. */
function literal(value) {
	return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

// src/adapters/k6/preflight.ts
const UNHEARD$1 = {
	write: () => {},
	group: (_title, body) => body()
};
/** Runs one iteration of each function, which counts for nothing, and says in one line what it made. */
async function runPreflight(setting, script, plan, log) {
	const session = {
		module: wrapperModule({
			script,
			scenarios: plan.preflight,
			unjudged: [],
			thresholds: null,
			submetrics: [],
			trendStats: ["avg"],
			urls: true
		}),
		limitMs: plan.preflightLimitMs,
		log: UNHEARD$1,
		summary: false
	};
	const result = await runSession(setting, session);
	const { collector, exit, heard } = result;
	const iterations = collector.iterations();
	const functions = Object.keys(plan.preflight).length;
	const isWhole = heard.thrown.size === 0 && iterations.count === functions;
	const requests = collector.overall.requests;
	if (exit.code === 0) {
		const many = functions === 1 ? "each iteration makes" : `one iteration of ${functions} functions makes`;
		const took = iterations.meanMs === null ? "" : `, ${Math.round(iterations.meanMs)} ms`;
		log.write("info", `Preflight: ${many} ${requests} requests${took}${isWhole ? "" : " (it did not get to its end)"}`);
	}
	return {
		endpoints: [...collector.endpoints.values()].map(({ name, method }) => ({
			name,
			method
		})),
		scenarios: [...collector.scenarios.keys()],
		requests,
		requestsPerIteration: functions === 1 && isWhole ? requests : null,
		iterationMs: iterations.meanMs,
		hosts: collector.hosts,
		failure: exit.code === 0 ? null : result
	};
}

// src/adapters/k6/inspect.ts
const DEFAULT_LIMIT_MS = 6e4;
/**
* What k6 makes of the script's options. Executes the script's init code.
* Throws UsageError with k6's own message when the script is missing, does not parse or throws there.
*/
async function inspect(command, scriptPath, shownAs) {
	const args = [
		"inspect",
		"--execution-requirements",
		"--log-format",
		"json",
		scriptPath
	];
	const result = await runShort({
		...command,
		args
	});
	if (!result.ok) throw unusable(shownAs, result.error);
	const found = JSON.parse(result.stdout);
	const setupMs = parseDuration(found.setupTimeout) ?? DEFAULT_LIMIT_MS;
	const teardownMs = parseDuration(found.teardownTimeout) ?? DEFAULT_LIMIT_MS;
	return {
		scenarios: withoutNulls(found.scenarios ?? {}),
		thresholds: found.thresholds ?? {},
		trendStats: found.summaryTrendStats ?? [],
		totalMs: parseDuration(found.totalDuration) ?? DEFAULT_LIMIT_MS,
		setupAndTeardownMs: setupMs + teardownMs
	};
}
/** A usage error about the script. */
function unusable(script, reason) {
	const message = `k6 cannot use the script ${script}: ${reason.trim().replace(/\s*\n\s*/g, " ") || "it gave no reason"}`;
	return new UsageError([{
		where: "workload.script",
		line: null,
		column: null,
		message
	}]);
}
function withoutNulls(scenarios) {
	const set = Object.entries(scenarios).map(([name, scenario]) => {
		return [name, {
			...Object.fromEntries(Object.entries(scenario).filter(([, value]) => value !== null)),
			executor: String(scenario["executor"])
		}];
	});
	return Object.fromEntries(set);
}

// src/adapters/k6/prepare.ts
/** Reads the script with k6. Throws UsageError for what the user must correct. */
async function prepare(options, request) {
	const { binary, log, clock } = options;
	const { workload, workingDirectory, signal } = request;
	refuseArchive(workload.script);
	const environment = scriptEnvironment(options.env, workload.env, request.baseUrl);
	const notes = asideNotes(environment.setAside);
	for (const note of notes) log.write("info", note);
	const script = path.resolve(workingDirectory, workload.script);
	const command = {
		binary,
		env: environment.variables,
		directory: workingDirectory,
		signal
	};
	const inspected = await inspect(command, script, workload.script);
	const plan = planLoad(workload, inspected);
	const [scriptHash, k6Version] = await Promise.all([hashScript(command, script), readVersion$1(command)]);
	const logFile = await freshLogFile(request.directory);
	return {
		script,
		scriptHash,
		inspected,
		plan,
		setting: {
			binary,
			k6Version,
			env: environment.variables,
			workingDirectory,
			logFile,
			clock,
			signal
		},
		log,
		notes
	};
}
/** What makes a run comparable with others. */
function workloadOf({ scriptHash, plan }, request, requestsPerIteration) {
	const { profile, profileHash, targetRate } = plan;
	return {
		script: request.workload.script,
		scriptHash,
		environment: environmentOf(request),
		profile,
		profileHash,
		targetRate,
		requestsPerIteration
	};
}
/** k6 itself runs these, but a module cannot import them. */
function refuseArchive(script) {
	if (!/\.tar$|^https?:/.test(script)) return;
	throw unusable(script, "an archive or an address cannot be used, name the script file itself.");
}
function asideNotes(names) {
	if (names.length === 0) return [];
	return [`Not passed to k6, because they decide its load, outputs or credentials: ${names.join(", ")}.`];
}
async function readVersion$1(command) {
	const result = await runShort({
		...command,
		args: ["version", "--json"]
	});
	const version = result.ok ? JSON.parse(result.stdout).version : null;
	if (typeof version === "string") return version.replace(/^v/, "");
	throw new EnvironmentError(`k6 at ${command.binary} does not say its version${result.error === "" ? "" : `: ${result.error}`}.`, "Use k6 1.8 or newer.");
}
/** k6.log of this measurement; throws EnvironmentError when the folder cannot be written. */
async function freshLogFile(directory) {
	const file = path.join(directory, "k6.log");
	try {
		await mkdir(directory, { recursive: true });
		await rm(file, { force: true });
	} catch (error) {
		throw new EnvironmentError(`The folder ${directory} cannot be written: ${toError(error).message}.`, "Choose another folder with `--out`.", error);
	}
	return file;
}
/** Identity of the environment under load; never the port, which is a free one. */
function environmentOf({ workload, local, baseUrl }) {
	if (workload.environment !== null) return workload.environment;
	return local || !URL.canParse(baseUrl) ? "local" : new URL(baseUrl).hostname;
}

// src/adapters/k6/submetrics.ts
/**
* k6 compares every sample with every submetric of its metric, so the exact ones are few; further endpoints are
* read from histograms.
*/
const MAX_EXACT_ENDPOINTS = 50;
/** Keys of the summary that hold judged values of the whole run. */
const JUDGED_TOTALS = [
	"http_req_duration",
	"http_req_failed",
	"iterations",
	"dropped_iterations"
];
/** Keys of one group's exact durations and failures; null: k6 cannot name it in a threshold. */
function keysOf(tags) {
	return {
		duration: judged("http_req_duration", tags),
		failed: judged("http_req_failed", tags)
	};
}
/** The submetrics to ask for, and how many endpoints go without. */
function submetricsFor({ endpoints, scenarios }) {
	const perEndpoint = endpoints.map(({ name, method }) => keysOf({
		name,
		method
	}));
	const nameable = perEndpoint.filter(({ duration }) => duration !== null);
	const perScenario = scenarios.length > 1 ? scenarios.map((scenario) => keysOf({ scenario })) : [];
	const totals = JUDGED_TOTALS.map((metric) => judged(metric));
	const exact = nameable.slice(0, MAX_EXACT_ENDPOINTS);
	return {
		keys: [...totals, ...[...perScenario, ...exact].flatMap(({ duration, failed }) => [duration, failed])].filter((key) => key !== null),
		inexact: perEndpoint.length - exact.length
	};
}

// src/adapters/k6/duet/windows.ts
/** The beginning of a round is not judged: connections are opened and caches filled. */
const LEAD_MS = 300;
/** Between two rounds, so that the requests of one are gone when the other begins. */
const GAP_MS = 200;
const SHORTEST_MS = 3e3;
const LONGEST_MS = 1e4;
/** Requests that a round is to have. */
const WANTED = 300;
/** An iteration must fit into a round several times. */
const ITERATIONS = 5;
/** Requests in four rounds, below which no p95 can be judged. */
const FEWEST = 25;
/** Time from one round's start to the next one's, ms. */
const slotMs = (roundMs) => 300 + roundMs + GAP_MS;
/** When a window's judged time begins, ms after the start. */
const judgedFrom = (window, roundMs) => window.slot * slotMs(roundMs) + 300;
/** Why scenarios cannot be cut into rounds, a sentence; null: they can. */
function uncuttable(scenarios) {
	for (const [name, scenario] of Object.entries(scenarios)) {
		const { executor } = scenario;
		if (executor !== "constant-arrival-rate" && executor !== "constant-vus") return `Scenario \`${name}\` is of the kind ${executor}, which cannot be cut into short rounds (constant-arrival-rate and constant-vus can).`;
		if ((parseDuration(scenario["startTime"]) ?? 0) > 0) return `Scenario \`${name}\` starts later than the run, so a short round would not show it.`;
	}
	return null;
}
/** Length of a round: 300 requests, three to ten seconds, and five iterations. `requestRate` per second and arm. */
function roundLength(requestRate, iterationMs) {
	const forRequests = Math.ceil(WANTED / Math.max(requestRate, .001)) * 1e3;
	const wanted = Math.max(Math.min(Math.max(forRequests, SHORTEST_MS), LONGEST_MS), ITERATIONS * iterationMs);
	const ms = Math.ceil(wanted / 1e3) * 1e3;
	if (ms > 1e4) return {
		ok: false,
		reason: `One iteration takes ${(iterationMs / 1e3).toFixed(1)} s, and a round of at most 10 s must hold five.`
	};
	const requests = requestRate * ms / 1e3;
	if (requests >= FEWEST) return {
		ok: true,
		ms
	};
	return {
		ok: false,
		reason: `The load makes ${requests.toFixed(0)} requests in a round of 10 s, and it takes ${FEWEST}.`
	};
}
/** The scenarios of one arm: each of the workload's in each window, with a lead-in of its own. */
function windowed(scenarios, windows, roundMs) {
	const all = windows.flatMap((window) => Object.entries(scenarios).flatMap(([name, scenario]) => cut(name, scenario, window, roundMs)));
	return Object.fromEntries(all);
}
/** Names end in `_lead`: not judged. */
const isLead = (name) => name.endsWith("_lead");
/** Iterations that began in time may end in the other arm's round, where they hardly weigh. */
const GRACEFUL = "3s";
function cut(name, scenario, window, roundMs) {
	const start = window.slot * slotMs(roundMs);
	const { duration: _duration, startTime: _startTime, tags, ...rest } = scenario;
	const own = typeof tags === "object" && tags !== null ? tags : {};
	const round = {
		...own,
		[ROUND_TAG]: String(window.round)
	};
	const judged = {
		...rest,
		startTime: `${start + 300}ms`,
		duration: `${roundMs}ms`,
		gracefulStop: GRACEFUL
	};
	return [[`${name}__r${window.round}_lead`, {
		...leadIn(rest),
		tags: own,
		startTime: `${start}ms`,
		gracefulStop: GRACEFUL
	}], [`${name}__r${window.round}`, {
		...judged,
		tags: round
	}]];
}
/** The same load for a fraction of a second, which only the ramping executors allow. */
function leadIn(scenario) {
	const { executor, rate, vus, ...rest } = scenario;
	const level = executor === "constant-vus" ? Number(vus ?? 1) : Number(rate);
	const stages = [{
		duration: `${300}ms`,
		target: level
	}];
	return executor === "constant-vus" ? {
		...rest,
		executor: "ramping-vus",
		startVUs: level,
		stages
	} : {
		...rest,
		executor: "ramping-arrival-rate",
		startRate: level,
		stages
	};
}

// src/adapters/k6/duet/arm.ts
/** Percentiles to ask k6 for, as `p(95)`. */
const LADDER_STATS = LADDER.map((q) => `p(${Math.round(q * 1e3) / 10})`);
const tagOf = (round) => ({ [ROUND_TAG]: String(round) });
/** The submetrics that hold a round's exact values. */
function roundKeys(windows, endpoints) {
	const whole = ["iterations", "dropped_iterations"].map((metric) => judged(metric));
	const each = windows.flatMap(({ round }) => {
		const groups = [tagOf(round), ...endpoints.map(({ name, method }) => ({
			...tagOf(round),
			name,
			method
		}))];
		const counts = ["iterations", "dropped_iterations"].map((metric) => judged(metric, tagOf(round)));
		const values = groups.map(keysOf).flatMap(({ duration, failed }) => [duration, failed]);
		return [...counts, ...values];
	});
	return [...whole, ...each].filter((key) => key !== null);
}
/** Exact values of each round, by its number. */
function readRounds(input) {
	const { windows, summary, releasedAt, roundMs } = input;
	return new Map(windows.map((window) => {
		const count = (metric) => {
			const totals = summary.totals(judged(metric, tagOf(window.round)) ?? "");
			return totals?.kind === "counter" ? totals.count : 0;
		};
		const round = {
			startedAt: releasedAt + judgedFrom(window, roundMs),
			iterations: count("iterations"),
			droppedIterations: count("dropped_iterations"),
			steal: null,
			subjects: subjectsOf(input, window.round)
		};
		return [window.round, round];
	}));
}
function subjectsOf({ collector, summary, endpoints }, round) {
	const overall = ["overall", readValues(summary, collector, round, null)];
	const rest = endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.name}`, readValues(summary, collector, round, endpoint)]);
	return Object.fromEntries([overall, ...rest].filter(([, values]) => values.requests > 0));
}
function readValues(summary, collector, round, endpoint) {
	const tags = {
		...tagOf(round),
		...endpoint
	};
	const { duration, failed } = keysOf(tags);
	const trend = duration === null ? null : summary.totals(duration);
	const failures = failed === null ? null : summary.totals(failed);
	const requests = trend?.kind === "trend" ? trend.count : 0;
	const key = endpoint === null ? null : `${endpoint.method} ${endpoint.name}`;
	return {
		requests,
		failed: failures?.kind === "rate" ? Math.min(failures.trues, requests) : 0,
		failingSeconds: collector.failing.of(round, key),
		percentiles: requests === 0 || duration === null ? null : {
			count: requests,
			values: LADDER_STATS.map((stat) => summary.stat(duration, stat) ?? 0)
		}
	};
}
/** How a chunk ended for one arm: what is wrong with it, as sentences. */
function judgeEnding({ result, rounds, plan }, limits) {
	const sum = (read) => rounds.reduce((total, round) => total + read(round), 0);
	const iterations = sum((round) => round.iterations);
	const seconds = rounds.length * limits.roundMs / 1e3;
	const thrown = [...result.heard.thrown.values()].reduce((total, count) => total + count, 0);
	return outcomeOf({
		exit: result.exit,
		heard: result.heard,
		requests: sum((round) => round.subjects["overall"]?.requests ?? 0),
		iterations,
		thrown,
		dropped: sum((round) => round.droppedIterations),
		iterationRate: seconds > 0 ? iterations / seconds : 0,
		targetRate: plan.targetRate,
		elapsedMs: result.elapsedMs,
		limitMs: limits.limitMs
	});
}

// src/adapters/k6/duet/barrier.ts
/** Listens on a free port of 127.0.0.1. `now` gives Unix milliseconds. */
async function openBarrier(now) {
	const waiting = /* @__PURE__ */ new Map();
	let released = null;
	let over = false;
	const letGo = () => {
		for (const response of waiting.values()) response.end();
		waiting.clear();
	};
	const server = createServer((request, response) => {
		waiting.set(request.url ?? "", response);
		if (waiting.size === 2) released = now();
		if (waiting.size === 2 || over) letGo();
	});
	server.listen(0, "127.0.0.1");
	await new Promise((resolve) => server.once("listening", resolve));
	const { port } = server.address();
	return {
		urlOf: (arm) => `http://127.0.0.1:${port}/${arm}`,
		releasedAt: () => released,
		giveUp: () => {
			over = true;
			letGo();
		},
		close: () => new Promise((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		})
	};
}

// src/adapters/k6/duet/chunk.ts
const ARMS = ["base", "head"];
/** k6's own start and end, and a graceful stop. */
const MARGIN_MS = 4e4;
const UNHEARD = {
	write: () => {},
	group: (_title, body) => body()
};
/**
* Drives some pairs of rounds: one k6 process per arm, whose rounds fill each other's gaps. Both clocks start when
* the last setup() is done.
*/
async function driveChunk(input) {
	const barrier = await openBarrier(() => input.arms.head.job.setting.clock.now());
	try {
		const [base, head] = await Promise.all(ARMS.map((arm) => driveArm(input, arm, barrier)));
		if (base === void 0 || head === void 0) throw new Error("an arm is missing");
		return {
			pairs: input.firsts.flatMap((first, index) => {
				const number = input.from + index;
				const [ofBase, ofHead] = [base.rounds.get(number), head.rounds.get(number)];
				return ofBase && ofHead ? [{
					first,
					base: ofBase,
					head: ofHead
				}] : [];
			}),
			trouble: {
				base: base.reasons,
				head: head.reasons
			}
		};
	} finally {
		await barrier.close();
	}
}
async function driveArm(input, arm, barrier) {
	const { roundMs, endpoints, arms } = input;
	const { job, collector, summaries, results } = arms[arm];
	const windows = windowsOf(arm, input.firsts, input.from);
	const limitMs = 2 * input.firsts.length * slotMs(roundMs) + 2 * job.inspected.setupAndTeardownMs + MARGIN_MS;
	const result = await runSession(job.setting, {
		module: moduleOf(input, arm, windows, barrier.urlOf(arm)),
		limitMs,
		log: input.judged ? job.log : UNHEARD,
		summary: true,
		collector
	});
	barrier.giveUp();
	const { summary } = result;
	const releasedAt = barrier.releasedAt();
	const rounds = summary === null || releasedAt === null ? /* @__PURE__ */ new Map() : complete(readRounds({
		collector,
		summary,
		windows,
		endpoints,
		releasedAt,
		roundMs
	}), result, input);
	if (input.judged) {
		if (summary !== null) summaries.push(summary);
		results.push(result);
	}
	const { reasons } = judgeEnding({
		result,
		rounds: [...rounds.values()],
		plan: job.plan
	}, {
		roundMs,
		limitMs
	});
	return {
		rounds,
		reasons: releasedAt === null && reasons.length === 0 ? ["The two arms did not start together."] : reasons
	};
}
/** A run that was stopped keeps the rounds that had ended. */
function complete(rounds, { exit }, { roundMs, arms }) {
	if (exit.stopped === null && exit.code !== 105) return rounds;
	const now = arms.head.job.setting.clock.now();
	return new Map([...rounds].filter(([, { startedAt }]) => startedAt + roundMs <= now));
}
function windowsOf(arm, firsts, from) {
	return firsts.map((first, index) => ({
		round: from + index,
		slot: 2 * index + (first === arm ? 0 : 1)
	}));
}
function moduleOf(input, arm, windows, barrierUrl) {
	const { script, inspected } = input.arms[arm].job;
	const scenarios = windowed(input.scenarios, windows, input.roundMs);
	const asked = Object.values(inspected.thresholds).flatMap((expressions) => expressions.map(statOf));
	const thresholds = input.judged ? Object.fromEntries(Object.keys(inspected.thresholds).map((key) => [key, scopeThreshold(key)])) : null;
	const inTurns = {
		barrierUrl,
		setupTimeoutMs: 2 * inspected.setupAndTeardownMs,
		summary: input.judged && arm === "head"
	};
	return wrapperModule({
		script,
		scenarios,
		unjudged: Object.keys(scenarios).filter(isLead),
		thresholds,
		submetrics: roundKeys(windows, input.endpoints),
		trendStats: [.../* @__PURE__ */ new Set([
			"count",
			"avg",
			"min",
			"med",
			"max",
			"p(90)",
			...LADDER_STATS,
			...asked
		])].filter((stat) => stat !== null),
		inTurns
	});
}

// src/core/histogram/encode.ts
/** The sparse, JSON-able form of a sketch: first index, count, then (index delta, count) pairs. */
function encode(sketch) {
	const buckets = [];
	let previous = 0;
	sketch.each((index, count) => {
		buckets.push(index - previous, count);
		previous = index;
	});
	const { schema, zeros, count, sum } = sketch;
	return {
		schema,
		unit: "s",
		zeros,
		count,
		sum,
		relativeError: relativeError(schema),
		buckets
	};
}
/** Largest relative error of a value read as the geometric middle of its bucket: √b − 1, b = 2^(2^−schema). */
function relativeError(schema) {
	return Math.sqrt(2 ** 2 ** -schema) - 1;
}

// src/core/model/series.ts
const PHASES = [
	"blocked",
	"connecting",
	"tls",
	"sending",
	"waiting",
	"receiving"
];

// src/adapters/k6/series.ts
/** Exact values where k6 has them, else read from the histogram. */
function toSeries({ group, exact, exactFailed, timeline, durationMs }) {
	const trend = exact?.kind === "trend" ? withoutKind(exact) : null;
	const requests = trend?.count ?? group.requests;
	const { durations } = group;
	return {
		requests,
		rate: durationMs > 0 ? requests / durationMs * 1e3 : 0,
		failed: exactFailed?.kind === "rate" ? exactFailed.trues : group.failed,
		duration: trend ?? (durations === null ? null : trendOf(durations)),
		precision: trend === null ? "histogram" : "exact",
		phases: phasesOf(group),
		failures: [...group.failures.values()].sort((a, b) => b.count - a.count),
		histogram: durations === null ? null : encode(durations),
		timeline
	};
}
function withoutKind({ count, min, avg, p50, p90, p95, p99, max }) {
	return {
		count,
		min,
		avg,
		p50,
		p90,
		p95,
		p99,
		max
	};
}
function trendOf(sketch) {
	if (sketch.count === 0) return null;
	const ms = (q) => (quantile(sketch, q) ?? 0) * 1e3;
	return {
		count: sketch.count,
		min: ms(0),
		avg: sketch.sum / sketch.count * 1e3,
		p50: ms(.5),
		p90: ms(.9),
		p95: ms(.95),
		p99: ms(.99),
		max: ms(1)
	};
}
function phasesOf(group) {
	const timings = [];
	for (const phase of PHASES) {
		const sketch = group.phases.get(phase);
		if (sketch === void 0 || sketch.count === 0) continue;
		const p95 = (quantile(sketch, .95) ?? 0) * 1e3;
		timings.push([phase, {
			mean: sketch.sum / sketch.count * 1e3,
			p95
		}]);
	}
	return Object.fromEntries(timings);
}

// src/adapters/k6/duet/thresholds.ts
/**
* The script's thresholds over all processes of an arm: counts and rates pooled exactly, other statistics as the
* geometric mean of the processes'. k6 itself has looked at each process alone.
*/
function pooledThresholds(thresholds, summaries) {
	return Object.entries(thresholds).flatMap(([metric, expressions]) => expressions.map((expression) => {
		const value = pooled(scopeThreshold(metric), statOf(expression) ?? "", summaries);
		return {
			metric,
			expression,
			value,
			crossed: value !== null && !holds(expression, value)
		};
	}));
}
function pooled(key, stat, summaries) {
	const totals = summaries.map((summary) => summary.totals(key)).filter((one) => one !== null);
	if (totals.length === 0) return null;
	const rates = totals.filter((one) => one.kind === "rate");
	if (rates.length > 0) {
		const trues = rates.reduce((sum, one) => sum + one.trues, 0);
		const all = rates.reduce((sum, one) => sum + one.trues + one.falses, 0);
		return all === 0 ? null : trues / all;
	}
	const values = summaries.map((summary) => summary.stat(key, stat)).filter((value) => value !== null);
	if (values.length === 0) return null;
	if (stat === "count") return values.reduce((sum, value) => sum + value, 0);
	if (stat === "max") return Math.max(...values);
	if (stat === "min") return Math.min(...values);
	if (values.some((value) => value <= 0)) return values.reduce((sum, value) => sum + value, 0) / values.length;
	return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
const OPERATORS = {
	"<": (value, limit) => value < limit,
	"<=": (value, limit) => value <= limit,
	">": (value, limit) => value > limit,
	">=": (value, limit) => value >= limit,
	"==": (value, limit) => value === limit,
	"===": (value, limit) => value === limit,
	"!=": (value, limit) => value !== limit
};
/** An expression that cannot be read was k6's to refuse. */
function holds(expression, value) {
	const [, operator = "", limit = ""] = /(<=|>=|===|==|!=|<|>)\s*([-+.\deE]+)\s*$/.exec(expression) ?? [];
	return OPERATORS[operator]?.(value, Number(limit)) ?? true;
}

// src/adapters/k6/duet/finish.ts
/** The pooled view of each arm: charts, phases, counts. Decisions read the rounds. */
function finishDuet(input) {
	return {
		base: finishArm(input, input.arms.base),
		head: finishArm(input, input.arms.head)
	};
}
function finishArm(input, arm) {
	const { job, collector, summaries, results } = arm;
	const durationMs = input.rounds * input.roundMs;
	const series = (group) => toSeries({
		group,
		exact: null,
		exactFailed: null,
		timeline: collector.timeline(group),
		durationMs
	});
	const totals = sums(arm);
	const iterations = totals(judged("iterations") ?? "");
	const endpoints = [...collector.endpoints.values()].map(({ name, method, group }) => ({
		name,
		method,
		...series(group)
	})).filter(({ requests }) => requests > 0).sort((a, b) => `${a.name} ${a.method}` < `${b.name} ${b.method}` ? -1 : 1);
	return {
		k6Version: job.setting.k6Version,
		workload: workloadOf(job, input.request, input.flight.requestsPerIteration),
		load: {
			startedAt: collector.startedAt ?? 0,
			durationMs,
			iterations,
			droppedIterations: totals(judged("dropped_iterations") ?? ""),
			iterationRate: durationMs > 0 ? iterations / durationMs * 1e3 : 0,
			maxVus: Math.max(collector.maxVus, ...summaries.map(mostVus)),
			k6ExitCode: results.at(-1)?.exit.code ?? null,
			outcome: results.some(({ exit }) => exit.stopped === "cancelled") ? "cancelled" : "completed"
		},
		metrics: wholeRun(arm),
		overall: series(collector.overall),
		endpoints,
		scenarios: [...collector.scenarios].map(([scenario, group]) => ({
			scenario,
			...series(group)
		})),
		checks: checksOf(arm),
		thresholds: pooledThresholds(job.inspected.thresholds, summaries),
		validity: { valid: true },
		notes: job.notes
	};
}
function mostVus({ metrics: { vus } }) {
	return vus?.kind === "gauge" ? vus.max : 0;
}
function sums({ summaries }) {
	return (key) => summaries.reduce((sum, summary) => {
		const totals = summary.totals(key);
		return totals?.kind === "counter" ? sum + totals.count : sum;
	}, 0);
}
/** Counters and rates add up; percentiles of several processes do not, and are left out. */
function wholeRun({ summaries }) {
	const added = [...new Set(summaries.flatMap(({ metrics }) => Object.keys(metrics)))].flatMap((name) => {
		const sum = summaries.map(({ metrics }) => metrics[name]).filter((totals) => totals !== void 0).reduce(add);
		return sum.kind === "trend" ? [] : [[name, sum]];
	});
	return Object.fromEntries(added);
}
function add(a, b) {
	if (a.kind === "counter" && b.kind === "counter") return {
		kind: "counter",
		count: a.count + b.count,
		rate: (a.rate + b.rate) / 2
	};
	if (a.kind === "rate" && b.kind === "rate") {
		const [trues, falses] = [a.trues + b.trues, a.falses + b.falses];
		return {
			kind: "rate",
			trues,
			falses,
			value: trues / (trues + falses)
		};
	}
	if (a.kind === "gauge" && b.kind === "gauge") return {
		kind: "gauge",
		value: b.value,
		min: Math.min(a.min, b.min),
		max: Math.max(a.max, b.max)
	};
	return a;
}
function checksOf({ summaries }) {
	const byName = /* @__PURE__ */ new Map();
	for (const { name, passes, fails } of summaries.flatMap(({ checks }) => checks)) {
		const known = byName.get(name) ?? {
			name,
			passes: 0,
			fails: 0
		};
		byName.set(name, {
			name,
			passes: known.passes + passes,
			fails: known.fails + fails
		});
	}
	return [...byName.values()];
}

// src/adapters/k6/duet/warm-arms.ts
const ROUND_MS = 2e3;
const FIRST_PAIRS = 3;
const MORE_PAIRS = 2;
/** 20 s on each arm. */
const MOST_PAIRS = 10;
/** A median that moves less than this twice running is warm. */
const STEADY = .05;
/** Medians this close are alike, whatever their ratio. */
const STEADY_MS = .3;
/** Drives both arms in turns until their medians stay; nothing of it is judged. Returns the last rounds. */
async function warmArms({ arms, scenarios, warmupMs }) {
	const { log, setting } = arms.head.job;
	const most = warmupMs === null ? MOST_PAIRS : Math.ceil(warmupMs / ROUND_MS);
	let pairs = [];
	let last = {
		pairs: [],
		trouble: {
			base: [],
			head: []
		}
	};
	while (pairs.length < most && !setting.signal.aborted) {
		const few = pairs.length === 0 ? FIRST_PAIRS : MORE_PAIRS;
		const firsts = Array.from({ length: warmupMs === null ? few : most }, () => "base");
		last = await driveChunk({
			arms,
			scenarios,
			firsts,
			endpoints: [],
			roundMs: ROUND_MS,
			judged: false,
			from: pairs.length
		});
		pairs = [...pairs, ...last.pairs];
		if (last.pairs.length < firsts.length || warmupMs === null && isSteady(pairs, "base") && isSteady(pairs, "head")) break;
	}
	if (pairs.length > 0) log.write("info", `Warm-up: ${pairs.length * ROUND_MS / 1e3} s on each arm, not judged`);
	return {
		...last,
		pairs
	};
}
function isSteady(pairs, arm) {
	const medians = pairs.slice(-3).map((pair) => pair[arm].subjects["overall"]?.percentiles?.values[LADDER.indexOf(.5)]);
	if (medians.length < 3) return false;
	return medians.every((value, index) => {
		const before = medians[index - 1];
		if (index === 0) return true;
		if (value === void 0 || before === void 0) return false;
		return Math.abs(value - before) <= Math.max(STEADY * before, STEADY_MS);
	});
}

// src/adapters/k6/duet/open-duet.ts
/** k6 compares every sample with every submetric, so exact endpoints are few. */
const MOST_ENDPOINTS = 25;
/** Reads the script, tries one iteration on each arm, chooses the rounds and warms both arms up. */
async function openDuet(options, request) {
	const workload = {
		...request.workload,
		warmupMs: null
	};
	const ofHead = {
		...request,
		workload,
		baseUrl: request.baseUrls.head
	};
	const head = await prepare(options, ofHead);
	const base = withAddress(head, options, request);
	const cut = uncuttable(head.plan.scenarios(null).scenarios);
	if (cut !== null) return {
		kind: "unsuitable",
		reason: cut
	};
	const flights = {
		base: await runPreflight(base.setting, base.script, base.plan, base.log),
		head: await runPreflight(head.setting, head.script, head.plan, head.log)
	};
	const trouble = {
		base: endingOf(flights.base, base.plan),
		head: endingOf(flights.head, head.plan)
	};
	if (trouble.base.length + trouble.head.length > 0) return {
		kind: "broken",
		trouble
	};
	const astray = [unused(flights.base, request.baseUrls.base), unused(flights.head, request.baseUrls.head)].flat();
	if (astray.length > 0) return {
		kind: "broken",
		trouble: {
			base: astray,
			head: astray
		}
	};
	const shape = shapeOf(head.plan, flights.head);
	const length = roundLength(shape.requestRate, shape.iterationMs);
	if (!length.ok) return {
		kind: "unsuitable",
		reason: length.reason
	};
	const arms = {
		base: armJob("base", base),
		head: armJob("head", head)
	};
	const { warmupMs } = request.workload;
	return warmAndReady({
		arms,
		flights,
		roundMs: length.ms,
		shape,
		request: ofHead,
		warmupMs
	});
}
async function warmAndReady(ready) {
	const { arms, flights, roundMs, shape, request, warmupMs } = ready;
	const { scenarios } = shape;
	const warm = await warmArms({
		arms: fresh(arms),
		scenarios,
		warmupMs
	});
	if (warm.pairs.length === 0 && warmupMs !== 0) return {
		kind: "broken",
		trouble: warm.trouble
	};
	const endpoints = union(flights.base.endpoints, flights.head.endpoints).slice(0, MOST_ENDPOINTS);
	let driven = 0;
	let setups = 0;
	return {
		kind: "ready",
		driver: {
			roundMs,
			async drive(firsts) {
				const chunk = await driveChunk({
					arms,
					scenarios,
					endpoints,
					roundMs,
					firsts,
					from: driven,
					judged: true
				});
				driven += firsts.length;
				setups += 1;
				return chunk;
			},
			finish: () => finishDuet({
				arms,
				request,
				roundMs,
				rounds: driven,
				setups,
				flight: flights.head
			})
		}
	};
}
function withAddress(job, options, request) {
	const { variables } = scriptEnvironment(options.env, request.workload.env, request.baseUrls.base);
	const logFile = job.setting.logFile.replace(/\.log$/, "-base.log");
	return {
		...job,
		setting: {
			...job.setting,
			env: variables,
			logFile
		}
	};
}
function armJob(arm, job) {
	return {
		arm,
		job,
		collector: new Collector(() => job.setting.clock.now()),
		summaries: [],
		results: []
	};
}
/** The same arms with nothing seen yet: what warms up must not count. */
function fresh({ base, head }) {
	return {
		base: armJob("base", base.job),
		head: armJob("head", head.job)
	};
}
function shapeOf(plan, flight) {
	const { scenarios } = plan.scenarios(flight.iterationMs);
	const iterationMs = Math.max(flight.iterationMs ?? 1e3, 1);
	const functions = Math.max(Object.keys(plan.preflight).length, 1);
	const perIteration = flight.requests / functions;
	const vus = Object.values(scenarios).reduce((sum, { vus: count }) => sum + Number(count ?? 0), 0);
	return {
		scenarios,
		iterationMs,
		requestRate: (plan.targetRate ?? vus * 1e3 / iterationMs) * perIteration
	};
}
/** What ended the one iteration of an arm, as sentences; none: it ended well. */
function endingOf({ failure }, plan) {
	if (failure === null) return [];
	const { exit, heard, elapsedMs } = failure;
	return outcomeOf({
		requests: 0,
		iterations: 0,
		thrown: 0,
		dropped: 0,
		iterationRate: 0,
		targetRate: null,
		exit,
		heard,
		elapsedMs,
		limitMs: plan.preflightLimitMs
	}).reasons;
}
/** That a script calls some other address than the one it is given. */
function unused({ hosts }, baseUrl) {
	const wanted = new URL(baseUrl).host;
	if (hosts.size === 0 || hosts.has(wanted)) return [];
	return [`The script does not use BASE_URL: it called ${[...hosts].join(", ")} and never ${wanted}. Read \`__ENV.BASE_URL\` in it.`];
}
function union(...lists) {
	return [...new Map(lists.flat().map((endpoint) => [`${endpoint.method} ${endpoint.name}`, endpoint])).values()];
}

// src/adapters/k6/measurement.ts
/** Puts together what one run of k6 showed. */
function toMeasurement(measured) {
	const { result, plan, workload, k6Version, thresholdKeys } = measured;
	const { collector, summary } = result;
	const durationMs = judgedDuration(result, plan);
	const series = seriesOf(result, durationMs);
	const overall = series(collector.overall, {});
	const load = loadOf(measured, durationMs, overall.requests);
	const others = collector.other === null ? [] : [{
		name: "(other)",
		method: "",
		group: collector.other
	}];
	const endpoints = [...collector.endpoints.values(), ...others].map(({ name, method, group }) => ({
		name,
		method,
		...series(group, {
			name,
			method
		})
	})).filter(({ requests }) => requests > 0).sort((a, b) => order(`${a.name} ${a.method}`, `${b.name} ${b.method}`));
	const onlyOne = collector.scenarios.size === 1;
	const scenarios = [...collector.scenarios].map(([scenario, group]) => ({
		scenario,
		...series(group, onlyOne ? {} : { scenario })
	})).sort((a, b) => order(a.scenario, b.scenario));
	const thresholds = summary?.thresholds(thresholdKeys) ?? [];
	return {
		k6Version,
		workload,
		load: load.load,
		metrics: summary?.metrics ?? {},
		overall,
		endpoints,
		scenarios,
		checks: summary?.checks ?? [],
		thresholds,
		validity: load.reasons.length === 0 ? { valid: true } : {
			valid: false,
			reasons: load.reasons
		},
		notes: [...measured.notes, ...notesOf(result)]
	};
}
function order(a, b) {
	return a < b ? -1 : Number(a > b);
}
function seriesOf({ collector, summary }, durationMs) {
	const totals = (key) => key === null ? null : summary?.totals(key) ?? null;
	return (group, tags) => {
		const keys = keysOf(tags);
		return toSeries({
			group,
			exact: totals(keys.duration),
			exactFailed: totals(keys.failed),
			timeline: collector.timeline(group),
			durationMs
		});
	};
}
/** Judged wall time, ms. k6's own: a counter's count divided by its rate, where a counter has a sample. */
function judgedDuration({ summary, collector, elapsedMs }, plan) {
	const counter = [
		"iterations",
		"http_reqs",
		"data_sent"
	].map((name) => summary?.metrics[name]).find((totals) => totals?.kind === "counter" && totals.rate > 0);
	const k6Ms = counter?.kind === "counter" ? counter.count / counter.rate * 1e3 : elapsedMs;
	const warmupMs = plan.warmup === "scenario" ? plan.warmupMs : 0;
	const ms = collector.startedAt === null ? 0 : Math.max(k6Ms - warmupMs, 0);
	return plan.targetRate !== null && plan.judgedMs !== null ? Math.min(ms, plan.judgedMs) : ms;
}
function loadOf({ result, plan, workload }, durationMs, requests) {
	const { summary, collector, exit, heard, elapsedMs } = result;
	const counted = (metric) => {
		const totals = summary?.totals(judged(metric) ?? "");
		return totals?.kind === "counter" ? totals.count : null;
	};
	const iterations = counted("iterations") ?? collector.iterations().count;
	const dropped = counted("dropped_iterations") ?? 0;
	const iterationRate = durationMs > 0 ? iterations / durationMs * 1e3 : 0;
	const thrown = [...heard.thrown].reduce((sum, [scenario, count]) => scenario === "warmup" && plan.warmup === "scenario" ? sum : sum + count, 0);
	const vus = summary?.metrics["vus"];
	const { targetRate } = workload;
	const { limitMs } = plan;
	const { outcome, reasons } = outcomeOf({
		exit,
		heard,
		requests,
		iterations,
		thrown,
		dropped,
		iterationRate,
		targetRate,
		elapsedMs,
		limitMs
	});
	return {
		load: {
			startedAt: collector.startedAt ?? 0,
			durationMs,
			iterations,
			droppedIterations: dropped,
			iterationRate,
			maxVus: vus?.kind === "gauge" ? vus.max : collector.maxVus,
			k6ExitCode: exit.code,
			outcome
		},
		reasons
	};
}
function notesOf({ collector, heard, summary, exit }) {
	const notes = [];
	if (collector.other !== null) {
		const rest = collector.droppedSeries ? ", as far as they could be followed" : "";
		notes.push(`The script uses more than ${200} request names; the rest stand together as "(other)"${rest}. Set the \`name\` tag of requests whose URL holds an id: http.get(url, { tags: { name: "/orders/:id" } }).`);
	}
	const thrown = [...heard.thrown.values()].reduce((sum, count) => sum + count, 0);
	if (thrown > 0) notes.push(`${thrown} iterations threw an exception, the first: ${heard.firstThrown}`);
	if (collector.broken.count > 0) notes.push(`${collector.broken.count} of k6's reports could not be read: ${collector.broken.reason}`);
	if (summary === null && exit.code !== null && exit.code !== 107) notes.push("k6 wrote no summary, so every value is read from histograms.");
	return notes;
}

// src/adapters/k6/progress.ts
const EVERY_MS = 5e3;
/** Says every five seconds how the run goes; returns what ends it. `plannedMs` null: the iterations decide. */
function reportProgress(collector, { log, clock, plannedMs }) {
	const started = clock.now();
	const timer = setInterval(() => {
		const now = clock.now();
		const { seconds, requests, failed, p95Ms, vus } = collector.glance();
		const elapsed = formatDuration(Math.round((now - started) / 1e3) * 1e3);
		const total = plannedMs === null ? "" : ` / ${formatDuration(plannedMs)}`;
		const rate = `${(seconds > 0 ? requests / seconds : 0).toFixed(1)} requests/s`;
		const p95 = `p95 ${p95Ms === null ? "–" : `${p95Ms.toFixed(p95Ms < 10 ? 1 : 0)} ms`}`;
		const errors = `${requests === 0 ? "0.0" : (failed / requests * 100).toFixed(1)} % errors`;
		log.write("info", [
			`${elapsed}${total}`,
			rate,
			p95,
			errors,
			`${vus} VUs`
		].join(" · "));
	}, EVERY_MS);
	return () => clearInterval(timer);
}

// src/adapters/k6/warm-up.ts
/** Runs the beginning of the script's own load and throws the result away. */
async function warmUp(setting, script, { warmupMs, all }, log) {
	log.write("info", `Warm-up: the script's own load for ${formatDuration(warmupMs)}, not judged`);
	const module = wrapperModule({
		script,
		scenarios: all,
		unjudged: [],
		thresholds: null,
		submetrics: [],
		trendStats: ["avg"]
	});
	await runSession(setting, {
		module,
		limitMs: warmupMs,
		log: {
			write: () => {},
			group: (_title, body) => body()
		},
		summary: false
	});
}

// src/adapters/k6/load-generator.ts
/** k6 as the load generator. Reads 1.8 and 2.x alike. */
function createLoadGenerator(options) {
	return {
		measure: (request) => measure(options, request),
		openDuet: (request) => openDuet(options, request)
	};
}
/** Learns what one iteration does, warms up, runs the load, and puts together what it showed. */
async function measure(options, request) {
	const job = await prepare(options, request);
	const { plan, script, setting } = job;
	const preflight = await runPreflight(setting, script, plan, options.log);
	const run = preflight.failure === null ? await drive(job, preflight) : stopped(job, preflight.failure);
	return toMeasurement({
		...run,
		plan,
		k6Version: setting.k6Version,
		workload: workloadOf(job, request, preflight.requestsPerIteration),
		notes: [...job.notes, ...run.notes]
	});
}
/** A preflight that k6 did not end well is the outcome: the load would end the same way. Its requests do not count. */
function stopped({ script, setting }, result) {
	if (result.exit.code === 104) throw unusable(script, result.heard.errors.at(-1) ?? "");
	const collector = new Collector(() => setting.clock.now());
	return {
		result: {
			...result,
			collector
		},
		thresholdKeys: {},
		notes: []
	};
}
async function drive(job, preflight) {
	const { plan, setting, log } = job;
	const { scenarios, notes } = plan.scenarios(preflight.iterationMs);
	for (const note of notes) log.write("info", note);
	if (plan.warmup === "run") await warmUp(setting, job.script, {
		...plan,
		all: scenarios
	}, log);
	log.write("info", `Load: ${plan.profile}`);
	const submetrics = submetricsFor(preflight);
	const first = await runLoad(job, scenarios, submetrics.keys);
	if (first.result.exit.code !== 104) return {
		...first,
		notes: [...notes, ...inexactNotes(submetrics.inexact)]
	};
	const second = await runLoad(job, scenarios, []);
	if (second.result.exit.code !== 104) return {
		...second,
		notes: [...notes, ...inexactNotes(null)]
	};
	throw unusable(job.script, second.result.heard.errors.at(-1) ?? "");
}
async function runLoad({ script, inspected, plan, setting, log }, scenarios, submetrics) {
	const hasWarmup = plan.warmup === "scenario";
	const thresholdKeys = Object.fromEntries(Object.keys(inspected.thresholds).map((key) => [key, hasWarmup ? scopeThreshold(key) : key]));
	const percentiles = Object.values(inspected.thresholds).flatMap((expressions) => expressions.map(statOf)).filter((stat) => stat?.startsWith("p("));
	const module = wrapperModule({
		script,
		scenarios,
		unjudged: hasWarmup ? [WARMUP_SCENARIO] : [],
		thresholds: thresholdKeys,
		submetrics: submetrics.filter((key) => !Object.values(thresholdKeys).includes(key)),
		trendStats: [.../* @__PURE__ */ new Set([
			...inspected.trendStats,
			...TREND_STATS,
			...percentiles.filter((stat) => stat !== null)
		])]
	});
	const plannedMs = plan.judgedMs === null ? null : plan.judgedMs + (hasWarmup ? plan.warmupMs : 0);
	const { clock } = setting;
	return {
		result: await runSession(setting, {
			module,
			limitMs: plan.limitMs,
			log,
			summary: true,
			watch: (collector) => reportProgress(collector, {
				log,
				clock,
				plannedMs
			})
		}),
		thresholdKeys
	};
}
function inexactNotes(count) {
	if (count === 0) return [];
	return [`Percentiles of ${count === null ? "all endpoints" : count === 1 ? "one endpoint" : `${count} endpoints`} are read from histograms: k6 cannot name them in a threshold (a comma, outer spaces or quotes), or there are more than it can compare cheaply.`];
}

// src/adapters/k6/provider/directories.ts
/** This user's cache folder of Perf Gate: XDG, macOS or Windows custom. It may not exist yet. */
function userCacheDirectory(env, platform) {
	const home = env["HOME"] || env["USERPROFILE"];
	if (platform === "win32" && env["LOCALAPPDATA"]) return join$1(env["LOCALAPPDATA"], "perf-gate");
	if (platform === "darwin" && home) return join$1(home, "Library", "Caches", "perf-gate");
	if (env["XDG_CACHE_HOME"]) return join$1(env["XDG_CACHE_HOME"], "perf-gate");
	return home ? join$1(home, ".cache", "perf-gate") : join$1(tmpdir(), "perf-gate-cache");
}
/** Where installed tools are kept: the runner's tool cache, else a folder in the user's cache. */
function toolDirectory(env, platform) {
	return env["RUNNER_TOOL_CACHE"] || join$1(userCacheDirectory(env, platform), "tools");
}

// src/adapters/k6/provider/version.ts
/** The k6 that runs when the user names none: pinned, so that a new k6 never changes a verdict by itself. */
const DEFAULT_K6_VERSION = "2.2.0";
/**
* `v2.2.0` or `2.2.0` as `2.2.0`; a pre-release like `2.3.0-rc1` is kept. Throws UsageError for anything else:
* ranges and `latest` would let two runs of one comparison use different k6, and the 0.x line lacks what the collector reads.
*/
function parseVersion(text) {
	const match = /^v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/.exec(text.trim());
	if (match?.[1] === void 0) throw refused(`k6-version "${text}" is not a version. Write all three numbers, for example "${DEFAULT_K6_VERSION}"; ranges and "latest" are not taken.`);
	if (match[1].startsWith("0.")) throw refused(`k6-version "${text}" is too old. Use k6 1.8 or 2, for example "${DEFAULT_K6_VERSION}".`);
	return match[1];
}
function refused(message) {
	return new UsageError([{
		where: "k6-version",
		line: null,
		column: null,
		message
	}]);
}
/** Version in the output of `k6 version` ("k6 v2.2.0 (commit/…, go1.26.8, linux/amd64)"); null: not k6. */
function readVersion(output) {
	return /^k6\S*(?:\.exe)? v(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)\b/m.exec(output)?.[1] ?? null;
}

// src/adapters/k6/provider/probe.ts
const run$1 = promisify(execFile);
/** A cold start of a 70 MB program on a busy machine takes seconds. */
const answerMs = 3e4;
/** Asks a program for its version. Throws an Error that says why it is not a k6 that runs here. */
async function probe(binary, env, signal) {
	const options = {
		env: Object.fromEntries([
			"PATH",
			"Path",
			"HOME",
			"SystemRoot",
			"USERPROFILE",
			"TEMP",
			"TMP",
			"LD_LIBRARY_PATH"
		].map((name) => [name, env[name]])),
		timeout: answerMs,
		...signal === void 0 ? {} : { signal }
	};
	let output;
	try {
		output = (await run$1(binary, ["version"], options)).stdout;
	} catch (error) {
		signal?.throwIfAborted();
		throw new Error(`"${binary} version" failed: ${firstLine(toError(error).message)}`);
	}
	const version = readVersion(output);
	if (version === null) throw new Error(`${binary} is not k6: it answered "${firstLine(output)}"`);
	return version;
}
/** The first program of this name on PATH; null: none. */
async function findOnPath(program, env) {
	for (const folder of (env["PATH"] ?? env["Path"] ?? "").split(delimiter)) {
		if (folder === "") continue;
		const file = resolve(join$1(folder, program));
		if (await isProgram(file)) return file;
	}
	return null;
}
async function isProgram(file) {
	try {
		await access(file, constants$1.X_OK);
		return (await stat(file)).isFile();
	} catch {
		return false;
	}
}
function firstLine(text) {
	return text.trim().split("\n", 1)[0]?.slice(0, 200) ?? "";
}

// src/adapters/k6/provider/download.ts
const headersMs = 8e3;
const silenceMs = 2e4;
const pauseMs = 1e3;
const maxRedirects = 5;
/**
* Writes a URL's content to `file` and returns its SHA-256 in hex. Follows redirects, but never from https to
* http. Tries once more after a server's trouble (5xx, 408, 429) or a torn transfer; a host that cannot be
* reached is given up at once. Throws an Error with the reason; the file may then be incomplete.
*/
async function download(wanted) {
	try {
		return await attempt(wanted);
	} catch (error) {
		wanted.signal?.throwIfAborted();
		if (!(error instanceof PassingError)) throw error;
		await setTimeout$1(pauseMs, void 0, wanted.signal === void 0 ? {} : { signal: wanted.signal });
		return await attempt(wanted);
	}
}
/** Trouble that a second try may not meet. */
var PassingError = class extends Error {};
async function attempt({ url, file, env, signal }) {
	const response = await follow(new URL(url), env, signal);
	const hash = createHash("sha256");
	const tap = new Transform({ transform(chunk, _encoding, done) {
		hash.update(chunk);
		done(null, chunk);
	} });
	response.setTimeout(silenceMs, () => response.destroy(/* @__PURE__ */ new Error(`no data for ${silenceMs / 1e3} s`)));
	try {
		await pipeline(response, tap, createWriteStream(file), signal === void 0 ? {} : { signal });
	} catch (error) {
		signal?.throwIfAborted();
		throw new PassingError(`the transfer broke off: ${toError(error).message}`);
	}
	return hash.digest("hex");
}
async function follow(start, env, signal) {
	let url = start;
	for (let hop = 0; hop <= maxRedirects; hop++) {
		const response = await get(url, env, signal);
		const status = response.statusCode ?? 0;
		if (status === 200) return response;
		response.destroy();
		const location = response.headers.location;
		if (status < 300 || status > 399 || location === void 0) throw statusError(status, url);
		const next = new URL(location, url);
		if (url.protocol === "https:" && next.protocol !== "https:") throw new Error(`${url.host} redirects from https to ${next.protocol}//${next.host}, which is refused`);
		url = next;
	}
	throw new Error(`${start.host} redirects more than ${maxRedirects} times`);
}
function statusError(status, url) {
	const message = `${url.host} answered ${status}`;
	return status >= 500 || status === 408 || status === 429 ? new PassingError(message) : new Error(message);
}
/** The response once its headers are there. One agent a request: a kept connection would hold the process open. */
function get(url, env, signal) {
	const { request: request$2, Agent: Agent$2 } = url.protocol === "https:" ? {
		request: request$1,
		Agent: Agent$1
	} : {
		request,
		Agent
	};
	return new Promise((resolve, reject) => {
		const headers = {
			"user-agent": "perf-gate",
			accept: "*/*"
		};
		const agent = new Agent$2({
			keepAlive: false,
			proxyEnv: env
		});
		const sent = request$2(url, {
			headers,
			agent,
			...signal === void 0 ? {} : { signal }
		});
		const giveUp = () => sent.destroy(/* @__PURE__ */ new Error(`no answer within ${headersMs / 1e3} s`));
		const timer = setTimeout(giveUp, headersMs);
		sent.once("response", (response) => {
			clearTimeout(timer);
			resolve(response);
		});
		sent.once("error", (error) => {
			clearTimeout(timer);
			reject(/* @__PURE__ */ new Error(`${url.host} cannot be reached: ${reason(error)}`));
		});
		sent.end();
	});
}
/** A refused connection to several addresses comes as an AggregateError without a message. */
function reason(error) {
	if (error.message !== "") return error.message;
	return "code" in error ? String(error.code) : error.name;
}

// src/adapters/k6/provider/pins.json
var pins_default = {
	source: null,
	versions: {}
};

// src/adapters/k6/provider/pins.ts
/** The pins that this version of Perf Gate carries; `npm run pins` writes them. */
const PINS = pins_default;
/**
* Reads `sha256sum` output: one `<hex>  <file>` a line. Lines of another shape are left out, so an HTML
* error page gives an empty table.
*/
function parseChecksums(text) {
	const found = {};
	for (const line of text.split("\n")) {
		const match = /^([0-9a-fA-F]{64}) [ *]?(\S+)\s*$/.exec(line);
		if (match?.[1] !== void 0 && match[2] !== void 0) found[match[2]] = match[1].toLowerCase();
	}
	return found;
}

// src/adapters/k6/provider/release.ts
const systems = {
	linux: {
		name: "linux",
		format: "tar.gz"
	},
	darwin: {
		name: "macos",
		format: "zip"
	},
	win32: {
		name: "windows",
		format: "zip"
	}
};
const processors = {
	x64: "amd64",
	arm64: "arm64"
};
/** The release file for a machine. Throws an Error that names the machine when k6 has none for it. */
function releaseAsset(version, platform, arch) {
	const system = systems[platform];
	const processor = processors[arch];
	if (system === void 0 || processor === void 0 || platform === "win32" && arch === "arm64") throw new Error(`k6 has no release file for ${platform}-${arch}`);
	const folder = `k6-v${version}-${system.name}-${processor}`;
	const program = platform === "win32" ? "k6.exe" : "k6";
	return {
		file: `${folder}.${system.format}`,
		format: system.format,
		member: `${folder}/${program}`
	};
}
/** Name of the release's list of SHA-256 sums. */
function checksumsFile(version) {
	return `k6-v${version}-checksums.txt`;
}
/** Address of a release file. `mirror` stands in for https://github.com and serves the same paths. */
function releaseUrl(version, file, mirror) {
	return `${(mirror ?? "https://github.com").replace(/\/+$/, "")}/grafana/k6/releases/download/v${version}/${file}`;
}
/** A URL fit for a log: without the name and password that a private mirror's may carry. */
function withoutCredentials(url) {
	return url.replace(/^(https?:\/\/)[^/@]*@/, "$1");
}

// src/adapters/k6/provider/unpack.ts
/**
* Takes the one program out of a release archive in `directory` and leaves it there as `program`.
* Throws an Error with the unpacker's own words.
*/
async function unpack(asset, { directory, program, env }) {
	const archive = join$1(directory, asset.file);
	const command = unpacker(asset, env);
	const args = command.includes("unzip") ? [
		"-q",
		"-o",
		archive,
		asset.member,
		"-d",
		directory
	] : [
		"--no-same-owner",
		"-xf",
		archive,
		"-C",
		directory,
		asset.member
	];
	const result = await getExecOutput(`"${command}"`, args, {
		silent: true,
		ignoreReturnCode: true
	});
	if (result.exitCode !== 0) {
		const words = (result.stderr || result.stdout).trim().split("\n").slice(-2).join(" | ");
		throw new Error(`${asset.file} cannot be unpacked with ${command}: ${words}`);
	}
	const unpacked = join$1(directory, ...asset.member.split("/"));
	await chmod(unpacked, 493);
	await rename(unpacked, join$1(directory, program));
}
/** Windows has no unzip, but its own tar reads zip; Git's tar, often first on PATH there, does not. */
function unpacker(asset, env) {
	if (asset.format === "tar.gz") return "tar";
	return env["SystemRoot"] ? join$1(env["SystemRoot"], "System32", "tar.exe") : "unzip";
}

// src/adapters/k6/provider/fetch-release.ts
/**
* Downloads k6's release file into `directory`, checks its SHA-256 and unpacks the program as `program`.
* Returns how the file was checked. Throws an Error when it cannot be had, and EnvironmentError when its hash
* is wrong: that may be an attack, so nothing else is tried then. No archive is left behind.
*/
async function fetchRelease(request, directory, program) {
	const { version, mirror, env, signal } = request;
	const asset = releaseAsset(version, request.platform, request.arch);
	const expected = await expectedHash(request, asset.file, directory);
	const url = releaseUrl(version, asset.file, mirror);
	const archive = join$1(directory, asset.file);
	try {
		const actual = await download({
			url,
			file: archive,
			env,
			signal
		});
		if (actual !== expected.hash) throw wrongHash(asset.file, actual, expected);
		await unpack(asset, {
			directory,
			program,
			env
		});
	} finally {
		await rm(archive, { force: true });
	}
	await rm(join$1(directory, asset.member.split("/")[0] ?? ""), {
		recursive: true,
		force: true
	});
	return `downloaded from ${withoutCredentials(url)}, SHA-256 ${expected.source}`;
}
/** The pin, else the release's own list: that one lies beside the file, so it proves a whole transfer only. */
async function expectedHash(request, name, directory) {
	const { version, mirror, pins, env, signal } = request;
	const pin = pins.versions[version]?.[name];
	if (pin !== void 0) return {
		hash: pin,
		source: "pinned"
	};
	const url = releaseUrl(version, checksumsFile(version), mirror);
	const file = join$1(directory, checksumsFile(version));
	try {
		await download({
			url,
			file,
			env,
			signal
		});
		const hash = parseChecksums(await readFile(file, "utf8"))[name];
		if (hash === void 0) throw new Error(`${withoutCredentials(url)} has no SHA-256 of ${name}`);
		return {
			hash,
			source: "not pinned, as in the release's checksums file"
		};
	} finally {
		await rm(file, { force: true });
	}
}
function wrongHash(name, actual, expected) {
	return new EnvironmentError(`${name} has the wrong SHA-256: ${actual} instead of ${expected.hash} (${expected.source}). The file was deleted and nothing of it was run.`, "Check who serves this file (k6-mirror, a proxy), or set k6-path to a k6 that you trust.");
}

// src/adapters/k6/provider/lock.ts
const pollMs = 200;
const heartbeatMs = 5e3;
const staleMs = 3e4;
/**
* Runs `body` while no other process holds the folder `lock`; waits for its turn without limit.
* A holder renews the folder's time every 5 s, so one that was killed is passed over after 30 s.
* The lock saves work (one build instead of two); what keeps a cache whole is that installs end in a rename.
*/
async function withLock(lock, body, signal) {
	await mkdir(dirname(lock), { recursive: true });
	while (!await acquire(lock)) {
		signal?.throwIfAborted();
		await setTimeout$1(pollMs);
	}
	const heartbeat = setInterval(() => {
		const now = /* @__PURE__ */ new Date();
		utimes(lock, now, now).catch(() => {});
	}, heartbeatMs);
	try {
		return await body();
	} finally {
		clearInterval(heartbeat);
		await rm(lock, {
			recursive: true,
			force: true
		});
	}
}
async function acquire(lock) {
	try {
		await mkdir(lock);
		return true;
	} catch (error) {
		if (!isCode(error, "EEXIST")) throw error;
	}
	if (await stat(lock).then((found) => Date.now() - found.mtimeMs, () => 0) > staleMs) await rm(lock, {
		recursive: true,
		force: true
	});
	return false;
}
/** True for a system error with this code, for example ENOENT. */
function isCode(error, code) {
	return error instanceof Error && "code" in error && error.code === code;
}

// src/adapters/k6/provider/go-build.ts
const run = promisify(execFile);
/**
* Builds k6 from its module, which Go checks against the public checksum database.
* A scratch module is built instead of `go install`: it works for every major version and leaves GOBIN alone.
* Throws an Error with the end of Go's own output.
*/
async function buildWithGo(build) {
	const { version, signal } = build;
	const installed = await goVersion(goEnvironment(build.env));
	build.log.write("info", `Building k6 ${version} with ${installed}; takes a minute or a few.`);
	const major = Number.parseInt(version, 10);
	const module = major < 2 ? "go.k6.io/k6" : `go.k6.io/k6/v${major}`;
	const directory = await mkdtemp(join$1(tmpdir(), "perf-gate-k6-"));
	try {
		await writeFile(join$1(directory, "go.mod"), `module k6build\n\ngo 1.21\n\nrequire ${module} v${version}\n`);
		const args = [
			"build",
			"-mod=mod",
			"-trimpath",
			"-ldflags=-s -w",
			"-o",
			build.output,
			module
		];
		await mkdir(join$1(build.output, ".."), { recursive: true });
		await runGo(args, {
			env: {
				...goEnvironment(build.env),
				GOTMPDIR: directory
			},
			directory,
			signal
		});
	} catch (error) {
		signal?.throwIfAborted();
		throw new Error(`go build ${module}@v${version} failed: ${toError(error).message}`);
	} finally {
		await rm(directory, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	}
}
/**
* With a signal, Go leads a process group of its own and the whole group is interrupted: Go alone would leave
* its compilers running. Without one it stays in ours, where Ctrl-C in a terminal reaches it.
*/
async function runGo(args, { env, directory, signal }) {
	signal?.throwIfAborted();
	const detached = signal !== void 0 && process.platform !== "win32";
	const go = spawn("go", args, {
		env,
		cwd: directory,
		detached,
		stdio: [
			"ignore",
			"ignore",
			"pipe"
		]
	});
	const stop = () => interrupt(go.pid, detached);
	signal?.addEventListener("abort", stop);
	try {
		const [stderr, [code]] = await Promise.all([text$5(go.stderr), once(go, "close")]);
		if (code !== 0) throw new Error(stderr.trim().split("\n").slice(-5).join(" | ") || `exit code ${code}`);
	} finally {
		signal?.removeEventListener("abort", stop);
	}
}
function interrupt(pid, group) {
	try {
		if (pid !== void 0) process.kill(group ? -pid : pid, "SIGINT");
	} catch (error) {
		if (!isCode(error, "ESRCH")) throw error;
	}
}
/** Without C, as k6's own releases, so that no compiler is needed; a user's workspace or flags must not matter. */
function goEnvironment(env) {
	return {
		...env,
		CGO_ENABLED: "0",
		GOWORK: "off",
		GO111MODULE: "on"
	};
}
async function goVersion(env) {
	try {
		const { stdout } = await run("go", ["version"], { env });
		return stdout.trim().replace(/^go version go(\S+) .*$/, "Go $1");
	} catch (error) {
		throw new Error(`Go is not on PATH (${toError(error).message})`);
	}
}

// src/adapters/k6/provider/install.ts
/**
* Fills the folder `target` once: `fill` writes into a fresh folder beside it, which is then renamed.
* `<target>.complete` marks a whole install, as the runner's tool cache has it, so both read each other's tools.
* Two processes at once: the second waits and finds the first one's work. A failing `fill` leaves nothing behind.
*/
async function installOnce(target, fill, signal) {
	if (await isInstalled(target)) return;
	await withLock(`${target}.lock`, async () => {
		if (await isInstalled(target)) return;
		const staging = `${target}.${randomUUID()}`;
		try {
			await mkdir(staging, { recursive: true });
			await fill(staging);
			await moveInto(staging, target);
			await writeFile(`${target}.complete`, "");
		} finally {
			await rm(staging, {
				recursive: true,
				force: true,
				maxRetries: 3
			});
		}
	}, signal);
}
async function isInstalled(target) {
	try {
		await Promise.all([stat(target), stat(`${target}.complete`)]);
		return true;
	} catch {
		return false;
	}
}
/** A folder without its mark is the rest of a killed install and gives way. */
async function moveInto(staging, target) {
	await mkdir(dirname(target), { recursive: true });
	try {
		await rename(staging, target);
	} catch (error) {
		if (![
			"ENOTEMPTY",
			"EEXIST",
			"EPERM"
		].some((code) => isCode(error, code))) throw error;
		await rm(target, {
			recursive: true,
			force: true
		});
		await rename(staging, target);
	}
}

// src/adapters/k6/provider/ways.ts
/** In the order in which they are tried. */
const WAYS = [
	{
		name: "PATH",
		take: fromPath
	},
	{
		name: "tool cache",
		take: fromToolCache
	},
	{
		name: "release download",
		take: fromRelease
	},
	{
		name: "Go build",
		take: fromGo
	}
];
async function fromPath({ program, version, env, signal }) {
	const binary = await findOnPath(program, env);
	if (binary === null) throw new Error("no k6 there");
	const found = await probe(binary, env, signal);
	if (found !== version) throw new Error(`${binary} is k6 ${found}`);
	return {
		binary,
		version,
		how: "on PATH"
	};
}
async function fromToolCache({ program, version, target, env, signal }) {
	if (!await isInstalled(target)) throw new Error(`nothing at ${target}`);
	const binary = join$1(target, program);
	try {
		await requireVersion(binary, version, env, signal);
	} catch (error) {
		await rm(`${target}.complete`, { force: true });
		throw error;
	}
	return {
		binary,
		version,
		how: "tool cache"
	};
}
async function fromRelease(wanted) {
	const { version, program, config, log, signal } = wanted;
	let how = "tool cache";
	const fill = async (directory) => {
		log.write("info", `Downloading k6 ${version}.`);
		const request = {
			...wanted,
			mirror: config.mirror,
			pins: wanted.pins ?? PINS
		};
		how = await fetchRelease(request, directory, program);
		await requireVersion(join$1(directory, program), version, wanted.env, signal);
		log.write("info", `k6 ${version} ${how}.`);
	};
	try {
		await installOnce(wanted.target, fill, signal);
	} catch (error) {
		signal?.throwIfAborted();
		if (!(error instanceof EnvironmentError)) log.write("info", `k6 ${version} cannot be downloaded: ${toError(error).message}.`);
		throw error;
	}
	return {
		binary: join$1(wanted.target, program),
		version,
		how
	};
}
async function fromGo(wanted) {
	const { version, program, env, log, signal } = wanted;
	let how = "tool cache";
	await installOnce(wanted.target, async (directory) => {
		const output = join$1(directory, program);
		await buildWithGo({
			version,
			output,
			env,
			log,
			signal
		});
		await requireVersion(output, version, env, signal);
		how = "built with Go from its module";
	}, signal);
	return {
		binary: join$1(wanted.target, program),
		version,
		how
	};
}
async function requireVersion(binary, version, env, signal) {
	const found = await probe(binary, env, signal);
	if (found !== version) throw new Error(`${binary} is k6 ${found}`);
}

// src/adapters/k6/provider/provide.ts
/**
* Obtains the wanted k6: `k6-path`, else PATH, tool cache, release download, Go build, whichever comes first.
* Throws UsageError for a version that is none and for a `k6-path` that is no k6, EnvironmentError at once for
* a download of the wrong hash, and EnvironmentError naming every way tried when all of them failed.
*/
async function provideK6(options) {
	const version = parseVersion(options.config.version);
	if (options.config.path !== null) return fromSetting(options.config.path, version, options);
	const program = options.platform === "win32" ? "k6.exe" : "k6";
	const target = join$1(await writableToolDirectory(options), "k6", version, options.arch);
	const wanted = {
		...options,
		version,
		program,
		target
	};
	const tried = [];
	for (const way of WAYS) {
		options.signal?.throwIfAborted();
		try {
			return await way.take(wanted);
		} catch (error) {
			options.signal?.throwIfAborted();
			if (error instanceof EnvironmentError) throw error;
			tried.push(`${way.name}: ${toError(error).message}`);
			options.log.write("debug", `No k6 by ${tried.at(-1)}.`);
		}
	}
	throw new EnvironmentError(`k6 ${version} cannot be obtained. Tried: k6-path: not set; ${tried.join("; ")}.`, `Install k6 ${version} and set k6-path to it, or set k6-mirror to a host that serves k6's release files.`);
}
/** The user's word counts more than the wanted version, but a difference is said. */
async function fromSetting(path, wanted, options) {
	const binary = resolve(path);
	try {
		const version = await probe(binary, options.env, options.signal);
		if (version !== wanted) options.log.write("info", `k6-path is k6 ${version}; it is used although k6-version asks for ${wanted}.`);
		return {
			binary,
			version,
			how: "k6-path"
		};
	} catch (error) {
		options.signal?.throwIfAborted();
		const message = `k6-path "${path}" cannot be used: ${toError(error).message}. Set it to a k6 program, or leave it out and k6 ${wanted} is fetched.`;
		throw new UsageError([{
			where: "k6-path",
			line: null,
			column: null,
			message
		}]);
	}
}
/** A container often sees the runner's tool cache read-only; the user's own cache serves then. */
async function writableToolDirectory({ env, platform, log }) {
	const directory = toolDirectory(env, platform);
	try {
		await mkdir(directory, { recursive: true });
		await access(directory, constants.W_OK);
		return directory;
	} catch (error) {
		const own = join$1(userCacheDirectory(env, platform), "tools");
		log.write("info", `${toError(error).message}: k6 is kept in ${own}.`);
		return own;
	}
}

// src/entry/lazy-load-generator.ts
/** Obtains k6 when the first measurement is asked for, and once. */
function lazyLoadGenerator(config, { log, clock, signal }) {
	let generator = null;
	const provide = async () => {
		const { platform, arch, env } = process;
		const k6 = await provideK6({
			config,
			log,
			env,
			platform,
			arch,
			signal
		});
		return createLoadGenerator({
			binary: k6.binary,
			log,
			clock,
			env
		});
	};
	return () => {
		generator ??= provide();
		return generator;
	};
}

// src/entry/action/wire.ts
/** Every port of an action's run, from its adapters. */
function wire(parts) {
	const { config, log, signal, env } = parts;
	const clock = createClock();
	return {
		log,
		clock,
		host: createHost(),
		files: createResultFiles(config.out),
		apps: createAppRunner({
			log,
			clock,
			env
		}),
		target: createTargetCheck(),
		sourceControl: createSourceControl({
			log,
			env
		}),
		openFaultProxy,
		revisions: createRevisions({ env }),
		configAt: configReader(parts.inputs, parts.inputs["config"] || null, log),
		loadGenerator: lazyLoadGenerator(config.k6, {
			log,
			clock,
			signal
		}),
		store: store(parts),
		publishers: publishers(parts),
		tool: TOOL
	};
}
function store({ config, context, client, env }) {
	const choice = config.baseline.store;
	if (choice.kind === "directory") return createDirectoryStore({ directory: choice.path });
	if (choice.kind === "none") return null;
	return createArtifactStore({
		client,
		repository: parseRepository(context.source.repository),
		repositoryId: context.source.repositoryId,
		workflow: context.source.workflow,
		tempDirectory: env["RUNNER_TEMP"] ?? config.out
	});
}
const reportOf = ({ judgement, runUrl }) => toReport(judgement, { runUrl });
/** Local ones first; the status before the comment, so that one write at most waits for the rate limiter. */
function publishers({ config, context, client, env }) {
	const local = [createSummaryPublisher({
		path: env["GITHUB_STEP_SUMMARY"] ?? "",
		render: (publication, maxBytes) => renderSummary(reportOf(publication), { maxBytes })
	}), createAnnotationsPublisher({ render: (publication) => renderAnnotations(reportOf(publication)) })];
	if (config.dryRun) return local;
	const { runId, attempt, job, repository: fullName } = context.source;
	const github = {
		client,
		repository: parseRepository(fullName),
		gate: config.gate
	};
	return [
		...local,
		createStatusPublisher({
			...github,
			sha: context.statusSha,
			runUrl: context.runUrl,
			render: (publication) => renderStatusDescription(reportOf(publication))
		}),
		createCommentPublisher({
			...github,
			runId,
			attempt,
			job,
			pullNumber: context.pullRequest?.number ?? null,
			mode: config.comment,
			render: (publication, maxBytes) => renderComment(reportOf(publication), { maxBytes })
		})
	];
}

export { exitCode as A, EXIT as B, record as C, isTrustworthy as D, judge as E, defaultGate as F, createClient as G, leave as H, readConfigFile as I, readContext as J, parseRepository as K, ISSUES_URL as L, parseConfig as M, suggest as N, selfTestReport as O, SETTINGS as P, TOOL as R, saveBaseline as S, renderComment as T, stopOnSignals as U, guarded as V, completeContext as W, UsageError as X, EnvironmentError as Y, toError as Z, required as _, createHost as a, selfTest as b, createResultFiles as c, createTargetCheck as d, openFaultProxy as f, readJson$1 as g, publishFiles as h, configReader as i, readAcceptances as j, significant as k, createDirectoryStore as l, judgeFiles as m, lazyLoadGenerator as n, createSourceControl as o, createAppRunner as p, safeLines as q, provideK6 as r, createRevisions as s, wire as t, createClock as u, decodeJudgement as v, toReport as w, gate as x, decodeRecording as y, VERSION as z };
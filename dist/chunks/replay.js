import { c as toError, r as EnvironmentError, s as UsageError } from "./errors.js";
import { c as notice, f as warning, o as error, t as getOctokit } from "./github.js";
import { At as judgeUntouched, B as createCpuProfiler, Br as renderStatusDescription, Bt as failedStep, Cn as addPush, Cr as decodeJudgement, Ct as baselineFrom, D as stepsText, Dn as writeHistory, E as configReader, En as runPage, Et as historyOf$2, Fn as fitTogether, Fr as NO_BASELINE, H as openRun, Hr as watchPrefix, Ir as exactly, J as seeded, Lr as text$1, Nn as bytesOf, O as renderSummary, Oi as readConfigFile, Ot as judge, Pn as firstLines, Pr as HISTORY_STAMP, Q as createRevisions, Qi as rememberRepositories, Rr as STEPS, Rt as remedyText, Sn as renderComment, Sr as decodeHistory, Ti as OUT_FOLDER, Tn as readHistory, Tr as decodeWatchLog, Tt as findBaseline, U as createHost, V as toolDirectory, Vr as statusLine, X as createChangedLines, Xi as inTime, Xt as historyEntry, Y as createSourceControl, Yi as Silence, Z as createChangedFiles, Zi as readRepository, _r as mergeWatchLogs, _t as touchedBy, ai as subjectKey, at as createDirectoryStore, bn as WORST_FIRST, br as readParts, bt as howToGetOne, ci as isWatching, cn as measuredBy, ct as mergeAlong, d as withChange, dt as createTargetCheck, f as withStore, fi as _enum, fn as publish, fr as remedyText$1, ft as openSingleFile, gi as SETTINGS, gr as watchedAlone, h as lazyLoadGenerator, hi as parseConfig, hr as watched, ht as createAppRunner, it as createBranchStore, k as createProgressLines, kt as judgeBroken, l as ruled, lt as createDatabaseProbe, m as withAnchor, mi as object, mn as toReport, mr as toldText, mt as lastingEnvironment, na as cut, o as readRules, oi as blockedFor, ot as historyOfLine, p as cutShort, pi as array, pn as keep, pr as whyText, pt as openFaultProxy, qi as createResultFiles, r as readJson$1, ra as visible, sn as comparableEntries, sr as usedIn, st as lineOf, ta as logLines, ti as unstopped, ui as readAcceptances, ut as createDatabases, vr as parseStored, wn as isHistory, wr as decodeRecording, xn as groupHeading, xr as openUrl, yr as TooLarge, yt as decide, zi as suggest, zr as asTold } from "./read-json.js";
import { C as poll, i as TOOL, o as EXIT, t as defaultGate } from "./default-gate.js";
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path, { join, posix } from "node:path";
import { crc32, gunzipSync, gzipSync, inflateRawSync } from "node:zlib";
import { createHash } from "node:crypto";
import { AsyncLocalStorage } from "node:async_hooks";

// src/adapters/actions/event.ts
function fieldsOf(value) {
	return typeof value === "object" && value !== null ? { ...value } : {};
}
/** The value at a path of keys; undefined where the path ends early. */
function at(value, ...keys) {
	return keys.reduce((inner, key) => fieldsOf(inner)[key], value);
}
function text(value) {
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
	const defaultBranch = text(at(event, "repository", "default_branch"));
	return {
		kind: kindOf(name, pullRequest !== null, source, baseBranches, baseBranch),
		source,
		pullRequest,
		baseBranch,
		...defaultBranch !== "" && { defaultBranch },
		before: text(name === "push" ? at(event, "before") : at(event, "merge_group", "base_sha")) || null,
		statusSha: pullRequest?.headSha || source.sha,
		runUrl: runUrlOf(env)
	};
}
function readSource(env, event, pull) {
	const repositoryId = id(env["GITHUB_REPOSITORY_ID"]) || id(at(event, "repository", "id"));
	const headId = pull === void 0 ? repositoryId : id(at(pull, "head", "repo", "id"));
	const head = pull === void 0 ? "" : text(at(pull, "head", "ref"));
	return {
		sha: env["GITHUB_SHA"] ?? "",
		branch: head || env["GITHUB_HEAD_REF"] || branchName(env["GITHUB_REF"] ?? ""),
		event: env["GITHUB_EVENT_NAME"] ?? "",
		repository: env["GITHUB_REPOSITORY"] || text(at(event, "repository", "full_name")),
		repositoryId,
		headRepositoryId: headId,
		workflow: workflowPath(env["GITHUB_WORKFLOW_REF"] ?? "") || workflowFile(text(at(event, "workflow"))),
		job: env["GITHUB_JOB"] ?? "",
		runId: id(env["GITHUB_RUN_ID"]),
		attempt: id(env["GITHUB_RUN_ATTEMPT"]) || 1
	};
}
function readPull(pull, source) {
	const repository = text(at(pull, "head", "repo", "full_name"));
	const baseSha = text(at(pull, "base", "sha"));
	const sameName = repository !== "" && repository === source.repository;
	const sameId = source.headRepositoryId !== 0 && source.headRepositoryId === source.repositoryId;
	return {
		number: id(at(pull, "number")),
		headSha: text(at(pull, "head", "sha")),
		headBranch: text(at(pull, "head", "ref")),
		...baseSha !== "" && { baseSha },
		fork: source.repositoryId === 0 ? !sameName : !sameId
	};
}
function baseBranchOf(env, event, name, baseBranches, source) {
	const asked = text(at(event, "pull_request", "base", "ref")) || branchName(text(at(event, "merge_group", "base_ref"))) || env["GITHUB_BASE_REF"];
	if (asked) return asked;
	if (BRANCH.includes(name) && baseBranches.includes(source.branch)) return source.branch;
	return baseBranches[0] ?? (text(at(event, "repository", "default_branch")) || "main");
}
function kindOf(name, isPull, { branch }, baseBranches, baseBranch) {
	if (isPull) return "pull-request";
	if (name === "merge_group") return "merge-group";
	if (name === "workflow_run") return "workflow-run";
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

// src/adapters/git/history/pull-request-code.ts
/**
* Whether the checkout holds this commit of a pull request: as HEAD, merged into it, below it, or as the files that
* HEAD or the index hold. A clean checkout of `trusted`, the commit of the base repository that the runner names, never
* does: it may have been merged. Without a repository there is no such checkout. Throws EnvironmentError where git does
* not say: that is no "no".
*/
async function holdsCommit(sha, directory, env, trusted) {
	if (!/^[0-9a-f]{40,64}$/.test(sha)) return false;
	const repository = await readRepository(directory, env, "");
	if (repository === null) return false;
	const { git, head } = repository;
	const index = await said(git, "write-tree");
	if (head === null) return await treeOf(git, sha) === index;
	const tree = await said(git, "rev-parse", "HEAD^{tree}");
	const isTrusted = head === trusted;
	if (isTrusted && index === tree) return false;
	if (!isTrusted && (head === sha || await isBelow(git, sha))) return true;
	return [index, ...isTrusted ? [] : [tree]].includes(await treeOf(git, sha));
}
/** Empty: the checkout does not have that commit. */
async function treeOf(git, sha) {
	const { ok, text } = await git("rev-parse", "--verify", "--quiet", `${sha}^{tree}`);
	if (!ok && text !== "") throw unsure(text);
	return ok ? text : "";
}
async function isBelow(git, sha) {
	if ((await said(git, "cat-file", "-p", "HEAD")).split("\n\n")[0]?.split("\n").includes(`parent ${sha}`) === true) return true;
	return (await git("merge-base", "--is-ancestor", sha, "HEAD")).ok;
}
async function said(git, ...args) {
	const { ok, text } = await git(...args);
	if (!ok) throw unsure(text);
	return text;
}
function unsure(words) {
	return new EnvironmentError(`Whether the pull request's code is checked out here cannot be told: git says ${words.split("\n")[0]}.`, "Nothing was run. Check out the default branch in this job: actions/checkout without `ref`, which is all that publishing needs.");
}

// src/adapters/github/client/failure.ts
/** A stored baseline that is not used, with the reason as its message. */
var NotUsable = class extends Error {
	name = "NotUsable";
};
/** No answer of GitHub's arrived, or not a whole one. Like Octokit's own errors it has the request. */
var Unanswered = class extends Error {
	name = "Unanswered";
	request;
	constructor(message, request = {}) {
		super(message);
		this.request = request;
	}
};
/** HTTP status of a failed call; 0 when no answer arrived or the error is not of HTTP. */
function statusOf(thrown) {
	const error = toError(thrown);
	if (typeof error.status !== "number" || error.response === void 0) return 0;
	return error.status;
}
/** No answer, or a server that is down: worth another try later, and not the caller's fault. */
function isOutage(thrown) {
	if (thrown instanceof NotUsable) return false;
	const status = statusOf(thrown);
	return status >= 500 || status === 0 && isFromApi(thrown);
}
/** Octokit's errors name the request that failed; ours and Node's do not. */
const isFromApi = (thrown) => "request" in toError(thrown);
/** `value`, which GitHub's description promises to be there. Throws Unanswered where an answer has it not. */
function promised(value, what) {
	if (value === null || value === void 0) throw new Unanswered(`its answer has no ${what}`);
	return value;
}
/** A list of an answer. Throws Unanswered where it is none. */
function promisedList(value, what) {
	if (!Array.isArray(value)) throw new Unanswered(`its answer has no ${what}`);
	return value;
}

// src/adapters/github/client/rate-limit.ts
/** A call that GitHub refused because of a limit, and that was given up. */
var RateLimited = class extends Error {
	name = "RateLimited";
	status;
	response;
	request;
	/** when the limit ends, Unix time in milliseconds */
	freeAt;
	constructor(thrown, freeAt) {
		const error = toError(thrown);
		super(error.message, { cause: error });
		this.status = statusOf(error);
		this.response = error.response;
		this.request = error.request;
		this.freeAt = freeAt;
	}
};
/** GitHub asks for a minute at least where it names no time, and for more each time. Milliseconds. */
const UNNAMED = 6e4;
/** The limit that a call ran into, and when it ends; null: something else went wrong. `tries` before this one. */
function limitOf(thrown, now, tries) {
	if (!isRateLimit(thrown)) return null;
	const { "retry-after": after, "x-ratelimit-remaining": left, "x-ratelimit-reset": reset } = headersOf(thrown);
	const seconds = Number(after ?? NaN);
	if (Number.isFinite(seconds)) return {
		what: "secondary rate limit",
		freeAt: now + seconds * 1e3
	};
	if (left === "0" && Number(reset) > 0) return {
		what: "rate limit",
		freeAt: (Number(reset) + 1) * 1e3
	};
	return {
		what: "secondary rate limit",
		freeAt: now + UNNAMED * 2 ** tries
	};
}
/** 429, or the 403 that means the same. */
function isRateLimit(thrown) {
	const status = statusOf(thrown);
	if (status === 429) return true;
	if (status !== 403) return false;
	const headers = headersOf(thrown);
	if (headers["retry-after"] !== void 0 || headers["x-ratelimit-remaining"] === "0") return true;
	return /rate limit|secondary rate/i.test(toError(thrown).message);
}
function headersOf(thrown) {
	const { response } = toError(thrown);
	return typeof response === "object" && response !== null && "headers" in response ? response.headers : {};
}

// src/adapters/github/client/time-budget.ts
const deadline = new AsyncLocalStorage();
/** Time for the verdict at one place; a comment that several jobs write needs most of it. Milliseconds. */
const PUBLISHING = 12e4;
/** Time for "measuring" and "ended without a verdict": the load must not wait for them. Milliseconds. */
const ANNOUNCING = 45e3;
/** Time for everything that is read of earlier runs. Milliseconds. */
const READING = 18e4;
/** Time for questions before the run. Milliseconds. */
const ASKING = 6e4;
/** Runs `body` with at most `ms` for all its calls of GitHub together, waits included. */
function withinTime(clock, ms, body) {
	return deadline.run(Math.min(clock.now() + ms, deadline.getStore() ?? Number.POSITIVE_INFINITY), body);
}
/** What the calls of GitHub made from here may still take, milliseconds; without a budget infinite. */
const timeLeft = (clock) => (deadline.getStore() ?? Number.POSITIVE_INFINITY) - clock.now();
/** The publisher with a time budget for each of its tasks: a GitHub that is down must not hold a job for long. */
function timed(publisher, clock) {
	const { announce, abandon } = publisher;
	return {
		name: publisher.name,
		publish: (publication) => withinTime(clock, PUBLISHING, () => publisher.publish(publication)),
		...announce && { announce: () => withinTime(clock, ANNOUNCING, announce) },
		...abandon && { abandon: (why) => withinTime(clock, ANNOUNCING, () => abandon(why)) }
	};
}

// src/adapters/github/client/patience.ts
/** An answer that has not come by then will not come. Milliseconds. */
const SILENCE = 3e4;
/** The longest wait for a limit that a gate accepts: it must not sleep an hour. Milliseconds. */
const LONGEST_WAIT = 6e4;
const LIMITS$1 = 2;
/**
* Makes a call with its time limit, GitHub's rate limits and short outages dealt with. Limits come first: a 429 says
* itself when it may be tried again. Throws RateLimited, Unanswered, or the call's own error.
*/
async function patiently(call, patience) {
	let limits = 0;
	for (let outages = 0;;) try {
		return await oneTry(call, patience.clock);
	} catch (thrown) {
		const limit = limitOf(thrown, patience.clock.now(), limits);
		const pause = limit === null ? (outages + 1) ** 2 * 1e3 : limit.freeAt - patience.clock.now();
		const affordable = pause < timeLeft(patience.clock);
		if (limit !== null) {
			const accepted = call.mayWait && affordable && pause <= LONGEST_WAIT && limits < LIMITS$1;
			say(limit.what, pause, accepted, patience);
			if (!accepted) throw new RateLimited(thrown, limit.freeAt);
			limits += 1;
		} else {
			if (!isOutage(thrown) || outages >= call.retries || !affordable) throw thrown;
			outages += 1;
		}
		await patience.clock.sleep(pause);
	}
}
function say(what, pause, accepted, { onWait }) {
	onWait(`GitHub's ${what} asks to wait ${Math.max(0, Math.ceil(pause / 1e3))} s: ${accepted ? "waiting" : "giving up"}.`);
}
/** One try, ended when no answer comes in time or the budget is used up. */
async function oneTry({ send, limitMs = SILENCE }, clock) {
	const limit = Math.min(limitMs, timeLeft(clock));
	if (limit <= 0) throw new Unanswered("the time for this is used up");
	return orSilence(send, limit, clock);
}
/** What `send` gives in its time; Unanswered when that is over, and the signal tells `send` to stop. */
async function orSilence(send, limitMs, clock) {
	try {
		return await inTime(send, limitMs, clock);
	} catch (thrown) {
		throw thrown instanceof Silence ? new Unanswered(thrown.message) : thrown;
	}
}

// src/adapters/github/client/client.ts
const API_URL = "https://api.github.com";
/** Tries after the first one where the same call twice is one call. */
const RETRIES$1 = 3;
/** GitHub asks for a second between two calls that change something. Milliseconds. */
const BETWEEN_WRITES = 1e3;
/** GitHub's API, waited for as `addPatience` says. */
function createClient(options) {
	const client = getOctokit(options.token, {
		baseUrl: options.apiUrl,
		userAgent: options.userAgent,
		log: {
			debug() {},
			info() {},
			warn() {},
			error() {}
		}
	});
	addPatience(client, options);
	return client;
}
/**
* Gives every call a time limit, waits for rate limits, and tries again after short outages what may be tried again:
* a POST may have taken effect before its answer was lost, so it is sent once and whoever sent it looks.
* `request: { retries: 0 }` makes any call a single try that waits for nothing.
*/
function addPatience(client, patience) {
	const pace = createPace(patience.clock);
	client.hook.wrap("request", (request, options) => {
		const { method, url, request: how } = options;
		const isWrite = method !== "GET" && method !== "HEAD" && !url.endsWith("/graphql");
		const single = how["retries"] === 0;
		const send = async (silence) => {
			if (isWrite) await pace();
			const given = how.signal;
			const signal = given instanceof AbortSignal ? AbortSignal.any([given, silence]) : silence;
			const answer = await request({
				...options,
				request: {
					...how,
					signal
				}
			});
			refuseHalf(answer, options);
			return answer;
		};
		return patiently({
			send,
			retries: single || method === "POST" ? 0 : RETRIES$1,
			mayWait: !single
		}, patience);
	});
}
/** Octokit hands on JSON that it could not parse as text: the answer was cut off on its way. */
function refuseHalf({ status, headers, data }, request) {
	const isJson = /^application\/json/.test(headers["content-type"] ?? "");
	if (status < 300 && isJson && typeof data === "string") throw new Unanswered("its answer was cut off", request);
}
/** Resolves when the next write may go; those that come at once go one after the other. */
function createPace(clock) {
	let free = Number.NEGATIVE_INFINITY;
	return async () => {
		const now = clock.now();
		const at = Math.max(now, free);
		free = at + BETWEEN_WRITES;
		if (at > now) await clock.sleep(at - now);
	};
}
/** Splits `owner/name`. */
function parseRepository(fullName) {
	const [owner = "", repo = ""] = fullName.split("/");
	return {
		owner,
		repo
	};
}

// src/adapters/github/client/trouble.ts
const SHORT = 300;
/**
* One sentence or two about a failed call: what failed and what mends it, the YAML line where a permission is
* missing. `what` completes "could not …".
*/
function explain(thrown, what, line) {
	return `Could not ${what}: ${causeOf(thrown, line)}`;
}
/** Why a call failed and what mends it, for a place that says which call it was. */
function causeOf(thrown, line) {
	if (thrown instanceof NotUsable) return thrown.message;
	const status = statusOf(thrown);
	const message = toError(thrown).message.replace(/\s+/g, " ").slice(0, SHORT);
	if (status === 401) return "GitHub refused the token (401). Check the input `github-token`.";
	if (isRateLimit(thrown)) return `GitHub's rate limit is used up (${status}). ${later(thrown)}`;
	if (isForbidden(thrown)) return `the token may not (${status}). Add \`${line}\` under \`permissions:\` of the job.${line.endsWith("write") ? " A fork's pull request never gets it: its token only reads." : ""}`;
	if (status === 410) return "it has expired (410).";
	if (!isFromApi(thrown)) return `${message}.`;
	return `${status === 0 ? "no answer from GitHub" : `GitHub answered ${status}`} (${message}).${isOutage(thrown) || status === 409 ? " Run the job again." : ""}`;
}
/** When another run has a chance. */
function later(thrown) {
	if (!(thrown instanceof RateLimited)) return "Run the job again later.";
	const at = new Date(thrown.freeAt).toISOString();
	return `It is free again at ${at.slice(11, 19)} UTC (${at.slice(0, 10)}): run the job again after that.`;
}
/** The receipt of a call that failed, with the permission where that is what was missing. */
function failed(publisher, thrown, what, line) {
	const receipt = {
		publisher,
		state: "failed",
		text: explain(thrown, what, line),
		url: null
	};
	return isForbidden(thrown) ? {
		...receipt,
		missing: line
	} : receipt;
}
const isForbidden = (thrown) => [403, 404].includes(statusOf(thrown)) && !isRateLimit(thrown);
/** The comment was deleted, its conversation is locked, or the token may not edit it. */
function isRefused(thrown) {
	return [
		403,
		404,
		410
	].includes(statusOf(thrown)) && !isRateLimit(thrown);
}
/** GitHub's 422 for a text above its limit. */
function isTooLong(thrown) {
	return statusOf(thrown) === 422 && /too long|maximum is/i.test(toError(thrown).message);
}

// src/adapters/github/runs/complete-context.ts
/**
* Asks the API for the repository id and the workflow file where neither the environment nor the event named
* them. What cannot be had is said, stays 0 and empty, and no baseline is trusted then. Never throws.
*/
async function completeContext(context, client, repository, { clock, say }) {
	const { source } = context;
	if (source.repositoryId !== 0 && source.workflow !== "") return context;
	const asked = await withinTime(clock, ASKING, () => ask$1(context, client, repository, say));
	const repositoryId = source.repositoryId || asked.repositoryId;
	return {
		...context,
		source: {
			...source,
			repositoryId,
			headRepositoryId: source.headRepositoryId || (context.pullRequest?.fork ? 0 : repositoryId),
			workflow: source.workflow || asked.workflow
		}
	};
}
async function ask$1({ source }, client, repository, say) {
	const run = await answered(() => lookUpRun(client, repository, source.runId), "ask for this run", say);
	if (run !== null) return run;
	const lookUp = () => lookUpId(client, repository);
	return {
		repositoryId: (source.repositoryId || await answered(lookUp, "ask for the id of this repository", say)) ?? 0,
		workflow: ""
	};
}
async function answered(question, what, say) {
	try {
		return await question();
	} catch (thrown) {
		say(explain(thrown, what, "actions: read"));
		return null;
	}
}
async function lookUpRun(client, repository, runId) {
	const { data } = await client.rest.actions.getWorkflowRun({
		...repository,
		run_id: runId
	});
	return {
		workflow: promised(data.path, "workflow").replace(/@.*$/, ""),
		repositoryId: promised(data.repository, "repository").id
	};
}
async function lookUpId(client, repository) {
	return promised((await client.rest.repos.get({ ...repository })).data.id, "id");
}

// src/core/config/check/unknown-inputs.ts
const INPUTS = SETTINGS.filter(({ input }) => input).map(({ id }) => id);
/**
* The runner only warns of unknown inputs, and a mistyped one would silently be its default.
* `names` are lower case, without `INPUT_`; the runner has put underscores where blanks stood.
*/
function unknownInputs(names) {
	const known = names.filter((name) => !INPUTS.includes(name)).map((name) => ({
		name,
		remedy: remedyOf(name)
	}));
	return {
		problems: known.flatMap(({ name, remedy }) => remedy === null ? [] : [mistyped(name, `"${name}" is not an input of this action. ${remedy}`)]),
		strangers: known.filter(({ remedy }) => remedy === null).map(({ name }) => name)
	};
}
const mistyped = (name, message) => ({
	where: `input "${name}"`,
	line: null,
	column: null,
	message
});
/** What was meant; null: nothing of ours. */
function remedyOf(name) {
	const plain = name.replaceAll("_", "-");
	const named = SETTINGS.find(({ id, path }) => path !== null && (id === plain || dashed(path) === dashed(plain)));
	if (named?.input) return `Did you mean ${named.id}?`;
	if (named !== void 0) return `Set ${named.path} in perf-gate.yml instead.`;
	const near = suggest(plain, INPUTS);
	const meant = near === null ? relatives(plain) : [near];
	return meant.length === 0 ? null : `Did you mean ${meant.join(" or ")}?`;
}
const dashed = (path) => path.replaceAll(".", "-");
/** Names that differ by whole words: `token` and github-token, `fail-on-regression` and fail-on. */
function relatives(name) {
	const longer = INPUTS.filter((known) => known.startsWith(`${name}-`) || known.endsWith(`-${name}`));
	const longest = INPUTS.filter((known) => name.startsWith(`${known}-`)).toSorted((a, b) => b.length - a.length).slice(0, 1);
	return longer.length > 0 ? longer : longest;
}

// src/entry/action/action-config.ts
const STAGES_WITHOUT_LOAD = [
	"judge",
	"publish",
	"refresh"
];
/** Whether the mode of a step may start the application and send it requests. */
const drivesLoad = (inputs) => !STAGES_WITHOUT_LOAD.includes(inputs["mode"] ?? "");
/** The configuration of a step, from its inputs and the file, which is returned too. Throws UsageError with every problem. */
async function actionConfig(inputs, env, log) {
	const unknown = unknownInputs(Object.keys(inputs));
	for (const name of unknown.strangers) log.write("warning", `"${name}" is not an input of this action.`);
	const directory = path.resolve(inputs["working-directory"] || ".");
	const file = await readConfigFile(directory, inputs["config"] || null);
	const temp = env["RUNNER_TEMP"] || path.resolve(".perf-gate");
	const parsed = parseConfig({
		file,
		overrides: inputs,
		label: (id) => `input "${id}"`,
		measures: drivesLoad(inputs),
		defaultGate: actionGate(inputs, env),
		outFor: (gate) => path.join(temp, "perf-gate", gate),
		acceptances: await readAcceptances(directory),
		resolve: (name) => path.resolve(name)
	});
	const problems = [...unknown.problems, ...parsed.ok ? [] : parsed.problems];
	if (problems.length > 0 || !parsed.ok) throw new UsageError(problems);
	return {
		config: parsed.config,
		file
	};
}
/** The id of a gate that gives itself none: its job's, with the values of the matrix leg. */
function actionGate(inputs, env) {
	return defaultGate(env["GITHUB_JOB"] ?? "", matrixOf(inputs["matrix"] ?? ""));
}
/** Outside a matrix GitHub gives `null`. */
function matrixOf(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

// src/adapters/actions/job-key.ts
/**
* Eight characters that tell a job from every other job of its run, and that stay the same in it; empty: the runner
* does not tell. GITHUB_JOB does not: in a called workflow it is the same for every caller. The runner gives the processes
* of each job an id of their own, `run:` steps too, but not inside a container; there the runtime token of an action
* names the job in its scope (that is how `@actions/artifact` knows where to upload to).
*/
function jobKey(env) {
	const id = env["RUNNER_TRACKING_ID"] || jobOfToken(env["ACTIONS_RUNTIME_TOKEN"] ?? "");
	return id === "" ? "" : createHash("sha256").update(id).digest("hex").slice(0, 8);
}
function jobOfToken(token) {
	try {
		const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
		return /\bActions\.Results:[^:\s]+:(\S+)/.exec(text(fieldsOf(claims)["scp"]))?.[1] ?? "";
	} catch {
		return "";
	}
}

// src/adapters/github/client/all-pages.ts
/** The most that GitHub puts on one page. */
const PAGE$2 = 100;
/**
* Every item of a list, page after page. (Octokit's own paging takes a 409 for an empty list, which would read as "no
* comment yet".)
*/
async function allPages(fetch) {
	const all = [];
	for (let page = 1;; page += 1) {
		const items = await fetch(page);
		all.push(...items);
		if (items.length < 100) return all;
	}
}

// src/adapters/github/runs/pulls-with-head.ts
/** Of open pull requests, the last touched first. */
const PAGES$1 = 10;
/**
* Every open pull request that has this commit as its head, where one of them comes from the branch that it was pushed
* to; none otherwise. A commit can be the head of several: of one branch into two, and of two branches. Their status is
* one. (`/commits/SHA/pulls` does not tell those of a fork.) Looked through: those of that branch, and the 1000 that
* were touched last.
*/
async function pullsWithHead({ sha, repositoryId, owner, branch }, client, repository) {
	const list = async (asked) => {
		const order = {
			sort: "updated",
			direction: "desc"
		};
		const { data } = await client.rest.pulls.list({
			...repository,
			state: "open",
			per_page: 100,
			...order,
			...asked
		});
		return promisedList(data, "list of pull requests");
	};
	const hasHead = (pull) => pull.head.sha === sha;
	const own = (await list({
		head: `${owner}:${branch}`,
		page: 1
	})).filter(hasHead);
	if (!own.some(({ head }) => head.repo?.id === repositoryId)) return [];
	const found = new Map(own.map((pull) => [pull.number, pull]));
	for (let page = 1; page <= PAGES$1; page += 1) {
		const listed = await list({ page });
		for (const pull of listed.filter(hasHead)) found.set(pull.number, pull);
		if (listed.length < 100) break;
	}
	return [...found.values()].toSorted((a, b) => a.number - b.number);
}

// src/adapters/github/runs/measured-run.ts
/**
* Stands for the job, which GitHub does not tell of a run. One for all that publish it, whichever job of theirs does: to
* each other they are the same writer at another time, and the last one knows best.
*/
const PUBLISHED = "published by another run";
/**
* How a run ends whose jobs ran. Others (`action_required`, `skipped`, `startup_failure`, …) end without a measurement.
* The `if:` of a publishing workflow (examples/fork-pair) names the same.
*/
const RAN = [
	"success",
	"failure",
	"timed_out"
];
const none = (why) => ({
	kind: "none",
	why
});
/**
* The run and every open pull request whose head it measured. Throws EnvironmentError when GitHub does not answer or
* the token may not ask.
*/
async function findMeasuredRun(runId, asked) {
	const { client, repository } = asked;
	const run = await ask(`read run ${runId}`, "actions: read", async () => {
		return (await client.rest.actions.getWorkflowRun({
			...repository,
			run_id: runId
		})).data;
	});
	const unfit = unfitFor(run);
	if (unfit !== null) return none(unfit);
	const { head_repository: from, head_branch: branch } = run;
	if (!from?.owner || !branch) return none(`The repository that run ${runId} came from is gone.`);
	const wanted = {
		sha: run.head_sha,
		repositoryId: from.id,
		owner: from.owner.login,
		branch
	};
	const pulls = await ask("list the pull requests", "pull-requests: read", () => pullsWithHead(wanted, client, repository));
	if (pulls.length === 0) return none(`No open pull request has ${run.head_sha.slice(0, 7)} as its head: it was pushed to again, or closed.`);
	const measured = [];
	for (const pull of pulls) measured.push(await withBase(pull, run, asked));
	return {
		kind: "found",
		run: {
			source: sourceOf(run, from.id),
			runUrl: run.html_url,
			createdAt: run.created_at,
			pulls: measured
		}
	};
}
/** Why nothing of a run is published, a sentence; null: it may have measured. */
function unfitFor({ id, event, conclusion }) {
	if (event !== "pull_request") return `Run ${id} was started by ${event}: only runs of pull_request are published by another run.`;
	if (conclusion === null || RAN.includes(conclusion)) return null;
	return `Run ${id} ended as \`${conclusion}\`: it measured nothing.`;
}
async function withBase(pull, run, { client, repository }) {
	const { head, base, number } = pull;
	const tip = await ask(`read the branch ${base.ref}`, "contents: read", async () => {
		return (await client.rest.repos.getCommit({
			...repository,
			ref: `heads/${base.ref}`
		})).data;
	});
	const fork = head.repo?.id !== run.repository.id;
	return {
		pullRequest: {
			number,
			headSha: run.head_sha,
			headBranch: head.ref,
			fork
		},
		baseBranch: base.ref,
		baseSha: tip.sha
	};
}
function sourceOf(run, headRepositoryId) {
	return {
		sha: run.head_sha,
		branch: run.head_branch ?? "",
		event: run.event,
		repository: run.repository.full_name,
		repositoryId: run.repository.id,
		headRepositoryId,
		workflow: run.path.replace(/@.*$/, ""),
		job: PUBLISHED,
		runId: run.id,
		attempt: run.run_attempt ?? 1
	};
}
async function ask(what, line, call) {
	try {
		return await call();
	} catch (thrown) {
		throw new EnvironmentError(explain(thrown, what, line), "", thrown);
	}
}

// src/adapters/github/client/send-once.ts
const TRIES = 3;
/** Before a look, and growing: what was taken shows up in lists a moment later. Milliseconds. */
const PAUSE = 1e3;
/**
* Sends what must not be there twice. After a lost answer it may have arrived, so `find` looks for it before it is
* sent again; a look that fails ends it, since nothing is known then.
*/
async function sendOnce(send, find, clock) {
	for (let tries = 1;; tries += 1) try {
		return await send();
	} catch (thrown) {
		if (!isOutage(thrown)) throw thrown;
		await clock.sleep(tries * PAUSE);
		const found = await find();
		if (found !== void 0) return found;
		if (tries >= TRIES) throw thrown;
	}
}

// src/adapters/github/status/commit-state.ts
/** The colour of the commit status for a verdict under its policy. */
function commitState(judgement) {
	const { verdict, policy } = judgement;
	if (isWatching({ policy })) return "success";
	switch (verdict) {
		case "pass":
		case "not-affected": return "success";
		case "warn": return policy.failOn === "warn" || blockedFor(judgement) !== null ? "failure" : "success";
		case "fail": return "failure";
		case "inconclusive": return policy.onInconclusive === "fail" ? "failure" : "success";
		case "no-baseline": return policy.onNoBaseline === "fail" ? "failure" : "success";
		case "invalid": return policy.onInvalid === "fail" ? "error" : "success";
	}
}

// src/adapters/github/status/status-writer.ts
const isRed = (state) => state === "failure" || state === "error";
const PATTERN$1 = /^(.*)#perf-gate-(\d+)-(\d+)-(\w*)(?:-([^\s#]+))?$/;
/** The run's page, with the writer behind it. GitHub keeps an address as it is, and its page knows no such place. */
function addressOf(runUrl, { pull, attempt, key, workflow }) {
	const file = workflow === void 0 ? "" : `-${encodeURIComponent(workflow)}`;
	return `${runUrl}#perf-gate-${pull ?? 0}-${attempt}-${key}${file}`;
}
function writtenBy(address) {
	const [, run, pull = "", attempt = "", key = "", file = ""] = PATTERN$1.exec(address) ?? [];
	return run === void 0 ? null : {
		run,
		pull,
		attempt,
		key,
		file
	};
}
/**
* What a success would hide: the red of another job of this run and attempt, that of another workflow, and that of other
* pull requests with this head. `listed`: statuses of the commit under one name, the newest first.
*/
function hiddenBy(own, listed) {
	const me = writtenBy(own);
	if (me === null) return [];
	const files = /* @__PURE__ */ new Set([me.file]);
	const pulls = /* @__PURE__ */ new Set([me.pull]);
	return listed.flatMap(({ state, description, target_url: address }) => {
		const other = writtenBy(address ?? "");
		if (other === null || address === null) return [];
		const by = otherOf(me, other, files, pulls);
		files.add(other.pull === me.pull ? other.file : me.file);
		pulls.add(other.pull);
		return by !== null && isRed(state) ? [{
			state,
			description: description ?? "",
			address,
			by
		}] : [];
	});
}
/** Whose word a status is, where it counts beside this run's; null: it does not. `files` and `pulls`: heard already. */
function otherOf(me, { run, pull, attempt, key, file }, files, pulls) {
	if (run === me.run && attempt === me.attempt && me.key !== "" && key !== me.key) return { kind: "job" };
	if (pull === me.pull) return me.file !== "" && file !== "" && !files.has(file) ? {
		kind: "workflow",
		name: decoded(file)
	} : null;
	return pull === "0" || pulls.has(pull) ? null : {
		kind: "pull",
		number: Number(pull)
	};
}
/** Who may write statuses may write any address. */
function decoded(file) {
	try {
		return decodeURIComponent(file);
	} catch {
		return file;
	}
}

// src/adapters/github/status/status-publisher.ts
const NAME$5 = "status";
/** The commit status `perf-gate/GATE`, which branch protection can require. */
function createStatusPublisher(options) {
	const context = `perf-gate/${options.gate}`;
	const report = async (state, description) => {
		try {
			const hidden = state === "success" ? await worse(options, context) : void 0;
			if (hidden !== void 0) {
				await send$1(options, {
					context,
					...hidden
				}, hidden.address);
				return {
					publisher: NAME$5,
					state: "failed",
					text: taken(context, hidden),
					url: null
				};
			}
			await send$1(options, {
				state,
				context,
				description: statusLine(description)
			}, targetOf(options));
			return {
				publisher: NAME$5,
				state: "done",
				text: `${context}: ${state}`,
				url: null
			};
		} catch (thrown) {
			return failed(NAME$5, thrown, `set the commit status ${context}`, "statuses: write");
		}
	};
	return {
		name: NAME$5,
		report,
		publish: async (publication) => {
			try {
				return await report(commitState(publication.judgement), options.render(publication));
			} catch (thrown) {
				return failed(NAME$5, thrown, `describe the commit status ${context}`, "statuses: write");
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
function taken(context, { state, by }) {
	const stays = `${context} stays at ${state}, and this success does not hide it`;
	switch (by.kind) {
		case "job": return `another job of this run has written it: ${stays}. Give each job a \`gate\` of its own (in a called workflow from an input, see docs/monorepo.md)`;
		case "workflow": return `workflow \`${by.name}\` has written it: ${stays}. Give each workflow a \`gate\` of its own`;
		case "pull": return `this commit is also the head of pull request #${by.number}, whose gate is red: ${stays}. A commit has one status of a name`;
	}
}
function targetOf({ runUrl, writer }) {
	return runUrl === null || writer === void 0 ? runUrl : addressOf(runUrl, writer);
}
/** What a success would hide; undefined: nothing. Who cannot tell is not kept from saying what it found. */
async function worse(options, context) {
	const own = targetOf(options);
	if (own === null || options.writer === void 0) return void 0;
	const named = (await newestStatuses(options).catch(() => [])).filter((status) => status.context === context);
	for (const hidden of hiddenBy(own, named)) if (hidden.by.kind !== "pull" || await isHeadOf(hidden.by.number, options)) return hidden;
}
/** Whether the pull request is open, and the commit its head still. */
async function isHeadOf(pull, { client, repository, sha }) {
	return client.rest.pulls.get({
		...repository,
		pull_number: pull
	}).then(({ data }) => data.state === "open" && data.head.sha === sha).catch(() => false);
}
async function newestStatuses({ client, repository, sha }) {
	const asked = {
		...repository,
		ref: sha,
		per_page: 100
	};
	const { data } = await client.rest.repos.listCommitStatusesForRef(asked);
	return promisedList(data, "list of statuses");
}
/** Where the answer was lost, the newest status of this name tells whether it is there already. */
function send$1({ client, repository, sha, clock }, { state, context, description }, url) {
	const shown = {
		state,
		context,
		description
	};
	const create = async () => {
		const target = url === null ? {} : { target_url: url };
		await client.rest.repos.createCommitStatus({
			...repository,
			sha,
			...shown,
			...target
		});
		return true;
	};
	const find = async () => {
		const newest = (await allPages(async (page) => {
			const address = {
				...repository,
				ref: sha,
				per_page: 100,
				page
			};
			const { data } = await client.rest.repos.listCommitStatusesForRef(address);
			return promisedList(data, "list of statuses");
		})).find(({ context }) => context === shown.context);
		return newest?.state === shown.state && newest.description === shown.description && (newest.target_url ?? null) === url ? true : void 0;
	};
	return sendOnce(create, find, clock);
}

// src/adapters/github/client/enterprise.ts
/** Why there is no baseline, and what to set instead. */
const NO_ARTIFACTS = "The client that artifacts are uploaded with refuses GitHub Enterprise Server, so no baseline can be kept in them: set `baseline.store` to `branch:NAME` (a git branch of its own) or `directory:PATH` (any folder that the runs share).";
/** Why nothing can be handed over, and what to do instead. */
const NO_HAND_OVER = "The client that artifacts are uploaded with refuses GitHub Enterprise Server, so a pull request cannot leave its recording to another run. Take `hand-over` out, require the job that measures, and give its token `pull-requests: write` and `statuses: write`.";
/** Whether an API address is that of an Enterprise Server; github.com and ghe.com have a host for their API. */
function isEnterpriseServer(apiUrl) {
	return /^\/api\/v3\/?$/.test(new URL(apiUrl).pathname);
}
/** Stands where artifacts are the store and cannot be: it says so at once, and asks nobody. */
function createRefusedStore() {
	const refused = [asTold({
		origin: "artifacts",
		reason: NO_ARTIFACTS,
		unread: true
	})];
	return {
		read: async () => ({
			runs: [],
			refused,
			history: null,
			readable: false
		}),
		save: () => Promise.reject(new EnvironmentError(NO_ARTIFACTS, ""))
	};
}

// src/entry/action/event-plan.ts
const MEASURING = [
	"auto",
	"run",
	"record",
	"self-test"
];
const PAIR = "Take the pair of workflows in examples/fork-pair (docs/forks.md): `pull_request` measures with a token that only reads, and `workflow_run` publishes.";
/** What this event and mode come to. Throws UsageError for what would lie or is not safe. */
function planOf(config, context, event) {
	const { mode, fromRun, app } = config;
	const measures = MEASURING.includes(mode);
	if (fromRun !== null && mode !== "publish") throw problem("from-run", `from-run belongs to \`mode: publish\`, and the mode is ${mode}.`);
	if (context.source.event === "pull_request_target" && measures && app !== null) throw problem("mode", `\`pull_request_target\` checks out the default branch, so nothing of the pull request would be measured, and with its code checked out it would run beside your secrets. ${PAIR}`);
	if (mode !== "publish") return {
		kind: "mode",
		mode
	};
	const runId = fromRun ?? (context.kind === "workflow-run" ? id(at(event, "workflow_run", "id")) : 0);
	return runId === 0 ? {
		kind: "mode",
		mode
	} : {
		kind: "from-run",
		runId
	};
}
/** What this run would wait for, or leave, in vain. Throws UsageError where GitHub's server has no artifacts for it. */
function refuseHandOver(plan, isHandingOver, apiUrl) {
	if (!isEnterpriseServer(apiUrl)) return;
	if (isHandingOver) throw problem("hand-over", NO_HAND_OVER);
	if (plan.kind === "from-run") throw problem("mode", NO_HAND_OVER);
}
/** Events whose runs have secrets and a token that writes, whoever wrote the code that they are about. */
const PRIVILEGED = ["pull_request_target", "workflow_run"];
/**
* The commit of a pull request that must not be checked out in this run; null: there is none. After a merge its code is
* the base branch's own.
*/
function untrustedCommit(eventName, event) {
	if (!PRIVILEGED.includes(eventName)) return null;
	if (eventName === "workflow_run") {
		const run = at(event, "workflow_run");
		return text(at(run, "event")).startsWith("pull_request") ? text(at(run, "head_sha")) || null : null;
	}
	const pull = at(event, "pull_request");
	return at(pull, "merged") === true ? null : text(at(pull, "head", "sha")) || null;
}
/** For a run with secrets whose checkout is the pull request's code. */
function unsafeCheckout(eventName, sha) {
	return problem("actions/checkout", `${`The code of the pull request (${sha.slice(0, 7)}) is checked out in a run of \`${eventName}\`, which has your secrets and a token that may write: whoever opens a pull request could take both.`} Nothing was run. ${PAIR}`);
}
function problem(where, message) {
	return new UsageError([{
		where,
		line: null,
		column: null,
		message
	}]);
}

// src/core/stored/broken-head.ts
const shape = exactly()(object({
	gate: text$1,
	text: text$1,
	step: _enum(STEPS).exactOptional(),
	detail: array(text$1).max(200)
}));
/** One from parsed JSON, which whoever wrote the pull request may have written. null: it is something else. */
function decodeBrokenHead(value) {
	return shape.safeParse(value).data ?? null;
}

// src/adapters/github/artifacts/artifact-name.ts
/** What GitHub does not take in an artifact's name, plus what we use ourselves. */
const FORBIDDEN = /["<>|*?:\\/\r\n]/g;
/**
* Name of the artifact that holds a gate's recording. The attempt is part of it: a re-run keeps the run's id,
* and an artifact's name is free only once in a run. Two gates whose names become one are told apart when
* the recording is read, since it names its gate.
*/
function artifactName(gate, attempt) {
	return `perf-gate-${legal(gate)}-${attempt}`;
}
/** Name of the artifact that a pull request leaves for a run that may write. No baseline has such a name. */
function handedOverName(gate, attempt) {
	return `perf-gate.pull-request-${legal(gate)}-${attempt}`;
}
/** Name of the artifact that holds what a gate that watches would have done. */
function watchLogName(gate, attempt) {
	return `perf-gate.watch-${legal(gate)}-${attempt}`;
}
const legal = (gate) => gate.replace(FORBIDDEN, "_");

// src/adapters/github/artifacts/read-blob.ts
/** Tries after the first one. */
const RETRIES = 2;
/** Time for one try, as long as it is not silent. Milliseconds. */
const LONGEST$1 = 12e4;
/**
* What lies at a signed address: on another host than the API, to which our token must not go, and for which the
* proxy variables may say something else. Throws an Error where it is larger than `maxBytes`, and what `patiently`
* throws.
*/
function readBlob(url, maxBytes, patience) {
	const send = (signal) => fetchBlob(url, maxBytes, patience, signal);
	return patiently({
		send,
		retries: RETRIES,
		mayWait: true,
		limitMs: LONGEST$1
	}, patience);
}
async function fetchBlob(url, maxBytes, { clock }, signal) {
	const limits = {
		clock,
		silenceMs: SILENCE
	};
	try {
		const { message } = await openUrl({
			url,
			env: process.env,
			signal,
			...limits
		});
		const { statusCode: status = 0, headers } = message;
		if (status === 200) return Buffer.concat(await Array.fromAsync(readParts(message, {
			...limits,
			maxBytes
		})));
		message.destroy();
		const refused = /* @__PURE__ */ new Error(`the host of the artifacts answered ${status}`);
		throw Object.assign(refused, {
			status,
			response: { headers },
			request: {}
		});
	} catch (thrown) {
		throw asOutage(thrown);
	}
}
/** Silence and Node's own errors of a connection, as an outage. */
function asOutage(thrown) {
	if (thrown instanceof TooLarge || !(thrown instanceof Error) || "request" in thrown) return thrown;
	return new Unanswered(thrown.message);
}

// src/adapters/github/artifacts/download.ts
/**
* The artifact's zip, whole and with the digest that GitHub lists for it. The blob lies on another host under a
* signed address, so it is fetched without our token.
* Throws an Error with the reason, or Octokit's own for an answer of 400 and above (410: expired).
*/
async function downloadZip({ client, repository, patience }, candidate, maxBytes) {
	const { location } = (await client.rest.actions.downloadArtifact({
		...repository,
		artifact_id: candidate.id,
		archive_format: "zip",
		request: { redirect: "manual" }
	})).headers;
	if (location === void 0) throw new Unanswered("it names no address to download from");
	const zip = await readBlob(location, maxBytes, patience);
	const digest = `sha256:${createHash("sha256").update(zip).digest("hex")}`;
	if (candidate.digest !== null && candidate.digest !== digest) throw new Error("the download is damaged: its SHA-256 is not the one that GitHub lists. Run the job again");
	return zip;
}

// src/adapters/github/artifacts/list-artifacts.ts
const PAGE$1 = 100;
const PAGES = 3;
/**
* The artifacts that `nameOf` names in the whole repository, forks' included; the newest 300 of each attempt.
*/
async function listArtifacts(client, repository, attempts, nameOf) {
	return (await Promise.all(attempts.map(async (attempt) => {
		const name = nameOf(attempt);
		return (await newest$1((page) => listPage(client, repository, name, page))).map((artifact) => candidateOf(artifact, attempt));
	}))).flat();
}
async function listPage(client, repository, name, page) {
	const asked = {
		...repository,
		name,
		per_page: PAGE$1,
		page
	};
	const { data } = await client.rest.actions.listArtifactsForRepo(asked);
	return {
		total: data.total_count,
		artifacts: promisedList(data.artifacts, "list of artifacts")
	};
}
/**
* All pages of a list, or the three with the newest. GitHub promises no order of it, and ids only grow: which end has
* the newest the first page and the last one tell.
*/
async function newest$1(fetch) {
	const first = await fetch(1);
	const last = Math.ceil(first.total / PAGE$1);
	if (last <= PAGES) return [...first.artifacts, ...await inTurn(2, last, fetch)];
	const end = await fetch(last);
	if (newestId(end) < newestId(first)) return [...first.artifacts, ...await inTurn(2, PAGES, fetch)];
	return [...end.artifacts, ...await inTurn(last - PAGES + 1, last - 1, fetch)];
}
async function inTurn(from, to, fetch) {
	const found = [];
	for (let page = from; page <= to; page += 1) found.push(...(await fetch(page)).artifacts);
	return found;
}
const newestId = ({ artifacts }) => Math.max(0, ...artifacts.map(({ id }) => id));
/** An artifact as GitHub lists it. What is not said is 0, empty or null, and then nothing of it is trusted. */
function candidateOf(artifact, attempt) {
	const run = artifact.workflow_run;
	return {
		id: artifact.id,
		name: artifact.name,
		attempt,
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
	};
}

// src/adapters/github/artifacts/packed-files.ts
/** Files of a stored baseline. */
const RECORDING_FILE = "recording.json.gz";
const HISTORY_FILE = "history.json.gz";
/** What a pull request's run leaves instead, where its change does not concern the gate: `{ gate }`. */
const UNTOUCHED_FILE = "not-affected.json.gz";
/** And where head does not build or start. */
const BROKEN_FILE = "head-broken.json.gz";
/** What a gate that watches would have done. */
const WATCH_FILE = "watch-log.json.gz";
const pack = (value) => gzipSync(JSON.stringify(value));
/** Reverses `pack`. Throws an Error with the reason; `maxBytes` bounds what a small file may unpack to. */
function unpack$1(packed, name, maxBytes) {
	try {
		return parseStored(gunzipSync(packed, { maxOutputLength: maxBytes }).toString("utf8"));
	} catch (thrown) {
		throw new Error(`${name} cannot be read: ${toError(thrown).message}`, { cause: thrown });
	}
}

// src/adapters/github/artifacts/zip.ts
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
/** Names of the files in an archive. Throws an Error with the reason when it is damaged. */
const namesIn = (archive) => [...directory(archive).keys()];
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
	const content = unpack(archive.subarray(from, from + entry.packed), name, entry.method, maxBytes);
	if (content.length !== entry.size || crc32(content) !== entry.crc) throw new Error(`${name} is damaged: its checksum differs`);
	return content;
}
function unpack(packed, name, method, maxOutputLength) {
	if (method === STORED) return packed;
	if (method === DEFLATED) return inflateRawSync(packed, { maxOutputLength });
	throw new Error(`${name} is packed by method ${method}, which is not supported`);
}
function expect(archive, at, { signature, size }) {
	if (at + size > archive.length || archive.readUInt32LE(at) !== signature) throw new Error("the archive is damaged: a header is not where it should be");
}

// src/adapters/github/artifacts/handed-over.ts
/** Far above what a gate with hundreds of endpoints writes. */
const MAX_ZIP_BYTES$1 = 2e7;
const MAX_JSON_BYTES$1 = 1e8;
/** Re-runs of a run that are looked through, the last one first. */
const ATTEMPTS = 5;
/**
* The recording that a pull request's run left, from the artifact of that very run. Whoever wrote the pull request
* wrote it: it is read in memory within limits, and decoded strictly. Never throws.
*/
async function readHandedOver({ runId, attempt }, gate, source) {
	try {
		const candidate = await newest(runId, attempt, gate, source);
		if (candidate === null) {
			const name = handedOverName(gate, attempt);
			throw new NotUsable(`it left no artifact ${name}. Its log says whether it could measure. If it did, set \`hand-over: true\` and the same \`gate\` in the job that measures`);
		}
		if (candidate.expired) throw new NotUsable("its artifact has expired");
		if (candidate.sizeBytes > MAX_ZIP_BYTES$1) throw new NotUsable(`its artifact is larger than ${MAX_ZIP_BYTES$1} bytes`);
		return read(await downloadZip(source, candidate, MAX_ZIP_BYTES$1), gate);
	} catch (thrown) {
		return {
			kind: "nothing",
			reason: explain(thrown, `read what run ${runId} left`, "actions: read")
		};
	}
}
function read(zip, gate) {
	const names = namesIn(zip);
	const file = ["head-broken.json.gz", "not-affected.json.gz"].find((one) => names.includes(one)) ?? "recording.json.gz";
	const packed = readZip(zip, [file], MAX_ZIP_BYTES$1).get(file) ?? Buffer.alloc(0);
	const value = unpack$1(packed, file, MAX_JSON_BYTES$1);
	if (file === "head-broken.json.gz") {
		const broken = decodeBrokenHead(value);
		if (broken === null) throw new NotUsable(`its ${file} cannot be read`);
		refuseOther(gate, broken.gate);
		return {
			kind: "broken",
			broken
		};
	}
	if (file === "not-affected.json.gz") {
		refuseOther(gate, gateOf(value));
		return { kind: "untouched" };
	}
	const decoded = decodeRecording(value);
	if (!decoded.ok) throw new NotUsable(decoded.reason);
	refuseOther(gate, decoded.value.gate);
	return {
		kind: "recording",
		recording: decoded.value
	};
}
/** Two gates can have one artifact's name. */
function refuseOther(gate, named) {
	if (named !== gate) throw new NotUsable(`its recording belongs to gate \`${named}\``);
}
function gateOf(value) {
	const named = typeof value === "object" && value !== null && "gate" in value ? value.gate : null;
	return typeof named === "string" ? named : "";
}
/** That of the last attempt which left one: a re-run of failed jobs alone leaves the others' as they are. */
async function newest(runId, last, gate, { client, repository }) {
	for (let attempt = last; attempt > Math.max(0, last - ATTEMPTS); attempt -= 1) {
		const name = handedOverName(gate, attempt);
		const asked = {
			...repository,
			run_id: runId,
			name,
			per_page: 100
		};
		const { data } = await client.rest.actions.listWorkflowRunArtifacts(asked);
		const found = promisedList(data.artifacts, "list of artifacts").find((artifact) => artifact.name === name);
		if (found !== void 0) return candidateOf(found, attempt);
	}
	return null;
}

// src/adapters/github/runs/pull-files.ts
/** GitHub lists no more files of a pull request, and does not say that there are more. */
const MOST = 3e3;
/**
* Names of the files that a pull request changes, a renamed one under both of its names. Throws EnvironmentError where
* GitHub does not tell, or cannot tell all.
*/
async function filesOfPull(number, client, repository) {
	const what = `list the files of pull request #${number}`;
	try {
		const files = await allPages(async (page) => {
			const asked = {
				...repository,
				pull_number: number,
				per_page: 100,
				page
			};
			return promisedList((await client.rest.pulls.listFiles(asked)).data, "list of files");
		});
		if (files.length < MOST) return files.flatMap(({ filename, previous_filename: before }) => [filename, ...before ? [before] : []]);
	} catch (thrown) {
		throw new EnvironmentError(explain(thrown, what, "pull-requests: read"), "", thrown);
	}
	throw new EnvironmentError(`Could not ${what}: there are ${MOST} or more.`, "");
}

// src/core/words/another-run.ts
const COMMIT = /^[0-9a-f]{7,64}$/;
/**
* What another run measured, without anything in it that could speak for itself: where it comes from is what GitHub
* says (`source`), rules of its own are gone, and its remarks name their author. The figures stay as they are: whoever
* measured may have measured anything.
*/
function distrust(recording, source) {
	const { arms, renewedBy: _renewedBy, rules: _rules, refused: _refused, ...rest } = recording;
	return {
		...rest,
		arms: {
			head: {
				...arms.head,
				source,
				origin: null
			},
			...arms.base !== void 0 && { base: {
				...arms.base,
				...ofStranger(arms.base, source)
			} }
		},
		notes: recording.notes.map(saidThere)
	};
}
/** What another run says, as its word and nobody else's. */
const saidThere = (text) => `The measuring run says: ${text}`;
/** Where base comes from, as the measuring run names it: nobody has vetted it. */
function ofStranger(base, source) {
	const sha = COMMIT.test(base.source.sha) ? base.source.sha : "";
	return {
		origin: "the base commit that the measuring run names",
		source: {
			...source,
			sha,
			branch: ""
		}
	};
}
/** Who measured, and who judges: what another run says of itself is worth what its author is. Sentences. */
const measuredByText = (runId, branch) => `The pull request's own code made this measurement, in run ${runId}, and nobody has vetted it. It was judged again here, by the rules of ${branch}.`;

// src/pipeline/rejudge.ts
/**
* Judges what a pull request's own run measured, by the rules of the base branch as they stand there. Its figures are
* all that is taken from it: what it thought of them is not even read.
*/
async function rejudge(handed, config, ports) {
	const { context, baseSha, isAsked } = handed;
	const { rules, watches } = await ports.log.group(`Read the policy of ${context.baseBranch}`, () => rulesAt(baseSha, config, ports));
	const { judgement, head } = await judgedBy(rules, handed, config, ports);
	return {
		judgement: isAsked && !watches && isWatching(judgement) ? {
			...judgement,
			waived: true
		} : judgement,
		head
	};
}
async function judgedBy(rules, handed, config, ports) {
	const { context, left } = handed;
	const frame = {
		policy: rules.policy,
		tool: ports.tool,
		gate: config.gate,
		source: context.source,
		createdAt: new Date(ports.clock.now()).toISOString()
	};
	const unmeasured = (judgement) => ({
		judgement,
		head: null
	});
	const unusable = (text) => {
		const broken = {
			kind: "could-not-measure",
			text,
			detail: [],
			notes: []
		};
		return unmeasured(judgeBroken({
			...frame,
			...broken
		}));
	};
	if (left.kind === "nothing") return unusable(`run ${context.source.runId} left nothing to judge: ${left.reason}`);
	if (left.kind === "untouched") {
		const disagreed = disagreement(left.changed, rules, context);
		if (disagreed !== null) return unusable(disagreed);
		const files = left.changed.files.length;
		return unmeasured(judgeUntouched({
			...frame,
			paths: rules.paths,
			files
		}));
	}
	if (left.kind === "broken") {
		const { gate: _gate, text, ...where } = left.broken;
		const broken = {
			kind: "head-broken",
			text: saidThere(text),
			...where,
			notes: []
		};
		return unmeasured(judgeBroken({
			...frame,
			...broken
		}));
	}
	const head = distrust(left.recording, context.source);
	const judgement = await compared(head, handed, rules, frame, ports);
	const measuredBy = measuredByText(context.source.runId, context.baseBranch);
	return {
		judgement: {
			...judgement,
			measuredBy
		},
		head
	};
}
async function compared(head, handed, config, { tool, createdAt }, ports) {
	const { context } = handed;
	const { ancestors, line } = await mergedWith(handed, config, ports);
	const noneTrusted = untrusted(config, context);
	const baseline = noneTrusted === null ? await ports.log.group("Find the baseline", () => baselineFrom(ancestors, config, context, ports)) : {
		...NO_BASELINE,
		refused: [asTold({
			origin: "artifacts",
			reason: remedyText(noneTrusted)
		})]
	};
	const remedy = noneTrusted ?? howToGetOne(config, context);
	const later = noneTrusted === null && line[0] !== ancestors[0] ? await historyOf$2(line, config, context, ports) : null;
	const entries = (of) => comparableEntries(measuredBy(head), of);
	const policy = withoutUsed(config.policy, entries(later), entries(baseline.history));
	const judgement = judge({
		policy,
		tool,
		createdAt,
		head,
		baseline,
		remedy
	});
	return {
		...judgement,
		notes: [...judgement.notes, ...strangeBase(head, line, context)]
	};
}
/**
* Only the rules are as they stand there now. Figures are compared from the commit on that head was merged with: what the
* base branch became since, faster or slower, is not in what was measured. Which one that was, the measuring run could
* make up, so it is the newest of when the run began.
*/
async function mergedWith({ baseSha, mergedAt }, { workingDirectory }, { sourceControl }) {
	const line = await sourceControl.ancestors(baseSha, 200, workingDirectory);
	return {
		ancestors: await sourceControl.ancestors(baseSha, 200, workingDirectory, mergedAt),
		line
	};
}
/** Without entries that a commit of the base branch used up which came after what is judged: one covers one change. */
function withoutUsed(policy, later, known) {
	const { accepted } = policy;
	if (accepted === void 0 || later.length === 0) return policy;
	const isUsedLater = (entry) => usedIn(entry, later) !== void 0 && usedIn(entry, known) === void 0;
	return {
		...policy,
		accepted: accepted.filter((entry) => !isUsedLater(entry))
	};
}
/**
* Where no stored run is trusted, what to do about it; null: those of the workflows that base names are. Which workflow file the
* measuring run had is the pull request's own choice, so that it names none.
*/
function untrusted({ baseline }, { baseBranch }) {
	if (baseline.store.kind !== "artifact" || baseline.workflows.length > 0) return null;
	return {
		kind: "name-workflow",
		branch: baseBranch
	};
}
/** Why a run's own word that its change does not concern the gate is not taken, a sentence; null: base's rules agree. */
function disagreement(changed, rules, { source, baseBranch }) {
	const said = `run ${source.runId} says that the change does not concern this gate`;
	if (rules.paths.length === 0) return `${said}, but the gate has no \`paths\` on ${baseBranch}`;
	const touched = touchedBy(changed, rules, [source.workflow, ...rules.baseline.workflows]);
	return touched === void 0 ? null : `${said}, but by the \`paths\` of ${baseBranch} it does: it touches ${touched}`;
}
/**
* What judges: of the base branch itself, never of the change; where it has no file, that of the checkout, which is
* trusted too.
*/
async function rulesAt(sha, config, ports) {
	const checkout = await ports.revisions.checkout(sha, config.workingDirectory, false, "own");
	try {
		const there = await ports.configAt(checkout.directory);
		if (there === null) return {
			rules: config,
			watches: isWatching(config)
		};
		const { paths, workload, baseline, own } = there;
		const workflows = baseline.workflows.length > 0 ? baseline.workflows : config.baseline.workflows;
		return {
			rules: {
				...config,
				policy: policyOf(there),
				paths,
				workload,
				baseline: {
					...config.baseline,
					workflows
				}
			},
			watches: own !== void 0 && isWatching(own)
		};
	} finally {
		await checkout.remove();
	}
}
/** With what is accepted there. */
function policyOf({ policy, policyFrom, own }) {
	if (policyFrom === "base" && own !== void 0) return own.policy;
	return own?.policy.accepted === void 0 ? policy : {
		...policy,
		accepted: own.policy.accepted
	};
}
/** The base that was driven beside head is the measuring run's choice. */
function strangeBase({ arms: { base } }, ancestors, { baseBranch }) {
	if (base === void 0 || ancestors.includes(base.source.sha)) return [];
	return [`The measuring run says that it drove a base which is not among the last ${ancestors.length} commits of ${baseBranch}.`];
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
	error,
	warning,
	notice
};
const NAME$4 = "annotations";
/** Annotations on the run and, where a file is known, on the pull request's changed lines. */
function createAnnotationsPublisher({ render }) {
	return {
		name: NAME$4,
		async publish(publication) {
			try {
				const all = render(publication);
				const shown = withinLimits(all);
				for (const annotation of shown) annotate(annotation);
				const rest = all.length - shown.length;
				const more = rest === 0 ? "" : `; ${rest} more are in the report`;
				return {
					publisher: NAME$4,
					state: "done",
					text: `${shown.length} written${more}`,
					url: null
				};
			} catch (thrown) {
				const text = `could not be written: ${toError(thrown).message}`;
				return {
					publisher: NAME$4,
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
function annotate({ level, title, message, place }) {
	WRITE[level](cut(logLines(message).join("\n"), MAX_MESSAGE), {
		title: cut(logLines(title).join(" "), MAX_TITLE),
		...place && {
			file: place.file,
			startLine: place.line
		},
		...place?.column !== void 0 && { startColumn: place.column }
	});
}

// src/adapters/actions/summary-publisher.ts
/** The runner drops a step's summary above 1 MiB, and silently one just below it. */
const MAX_BYTES$1 = 921600;
const NAME$3 = "summary";
/** The job summary: the page of the workflow run. */
function createSummaryPublisher({ path, render }) {
	return {
		name: NAME$3,
		async publish(publication) {
			if (path === "") return {
				publisher: NAME$3,
				state: "skipped",
				text: "this runner has no job summary",
				url: null
			};
			try {
				await appendFile(path, `${render(publication, MAX_BYTES$1)}\n`);
				return {
					publisher: NAME$3,
					state: "done",
					text: "written",
					url: publication.runUrl
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

// src/adapters/github/artifacts/known-runs.ts
/** Attempts of a run that are looked for. A baseline of a later one is passed over for the next ancestor's. */
const MOST_ATTEMPTS = 3;
const ALL = [
	1,
	2,
	3
];
const PAGE = 100;
/**
* The newest hundred runs of each trusted workflow, asked for at once: one question instead of one for each stored run,
* of the thousand that a repository's jobs have in an hour. Where they cannot be had, each is asked for by itself.
*/
async function knownRuns(trust, source) {
	const listed = await Promise.all(trust.workflows.map((workflow) => newestRuns(workflow, trust, source).catch(() => null)));
	const runs = listed.flatMap((list) => list ?? []);
	const byId = new Map(runs.map((run) => [run.id, run]));
	const last = Math.max(1, ...runs.map(({ run_attempt: attempt = 1 }) => attempt));
	const since = Math.max(0, ...listed.map(oldestSurely));
	const until = Math.max(0, ...byId.keys());
	return {
		isOther: (runId) => runId > since && runId < until && !byId.has(runId),
		attempts: listed.includes(null) ? ALL : ALL.slice(0, Math.min(last, MOST_ATTEMPTS)),
		async facts(runId) {
			return factsOf(byId.get(runId) ?? await askFor(runId, source));
		}
	};
}
/** The run after which a list of the newest has every one, since ids only grow; 0: it has them all. */
function oldestSurely(list) {
	if (list === null) return Number.POSITIVE_INFINITY;
	return list.length < PAGE ? 0 : Math.min(...list.map(({ id }) => id));
}
async function askFor(runId, { client, repository }) {
	return (await client.rest.actions.getWorkflowRun({
		...repository,
		run_id: runId
	})).data;
}
async function newestRuns(workflow, { branches }, { client, repository }) {
	const [branch] = branches;
	const { data } = await client.rest.actions.listWorkflowRuns({
		...repository,
		workflow_id: posix.basename(workflow),
		per_page: PAGE,
		...branches.length === 1 && branch !== void 0 ? { branch } : {}
	});
	return promisedList(data.workflow_runs, "list of runs");
}
function factsOf(run) {
	return {
		event: run.event,
		path: promised(run.path, "workflow").replace(/@.*$/, ""),
		repositoryId: promised(run.repository, "repository").id,
		headRepositoryId: run.head_repository?.id ?? 0,
		branch: run.head_branch ?? "",
		sha: run.head_sha
	};
}

// src/adapters/github/artifacts/trust.ts
/** Events that run the code of the base branch itself. `pull_request` runs what a stranger wrote. */
const EVENTS$1 = [
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
/** Whether what a listing says of a run is not what the run says. */
const differs = (run, candidate) => Object.keys(candidate.run).some((key) => key !== "id" && run[key] !== candidate.run[key]);
/** Why the run of an artifact is not trusted; null: it is. */
function refuseRun(run, candidate, trust) {
	if (!EVENTS$1.includes(run.event)) return `its run was started by \`${run.event}\`, not by ${EVENTS$1.join(", ")}`;
	if (differs(run, candidate)) return "its listing and its run contradict each other";
	if (!trust.workflows.includes(run.path)) return `its workflow \`${run.path}\` is not trusted; if it should be, add \`baseline: { workflow: [${run.path}] }\` to the configuration`;
	return null;
}

// src/adapters/github/artifacts/open-artifact.ts
/** Far above what a gate with hundreds of endpoints writes; a larger one is no recording of ours. */
const MAX_ZIP_BYTES = 2e7;
const MAX_JSON_BYTES = 1e8;
/** Checks the artifact's run, downloads and decodes it. Throws NotUsable, or Octokit's error. */
async function openArtifact(candidate, gate, trust, runs, source) {
	const run = await runs.facts(candidate.run.id);
	const refusal = refuseRun(run, candidate, trust);
	if (refusal !== null) throw new NotUsable(refusal);
	if (candidate.sizeBytes > MAX_ZIP_BYTES) throw new NotUsable(`it is larger than ${MAX_ZIP_BYTES} bytes`);
	const zip = await downloadZip(source, candidate, MAX_ZIP_BYTES);
	const files = readZip(zip, [RECORDING_FILE, HISTORY_FILE], MAX_ZIP_BYTES);
	return {
		candidate,
		recording: recordingOf(files, candidate, gate, run),
		history: historyOf$1(files, gate)
	};
}
function readJson(files, name) {
	return unpack$1(files.get(name) ?? Buffer.alloc(0), name, MAX_JSON_BYTES);
}
/** The artifact's run says which commit it measured; a recording that says otherwise is not of that run. */
function recordingOf(files, candidate, gate, run) {
	const decoded = decodeRecording(readJson(files, RECORDING_FILE));
	if (!decoded.ok) throw new NotUsable(decoded.reason);
	const { value: recording } = decoded;
	if (recording.gate !== gate) throw new NotUsable(`it belongs to gate \`${recording.gate}\``);
	if (isRenewedBy(recording, candidate, run)) return recording;
	const own = recording.arms.head.source;
	const { repositoryId } = own;
	if (repositoryId !== candidate.run.repositoryId) throw new NotUsable(`its recording is of repository ${repositoryId}, not of ${candidate.run.repositoryId}`);
	if (own.sha !== candidate.run.sha || own.runId !== candidate.run.id) throw new NotUsable(`its recording names run ${own.runId} of ${own.sha.slice(0, 7)}`);
	return recording;
}
/** Events whose runs store again what an earlier run recorded. */
const RENEWING = ["schedule", "workflow_dispatch"];
/** A refresh keeps the recording of its own commit and run, and says beside it who stored it again. */
function isRenewedBy({ renewedBy }, { run }, { event }) {
	return renewedBy?.runId === run.id && renewedBy.sha === run.sha && RENEWING.includes(event);
}
function historyOf$1(files, gate) {
	const decoded = decodeHistory(readJson(files, HISTORY_FILE));
	return decoded.ok && decoded.value.gate === gate ? decoded.value : null;
}

// src/adapters/github/artifacts/open-each.ts
/** Three answers in a row that did not come: the next ones will not either, and each costs many seconds. */
const OUTAGES = 3;
/** Opens candidates one after the other, and goes on after one that is refused; returns why each of those was. */
async function openEach({ candidates, want, open, take }) {
	const refused = [];
	let outages = 0;
	for (const candidate of candidates) {
		const wanted = want(candidate);
		if (wanted === "enough" || outages >= OUTAGES) break;
		if (wanted === "skip") continue;
		try {
			take(await open(candidate));
			outages = 0;
		} catch (thrown) {
			outages = isOutage(thrown) || isRateLimit(thrown) ? outages + 1 : 0;
			refused.push(refusalOf(describe(candidate), thrown));
		}
	}
	return refused;
}
/** What was looked at and not used; one that could not be read at all may well be good. */
function refusalOf(origin, thrown) {
	const refusal = {
		origin,
		reason: causeOf(thrown, "actions: read")
	};
	return thrown instanceof NotUsable ? refusal : {
		...refusal,
		unread: true
	};
}
/** A candidate's name in the log and the report. */
const describe = ({ name, run }) => `artifact ${name} of run ${run.id} (${run.sha.slice(0, 7)})`;

// src/adapters/github/artifacts/rank-candidates.ts
/** A repository under attack must not fill the report. */
const REFUSALS = 10;
/**
* Puts the artifacts that nothing speaks against in the order in which they are tried: the exact base commit,
* then its nearest ancestor; without ancestors those of the base branch, the newest first. Of one commit the newest
* comes first. Ids tell which that is: they only grow, and GitHub promises no order of its lists.
*/
function rankCandidates(listed, ancestors, trust) {
	const place = new Map(ancestors.map((sha, index) => [sha, index]));
	const line = new Set(trust.line);
	const refused = [];
	const candidates = [];
	let elsewhere = 0;
	for (const candidate of listed) {
		const reason = refuseListed(candidate, trust);
		const { sha } = candidate.run;
		const related = ancestors.length === 0 ? line.has(sha) : place.has(sha);
		if (reason === null && related) candidates.push(candidate);
		else if (reason === null) elsewhere += 1;
		else refused.push({
			origin: `artifact ${candidate.name} of run ${candidate.run.id}`,
			reason
		});
	}
	candidates.sort((a, b) => (place.get(a.run.sha) ?? 0) - (place.get(b.run.sha) ?? 0) || b.id - a.id);
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
		reason: `${count} stored, but none ${ancestors.length === 0 ? "for a commit of the base branch that this checkout knows (`fetch-depth: 0` shows it more)" : `for the base commit or the ${ancestors.length - 1} commits before it`}`
	}];
}

// src/adapters/github/artifacts/sibling-runs.ts
/** As many entries as a history keeps. */
const DOWNLOADS$2 = 50;
/**
* The history with the runs and attempts that it lacks: those that ran at the same time could not know of each other,
* so each of them holds a part of it only.
*/
async function withSiblings({ gate, known, line, candidates, open }) {
	let history = known;
	const knows = ({ run, attempt }) => history?.entries.some((entry) => entry.runId === run.id && entry.attempt === attempt) === true;
	const refused = await openEach({
		candidates: candidates.slice(0, DOWNLOADS$2),
		want: (candidate) => knows(candidate) ? "skip" : "open",
		open,
		take: (opened) => {
			const entries = [historyEntry(opened.recording)];
			const own = {
				...HISTORY_STAMP,
				gate,
				entries
			};
			history = mergeAlong(line, own, ...[opened.history, history].filter((one) => one !== null));
		}
	});
	return {
		history,
		refused
	};
}

// src/adapters/github/artifacts/upload.ts
/** Its client tries five times by itself, and would wait for ever for an answer. Milliseconds. */
const LONGEST = 12e4;
/**
* Uploads a recording and its history as one artifact of this run; returns where it went.
* Throws EnvironmentError when the artifact service refuses, or says nothing for two minutes.
*/
function upload(recording, history, tempDirectory, clock) {
	return uploadFiles(artifactName(recording.gate, recording.renewedBy?.attempt ?? recording.arms.head.source.attempt), {
		[RECORDING_FILE]: pack(recording),
		[HISTORY_FILE]: pack(history)
	}, tempDirectory, clock, NEXT_RUN);
}
const NEXT_RUN = "The verdict stands; the next run of the base branch stores a baseline again.";
/**
* Uploads files, packed already, as one artifact of this run; returns where it went. Throws as above. `otherwise`: what to do
* where nothing better is known, a sentence.
*/
async function uploadFiles(name, files, tempDirectory, clock, otherwise = "Run the job again.") {
	const root = await mkdtemp(join(tempDirectory, "perf-gate-artifact-"));
	try {
		for (const [file, bytes] of Object.entries(files)) await writeFile(join(root, file), bytes);
		const { DefaultArtifactClient } = await import("./artifact.js");
		const paths = Object.keys(files).map((file) => join(root, file));
		const options = { compressionLevel: 0 };
		const client = new DefaultArtifactClient();
		const { id } = await orSilence(() => client.uploadArtifact(name, paths, root, options), LONGEST, clock);
		return `artifact ${name}${id === void 0 ? "" : ` (id ${id})`}`;
	} catch (thrown) {
		const message = toError(thrown).message.replace(/\s+/g, " ");
		throw new EnvironmentError(`The artifact ${name} was not stored: ${message}`, hint(message) ?? otherwise, thrown);
	} finally {
		await rm(root, {
			recursive: true,
			force: true
		});
	}
}
/** What mends it, a sentence; null: not known. */
function hint(message) {
	if (/ACTIONS_R(UNTIME_TOKEN|ESULTS_URL)/.test(message)) return "The runner gives this variable to actions only: use `uses:`, not a `run:` step, or a directory store.";
	if (/already.?exists|conflict|409/i.test(message)) return "Another job of this run stored this gate already: give each job a `gate` of its own.";
	return null;
}

// src/adapters/github/artifacts/wait-for-base.ts
/** Between two looks at the runs of the base commit. Milliseconds. */
const BETWEEN_LOOKS = 1e4;
/**
* Waits while a trusted run of the base commit is under way, since it is about to store what is to be compared with;
* at most as long as the query allows. Returns why there is no use in waiting on: the nearest ancestor has to do then.
*/
async function waitForBase(query, trust, source) {
	const { waitMs = 0, ancestors } = query;
	const [base] = ancestors;
	const { clock, onWait } = source.patience;
	if (base === void 0 || waitMs <= 0) return [];
	const seconds = Math.round(waitMs / 1e3);
	const seen = [];
	const look = async () => {
		const run = await underWay(base, trust, source);
		if (run === null) return [];
		if (seen.length === 0) onWait(`Run ${run.id} of the base commit is under way: waiting for it, at most ${seconds} s.`);
		seen.push(run.id);
		return null;
	};
	try {
		const ended = await poll(look, {
			everyMs: BETWEEN_LOOKS,
			limitMs: waitMs,
			clock
		});
		const reason = `still under way after ${seconds} s (\`baseline.wait\`), so an older commit's has to do`;
		return ended ?? [{
			origin: `run ${seen.at(-1)} of the base commit ${base.slice(0, 7)}`,
			reason
		}];
	} catch (thrown) {
		return [{
			origin: `runs of ${base.slice(0, 7)}`,
			reason: causeOf(thrown, "actions: read")
		}];
	}
}
/** A run that may store the baseline of a commit and has not ended; null: there is none. */
async function underWay(sha, { repositoryId, branches, workflows }, { client, repository }) {
	const found = (await allPages(async (page) => {
		const address = {
			...repository,
			head_sha: sha,
			per_page: 100,
			page
		};
		const { data } = await client.rest.actions.listWorkflowRunsForRepo(address);
		return promisedList(data.workflow_runs, "list of runs");
	})).find((run) => run.status !== "completed" && EVENTS$1.includes(run.event) && run.repository.id === repositoryId && run.head_repository?.id === repositoryId && branches.includes(run.head_branch ?? "") && workflows.includes(run.path.replace(/@.*$/, "")));
	return found === void 0 ? null : { id: found.id };
}

// src/adapters/github/artifacts/artifact-store.ts
const DOWNLOADS$1 = 10;
const UNKNOWN = "it did not tell which repository and workflow this is, and so no run can be trusted";
/** Baselines as artifacts of the base branch's runs. */
function createArtifactStore(options) {
	const { clock } = options.patience;
	if (isEnterpriseServer(options.apiUrl)) return createRefusedStore();
	return {
		save: (recording, history) => upload(recording, history, options.tempDirectory, clock),
		async read(query) {
			try {
				const budget = READING + (query.waitMs ?? 0);
				const found = await withinTime(clock, budget, () => readAll(query, options));
				return {
					...found,
					history: historyOfLine(found.history === null ? [] : [found.history], query)
				};
			} catch (thrown) {
				return {
					runs: [],
					refused: [asTold(refusalOf("artifacts", thrown))],
					history: null,
					readable: false
				};
			}
		}
	};
}
async function readAll(query, options) {
	const trust = {
		repositoryId: options.repositoryId,
		branches: query.branches,
		workflows: query.workflows.length > 0 ? query.workflows : [options.workflow],
		line: lineOf(query)
	};
	if (trust.repositoryId === 0 || trust.workflows.includes("")) throw new Unanswered(UNKNOWN);
	const known = await knownRuns(trust, options);
	const nameOf = (attempt) => artifactName(query.gate, attempt);
	const list = () => listArtifacts(options.client, options.repository, known.attempts, nameOf);
	const early = await list();
	const [base] = query.ancestors;
	const isThere = rankCandidates(early, query.ancestors, trust).candidates.some(({ run }) => run.sha === base);
	const waited = isThere ? [] : await waitForBase(query, trust, options);
	const listed = isThere || (query.waitMs ?? 0) <= 0 ? early : await list();
	const { candidates, refused } = rankCandidates(listed, query.ancestors, trust);
	const open = (candidate) => openArtifact(candidate, query.gate, trust, known, options);
	const opened = await openAll$1(othersLast(candidates, known), query, open);
	const blind = opened.runs.length === 0 && opened.refused.some(({ unread }) => unread === true);
	const before = {
		...opened,
		refused: [
			...waited,
			...refused,
			...opened.refused
		].map(asTold),
		...blind && { readable: false }
	};
	if (query.purpose !== "history") return before;
	const siblings = await withSiblings({
		gate: query.gate,
		known: opened.history,
		line: trust.line,
		open,
		candidates: othersLast(rankCandidates(listed, [], trust).candidates, known)
	});
	return {
		...before,
		history: siblings.history,
		refused: [...before.refused, ...siblings.refused.map(asTold)]
	};
}
/** A gate of the same name in another workflow stores for every commit too, and is not to use up the downloads. */
function othersLast(candidates, known) {
	const isOther = ({ run }) => known.isOther(run.id);
	return [...candidates.filter((one) => !isOther(one)), ...candidates.filter(isOther)];
}
/** Opens candidates, best first, until there are enough or the limit of downloads is reached. */
async function openAll$1(candidates, query, open) {
	const opened = [];
	const refused = await openEach({
		candidates: candidates.slice(0, DOWNLOADS$1),
		want: () => opened.length >= query.limit ? "enough" : "open",
		open,
		take: (one) => void opened.push(one)
	});
	const runs = opened.map(({ recording, candidate }) => ({
		recording,
		origin: describe(candidate),
		distance: distanceOf(recording, candidate, query)
	}));
	const [newest, ...rest] = opened.flatMap(({ history }) => history === null ? [] : [history]);
	return {
		runs,
		refused,
		history: newest === void 0 ? null : mergeAlong(lineOf(query), newest, ...rest)
	};
}
/** A renewed recording lies where its own commit does, not where it was stored again. */
function distanceOf({ arms }, { run }, { ancestors }) {
	if (ancestors.length === 0) return null;
	const own = ancestors.indexOf(arms.head.source.sha);
	return own >= 0 ? own : ancestors.indexOf(run.sha);
}

// src/core/words/outcome/broken-head.ts
/** Before each line of the app's log among a judgement's notes. */
const LOGGED = "app log: ";
/**
* What is left of a judgement that accuses head without a measurement; null: it does not. How to mend it is not part of
* it: what a stranger's run would have a reader do is read in that run alone.
*/
function brokenHeadOf({ gate, reasons, notes, head }) {
	const found = reasons.find(({ kind }) => kind === "head-broken");
	if (found === void 0 || head !== null) return null;
	const step = failedStep(found);
	const detail = notes.filter((note) => note.startsWith(LOGGED)).map((note) => note.slice(9));
	return {
		gate,
		text: found.text,
		...step !== void 0 && { step },
		detail: detail.slice(-200)
	};
}

// src/adapters/github/artifacts/hand-over-publisher.ts
const NAME$2 = "hand-over";
/** Throws an Error with the reason where it is none. */
async function packedRecording(file) {
	const recording = decodeRecording(JSON.parse(await readFile(file, "utf8")));
	if (!recording.ok) throw new Error(recording.reason);
	return { [RECORDING_FILE]: pack(recording.value) };
}
/** What stands for a recording where there is none; null: nothing does. */
function packedWord(judgement) {
	if (judgement.verdict === "not-affected") return { [UNTOUCHED_FILE]: pack({ gate: judgement.gate }) };
	const broken = brokenHeadOf(judgement);
	return broken === null ? null : { [BROKEN_FILE]: pack(broken) };
}
/**
* Leaves the recording, or the word that the change does not concern the gate or that head does not work, as an artifact
* of a run that may not write, for one that may. Needs no permission.
*/
function createHandOverPublisher({ gate, attempt, tempDirectory, clock }) {
	const receipt = (state, text) => ({
		publisher: NAME$2,
		state,
		text,
		url: null
	});
	return {
		name: NAME$2,
		async publish({ files, judgement }) {
			const word = packedWord({
				...judgement,
				gate
			});
			if (files.recording === "" && word === null) return receipt("skipped", "nothing was measured, so there is nothing to leave");
			try {
				const packed = word ?? await packedRecording(files.recording);
				const where = await uploadFiles(handedOverName(gate, attempt), packed, tempDirectory, clock);
				return receipt("done", `left for the workflow that publishes, as ${where}`);
			} catch (thrown) {
				const hint = thrown instanceof EnvironmentError ? ` ${thrown.hint}` : "";
				return receipt("failed", `${toError(thrown).message}${hint}`);
			}
		}
	};
}

// src/adapters/github/artifacts/watch-store.ts
/** A thousand pushes are some hundred thousand bytes. */
const MAX_BYTES = 1e6;
/** Logs of runs that did not know of each other; each holds what its run had read. */
const DOWNLOADS = 10;
/** A pull request's own run, and one that publishes what a fork's run left. */
const EVENTS = ["pull_request", "workflow_run"];
/** What a gate that watches would have done, as artifacts of the runs that judged. */
function createWatchStore(options) {
	const { tempDirectory, attempt, patience, client, repository, repositoryId, workflow } = options;
	return {
		save: (log) => uploadFiles(watchLogName(log.gate, attempt), { [WATCH_FILE]: pack(log) }, tempDirectory, patience.clock),
		read: (gate) => withinTime(patience.clock, READING, async () => {
			const runs = await knownRuns({
				repositoryId,
				branches: [],
				workflows: [workflow],
				line: []
			}, options);
			const nameOf = (one) => watchLogName(gate, one);
			return openAll(await listArtifacts(client, repository, runs.attempts, nameOf), gate, runs, options);
		})
	};
}
/** The newest first, of which each knows those before it: what is known already is not read. */
async function openAll(listed, gate, runs, options) {
	const logs = [];
	const known = ({ run, attempt }) => logs.some(({ pushes }) => pushes.some((push) => push.runId === run.id && push.attempt === attempt));
	const listable = listed.filter((candidate) => isOwn$1(candidate, options)).toSorted((a, b) => b.id - a.id);
	let downloads = 0;
	for (const candidate of listable) {
		if (downloads >= DOWNLOADS) break;
		if (known(candidate)) continue;
		downloads += 1;
		const log = await openOne(candidate, gate, runs, options).catch(unlessUnusable);
		if (log !== null) logs.push(log);
	}
	return logs.length === 0 ? [] : [mergeWatchLogs(gate, logs)];
}
/** What is none of ours, or is damaged, is passed over; that GitHub does not answer is trouble of its own. */
function unlessUnusable(thrown) {
	if (isOutage(thrown) || isRateLimit(thrown)) throw thrown;
	return null;
}
/** As far as the listing tells: a fork can name its artifact like ours, so whose code it is decides. */
function isOwn$1({ run, expired, sizeBytes }, { repositoryId }) {
	return run.repositoryId === repositoryId && run.headRepositoryId === repositoryId && !expired && sizeBytes <= MAX_BYTES;
}
async function openOne(candidate, gate, runs, options) {
	if (!isTrusted(await runs.facts(candidate.run.id), candidate, options)) throw new NotUsable("its run is not trusted");
	const zip = await downloadZip(options, candidate, MAX_BYTES);
	const packed = readZip(zip, ["watch-log.json.gz"], MAX_BYTES).get("watch-log.json.gz") ?? Buffer.alloc(0);
	const decoded = decodeWatchLog(unpack$1(packed, WATCH_FILE, MAX_BYTES));
	if (!decoded.ok) throw new NotUsable(decoded.reason);
	if (decoded.value.gate !== gate) throw new NotUsable(`it belongs to gate \`${decoded.value.gate}\``);
	return decoded.value;
}
const isTrusted = (run, candidate, { workflow }) => EVENTS.includes(run.event) && run.path === workflow && !differs(run, candidate);

// src/adapters/github/comment/comment-post.ts
const skipped = (text, url = null) => ({
	state: "skipped",
	text,
	url
});

// src/adapters/github/comment/find-comment.ts
/** Looks through a pull request's comments as often as it is asked, and asks for the token's owner once. */
function commentFinder(client, repository, pullNumber) {
	let me = null;
	return async (read) => {
		const marked = (await allPages(async (page) => {
			const address = {
				...repository,
				issue_number: pullNumber,
				per_page: 100,
				page
			};
			return promisedList((await client.rest.issues.listComments(address)).data, "list of comments");
		})).flatMap((comment) => {
			const mark = read(comment.body ?? "");
			return mark === null ? [] : [{
				comment,
				mark
			}];
		});
		if (marked.length === 0) return [];
		me ??= await viewer(client);
		const { login, trouble } = me;
		if (trouble !== null && !marked.every(({ comment }) => isBot(comment))) throw trouble;
		return marked.filter(({ comment }) => isOwn(comment, login)).map(({ comment, mark }) => ({
			id: comment.id,
			url: comment.html_url,
			body: comment.body ?? "",
			mark
		})).toSorted((a, b) => a.id - b.id);
	};
}
/** The token's owner. (`GET /user` is refused to a job's token.) */
async function viewer(client) {
	try {
		const answer = await client.graphql("{ viewer { login } }");
		return {
			login: promised(answer?.viewer?.login, "viewer"),
			trouble: null
		};
	} catch (thrown) {
		return {
			login: null,
			trouble: isOutage(thrown) ? thrown : null
		};
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

// src/adapters/github/comment/marker.ts
const PATTERN = /^<!-- perf-gate:(\S+) run=(\d+) attempt=(\d+) job=(\S*) -->/;
const GROUP = /^<!-- perf-gate-group:(\S+) -->/;
/** `--` would end an HTML comment, and a blank would end the word. */
const encodeWord = (text) => encodeURIComponent(text).replaceAll("-", "%2D");
function decodeWord(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
/** A job and its workflow as one word, which earlier versions read as a job's. */
const writeJob = ({ job, workflow }) => [job, ...workflow === void 0 ? [] : [workflow]].map(encodeWord).join("/");
function readJob(word) {
	const [job = "", workflow] = word.split("/").map(decodeWord);
	return {
		job,
		...workflow !== void 0 && { workflow }
	};
}
/** First line of a gate's own comment. */
function writeMarker({ gate, runId, attempt, ...by }) {
	return `<!-- perf-gate:${encodeWord(gate)} run=${runId} attempt=${attempt} job=${writeJob(by)} -->`;
}
/** The marker in a comment's first line; null: not a comment of this program. */
function readMarker(body) {
	const [, gate, runId, attempt, job] = PATTERN.exec(body) ?? [];
	if (gate === void 0 || runId === void 0 || attempt === void 0 || job === void 0) return null;
	return {
		gate: decodeWord(gate),
		runId: Number(runId),
		attempt: Number(attempt),
		...readJob(job)
	};
}
/** First line of a comment that several gates share. */
const writeGroupMarker = (group) => `<!-- perf-gate-group:${encodeWord(group)} -->`;
/** The group in a comment's first line; null: not a shared comment of this program. */
function readGroupMarker(body) {
	const [, group] = GROUP.exec(body) ?? [];
	return group === void 0 ? null : decodeWord(group);
}
/**
* Whether both come from one job of the workflow file. The key behind its name (`gate (0a1b2c3d)`) tells the callers of a
* called workflow apart, and the runner gives a job another one in every attempt.
*/
const isSameJob = (a, b) => nameOf$1(a.job) === nameOf$1(b.job);
const nameOf$1 = (job) => job.replace(/ \([0-9a-f]{8}\)$/, "");
/** Whether the two come from different workflow files, as far as is known: neither is the other's to replace. */
const isOtherWorkflow = (a, b) => a.workflow !== void 0 && b.workflow !== void 0 && a.workflow !== b.workflow;
/** Whether `a` comes from a later run, or a later attempt of the same run, than `b`. */
const isLater = (a, b) => a.runId > b.runId || a.runId === b.runId && a.attempt > b.attempt;

// src/adapters/github/comment/sections.ts
const OPEN = /^<!-- perf-gate-section gate=(\S+) run=(\d{1,15}) attempt=(\d{1,9}) job=(\S*) verdict=(\S+) -->$/;
const CLOSE = "<!-- /perf-gate-section -->";
/** The sections of a shared comment. One whose fence is damaged is not read: its own job writes it again. */
function readSections(body) {
	const found = [];
	let head = null;
	let lines = [];
	for (const line of body.split(/\r?\n/)) {
		const opened = readFence(line);
		if (head !== null && line === CLOSE) found.push(sectionOf(head, lines));
		if (opened !== null || line === CLOSE) {
			head = opened;
			lines = [];
		} else lines.push(line);
	}
	return found;
}
function readFence(line) {
	const [, gate, runId, attempt, job, word] = OPEN.exec(line) ?? [];
	const verdict = WORST_FIRST.find((one) => one === word);
	if (gate === void 0 || job === void 0 || verdict === void 0) return null;
	return {
		gate: decodeWord(gate),
		runId: Number(runId),
		attempt: Number(attempt),
		...readJob(job),
		verdict
	};
}
function sectionOf(head, lines) {
	const [first = ""] = lines;
	const shown = isHistory(first) ? lines.slice(1) : lines;
	return {
		...head,
		pushes: readHistory(first),
		text: shown.join("\n").trim()
	};
}
/**
* Whether a text of `a` is newer than what `b` may write: any job's of a later run of that gate and workflow, or that of a later attempt
* of the same job, whose key is another one by then.
*/
function overtakes(a, b) {
	if (a.gate !== b.gate || isOtherWorkflow(a, b)) return false;
	return a.runId > b.runId || a.runId === b.runId && a.attempt > b.attempt && isSameJob(a, b);
}
/** Whether `a` takes the place of `b`: it is newer, or the same job's of the same attempt. */
function replaces(a, b) {
	return a.gate === b.gate && a.runId === b.runId && a.attempt === b.attempt && a.job === b.job || overtakes(a, b);
}
/** Whether the section, or one that takes its place, is among these. */
const holds = (sections, section) => sections.some((one) => replaces(one, section));
/** The latest section of each job; of two alike the first. Worst verdict first. */
function mergeSections(sections) {
	return sections.filter((section, index) => !sections.some((other, at) => replaces(other, section) && (at < index || at > index && !replaces(section, other)))).toSorted((a, b) => WORST_FIRST.indexOf(a.verdict) - WORST_FIRST.indexOf(b.verdict) || compare(a.gate, b.gate) || compare(a.job, b.job));
}
const compare = (a, b) => a < b ? -1 : Number(a > b);
/** Text of others cannot pass for a line that this program reads. */
const disarm = (text) => text.replace(/<!--(?=\s*\/?perf-gate)/g, "&lt;!--");
/** What a section costs besides its text, bytes. */
const frame = (section) => [`<!-- perf-gate-section gate=${encodeWord(section.gate)} run=${section.runId} attempt=${section.attempt} job=${writeJob(section)} verdict=${section.verdict} -->`, CLOSE];
/** Bytes that are left for the text of one section beside the others: what they leave, and never less than its share. */
function roomFor(section, others, maxBytes) {
	const cost = (one) => bytesOf(formsOf(one, null)[0] ?? "");
	const taken = others.reduce((sum, one) => sum + cost(one), 0) + cost({
		...section,
		text: ""
	});
	return Math.max(maxBytes - taken - HEAD, Math.floor(maxBytes / (others.length + 1)) - FRAME, LEAST);
}
/** Room for the first lines, and for a section's fences and history; bytes. */
const HEAD = 400;
const FRAME = 2e3;
/** A section's own first lines; bytes. */
const LEAST = 1e3;
/** The whole shared comment. Where it would be too long, the longest sections are cut to their first lines. */
function writeShared({ group, sections, maxBytes, runUrl }) {
	const head = `${writeGroupMarker(group)}\n${groupHeading(sections.map(({ verdict }) => verdict))}`;
	return `${head}${fitTogether(sections.map((section) => formsOf(section, runUrl)), maxBytes - bytesOf(head)).join("")}\n`;
}
/** A section in full, in its first lines, without its history, and empty: what remains is in the heading's count. */
function formsOf(section, runUrl) {
	const [open, close] = frame(section);
	const wrap = (...parts) => `\n\n${[
		open,
		...parts,
		close
	].join("\n")}`;
	const history = section.pushes.length === 0 ? [] : [writeHistory(section.pushes)];
	const where = runUrl === null ? "run" : `[run](${runPage(runUrl, section.runId)})`;
	const short = firstLines(section.text, `_Shortened for length: the rest is in the summary of the ${where}._`);
	return [
		wrap(...history, section.text, ""),
		wrap(...history, short),
		wrap(short),
		wrap()
	];
}

// src/adapters/github/comment/write-comment.ts
/** GitHub counts 65,536 characters; in bytes we are always below. */
const BUDGET = 65e3;
/** Smaller budgets, tried when GitHub says that the text is too long all the same. */
const BUDGETS = [
	BUDGET,
	BUDGET / 2,
	BUDGET / 4
];
/** Writes within a budget of bytes, smaller and smaller while GitHub finds the text too long. */
async function withinBudget(write) {
	let last = null;
	for (const budget of BUDGETS) try {
		return await write(budget);
	} catch (thrown) {
		if (!isTooLong(thrown)) throw thrown;
		last = thrown;
	}
	throw last;
}
/**
* Replaces the body of the first of `own` that may be edited; null: none of them may. Those that were refused are
* added to `refused`, and are not tried again.
*/
async function updateFirst(target, own, body, refused) {
	for (const comment of own) {
		const { id } = comment;
		if (refused.has(id)) continue;
		try {
			return await update$1(target, comment, body);
		} catch (thrown) {
			if (!isRefused(thrown)) throw thrown;
			refused.add(id);
		}
	}
	return null;
}
/** The client tries again by itself, which is safe: the same body twice is one body. */
async function update$1({ client, repository }, { id, url }, body) {
	const address = {
		...repository,
		comment_id: id
	};
	try {
		await client.rest.issues.updateComment({
			...address,
			body
		});
	} catch (thrown) {
		if (!isOutage(thrown)) throw thrown;
		if ((await client.rest.issues.getComment(address).catch(() => null))?.data.body?.trimEnd() !== body.trimEnd()) throw thrown;
	}
	return {
		id,
		url,
		how: "updated"
	};
}
/** Creates a comment, once: `find` looks for it where the answer was lost. */
function create(target, body, find) {
	const { client, repository, pullNumber, clock } = target;
	const send = async () => {
		const address = {
			...repository,
			issue_number: pullNumber
		};
		const { data } = await client.rest.issues.createComment({
			...address,
			body
		});
		return {
			id: promised(data.id, "id"),
			url: data.html_url ?? null,
			how: "created"
		};
	};
	const arrived = async () => {
		const found = await find();
		return found === void 0 ? void 0 : {
			id: found.id,
			url: found.url,
			how: "created"
		};
	};
	return sendOnce(send, arrived, clock);
}
/** A text for a shared comment is stale after this long: it may no longer arrive. Milliseconds. */
const STALE = 4e3;
/**
* Replaces the body of a comment that others write too: at once, or not at all. A try that waits, for a rate limit
* or a lost answer, would undo what others wrote in the meantime; the caller looks again instead.
*/
async function updateOnce({ client, repository }, id, body) {
	await client.rest.issues.updateComment({
		...repository,
		comment_id: id,
		body,
		request: {
			retries: 0,
			signal: AbortSignal.timeout(STALE)
		}
	});
}
/** Deletes a comment of ours. False: it is still there, and the next run tries again. */
async function remove({ client, repository }, id) {
	try {
		await client.rest.issues.deleteComment({
			...repository,
			comment_id: id
		});
		return true;
	} catch (thrown) {
		return [404, 410].includes(statusOf(thrown));
	}
}

// src/adapters/github/comment/post-shared.ts
/** After this long a section that others keep overwriting is given up. Milliseconds. */
const PATIENCE = 3e4;
/** Looks in a row that found everything in its place. */
const QUIET = 2;
/** Between two looks. The quiet ones together outlast every text that was read before ours came. Milliseconds. */
const SHORTEST_PAUSE = STALE / QUIET;
const LONGEST_PAUSE = 2 * SHORTEST_PAUSE;
/** Before the very first comment, since several jobs often come to their first at the same time. Milliseconds. */
const FIRST_PAUSE = 2e3;
const FAILURES = 3;
/**
* Keeps this job's section in the comment that a group shares. GitHub has no conditional update, so two jobs that
* read at the same time overwrite each other: each looks again after a while and puts back what is missing. Of
* several first comments the oldest stays; the others are deleted once their sections were seen in it.
*/
async function postShared(post, group) {
	const run = {
		post,
		group,
		until: post.clock.now() + PATIENCE,
		random: seeded(post.seed),
		refused: /* @__PURE__ */ new Set(),
		known: [],
		how: null,
		quiet: 0,
		failures: 0,
		paused: false
	};
	for (;;) {
		const posted = await step(run);
		if (posted === null) continue;
		if (posted.state === "done") await dropSingle(post);
		return posted;
	}
}
/** One look and what follows from it; null: look again. */
async function step(run) {
	const { post } = run;
	const all = await look(run);
	const own = all.filter(({ id }) => !run.refused.has(id));
	const seen = own.flatMap(({ mark }) => mark);
	const later = seen.find((section) => overtakes(section, post.marker));
	if (later !== void 0) return skipped(`a later run (${later.runId}) has already written it`, own[0]?.url);
	run.known = mergeSections([...seen, ...run.known]);
	const [primary, ...extras] = own;
	if (primary === void 0) return first(run, all);
	const late = post.clock.now() > run.until;
	if (!isComplete(run, primary)) {
		if (late && run.how !== null) return lost(primary);
		return update(run, primary);
	}
	run.quiet += 1;
	for (const { id } of extras) if (!await remove(post.target, id)) run.refused.add(id);
	if (late || run.quiet >= QUIET && extras.length === 0) return done(run, primary.url);
	return pause(run, SHORTEST_PAUSE, LONGEST_PAUSE);
}
const look = ({ post, group }) => post.find((body) => readGroupMarker(body) === group ? readSections(body) : null);
/** Whether this comment has this job's section, and every other one that was seen. */
const isComplete = ({ how, known, post }, { mark }) => how !== null && holds(mark, post.marker) && known.every((section) => holds(mark, section));
/** There is no comment to write to. */
async function first(run, all) {
	const { post } = run;
	if (run.how !== null) {
		run.quiet += 1;
		return run.quiet >= QUIET ? done(run, null) : pause(run, SHORTEST_PAUSE, LONGEST_PAUSE);
	}
	if (all.length === 0 && post.keepAway !== null) {
		await dropSingle(post);
		return skipped(post.keepAway);
	}
	if (!run.paused && all.length === 0) {
		run.paused = true;
		return pause(run, 0, FIRST_PAUSE);
	}
	const appeared = async () => (await look(run)).find(({ id, mark }) => !all.some((before) => before.id === id) && holds(mark, post.marker));
	await withinBudget((maxBytes) => create(post.target, bodyOf(run, maxBytes), appeared));
	run.how = "created";
	return pause(run, SHORTEST_PAUSE, LONGEST_PAUSE);
}
async function update(run, { id }) {
	run.quiet = 0;
	try {
		await withinBudget((maxBytes) => updateOnce(run.post.target, id, bodyOf(run, maxBytes)));
	} catch (thrown) {
		if (isRefused(thrown)) {
			run.refused.add(id);
			return null;
		}
		run.failures += 1;
		if (run.failures >= FAILURES) throw thrown;
		if (await waited(run, thrown)) return null;
		if (!isOutage(thrown)) throw thrown;
	}
	run.how ??= "updated";
	return pause(run, SHORTEST_PAUSE, LONGEST_PAUSE);
}
/** Waits for the end of a rate limit that ends while there is time, and then the comment is looked at anew. */
async function waited({ post, until }, thrown) {
	if (!(thrown instanceof RateLimited) || thrown.freeAt > until) return false;
	await post.clock.sleep(Math.max(0, thrown.freeAt - post.clock.now()));
	return true;
}
/** The whole comment with this job's section in it, freshly rendered for the room that it has. */
function bodyOf({ post, group, known }, maxBytes) {
	const { marker, verdict, runUrl } = post;
	const before = known.filter((one) => one.gate === marker.gate && !isOtherWorkflow(one, marker));
	const earlier = before.find(({ job }) => job === marker.job) ?? before.find((one) => isSameJob(one, marker)) ?? before[0];
	const pushes = post.extend(earlier?.pushes ?? []);
	const empty = {
		...marker,
		verdict,
		pushes,
		text: ""
	};
	const others = mergeSections([empty, ...known]).filter((section) => section !== empty);
	const text = post.render(roomFor(empty, others, maxBytes), pushes).trim();
	return writeShared({
		group,
		sections: mergeSections([{
			...empty,
			text
		}, ...others]),
		maxBytes,
		runUrl
	});
}
async function pause({ post, random }, shortest, longest) {
	await post.clock.sleep(shortest + random() * (longest - shortest));
	return null;
}
const done = ({ how }, url) => ({
	state: "done",
	text: how ?? "updated",
	url
});
const lost = ({ url }) => ({
	state: "failed",
	text: `other jobs kept overwriting this gate's section for ${PATIENCE / 1e3} s: run the job again, or give it a comment of its own (without \`comment-group\`)`,
	url
});
/** A gate that came to its group with a comment of its own leaves no old verdict behind. */
async function dropSingle({ find, marker, target }) {
	const isEarlier = (body) => {
		const single = readMarker(body);
		if (single === null || single.gate !== marker.gate || isOtherWorkflow(single, marker)) return null;
		return isLater(single, marker) ? null : true;
	};
	const own = await find(isEarlier).catch(() => []);
	for (const { id } of own) await remove(target, id);
}

// src/adapters/github/comment/single-comment.ts
/**
* Writes a gate's own comment: the oldest one of ours that may be edited, else a new one. Others of ours for the
* same gate are deleted after that. Another workflow's stays, beside a new one.
*/
async function postSingle(post) {
	const { target, marker } = post;
	const find = () => post.find((body) => ofGate(body, marker.gate));
	const isOwn = ({ mark }) => !isOtherWorkflow(mark, marker);
	const all = await find();
	const own = all.filter(isOwn);
	if (own.length === 0 && post.keepAway !== null) return skipped(post.keepAway);
	const conflict = own.map((comment) => conflictWith(comment, marker)).find((posted) => posted !== null);
	if (conflict !== void 0) return conflict;
	const pushes = post.extend(historyOf(own));
	const head = [
		writeMarker(marker),
		...pushes.length === 0 ? [] : [writeHistory(pushes)],
		""
	].join("\n");
	const refused = /* @__PURE__ */ new Set();
	const appeared = async () => (await find()).find((one) => isOwn(one) && !own.some(({ id }) => id === one.id));
	const written = await withinBudget(async (maxBytes) => {
		const body = `${head}${post.render(maxBytes - Buffer.byteLength(head), pushes)}`;
		return await updateFirst(target, own, body, refused) ?? await create(target, body, appeared);
	});
	for (const { id } of own) if (id !== written.id && !refused.has(id)) await remove(target, id);
	const other = all.find((one) => !isOwn(one));
	return {
		state: "done",
		text: other === void 0 ? written.how : `${written.how}; ${besideText(other.mark)}`,
		url: written.url
	};
}
const besideText = ({ gate, workflow }) => `workflow \`${workflow}\` has a comment of gate \`${gate}\` too: give each workflow a \`gate\` of its own, or set \`comment-group\``;
function ofGate(body, gate) {
	const marker = readMarker(body);
	return marker?.gate === gate ? marker : null;
}
/** What the comment of the latest run remembers. */
function historyOf(own) {
	const [first, ...rest] = own;
	if (first === void 0) return [];
	const latest = rest.reduce((best, one) => isLater(one.mark, best.mark) ? one : best, first);
	return readHistory(latest.body.split(/\r?\n/)[1] ?? "");
}
/** A comment that another job of this run, or a later run, wrote is not overwritten. */
function conflictWith({ mark, url }, own) {
	if (mark.runId === own.runId && mark.attempt === own.attempt && mark.job !== own.job) return {
		state: "failed",
		text: `job \`${mark.job}\` of this run already wrote the comment of gate \`${own.gate}\`: give each job a \`gate\` of its own, or set \`comment-group\``,
		url
	};
	return isLater(mark, own) ? skipped(`a later run (${mark.runId}) has already written it`, url) : null;
}

// src/adapters/github/comment/comment-publisher.ts
const NAME$1 = "comment";
const GREEN = "nothing to say: the verdict is pass, and there is no earlier comment (`comment: on-change`)";
const UNTOUCHED = "nothing to say: the pull request does not affect this gate, and there is no earlier comment";
const DELETED = "it was deleted after this run had written it: the next run writes a new one";
/** The comment of a gate, or of a group of gates, on its pull request: written once, then kept up to date. */
function createCommentPublisher(options) {
	let written = false;
	const receipt = (posted) => ({
		publisher: NAME$1,
		...posted
	});
	return {
		name: NAME$1,
		async publish(publication) {
			const { mode, pullNumber } = options;
			if (mode === "never") return receipt(skipped("not asked for (`comment: never`)"));
			if (pullNumber === null) return receipt(skipped("this run belongs to no pull request"));
			const post = postOf(options, pullNumber, publication, written ? DELETED : reasonForSilence(mode, publication));
			try {
				const posted = await (options.group === null ? postSingle(post) : postShared(post, options.group));
				written ||= posted.state === "done";
				return receipt(posted);
			} catch (thrown) {
				return failed(NAME$1, thrown, "write the comment", "pull-requests: write");
			}
		}
	};
}
/**
* Why no comment is begun; one that is there is kept up to date all the same. A change that passes by rules that it
* changed, or by what it accepts itself, is to be seen by who reviews it.
*/
function reasonForSilence(mode, { judgement }) {
	const { verdict, policyChange, comparisons } = judgement;
	if (verdict === "not-affected") return UNTOUCHED;
	const isPlain = policyChange === void 0 && comparisons.every(({ class: found }) => found !== "accepted");
	return mode === "on-change" && verdict === "pass" && isPlain ? GREEN : null;
}
function postOf(options, pullNumber, publication, keepAway) {
	const { client, repository, gate, runId, attempt, job, workflow, clock, seed } = options;
	return {
		target: {
			client,
			repository,
			pullNumber,
			clock
		},
		find: commentFinder(client, repository, pullNumber),
		marker: {
			gate,
			runId,
			attempt,
			job,
			...workflow !== void 0 && { workflow }
		},
		verdict: publication.judgement.verdict,
		runUrl: publication.runUrl,
		render: (maxBytes, pushes) => disarm(options.render(publication, maxBytes, pushes)),
		extend: (earlier) => addPush(earlier, publication.judgement, options),
		keepAway,
		clock,
		seed
	};
}

// src/adapters/github/runs/latest-release.ts
/**
* Tag of the newest release that is neither a draft nor a pre-release; null: there is none. Throws EnvironmentError when
* GitHub does not say.
*/
async function latestRelease(client, repository, clock) {
	try {
		return await withinTime(clock, ASKING, async () => {
			const { data } = await client.rest.repos.getLatestRelease({ ...repository });
			return promised(data.tag_name, "tag");
		});
	} catch (thrown) {
		if (statusOf(thrown) === 404) return null;
		throw new EnvironmentError(explain(thrown, "ask for the latest release", "contents: read"), "", thrown);
	}
}

// src/adapters/github/status/check-publisher.ts
const NAME = "check run";
/** GitHub's own limits: 65,535 characters of summary, 255 of title. */
const SUMMARY_BYTES = 65e3;
const TITLE = 255;
/** What a check run says of a verdict under its policy: what is no pass and does not block is `neutral`. */
function conclusionOf(judgement) {
	if (judgement.verdict === "pass") return "success";
	return commitState(judgement) === "success" ? "neutral" : "failure";
}
/** A check run with the report in it, beside the commit status. GitHub chooses the suite that it is shown under. */
function createCheckPublisher(options) {
	const { title, summary } = options;
	return {
		name: NAME,
		async publish(publication) {
			try {
				const { url } = await send(options, {
					conclusion: conclusionOf(publication.judgement),
					output: {
						title: cut(visible(title(publication)), TITLE),
						summary: summary(publication, SUMMARY_BYTES)
					}
				});
				return {
					publisher: NAME,
					state: "done",
					text: "written",
					url
				};
			} catch (thrown) {
				return failed(NAME, thrown, "write the check run", "checks: write");
			}
		}
	};
}
/** Where the answer was lost, a check run with this job's own id is the one. */
function send({ client, repository, gate, sha, runUrl, clock, externalId }, shown) {
	const name = `perf-gate/${gate}`;
	const create = async () => {
		const { data } = await client.rest.checks.create({
			...repository,
			name,
			head_sha: sha,
			status: "completed",
			external_id: externalId,
			...shown,
			...runUrl === null ? {} : { details_url: runUrl }
		});
		return { url: data.html_url ?? null };
	};
	const find = async () => {
		const own = (await allPages(async (page) => {
			const named = {
				ref: sha,
				check_name: name,
				filter: "all",
				per_page: 100,
				page
			};
			const { data } = await client.rest.checks.listForRef({
				...repository,
				...named
			});
			return promisedList(data.check_runs, "list of check runs");
		})).find(({ external_id: id }) => id === externalId);
		return own === void 0 ? void 0 : { url: own.html_url };
	};
	return sendOnce(create, find, clock);
}

// src/core/report/reason-place.ts
/** The line that a reason is about: the crossed threshold, the limit that was passed, the command that failed. */
function placeOfReason({ kind, of }, judgement, places) {
	switch (of?.kind) {
		case "threshold": {
			const found = judgement.thresholds[of.index];
			return found === void 0 ? null : places.threshold(found.metric, found.expression);
		}
		case "target": {
			const item = judgement.policy.targets?.[of.index]?.item;
			return (item === void 0 || judgement.policyChange !== void 0 ? null : places.setting(["targets", item])) ?? places.setting(["targets"]);
		}
		case "comparison": return kind === "missing" ? null : placeOfLimit(judgement.comparisons[of.index], places);
		case "command": return places.setting(["app", of.step]);
		default: return null;
	}
}
/** The limit of the endpoint before that of the metric before the general one, as they hold. */
function placeOfLimit(found, places) {
	if (found === void 0) return null;
	const limit = found.class === "critical" ? "fail" : "warn";
	const { subject, metric } = found;
	return [
		...namesOf(subject).map((name) => [
			"policy",
			"endpoints",
			name,
			metric,
			limit
		]),
		[
			"policy",
			"metrics",
			metric,
			limit
		],
		["policy", limit]
	].map((path) => places.setting(path)).find((place) => place !== null) ?? null;
}
const namesOf = (subject) => subject.kind === "overall" ? ["overall"] : [subjectKey(subject), subject.name];

// src/core/render/text/annotations.ts
/** Level of the first annotation of a verdict. */
const LEVEL = {
	fail: "error",
	invalid: "error",
	warn: "warning",
	inconclusive: "warning"
};
/** One per reason, worst first, each on the line that it is about, and with the first what to do; none where there is nothing to do. */
function renderAnnotations({ judgement, steps }, places = null) {
	const { verdict, gate, reasons } = judgement;
	if (verdict === "pass" || verdict === "not-affected") return [];
	const title = `Performance gate ${gate}: ${watchPrefix(judgement)}${verdict}`;
	const floor = verdict === "no-baseline" ? "notice" : LEVEL[verdict];
	const mild = (level) => level === "error" && isWatching(judgement) ? "warning" : level;
	const todo = stepsText({
		fix: null,
		steps
	});
	return [...reasons.map((reason, index) => ({
		level: mild(index === 0 ? floor : reason.severity),
		title,
		message: index === 0 && todo !== "" ? `${toldText(reason)}. Next: ${todo}` : toldText(reason),
		place: places === null ? null : placeOfReason(reason, judgement, places)
	})), ...causesIn(judgement, title)];
}
/**
* Causes at their lines of head's source, the likeliest first. What a stranger's run names of its source is no place in
* this run's, which is of the base branch.
*/
function causesIn({ findings, measuredBy }, title) {
	if (measuredBy !== void 0) return [];
	return findings.flatMap((finding) => {
		const { place, isNew, severity } = finding;
		if (place === void 0 || !isNew || severity === "low") return [];
		return [{
			level: "warning",
			title,
			message: `${unstopped(whyText(finding))}. Fix: ${remedyText$1(finding)}`,
			place
		}];
	});
}

// src/entry/action/wire.ts
/** Every port of an action's run, from its adapters. */
function wire(parts) {
	const { config, log, signal, env, clock, secrets } = parts;
	const { mask } = secrets;
	const token = parts.inputs["github-token"] ?? "";
	const progress = createProgressLines({
		log,
		clock
	});
	const run = openRun({ env });
	const checkout = {
		env,
		token,
		run,
		repositories: parts.repositories ?? rememberRepositories(env, token)
	};
	return {
		log,
		progress,
		clock,
		host: createHost(),
		files: createResultFiles(config.out),
		apps: createAppRunner({
			log,
			clock,
			env,
			mask,
			run,
			databases: createDatabases({
				run,
				clock,
				log
			})
		}),
		target: createTargetCheck(),
		sourceControl: createSourceControl({
			log,
			...checkout
		}),
		changedFiles: createChangedFiles(checkout),
		changedLines: createChangedLines(checkout),
		latestRelease: () => latestRelease(parts.client, parseRepository(parts.context.source.repository), clock),
		openFaultProxy,
		openSingleFile,
		databaseProbe: createDatabaseProbe(),
		cpuProfiler: createCpuProfiler({ mask }),
		revisions: createRevisions({
			...checkout,
			clock,
			builtIn: lastingEnvironment(env),
			...buildCache(parts)
		}),
		configAt: configReader({
			overrides: parts.inputs,
			named: parts.inputs["config"] || null,
			log,
			secrets,
			workingDirectory: config.workingDirectory,
			workflow: parts.context.source.workflow,
			defaultGate: actionGate(parts.inputs, env)
		}),
		loadGenerator: lazyLoadGenerator(config.k6, {
			log,
			clock,
			signal,
			mask,
			run,
			progress
		}),
		store: openStore(config.baseline.store, parts, checkout),
		openStore: (choice) => openStore(choice, parts, checkout),
		watch: openWatch(parts),
		publishers: publishers(parts),
		mask,
		tool: TOOL
	};
}
/** What a fork's code could have written is no build that another run takes up, nor does it find theirs. */
function buildCache({ context, env }) {
	return context.pullRequest?.fork === true ? {} : { cache: toolDirectory(env, process.platform) };
}
function openStore(choice, { config, context, client, env, clock, log }, checkout) {
	if (choice.kind === "directory") return createDirectoryStore({ directory: choice.path });
	if (choice.kind === "none") return null;
	if (choice.kind === "branch") {
		const directory = config.workingDirectory;
		return createBranchStore({
			...checkout,
			branch: choice.name,
			directory,
			clock,
			random: Math.random
		});
	}
	if (isEnterpriseServer(apiUrlOf(env))) log.write("warning", NO_ARTIFACTS);
	return createArtifactStore(artifacts({
		config,
		context,
		client,
		env,
		clock,
		log
	}));
}
const apiUrlOf = (env) => env["GITHUB_API_URL"] ?? "https://api.github.com";
function artifacts({ config, context, client, env, clock, log }) {
	return {
		client,
		patience: {
			clock,
			onWait: (text) => log.write("info", text)
		},
		apiUrl: apiUrlOf(env),
		repository: parseRepository(context.source.repository),
		repositoryId: context.source.repositoryId,
		workflow: context.source.workflow,
		tempDirectory: env["RUNNER_TEMP"] ?? config.out
	};
}
/**
* Where a gate that watches counts; null: nowhere. Artifacts, wherever baselines are: a pull request may write no branch.
* A fork's own run counts nothing, nor does one that leaves its figures to another.
*/
function openWatch(parts) {
	const { config, context, env } = parts;
	if (context.pullRequest?.fork === true || handsOver(config, context) || config.dryRun || config.baseline.store.kind === "none") return null;
	if (isEnterpriseServer(apiUrlOf(env))) return null;
	return createWatchStore({
		...artifacts(parts),
		attempt: context.source.attempt
	});
}
/** Whether another run publishes what this one measures. It does so for pull requests alone: a queue's commit has no other. */
const handsOver = ({ handOver }, { kind }) => handOver && kind === "pull-request";
function checkRun({ statusSha, runUrl, source }, describe, github) {
	return createCheckPublisher({
		...github,
		sha: statusSha,
		runUrl,
		externalId: `${source.runId}/${source.attempt}/${source.job}`,
		title: describe,
		summary: (publication, maxBytes) => renderComment(reportOf(publication), { maxBytes })
	});
}
const reportOf = ({ judgement, runUrl }) => toReport(judgement, { runUrl });
/** The workflow by the name of its file: GitHub knows of one folder for them. */
function fileOf({ source }) {
	const workflow = source.workflow.slice(source.workflow.lastIndexOf("/") + 1);
	return workflow === "" ? {} : { workflow };
}
/** Local ones first; the status before the comment, so that one write at most waits for the rate limiter. */
function publishers({ config, context, client, env, clock, places, about }) {
	const local = [createSummaryPublisher({
		path: env["GITHUB_STEP_SUMMARY"] ?? "",
		render: (publication, maxBytes) => renderSummary(reportOf(publication), { maxBytes })
	}), createAnnotationsPublisher({ render: (publication) => renderAnnotations(reportOf(publication), places) })];
	if (config.dryRun) return local;
	const { runId, attempt, job, repository: fullName } = context.source;
	const isOwn = String(runId) === env["GITHUB_RUN_ID"];
	const key = isOwn ? jobKey(env) : "";
	const writer = {
		pull: context.pullRequest?.number ?? null,
		attempt,
		key,
		...fileOf(context)
	};
	if (handsOver(config, context)) {
		const tempDirectory = env["RUNNER_TEMP"] ?? config.out;
		const handOver = createHandOverPublisher({
			gate: config.gate,
			attempt,
			tempDirectory,
			clock
		});
		return [...local, handOver];
	}
	const github = {
		client,
		repository: parseRepository(fullName),
		gate: config.gate,
		clock
	};
	const describe = (publication) => `${about === void 0 ? "" : `${about}: `}${renderStatusDescription(reportOf(publication))}`;
	const remote = [
		...config.checkRun ? [checkRun(context, describe, github)] : [],
		createStatusPublisher({
			...github,
			sha: context.statusSha,
			runUrl: context.runUrl,
			...isOwn ? { writer } : {},
			render: describe
		}),
		createCommentPublisher({
			...github,
			runId,
			attempt,
			job: key === "" ? job : `${job} (${key})`,
			...fileOf(context),
			pullNumber: context.pullRequest?.number ?? null,
			mode: config.comment,
			group: config.commentGroup,
			sha: context.statusSha,
			seed: Math.floor(Math.random() * 2 ** 32),
			render: (publication, maxBytes, pushes) => renderComment(reportOf(publication), {
				maxBytes,
				pushes
			})
		})
	];
	return [...local, ...remote.map((publisher) => timed(publisher, clock))];
}

// src/entry/action/worst-last.ts
const MILDEST_FIRST = [
	"success",
	"pending",
	"error",
	"failure"
];
/** Ordered by what their policies make of them, then by their verdicts. */
function worstLast(judged) {
	const rank = ({ judgement }) => [MILDEST_FIRST.indexOf(commitState(judgement)), -WORST_FIRST.indexOf(judgement.verdict)];
	return judged.toSorted((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1]);
}

// src/entry/action/from-run.ts
/**
* Publishes what the run of a pull request measured, from a run that may write. All that decides where it is written
* and how it is judged comes from GitHub and the base branch. null: it belongs to no pull request any more, which the
* log says.
*/
async function publishFromRun(runId, parts) {
	const { client, log, context: own } = parts;
	const repository = parseRepository(own.source.repository);
	const found = await withinTime(parts.clock, ASKING, () => findMeasuredRun(runId, {
		client,
		repository
	}));
	if (found.kind === "none") {
		log.write("warning", `Nothing is published: ${found.why}`);
		return null;
	}
	const { run } = found;
	await refuseTheirs(run.source.sha, parts);
	announce(run, parts);
	const config = {
		...parts.config,
		handOver: false
	};
	const handed = await withinTime(parts.clock, READING, () => readHandedOver(run.source, config.gate, {
		client,
		repository,
		patience: {
			clock: parts.clock,
			onWait: (text) => log.write("info", text)
		}
	}));
	const judged = [];
	for (const pull of run.pulls) judged.push(await judgeFor(pull, run, handed, {
		...parts,
		config
	}));
	const watch = openWatch({
		...parts,
		config
	});
	const counted = await watched(judged, own.source, config, {
		log,
		watch
	});
	const result = await publishAll(counted.judged);
	await counted.save();
	return result;
}
async function refuseTheirs(sha, { config, context, env }) {
	if (await holdsCommit(sha, config.workingDirectory, env, env["GITHUB_SHA"] ?? "")) throw unsafeCheckout(context.source.event, sha);
}
function announce({ source, pulls }, { log }) {
	const names = pulls.map(nameOf).join(", ");
	const what = `Run ${source.runId} measured ${source.sha.slice(0, 7)}`;
	if (pulls.length === 1) {
		log.write("info", `${what}, the head of pull request ${names}.`);
		return;
	}
	log.write("warning", `${what}, the head of ${pulls.length} open pull requests: ${names}. Each is judged by the rules of its own base, and the commit has the status of the worst.`);
}
const nameOf = ({ pullRequest, baseBranch }) => `#${pullRequest.number} into ${baseBranch}`;
async function judgeFor(pull, run, handed, parts) {
	const context = contextOf(pull, run, parts.context);
	const ports = wire({
		...parts,
		context,
		about: nameOf(pull)
	});
	const handedOver = {
		left: await leftFor(pull, handed, parts, ports),
		context,
		baseSha: pull.baseSha,
		mergedAt: run.createdAt,
		isAsked: isAsked(parts.context)
	};
	return {
		...await rejudge(handedOver, parts.config, ports),
		context,
		ports
	};
}
/** What a run says that it touches is not believed: GitHub lists the files of the pull request. */
async function leftFor({ pullRequest }, handed, { client, context, config, clock }, { changedFiles }) {
	if (handed.kind !== "untouched") return handed;
	const repository = parseRepository(context.source.repository);
	const files = await withinTime(clock, ASKING, () => filesOfPull(pullRequest.number, client, repository));
	const { prefix } = await changedFiles.since("HEAD", config.workingDirectory);
	return {
		kind: "untouched",
		changed: {
			files,
			prefix
		}
	};
}
function contextOf({ pullRequest, baseBranch }, { source, runUrl }, { defaultBranch }) {
	return {
		kind: "pull-request",
		source,
		pullRequest,
		baseBranch,
		before: null,
		statusSha: pullRequest.headSha,
		runUrl,
		...defaultBranch !== void 0 && { defaultBranch }
	};
}
/** Publishers that write to the commit, which the pull requests share. */
const OF_COMMIT = ["status", "check run"];
/** To every pull request its own; to the commit, and to this run's outputs, the worst. */
async function publishAll(judged) {
	let worst = null;
	const ordered = worstLast(judged);
	for (const one of ordered) {
		const { judgement, context, ports } = one;
		const files = await keepFor(one);
		const own = ports.publishers.filter(({ name }) => one === ordered.at(-1) || !OF_COMMIT.includes(name));
		const publication = {
			judgement,
			files,
			runUrl: context.runUrl
		};
		worst = {
			judgement,
			files,
			receipts: await publish(publication, {
				...ports,
				publishers: own
			})
		};
	}
	return worst;
}
async function keepFor({ judgement, head, context, ports }) {
	if (head === null) return keep(judgement, null, context, ports);
	const recording = {
		...head,
		rules: { policy: judgement.policy }
	};
	const path = await ports.files.write("recording.json", `${JSON.stringify(recording, null, 1)}\n`);
	return keep(judgement, {
		kind: "recorded",
		recording,
		path
	}, context, ports);
}
/** Whether somebody asked for this publishing, and not the end of the run that measured. */
const isAsked = ({ source }) => source.event !== "workflow_run";
/**
* Of a run that only publishes: the verdict has its place at the pull request, and this run fails when it lacks it. Whoever
* asked for it hears too that there was nothing to publish.
*/
function exitOfPublishing(result, context) {
	if (result === null && isAsked(context)) return EXIT.couldNotMeasure;
	return (result?.receipts.find(({ publisher }) => publisher === "status"))?.state === "failed" ? EXIT.couldNotMeasure : EXIT.ok;
}

// src/entry/action/replay.ts
/** Judges the recording that a `mode: record` step of this gate left. Publishes nothing. */
async function judgeFiles(own, context, world, signal) {
	const path = world.files.path("recording.json");
	const { rules: _rules, ...figures } = await readJson$1({
		flag: "recording",
		file: path,
		decode: decodeRecording,
		origin: "A step with `mode: record` and the same gate must run before this one."
	});
	const rules = await readRules(own, context, world);
	const [config, ports] = [ruled(own, rules), withStore(world, own, rules)];
	const found = {
		kind: "recorded",
		recording: {
			...figures,
			gate: config.gate
		},
		path
	};
	const baseline = await ports.log.group("Find the baseline", () => findBaseline(config, context, ports, signal));
	const measured = cutShort(found, signal);
	const alone = withChange(decide(measured, baseline, config, context, ports), rules);
	const uncounted = await withAnchor(alone, measured, config, context, ports, signal);
	const { judgement, save } = await watchedAlone({
		judgement: uncounted,
		context
	}, config, ports, signal);
	const files = await keep(judgement, measured, context, ports);
	await save();
	return {
		judgement,
		files,
		receipts: []
	};
}
/** Publishes the judgement that an earlier step of this gate left. */
async function publishFiles(context, ports) {
	const path = ports.files.path("judgement.json");
	const judgement = await readJson$1({
		flag: "judgement",
		file: path,
		decode: decodeJudgement,
		origin: "A step with `mode: judge` and the same gate must run before this one."
	});
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

export { holdsCommit as C, text as E, withinTime as S, at as T, completeContext as _, handsOver as a, parseRepository as b, refuseHandOver as c, createStatusPublisher as d, RAN as f, drivesLoad as g, actionGate as h, publishFromRun as i, unsafeCheckout as l, actionConfig as m, publishFiles as n, wire as o, jobKey as p, exitOfPublishing as r, planOf as s, judgeFiles as t, untrustedCommit as u, API_URL as v, readContext as w, ASKING as x, createClient as y };
import { c as toError, r as EnvironmentError, s as UsageError } from "./chunks/errors.js";
import { C as holdsCommit, E as text, S as withinTime, T as at, _ as completeContext, a as handsOver, b as parseRepository, c as refuseHandOver, d as createStatusPublisher, f as RAN, g as drivesLoad, h as actionGate, i as publishFromRun, l as unsafeCheckout, m as actionConfig, n as publishFiles, o as wire, p as jobKey, r as exitOfPublishing, s as planOf, t as judgeFiles, u as untrustedCommit, v as API_URL, w as readContext, x as ASKING, y as createClient } from "./chunks/replay.js";
import { a as endGroup, d as startGroup, f as warning, i as debug, l as setOutput, o as error, s as info, u as setSecret } from "./chunks/github.js";
import { Di as filesOfWorkflow, Gi as isObject, Ji as unlessCancelled, Oi as readConfigFile, Pr as HISTORY_STAMP, Qi as rememberRepositories, Qt as lineIn, Si as GATE_PATTERN, Xt as historyEntry, Zt as alongLine, ai as subjectKey, ct as mergeAlong, ki as pathWithin, ra as visible, si as exitCode, ta as logLines, wt as branchesOf, zt as whyText } from "./chunks/read-json.js";
import { c as guarded, d as stopOnSignals, i as TOOL, l as leave, n as ISSUES_URL, o as EXIT, s as EXIT_OF_SELF_TEST, u as masking, w as createClock } from "./chunks/default-gate.js";
import { D as withScript, T as selfTestVerdict, b as troubleText, n as selfTest, r as gate, t as openSecrets, w as selfTestReport, y as record } from "./chunks/secrets.js";
import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import { realpathSync } from "node:fs";

// src/adapters/actions/claim.ts
/**
* Takes the gate's id for this job: two gates of one id in a job would overwrite each other's comment, status
* and files. The runner empties its temporary folder for every job, so a claim lasts exactly that long.
* Throws UsageError when the id is taken.
*/
async function claimGate(gate, runnerTemp) {
	const folder = path.join(runnerTemp, "perf-gate-claims");
	await mkdir(folder, { recursive: true });
	try {
		await (await open(path.join(folder, `gate-${encodeURIComponent(gate)}`), "wx")).close();
	} catch (thrown) {
		if (toError(thrown).code !== "EEXIST") throw thrown;
		const message = `The gate \`${gate}\` has already run in this job. Give each gate of a job its own id: \`gate: ${gate}-2\`.`;
		throw new UsageError([{
			where: "input \"gate\"",
			line: null,
			column: null,
			message
		}]);
	}
}

// src/adapters/actions/inputs.ts
const PREFIX = "INPUT_";
/**
* The action's inputs as the runner passes them on: `INPUT_FAIL-ON` becomes `fail-on`. Values are trimmed and else raw;
* an input that was not given and has no default is an empty text. Unknown names are kept, so that they can be reported.
*/
function actionInputs(env) {
	const inputs = Object.entries(env).flatMap(([key, value]) => key.startsWith(PREFIX) && value !== void 0 ? [[key.slice(6).toLowerCase(), value.trim()]] : []);
	return Object.fromEntries(inputs);
}

// src/adapters/actions/log.ts
/** The runner shows ten warnings and ten errors of a step; most of them are for the verdict. */
const ANNOTATED = {
	warning: 3,
	error: 2
};
const asIs = (text) => text;
/** The log of a workflow run: groups fold, the first few warnings and errors become annotations. */
function createActionsLog({ secrets = [], mask: hide = asIs } = {}) {
	const hidden = secrets.filter((secret) => secret !== "");
	for (const secret of hidden) setSecret(secret);
	const mask = (text) => hidden.reduce((masked, secret) => masked.replaceAll(secret, "***"), hide(text));
	const left = { ...ANNOTATED };
	return {
		write(level, text) {
			const lines = logLines(mask(text));
			if ((level === "warning" || level === "error") && left[level] > 0) {
				left[level] -= 1;
				(level === "warning" ? warning : error)(lines.join("\n"));
				return;
			}
			for (const line of lines) writeLine(level, line);
		},
		async group(title, body) {
			startGroup(logLines(mask(title)).join(" "));
			try {
				return await body();
			} finally {
				endGroup();
			}
		}
	};
}
function writeLine(level, line) {
	if (level === "debug") debug(line);
	else info(level === "info" ? line : `${level === "warning" ? "Warning" : "Error"}: ${line}`);
}

// src/entry/action/broken-status.ts
/**
* Marks the head commit as `error` where a step ends without a judgement, under the name that its gate always has.
* Nothing without a token, in a dry run, where the gate's id is itself the mistake, or of a pull request that another
* run publishes: that one says that nothing was left to it. Never throws.
*/
async function markBroken(thrown, step) {
	const { inputs, env, event, client, secrets, clock } = step;
	if ((inputs["github-token"] ?? "") === "" || inputs["dry-run"] === "true") return;
	const gate = await settingOf("gate", inputs) || actionGate(inputs, env);
	if (!GATE_PATTERN.test(gate)) return;
	const context = readContext(env, event);
	if (context.kind === "pull-request" && await settingOf("hand-over", inputs) === "true") return;
	const sha = brokenCommit(context, event);
	if (sha === null) return;
	const { source, runUrl, pullRequest } = context;
	const repository = parseRepository(source.repository);
	const writer = {
		pull: pullRequest?.number ?? null,
		attempt: source.attempt,
		key: jobKey(env)
	};
	const status = createStatusPublisher({
		client,
		repository,
		gate,
		sha,
		runUrl,
		writer,
		clock,
		render: () => ""
	});
	await withinTime(clock, ASKING, () => status.report("error", secrets.mask(toError(thrown).message)));
}
/**
* The commit that waits for a verdict; null: none does. A `workflow_run` itself runs on the head of the default branch,
* which nothing is wrong with: the commit is the one that the other run measured, if that is a pull request's.
*/
function brokenCommit({ kind, statusSha }, event) {
	if (kind !== "workflow-run") return statusSha;
	const run = at(event, "workflow_run");
	return text(at(run, "event")) === "pull_request" && RAN.includes(text(at(run, "conclusion"))) ? text(at(run, "head_sha")) || null : null;
}
/** A setting of the highest level; empty: it is not set. */
async function settingOf(name, inputs) {
	return inputs[name] || await settingOfFile(name, inputs);
}
/** Also of a file with a mistake in its YAML: its gate must not change its name with it. */
async function settingOfFile(name, inputs) {
	const directory = path.resolve(inputs["working-directory"] || ".");
	try {
		const value = (await readConfigFile(directory, inputs["config"] || null))?.value;
		return isObject(value) ? String(value[name] ?? "") : "";
	} catch (thrown) {
		const where = thrown instanceof UsageError ? thrown.problems[0]?.where : void 0;
		const written = await readFile(path.resolve(directory, where ?? ""), "utf8").catch(() => "");
		return new RegExp(`^${name}:[ \\t]*['"]?([^\\s'"#]+)`, "m").exec(written)?.[1] ?? "";
	}
}

// src/adapters/actions/outputs.ts
/** Sets the action's outputs. Call it before the step fails: a failed step keeps what was set until then. */
function setOutputs(outputs) {
	for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}

// src/core/baseline/renewable.ts
/** Events that run the code of the base branch itself. */
const TRUSTED = [
	"push",
	"schedule",
	"workflow_dispatch"
];
/** Why a stored recording is not stored again; null: nothing speaks against it. */
function notRenewable({ arms, validity, duet }, repositoryId, branches) {
	const { source } = arms.head;
	if (!validity.valid) return {
		kind: "not-valid",
		fault: validity.reasons[0] ?? ""
	};
	if (duet !== void 0) return { kind: "of-two-builds" };
	if (!TRUSTED.includes(source.event)) return {
		kind: "other-event",
		event: source.event
	};
	if (source.repositoryId !== repositoryId || source.headRepositoryId !== repositoryId) return { kind: "other-repository" };
	if (!branches.includes(source.branch)) return {
		kind: "other-branch",
		branch: source.branch,
		branches
	};
	return null;
}

// src/pipeline/baseline/refresh.ts
/** Runs whose artifacts a reader trusts to hold what another run recorded. */
const EVENTS = ["schedule", "workflow_dispatch"];
/** Stored runs that are looked at for one that may be renewed. */
const LOOKED_AT = 10;
/**
* Stores the newest trusted recording of the gate again, with the whole history, before its artifact expires. It stays
* the recording of its own commit, run and time; who renewed it stands beside. Nothing is measured. Throws UsageError
* where the run's artifacts would not be trusted, and EnvironmentError when the store cannot be read or written.
*/
async function refresh(config, context, ports) {
	const { log, store, sourceControl } = ports;
	const kind = config.baseline.store.kind;
	if (kind !== "artifact" || store === null) {
		log.write("info", `Nothing to renew: baselines of the store \`${kind}\` do not expire.`);
		return { where: null };
	}
	refuseUntrusted(context);
	const branches = branchesOf(config, context);
	const line = await sourceControl.ancestors(context.source.sha, 200, config.workingDirectory);
	const found = await store.read({
		gate: config.gate,
		branches,
		workflows: config.baseline.workflows,
		line,
		ancestors: [],
		limit: LOOKED_AT,
		purpose: "history"
	});
	for (const { origin, why } of found.refused) log.write("info", `Not renewed: ${origin}: ${whyText(why)}`);
	if (found.readable === false) throw new EnvironmentError("The stored baselines could not be read, so none was renewed.", "Run it again.");
	const run = alongLine(found.runs.map((run) => ({
		...historyEntry(run.recording),
		run
	})), line).map((one) => one.run).find((one) => isRenewable(one, context, branches, ports));
	if (run === void 0) {
		const next = `The next run of this workflow on \`${context.baseBranch}\` stores one.`;
		log.write("warning", `Nothing to renew: no trusted baseline of gate \`${config.gate}\` is stored. ${next}`);
		return { where: null };
	}
	return renew(run, found.history, config, context, ports);
}
function isRenewable({ recording, origin }, context, branches, { log }) {
	const why = notRenewable(recording, context.source.repositoryId, branches);
	if (why !== null) log.write("info", `Not renewed: ${origin}: ${whyText(why)}`);
	return why === null;
}
async function renew({ recording, origin }, known, config, { source }, { store, log }) {
	const { runId, attempt, sha } = source;
	const own = {
		...HISTORY_STAMP,
		gate: config.gate,
		entries: [historyEntry(recording)]
	};
	const history = mergeAlong(lineIn(known), own, ...known === null ? [] : [known]);
	const from = `${origin}, made ${recording.createdAt}`;
	if (config.dryRun || store === null) {
		log.write("info", `Would be renewed: ${from}`);
		return { where: null };
	}
	const where = await store.save({
		...recording,
		renewedBy: {
			runId,
			attempt,
			sha
		}
	}, history);
	log.write("info", `Renewed: ${from}, with the history of ${history.entries.length} runs, as ${where}`);
	return { where };
}
function refuseUntrusted({ kind, source }) {
	if (kind === "base-branch" && EVENTS.includes(source.event)) return;
	const message = `\`mode: refresh\` is for runs of the base branch that are started by ${EVENTS.join(" or ")}; this one was started by ${source.event}.`;
	throw new UsageError([{
		where: "mode",
		line: null,
		column: null,
		message
	}]);
}

// src/entry/action/modes.ts
const whole = async (config, context, ports, signal) => {
	return finish(await gate(config, context, ports, signal), ports);
};
const measureOnly = async (config, context, ports, signal) => {
	const measured = await ports.log.group("Measure", () => record(config, context, ports, signal));
	if (measured.kind !== "recorded") throw new EnvironmentError(troubleText(measured), measured.detail);
	const { arms, validity } = measured.recording;
	setOutputs({
		"recording-path": measured.path,
		"k6-exit-code": arms.head.load.exitCode ?? ""
	});
	if (validity.valid) return EXIT.ok;
	for (const reason of validity.reasons) ports.log.write("error", reason);
	return EXIT.couldNotMeasure;
};
/** Duets of one build that a self-test drives before it plants something. */
const SELF_TEST_RUNS = 3;
const trySelf = async (config, context, ports, signal) => {
	const found = await selfTest(config, context, ports, signal, SELF_TEST_RUNS);
	for (const line of selfTestReport(found)) ports.log.write("info", line);
	const { verdict, reason } = selfTestVerdict(found);
	ports.log.write(verdict === "pass" ? "info" : "error", `Verdict: ${verdict}. ${reason}`);
	setOutputs({
		verdict,
		reason: visible(ports.mask(reason))
	});
	return EXIT_OF_SELF_TEST[verdict];
};
/** What each `mode` does. */
const MODES = {
	auto: whole,
	run: whole,
	record: measureOnly,
	"self-test": trySelf,
	judge: async (config, context, ports, signal) => finish(await judgeFiles(config, context, ports, signal), ports),
	refresh: async (config, context, ports) => {
		await ports.log.group("Renew the baseline", () => refresh(config, context, ports));
		return EXIT.ok;
	},
	publish: async (_config, context, ports) => finish(await publishFiles(context, ports), ports)
};
/** Outputs are set before the step fails, so that later steps can read them. */
function finish(result, ports) {
	const { judgement } = result;
	tell(result);
	const code = exitCode(judgement);
	ports.log.write(code === 0 ? "info" : "error", `Verdict: ${judgement.verdict}. ${judgement.reason}`);
	return code;
}
/** The endpoint that a reason is about; all requests for one about the run as a whole. */
function subjectIn(of, { comparisons }) {
	const found = of?.kind === "comparison" ? comparisons[of.index] : void 0;
	return found === void 0 ? "overall" : subjectKey(found.subject);
}
/** Everything that later steps can read. */
function tell({ judgement, files, receipts }) {
	const worse = judgement.reasons.filter(({ kind }) => kind === "regression" || kind === "errors");
	const places = new Set(worse.map(({ of }) => subjectIn(of, judgement)));
	setOutputs({
		verdict: judgement.verdict,
		reason: visible(judgement.reason),
		regressions: places.size,
		"report-path": files.report,
		"recording-path": files.recording,
		"judgement-path": files.judgement,
		"comment-url": receipts.find(({ publisher }) => publisher === "comment")?.url ?? "",
		"baseline-sha": judgement.base?.source.sha ?? "",
		"k6-exit-code": judgement.head?.load.exitCode ?? ""
	});
}

// src/core/report/threshold-place.ts
/**
* Where a script writes an expression of its thresholds down: the one in quotes that stands nearest behind the name
* of its metric. One that is put together while the script runs has no such place: null.
*/
function findThreshold(script, metric, expression) {
	const source = script.replace(/^[ \t]*\/\/.*$/gm, (line) => " ".repeat(line.length));
	const written = [
		"'",
		"\"",
		"`"
	].flatMap((quote) => positionsOf(source, `${quote}${expression}${quote}`));
	const names = positionsOf(source, metric).filter((at) => source.charAt(at + metric.length) !== "{");
	const [nearest] = written.flatMap((position) => {
		const name = names.findLast((at) => at < position);
		return name === void 0 ? [] : [{
			position,
			distance: position - name
		}];
	}).toSorted((a, b) => a.distance - b.distance);
	if (nearest === void 0) return null;
	const before = source.slice(0, nearest.position).split("\n");
	return {
		line: before.length,
		column: (before.at(-1)?.length ?? 0) + 1
	};
}
function positionsOf(text, part) {
	if (part === "") return [];
	const positions = [];
	for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) positions.push(at);
	return positions;
}

// src/entry/action/places.ts
/** A file as GitHub names it, from the root of the repository; null: it is outside, and no annotation can point at it. */
function inRepository(file, env) {
	const root = real(env["GITHUB_WORKSPACE"] || process.cwd());
	const name = pathWithin(root, real(file)) ?? "";
	if (name === "") return null;
	return name.split(path.sep).join("/");
}
function real(file) {
	try {
		return realpathSync(file);
	} catch {
		return path.resolve(file);
	}
}
/** Where the run's script and configuration say what a verdict rests on. Never throws. */
async function placesOf({ workingDirectory, workload }, file, env) {
	const script = path.resolve(workingDirectory, workload.script);
	const text = await readFile(script, "utf8").catch(() => "");
	const at = (name, found) => {
		const inside = found === null ? null : inRepository(name, env);
		return found === null || inside === null ? null : {
			file: inside,
			...found
		};
	};
	return {
		threshold: (metric, expression) => at(script, findThreshold(text, metric, expression)),
		setting: (keys) => file === null ? null : at(path.resolve(workingDirectory, file.name), file.locate(keys, "value"))
	};
}

// src/entry/action/run.ts
/** The action: inputs and event → configuration and context → the mode's stage → outputs and exit code. */
async function runAction(stray, secrets) {
	const { env } = process;
	const inputs = actionInputs(env);
	const token = inputs["github-token"] ?? "";
	const log = createActionsLog({
		secrets: [token],
		mask: secrets.mask
	});
	const clock = createClock();
	const client = createClient({
		clock,
		token: token === "" ? "none" : token,
		apiUrl: env["GITHUB_API_URL"] ?? "https://api.github.com",
		userAgent: TOOL.replace(" ", "/"),
		onWait: (text) => log.write("info", text)
	});
	const step = {
		inputs,
		env,
		event: JSON.parse(await readFile(required(env, "GITHUB_EVENT_PATH"), "utf8")),
		client,
		secrets,
		clock
	};
	const mark = async (thrown) => {
		await markBroken(thrown, step);
		throw thrown;
	};
	const broken = stray.catch(mark);
	const signal = stopOnSignals((text) => log.write("warning", text));
	const preparing = unlessCancelled(signal, () => prepare(step, log, signal)).catch(mark);
	const start = await Promise.race([preparing, broken]);
	return Promise.race([start(), broken]);
}
/** Everything that a mistake of the user's can stop. Once it runs, the gate itself marks the commit. */
async function prepare(step, log, signal) {
	const { inputs, env, event, client, clock, secrets } = step;
	const say = (text) => log.write("warning", text);
	await refuseUnsafe(inputs["working-directory"] || ".", env, event);
	const { config, file } = await actionConfig(inputs, env, log);
	secrets.learn(config);
	const read = readContext(env, event, config.baseline.branches);
	const repository = parseRepository(read.source.repository);
	const complete = await completeContext(read, client, repository, {
		clock,
		say
	});
	const files = await filesOfWorkflow(complete.source.workflow, config.workingDirectory);
	const context = {
		...complete,
		workflowFiles: files.map(({ name }) => name)
	};
	const plan = planOf(config, context, event);
	refuseHandOver(plan, handsOver(config, context), env["GITHUB_API_URL"] ?? "https://api.github.com");
	const places = await placesOf(config, file, env);
	const repositories = rememberRepositories(env, inputs["github-token"] ?? "");
	await repositories(config.workingDirectory).catch(() => null);
	const parts = {
		config,
		context,
		client,
		clock,
		log,
		signal,
		env,
		inputs,
		secrets,
		places,
		repositories
	};
	await claim(config, env);
	if (plan.kind === "from-run") return () => publishMeasured(plan.runId, parts);
	const driven = drivesLoad(inputs) ? await withScript(config, log) : config;
	const world = wire({
		...parts,
		config: driven
	});
	return () => MODES[plan.mode](driven, context, world, signal);
}
/** Before anything of the checkout is read: a run with secrets must not look at a stranger's files. */
async function refuseUnsafe(directory, env, event) {
	const name = env["GITHUB_EVENT_NAME"] ?? "";
	const sha = untrustedCommit(name, event);
	if (sha === null) return;
	if (await holdsCommit(sha, path.resolve(directory), env, env["GITHUB_SHA"] ?? "")) throw unsafeCheckout(name, sha);
}
async function publishMeasured(runId, parts) {
	const result = await publishFromRun(runId, parts);
	if (result !== null) tell(result);
	return exitOfPublishing(result, parts.context);
}
/** Only a whole run claims its id: record, judge and publish are the steps of one gate. */
async function claim(config, env) {
	if (config.mode === "auto" || config.mode === "run") await claimGate(config.gate, required(env, "RUNNER_TEMP"));
}
function required(env, name) {
	const value = env[name];
	if (value !== void 0 && value !== "") return value;
	const message = `${name} is not set: dist/action.js runs inside a workflow. On a laptop use dist/cli.js.`;
	throw new UsageError([{
		where: name,
		line: null,
		column: null,
		message
	}]);
}

// src/entry/action/trouble.ts
/** A problem as an error annotation, on its line of the configuration where it has one. */
const annotateTrouble = (text, problem) => {
	const { env } = process;
	const place = problem === null || problem.line === null ? {} : {
		file: nameOf(problem.where, env),
		startLine: problem.line,
		startColumn: problem.column ?? 1
	};
	error(logLines(text).join("\n"), {
		title: "Performance gate",
		...place
	});
};
/** The configuration is named from the working directory, and an annotation from the root of the repository. */
function nameOf(where, env) {
	return inRepository(path.resolve(env["INPUT_WORKING-DIRECTORY"] || ".", where), env) ?? where;
}

// src/entry/action.ts
const secrets = openSecrets(process.env);
const run = (stray) => runAction(stray, secrets);
leave(await guarded(run, masking(annotateTrouble, secrets), ISSUES_URL));

export {  };
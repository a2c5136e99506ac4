import { $n as MachineError, A as seeded, At as keep, Cn as createMask, Ct as marksOf$1, Dt as abandon, En as secretsOf, Gt as changeText, Kt as quantity, L as mergeHistory, Mt as listed, Nt as several, Ot as announce$1, Pt as say, Qn as EnvironmentError, Rn as machineTrouble, S as wholeText, St as mismatch, Tn as secretsHandedOn, Tt as inForce, U as untouched, V as RELAY_ENDED, W as decide, X as findBaseline, Xn as ApartError, Z as baseRequest, Zn as AppError, _t as judgePairs, a as isOfChange, an as areSlices, b as noDuetText, bt as clopperPearson, c as recordedRules, cn as runKey, ct as shownSides, d as withChange, dt as bottleneck, er as StoppedByScript, f as withStore, ft as busy, gt as stopOf, ht as restsOnOneStart, kt as publish, l as ruled, ln as RECORDING_STAMP, lt as pairsInput, m as withAnchor, mt as pairsToCome, nr as toError, nt as validityOf, o as readRules, on as windowsOf, ot as historyEntry, p as cutShort, pt as stolen, q as masked, qt as machineOf, rt as fixedPortText, s as workflowChange, st as acceptedOverload, tr as UsageError, tt as noteText, u as rulesOf, un as HISTORY_STAMP, ut as usablePairs, wn as listedVariables, wt as newestAcceptance, xt as measuredBy, y as EARLIER_RUNS, yt as pairedAs } from "./read-json.js";

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
	if (verdict === "invalid" || verdict === "no-baseline") return "unjudged";
	return verdict === "inconclusive" ? "open" : "cleared";
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
	if (judged === 0) return `False alarms: not known, as none of ${duets(all.length)} of one build was judged.`;
	const bound = clopperPearson(accused.length, judged, CONFIDENCE).high;
	return `False alarms: ${accused.length} of ${duets(judged)} of one build (with 95 % confidence at most ${(bound * 100).toFixed(0)} %; more runs say more).`;
}
function openLine({ all, open, unjudged }) {
	const [first] = open;
	if (first === void 0) return [];
	const blocks = first.policy.onInconclusive === "fail" ? ", though `policy.on-inconclusive: fail` fails a run for it" : "";
	return [`Inconclusive: ${open.length} of ${duets(all.length - unjudged.length)} of one build, which accuse nobody${blocks}: ${ended(first.reason)}`];
}
function unjudgedLine({ all, unjudged }) {
	const [first] = unjudged;
	if (first === void 0) return [];
	return [`Not judged: ${unjudged.length} of ${duets(all.length)} of one build, left out of every figure here: ${ended(first.reason)}`];
}
/** The reason of one without an answer names what mends it. */
function tooLittle({ all, accused, cleared, open, unjudged }) {
	const answered = accused.length + cleared.length;
	const [first] = [...unjudged, ...open];
	const why = first === void 0 ? "." : `; of another: ${ended(first.reason)}`;
	return `Too little was judged to trust this machine: ${answered} of ${duets(all.length)} of one build got an answer${why}`;
}
const duets = (count) => `${count} duet${count === 1 ? "" : "s"}`;
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
		...content
	};
	return masked(recording, ports.mask);
}
/** What an arm measured, and where its build comes from. */
function armOf({ workload, load, overall, endpoints, scenarios, checks, thresholds }, source, origin) {
	return {
		source,
		origin,
		workload,
		load,
		overall,
		endpoints,
		scenarios,
		checks,
		thresholds
	};
}

// src/pipeline/alone/check-script.ts
/** Nobody waits for a build and two starts to hear that the script cannot be driven. Throws as `check` does. */
async function checkScript({ workload, workingDirectory, app, compare }, load, signal) {
	const target = workload.target ?? compare.headTarget;
	const baseUrl = app === null && target !== null && target !== "" ? target : null;
	const mayBeMade = app !== null && (app.build !== null || app.setup !== null);
	await load.check({
		workload,
		workingDirectory,
		signal,
		baseUrl,
		mayBeMade
	});
}

// src/core/decision/load/solo-validity.ts
/** Whether load was driven to the end of the plan: what went wrong else is the script's or the application's. */
function wasDriven({ outcome }) {
	return outcome === "completed" || outcome === "thresholds-crossed";
}
/**
* Why a run that was driven alone may not be judged; none: it may. `told`: what the load generator says of it, by how the
* run ended and what load it delivered. What the machine did comes first, since it is why load is not delivered.
*/
function soloFaults(told, load, machine) {
	const own = told.valid ? [] : told.reasons.map((text) => ({
		kind: "told",
		text
	}));
	if (!wasDriven(load)) return own;
	const { generatorCpu, readings } = machine;
	return [
		...bottleneck(generatorCpu, "run"),
		...stolen(readings.steal ?? 0),
		...own
	];
}
/** That the machine was busy, for the reader; none: it was not, or it is not known. */
function soloPressure({ pressure }) {
	return busy(pressure ?? 0, "run");
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

// src/pipeline/duet/side.ts
function openSide(request, { apps, clock }) {
	let running = null;
	let failure = null;
	let startMs = 0;
	const { app, arm } = request;
	return {
		canStartAgain: app.setup === null || app.stop === null,
		get baseUrl() {
			return running?.baseUrl ?? "";
		},
		get startMs() {
			return startMs;
		},
		async start(port, again = running !== null) {
			const began = clock.now();
			try {
				running = await apps.start({
					...request,
					again,
					...port !== void 0 && { port }
				});
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
					reason: again ? `Started anew, ${arm} failed: ${message}` : message,
					logTail: thrown instanceof AppError ? thrown.logTail : ""
				};
				throw thrown;
			}
			startMs = clock.now() - began;
		},
		died: () => failure ?? running?.died() ?? null,
		reset: async () => {
			if (running !== null) await apps.reset(request, running);
		},
		stop: async () => running?.stop()
	};
}

// src/pipeline/readings.ts
/** The pairs with what the machine did in each round. */
function withReadings(pairs, readings) {
	const of = (window) => ({
		...window,
		readings: readingsOf(window, readings)
	});
	return pairs.map((pair) => ({
		...pair,
		base: of(pair.base),
		head: of(pair.head)
	}));
}
/** What the machine did in a window: CPU time in use and taken away by its host, and waiting for a CPU. */
function readingsOf({ startedAt, durationMs }, readings) {
	const ends = around(readings, startedAt, startedAt + durationMs);
	const pressure = ends === null ? null : waitedShare(...ends);
	const steal = ends === null ? null : stolenShare(...ends);
	const busy = ends === null ? null : usedShare(...ends);
	return {
		...steal !== null && { steal },
		...pressure !== null && { pressure },
		...busy !== null && { busy }
	};
}
/** The readings nearest to both ends; null: there are none. */
function around(readings, from, to) {
	const start = readings.findLast(({ at }) => at <= from) ?? readings[0];
	const end = readings.find(({ at }) => at >= to) ?? readings.at(-1);
	if (start === void 0 || end === void 0 || end.total <= start.total) return null;
	return [start, end];
}
const within = (share) => Math.min(Math.max(share, 0), 1);
function stolenShare(start, end) {
	return within((end.stolen - start.stolen) / (end.total - start.total));
}
function usedShare(start, end) {
	if (start.idle === null || end.idle === null) return null;
	return within(1 - (end.idle - start.idle) / (end.total - start.total));
}
function waitedShare(start, end) {
	if (start.waitedMs === null || end.waitedMs === null || end.at <= start.at) return null;
	return within((end.waitedMs - start.waitedMs) / (end.at - start.at));
}

// src/pipeline/alone/machine.ts
/**
* What was measured alone with what the machine did while it was judged, which its validity then takes into account.
* `vcpus`: CPUs of this machine, null where that is not known.
*/
function withMachine({ cpu, loadTimeline, ...measurement }, readings, vcpus) {
	const generatorCpu = cpu === null || vcpus === null ? null : cpu.usedMs / (cpu.wallMs * vcpus);
	const window = wholeOf(measurement, loadTimeline, readings);
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
function wholeOf({ load, workload }, timeline, readings) {
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
		readings: readingsOf(load, readings)
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
		return await onceMore(await attempt(input, head), input, head);
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
	const start = {
		app,
		arm: "head",
		directory: workingDirectory,
		logFile: ports.files.path("app-head.log"),
		signal
	};
	await ports.apps.build(start);
	const side = openSide(start, ports);
	await side.start();
	return {
		get baseUrl() {
			return side.baseUrl;
		},
		local: true,
		died: side.died,
		canStartAgain: side.canStartAgain,
		async renew() {
			if (side.canStartAgain) {
				await side.stop();
				await side.start();
			}
			await side.reset();
		},
		stop: side.stop
	};
}
async function attempt({ config, ports, load, vcpus, signal }, head) {
	const { workload, workingDirectory } = config;
	const { baseUrl, local } = head;
	const directory = ports.files.path(".");
	const watch = ports.host.watch();
	try {
		const request = {
			workload,
			workingDirectory,
			directory,
			signal,
			local
		};
		const measured = await load.measure({
			...request,
			baseUrl
		}).catch(async (thrown) => {
			if (!(thrown instanceof StoppedByScript && head.canStartAgain)) throw thrown;
			ports.log.write("warning", `${thrown.message} It is started anew, and that is left out.`);
			await head.renew();
			return load.measure({
				...request,
				baseUrl: head.baseUrl,
				teardown: false
			});
		});
		return {
			...withMachine(measured, watch.readings(), vcpus),
			death: head.died()
		};
	} finally {
		watch.stop();
	}
}
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
/**
* Measures the checked-out revision alone and keeps the result on disk, with what is known `beside` it: once, or a second
* time where the first could not be judged (drive-alone.ts). UsageErrors pass through.
*/
async function record(config, context, ports, signal, beside = { notes: [] }) {
	try {
		const environment = await describe(ports);
		const load = await ports.loadGenerator();
		await checkScript(config, load, signal);
		const { vcpus } = environment;
		const { measurement, window, death } = await driveAlone({
			config,
			ports,
			load,
			vcpus,
			signal
		});
		const { generator, metrics, validity, notes } = measurement;
		const recording = assemble(config, ports, environment, {
			generator,
			metrics,
			validity,
			...beside,
			notes: [...notes, ...beside.notes],
			arms: { head: armOf(measurement, context.source, null) },
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
	if (machine !== null) return {
		kind: "could-not-measure",
		text: `${machine.message} ${machine.hint}`,
		detail: ""
	};
	if (thrown instanceof AppError && !signal.aborted) return {
		kind: "head-broken",
		text: `${thrown.message} ${thrown.hint}`.trim(),
		detail: thrown.logTail,
		step: thrown.step
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

// src/core/words/history.ts
/**
* One line for each run of a history, newest first: whether a run like `head` is compared with it, and if not, why; then
* one for each of `before` that is in it no longer.
*/
function explainHistory(history, head, before) {
	const level = newestAcceptance(history.entries);
	const kept = new Set(history.entries.map(runKey));
	return [...history.entries.map((entry) => `${nameOf$1(entry)}: ${why(entry, head, level)}`), ...before.filter((entry) => !kept.has(runKey(entry))).map((entry) => `${nameOf$1(entry)}: dropped, since 50 runs that say more are kept`)];
}
function nameOf$1({ runId, attempt, sha, createdAt }) {
	return `${runId > 0 ? `run ${runId}${attempt > 1 ? ` attempt ${attempt}` : ""}` : "local run"} (${sha.slice(0, 7) || "no commit"}, ${createdAt.slice(0, 16).replace("T", " ")})`;
}
/** As `earlierRuns` chooses: another load or environment is never compared, another machine only where too few are left. */
function why(entry, head, level) {
	const out = incomparable(entry, head);
	if (out !== null) return `not compared: ${out}`;
	const notes = [
		entry.machine === machineOf(head.environment) ? [] : [`another machine (${entry.machine})`],
		entry.accepted === void 0 ? [] : [`a new level of ${marksOf(entry.accepted)} begins here, which was accepted`],
		entry.regressed === void 0 ? [] : [`without ${marksOf(entry.regressed)}: a regression that nobody accepted`],
		entry.createdAt < level ? ["without figures that a later run brought to an accepted level"] : []
	].flat();
	return notes.length === 0 ? "compared" : `compared; ${notes.join("; ")}`;
}
function incomparable(entry, head) {
	switch (mismatch(measuredBy(head), entry)) {
		case "validity": return "it is not valid";
		case "environment": return `environment \`${entry.environment}\``;
		case "load profile": return "another load profile";
		case "k6 version": return `${entry.generator.name} ${entry.generator.version}`;
		case null: return null;
	}
}
const marksOf = (marks) => listed(marks.map(({ subject, metric }) => `${metric} of ${subject}`));

// src/pipeline/baseline/save-baseline.ts
/**
* Stores a recording of the base branch (or, on a laptop, one the user asked to save) with its history. One that is not
* valid, or that holds a duet, is not stored, which is said. A store that refuses is a warning: the verdict stands without it.
*/
async function saveBaseline({ config, context, recording, comparisons, baseline }, ports) {
	if (!(context.kind === "base-branch" || config.baseline.save) || ports.store === null || config.dryRun) return null;
	const unfit = unfitFor(recording);
	if (unfit !== null) {
		ports.log.write("warning", `Not stored as a baseline: ${unfit}`);
		return null;
	}
	const day = recording.createdAt.slice(0, 10);
	const known = {
		acceptances: inForce(config.policy.accepted ?? [], config.gate, day),
		history: baseline.history?.entries ?? []
	};
	const entry = {
		...historyEntry(recording),
		...marksOf$1(comparisons, known)
	};
	const own = {
		...HISTORY_STAMP,
		gate: config.gate,
		entries: [entry]
	};
	try {
		const history = mergeHistory(own, ...baseline.history === null ? [] : [baseline.history]);
		const where = await ports.store.save(recording, history);
		ports.log.write("info", `Stored as baseline: ${where}`);
		announce(entry, ports);
		await explain(history, recording, baseline, ports);
		return where;
	} catch (thrown) {
		const hint = thrown instanceof EnvironmentError ? ` ${thrown.hint}` : "";
		ports.log.write("warning", `The baseline could not be stored: ${toError(thrown).message}${hint}`);
		return null;
	}
}
/** Why a recording is no level for later runs, a sentence; null: it is one. */
function unfitFor({ validity, duet }) {
	if (!validity.valid) return "the run is not valid.";
	if (duet === void 0) return null;
	return "base and head were driven in turns here, and a baseline is a recording of one build alone. Make one with `perf-gate record --save-baseline`.";
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
function announce({ accepted = [], regressed = [] }, { log }) {
	const names = (marks) => marks.map(({ subject, metric }) => `${metric} of ${subject}`).join(", ");
	if (accepted.length > 0) log.write("info", `Accepted, so later runs are compared with this level: ${names(accepted)}.`);
	if (regressed.length > 0) log.write("warning", `Stored as a regression, so later runs are still compared with the level before it: ${names(regressed)}. Mend it, or accept it in .perf-gate/accept.yml.`);
}

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
	if (config.app === null) return stored("With `app.start` (and `app.build`) both revisions would be driven in turns on this machine, which tells smaller changes from noise.");
	const base = await baseOf(config, context, ports);
	if (typeof base !== "string") return duetOf(base, config, ports);
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
	const message = fixedPortText(said === null ? {
		kind: "reach-unsaid",
		port
	} : {
		kind: "no-networks",
		port,
		said
	});
	if (compare.mode !== "duet") return stored(message);
	throw new UsageError([{
		where: "app.port",
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

// src/core/words/notes/whole.ts
/** Goes on a sentence. */
const WHY = {
	"few-slices": ({ slices }) => `${several(slices, "slice")} ${slices === 1 ? "says" : "say"} too little`,
	"one-start": () => "a regression of one start of each is to be confirmed by a second"
};
const RUN = {
	"over-limit": ({ why, runs, seconds, limitSeconds }) => `The script's load was driven ${runs === 1 ? "once" : `${runs} times`}, though ${say(WHY, why)}: once more would take ${seconds} s in all, and \`compare.whole-limit\` is ${limitSeconds} s.`,
	"not-restarted": ({ why }) => `No second start was made, though ${say(WHY, why)}: it would not be quick, or the applications are not ours.`,
	"driven-again": ({ why, baseUrl, headUrl }) => `The script's load is driven once more, since ${say(WHY, why)}: both were started anew, in the other order: base on ${baseUrl}, head on ${headUrl}`,
	unconfirmed: ({ text }) => `No second start confirmed this: ${text}`
};
/** What came of a further run or start, a sentence. */
const runText = (fact) => say(RUN, fact);
const NOT_WHOLE = {
	"too-long": ({ seconds, limitSeconds }) => `To drive all of it side by side takes ${seconds} s, and \`compare.whole-limit\` is ${limitSeconds} s.`,
	"too-short": ({ seconds, runs, slices }) => {
		const all = `All of it takes ${seconds} s, which is too short to compare anything side by side`;
		if (slices === 0) return `${all}.`;
		return `${all}: ${runs === 1 ? "the one run that there can be" : `the ${runs} runs that there can be`} would show ${several(slices, "slice")}, and it takes ${4}.`;
	}
};
/** Why a load is not driven side by side, a sentence. */
const notWholeText = (why) => say(NOT_WHOLE, why);

// src/pipeline/duet/base-side.ts
/** Base cannot be driven, which is never head's fault. */
var BaseError = class extends Error {
	name = "BaseError";
	logTail;
	constructor(message, logTail) {
		super(message);
		this.logTail = logTail;
	}
};
/** Builds base in a folder of its own, with its own revision's `app` where it has one. Throws BaseError. */
async function buildBase({ sha }, input) {
	const { config, ports, signal, cores, apart } = input;
	return asBase(signal, async () => {
		const keep = input.app.build !== null;
		const checkout = await ports.revisions.checkout(sha, config.workingDirectory, keep);
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
				directory,
				logFile,
				signal,
				...held
			};
			if (app.build !== null) {
				const build = JSON.stringify([app.build, app.env]);
				if (await checkout.build(build, () => ports.apps.build(request))) ports.log.write("info", "Built output of base reused.");
			}
			return {
				side: blamedOnBase(openSide(request, ports), signal),
				config: own,
				fixedPort: apart ? null : app.port,
				remove: checkout.remove
			};
		} catch (thrown) {
			await checkout.remove();
			throw thrown;
		}
	});
}
function blamedOnBase(side, signal) {
	return {
		get baseUrl() {
			return side.baseUrl;
		},
		get startMs() {
			return side.startMs;
		},
		canStartAgain: side.canStartAgain,
		start: (port, again) => asBase(signal, () => side.start(port, again)),
		reset: () => asBase(signal, side.reset),
		died: side.died,
		stop: side.stop
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
		if (thrown instanceof AppError) throw new BaseError(thrown.message, thrown.logTail);
		if (thrown instanceof EnvironmentError) throw new BaseError(`${thrown.message} ${thrown.hint}`.trim(), "");
		throw thrown;
	}
}

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

// src/pipeline/duet/arms.ts
/**
* Builds both revisions before either runs, so that no build disturbs a running application, and starts both.
* Throws BaseError for base's trouble, AppError for head's, ApartError where either does not start in a network of its own;
* nothing is left running then.
*/
async function startArms(input) {
	const { way, config, ports, signal, seed, cores } = input;
	if (way.kind === "targets") return targets(way, ports, signal);
	const { app, workingDirectory } = config;
	if (app === null) throw new Error("a duet of revisions without app.start");
	const { apart } = way;
	const base = await buildBase(way.base, {
		config,
		app,
		ports,
		signal,
		cores,
		apart
	});
	try {
		const request = {
			app,
			arm: "head",
			directory: workingDirectory,
			logFile: ports.files.path("app-head.log"),
			signal,
			...cores && { cpus: cores.head },
			...apart && { apart }
		};
		await ports.apps.build(request);
		const sides = {
			base: base.side,
			head: openSide(request, ports)
		};
		const order = startOrder(seed);
		await startBoth(sides, order);
		const swaps = base.fixedPort === null && (app.port === null || apart !== void 0);
		return {
			...sides,
			baseConfig: base.config,
			canRestart: () => isQuick(sides),
			restart: () => restartBoth(sides, order.toReversed(), swaps),
			revive: () => reviveBoth(sides, order),
			baseAlone: async () => {
				await stopBoth(sides);
				await base.side.start(void 0, base.side.canStartAgain);
				return base.side.baseUrl;
			},
			stop: async () => {
				await stopBoth(sides);
				await base.remove();
			}
		};
	} catch (thrown) {
		await base.remove();
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
/** Starts that took no longer are worth repeating, ms. */
const QUICK_MS = 3e3;
/** By a coin that does not go with the one for the order of the rounds. */
function startOrder(seed) {
	const coin = seeded(seed);
	coin();
	return coin() < .5 ? ["base", "head"] : ["head", "base"];
}
/** Tries both whatever comes of the first: head is not blamed where base does not start either. */
async function startBoth(sides, order) {
	const troubles = [];
	for (const arm of order) {
		await sides[arm].start().catch((thrown) => troubles.push(thrown));
		if (troubles.some((thrown) => thrown instanceof ApartError)) break;
	}
	if (troubles.length === 0) return;
	await stopBoth(sides);
	const ofMachine = troubles.find((thrown) => thrown instanceof MachineError);
	const apart = troubles.find((thrown) => thrown instanceof ApartError);
	throw ofMachine ?? apart ?? troubles.find((thrown) => thrown instanceof BaseError) ?? troubles[0];
}
async function restartBoth(sides, order, swaps) {
	const deaths = deathsOf(sides);
	if (isTroubled(deaths)) return deaths;
	if (!isQuick(sides)) return null;
	const own = portsOf(sides);
	return startAgain$1(sides, order, swaps ? {
		base: own.head,
		head: own.base
	} : own);
}
const isQuick = ({ base, head }) => [base, head].every(({ canStartAgain, startMs }) => canStartAgain && startMs < QUICK_MS);
async function reviveBoth(sides, order) {
	if (!sides.base.canStartAgain || !sides.head.canStartAgain) return null;
	return startAgain$1(sides, order, portsOf(sides));
}
async function startAgain$1(sides, order, ports) {
	await stopBoth(sides);
	for (const arm of order) await sides[arm].start(ports[arm]).catch((thrown) => {
		if (!(thrown instanceof AppError || thrown instanceof BaseError)) throw thrown;
	});
	return deathsOf(sides);
}
const portOf = ({ baseUrl }) => Number(new URL(baseUrl).port);
const portsOf = ({ base, head }) => ({
	base: portOf(base),
	head: portOf(head)
});
async function stopBoth(sides) {
	await sides.head.stop();
	await sides.base.stop();
}

// src/pipeline/duet/base-alone.ts
/** Pairs of rounds more than it lived through. */
const MORE_PAIRS$1 = 1;
const ONE_SIDE = "it answers, but a load that is driven side by side is not driven on one side by itself. Head may have stopped base: look for what head stops, removes or uses up outside of its own folder and port.";
/**
* Whether a base that was ready and then died beside head does well without it. Head's code runs as the same user and can
* end base's processes, so that nothing would be compared; a base that dies of itself dies once more. Head is stopped,
* base is started anew and driven as before, on both arms' turns; for a load that is driven side by side, for no longer than
* the script is tried.
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
async function hindered(opened, { arms, pairs, signal }) {
	if (opened.kind === "unsuitable") return opened.reason;
	if (opened.kind === "broken") return firstOf(opened.trouble);
	if (opened.kind === "side-by-side") return ONE_SIDE;
	for (let driven = 0; driven < pairs + MORE_PAIRS$1 && !signal.aborted; driven += 4) {
		await arms.base.reset();
		const { trouble } = await opened.driver.drive(turns(Math.min(4, pairs + MORE_PAIRS$1 - driven)));
		if (isTroubled(trouble) || arms.base.died() !== null) return firstOf(trouble);
	}
	return null;
}
const firstOf = ({ base, head }) => (base[0] ?? head[0])?.text ?? null;
const turns = (count) => Array.from({ length: count }, () => "base");

// src/pipeline/duet/half-time.ts
/**
* Between two groups of rounds: starts both anew where that is quick. Two starts of one build differ by a little, which
* no number of rounds takes away; a second start halves its share in the variance. Rarely they differ by a lot: what
* `regressed` on the first start is called so only when the second shows it too.
*/
async function halfTime({ driver, arms, ports, signal }, { stop, restsOnOneStart }) {
	const inTrouble = (trouble) => stop === null || signal.aborted ? {
		starts: 0,
		trouble,
		notes: []
	} : {
		starts: 0,
		...unconfirmed(trouble)
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
	const why = restsOnOneStart ? "A regression of one start of each, which a second has to confirm" : "Half time";
	ports.log.write("info", `${why}: both are started anew, in the other order: ${where}`);
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

// src/pipeline/duet/drive-rounds.ts
/** Pairs after which it is looked at the first time, and after which again. */
const MORE_PAIRS = 2;
/** Drives pairs of rounds until the answer is clear or the budget spent. */
async function driveRounds(input) {
	const { driver, arms, config, ports, signal } = input;
	const mostPairs = pairsWithin(config.compare.budgetSeconds, driver.roundMs);
	const watch = ports.host.watch();
	const inTime = openTime(input);
	const chunks = [];
	let pairs = [];
	let starts = 1;
	let stop = null;
	let repeated = false;
	let notes = [];
	const soFar = (trouble) => {
		const how = stop ?? (signal.aborted ? "cancelled" : "budget");
		return {
			pairs,
			stop: how,
			starts,
			mostPairs,
			notes,
			trouble,
			cpu: cpuOf(chunks)
		};
	};
	try {
		while (stop === null && !signal.aborted) {
			const { driven, again } = await driveGroup(input, pairs.length, mostPairs, !repeated);
			const { astray, trouble } = driven;
			repeated ||= again;
			if (astray !== null) return soFar(asAstray(astray));
			chunks.push(driven);
			const ofGroup = withReadings(driven.pairs, watch.readings());
			pairs = [...pairs, ...placed(ofGroup, starts, chunks.length)];
			if (isTroubled(trouble)) return soFar(trouble);
			const unsteady = unusable(pairs, mostPairs);
			if (unsteady !== null && notes.length === 0) notes = drivenOn(input, pairs.length, unsteady);
			const seen = look(input, pairs, {
				mostPairs,
				starts,
				unsteady: unsteady !== null
			});
			stop = signal.aborted && seen.restsOnOneStart ? null : seen.stop;
			({stop, notes} = inTime({
				stop,
				notes
			}, pairs.length));
			if (!(starts === 1 && pairs.length <= 4 && !signal.aborted) || stop === "budget" || stop !== null && !seen.restsOnOneStart) continue;
			const half = await halfTime(input, seen);
			starts += half.starts;
			notes = [...notes, ...half.notes];
			if (half.starts > 0 || signal.aborted) stop = null;
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
/**
* From now on: ends a duet that would go on, once as much time went by between its rounds (setup(), starts of k6, resets),
* and in its warm-up beside the load, as the budget gives the load itself. It takes about twice its budget then.
*/
function openTime({ driver, config, ports, signal }) {
	const began = ports.clock.now() - (driver.besideMs ?? 0);
	const { budgetSeconds } = config.compare;
	return ({ stop, notes }, pairs) => {
		const seconds = (ports.clock.now() - began - 2 * pairs * driver.roundMs) / 1e3;
		if (stop !== null || signal.aborted || seconds < budgetSeconds) return {
			stop,
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
async function driveMore({ arms, driver, seed }, known, most) {
	await arms.base.reset();
	await arms.head.reset();
	const count = Math.min(known === 0 ? 4 : MORE_PAIRS, most - known);
	return driver.drive(order(seed, known, count));
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
	ports.log.write("warning", `Further rounds are driven, as far as the budget goes: ${unsteady}`);
	return [`Further rounds were driven after ${pairs} pairs: ${unsteady}`];
}
/** Why nothing could be judged if it ended here, where it need not, a sentence; null: it may end. */
function unusable(all, mostPairs) {
	const { pairs, invalid } = usablePairs(all);
	if (all.length >= mostPairs || pairs.length === 0 && all.length >= 2 * 4) return null;
	const [fault] = invalid;
	return fault === void 0 ? null : noteText(fault);
}
function look({ driver, config, ports }, all, { mostPairs, starts, unsteady }) {
	const today = new Date(ports.clock.now()).toISOString().slice(0, 10);
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
		accepted: inForce(policy.accepted ?? [], config.gate, today)
	};
	const overall = judgePairs(input).flatMap((metric) => {
		if (metric.subject.kind !== "overall" || metric.kind !== "latency") return [];
		const { base, head, change } = shownSides(metric);
		return [`${metric.metric} ${quantity(base, "ms")} → ${quantity(head, "ms")} (${changeText(change)})`];
	});
	ports.log.write("info", `${all.length} of at most ${mostPairs} pairs of rounds · ${overall.join(" · ")}`);
	const seen = (stop) => ({
		stop,
		restsOnOneStart: false
	});
	if (overloaded !== null && acceptedOverload({ shortBy }, input.accepted) === null) return seen("regressed");
	if (unsteady) return seen(null);
	if (invalid.length > 0) return seen("budget");
	return {
		stop: stopOf(input),
		restsOnOneStart: input.toCome > 0 && restsOnOneStart(input)
	};
}

// src/pipeline/duet/drive-whole.ts
/** Runs of the whole load at most, however short it is. */
const MOST_RUNS = 3;
/** Runs of the whole load that there is time for. */
const runsWithin = (limitMs, { totalMs }) => Math.min(MOST_RUNS, Math.floor(limitMs / totalMs));
/** Why nothing would come of it, however often the load is driven; null: something may. */
function whyNotWhole(driver, limitMs, arms) {
	const seconds = Math.ceil(driver.totalMs / 1e3);
	if (driver.totalMs > limitMs) return {
		kind: "too-long",
		seconds,
		limitSeconds: limitMs / 1e3
	};
	const runs = arms.canRestart() ? runsWithin(limitMs, driver) : 1;
	const slices = runs * driver.slices;
	return slices < 4 ? {
		kind: "too-short",
		seconds,
		runs,
		slices
	} : null;
}
/**
* Drives all of the script's load on both arms at once. What looks worse after one run is confirmed by a second on fresh
* starts with the ports swapped, and a load that is too short for an answer is driven again, as far as
* `compare.whole-limit` goes.
*/
async function driveWhole(input) {
	const { driver, ports, signal } = input;
	const watch = ports.host.watch();
	const runs = [];
	let pairs = [];
	let notes = [];
	const soFar = (trouble) => ({
		pairs,
		notes,
		trouble,
		cpu: cpuOf(runs),
		starts: Math.max(1, runs.length),
		stop: signal.aborted ? "cancelled" : "end",
		mostPairs: Math.max(4, MOST_RUNS * driver.slices)
	});
	/** Where there is an answer that a second start was to confirm. */
	const hasAnswer = () => pairs.length >= 4 && !signal.aborted;
	const unconfirmedBy = (trouble) => {
		const left = unconfirmed(trouble);
		notes = [...notes, ...left.notes];
		return soFar(left.trouble);
	};
	try {
		for (;;) {
			const driven = await driveOnce(input, runs.length === 0);
			if (driven.astray !== null) return soFar(asAstray(driven.astray));
			const isBroken = isTroubled(driven.trouble);
			if (isBroken && hasAnswer()) return unconfirmedBy(driven.trouble);
			runs.push(driven);
			const start = runs.length > 1 ? { start: runs.length } : {};
			const ofRun = withReadings(driven.pairs, watch.readings());
			pairs = [...pairs, ...ofRun.map((pair) => ({
				...pair,
				...start
			}))];
			if (isBroken) return soFar(driven.trouble);
			const why = signal.aborted ? null : whyAgain(input, pairs, runs.length);
			if (why === null) return soFar(NO_TROUBLE);
			const more = await startAgain(input, why, runs.length);
			notes = [...notes, ...more.notes];
			if (isTroubled(more.trouble)) return hasAnswer() ? unconfirmedBy(more.trouble) : soFar(more.trouble);
			if (!more.isStarted) return soFar(NO_TROUBLE);
		}
	} finally {
		watch.stop();
	}
}
/** All of the load, with both sides' state as it was before the first run. */
async function driveOnce({ driver, arms, signal }, isFirst) {
	try {
		await arms.base.reset();
		await arms.head.reset();
	} catch (thrown) {
		if (!(thrown instanceof BaseError) || isFirst && arms.base.died() === null) throw thrown;
		return {
			pairs: [],
			trouble: notReset(thrown),
			astray: null,
			cpu: null
		};
	}
	const driven = await driver.drive();
	return withDeaths(driven, signal.aborted ? NO_TROUBLE : deathsOf(arms));
}
/** Why one more run would tell more; null: it would not. */
function whyAgain({ driver, config }, all, starts) {
	if (all.length < 4) return {
		kind: "few-slices",
		slices: all.length
	};
	const { policy } = config;
	const { input } = pairsInput({
		pairs: all,
		policy,
		starts,
		roundMs: driver.sliceMs,
		toCome: 0
	});
	return restsOnOneStart(input) ? { kind: "one-start" } : null;
}
async function startAgain({ driver, arms, config, ports }, why, runs) {
	const none = {
		isStarted: false,
		trouble: NO_TROUBLE
	};
	const { wholeLimitMs } = config.compare;
	if (runs >= MOST_RUNS) return {
		...none,
		notes: []
	};
	if (runs >= runsWithin(wholeLimitMs, driver)) {
		const fact = {
			kind: "over-limit",
			why,
			runs,
			seconds: Math.ceil((runs + 1) * driver.totalMs / 1e3),
			limitSeconds: wholeLimitMs / 1e3
		};
		return {
			...none,
			notes: [runText(fact)]
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
	driver.again({
		base,
		head
	});
	return {
		isStarted: true,
		trouble: NO_TROUBLE,
		notes: []
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

// src/core/decision/load/duet-validity.ts
const duringOf = (pairs) => areSlices(pairs) ? "slices" : "rounds";
/** Why a duet may not be judged; none: it may. A head that alone does not bear the load makes it no less valid. */
function duetFaults({ pairs, stop, generatorCpu }) {
	if (stop === "cancelled") return [{
		kind: "cancelled",
		...pairedAs(pairs),
		pairs: pairs.length
	}];
	const itself = bottleneck(generatorCpu, duringOf(pairs));
	if (itself.length > 0) return itself;
	const usable = usablePairs(pairs);
	if (usable.invalid.length > 0) return usable.invalid;
	if (stop === "budget" && usable.unlessClear.length > 0) return usable.unlessClear;
	const { length } = usable.pairs;
	return length >= 4 ? [] : [{
		kind: "few-usable",
		...pairedAs(pairs),
		pairs: length
	}];
}
/**
* That the machine was busy, for the reader; none: it was not, or it is not known. A small runner that holds k6 and
* both arms always has some pressure, so no pair is left out for it.
*/
function duetPressure(pairs) {
	const shares = pairs.flatMap(({ base, head }) => [base.readings.pressure ?? [], head.readings.pressure ?? []].flat());
	return busy(shares.reduce((sum, share) => sum + share, 0) / Math.max(shares.length, 1), duringOf(pairs));
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
function recordingOf({ way, config, context, ports, environment, rules, seed, cores }, { pairs, stop, starts, mostPairs, notes: drivenOn, cpu }, { head, base, setups }, { windowMs: roundMs, plateau, sideBySide }) {
	const ofBase = {
		sha: way.kind === "duet" ? way.base.sha : "",
		branch: context.baseBranch
	};
	const origin = way.kind === "duet" ? way.base.how : way.base;
	const cpus = cores?.k6.length ?? environment.vcpus;
	const generatorCpu = cpu === null || cpus === null ? null : cpu.usedMs / (cpu.wallMs * cpus);
	const spent = sideBySide ? [] : overBudget({
		pairs,
		mostPairs,
		roundMs
	}, config.compare.budgetSeconds);
	const apart = way.kind === "duet" && way.apart ? [noteText({
		kind: "apart",
		port: way.apart.port
	})] : [];
	const ofLoad = [...duetPressure(pairs), ...spent].map(noteText);
	return assemble(config, ports, environment, {
		generator: {
			...head.generator,
			...generatorCpu !== null && { cpu: generatorCpu }
		},
		arms: {
			head: armOf(head, context.source, null),
			base: armOf(base, {
				...context.source,
				...ofBase
			}, origin)
		},
		windows: windowsOf(pairs),
		metrics: head.metrics,
		validity: validityOf(duetFaults({
			pairs,
			stop,
			generatorCpu
		})),
		notes: [
			...head.notes,
			...apart,
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
			...sideBySide && { sideBySide }
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
		await checkScript(config, load, signal);
		const environment = await describe(ports);
		const seed = config.compare.seed ?? Math.floor(ports.clock.now()) % 2 ** 31;
		const cores = await chooseCores(way, ports);
		const arms = await startArms({
			way,
			config,
			ports,
			signal,
			seed,
			cores
		});
		try {
			const rules = known !== null && isOfChange(context) ? known : await rulesFor(way, arms, config, context, ports);
			return await driveBoth({
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
				cores
			});
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
	if (thrown instanceof ApartError && way.kind === "duet" && way.apart) {
		const { message: said, arm, logTail: detail } = thrown;
		return {
			kind: "unsuitable",
			text: fixedPortText({
				kind: "not-started-apart",
				port: way.apart.port,
				arm,
				said
			}),
			detail
		};
	}
	return troubleAsMeasured(thrown, signal);
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
	if (opened.kind === "broken") return blamed(opened.trouble, stage, 0);
	const early = signal.aborted ? NO_TROUBLE : deathsOf(arms);
	if (isTroubled(early)) return blamed(early, stage, 0);
	const driven = await driveOpened(stage, opened);
	if ("kind" in driven) return driven;
	const { rounds, recording } = driven;
	const path = await ports.files.write("recording.json", `${JSON.stringify(recording)}\n`);
	const isCutShort = signal.aborted && rounds.pairs.length > 0;
	if (isTroubled(rounds.trouble) && !isCutShort) return blamed(rounds.trouble, stage, rounds.pairs.length);
	return {
		kind: "recorded",
		recording,
		path
	};
}
/** In rounds, or side by side where those cannot show the script's load and all of it is neither too long nor too short. */
async function driveOpened(stage, opened) {
	const { config, ports, signal, arms, seed } = stage;
	if (opened.kind === "ready") {
		const { driver } = opened;
		const rounds = await driveRounds({
			driver,
			arms,
			config,
			ports,
			signal,
			seed
		});
		return {
			rounds,
			recording: recordingOf(stage, rounds, driver.finish(), {
				windowMs: driver.roundMs,
				plateau: driver.plateau
			})
		};
	}
	const { driver, why } = opened;
	const refusal = whyNotWhole(driver, config.compare.wholeLimitMs, arms);
	if (refusal !== null) return {
		kind: "unsuitable",
		text: `${why} ${notWholeText(refusal)}`,
		detail: ""
	};
	ports.log.write("info", wholeText(why, driver.totalMs));
	const rounds = await driveWhole({
		driver,
		arms,
		config,
		ports,
		signal
	});
	const sideBySide = { levels: driver.levels };
	return {
		rounds,
		recording: recordingOf(stage, rounds, driver.finish(), {
			windowMs: driver.sliceMs,
			sideBySide
		})
	};
}
function loadOf({ config, ports, way, signal, cores }) {
	return {
		workload: config.workload,
		shape: config.compare.shape,
		workingDirectory: config.workingDirectory,
		directory: ports.files.path("."),
		local: way.kind === "duet",
		signal,
		...cores !== null && { cpus: cores.k6 }
	};
}
/** Whose fault it is; a base whose application died is asked once more, without head. */
async function blamed(trouble, stage, pairs) {
	const { arms, ports, signal } = stage;
	const result = blame(trouble, arms, signal);
	const death = arms.base.died();
	if (result.kind !== "base-broken" || death === null) return result;
	ports.log.write("warning", `${death.reason} It is loaded once more, alone.`);
	const alone = await driveBaseAlone({
		arms,
		ports,
		request: loadOf(stage),
		pairs,
		signal
	});
	if (signal.aborted) return blame(trouble, arms, signal);
	if (alone.kind === "dies") return result;
	return {
		kind: "could-not-measure",
		text: alone.kind === "lives" ? `Base died beside head, and lived alone under the same load: head may have stopped it. ${death.reason} Look for what head stops, removes or uses up outside of its own folder and port.` : `Base died beside head, and whether it lives alone could not be seen. ${death.reason} Alone: ${alone.why}`,
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
		ports.log.write("warning", `${thrown.message} Both are started anew, and it is left out.`);
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
		detail: ""
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
		text: isAlike(ofHead, ofBase) ? `${asIf}${ofHead.text}` : `Neither arm could be driven. Head: ${ofHead.text} Base: ${ofBase.text}`,
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
	ports.log.write("warning", `No duet: ${result.text}`);
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
	const way = await chooseWay(config, context, ports);
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

// src/pipeline/settle.ts
/**
* Decides. Where earlier runs accuse the change or leave it open, a duet in the same job has the last word, if base can
* be started: their noise is that of other machines and other days. `rules`: that a duet brings with it.
*/
async function settle(measured, baseline, config, context, ports, signal, rules = null) {
	const judgementOf = (what) => decide(what, baseline, config, context, ports);
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
	const last = lastWord(result);
	const open = ports.mask(`A duet was to settle this and could not: ${textOf(result)}`);
	const note = last === null ? open : `${said} A duet settled it.`;
	ports.log.write(last === null ? "warning" : "info", note);
	const final = await noted(last ?? measured, note, ports);
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
	return ports.log.group("Settle it by driving base and head in turns", () => {
		ports.log.write("info", said);
		return duet(way, wanted, context, ports, signal, rules);
	});
}
/** Only where stored runs were asked for: elsewhere a duet was tried, or there is no base to try it with. */
function isUnsettled({ verdict, reasons }, { compare }) {
	if (compare.mode !== "stored" || compare.escalate !== "duet") return false;
	if (verdict === "inconclusive") return true;
	return reasons.some(({ kind }) => kind === "regression" || kind === "errors");
}
/** What a duet found of the change; null: nothing, and then the earlier runs have to do. */
function lastWord(result) {
	if (result.kind === "head-broken") return result;
	return result.kind === "recorded" && result.recording.validity.valid ? result : null;
}
function textOf(result) {
	if (result.kind !== "recorded") return result.text;
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
	try {
		const needless = await untouched(config, context, ports);
		const rules = signal.aborted ? null : await readRules(config, context, ports);
		const judging = rules === null ? config : ruled(config, rules);
		if (needless !== null) {
			const judgement = await agreed(needless, judging, context, ports, rules);
			if (judgement !== null) return await show({
				judgement,
				measured: null
			}, context, ports);
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
	const baseline = await log.group("Find the baseline", () => findBaseline(config, context, ports, signal, { besideDuet }));
	const counted = cutShort(first, signal);
	const { measured, ...settled } = await settle(counted, baseline, config, context, ports, signal, rules);
	const told = rules === null || measured.kind === "recorded" ? settled.judgement : withChange(settled.judgement, rules);
	const judgement = await withAnchor(told, measured, config, context, ports, signal);
	return show({
		judgement,
		measured
	}, context, ports, async () => {
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
async function show({ judgement, measured }, context, ports, store = async () => {}) {
	const files = await keep(judgement, measured, context, ports);
	await store();
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

// src/pipeline/self-test/self-test-ports.ts
/**
* The world of a self-test: base's revision is the checked-out tree itself, which is built once. `app.setup` runs once
* on each side, and again only after `app.stop`, which may have taken away what it made.
*/
function ofOneBuild(config, ports) {
	const { apps, revisions } = ports;
	const prepared = /* @__PURE__ */ new Set();
	let built = null;
	return {
		...ports,
		revisions: {
			...revisions,
			checkout: async (_sha, directory) => ({
				directory,
				build: async () => false,
				remove: async () => {}
			})
		},
		configAt: async () => ({
			...config,
			own: config
		}),
		apps: {
			...apps,
			build(request) {
				built ??= apps.build(request);
				return built;
			},
			async start(request) {
				const again = request.again === true || prepared.has(request.arm) && request.app.stop === null;
				const running = await apps.start({
					...request,
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
	const once = (planted, title, within) => ports.log.group(`Self-test${title}`, async () => {
		const way = {
			kind: "duet",
			base: {
				sha: context.source.sha,
				how: "the same build"
			}
		};
		const measured = await duet(way, config, context, within, signal);
		if (measured.kind !== "recorded") throw new EnvironmentError(measured.text, measured.detail);
		return {
			planted,
			judgement: decide(measured, {
				runs: [],
				refused: [],
				history: null
			}, config, context, ports)
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
			mask = add([...secretsHandedOn(app?.env ?? {}), ...secretsHandedOn(listedVariables(workload?.env ?? [], env))]);
		}
	};
}

export { selfTestVerdict as _, whyNotWhole as a, isTroubled as c, chooseWay as d, saveBaseline as f, selfTestReport as g, checkScript as h, runsWithin as i, BaseError as l, openHead as m, selfTest as n, pairsWithin as o, record as p, gate as r, startArms as s, openSecrets as t, notWholeText as u };
import { c as toError, i as MachineError, n as AppError, r as EnvironmentError, s as UsageError } from "./errors.js";
import { once } from "node:events";
import { spawn } from "node:child_process";

// src/plumbing/time/clock.ts
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

// src/plumbing/time/poll.ts
/**
* Asks, at once and then every so often, until there is an answer. Returns it; null where the time is over or the wait
* was ended. It asks once more when the time is over, so that an answer of the last moment counts.
*/
async function poll(ask, { everyMs, limitMs = Number.POSITIVE_INFINITY, clock, signal }) {
	const end = clock.now() + limitMs;
	for (;;) {
		const answer = await ask();
		if (answer !== null) return answer;
		const left = end - clock.now();
		if (left <= 0 || signal?.aborted === true) return null;
		await clock.sleep(Math.min(left, everyMs), signal);
	}
}

// src/plumbing/process/end.ts
/** A killed process still takes a moment to end. */
const KILL = {
	signal: "SIGKILL",
	graceMs: 2e3
};
const EVERY_MS = 50;
/** Ends a process, or the whole group that it leads: step by step, until nothing of it is left. */
async function endProcess({ send }, steps) {
	const clock = createClock();
	for (const { signal, graceMs } of steps) {
		if (!send(signal)) return;
		const isGone = () => send(0) ? null : true;
		if (await poll(isGone, {
			everyMs: EVERY_MS,
			limitMs: graceMs,
			clock
		}) === true) return;
	}
}

// src/plumbing/process/at-exit.ts
/** What is to be done when this process ends. Of the process, as its listeners are, and so kept here once for all. */
const ends = /* @__PURE__ */ new Set();
/**
* Does this when the process ends, by whatever way but a kill; it cannot wait for anything then. Returns what takes it
* back. One listener serves all, since Node warns of a leak from the eleventh on.
*/
function atExit(end) {
	const own = () => end();
	if (ends.size === 0) process.on("exit", endAll);
	ends.add(own);
	return () => {
		if (ends.delete(own) && ends.size === 0) process.off("exit", endAll);
	};
}
function endAll() {
	for (const end of ends) try {
		end();
	} catch {}
}

// src/plumbing/process/open.ts
/** Starts a program. Throws the system's error where it cannot be started. */
async function openProcess(command, stdio) {
	const { directory, env, leads = false } = command;
	const [program, args] = heldTo(command);
	const group = leads && process.platform !== "win32";
	const child = spawn(program, args, {
		cwd: directory,
		env,
		detached: group,
		stdio
	});
	const exited = new Promise((resolve) => {
		child.once("exit", (code, signal) => resolve({
			code,
			signal
		}));
	});
	const closed = new Promise((resolve) => {
		child.once("close", (code, signal) => resolve({
			code,
			signal
		}));
	});
	const { pid } = child;
	if (pid === void 0) {
		const [error] = await once(child, "error");
		throw error;
	}
	child.on("error", () => {});
	const send = (signal) => group ? sendTo(-pid, signal) : child.kill(signal);
	const release = leads ? atExit(() => void send("SIGKILL")) : () => {};
	return {
		pid,
		stdin: child.stdin,
		stdout: child.stdout,
		stderr: child.stderr,
		exited,
		closed,
		send,
		release
	};
}
/** taskset becomes the program, so that the process is the same. */
function heldTo({ program, args, cpus = [] }) {
	return cpus.length === 0 ? [program, args] : ["taskset", [
		"-c",
		cpus.join(","),
		program,
		...args
	]];
}
function sendTo(pid, signal) {
	try {
		process.kill(pid, signal);
		return true;
	} catch {
		return false;
	}
}

// src/plumbing/process/run.ts
/**
* Runs a program silently to its end. A program that fails, or is ended before its time, is an outcome. Throws the
* system's error where it cannot be started.
*/
async function runProgram(errand) {
	if (errand.signal?.aborted === true) return {
		code: null,
		signal: null,
		stdout: NOTHING,
		stderr: NOTHING,
		stopped: "cancelled"
	};
	const child = await openProcess(errand, [
		errand.input === void 0 ? "ignore" : "pipe",
		"pipe",
		"pipe"
	]);
	child.stdin?.on("error", () => {}).end(errand.input);
	const stopper = createStopper(child, errand);
	const tooMuch = () => stopper.stop("too-much");
	const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => hear(stream, errand.maxBytes, tooMuch));
	if (errand.leads === true) child.exited.then(() => child.send("SIGKILL"));
	try {
		return {
			...await Promise.race([child.closed, stopper.over]),
			stdout: stdout?.() ?? NOTHING,
			stderr: stderr?.() ?? NOTHING,
			stopped: stopper.stopped()
		};
	} finally {
		stopper.done();
		child.release();
	}
}
const NOTHING = Buffer.alloc(0);
/** Keeps what comes. Returns all of it so far. */
function hear(stream, most = Number.POSITIVE_INFINITY, tooMuch) {
	const chunks = [];
	let size = 0;
	stream?.on("data", (chunk) => {
		size += chunk.length;
		if (size > most) return tooMuch();
		chunks.push(chunk);
	});
	return () => Buffer.concat(chunks);
}
function createStopper(child, { signal, limitMs, steps = [KILL] }) {
	let stopped = null;
	const { promise: over, resolve: giveUp } = Promise.withResolvers();
	const stop = (why) => {
		if (stopped !== null) return;
		stopped = why;
		endProcess(child, steps).then(() => {
			child.stdout?.destroy();
			child.stderr?.destroy();
			giveUp({
				code: null,
				signal: "SIGKILL"
			});
		});
	};
	const cancel = () => stop("cancelled");
	signal?.addEventListener("abort", cancel, { once: true });
	const timer = limitMs === void 0 ? void 0 : setTimeout(() => stop("timed-out"), limitMs);
	const done = () => {
		clearTimeout(timer);
		signal?.removeEventListener("abort", cancel);
	};
	return {
		stop,
		over,
		stopped: () => stopped,
		done
	};
}

// src/adapters/git/git.ts
/** For what moves files, over the network or on a slow disk. */
const LIMIT_MS = 12e5;
/**
* Git in one folder, silently. Never asks for a password; never throws: a failure is `ok: false` with its words. One that
* does not end (a dead network drive, a lock that nobody releases) is ended after `limitMs`.
*/
function gitIn(directory, env, limitMs = LIMIT_MS) {
	return async (...args) => {
		try {
			const { code, stdout, stderr } = await runGit({
				directory,
				env,
				args,
				limitMs
			});
			return {
				ok: code === 0,
				text: (code === 0 ? stdout : stderr).toString().trim()
			};
		} catch (thrown) {
			return {
				ok: false,
				text: toError(thrown).message
			};
		}
	};
}
/** Git to its end. Throws an Error where there is no git, or it was ended. */
async function runGit(command) {
	const { env, args, limitMs = LIMIT_MS } = command;
	const outcome = await runProgram({
		program: "git",
		...command,
		env: quiet(env),
		limitMs
	}).catch((error) => {
		throw error.code === "ENOENT" ? /* @__PURE__ */ new Error("there is no program called git on PATH") : error;
	});
	const { code, signal, stopped } = outcome;
	if (stopped !== null) throw new Error(`git ${args[0]} did not end within ${limitMs / 1e3} s`);
	if (code === null) throw new Error(`git ${args[0]} was ended by ${signal}`);
	return {
		...outcome,
		code
	};
}
/** An environment in which git asks nobody and speaks English. */
function quiet(env) {
	const given = Object.entries({
		...env,
		GIT_TERMINAL_PROMPT: "0",
		LC_ALL: "C"
	});
	return Object.fromEntries(given.flatMap(([name, value]) => value === void 0 ? [] : [[name, value]]));
}

// src/ports/machine-trouble.ts
/** What the system says when the machine is to blame, and what a user can do. */
const TROUBLES = {
	ENOSPC: {
		what: "no space is left on the disk",
		fix: "Free space there (caches, images, old builds), or take a runner with a larger disk."
	},
	"ENOENT mkdir": {
		what: "the folder cannot be made",
		fix: "The one that it is to lie in is missing, or its file system may be read-only: let `--out` and TMPDIR (in a workflow RUNNER_TEMP) be folders that can be written."
	},
	EDQUOT: {
		what: "the disk quota is used up",
		fix: "Free space there, or raise the quota."
	},
	EROFS: {
		what: "the file system is read-only",
		fix: "Let `--out` and TMPDIR (in a workflow RUNNER_TEMP) be folders that can be written."
	},
	EACCES: {
		what: "permission is denied",
		fix: "Let the user that runs the gate own that file or folder, or choose another with `--out` and TMPDIR (in a workflow RUNNER_TEMP)."
	},
	EPERM: {
		what: "the system does not permit it",
		fix: "Let the user that runs the gate own that file or folder (`lsattr` shows what even its owner may not change)."
	},
	EMFILE: {
		what: "this process has too many files open",
		fix: "Raise the limit before the gate runs: `ulimit -n 65536`."
	},
	ENFILE: {
		what: "this machine has too many files open",
		fix: "Raise `fs.file-max` (`sysctl -w fs.file-max=2097152`), or stop what else runs here."
	},
	EIO: {
		what: "the disk does not work",
		fix: "Take another machine or another disk: its kernel log (`dmesg`) says more."
	},
	ENOMEM: {
		what: "no memory is left",
		fix: "Take a machine with more memory, or stop what else runs on it."
	},
	EAGAIN: {
		what: "no further process can be started",
		fix: "Raise the limit of processes (`ulimit -u`, or that of the container), or stop what else runs here."
	},
	EADDRINUSE: {
		what: "the port is in use",
		fix: "Stop the program that holds it, or run the gate once more."
	},
	EADDRNOTAVAIL: {
		what: "no free port is left on the loopback interface",
		fix: "Wait until closed connections are forgotten, or widen `net.ipv4.ip_local_port_range`."
	}
};
/** What was thrown, where the system says that the machine is to blame; null: it is something else. */
function machineTrouble(thrown) {
	if (thrown instanceof MachineError) return thrown;
	let error = toError(thrown);
	for (let depth = 0; depth < 4 && !isKnown(error) && error.cause instanceof Error; depth += 1) error = error.cause;
	if (!isKnown(error)) return null;
	return machineTroubleAs(codeOf(error), typeof error.path === "string" ? error.path : "", thrown);
}
/** What programs that we run print of such trouble, in English. */
const WORDS = [
	[/No space left on device/i, "ENOSPC"],
	[/Disk quota exceeded/i, "EDQUOT"],
	[/Read-only file system/i, "EROFS"],
	[/Too many open files in system/i, "ENFILE"],
	[/Too many open files/i, "EMFILE"],
	[/Input\/output error/i, "EIO"],
	[/Cannot allocate memory/i, "ENOMEM"]
];
/** The same of a program's words; null: it says nothing of that kind. */
function machineTroubleIn(text) {
	const code = WORDS.find(([words]) => words.test(text))?.[1];
	return code === void 0 ? null : machineTroubleAs(code, text.split("\n")[0] ?? "");
}
/** The same where we know it ourselves: `code` as the system's, `where` it is. */
function machineTroubleAs(code, where, cause) {
	const known = Object.hasOwn(TROUBLES, code) ? TROUBLES[code] : void 0;
	if (known === void 0) return null;
	const place = where === "" ? "" : ` (${where})`;
	return new MachineError(`The machine is in trouble: ${known.what}${place}.`, known.fix, cause);
}
/** A program that cannot be started; null: it is about its file, which the user named. */
function spawnTrouble(thrown) {
	const { code } = toError(thrown);
	return code === "EACCES" || code === "EPERM" ? null : machineTrouble(thrown);
}
/** A number stands for another system's error, and a name without a system call for our own. */
const isKnown = (error) => typeof error.code === "string" && typeof error.syscall === "string" && Object.hasOwn(TROUBLES, codeOf(error));
/** Node says so of a folder that it cannot make on a read-only file system, or in a TMPDIR that is not there. */
const codeOf = ({ code, syscall }) => code === "ENOENT" && (syscall === "mkdir" || syscall === "mkdtemp") ? "ENOENT mkdir" : String(code);

// src/entry/exit.ts
/** Exit codes besides those of verdicts (core/decision/exit-code.ts). */
const EXIT = {
	ok: 0,
	failed: 1,
	usage: 2,
	couldNotMeasure: 3,
	bug: 70
};
const EXIT_OF_SELF_TEST = {
	pass: EXIT.ok,
	fail: EXIT.failed,
	invalid: EXIT.couldNotMeasure
};
/** The same report without secrets. */
function masking(report, { mask }) {
	return (text, problem) => report(mask(text), problem);
}
/**
* Runs an entry and returns its exit code. The only place that catches everything: what the user can mend is
* said in sentences without a stack, as is trouble of the machine; anything else is a bug with its stack and where to report it. The body is
* given a promise that rejects with the first error that nobody awaits, and must end with it.
*/
async function guarded(body, report, issuesUrl) {
	try {
		return await body(strayError());
	} catch (thrown) {
		if (thrown instanceof UsageError) {
			for (const problem of thrown.problems) report(problem.message, problem);
			return EXIT.usage;
		}
		if (thrown instanceof EnvironmentError || thrown instanceof AppError) {
			report(`${thrown.message} ${thrown.hint}`.trim(), null);
			return EXIT.couldNotMeasure;
		}
		const trouble = machineTrouble(thrown);
		if (trouble !== null) {
			report(`${trouble.message} ${trouble.hint}`, null);
			return EXIT.couldNotMeasure;
		}
		report(`This is a bug in Perf Gate. Please report it at ${issuesUrl} with this text:\n${toError(thrown).stack}`, null);
		return EXIT.bug;
	}
}
/** Instead of Node's own end, so that it is told like any other bug and the exit code is that of one. */
function strayError() {
	const stray = new Promise((_, reject) => {
		process.on("uncaughtException", reject);
		process.on("unhandledRejection", reject);
	});
	stray.catch(() => {});
	return stray;
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
		controller.abort(new EnvironmentError(`Stopped by ${name}.`, ""));
	};
	for (const name of [
		"SIGINT",
		"SIGTERM",
		"SIGHUP"
	]) process.on(name, () => stop(name));
	return controller.signal;
}

// package.json
var name$1 = "perf-gate";
var version = "0.1.0";
var repository = "github:perf-gate/perf-gate";

// src/entry/tool.ts
const [owner = "", name = ""] = repository.replace("github:", "").split("/");
const VERSION = version;
/** for the files: "perf-gate 0.1.0" */
const TOOL = `${name$1} ${version}`;
const ISSUES_URL = `https://github.com/${owner}/${name}/issues`;
/** The action, as a workflow uses it. */
const RELEASE = {
	action: `${owner}/${name}`,
	version: VERSION
};

// src/core/config/default-gate.ts
const UNNAMED = "perf-gate";
/** Gate id from the job and the values of its matrix leg, in characters that artifact names allow. */
function defaultGate(job, matrix) {
	return [job === "" ? UNNAMED : job, ...leaves(matrix)].join("-").replace(/[^\w.-]+/g, "-").replace(/^[^A-Za-z0-9]+/, "").slice(0, 100) || UNNAMED;
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

export { poll as C, endProcess as S, runGit as _, VERSION as a, atExit as b, guarded as c, stopOnSignals as d, machineTrouble as f, gitIn as g, spawnTrouble as h, TOOL as i, leave as l, machineTroubleIn as m, ISSUES_URL as n, EXIT as o, machineTroubleAs as p, RELEASE as r, EXIT_OF_SELF_TEST as s, defaultGate as t, masking as u, runProgram as v, createClock as w, KILL as x, openProcess as y };
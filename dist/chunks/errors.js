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
/** The script itself stopped the application that is to be loaded: started anew, it can be driven without teardown(). */
var StoppedByScript = class extends EnvironmentError {
	name = "StoppedByScript";
};
/**
* Neither revision's own fault, whichever it hit: a full disk, no files left to open, one revision that holds the port of
* the other. The verdict is `invalid`, never that base or head is broken.
*/
var MachineError = class extends EnvironmentError {};
/**
* Head's application does not build, does not start or dies under load. With a working gate this is the
* change's own fault: the verdict is `fail` (exit code 1), and the tail of the log goes into the report.
*/
var AppError = class extends Error {
	name = "AppError";
	hint;
	logTail;
	/** the command of the user's that failed */
	step;
	/** how it failed, beside the sentence */
	how;
	constructor(message, hint, logTail, step = "start", { kind, said } = {
		kind: step,
		said: null
	}) {
		super(message);
		this.hint = hint;
		this.logTail = logTail;
		this.step = step;
		this.how = {
			kind,
			said
		};
	}
};
/** It did not start in a network of its own, which says nothing of it: it may need what is not there. */
var ApartError = class extends Error {
	name = "ApartError";
	arm;
	logTail;
	constructor(message, arm, logTail = "") {
		super(message);
		this.arm = arm;
		this.logTail = logTail;
	}
};
/** One does not start while the other runs, and does by itself: neither is broken, and both share what only one can have. */
var NotTogetherError = class extends Error {
	name = "NotTogetherError";
	arm;
	constructor(message, arm) {
		super(message);
		this.arm = arm;
	}
};
/** Never `(error as Error)`: whatever was thrown, as an Error. */
function toError(thrown) {
	return thrown instanceof Error ? thrown : new Error(String(thrown));
}

export { NotTogetherError as a, toError as c, MachineError as i, AppError as n, StoppedByScript as o, EnvironmentError as r, UsageError as s, ApartError as t };
import { D as toolDirectory, Dn as parseConfig, En as readAcceptances, F as createDirectoryStore, In as readConfigFile, L as createTargetCheck, M as createChangedFiles, N as createRevisions, O as openRun, On as SETTINGS, P as createBranchStore, Pn as OUT_FOLDER, R as openFaultProxy, ar as rememberRepositories, cr as logLines, er as createResultFiles, h as lazyLoadGenerator, j as createSourceControl, k as createHost, w as configReader, z as createAppRunner } from "./read-json.js";
import { d as stopOnSignals, i as TOOL, t as defaultGate, w as createClock } from "./default-gate.js";
import { o as UsageError } from "./errors.js";
import path from "node:path";
import { styleText } from "node:util";

// src/entry/cli/cli-config.ts
/**
* The configuration of a command. Paths in flags start from the current folder, those in the file and the
* script's from the working directory. Throws UsageError with every problem.
*/
async function cliConfig(flags, { measures } = { measures: true }) {
	const directory = path.resolve(text(flags, "working-directory") ?? ".");
	const named = text(flags, "config");
	const fromRun = flags["from-run"] !== void 0;
	const file = await readConfigFile(directory, named === null ? null : path.resolve(named));
	const parsed = parseConfig({
		file,
		overrides: fromRun ? flags : {
			...flags,
			baseline: storeOf(flags)
		},
		label: labelOf,
		measures,
		defaultGate: defaultGate("", null),
		outFor: () => path.resolve(OUT_FOLDER),
		acceptances: await readAcceptances(directory),
		resolve: (name) => path.resolve(name)
	});
	if (!parsed.ok) throw new UsageError(parsed.problems);
	return parsed.config;
}
/** The command line reads folders only: artifacts belong to the action. */
function storeOf(flags) {
	const named = text(flags, "baseline");
	return named === null ? "none" : `directory:${named.replace(/^directory:/, "")}`;
}
function labelOf(id) {
	return (SETTINGS.find((setting) => setting.id === id)?.flag)?.split(" ")[0] ?? `\`${id}\``;
}
function text(flags, id) {
	const value = flags[id];
	return typeof value === "string" && value !== "" ? value : null;
}

// src/adapters/terminal/log.ts
const STYLES = {
	debug: "dim",
	info: null,
	warning: "yellow",
	error: "red"
};
const asIs = (text) => text;
/** The log on a terminal, in colour where `stream` shows it (NO_COLOR, FORCE_COLOR). Debug lines show only with PERF_GATE_DEBUG set. */
function createTerminalLog({ stream, mask = asIs }) {
	const debug = process.env["PERF_GATE_DEBUG"] !== void 0;
	let depth = 0;
	const line = (style, text) => {
		const shown = style === null || text === "" ? text : styleText(style, text, { stream });
		stream.write(`${"  ".repeat(depth)}${shown}\n`);
	};
	return {
		write(level, text) {
			if (level === "debug" && !debug) return;
			const label = level === "info" || level === "debug" ? "" : `${level}: `;
			for (const part of logLines(mask(text))) line(STYLES[level], `${label}${part}`);
		},
		async group(title, body) {
			line("bold", logLines(mask(title)).join(" "));
			depth += 1;
			try {
				return await body();
			} finally {
				depth -= 1;
			}
		}
	};
}

// src/entry/cli/cli-ports.ts
/** The log goes to stderr, so that stdout carries only what was asked for; without colour where NO_COLOR is set. */
function cliLog({ mask }) {
	return createTerminalLog({
		stream: process.stderr,
		mask
	});
}
/** Aborted by the first Ctrl-C, which the log then says. */
function cliSignal(secrets) {
	return stopOnSignals((text) => cliLog(secrets).write("warning", text));
}
/** `signal`: that of a command which has more than one run. */
function cliPorts(config, secrets, flags = {}, signal = cliSignal(secrets)) {
	secrets.learn(config);
	const { mask } = secrets;
	const log = cliLog(secrets);
	const clock = createClock();
	const { env } = process;
	const run = openRun({ env });
	const checkout = {
		env,
		run,
		repositories: rememberRepositories(env, "")
	};
	checkout.repositories(config.workingDirectory).catch(() => {});
	return {
		ports: {
			log,
			clock,
			host: createHost(),
			files: createResultFiles(config.out),
			apps: createAppRunner({
				log,
				clock,
				env: process.env,
				mask,
				run
			}),
			target: createTargetCheck(),
			sourceControl: createSourceControl({
				log,
				...checkout
			}),
			changedFiles: createChangedFiles(checkout),
			latestRelease: async () => null,
			openFaultProxy,
			revisions: createRevisions({
				...checkout,
				cache: toolDirectory(process.env, process.platform)
			}),
			configAt: configReader({
				overrides: {
					...flags,
					baseline: storeOf(flags)
				},
				named: namedBy(flags),
				log,
				secrets,
				workingDirectory: config.workingDirectory,
				workflow: "",
				defaultGate: defaultGate("", null)
			}),
			loadGenerator: lazyLoadGenerator(config.k6, {
				log,
				clock,
				signal,
				mask,
				run
			}),
			store: openStore(config.baseline.store, config, clock, checkout),
			openStore: (choice) => openStore(choice, config, clock, checkout),
			publishers: [],
			mask,
			tool: TOOL
		},
		signal
	};
}
/** Paths in flags start from the current folder. */
const namedBy = ({ config }) => typeof config === "string" && config !== "" ? path.resolve(config) : null;
/** Artifacts belong to a workflow's runs, and a command line is none. */
function openStore(store, { workingDirectory: directory }, clock, checkout) {
	if (store.kind === "directory") return createDirectoryStore({ directory: store.path });
	if (store.kind !== "branch") return null;
	return createBranchStore({
		...checkout,
		branch: store.name,
		directory,
		clock,
		random: Math.random
	});
}
/** On a laptop or in a plain step: the commit is git's, the rest of GitHub's facts are absent. */
async function localContext(config, sourceControl) {
	const sha = await sourceControl.head(config.workingDirectory) ?? "";
	return {
		kind: "local",
		source: {
			sha,
			branch: "",
			event: "local",
			repository: "",
			repositoryId: 0,
			headRepositoryId: 0,
			workflow: "",
			job: "",
			runId: 0,
			attempt: 0
		},
		pullRequest: null,
		baseBranch: "",
		before: null,
		statusSha: sha,
		runUrl: null
	};
}

export { cliConfig as a, localContext as i, cliPorts as n, cliSignal as r, cliLog as t };
import { _ as completeContext, b as parseRepository, c as refuseHandOver, i as publishFromRun, n as publishFiles, o as wire, r as exitOfPublishing, v as API_URL, w as readContext, y as createClient } from "./replay.js";
import { i as required, si as exitCode } from "./read-json.js";
import { d as stopOnSignals, i as TOOL, w as createClock } from "./default-gate.js";
import { s as cliConfig, t as cliLog } from "./cli-ports.js";
import { readFile } from "node:fs/promises";

// src/entry/cli/commands/publish.ts
const EXAMPLE = "GITHUB_TOKEN=… perf-gate publish --out .perf-gate, in a step of a workflow";
/** Publishes as the action does. In a file of its own, since no other command needs GitHub's client. */
const publish = async (flags, secrets) => {
	const { env } = process;
	const config = await cliConfig(flags, { measures: false });
	secrets.learn(config);
	const token = required(env["GITHUB_TOKEN"], "GITHUB_TOKEN", EXAMPLE);
	const eventFile = required(env["GITHUB_EVENT_PATH"], "GITHUB_EVENT_PATH", EXAMPLE);
	const log = cliLog(secrets);
	const clock = createClock();
	const client = createClient({
		clock,
		token,
		apiUrl: env["GITHUB_API_URL"] ?? "https://api.github.com",
		userAgent: TOOL.replace(" ", "/"),
		onWait: (text) => log.write("info", text)
	});
	const event = JSON.parse(await readFile(eventFile, "utf8"));
	const read = readContext(env, event, config.baseline.branches);
	const say = (text) => log.write("warning", text);
	const repository = parseRepository(read.source.repository);
	const context = await completeContext(read, client, repository, {
		clock,
		say
	});
	const parts = {
		config,
		context,
		client,
		clock,
		log,
		signal: stopOnSignals(say),
		env,
		inputs: { "github-token": token },
		secrets,
		places: null
	};
	if (config.fromRun !== null) {
		refuseHandOver({
			kind: "from-run",
			runId: config.fromRun
		}, false, env["GITHUB_API_URL"] ?? "https://api.github.com");
		return exitOfPublishing(await publishFromRun(config.fromRun, parts), context);
	}
	return exitCode((await publishFiles(context, wire(parts))).judgement);
};

export { publish };
import { _ as parseRepository, a as wire, g as createClient, h as API_URL, i as publishFromRun, m as completeContext, n as publishFiles, r as exitOfPublishing, x as readContext } from "./replay.js";
import { An as TOOL, Gn as createClock, Jt as exitCode, Ln as stopOnSignals, i as required } from "./read-json.js";
import { a as cliConfig, t as cliLog } from "./cli-ports.js";
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
	if (config.fromRun !== null) return exitOfPublishing(await publishFromRun(config.fromRun, parts));
	return exitCode((await publishFiles(context, wire(parts))).judgement);
};

export { publish };
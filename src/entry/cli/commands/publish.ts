import { readFile } from 'node:fs/promises';
import { readContext } from '../../../adapters/actions/context.ts';
import { API_URL, createClient, parseRepository } from '../../../adapters/github/client/client.ts';
import { completeContext } from '../../../adapters/github/runs/complete-context.ts';
import { exitCode } from '../../../core/decision/exit-code.ts';
import { createClock } from '../../../plumbing/time/clock.ts';
import { refuseHandOver } from '../../action/event-plan.ts';
import { exitOfPublishing, publishFromRun } from '../../action/from-run.ts';
import { publishFiles } from '../../action/replay.ts';
import { wire } from '../../action/wire.ts';
import { stopOnSignals } from '../../exit.ts';
import { TOOL } from '../../tool.ts';
import { cliConfig } from '../cli-config.ts';
import { cliLog } from '../cli-ports.ts';
import type { CliCommand } from '../command.ts';
import { required } from '../read-json.ts';

const EXAMPLE = 'GITHUB_TOKEN=… perf-gate publish --out .perf-gate, in a step of a workflow';

/** Publishes as the action does. In a file of its own, since no other command needs GitHub's client. */
export const publish: CliCommand['run'] = async (flags, secrets) => {
  const { env } = process;
  const config = await cliConfig(flags, { measures: false });
  secrets.learn(config);
  const token = required(env['GITHUB_TOKEN'], 'GITHUB_TOKEN', EXAMPLE);
  const eventFile = required(env['GITHUB_EVENT_PATH'], 'GITHUB_EVENT_PATH', EXAMPLE);
  const log = cliLog(secrets);
  const clock = createClock();
  const client = createClient({
    clock,
    token,
    apiUrl: env['GITHUB_API_URL'] ?? API_URL,
    userAgent: TOOL.replace(' ', '/'),
    onWait: (text) => log.write('info', text),
  });
  const event: unknown = JSON.parse(await readFile(eventFile, 'utf8'));
  const read = readContext(env, event, config.baseline.branches);
  const say = (text: string) => log.write('warning', text);
  const repository = parseRepository(read.source.repository);
  const context = await completeContext(read, client, repository, { clock, say });
  const signal = stopOnSignals(say);
  const inputs = { 'github-token': token };
  const parts = { config, context, client, clock, log, signal, env, inputs, secrets, places: null };
  if (config.fromRun !== null) {
    refuseHandOver({ kind: 'from-run', runId: config.fromRun }, false, env['GITHUB_API_URL'] ?? API_URL);
    return exitOfPublishing(await publishFromRun(config.fromRun, parts), context);
  }
  return exitCode((await publishFiles(context, wire(parts))).judgement);
};

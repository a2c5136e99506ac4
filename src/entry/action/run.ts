import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { claimGate } from '../../adapters/actions/claim.ts';
import { readContext } from '../../adapters/actions/context.ts';
import { actionInputs } from '../../adapters/actions/inputs.ts';
import { createActionsLog } from '../../adapters/actions/log.ts';
import { holdsCommit } from '../../adapters/git/history/pull-request-code.ts';
import { rememberRepositories } from '../../adapters/git/user-repository.ts';
import { API_URL, createClient, parseRepository } from '../../adapters/github/client/client.ts';
import { completeContext } from '../../adapters/github/runs/complete-context.ts';
import type { Config } from '../../core/config/config.ts';
import { unlessCancelled } from '../../pipeline/unless-cancelled.ts';
import { createClock } from '../../plumbing/time/clock.ts';
import { UsageError } from '../../ports/errors.ts';
import type { Log } from '../../ports/log.ts';
import { stopOnSignals } from '../exit.ts';
import { withScript } from '../made-script.ts';
import type { Secrets } from '../secrets.ts';
import { TOOL } from '../tool.ts';
import { filesOfWorkflow } from '../workflow-files.ts';
import { actionConfig, drivesLoad } from './action-config.ts';
import { type BrokenStep, markBroken } from './broken-status.ts';
import { planOf, refuseHandOver, unsafeCheckout, untrustedCommit } from './event-plan.ts';
import { exitOfPublishing, publishFromRun } from './from-run.ts';
import { MODES, tell } from './modes.ts';
import { placesOf } from './places.ts';
import { handsOver, type Parts, wire } from './wire.ts';

/** The action: inputs and event → configuration and context → the mode's stage → outputs and exit code. */
export async function runAction(stray: Promise<never>, secrets: Secrets): Promise<number> {
  const { env } = process;
  const inputs = actionInputs(env);
  const token = inputs['github-token'] ?? '';
  const log = createActionsLog({ secrets: [token], mask: secrets.mask });
  const clock = createClock();
  const client = createClient({
    clock,
    token: token === '' ? 'none' : token,
    apiUrl: env['GITHUB_API_URL'] ?? API_URL,
    userAgent: TOOL.replace(' ', '/'),
    onWait: (text) => log.write('info', text),
  });
  const event: unknown = JSON.parse(await readFile(required(env, 'GITHUB_EVENT_PATH'), 'utf8'));
  const step = { inputs, env, event, client, secrets, clock };
  const mark = async (thrown: unknown): Promise<never> => {
    await markBroken(thrown, step);
    throw thrown;
  };
  const broken = stray.catch(mark);
  const signal = stopOnSignals((text) => log.write('warning', text));
  // Once the gate runs, a cancelled run is the gate's to end, with what was measured.
  const preparing = unlessCancelled(signal, () => prepare(step, log, signal)).catch(mark);
  const start = await Promise.race([preparing, broken]);
  return Promise.race([start(), broken]);
}

/** Everything that a mistake of the user's can stop. Once it runs, the gate itself marks the commit. */
async function prepare(step: BrokenStep, log: Log, signal: AbortSignal): Promise<() => Promise<number>> {
  const { inputs, env, event, client, clock, secrets } = step;
  const say = (text: string) => log.write('warning', text);
  await refuseUnsafe(inputs['working-directory'] || '.', env, event);
  const { config, file } = await actionConfig(inputs, env, log);
  secrets.learn(config);
  const read = readContext(env, event, config.baseline.branches);
  const repository = parseRepository(read.source.repository);
  const complete = await completeContext(read, client, repository, { clock, say });
  const files = await filesOfWorkflow(complete.source.workflow, config.workingDirectory);
  const context = { ...complete, workflowFiles: files.map(({ name }) => name) };
  const plan = planOf(config, context, event);
  refuseHandOver(plan, handsOver(config, context), env['GITHUB_API_URL'] ?? API_URL);
  const places = await placesOf(config, file, env);
  const repositories = rememberRepositories(env, inputs['github-token'] ?? '');
  // Now, before the application runs; what cannot be read is told where it is needed.
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
    repositories,
  };
  await claim(config, env);
  if (plan.kind === 'from-run') return () => publishMeasured(plan.runId, parts);
  const driven = drivesLoad(inputs) ? await withScript(config, log) : config;
  const world = wire({ ...parts, config: driven });
  return () => MODES[plan.mode](driven, context, world, signal);
}

/** Before anything of the checkout is read: a run with secrets must not look at a stranger's files. */
async function refuseUnsafe(directory: string, env: BrokenStep['env'], event: unknown): Promise<void> {
  const name = env['GITHUB_EVENT_NAME'] ?? '';
  const sha = untrustedCommit(name, event);
  if (sha === null) return;
  const holds = await holdsCommit(sha, path.resolve(directory), env, env['GITHUB_SHA'] ?? '');
  if (holds) throw unsafeCheckout(name, sha);
}

async function publishMeasured(runId: number, parts: Parts): Promise<number> {
  const result = await publishFromRun(runId, parts);
  if (result !== null) tell(result);
  return exitOfPublishing(result, parts.context);
}

/** Only a whole run claims its id: record, judge and publish are the steps of one gate. */
async function claim(config: Config, env: BrokenStep['env']): Promise<void> {
  if (config.mode === 'auto' || config.mode === 'run') {
    await claimGate(config.gate, required(env, 'RUNNER_TEMP'));
  }
}

function required(env: BrokenStep['env'], name: string): string {
  const value = env[name];
  if (value !== undefined && value !== '') return value;
  const message = `${name} is not set: dist/action.js runs inside a workflow. On a laptop use dist/cli.js.`;
  throw new UsageError([{ where: name, line: null, column: null, message }]);
}

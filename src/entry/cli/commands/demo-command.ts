import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Config } from '../../../core/config/config.ts';
import type { Judgement } from '../../../core/model/judgement/judgement.ts';
import { type GateResult, gate } from '../../../pipeline/gate.ts';
import { EXIT } from '../../exit.ts';
import type { Secrets } from '../../secrets.ts';
import { cliConfig } from '../cli-config.ts';
import { cliPorts, cliSignal, localContext } from '../cli-ports.ts';
import type { CliCommand, Flags } from '../command.ts';
import { terminalReport } from '../print.ts';

/** Seen from the bundle's folder of chunks. */
const EXAMPLE = path.join(import.meta.dirname, '..', '..', 'examples', 'shop');

/** What the demo plants in the shop, and the endpoint where it must show. */
const PLANTED = { variable: 'SHOP_MISSING_INDEX', endpoint: 'orders' };

export const demoCommand: CliCommand = {
  name: 'demo',
  summary: 'the gate on the example shop: a healthy baseline, then a planted regression',
  async run(flags, secrets) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'perf-gate-demo-'));
    const signal = cliSignal(secrets);
    try {
      say(`1/2  The healthy shop: its recording becomes the baseline.`);
      await runShop(flags, secrets, folder, {}, signal);
      if (signal.aborted) return cancelled();
      say(`\n2/2  The same shop with ${PLANTED.variable}=1, as a pull request that drops an index.`);
      const { judgement, files } = await runShop(flags, secrets, folder, { [PLANTED.variable]: '1' }, signal);
      if (signal.aborted) return cancelled();
      process.stdout.write(`\nThe comment it would post:\n\n${await readFile(files.report, 'utf8')}\n`);
      process.stdout.write(`\n${terminalReport(judgement)}\n`);
      return conclude(judgement);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

function cancelled(): number {
  say('\nThe demo was cancelled: nothing was compared.');
  return EXIT.couldNotMeasure;
}

async function runShop(
  flags: Flags,
  secrets: Secrets,
  folder: string,
  env: Record<string, string>,
  signal: AbortSignal,
): Promise<GateResult> {
  const overrides = { 'working-directory': EXAMPLE, baseline: path.join(folder, 'baseline'), out: folder };
  const config = await cliConfig({ ...flags, ...overrides });
  const planted = plant(config, env);
  const { ports } = cliPorts(planted, secrets, {}, signal);
  return gate(planted, await localContext(planted, ports.sourceControl), ports, signal);
}

/** The healthy run is the one that is saved; the planted one only compares. */
function plant(config: Config, env: Record<string, string>): Config {
  if (config.app === null) return config;
  const save = Object.keys(env).length === 0;
  return {
    ...config,
    app: { ...config.app, env: { ...config.app.env, ...env } },
    baseline: { ...config.baseline, save },
  };
}

function conclude(judgement: Judgement): number {
  const culprit = judgement.comparisons.find(
    ({ class: found, subject }) =>
      found === 'critical' && subject.kind === 'endpoint' && subject.name === PLANTED.endpoint,
  );
  if (judgement.verdict === 'fail' && culprit !== undefined) {
    say(`\nVerdict ${judgement.verdict.toUpperCase()}: the planted regression was found. ${culprit.text}`);
    return EXIT.ok;
  }
  say(`\nThe planted regression of ${PLANTED.endpoint} was not found: ${judgement.reason}`);
  return EXIT.failed;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

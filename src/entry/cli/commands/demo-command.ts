import path from 'node:path';
import { createResultFiles } from '../../../adapters/files/result-files.ts';
import { openRun } from '../../../adapters/host/run.ts';
import { DEMO_FOLDER } from '../../../core/config/settings/command-line.ts';
import type { Judgement } from '../../../core/model/judgement/judgement.ts';
import { renderComment } from '../../../core/render/markdown/comment.ts';
import { renderSummary } from '../../../core/render/markdown/summary.ts';
import { toReport } from '../../../core/report/report.ts';
import { type GateResult, gate } from '../../../pipeline/gate.ts';
import { EXIT } from '../../exit.ts';
import type { Secrets } from '../../secrets.ts';
import { cliConfig } from '../cli-config.ts';
import { cliPorts, cliSignal, localContext } from '../cli-ports.ts';
import type { CliCommand, Flags } from '../command.ts';
import { makeShopRepository, type ShopRepository } from '../demo/shop-repository.ts';
import { terminalComment } from '../print.ts';

/** GitHub takes no more in a comment, and in a job summary, bytes. */
const MAX_BYTES = { comment: 65_535, summary: 1_048_576 };

export const demoCommand: CliCommand = {
  name: 'demo',
  summary:
    'the gate on a pull request that drops an index of the example shop: base and head, k6, the comment',
  async run(flags, secrets) {
    const signal = cliSignal(secrets);
    // Gone when this process ends, however it ends.
    const directory = await openRun({ env: process.env }).folder('demo');
    const out = path.resolve(typeof flags['out'] === 'string' ? flags['out'] : DEMO_FOLDER);
    const shop = await unlessAborted(makeShopRepository(directory), signal);
    if (shop === null) return cancelled();
    for (const line of introduction(shop)) say(line);
    const result = await compare(
      { ...flags, 'working-directory': directory, base: shop.base, out },
      secrets,
      signal,
    );
    if (signal.aborted) return cancelled();
    await show(result, out);
    return conclude(result.judgement, shop);
  },
};

const introduction = ({ shown: [title = '', ...diff] }: ShopRepository): readonly string[] => [
  'A shop on a real PostgreSQL, in a git repository made for this demo, and a pull request:',
  '',
  `    ${title}`,
  ...diff.map((line) => `    ${line}`),
  '',
  'Perf Gate starts base and head, and drives them in turns with k6. This takes about a minute.',
  '',
];

async function compare(flags: Flags, secrets: Secrets, signal: AbortSignal): Promise<GateResult> {
  const config = await cliConfig(flags);
  const { ports } = cliPorts(config, secrets, flags, signal);
  return gate(config, await localContext(config, ports.sourceControl), ports, signal);
}

/** The comment as it looks on the pull request, then what lies where. */
async function show({ judgement, files }: GateResult, out: string): Promise<void> {
  const report = toReport(judgement, { runUrl: null });
  const summary = renderSummary(report, { maxBytes: MAX_BYTES.summary });
  const comment = renderComment(report, { maxBytes: MAX_BYTES.comment });
  const kept = [
    ['report', files.report],
    ['job summary', await createResultFiles(out).write('summary.md', summary)],
    ['recording', files.recording],
    ['judgement', files.judgement],
  ] as const;
  say(`\nThe comment on the pull request:\n\n${terminalComment(comment)}\nFiles:`);
  for (const [name, file] of kept) {
    if (file !== '') say(`  ${name.padEnd(12)} ${path.relative('', file)}`);
  }
  say('');
}

/** Ctrl-C ends git too, which would then be told as trouble. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return work.catch((thrown: unknown) => {
    if (signal.aborted) return null;
    throw thrown;
  });
}

function cancelled(): number {
  say('\nThe demo was cancelled: nothing was compared.');
  return EXIT.couldNotMeasure;
}

/** Ends with what the comment begins with. */
function conclude(judgement: Judgement, { slower }: ShopRepository): number {
  const { headline } = toReport(judgement, { runUrl: null });
  if (judgement.verdict === 'invalid') {
    say(`The demo could not measure: ${judgement.reason}`);
    return EXIT.couldNotMeasure;
  }
  const isFound = judgement.comparisons.some(
    ({ class: found, subject }) =>
      found === 'critical' && subject.kind === 'endpoint' && subject.name === slower,
  );
  if (judgement.verdict === 'fail' && isFound) {
    say(`The gate found it and stops the pull request: ${headline}`);
    return EXIT.ok;
  }
  say(`The gate did not find the missing index: ${headline}`);
  return EXIT.failed;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/**
 * Runs of the action that are struck at many moments: cancelled as the runner does it (SIGINT, and SIGTERM after 7.5 s),
 * or their k6 killed as by a kernel that is short of memory. Real k6, real git, an emulated GitHub.
 * `npm run bench:signals [-- --moments 30 --at-once 3]`; what is found is kept in bench/results/signals.json.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { max, median } from 'simple-statistics';
import { closeJob } from '../test/support/action-process.ts';
import { type Blow, duetJob, type Struck, strike, wrongsOf } from '../test/support/moment.ts';

const { values } = parseArgs({
  options: {
    moments: { type: 'string', default: '30' },
    'at-once': { type: 'string', default: '3' },
  },
});
/** A whole run that nobody strikes takes about this long. */
const WHOLE_MS = 50_000;
/** From its first signal on, the runner waits as long before it kills a step. */
const RUNNERS_PATIENCE_S = 10;

type Result = {
  readonly blow: Blow;
  readonly ms: number;
  readonly struck: Struck;
  readonly wrongs: readonly string[];
};

async function tryOne(blow: Blow, ms: number): Promise<Result> {
  const job = await duetJob();
  try {
    const struck = await strike(job, blow, ms);
    return { blow, ms, struck, wrongs: wrongsOf(struck, blow) };
  } finally {
    await closeJob(job);
  }
}

const count = Number(values.moments);
const plan = Array.from({ length: count }, (_, index) =>
  Math.round(((index + 0.5) * WHOLE_MS) / count),
).flatMap((ms) => [{ blow: 'cancelled', ms } as const, { blow: 'k6 killed', ms } as const]);
const results: Result[] = [];
const waiting = [...plan];
async function work(): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const result = await tryOne(next.blow, next.ms);
    results.push(result);
    const { seconds, early, code, verdict, statuses } = result.struck;
    const end = early ? 'had ended before' : `ended ${seconds.toFixed(1)} s later`;
    const told = [
      `exit code ${code}`,
      `verdict ${verdict ?? 'none'}`,
      `status ${statuses.join(', ') || 'none'}`,
    ];
    process.stdout.write(
      `${results.length} of ${plan.length}: ${next.blow} after ${next.ms / 1000} s: ${end}, ${[...told, ...result.wrongs].join('; ')}\n`,
    );
  }
}
await Promise.all(Array.from({ length: Number(values['at-once']) }, work));

const summary = (['cancelled', 'k6 killed'] as const).map((blow) => {
  const own = results.filter((result) => result.blow === blow && !result.struck.early);
  const seconds = own.map(({ struck }) => struck.seconds);
  const verdicts: Record<string, number> = {};
  for (const { struck } of own)
    verdicts[struck.verdict ?? 'none'] = (verdicts[struck.verdict ?? 'none'] ?? 0) + 1;
  return {
    blow,
    struck: own.length,
    wrong: own.filter(({ wrongs }) => wrongs.length > 0).length,
    verdicts,
    medianSeconds: Math.round(median(seconds) * 10) / 10,
    mostSeconds: Math.round(max(seconds) * 10) / 10,
    withinRunnersPatience: seconds.filter((one) => one < RUNNERS_PATIENCE_S).length,
  };
});
console.table(summary);
const wrongs = results.flatMap(({ blow, ms, wrongs }) =>
  wrongs.map((wrong) => `${blow} after ${ms} ms: ${wrong}`),
);
for (const wrong of wrongs) console.log(wrong);
const file = path.join(import.meta.dirname, 'results', 'signals.json');
await writeFile(
  file,
  `${JSON.stringify({ command: `npm run bench:signals -- --moments ${count}`, summary, wrongs }, null, 1)}\n`,
);
process.exitCode = wrongs.length === 0 ? 0 : 1;

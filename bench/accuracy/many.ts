import { seeded } from '../../src/core/statistics/random.ts';
import { NOISES } from './noise.ts';
import { type DuetOutcome, runDuet } from './product.ts';
import { simulateDuet, slowed } from './simulate.ts';
import { bounded, percent, type Table } from './table.ts';

const ENDPOINTS = 20;
/** Requests/s of one endpoint: enough for p95 in a round of 3 s. */
const RATE = 40;
const ONE = 'GET 7';

const isOne = ({ subject }: { readonly subject: DuetOutcome['accused'][number]['subject'] }): boolean =>
  subject.kind === 'endpoint' && `${subject.method} ${subject.name}` === ONE;

/** Judged, and neither worse nor not. */
const isOpen = ({ class: found, evidence }: DuetOutcome['accused'][number]): boolean =>
  found === 'inconclusive' && evidence !== undefined;

/** Share of duets of 20 endpoints in which one is accused, rightly and wrongly. */
export function manyTable(runs: number): Table {
  const rows = (['typical', 'noisy'] as const).map((name, index) => {
    const random = seeded(300 + index);
    const counts = {
      alike: 0,
      open: 0,
      one20: 0,
      one30: 0,
      one50: 0,
      others: 0,
      failing70: 0,
      all30: 0,
      load: 0,
    };
    for (let run = 0; run < runs; run += 1) {
      const pairs = simulateDuet(NOISES[name], random, { endpoints: ENDPOINTS, rate: RATE });
      const one = (effect: number) => runDuet(slowed(pairs, effect, (subject) => subject === ONE)).accused;
      const alike = runDuet(pairs);
      const [at20, at30, at50, at70] = [one(0.2), one(0.3), one(0.5), one(0.7)];
      counts.load += alike.loadSeconds;
      counts.alike += Number(alike.accused.length > 0);
      counts.open += Number(alike.comparisons.some(isOpen));
      counts.one20 += Number(at20.some(isOne));
      counts.one30 += Number(at30.some(isOne));
      counts.one50 += Number(at50.some(isOne));
      counts.others += Number(at30.some((accused) => !isOne(accused)));
      counts.failing70 += Number(at70.some((accused) => isOne(accused) && accused.class === 'critical'));
      counts.all30 += Number(runDuet(slowed(pairs, 0.3)).accused.length > 0);
      if (run % 500 === 499) process.stderr.write(`${name}: ${run + 1} of ${runs} duets of many\n`);
    }
    const { alike, load, ...rest } = counts;
    const cells = Object.values(rest).map((count) => percent(count, runs));
    return [name, bounded(alike, runs), ...cells, (load / runs).toFixed(0)];
  });
  return {
    title: `% of duets of ${ENDPOINTS} endpoints at ${RATE} requests/s each, ${runs} each`,
    columns: [
      ...[
        'noise',
        'A/A, any accused (95 % bound)',
        'A/A, any not known',
        'one +20 % found',
        'one +30 % found',
        'one +50 % found',
      ],
      ...['others accused beside +30 %', 'one +70 % critical', 'all +30 %, any accused', 'load s at A/A'],
    ],
    rows,
  };
}

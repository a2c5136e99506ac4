import type { Recording } from '../../src/core/model/recording/recording.ts';
import type { Random } from '../../src/core/statistics/random.ts';
import { decodeRecording } from '../../src/core/stored/decode.ts';
import type { Case } from './cases.ts';
import type { Tree } from './contradict.ts';
import { pick } from './damage.ts';
import { KINDS } from './files.ts';
import { judged } from './through.ts';

/** Factors of every latency: from them on the answer is plain. */
const FACTORS = [0.2, 0.25, 1, 4, 5, 10];
const TREND = ['min', 'avg', 'p50', 'p90', 'p95', 'p99', 'max'] as const;

/** A head that is the base with every latency times a factor, consistently: it must be judged as just that. */
export function shifted(random: Random): Case {
  const text = pick(KINDS[0]?.texts ?? [], random);
  const factor = pick(FACTORS, random);
  const [base, head] = [JSON.parse(text), JSON.parse(text)];
  if (head.duet === undefined) scale(head, factor);
  else scaleRounds(head, factor);
  const detail = `latencies × ${factor}`;
  try {
    const wrong = wrongly(whole(base), whole(head), factor);
    return {
      way: 'consistent change',
      outcome: wrong === null ? 'taken' : 'hole',
      detail: `${detail}: ${wrong}`,
    };
  } catch (thrown) {
    return { way: 'consistent change', outcome: 'crash', detail: `${detail}: ${thrown}` };
  }
}

function wrongly(base: Recording, head: Recording, factor: number): string | null {
  const { verdict, comparisons } = judged(head, base, null);
  const p95 = comparisons.find(({ subject, metric }) => subject.kind === 'overall' && metric === 'p95');
  const change = p95?.change ?? Number.NaN;
  if (!(Math.abs(change - (factor - 1)) < 0.01 * factor)) return `overall p95 changed by ${change}`;
  const wanted = factor > 1 ? 'fail' : 'pass';
  return verdict === wanted ? null : `the verdict is ${verdict}`;
}

function whole(value: unknown): Recording {
  const decoded = decodeRecording(value);
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded.value;
}

function scale(file: Tree, factor: number): void {
  const { overall, endpoints, scenarios } = file['arms'].head;
  for (const one of [overall, ...endpoints, ...scenarios]) {
    for (const stat of TREND) one.duration[stat] *= factor;
    one.histogram = null;
    one.timeline = null;
    one.phases = {};
  }
}

/** Head's rounds become base's times the factor, so that nothing else differs. */
function scaleRounds(file: Tree, factor: number): void {
  const rounds: readonly Tree[] = file['windows'];
  const of = (arm: string) => rounds.filter((round) => round['arm'] === arm);
  const bases = of('base');
  for (const [at, head] of of('head').entries()) {
    const { load, subjects } = structuredClone(bases[at] ?? {});
    for (const one of Object.values<Tree>(subjects)) {
      one['percentiles'].values = one['percentiles'].values.map((ms: number) => ms * factor);
    }
    Object.assign(head, { load, subjects });
  }
}

import type { Random } from '../../src/core/statistics/random.ts';
import { pick } from './damage.ts';

// biome-ignore lint/suspicious/noExplicitAny: a file's tree, which is changed at any depth
export type Tree = Record<string, any>;

/** Says something that another figure of the same file denies; false: this file has no such place. */
export type Contradiction = (file: Tree, random: Random) => boolean;

const more = (random: Random): number => 1 + Math.floor(random() * 1000);

function series(file: Tree, random: Random): Tree {
  const side = pick<Tree>(Object.values(file['arms']), random);
  return pick([side['overall'], ...side['endpoints']], random);
}

const inSeries =
  (change: (one: Tree, random: Random) => unknown): Contradiction =>
  (file, random) => {
    change(series(file, random), random);
    return true;
  };

const inRound =
  (change: (one: Tree, random: Random) => unknown): Contradiction =>
  (file, random) => {
    if (file['duet'] === undefined) return false;
    const { subjects }: Tree = pick<Tree>(file['windows'], random);
    change(pick(Object.values<Tree>(subjects), random), random);
    return true;
  };

export const OF_RECORDINGS: Readonly<Record<string, Contradiction>> = {
  'count of a histogram': inSeries((one, random) => (one['histogram'].count += more(random))),
  'count of a bucket': inSeries((one, random) => (one['histogram'].buckets[1] += more(random))),
  'p50 above p95': inSeries((one, random) => (one['duration'].p50 = one['duration'].p95 + more(random))),
  'p95 above the maximum': inSeries(
    (one, random) => (one['duration'].p95 = one['duration'].max + more(random)),
  ),
  'mean outside its range': inSeries(
    (one, random) => (one['duration'].avg = one['duration'].max * 2 + more(random)),
  ),
  'more failures than requests': inSeries((one, random) => (one['failed'] = one['requests'] + more(random))),
  'rate that the count denies': inSeries((one, random) => (one['rate'] = one['rate'] * 2 + more(random))),
  'row that is too short': inSeries((one) => one['timeline'].p95.pop()),
  'failures of no request': inSeries(
    (one, random) => (one['timeline'].failed[0] += one['requests'] + more(random)),
  ),
  'order of buckets': inSeries((one, random) => (one['histogram'].buckets[2] = -more(random))),
  'load that its iterations deny': (file, random) => {
    file['arms'].head.load.iterations += 100 * more(random);
    return true;
  },
  'run that broke and is valid': (file) => {
    file['arms'].head.load.outcome = 'crashed';
    return file['duet'] === undefined && file['validity'].valid;
  },
  'round without its pair': (file) => {
    if (file['duet'] !== undefined) file['windows'].pop();
    return file['duet'] !== undefined;
  },
  'duet without base': (file) => delete file['arms'].base && file['duet'] !== undefined,
  'percentiles of a round that fall': inRound((one, random) => (one['percentiles'].values[26] = random())),
  'percentiles of other requests': inRound((one, random) => (one['percentiles'].count += more(random))),
  'more failures than requests in a round': inRound(
    (one, random) => (one['failed'] = one['requests'] + more(random)),
  ),
};

const inEntry =
  (change: (values: Tree, random: Random) => unknown): Contradiction =>
  (file, random) => {
    change(pick<Tree>(file['entries'], random)['values'].overall, random);
    return true;
  };

export const OF_HISTORIES: Readonly<Record<string, Contradiction>> = {
  'p50 above p95': inEntry((one, random) => (one['p50'] = one['p95'] + more(random))),
  'p95 above p99': inEntry((one, random) => (one['p95'] = one['p99'] + more(random))),
  'more errors than requests': inEntry((one, random) => (one['error-rate'] = 1 + more(random))),
  'run that stands twice': (file, random) => {
    file['entries'].push(pick(file['entries'], random));
    return true;
  },
};

export const OF_JUDGEMENTS: Readonly<Record<string, Contradiction>> = {
  'verdict that its reasons deny': (file, random) => {
    const others = ['pass', 'warn', 'fail', 'inconclusive', 'no-baseline', 'invalid'];
    file['verdict'] = pick(
      others.filter((one) => one !== file['verdict']),
      random,
    );
    return true;
  },
  'first line that no reason says': (file, random) => {
    file['reason'] = `all is well ${more(random)}`;
    return true;
  },
  'reasons of a pass over what is critical': (file, random) => {
    const text = `no regression in ${more(random)} comparisons`;
    file['verdict'] = 'pass';
    file['reason'] = text;
    file['reasons'] = [{ kind: 'unchanged', severity: 'notice', text }];
    return file['comparisons'].some(
      (one: Tree) => one['class'] === 'critical' && one['role'] !== 'informative',
    );
  },
  'change of other figures': (file, random) => {
    const known = file['comparisons'].filter((one: Tree) => one['change'] !== null && one['head'] > 0);
    if (known.length === 0) return false;
    pick<Tree>(known, random)['head'] *= 2 + random();
    return true;
  },
  'comparison that stands twice': (file, random) => {
    file['comparisons'].push(pick(file['comparisons'], random));
    return true;
  },
};

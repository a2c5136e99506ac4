import { type Random, seeded } from '../../src/core/statistics/random.ts';
import { type Case, type Outcome, WAYS, type Way } from './cases.ts';
import { configCase } from './configs.ts';
import { KINDS } from './files.ts';
import { shifted } from './shifts.ts';

export type Counts = Readonly<Record<Outcome, number>>;
export type Found = {
  readonly cases: number;
  /** by kind of file and what was done to it */
  readonly table: Readonly<Record<string, Counts>>;
  /** what must not be: holes and crashes */
  readonly wrong: readonly string[];
};

/** Shares of the cases: three kinds of file, consistent changes, configurations. */
const SHARES = { recording: 0.4, judgement: 0.15, history: 0.15, shifts: 0.05, config: 0.25 } as const;

/** As many cases as asked for, the same ones for the same seed. Ends after a number of tries, whatever fits. */
export function fuzz(cases: number, seed: number): Found {
  const random = seeded(seed);
  const counts = new Map<string, Record<Outcome, number>>();
  const wrong: string[] = [];
  const add = (kind: string, one: Case): void => {
    const name = `${kind} · ${one.way}`;
    const row = counts.get(name) ?? { refused: 0, taken: 0, hole: 0, crash: 0 };
    row[one.outcome] += 1;
    counts.set(name, row);
    if (one.outcome === 'hole' || one.outcome === 'crash')
      wrong.push(`${one.outcome}: ${name}: ${one.detail}`);
  };
  for (const kind of KINDS) {
    const most = Math.round(cases * SHARES[kind.kind]);
    for (let done = 0, tries = 0; done < most && tries < 10 * most; tries += 1) {
      const one = chosen(random)(kind, random);
      if (one === null) continue;
      done += 1;
      add(kind.kind, one);
    }
  }
  for (let done = 0; done < cases * SHARES.shifts; done += 1) add('recording', shifted(random));
  for (let done = 0; done < cases * SHARES.config; done += 1) add('config', configCase(random));
  const done = [...counts.values()].reduce(
    (sum, row) => sum + row.refused + row.taken + row.hole + row.crash,
    0,
  );
  return { cases: done, table: Object.fromEntries([...counts].sort()), wrong };
}

function chosen(random: Random): Way {
  let left = random();
  for (const [way, share] of WAYS) {
    left -= share;
    if (left < 0) return way;
  }
  return WAYS[0]?.[0] ?? (() => null);
}

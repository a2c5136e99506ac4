import { expect, test } from 'vitest';
import type { ProgressFact } from '../../src/core/model/progress/fact.ts';
import { gate } from '../../src/pipeline/gate.ts';
import { appError, contextOf, createWorld, startedConfig, type Wishes } from './world.ts';

/** What a whole run of a pull request tells meanwhile, a line each: `+ build base`, `- build base`, `0/20, 0 looks`. */
async function told(wishes: Wishes = {}): Promise<readonly string[]> {
  const world = createWorld({ noise: 0.02, ...wishes });
  const config = startedConfig('policy: { seed: 2 }\n', 'start: serve, build: make');
  await gate(config, contextOf(), world.ports, new AbortController().signal);
  expect(JSON.parse(JSON.stringify(world.told))).toEqual(world.told);
  return world.told.map(line);
}

function line(fact: ProgressFact): string {
  if (fact.kind === 'pairs') return `${fact.of} ${fact.over}/${fact.most}, ${fact.looks} looks`;
  if (fact.kind !== 'began' && fact.kind !== 'ended') return fact.kind;
  const what = fact.arm === null ? fact.step : `${fact.step} ${fact.arm}`;
  return `${fact.kind === 'began' ? '+' : '-'} ${what}`;
}

/** Whatever began has ended, in the end. */
const isOver = (lines: readonly string[]): boolean => {
  const of = (sign: string) => lines.filter((one) => one.startsWith(sign)).map((one) => one.slice(2));
  return of('+').length > 0 && of('+').sort().join() === of('-').sort().join();
};

test('a run tells each step that takes time, in the order of their beginnings', async () => {
  const lines = await told();
  expect(isOver(lines)).toBe(true);
  expect(lines.filter((one) => /^[+]/.test(one))).toEqual([
    '+ base',
    '+ script',
    '+ checkout base',
    '+ build base',
    '+ build head',
    ...['+ start base', '+ start head'].sort(),
    '+ rounds',
    ...['+ reset base', '+ reset head'],
    ...['+ stop head', '+ stop base'],
    '+ store',
    '+ publish',
  ]);
});

test('before each group of rounds it tells the pairs so far, and how often the answer was not clear', async () => {
  const lines = await told({ effect: 0.18, noise: 0.1 });
  const rounds = lines.slice(lines.indexOf('+ rounds'), lines.lastIndexOf('- rounds'));
  const pairs = rounds.filter((one) => one.startsWith('round '));
  expect(pairs.slice(0, 3)).toEqual(['round 0/20, 0 looks', 'round 4/20, 1 looks', 'round 6/20, 2 looks']);
});

test.each<[string, Wishes]>([
  [
    'does not build',
    {
      build: () => {
        throw appError('no build');
      },
    },
  ],
  [
    'does not start',
    {
      start: () => {
        throw appError('no start');
      },
    },
  ],
])('what an application that %s began is over too', async (_what, wishes) => {
  const lines = await told(wishes);
  expect(isOver(lines)).toBe(true);
  expect(lines).not.toContain('+ rounds');
});

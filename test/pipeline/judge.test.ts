import { expect, test } from 'vitest';
import { remedyText } from '../../src/core/words/refusal.ts';
import { howToGetOne } from '../../src/pipeline/judge.ts';
import { configOf } from '../core/config/written.ts';
import { contextOf } from './world.ts';

const said = (branches: string, baseBranch: string, defaultBranch?: string): string => {
  const config = configOf(`app: { start: x }\nworkload: { script: l.js }\n${branches}`);
  const context = { ...contextOf(), baseBranch, ...(defaultBranch !== undefined && { defaultBranch }) };
  return remedyText(howToGetOne(config, context));
};

const BOTH = 'baseline: { branches: [main, release/1] }\n';

test.each([
  ['is the default one', '', 'main', 'main'],
  ['is named', BOTH, 'release/1', 'main'],
  ['cannot be told from the default one', '', 'main', undefined],
])('the next run of a base branch that %s stores a baseline', (_name, branches, base, byDefault) => {
  expect(said(branches, base, byDefault)).toMatch(`The next run of this workflow on \`${base}\` stores`);
});

test.each([
  ['no branch is named', '', 'main'],
  ['others are named', 'baseline: { branches: [main] }\n', undefined],
])('a base branch of which nothing is stored is to be named, where %s', (_name, branches, byDefault) => {
  const text = said(branches, 'release/1', byDefault);
  expect(text).toContain('`baseline.branches: [main, release/1]`');
  expect(text).toContain('`push`');
  expect(text).not.toContain('next run');
});

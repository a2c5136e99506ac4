import { expect, test } from 'vitest';
import { configOf, problemsOf } from '../written.ts';

const written = (app: string, probes: string) =>
  `app: { ${app} }\nworkload: { script: l.js }\nprobes: { ${probes} }\n`;
const STACKS = 'profile-stacks: stacks.txt';

test('an application is profiled in one way', () => {
  expect(configOf(written('start: x', STACKS)).probes).toMatchObject({ stacks: 'stacks.txt', pprof: null });
  expect(problemsOf(written('start: x', `pprof: /debug/pprof/profile, ${STACKS}`))).toEqual([
    'perf-gate.yml:3:56 probes.pprof and probes.profile-stacks exclude each other: keep the one that is meant.',
  ]);
});

test('what stacks are of is the time that passes, unless it is said', () => {
  expect(configOf(written('start: x', STACKS)).probes.stacksOf).toBe('wall');
  expect(configOf(written('start: x', `${STACKS}, profile-stacks-of: cpu`)).probes.stacksOf).toBe('cpu');
  expect(problemsOf(written('start: x', `${STACKS}, profile-stacks-of: cycles`))).toHaveLength(1);
});

test('a container leaves no stacks in the folder of the application', () => {
  const [problem, ...more] = problemsOf(written('compose: compose.yml', STACKS));
  expect(problem).toMatch(/^perf-gate.yml:3:27 app.compose and probes.profile-stacks exclude each other: .*/);
  expect(problem).toContain('or set probes.pprof');
  expect(more).toEqual([]);
});

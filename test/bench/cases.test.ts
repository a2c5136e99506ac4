import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCases } from '../../bench/cases/case.ts';
import { type Ending, type Expectation, wrongsOf } from '../../bench/cases/expectation.ts';
import { createProject } from '../../bench/cases/project.ts';
import { type Frame, type Line, nextCell } from '../../bench/cases/rows.ts';
import { tableOf } from '../../bench/cases/table.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'bench-cases-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const SETTINGS = 'app:\n  start: exec node server.mjs\n  ready: /healthz\nworkload:\n  script: load.js\n';
async function writeCase(name: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(path.join(folder, name));
  for (const [file, text] of Object.entries(files)) await writeFile(path.join(folder, name, file), text);
}

const ended = (ending: Partial<Ending>): Ending => ({
  ...{ verdict: 'fail', accused: [], gone: [], said: '' },
  ...ending,
});
const SLOWED: Expectation = { verdicts: ['fail', 'warn'], names: ['^GET /orders'], innocent: ['login'] };
const HONEST: Expectation = { verdicts: ['pass'], honest: { verdicts: ['invalid'], words: ['WebSocket'] } };

test.each<[string, Ending, Expectation, readonly string[]]>([
  ['the planted endpoint', ended({ accused: ['GET /orders/:id'] }), SLOWED, []],
  ['a pass', ended({ verdict: 'pass' }), SLOWED, ['pass instead of fail or warn']],
  [
    'another endpoint',
    ended({ accused: ['GET /login'] }),
    SLOWED,
    ['accuses GET /login, not ^GET /orders', 'accuses GET /login'],
  ],
  [
    'an endpoint that is not gone',
    ended({ accused: ['GET /orders/:id'], gone: ['GET /x/1'] }),
    SLOWED,
    ['calls GET /x/1 gone'],
  ],
  [
    'nothing of what is gone',
    ended({ verdict: 'warn' }),
    { verdicts: ['warn'], gone: ['/tags'] },
    ['does not say that /tags is gone'],
  ],
  [
    'what is gone',
    ended({ verdict: 'warn', gone: ['GET /tags'] }),
    { verdicts: ['warn'], gone: ['/tags'] },
    [],
  ],
  ['why there is no verdict', ended({ verdict: 'invalid', said: 'only websocket sessions' }), HONEST, []],
  ['no reason', ended({ verdict: 'invalid', said: 'broken' }), HONEST, ['does not say WebSocket']],
])('a run that tells %s is compared with what was expected', (_what, ending, expectation, wrongs) => {
  expect(wrongsOf(ending, expectation)).toEqual(wrongs);
});

test('a folder of cases: of an unknown one no alarm is expected, unless its own folder says otherwise', async () => {
  await writeCase('a', { 'perf-gate.yml': SETTINGS });
  const own = { slowed: { verdicts: ['fail'] }, broken: { verdicts: ['invalid'], head: { BROKEN: '1' } } };
  await writeCase('b', { 'perf-gate.yml': SETTINGS, 'expected.json': JSON.stringify(own) });
  await writeCase('no case', { 'README.md': '' });
  const [a, b, ...more] = await readCases(folder);
  expect(more).toEqual([]);
  expect(a?.variants).toEqual({
    unchanged: { verdicts: ['pass', 'no-baseline', 'inconclusive'] },
    slowed: { verdicts: ['fail', 'warn', 'no-baseline'], env: { HEAD_SLOW: '1.6' } },
  });
  expect(b?.variants).toEqual({
    ...a?.variants,
    slowed: { verdicts: ['fail'], env: { HEAD_SLOW: '1.6' } },
    broken: own.broken,
  });
  expect(b?.content).toBe(a?.content);
});

test('a variant becomes a repository: settings, switches of one arm, edited files', async () => {
  await writeCase('a', { 'perf-gate.yml': SETTINGS, 'load.js': "get('http://localhost')" });
  const [one] = await readCases(folder);
  const variant = {
    verdicts: ['pass'] as const,
    settings: { workload: { rate: '5/s' } },
    head: { BROKEN: '1' },
    edit: [{ file: 'load.js', from: "'http://localhost'", to: '__ENV.BASE_URL' }],
  };
  const directory = await createProject(one!, variant);
  try {
    expect(await readFile(path.join(directory, 'load.js'), 'utf8')).toBe('get(__ENV.BASE_URL)');
    expect(await readFile(path.join(directory, 'perf-gate.yml'), 'utf8')).toBe(
      `app:
  start: if [ "$PERF_GATE_ARM" = head ]; then export BROKEN=1; fi; exec node server.mjs
  ready: /healthz
workload:
  script: load.js
  rate: 5/s
`,
    );
    const edit = [{ file: 'load.js', from: 'absent', to: '' }];
    await expect(createProject(one!, { ...variant, edit })).rejects.toThrow('load.js does not hold absent.');
  } finally {
    await rm(directory, { recursive: true });
  }
});

const FRAME: Frame = {
  ...{ case: 'a', content: 'c', variant: 'unchanged', k6: '2.2.0', n: 1 },
  ...{ at: '2026-11-24T12:00:00.000Z', commit: 'c', dist: 'd' },
};
const row = (frame: Partial<Frame>, ending: Partial<Ending>, wrongs: readonly string[] = []): Line => ({
  ...FRAME,
  ...frame,
  ...ended(ending),
  ...{ reason: 'p95 of GET /x', way: 'duet', seconds: 40, wrongs },
});

test('each cell has its runs in turn, and only those of the same content, bundle and k6 count', () => {
  const cells = ['unchanged', 'slowed'].map((variant) => ({ case: 'a', content: 'c', variant }));
  const measured = { dists: new Set(['d']), k6: '2.2.0' };
  const next = (lines: readonly Line[]) => {
    const found = nextCell(lines, cells, measured, 2);
    return found && [found.cell.variant, found.n];
  };
  const other = [row({ content: 'x' }, {}), row({ dist: 'x' }, {}), row({ k6: '1.8.1' }, {})];
  expect(next(other)).toEqual(['unchanged', 1]);
  const first = [row({}, {})];
  expect(next(first)).toEqual(['slowed', 1]);
  const both = [...first, row({ variant: 'slowed' }, {})];
  expect(next(both)).toEqual(['unchanged', 2]);
  expect(next([...both, ...both])).toBeNull();
});

test('the table counts ends, bounds false alarms, and quotes what was not as expected', () => {
  const lines: readonly Line[] = [
    row({}, { verdict: 'pass' }),
    row({ n: 2 }, { verdict: 'warn', accused: ['GET /x'] }, ['warn instead of pass']),
    row({ variant: 'slowed' }, { accused: ['GET /x'] }),
    { ...FRAME, variant: 'slowed', n: 2, error: 'no end' },
  ];
  const table = tableOf(lines, () => ({ verdicts: ['pass'] }));
  expect(table).toContain(
    '| a | unchanged | 2.2.0 | 2 | pass | duet | pass 1, warn 1 | GET /x | 40 | **1 of 2** | 97 % |',
  );
  expect(table).toContain(
    '| a | slowed | 2.2.0 | 2 | pass | duet | fail 1, crashed 1 | GET /x | 40 | **1 of 2** |  |',
  );
  expect(table).toContain(
    'Unchanged builds flagged: 1 of 2, 2 of them compared (at most 97.5 % with 95 % confidence).',
  );
  expect(table).toContain('- a unchanged, run 2: warn instead of pass. It said: p95 of GET /x\n');
  expect(table).toContain('- a slowed, run 2: crashed: no end\n');
});

test('each case of our own plants a slow-down and a removal, and names who must be found', async () => {
  const own = await readCases(path.join(import.meta.dirname, '..', '..', 'bench', 'cases', 'own'));
  expect(own).toHaveLength(10);
  for (const { name, variants } of own) {
    expect(variants['slowed']?.names, name).toHaveLength(1);
    const { names = [], gone = [], head } = variants['removed'] ?? {};
    expect([names.length + gone.length, head], name).toEqual([1, { REMOVED: '1' }]);
  }
});

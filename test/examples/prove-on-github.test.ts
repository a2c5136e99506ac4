import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { prove, table } from '../../examples/prove-on-github/prove.ts';
import { type Emulator, startEmulator } from '../support/github/emulator.ts';
import type { Run } from '../support/github/state.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(() => emulator.forget());
afterEach(() => {
  expect(emulator.violations).toEqual([]);
});
afterAll(() => emulator.close());

const MEASURE = '.github/workflows/performance.yml';
const shaOf = (id: number): string => String(id).padStart(40, 'a');
const outcomes = async () => {
  const rows = await prove(emulator.repository, emulator.token, emulator.url);
  return rows.map(({ ok }) => ok);
};

/** A run that ended, and what it left. */
function ran(id: number, run: Partial<Run>, status = '', artifact = ''): void {
  const { state } = emulator;
  emulator.addRun({ path: MEASURE, event: 'pull_request', ...run, id, headSha: shaOf(id) });
  const [colour = '', ...words] = status.split(': ');
  const context = run.path?.includes('container') ? 'perf-gate/prove-container' : 'perf-gate/prove';
  const description = words.join(': ');
  if (status !== '')
    state.statuses.push({ sha: shaOf(id), state: colour, context, description, targetUrl: null });
  if (artifact === '') return;
  const stored = {
    id: id * 10,
    runId: id,
    name: artifact,
    createdAt: '2026-11-01T10:00:00Z',
    expired: false,
  };
  state.artifacts.push({ ...stored, zip: Buffer.from('zip'), digest: null });
}

function pull(number: number, headBranch: string, comments: readonly string[], headRepositoryId = 1): void {
  const { state } = emulator;
  state.pulls.push({ number, headBranch, headSha: shaOf(number), baseBranch: 'main', headRepositoryId });
  const user = { login: 'github-actions[bot]', type: 'Bot' } as const;
  for (const body of comments) {
    const id = state.comments.length + 1;
    state.comments.push({ id, issue: number, body, user, app: 'github-actions' });
  }
}

const OURS = '<!-- perf-gate:prove run=1 attempt=1 job=performance -->\n';
const FORK = { headRepositoryId: 666 };

/** What ten runs leave on the GitHub that the documents describe. */
function everything(): void {
  ran(1, { event: 'push' }, 'success: no baseline yet: …', 'perf-gate-prove-1');
  ran(2, { headBranch: 'prove-change' }, 'success: passed: …');
  ran(3, { headBranch: 'prove-change', conclusion: 'failure' }, 'failure: critical: …');
  pull(2, 'prove-change', [OURS, 'a comment of somebody']);
  ran(4, { headBranch: 'prove-waiting', conclusion: 'action_required', ...FORK });
  pull(4, 'prove-waiting', [], 666);
  ran(5, { headBranch: 'prove-fork', ...FORK }, 'success: #5 into main: passed: …');
  pull(5, 'prove-fork', [`${OURS}and nobody has vetted it`], 666);
  ran(6, { headBranch: 'prove-untouched', ...FORK }, 'success: #6 into main: not affected: …');
  pull(6, 'prove-untouched', [], 666);
  ran(7, { headBranch: 'prove-cancel', conclusion: 'cancelled' }, 'error: cancelled');
  ran(8, { event: 'merge_group', headBranch: 'gh-readonly-queue/main/pr-8' }, 'success: passed: …');
  const refresh = { event: 'workflow_dispatch', path: '.github/workflows/performance-refresh.yml' };
  ran(9, refresh, '', 'perf-gate-prove-1');
  const container = { headBranch: 'prove-change', path: '.github/workflows/container.yml' };
  ran(10, container, 'success: passed: …');
}

test('nothing made yet: nothing holds, and nothing is said to be wrong', async () => {
  expect(await outcomes()).toEqual(Array.from({ length: 10 }, () => null));
});

test('ten runs as they should be: all hold, in a table', async () => {
  everything();
  const rows = await prove(emulator.repository, emulator.token, emulator.url);
  expect(rows.filter(({ ok }) => ok !== true)).toEqual([]);
  expect(table(rows)).toContain(
    '| 3 | a slower push fails it, in the same comment | holds | failure, failure: critical: …, 1 comment(s) |',
  );
  expect(table(rows)).toContain('10 of 10 hold.');
});

describe('does not hold', () => {
  const status = (id: number, text: string) => () => {
    const { statuses } = emulator.state;
    const index = statuses.findIndex(({ sha }) => sha === shaOf(id));
    const [state = '', ...words] = text.split(': ');
    const context = id === 10 ? 'perf-gate/prove-container' : 'perf-gate/prove';
    const found = { sha: shaOf(id), state, context, description: words.join(': '), targetUrl: null };
    if (index >= 0) statuses.splice(index, 1);
    statuses.splice(Math.max(index, 0), 0, found);
  };
  const comment = (issue: number) => () => {
    const user = { login: 'github-actions[bot]', type: 'Bot' } as const;
    emulator.state.comments.push({ id: 99, issue, body: OURS, user, app: 'github-actions' });
  };
  test.each<readonly [number, string, () => void]>([
    [1, 'where the push stored nothing', () => void emulator.state.artifacts.splice(0, 1)],
    [2, 'where the status is missing', status(2, 'pending: measuring')],
    [3, 'where a second comment was written', comment(2)],
    [4, 'where the waiting fork was told anything', status(4, 'error: could not measure')],
    [5, 'where the status does not name the base', status(5, 'success: passed')],
    [6, 'where the untouched fork is red', status(6, 'error: left nothing to judge')],
    [7, 'where the cancelled run is still pending', status(7, 'pending: measuring')],
    [8, 'where the queue has no status', () => void emulator.state.statuses.splice(-2, 1)],
    [9, 'where the refresh stored nothing', () => void emulator.state.artifacts.splice(1, 1)],
    [10, 'where the container found no base', status(10, 'success: no baseline yet: …')],
  ])('run %i %s', async (number, _, spoil) => {
    everything();
    spoil();
    const wrong = (await outcomes()).flatMap((ok, index) => (ok === true ? [] : [[index + 1, ok]]));
    expect(wrong).toEqual([[number, false]]);
  });
});

test('a token that may not read is told, and is no outcome', async () => {
  const token = emulator.addToken({ actions: 'none' });
  await expect(prove(emulator.repository, token, emulator.url)).rejects.toThrow(
    '/actions/runs?per_page=100: 403',
  );
});

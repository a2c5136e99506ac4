import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { writeMarker } from '../../src/adapters/github/comment/marker.ts';
import { shaOf } from '../contracts/samples.ts';
import { fullRun } from '../support/faults/full-run.ts';
import { storeMany } from '../support/faults/stored.ts';
import { type Emulator, startEmulator } from '../support/github/emulator.ts';
import { createHastyClock } from '../support/hasty-clock.ts';

/** Of the 1000 an hour that all jobs of a repository share. */
const MOST = 15;

let emulator: Emulator;
beforeAll(() => {
  // The upload's client writes workflow commands to stdout, and the runner of our own tests would obey them.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
});
beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(() => emulator.forget());
afterEach(() => {
  expect(emulator.violations).toEqual([]);
});
afterAll(() => emulator.close());
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Calls that count against the limit: the blob host, the service of artifacts and GraphQL have limits of their own. */
const counted = (): readonly string[] =>
  emulator.requests
    .filter(({ url }) => !/^\/(blobs|twirp|graphql)/.test(url))
    .map(({ method, url }) => `${method} ${url.split('?')[0]}`);

/** A pull request's run after many of the base branch, with a comment of an earlier push. */
async function leg(settings: string, slower: number) {
  const ancestors = await storeMany(emulator, 12);
  const run = { id: 300, headSha: shaOf(99), event: 'pull_request', headBranch: 'change' };
  emulator.addRun({ ...run, status: 'in_progress' });
  const body = `${writeMarker({ gate: 'job', runId: 200, attempt: 1, job: 'job' })}\nearlier`;
  const user = { login: 'github-actions[bot]', type: 'Bot' } as const;
  emulator.state.comments.push({ id: 501, issue: 7, body, user, app: 'github-actions' });
  return fullRun({ scene: 'first push', emulator, clock: createHastyClock(), slower, settings, ancestors });
}

describe('a leg of a pull request asks GitHub few things', () => {
  test.each([
    ['compared with stored runs, and fine', 'compare: { mode: stored, escalate: never }\n', 1, 'pass'],
    ['compared with stored runs, and slower', 'compare: { mode: stored, escalate: never }\n', 3, 'fail'],
    ['driven in turns with base', '', 1, 'pass'],
  ])('%s', async (_, settings, slower, verdict) => {
    const { judgement } = await leg(settings, slower);
    expect(judgement.verdict, judgement.reason).toBe(verdict);
    expect(counted().length, counted().join('\n')).toBeLessThanOrEqual(MOST);
    expect(emulator.state.callsLeft).toBe(1000 - counted().length);
  });
});

test('where the hour is used up, the verdict stands and what could not be done is told', async () => {
  emulator.state.callsLeft = 2;
  const { judgement, said } = await leg('compare: { mode: stored, escalate: never }\n', 1);
  expect(judgement.verdict).toBe('no-baseline');
  expect(judgement.reason).toContain('could not be read');
  expect(said.map(({ text }) => text).join('\n')).toMatch(/rate limit.*again after that/s);
});

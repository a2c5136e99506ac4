import { expect, test } from 'vitest';
import type { Judgement } from '../../../src/core/model/judgement/judgement.ts';
import type { WatchLog } from '../../../src/core/model/judgement/watch.ts';
import { watched } from '../../../src/pipeline/baseline/watch.ts';
import type { WatchStore } from '../../../src/ports/baseline-store.ts';
import type { RunContext } from '../../../src/ports/run-context.ts';
import { POLICY } from '../../contracts/policy.ts';
import { sampleJudgement, shaOf } from '../../contracts/samples.ts';
import { createWorld } from '../world.ts';

type Kept = WatchStore & { readonly logs: WatchLog[] };

function keeping(trouble: { readonly read?: Error; readonly save?: Error } = {}): Kept {
  const logs: WatchLog[] = [];
  return {
    logs,
    async read() {
      if (trouble.read) throw trouble.read;
      return logs;
    },
    async save(log) {
      if (trouble.save) throw trouble.save;
      logs.push(log);
      return 'memory';
    },
  };
}

function judged(verdict: Judgement['verdict'], pull: number | null, failOn: 'never' | 'fail' = 'never') {
  const judgement = { ...sampleJudgement(verdict), policy: { ...POLICY, failOn } };
  const pullRequest: RunContext['pullRequest'] =
    pull === null ? null : { number: pull, headSha: shaOf(1), headBranch: 'x', fork: false };
  return { judgement, context: { kind: 'pull-request', pullRequest } as const };
}

/** Counts a push, and stores it. */
async function pushed(store: WatchStore | null, runId: number, one: ReturnType<typeof judged>) {
  const { ports, said } = createWorld({ watch: store });
  const { judged: after, save } = await watched([one], { runId, attempt: 1 }, { gate: 'shop' }, ports);
  await save();
  return { count: after[0]?.judgement.watched, said };
}

test('every pull request is counted once, and what is stored goes on', async () => {
  const store = keeping();
  await pushed(store, 1, judged('pass', 7));
  await pushed(store, 2, judged('fail', 8));
  await pushed(store, 3, judged('pass', 8));
  const { count } = await pushed(store, 4, judged('invalid', 9));
  expect(count).toMatchObject({ pulls: 3, blocked: 1, unmeasured: 1 });
});

test('of two pull requests that one run judges both show the same count', async () => {
  const { ports } = createWorld({ watch: keeping() });
  const both = [judged('pass', 7), judged('fail', 8)];
  const { judged: after } = await watched(both, { runId: 1, attempt: 1 }, { gate: 'shop' }, ports);
  const counts = after.map(({ judgement }) => judgement.watched);
  expect(counts[0]).toMatchObject({ pulls: 2, blocked: 1 });
  expect(counts[1]).toEqual(counts[0]);
});

test.each([
  ['a gate that may block', judged('fail', 7, 'fail')],
  ['a run of no pull request', judged('fail', null)],
  ['a change that does not concern the gate', judged('not-affected', 7)],
])('%s counts nothing, and stores nothing', async (_what, one) => {
  const store = keeping();
  expect((await pushed(store, 1, one)).count).toBeUndefined();
  expect(store.logs).toEqual([]);
});

test('a run that was cancelled asks nobody, and keeps what it has', async () => {
  const store = keeping({ read: new Error('asked') });
  const { ports, said } = createWorld({ watch: store });
  const stop = AbortSignal.abort();
  const one = judged('invalid', 7);
  const writer = { runId: 1, attempt: 1 };
  const { judged: after, save } = await watched([one], writer, { gate: 'shop' }, ports, stop);
  await save();
  expect(after).toEqual([one]);
  expect(said.join('\n')).not.toContain('asked');
  expect(store.logs).toEqual([]);
});

test('without a store nothing is counted', async () => {
  expect((await pushed(null, 1, judged('fail', 7))).count).toBeUndefined();
});

test('a store that cannot be read is said, and not written: what it holds would be lost', async () => {
  const store = keeping({ read: new Error('no answer') });
  const { count, said } = await pushed(store, 1, judged('fail', 7));
  expect(count).toBeUndefined();
  expect(said).toContain('Pull requests are not counted: no answer');
  expect(store.logs).toEqual([]);
});

test('one that cannot be written is said, and the count stands', async () => {
  const { count, said } = await pushed(keeping({ save: new Error('full') }), 1, judged('fail', 7));
  expect(count).toMatchObject({ pulls: 1, blocked: 1 });
  expect(said).toContain('This pull request was not counted: full');
});

import { describe, expect, test } from 'vitest';
import { commitState } from '../../../../src/adapters/github/status/commit-state.ts';
import {
  createStatusPublisher,
  type StatusOptions,
} from '../../../../src/adapters/github/status/status-publisher.ts';
import type { Verdict } from '../../../../src/core/model/judgement/verdict.ts';
import { publisherContract } from '../../../contracts/publisher.ts';
import { sampleJudgement, samplePublication, shaOf } from '../../../contracts/samples.ts';
import type { Emulator } from '../../../support/github/emulator.ts';
import { createHastyClock } from '../../../support/hasty-clock.ts';
import { clientOf, emulated, REPOSITORY } from '../emulated.ts';

const LOST = { kind: 'apply-then', reply: { status: 502, body: { message: 'Bad Gateway' } } } as const;

const create = (
  emulator: Emulator,
  token = emulator.token,
  text = 'p95 +38 %',
  more: Partial<StatusOptions> = {},
) =>
  createStatusPublisher({
    client: clientOf(emulator, token),
    repository: REPOSITORY,
    clock: createHastyClock(),
    gate: 'checkout',
    sha: shaOf(7),
    runUrl: 'https://github.com/acme/shop/actions/runs/300',
    render: () => text,
    ...more,
  });

describe.concurrent('the commit status', () => {
  publisherContract({ create, start: emulated, permission: 'statuses: write' });

  test('is not written twice when the answer got lost, and is when it had no effect', async () => {
    for (const effect of [LOST, { kind: 'reset' }] as const) {
      const emulator = await emulated();
      emulator.fault({ method: 'POST', path: /statuses/, effect });
      expect(await create(emulator).publish(samplePublication('fail'))).toMatchObject({ state: 'done' });
      expect(emulator.state.statuses).toHaveLength(1);
      expect(emulator.violations).toEqual([]);
    }
  });

  test('is pending from the start, then carries the verdict under the same name', async () => {
    const emulator = await emulated();
    const publisher = create(emulator);
    await publisher.announce();
    const receipt = await publisher.publish(samplePublication('fail'));
    expect(receipt).toMatchObject({ publisher: 'status', state: 'done' });
    expect(emulator.state.statuses).toEqual([
      expect.objectContaining({ sha: shaOf(7), state: 'pending', context: 'perf-gate/checkout' }),
      {
        sha: shaOf(7),
        state: 'failure',
        context: 'perf-gate/checkout',
        description: 'p95 +38 %',
        targetUrl: 'https://github.com/acme/shop/actions/runs/300',
      },
    ]);
    expect(emulator.violations).toEqual([]);
  });

  test("of a run that belongs to no pull request does not hide an open one's red", async () => {
    for (const [state, shown] of [
      ['open', 'failure'],
      ['closed', 'success'],
    ] as const) {
      const emulator = await emulated();
      const pull = { number: 7, headBranch: 'change', baseBranch: 'main', headRepositoryId: 1 };
      emulator.state.pulls.push({ ...pull, headSha: shaOf(7), state });
      const by = (number: number | null) =>
        create(emulator, emulator.token, 'p95', { writer: { pull: number, attempt: 1, key: 'aaaa' } });
      await by(7).publish(samplePublication('fail'));
      const runUrl = 'https://github.com/acme/shop/actions/runs/301';
      const ofPush = { writer: { pull: null, attempt: 1, key: 'bbbb' }, runUrl };
      await create(emulator, emulator.token, 'p95', ofPush).publish(samplePublication('pass'));
      expect(emulator.state.statuses.at(-1)?.state).toBe(shown);
      expect(emulator.violations).toEqual([]);
    }
  });

  describe('beside that of another workflow', () => {
    const run = (id: number) => `https://github.com/acme/shop/actions/runs/${id}`;
    const by = (emulator: Emulator, workflow: string | null, id: number, pull: number | null = 7) =>
      create(emulator, emulator.token, 'p95', {
        writer: { pull, attempt: 1, key: 'aaaa', ...(workflow !== null && { workflow }) },
        runUrl: run(id),
      });
    const last = ({ state: { statuses } }: Emulator) => [statuses.at(-1)?.state, statuses.at(-1)?.targetUrl];

    test('a success hides no red, of pull requests and of pushes', async () => {
      for (const pull of [7, null]) {
        const emulator = await emulated();
        await by(emulator, 'load-api.yml', 301, pull).publish(samplePublication('fail'));
        const web = by(emulator, 'load-web.yml', 302, pull);
        await web.announce();
        expect((await web.publish(samplePublication('pass'))).text).toContain(
          '`load-api.yml` has written it',
        );
        expect(last(emulator)).toEqual(['failure', `${run(301)}#perf-gate-${pull ?? 0}-1-aaaa-load-api.yml`]);
        await by(emulator, 'load-api.yml', 303, pull).publish(samplePublication('pass'));
        expect(last(emulator)[0]).toBe('success');
        expect(emulator.violations).toEqual([]);
      }
    });

    test('what an earlier version wrote, or a push beside a pull request, is no other workflow', async () => {
      for (const [workflow, pull] of [
        [null, 7],
        ['push.yml', null],
      ] as const) {
        const emulator = await emulated();
        await by(emulator, workflow, 301, pull).publish(samplePublication('fail'));
        await by(emulator, 'load.yml', 302).publish(samplePublication('pass'));
        expect(last(emulator)[0]).toBe('success');
        expect(emulator.violations).toEqual([]);
      }
    });
  });

  test('cuts a description that GitHub would refuse', async () => {
    const emulator = await emulated();
    const receipt = await create(emulator, emulator.token, `${'long '.repeat(40)}\nend`).publish(
      samplePublication('fail'),
    );
    expect(receipt.state).toBe('done');
    expect(emulator.state.statuses[0]?.description).toMatch(/^(long )+lon?g?…$/);
    expect(emulator.violations).toEqual([]);
  });

  test('says that a run ended without a verdict', async () => {
    const emulator = await emulated();
    await create(emulator).report('error', 'perf-gate.yml:3: unknown key');
    expect(emulator.state.statuses).toEqual([
      expect.objectContaining({ state: 'error', description: 'perf-gate.yml:3: unknown key' }),
    ]);
    expect(emulator.violations).toEqual([]);
  });
});

describe('the state of a verdict', () => {
  const policy = sampleJudgement('pass').policy;
  const strict = {
    ...policy,
    failOn: 'warn',
    onInconclusive: 'fail',
    onNoBaseline: 'fail',
    onInvalid: 'fail',
  } as const;
  const lax = { ...policy, failOn: 'never', onInvalid: 'pass' } as const;

  test.each<readonly [Verdict, string, string, string]>([
    ['pass', 'success', 'success', 'success'],
    ['warn', 'success', 'failure', 'success'],
    ['fail', 'failure', 'failure', 'success'],
    ['inconclusive', 'success', 'failure', 'success'],
    ['no-baseline', 'success', 'failure', 'success'],
    ['invalid', 'error', 'error', 'success'],
  ])(
    '%s is %s by default, %s when strict, %s when it only reports',
    (verdict, byDefault, strictly, laxly) => {
      expect(commitState({ verdict, policy, reasons: [] })).toBe(byDefault);
      expect(commitState({ verdict, policy: strict, reasons: [] })).toBe(strictly);
      expect(commitState({ verdict, policy: lax, reasons: [] })).toBe(laxly);
    },
  );
});

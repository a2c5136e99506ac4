import { describe, expect, test } from 'vitest';
import {
  type CheckOptions,
  conclusionOf,
  createCheckPublisher,
} from '../../../../src/adapters/github/status/check-publisher.ts';
import type { Verdict } from '../../../../src/core/model/judgement/verdict.ts';
import { publisherContract } from '../../../contracts/publisher.ts';
import { sampleJudgement, samplePublication, shaOf } from '../../../contracts/samples.ts';
import type { Emulator } from '../../../support/github/emulator.ts';
import { createHastyClock } from '../../../support/hasty-clock.ts';
import { clientOf, emulated, REPOSITORY } from '../emulated.ts';

const LOST = { kind: 'apply-then', reply: { status: 502, body: { message: 'Bad Gateway' } } } as const;

const optionsOf = (
  emulator: Emulator,
  token = emulator.token,
  summary = 'what got slower',
): CheckOptions => ({
  client: clientOf(emulator, token),
  repository: REPOSITORY,
  clock: createHastyClock(),
  externalId: '300/1/gate',
  gate: 'checkout',
  sha: shaOf(7),
  runUrl: 'https://github.com/acme/shop/actions/runs/300',
  title: () => 'p95 +38 %',
  summary: (_publication, maxBytes) => summary.slice(0, maxBytes),
});

const create = (...given: Parameters<typeof optionsOf>) => createCheckPublisher(optionsOf(...given));

describe.concurrent('the check run', () => {
  publisherContract({ create, start: emulated, permission: 'checks: write' });

  test('carries the verdict and the report on the commit of the pull request', async () => {
    const emulator = await emulated();
    const receipt = await create(emulator).publish(samplePublication('fail'));
    expect(receipt).toMatchObject({
      publisher: 'check run',
      state: 'done',
      url: expect.stringContaining('/runs/'),
    });
    expect(emulator.state.checks).toEqual([
      expect.objectContaining({
        name: 'perf-gate/checkout',
        headSha: shaOf(7),
        status: 'completed',
        conclusion: 'failure',
        title: 'p95 +38 %',
        summary: 'what got slower',
      }),
    ]);
    expect(emulator.violations).toEqual([]);
  });

  test('is not written twice when the answer got lost, whatever earlier runs left', async () => {
    const emulator = await emulated();
    const other = createCheckPublisher({ ...optionsOf(emulator), externalId: '300/1/other' });
    await other.publish(samplePublication('pass'));
    emulator.fault({ method: 'POST', path: /check-runs/, effect: LOST });
    expect(await create(emulator).publish(samplePublication('fail'))).toMatchObject({ state: 'done' });
    expect(emulator.state.checks.map(({ externalId }) => externalId)).toEqual(['300/1/other', '300/1/gate']);
    expect(emulator.violations).toEqual([]);
  });

  test('stays below what GitHub takes', async () => {
    const emulator = await emulated();
    const receipt = await create(emulator, emulator.token, 'x'.repeat(70_000)).publish(
      samplePublication('pass'),
    );
    expect(receipt.state).toBe('done');
    expect(emulator.violations).toEqual([]);
  });
});

test.each<[Verdict, string]>([
  ['pass', 'success'],
  ['warn', 'neutral'],
  ['fail', 'failure'],
  ['inconclusive', 'neutral'],
  ['no-baseline', 'neutral'],
  ['invalid', 'failure'],
])('%s is shown as %s', (verdict, conclusion) => {
  expect(conclusionOf(sampleJudgement(verdict))).toBe(conclusion);
});

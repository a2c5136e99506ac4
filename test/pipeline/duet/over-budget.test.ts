import { expect, test } from 'vitest';
import { gate } from '../../../src/pipeline/gate.ts';
import { contextOf, createWorld, recordingOf, startedConfig } from '../world.ts';

/** Notes of a duet with rounds of 10 s, of a load without a rate. */
async function notes(budget: number): Promise<string> {
  const workload = { ...recordingOf().arms.head.workload, targetRate: null };
  const world = createWorld({ noise: 0.02, driver: { roundMs: 10_000 }, measured: { workload } });
  const config = startedConfig(`policy: { seed: 2, budget: ${budget} }\n`);
  const { judgement } = await gate(config, contextOf(), world.ports, new AbortController().signal);
  expect(judgement.comparing).toMatchObject({ pairs: 4, loadSeconds: 80 });
  return judgement.notes.join('\n');
}

test('a duet says that its four pairs of rounds took more than the budget', async () => {
  expect(await notes(24)).toContain('This took 80 s of load, and `policy.budget` is 24 s');
});

test('a duet within the budget says nothing of it', async () => {
  expect(await notes(80)).not.toContain('policy.budget');
});

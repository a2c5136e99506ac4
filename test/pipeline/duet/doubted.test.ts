import { expect, test } from 'vitest';
import { gate } from '../../../src/pipeline/gate.ts';
import { contextOf, createWorld, startedConfig } from '../world.ts';

test('what the load generator itself says is no evidence gives no verdict', async () => {
  const validity = { valid: false as const, reasons: ['Slices are lost.'] };
  const world = createWorld({ noise: 0.02, measured: { validity } });
  const config = startedConfig('policy: { seed: 2 }\n');
  const { judgement } = await gate(config, contextOf(), world.ports, new AbortController().signal);
  expect(judgement).toMatchObject({
    verdict: 'invalid',
    reason: expect.stringMatching(/^Slices are lost\./),
  });
});

import { expect, test } from 'vitest';
import { gate } from '../../src/pipeline/gate.ts';
import { contextOf, createWorld, recordingOf, startedConfig } from './world.ts';

/** A whole run of a pull request whose script has one threshold, by what each arm's rounds measured. */
async function run(base: number, head: number, policy = '') {
  const measured = (value: number) => {
    const { arms, ...rest } = recordingOf();
    const metric = { metric: 'http_req_failed', expression: 'rate<0.01' };
    return { ...rest, ...arms.head, thresholds: [{ ...metric, value, crossed: value >= 0.01 }] };
  };
  const driver = { finish: () => ({ base: measured(base), head: measured(head), setups: 3 }) };
  const world = createWorld({ noise: 0.02, driver });
  const config = startedConfig(`policy: { seed: 2${policy} }\n`);
  const { judgement } = await gate(config, contextOf(), world.ports, new AbortController().signal);
  const [{ why, fix } = {}] = judgement.reasons;
  return [judgement.verdict, judgement.reason, why, fix];
}

test("base's rounds are looked at by the script's thresholds as head's are", async () => {
  const text = 'k6 threshold crossed: http_req_failed rate<0.01 (measured 4.78 %';
  expect(await run(0.0646, 0.0478)).toEqual([
    'warn',
    `${text}; base crosses it too: 6.46 %)`,
    'base crosses it too: not caused by this change',
    expect.stringContaining('Leave this change as it is.'),
  ]);
  expect(await run(0, 0.0478)).toEqual([
    'fail',
    `${text}, on base 0 %)`,
    undefined,
    expect.stringContaining('Review the diff: base meets this threshold.'),
  ]);
  expect((await run(0.0646, 0))[0]).toBe('pass');
  expect((await run(0.0646, 0.0478, ', thresholds: fail'))[0]).toBe('fail');
});

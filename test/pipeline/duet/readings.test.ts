import { expect, test } from 'vitest';
import type { Recording } from '../../../src/core/model/recording/recording.ts';
import type { ArmSample } from '../../../src/core/readings/sample.ts';
import { decodeRecording } from '../../../src/core/stored/decode.ts';
import { gate } from '../../../src/pipeline/gate.ts';
import { contextOf, createWorld, startedConfig, type Wishes } from '../world.ts';

/** Of processes that use so much of a CPU, by a sample each quarter of a second, memory in every fourth. */
const using = (share: number): readonly ArmSample[] =>
  Array.from({ length: 700 }, (_, n) => ({
    ...{ at: n * 250, cpu: share * n * 250, cpuWait: n, switches: n },
    ...{ minorFaults: n, majorFaults: 0, threads: 11 },
    ...(n % 4 === 0 && { slow: { memory: 50e6 + 1e5 * n, limit: 16e9, handles: 20 } }),
  }));

async function run(wishes: Wishes, settings = '') {
  const world = createWorld({ noise: 0.02, ...wishes });
  const config = startedConfig(`policy: { seed: 2 }\n${settings}`);
  const { judgement } = await gate(config, contextOf(), world.ports, new AbortController().signal);
  const recording: Recording = JSON.parse(world.written.get('recording.json') ?? '');
  expect(decodeRecording(recording)).toMatchObject({ ok: true });
  return { judgement, recording, said: world.said.join('\n') };
}

test('a duet keeps what the processes of each side did, window by window and over its starts', async () => {
  const { judgement, recording, said } = await run({ processes: { base: using(0.4), head: using(0.6) } });
  expect(said).toMatch(
    /^4 of at most \d+ pairs of rounds · p50 .* · CPU per request 2\.\d+ ms → 3\.\d+ ms \(/m,
  );
  for (const { arm, readings } of recording.windows)
    expect(readings).toMatchObject({ cpu: arm === 'base' ? 1200 : 1800, threads: 11, handles: 20 });
  const { base, head } = recording.arms;
  expect(head.processes).toMatchObject({ mostHandles: 20, threads: 11, requests: [2400] });
  expect(base?.processes?.memory).toHaveLength(1);
  expect(base?.processes?.readyMs).toEqual([500]);
  const cost = judgement.comparisons.find(({ metric }) => metric === 'cpu-per-request');
  expect(cost).toMatchObject({ class: 'significant', role: 'informative' });
  expect(cost?.change).toBeCloseTo(0.5, 1);
  expect(judgement.verdict).toBe('pass');
});

test('a cost that may warn is looked at on a second start, as latency is', async () => {
  const warns = '  metrics: { cpu-per-request: { role: warning } }\n';
  const config = startedConfig(`policy:\n  seed: 2\n${warns}`);
  const world = createWorld({
    ...{ noise: 0.02, processes: { base: using(0.4), head: using(0.8) } },
    driver: { rewarm: async () => ({ trouble: { base: [], head: [] } }) },
  });
  const { judgement } = await gate(config, contextOf(), world.ports, new AbortController().signal);
  expect(world.happened.filter((line) => line === 'start head')).toHaveLength(2);
  expect(judgement.verdict).toBe('warn');
  expect(judgement.reason).toMatch(/^CPU per request is \d+ % higher/);
  const recording: Recording = JSON.parse(world.written.get('recording.json') ?? '');
  expect(recording.arms.head.processes?.memory).toHaveLength(2);
});

test('where the processes are not known, nothing of them is told', async () => {
  const { judgement, recording } = await run({});
  expect(recording.arms.head).not.toHaveProperty('processes');
  expect(recording.windows[0]?.readings).not.toHaveProperty('cpu');
  expect(judgement.comparisons.map(({ metric }) => metric)).not.toContain('cpu-per-request');
});

test('memory of a side of a duet is held against its target', async () => {
  const targets = 'targets: [memory < 80%, memory < 0.1%, disk-wait < 5%]\n';
  const { judgement } = await run({ processes: { head: using(0.4) } }, targets);
  expect(judgement.targets?.map(({ text, state }) => `${text}: ${state}`)).toEqual([
    'memory < 80%: met',
    'memory < 0.1%: missed',
    'disk-wait < 5%: unmeasured',
  ]);
});

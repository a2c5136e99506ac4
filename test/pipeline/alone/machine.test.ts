import { expect, test } from 'vitest';
import { HISTORY_STAMP } from '../../../src/core/model/baseline.ts';
import type { Recording } from '../../../src/core/model/recording/recording.ts';
import type { MachineSample } from '../../../src/core/readings/sample.ts';
import { decodeRecording } from '../../../src/core/stored/decode.ts';
import { gate } from '../../../src/pipeline/gate.ts';
import type { CpuUse, MeasuredAlone } from '../../../src/ports/load-generator.ts';
import { createMemoryStore } from '../../support/memory-store.ts';
import { contextOf, createWorld, recordingOf, startedConfig } from '../world.ts';

/** Head alone, against one stored run, on a machine whose host took a share of its CPU time. */
async function run(steal: number, cpu: CpuUse | null, alone: Partial<MeasuredAlone> = {}) {
  const store = createMemoryStore();
  await store.save(recordingOf(), { ...HISTORY_STAMP, gate: 'job', entries: [] });
  const world = createWorld({ store, readings: taken(steal), alone: () => ({ cpu, ...alone }) });
  const config = startedConfig('compare: { mode: stored, escalate: never }\n');
  const { judgement } = await gate(config, contextOf(), world.ports, new AbortController().signal);
  const recording: Recording = JSON.parse(world.written.get('recording.json') ?? '');
  return { judgement, recording, reasons: judgement.reasons.map(({ text }) => text) };
}

/** Counters over the judged 10 s of which the host took a share. */
function taken(share: number): readonly MachineSample[] {
  const { startedAt, durationMs } = recordingOf().arms.head.load;
  const reading = (ms: number, stolen: number) => ({
    idle: null,
    at: startedAt + ms,
    total: ms,
    stolen,
    waitedMs: ms / 2,
  });
  return [reading(-1000, 0), reading(0, 0), reading(durationMs, share * durationMs), reading(2e4, 1e4)];
}

test('what the machine did while load was judged is kept, and makes the run invalid', async () => {
  const { judgement, recording, reasons } = await run(0.2, { usedMs: 34_000, wallMs: 10_000 });
  expect(recording.generator.cpu).toBe(0.85);
  expect(recording.windows[0]?.readings).toEqual({ steal: 0.2, pressure: 0.5 });
  expect(judgement.verdict).toBe('invalid');
  expect(reasons).toEqual([
    expect.stringContaining('k6 took 85 %'),
    expect.stringContaining('host took 20 %'),
  ]);
});

test('a machine that was ours is kept too, and decides nothing', async () => {
  const { judgement, recording } = await run(0.05, { usedMs: 8000, wallMs: 10_000 });
  expect(recording.generator.cpu).toBe(0.2);
  expect(recording.windows[0]?.readings).toEqual({ steal: 0.05, pressure: 0.5 });
  expect(judgement.verdict).not.toBe('invalid');
  expect(recording).not.toHaveProperty('cpu');
  expect(decodeRecording(recording)).toMatchObject({ ok: true });
});

test('a k6 of which nothing is known is not judged by it', async () => {
  const { judgement, recording } = await run(0, null);
  expect(recording.generator).not.toHaveProperty('cpu');
  expect(recording.windows[0]?.readings).toEqual({ steal: 0, pressure: 0.5 });
  expect(judgement.verdict).not.toBe('invalid');
});

test('the load over time stands in the window of the run', async () => {
  const loadTimeline = { startedAt: 1e12, bucketMs: 1000, vus: [2, null], offered: [20, 21] };
  const { recording } = await run(0, null, { loadTimeline });
  expect(recording.windows[0]?.load.timeline).toEqual(loadTimeline);
  expect(recording).not.toHaveProperty('loadTimeline');
  const without = await run(0, null);
  expect(without.recording.windows[0]?.load).not.toHaveProperty('timeline');
});

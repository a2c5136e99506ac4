import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createResultFiles } from '../../../src/adapters/files/result-files.ts';
import { HISTORY_STAMP } from '../../../src/core/model/baseline.ts';
import type { Policy } from '../../../src/core/model/policy.ts';
import { judgeFiles } from '../../../src/entry/action/replay.ts';
import { POLICY } from '../../contracts/policy.ts';
import { altered } from '../../contracts/samples.ts';
import { contextOf, createWorld, recordingOf, startedConfig } from '../../pipeline/world.ts';
import { createMemoryStore } from '../../support/memory-store.ts';

const LAX: Policy = { ...POLICY, warn: 9, fail: 9, failOn: 'never' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'replay-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A step that judges what the one before it left, four times as slow as the stored run. */
async function judged(
  written: { readonly rules?: { readonly policy: Policy }; readonly gate?: string } = {},
) {
  const base = recordingOf();
  const store = createMemoryStore();
  await store.save(base, { ...HISTORY_STAMP, gate: 'job', entries: [] });
  const { overall } = base.arms.head;
  const duration = overall.duration && {
    ...overall.duration,
    p50: 240,
    p90: 300,
    p95: 320,
    p99: 380,
    max: 400,
    avg: 250,
  };
  const slow = { ...overall, duration };
  const head = altered(base, { overall: slow, endpoints: [{ ...slow, name: 'home', method: 'GET' }] });
  writeFileSync(path.join(folder, 'recording.json'), JSON.stringify({ ...head, ...written }));
  const ports = { ...createWorld({ store }).ports, files: createResultFiles(folder) };
  const config = startedConfig('compare: { mode: stored, escalate: never }\n');
  return (await judgeFiles(config, contextOf(), ports, new AbortController().signal)).judgement;
}

test('rules that the file of the step before brings along judge nothing', async () => {
  expect(await judged({ rules: { policy: LAX } })).toMatchObject({
    verdict: 'fail',
    policy: { fail: 0.5, failOn: 'fail' },
  });
});

test('nor does another gate that it names', async () => {
  expect(await judged({ gate: 'other' })).toMatchObject({ verdict: 'fail', gate: 'job' });
});

test('the same file without them is judged alike', async () => {
  expect(await judged()).toMatchObject({ verdict: 'fail', policy: { fail: 0.5, failOn: 'fail' } });
});

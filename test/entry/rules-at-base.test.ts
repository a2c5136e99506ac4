import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { configReader } from '../../src/entry/config-at.ts';
import type { ConfigAt } from '../../src/pipeline/ports.ts';
import { emptyProject, type Project } from '../support/project.ts';

let base: Project;
beforeEach(async () => {
  base = await emptyProject();
});
afterEach(() => rm(base.directory, { recursive: true, force: true }));

/** What counts of base's file, for a run whose inputs say these. */
async function rulesOf(text: string, overrides: Readonly<Record<string, string>> = {}): Promise<ConfigAt> {
  await writeFile(path.join(base.directory, 'perf-gate.yml'), text);
  const read = configReader({
    ...{ overrides, defaultGate: 'job', named: null, workingDirectory: base.directory, workflow: '' },
    log: { write: () => {}, group: (_title, body) => body() },
    secrets: { learn: () => {} },
  });
  const found = await read(base.directory);
  if (found === null) throw new Error('base has no configuration');
  return found;
}

const NIGHTLY = 'workload: { script: l.js, preset: nightly }\npolicy: { from: base }\n';

test("the rules that base's preset sets are base's own, whatever preset the change names", async () => {
  for (const overrides of [{}, { preset: 'smoke' }]) {
    const { own, trouble } = await rulesOf(NIGHTLY, overrides);
    expect(own).toMatchObject({ policy: { warn: 0.1 }, compare: { budgetSeconds: 600 } });
    expect(trouble).toBeNull();
  }
});

test('without one they are the standards, and the rest of its load is no rule', async () => {
  const { own } = await rulesOf(NIGHTLY.replace(', preset: nightly', ''), { preset: 'smoke' });
  expect(own).toMatchObject({ policy: { warn: 0.2 }, compare: { budgetSeconds: 120 } });
});

test('a preset that contradicts a sound policy is left out, and that is told', async () => {
  const text = NIGHTLY.replace('nightly', 'smoke').replace('from: base', 'from: base, on-inconclusive: fail');
  const { own, trouble } = await rulesOf(text);
  expect(own).toMatchObject({ policy: { onInconclusive: 'fail' }, compare: { budgetSeconds: 120 } });
  expect(trouble).toContain('policy.on-inconclusive is fail, but workload.preset is smoke');
});

test("base's targets are rules of its own too, and one that cannot be read takes no other rule with it", async () => {
  const text = (target: string) =>
    `workload: { script: l.js }\npolicy: { fail: 70%, from: base }\ntargets: [${target}]\n`;
  const { own, trouble } = await rulesOf(text('p95 < 200ms'));
  expect(own?.policy).toMatchObject({ fail: 0.7, targets: [{ text: 'p95 < 200ms' }] });
  expect(trouble).toBeNull();
  const wrong = await rulesOf(text('p95 < soon'));
  expect(wrong.own?.policy.fail).toBe(0.7);
  expect(wrong.own?.policy.targets).toBeUndefined();
  expect(wrong.trouble).toContain('targets');
});

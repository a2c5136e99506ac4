import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfigFile } from '../../../src/adapters/files/config-file.ts';
import { inRepository, placesOf } from '../../../src/entry/action/places.ts';
import { configOf } from '../../core/config/written.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'places-'));
  mkdirSync(path.join(root, 'api'));
  writeFileSync(path.join(root, 'api', 'load.js'), "thresholds: {\n  http_reqs: ['rate>1'],\n}");
  writeFileSync(path.join(root, 'api', 'perf-gate.yml'), 'policy:\n  warn: 10%\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function places(script = 'load.js') {
  const workingDirectory = path.join(root, 'api');
  const { workload } = configOf(`workload: { script: ${script}, target: "http://x.test" }`);
  const file = await readConfigFile(workingDirectory, null);
  return placesOf({ workingDirectory, workload }, file, { GITHUB_WORKSPACE: root });
}

test('places are named from the root of the repository, whatever the working directory is', async () => {
  const { threshold, setting } = await places();
  expect(threshold('http_reqs', 'rate>1')).toEqual({ file: 'api/load.js', line: 2, column: 15 });
  expect(setting(['policy', 'warn'])).toEqual({ file: 'api/perf-gate.yml', line: 2, column: 9 });
  expect(setting(['policy', 'fail'])).toBeNull();
});

test('a script that is not there has no places, and one outside of the repository neither', async () => {
  expect((await places('absent.js')).threshold('http_reqs', 'rate>1')).toBeNull();
  expect(inRepository(path.join(os.tmpdir(), 'x.js'), { GITHUB_WORKSPACE: root })).toBeNull();
});

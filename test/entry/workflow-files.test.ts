import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesOfWorkflow } from '../../src/entry/workflow-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'workflow-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

const namesOf = async (workflow: string) => (await filesOfWorkflow(workflow, folder)).map(({ name }) => name);

test('a workflow is made of what it calls in its own repository, and what that calls', async () => {
  const [gate, called] = ['.github/workflows/gate.yml', '.github/workflows/called.yml'];
  put(gate, `jobs:\n  a: { uses: ./${called} }\n  b:\n    uses: other/one/.github/workflows/x.yml@v1\n`);
  put(called, `steps:\n  - uses: "./.github/actions/load" # ours\n  - uses: actions/checkout@v6\n`);
  put('.github/actions/load/action.yaml', `runs: { steps: [{ uses: ./${gate} }, { uses: ./absent }] }\n`);
  put('.github/workflows/another.yml', 'jobs: {}\n');
  expect(await namesOf(gate)).toEqual([gate, called, '.github/actions/load/action.yaml']);
});

test('one that is not known or not there is made of nothing', async () => {
  put('secret.yml', '');
  expect(await namesOf('')).toEqual([]);
  expect(await namesOf('.github/workflows/gate.yml')).toEqual([]);
  expect(await namesOf('../secret.yml')).toEqual([]);
});

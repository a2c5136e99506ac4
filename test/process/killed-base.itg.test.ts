import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { killer } from '../support/machine/neighbour-rows.ts';
import { SERVER } from '../support/machine/server.ts';
import { emptyProject, type Project } from '../support/project.ts';
import { k6Binary } from '../support/tools.ts';
import { cli } from './cli.ts';
import { processesOf } from './leftovers.ts';

const SCRIPT = `import http from 'k6/http';
export default function () { http.get(__ENV.BASE_URL, { tags: { name: 'home' } }); }`;
const CONFIG =
  'app: { start: exec node server.cjs }\nworkload: { script: load.js, rate: 200/s, warmup: 1s }\n';

let folder: string;
let project: Project;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'killed-base-'));
  project = await emptyProject();
});
afterEach(() => {
  expect(processesOf(folder)).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
  rmSync(project.directory, { recursive: true, force: true });
});

test('a head that ends base is no pass: base lives alone, so the run is invalid and names head', async () => {
  const files = { 'server.cjs': SERVER, 'wait.txt': '0', 'load.js': SCRIPT, 'perf-gate.yml': CONFIG };
  for (const [name, text] of Object.entries(files)) await project.write(name, text);
  await project.commit('base');
  await project.write('server.cjs', killer());
  await project.commit('head');
  const k6 = ['--k6-path', await k6Binary('2.2.0'), '--out', path.join(folder, 'out')];
  const { code, stdout, stderr } = await cli(['run', '--base', 'HEAD~1', ...k6], {
    cwd: project.directory,
    env: { PERF_GATE_TEST_FOLDER: folder },
  });
  expect(code, stdout + stderr).toBe(3);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    'Base died beside head, and lived alone under the same load: head may have stopped it.',
  );
  expect(stdout).toMatch(/^INVALID/);
  // What k6 said beside head is kept.
  const logs = ['k6-alone-base.log', 'k6-alone.log', 'k6-base.log', 'k6.log'];
  expect(readdirSync(path.join(folder, 'out'))).toEqual(expect.arrayContaining(logs));
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Judgement } from '../../src/core/model/judgement/judgement.ts';
import type { Recording } from '../../src/core/model/recording/recording.ts';
import { k6Binary } from '../support/tools.ts';
import { execute } from './cli.ts';

const SOURCE = path.join(import.meta.dirname, '..', '..', 'src', 'entry', 'cli.ts');
/** Computes for 4 ms a request, of the processor's time: of the wall's a busy machine has less of it. */
const SERVER = `require('node:http').createServer((_, response) => {
  const from = process.cpuUsage();
  const spent = () => { const { user, system } = process.cpuUsage(from); return user + system; };
  while (spent() < 4000);
  response.end('{}');
}).listen(process.env.PORT, '127.0.0.1');`;
const CONFIG = `gate: shop
app: { start: exec node server.cjs }
workload: { requests: [GET /orders], rate: 50/s, duration: 4s }
targets: [memory < 99%, memory < 0.1%, disk-wait <= 100%, network < 80%, cpu <= 100%]
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'readings-'));
  writeFileSync(path.join(folder, 'server.cjs'), SERVER);
  writeFileSync(path.join(folder, 'perf-gate.yml'), CONFIG);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a run alone reads the machine and the processes of its application, and judges targets by them', async () => {
  const out = path.join(folder, 'out');
  const args = ['run', '--json', '--out', out, '--k6-path', await k6Binary('2.2.0')];
  const env = { NO_COLOR: '1' };
  const { stdout, stderr } = await execute(process.execPath, [SOURCE, ...args], { cwd: folder, env });
  const judgement: Judgement = JSON.parse(stdout);
  expect(
    judgement.targets?.map(({ text, state, why }) => [text, state, why]),
    stderr,
  ).toEqual([
    ['memory < 99%', 'met', expect.stringMatching(/^of the .*all programs together$/)],
    ['memory < 0.1%', 'missed', expect.stringMatching(/^of the .*all programs together$/)],
    ['disk-wait <= 100%', 'met', undefined],
    [
      'network < 80%',
      'unmeasured',
      'the application is called on its own machine, which uses no network link',
    ],
    ['cpu <= 100%', 'met', undefined],
  ]);
  const recording: Recording = JSON.parse(readFileSync(path.join(out, 'recording.json'), 'utf8'));
  const { head } = recording.arms;
  const { readings } = recording.windows[0] ?? {};
  // The 4 ms hold what other threads of it do meanwhile; what a request costs beside them differs.
  expect((readings?.cpu ?? 0) / head.overall.requests).toBeGreaterThan(2);
  expect(readings?.threads).toBeGreaterThan(5);
  expect(head.processes?.readyMs).toHaveLength(1);
  expect(head.processes?.memory[0]?.after).toBeGreaterThan(20e6);
  expect(head.processes?.requests).toEqual([head.overall.requests]);
});

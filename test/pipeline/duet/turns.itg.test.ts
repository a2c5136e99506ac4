import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLoadGenerator } from '../../../src/adapters/k6/load-generator.ts';
import { decodeRecording } from '../../../src/core/stored/decode.ts';
import { judge } from '../../../src/core/words/judge.ts';
import { measure } from '../../../src/pipeline/measure.ts';
import type { Ports } from '../../../src/pipeline/ports.ts';
import { createClock } from '../../../src/plumbing/time/clock.ts';
import { POLICY } from '../../contracts/policy.ts';
import { configOf } from '../../core/config/written.ts';
import { k6Binary } from '../../support/tools.ts';
import { contextOf, createWorld } from '../world.ts';

let directory: string;
const servers: Server[] = [];
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'turns-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  await rm(directory, { recursive: true, force: true });
});

/** A server that answers after a while. */
async function serve(waitMs: number): Promise<string> {
  const server = createServer((_, response) => void setTimeout(() => response.end('{}'), waitMs));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const SCRIPT = `import http from 'k6/http';
export const options = { scenarios: { one: { executor: 'constant-vus', vus: 4, duration: '7s' } } };
export default function () { http.get(__ENV.BASE_URL + '/', { tags: { name: 'home' } }); }`;

/** The verdict of two running applications on a machine with memory for one k6 alone, judged from what was kept. */
async function verdictOf({ base, head }: { base: number; head: number }, limit: string) {
  await writeFile(path.join(directory, 'load.js'), SCRIPT);
  const [ofBase, ofHead] = [await serve(base), await serve(head)];
  const { ports: all, said } = createWorld({ freeBytes: 100 * 1024 ** 2 });
  const ports: Ports = {
    ...all,
    clock: createClock(),
    files: {
      ...all.files,
      path: (name) => path.join(directory, name),
      async write(name, text) {
        await writeFile(path.join(directory, name), text);
        return path.join(directory, name);
      },
    },
    loadGenerator: async () =>
      createLoadGenerator({
        binary: await k6Binary('2.2.0'),
        log: all.log,
        clock: createClock(),
        env: { PATH: process.env['PATH'] ?? '', HOME: os.homedir() },
      }),
  };
  const config = {
    ...configOf(
      `workload: { script: load.js }\ncompare: { base-target: '${ofBase}', head-target: '${ofHead}', shape: whole, whole-limit: ${limit} }\n`,
    ),
    workingDirectory: directory,
  };
  const measured = await measure(config, contextOf(), ports, new AbortController().signal);
  if (measured.kind !== 'recorded') throw new Error(measured.text);
  const kept = decodeRecording(JSON.parse(JSON.stringify(measured.recording)));
  if (!kept.ok) throw new Error(kept.reason);
  const judgement = judge({
    ...{ head: kept.value, policy: POLICY, createdAt: kept.value.createdAt, tool: '0.1.0' },
    ...{ baseline: { runs: [], refused: [], history: null }, remedy: { kind: 'told', text: '' } },
  });
  return { judgement, duet: kept.value.duet, said: said.join('\n') };
}

test('two of one build, each driven by itself in turn, are no regression', async () => {
  const { judgement, duet, said } = await verdictOf({ base: 20, head: 20 }, '60s');
  expect(duet).toMatchObject({ inTurns: { levels: [{}] }, mostPairs: 4 });
  expect(['pass', 'inconclusive']).toContain(judgement.verdict);
  expect(judgement.reason).toContain('4 pairs of whole runs');
  expect(judgement.comparing).toMatchObject({ inTurns: true, pairs: 4 });
  expect(said).toContain('Two k6 with 4 VUs each take about');
});

test('one that answers three times as slowly fails', async () => {
  const { judgement, duet } = await verdictOf({ base: 20, head: 60 }, '60s');
  expect(duet).toMatchObject({ inTurns: {}, mostPairs: 4, stop: 'regressed' });
  // Two pairs, where the machine is not so busy that both are slow.
  expect([2, 4]).toContain(judgement.comparing?.pairs);
  expect(judgement).toMatchObject({ verdict: 'fail', comparing: { inTurns: true } });
  expect(judgement.reason).toMatch(/^(GET home is|all requests are) (\d+ %|[\d.]+×) slower \(p\d\d/);
});

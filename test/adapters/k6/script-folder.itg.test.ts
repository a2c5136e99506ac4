import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createLoadGenerator } from '../../../src/adapters/k6/load-generator.ts';
import { createClock } from '../../../src/plumbing/time/clock.ts';
import { k6Binary } from '../../support/tools.ts';
import { startServer, type TestServer } from './test-server.ts';

/** A repository in which the script stands two folders deep, with all that k6 finds from where the script is. */
const FILES: Readonly<Record<string, string>> = {
  'proto/menu.proto':
    'syntax = "proto3"; package menu; service Menu { rpc Get (A) returns (A); } message A { string a = 1; }',
  'load/k6/load.ts': `import http from 'k6/http';
import { open as openFile } from 'k6/experimental/fs';
import { Client } from 'k6/net/grpc';
import { two } from './lib/typed.ts';
import { three } from './lib/reader.js';
const { four } = require('./lib/common.js');
const client: Client = new Client();
client.load(['../../proto'], 'menu.proto');
const one: number = JSON.parse(open('./one.json')).one;
const file = await openFile('./one.json');
const url: string = import.meta.resolve('./one.json');
export const options = { vus: 1, iterations: 1 };
export default function () {
  const seen = [one, two, three, four, url.endsWith('/load/k6/one.json')].join();
  if (seen !== '1,2,3,4,true' || file === undefined) throw new Error(seen);
  http.get(\`\${__ENV.BASE_URL}/\`, { tags: { name: 'home' } });
}
export async function handleSummary() {
  return { 'summary.txt': 'here', [\`\${__ENV.FIXED}/fixed.txt\`]: 'there', stdout: 'said' };
}`,
  'load/k6/one.json': '{ "one": 1 }',
  'load/k6/lib/typed.ts': 'export const two: number = 2;',
  'load/k6/lib/reader.js': "export const three = JSON.parse(open('./three.json')).three;",
  'load/k6/lib/three.json': '{ "three": 3 }',
  'load/k6/lib/common.js': 'module.exports = { four: 4 };',
};

let server: TestServer;
let directory: string;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'script-folder-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    writeFileSync(path.join(directory, name), text);
  }
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test.each(['1.8.1', '2.2.0'] as const)(
  'k6 %s finds what the script names from its own folder, and writes where it was started',
  async (line) => {
    const generator = createLoadGenerator({
      binary: await k6Binary(line),
      log: { write: () => {}, group: (_title, body) => body() },
      clock: createClock(),
      env: { PATH: process.env['PATH'] ?? '', HOME: os.homedir() },
    });
    const fixed = path.join(directory, 'proto');
    const none = { target: null, rate: null, durationMs: null, warmupMs: null, environment: null };
    const { validity, load, endpoints } = await generator.measure({
      workload: { ...none, script: 'load/k6/load.ts', env: [`FIXED=${fixed}`] },
      baseUrl: server.url,
      local: true,
      directory: path.join(directory, 'out'),
      workingDirectory: directory,
      signal: new AbortController().signal,
    });
    expect(validity).toEqual({ valid: true });
    expect(load).toMatchObject({ outcome: 'completed', iterations: 1 });
    expect(endpoints).toMatchObject([{ name: 'home', requests: 1 }]);
    const written = (name: string) => readFileSync(path.join(directory, name), 'utf8');
    expect([written('summary.txt'), written('proto/fixed.txt')]).toEqual(['here', 'there']);
    expect(written('out/k6.log')).toContain('said');
  },
);

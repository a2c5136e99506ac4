/**
 * What naming requests costs inside k6: `npm run bench:naming [-- --requests 10000 --rounds 3 --line 2.2.0]`.
 *
 * One user asks a server that answers next to nothing, with k6 as it is and with the module that names requests, in
 * interleaved rounds: always the same addresses, and another id in each. CPU is all of k6's, less that of a run of two
 * requests.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { systemTags } from '../src/adapters/k6/collect/tags.ts';
import { namesModule } from '../src/adapters/k6/names/names-module.ts';
import { NO_RULES } from '../src/adapters/k6/names/naming.ts';
import { k6Binary } from '../test/support/tools.ts';
import { median, timed } from './support/cpu.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    line: { type: 'string', default: '2.2.0' },
  },
});
const ADDRESSES = {
  'the same addresses': ['/products', '/users/me/orders'],
  'another id in each': [`/products/\${id}`, `/users/\${id}/orders`],
};
type Kind = keyof typeof ADDRESSES;
const KINDS = Object.keys(ADDRESSES) as Kind[];

/** k6's script; `names`: the text of the module that names its requests, in a file of its own. */
const scriptOf = (kind: Kind, isNamed: boolean): string => `${isNamed ? "import './names.js';\n" : ''}
import http from 'k6/http';
export const options = {
  scenarios: { all: { executor: 'per-vu-iterations', vus: 1, iterations: Number(__ENV.ITERATIONS), maxDuration: '10m' } },
  systemTags: ${JSON.stringify(systemTags([], []))},
};
let id = 1000;
export default function () {
  id += 1;
${ADDRESSES[kind].map((address) => `  http.get(\`\${__ENV.BASE_URL}${address}\`);`).join('\n')}
}
`;

const server = spawn(process.execPath, [path.join(import.meta.dirname, 'support', 'target.ts')], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const port = await new Promise<string>((resolve) =>
  server.stdout.once('data', (chunk) => resolve(String(chunk).trim())),
);
const k6 = await k6Binary(values.line as '1.8.1' | '2.2.0');
const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-naming-'));
await writeFile(path.join(folder, 'names.js'), namesModule(NO_RULES));
const script = path.join(folder, 'script.js');
const summary = path.join(folder, 'summary.json');

/** Seconds of CPU that a run takes. */
async function spent(kind: Kind, isNamed: boolean, requests: number): Promise<number> {
  await writeFile(script, scriptOf(kind, isNamed));
  const env = {
    ...process.env,
    BASE_URL: `http://127.0.0.1:${port}`,
    ITERATIONS: String(requests / 2),
    ...{ K6_NO_USAGE_REPORT: 'true', GOGC: '400' },
  };
  const run = await timed([k6, 'run', '--quiet', '--address=', `--summary-export=${summary}`, script], env);
  const { http_reqs: made } = JSON.parse(await readFile(summary, 'utf8')).metrics;
  if (made.count !== requests)
    throw new Error(`k6 made ${made.count} of ${requests} requests: ${run.stderr}`);
  return run.cpuSeconds;
}

const requests = Number(values.requests);
const found = KINDS.map((kind) => ({ kind, bare: [] as number[], named: [] as number[] }));
for (let round = 0; round < Number(values.rounds); round += 1) {
  for (const { kind, bare, named } of found) {
    for (const isNamed of round % 2 === 0 ? [false, true] : [true, false]) {
      const [start, whole] = [await spent(kind, isNamed, 2), await spent(kind, isNamed, requests)];
      (isNamed ? named : bare).push(((whole - start) / (requests - 2)) * 1e6);
    }
  }
}
const shown = (list: readonly number[]) =>
  `${median(list).toFixed(0)} (${Math.min(...list).toFixed(0)}–${Math.max(...list).toFixed(0)})`;
console.log(`| µs of CPU per request, k6 ${values.line} | as it is | with names | more |\n|---|--:|--:|--:|`);
for (const { kind, bare, named } of found) {
  const more = (median(named) - median(bare)).toFixed(0);
  console.log(`| ${kind} | ${shown(bare)} | ${shown(named)} | ${more} |`);
}
await rm(folder, { recursive: true });
server.stdin.end();

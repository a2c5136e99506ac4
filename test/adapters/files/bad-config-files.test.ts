import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfigFile } from '../../../src/adapters/files/config-file.ts';
import { parseConfig } from '../../../src/core/config/parse.ts';
import type { Problem } from '../../../src/core/config/problem.ts';
import { UsageError } from '../../../src/ports/errors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'bad-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const line = ({ where, line, column, message }: Problem) =>
  line === null ? `${where}: ${message}` : `${where}:${line}:${column} ${message}`;

/** Every problem of a perf-gate.yml, in the words and at the places that a user sees. */
async function problemsOf(text: string, overrides: Record<string, string> = {}): Promise<readonly string[]> {
  writeFileSync(path.join(folder, 'perf-gate.yml'), text);
  try {
    const parsed = parseConfig({
      file: await readConfigFile(folder, null),
      overrides,
      label: (id) => `--${id}`,
      measures: true,
      defaultGate: 'job',
      outFor: (gate) => `/out/${gate}`,
      resolve: (name) => `/abs/${name}`,
    });
    return parsed.ok ? [] : parsed.problems.map(line);
  } catch (thrown) {
    if (thrown instanceof UsageError) return thrown.problems.map(line);
    throw thrown;
  }
}

/** The smallest file that is right, in two lines; what is added stands from line 3 on. */
const RIGHT = 'app: { start: node server.js }\nworkload: { script: load.js }\n';
const workload = (entry: string) =>
  `app: { start: node server.js }\nworkload:\n  script: load.js\n  ${entry}\n`;
const RATE = 'iterations per second, minute or hour, such as 200/s or 30/m, and at most 1000000/s';
const TIME = 'a time with its unit, such as 30s, 5m or 1m30s, and at most 168h';
const PERCENT = 'a percentage above 0 and up to 1000 with its sign, such as 20%';
const GATE =
  'at most 100 letters, digits, dots, dashes, underscores or slashes, each part beginning with a letter or digit';

test.each([
  ['', 'empty overrides'],
  ['gate: a/b.c_d-e\n', 'a gate with every sign'],
  ['policy:\nbaseline:\n', 'groups without content'],
  ['policy: { warn: , fail: }\n', 'keys without values'],
  ['policy: { warn: 0.5 %, fail: 1000% }\n', 'limits at their edges'],
])('a right file has no problem: %j', async (added) => {
  expect(await problemsOf(RIGHT + added)).toEqual([]);
});

test.each([
  // unknown keys
  ['gte: 1', 'perf-gate.yml:3:1 gte is not a setting. Did you mean gate?'],
  [
    'zebra: 1',
    'perf-gate.yml:3:1 zebra is not a setting. Known here: gate, comment-group, check-run, paths, hand-over, app, workload, compare, policy, targets, probes, baseline.',
  ],
  ['rate: 5/s', 'perf-gate.yml:3:1 rate is not a setting. Did you mean workload.rate?'],
  ['env: [A]', 'perf-gate.yml:3:1 env is not a setting. Did you mean app.env or workload.env?'],
  [
    'workload.rate: 5/s',
    'perf-gate.yml:3:1 workload.rate is not a setting as one key. Write rate below workload.',
  ],
  [
    'mode: record',
    'perf-gate.yml:3:1 mode is not a setting. Did you mean compare.mode? The action\'s input "mode" does not stand in the file.',
  ],
  [
    'k6-version: 2.2.0',
    'perf-gate.yml:3:1 k6-version is not a setting. It is the action\'s input "k6-version" or the flag --k6-version, and does not stand in the file.',
  ],
  ['policy: { wran: 20% }', 'perf-gate.yml:3:11 policy.wran is not a setting. Did you mean warn?'],
  [
    '7: x',
    'perf-gate.yml:3:1 7 is not a setting. Known here: gate, comment-group, check-run, paths, hand-over, app, workload, compare, policy, targets, probes, baseline.',
  ],
  [
    'policy: 20%',
    'perf-gate.yml:3:9 policy must hold settings (from, warn, fail, fail-on, thresholds, on-inconclusive, on-no-baseline, on-invalid, metrics, endpoints, budget, confidence, seed), not "20%".',
  ],
  // gate
  ['gate: a b', `perf-gate.yml:3:7 gate is "a b", but must be ${GATE}. Did you mean a-b?`],
  ['gate: 7', `perf-gate.yml:3:7 gate is 7, but must be ${GATE}. Did you mean "7", in quotes?`],
  ['gate: a/../b', `perf-gate.yml:3:7 gate is "a/../b", but must be ${GATE}. Did you mean a-..-b?`],
  [`gate: ${'g'.repeat(101)}`, `perf-gate.yml:3:7 gate is "${'g'.repeat(99)}…, but must be ${GATE}.`],
  // policy
  ['policy: { warn: 20 }', `perf-gate.yml:3:17 policy.warn is 20, but must be ${PERCENT}. Did you mean 20%?`],
  [
    'policy: { warn: 0.2 }',
    `perf-gate.yml:3:17 policy.warn is 0.2, but must be ${PERCENT}. Did you mean 20%?`,
  ],
  [
    'policy: { fail: 60 percent }',
    `perf-gate.yml:3:17 policy.fail is "60 percent", but must be ${PERCENT}. Did you mean 60%?`,
  ],
  ['policy: { warn: 0% }', `perf-gate.yml:3:17 policy.warn is "0%", but must be ${PERCENT}.`],
  ['policy: { warn: 60% }', 'perf-gate.yml:3:17 policy.warn (60%) must be below policy.fail (50%).'],
  ['policy: { fail: 7% }', 'perf-gate.yml:3:17 policy.warn (20%) must be below policy.fail (7%).'],
  ['policy: { warn: 7%, fail: 7% }', 'perf-gate.yml:3:17 policy.warn (7%) must be below policy.fail (7%).'],
  [
    'policy: { fail-on: wran }',
    'perf-gate.yml:3:20 policy.fail-on is "wran", but must be one of fail, warn, never. Did you mean warn?',
  ],
  [
    'policy: { thresholds: true }',
    'perf-gate.yml:3:23 policy.thresholds is true, but must be one of head-only, fail, warn, ignore.',
  ],
  // baseline
  [
    'baseline: { store: s3 }',
    'perf-gate.yml:3:20 baseline.store is "s3", but must be artifact, directory:PATH, branch:NAME (a name that git allows) or none.',
  ],
  [
    'baseline: { store: ./base }',
    'perf-gate.yml:3:20 baseline.store is "./base", but must be artifact, directory:PATH, branch:NAME (a name that git allows) or none. Did you mean directory:./base?',
  ],
  [
    'baseline: { branches: [main, 1.0, {}] }',
    'perf-gate.yml:3:30 baseline.branches[1] is 1, but must be a text. Did you mean "1", in quotes?',
    'perf-gate.yml:3:35 baseline.branches[2] is {}, but must be a text.',
  ],
])('%s', async (added, ...problems) => {
  expect(await problemsOf(`${RIGHT}${added}\n`)).toEqual(problems);
});

test.each([
  ['rate: 200', `perf-gate.yml:4:9 workload.rate is 200, but must be ${RATE}. Did you mean 200/s?`],
  ['rate: 200rps', `perf-gate.yml:4:9 workload.rate is "200rps", but must be ${RATE}. Did you mean 200/s?`],
  [
    'rate: 30 per minute',
    `perf-gate.yml:4:9 workload.rate is "30 per minute", but must be ${RATE}. Did you mean 30/m?`,
  ],
  ['rate: 0/s', `perf-gate.yml:4:9 workload.rate is "0/s", but must be ${RATE}.`],
  ['rate: [200/s]', `perf-gate.yml:4:9 workload.rate is ["200/s"], but must be ${RATE}.`],
  ['warmup: 30', `perf-gate.yml:4:11 workload.warmup is 30, but must be ${TIME}. Did you mean 30s?`],
  ['warmup: 5 min', `perf-gate.yml:4:11 workload.warmup is "5 min", but must be ${TIME}. Did you mean 5m?`],
  ['warmup: 0s', `perf-gate.yml:4:11 workload.warmup is "0s", but must be ${TIME}.`],
  ['warmup: 5 parsecs', `perf-gate.yml:4:11 workload.warmup is "5 parsecs", but must be ${TIME}.`],
  [
    'duration: 30s',
    "perf-gate.yml:4:13 duration needs rate: without it the script's own options decide how long it runs.",
  ],
  [
    'env: 5',
    'perf-gate.yml:4:8 workload.env is 5, but must be a list of variables as NAME or NAME=value, or names with values, such as { LOG_LEVEL: warn }.',
  ],
  [
    'env: { A: [1] }',
    'perf-gate.yml:4:13 workload.env.A is [1], but must be a text, a number, true or false.',
  ],
  [
    'env: [OK, $API_KEY, "A B", =x, "REGION: eu"]',
    'perf-gate.yml:4:13 workload.env[1] is "$API_KEY", but must be NAME or NAME=value. Did you mean API_KEY?',
    'perf-gate.yml:4:23 workload.env[2] is "A B", but must be NAME or NAME=value.',
    'perf-gate.yml:4:30 workload.env[3] is "=x", but must be NAME or NAME=value.',
    'perf-gate.yml:4:34 workload.env[4] is "REGION: eu", but must be NAME or NAME=value. Did you mean REGION=eu?',
  ],
  [
    'environment: 2026',
    'perf-gate.yml:4:16 workload.environment is 2026, but must be a text. Did you mean "2026", in quotes?',
  ],
  [
    'target: http://127.0.0.1',
    'perf-gate.yml:4:11 app.start and workload.target exclude each other: keep the one that is meant.',
  ],
])('workload with %s', async (entry, ...problems) => {
  expect(await problemsOf(workload(entry))).toEqual(problems);
});

const START = 'app.start (or --start)';
test.each([
  [
    'app: { start: x, port: 70000 }\nworkload: { script: a.js }',
    'perf-gate.yml:1:24 app.port is 70000, but must be a port from 1 to 65535.',
  ],
  [
    'app: { start: x, port: true }\nworkload: { script: a.js }',
    'perf-gate.yml:1:24 app.port is true, but must be a port from 1 to 65535.',
  ],
  [
    'app: { start: x, env: [A=1] }\nworkload: { script: a.js }',
    'perf-gate.yml:1:23 app.env is ["A=1"], but must be names with values, such as { LOG_LEVEL: warn }.',
  ],
  [
    'app: { start: x, env: { A: , B: [1] } }\nworkload: { script: a.js }',
    'perf-gate.yml:1:28 app.env.A is empty, but must be a text, a number, true or false. Did you mean "", an empty text?',
    'perf-gate.yml:1:33 app.env.B is [1], but must be a text, a number, true or false.',
  ],
  [
    'app: { build: make, port: 80 }\nworkload: { script: a.js, target: http://x.test }',
    `perf-gate.yml:1:15 app.build has no use without ${START}: add the command that starts the application, or take app.build out.`,
    `perf-gate.yml:1:27 app.port has no use without ${START}: add the command that starts the application, or take app.port out.`,
  ],
  [
    'workload: { script: a.js, target: localhost:3000 }',
    'perf-gate.yml:1:35 workload.target is "localhost:3000", but must be a URL that begins with http:// or https://. Did you mean http://localhost:3000?',
  ],
  [
    'workload: { script: a.js }',
    `perf-gate.yml: there is nothing to measure. Set ${START} to start the application, or workload.target (or --target) to one that runs.`,
  ],
  [
    'gate: shop\nworkload: { target: http://x.test }',
    'perf-gate.yml:2:1 no k6 script is named. Set workload.script (or --script), or one of workload.requests, workload.url, workload.openapi, workload.har to have one made.',
  ],
  // YAML
  [
    'gate: a\ngate: b\napp: [\n',
    'perf-gate.yml:2:1 perf-gate.yml is not valid YAML: Map keys must be unique.',
    'perf-gate.yml:4:1 perf-gate.yml is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ].',
  ],
  ['\tgate: a', 'perf-gate.yml:1:1 perf-gate.yml is not valid YAML: Tabs are not allowed as indentation.'],
  [
    'gate: a\n---\ngate: b',
    'perf-gate.yml:2:1 perf-gate.yml is not valid YAML: only one document is allowed, and a line of --- begins another.',
  ],
  ['? [a]\n: b', 'perf-gate.yml:1:3 perf-gate.yml is not valid YAML: a key must be a text.'],
  [
    'gate: *shop',
    'perf-gate.yml:1:7 perf-gate.yml is not valid YAML: Unresolved alias (the anchor must be set before the alias): shop.',
  ],
  ['gate: !secret a', 'perf-gate.yml:1:7 perf-gate.yml is not valid YAML: Unresolved tag: !secret.'],
])('%s', async (text, ...problems) => {
  expect(await problemsOf(text)).toEqual(problems);
});

test('a rate that cannot be read is still a rate that was given', async () => {
  expect(await problemsOf(workload('duration: 5s\n  rate: x'))).toEqual([
    `perf-gate.yml:5:9 workload.rate is "x", but must be ${RATE}.`,
  ]);
});

test('every problem of a file is told at once, and those of flags with them', async () => {
  const text =
    'gate: a b\napp: { start: x }\nworkload:\n  scirpt: a.js\n  rate: 200\npolicy: { warn: much }\n';
  expect(await problemsOf(text, { fail: '50' })).toEqual([
    'perf-gate.yml:4:3 workload.scirpt is not a setting. Did you mean script?',
    `perf-gate.yml:1:7 gate is "a b", but must be ${GATE}. Did you mean a-b?`,
    `perf-gate.yml:5:9 workload.rate is 200, but must be ${RATE}. Did you mean 200/s?`,
    `perf-gate.yml:6:17 policy.warn is "much", but must be ${PERCENT}.`,
    `--fail: --fail is "50", but must be ${PERCENT}. Did you mean 50%?`,
    'perf-gate.yml:3:1 no k6 script is named. Set workload.script (or --script), or one of workload.requests, workload.url, workload.openapi, workload.har to have one made.',
  ]);
});

test('a file that holds no settings is told so once', async () => {
  const [first] = await problemsOf('- a\n', { script: 'a.js', target: 'http://x.test' });
  expect(first).toBe('perf-gate.yml:1:1 perf-gate.yml must hold settings, such as gate: shop.');
});

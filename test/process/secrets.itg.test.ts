import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../support/github/emulator.ts';
import { createProject, type Project } from '../support/project.ts';
import { k6Binary } from '../support/tools.ts';

const ACTION = path.join(import.meta.dirname, '..', '..', 'dist', 'action.js');

/** Where each stands: the job's environment, the configuration, and the password of a URL in it. */
const SECRETS = {
  JOB: 'job-Ax81kd',
  PIN: 'pin-hunter2',
  TENANT: 'tenant-4711x',
  PASSWORD: 'hunter2-of-db',
  LISTED: 'listed-0815y',
};

const CONFIG = `app:
  start: node leaky.js
  env: { SHOP_PIN: ${SECRETS.PIN}, DATABASE_URL: "postgres://app:${SECRETS.PASSWORD}@127.0.0.1/shop" }
workload:
  script: load.js
  env: [LISTED, "TENANT=${SECRETS.TENANT}"]
`;

/** Tells all that it knows, as programs do in their first line. */
const TELL = `console.log('starting with', JSON.stringify(process.env), process.env.DATABASE_URL);`;
const APP = `${TELL}
require('http').createServer((request, response) => {
  console.log(request.url, process.env.SHOP_PIN);
  response.end('ok');
}).listen(process.env.PORT);`;
const SCRIPT = `import http from 'k6/http';
import { check } from 'k6';
export const options = { thresholds: { ['http_req_duration{name:of ' + __ENV.TENANT + '}']: ['p(95)<0.001'] } };
export default function () {
  const response = http.get(__ENV.BASE_URL + '/x', { tags: { name: 'of ' + __ENV.TENANT } });
  check(response, { ['with ' + __ENV.LISTED]: () => true });
  console.log('token ' + __ENV.LISTED);
  console.warn('tenant ' + __ENV.TENANT);
  if (__ITER === 3) throw new Error('broken for ' + __ENV.LISTED);
}`;

let github: Emulator;
let project: Project;
let temp: string;
beforeEach(async () => {
  github = await startEmulator();
  project = await createProject('name: none\n');
  temp = mkdtempSync(path.join(os.tmpdir(), 'runner-'));
  await project.write('load.js', SCRIPT);
  await project.write('leaky.js', APP);
  await project.write('perf-gate.yml', CONFIG);
  await project.commit('the shop');
});
afterEach(async () => {
  await github.close();
  rmSync(project.directory, { recursive: true, force: true });
  rmSync(temp, { recursive: true, force: true });
});

/** The bundle as the runner starts it for a pull request. Returns all that it left, by place. */
async function run(inputs: Record<string, string>): Promise<Readonly<Record<string, string>>> {
  const repository = { id: 1, full_name: github.repository, default_branch: 'main' };
  const sha = await project.git('rev-parse', 'HEAD');
  const pull = { number: 7, head: { sha, ref: 'change', repo: repository }, base: { ref: 'main' } };
  const given = {
    'k6-path': await k6Binary('2.2.0'),
    ...{ rate: '10/s', duration: '2s', compare: 'stored', 'github-token': github.token },
    ...inputs,
  };
  const file = (name: string, text = '') => {
    writeFileSync(path.join(temp, name), text);
    return path.join(temp, name);
  };
  mkdirSync(temp, { recursive: true });
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    ...github.env(300),
    DEPLOY_TOKEN: SECRETS.JOB,
    LISTED: SECRETS.LISTED,
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify({ number: 7, pull_request: pull, repository })),
    ...{ GITHUB_SHA: sha, GITHUB_JOB: 'gate', GITHUB_SERVER_URL: 'https://github.com', RUNNER_TEMP: temp },
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    ...Object.fromEntries(Object.entries(given).map(([name, one]) => [`INPUT_${name.toUpperCase()}`, one])),
  };
  const child = spawn(process.execPath, [ACTION], { cwd: project.directory, env });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  await new Promise((resolve) => child.on('close', resolve));
  const written = ['load.js', 'leaky.js', 'perf-gate.yml', '.git'].map((one) =>
    path.join(project.directory, one),
  );
  return {
    // The runner is told what to hide, and shows none of it.
    log: log.replace(/^::add-mask::.*$/gm, ''),
    github: JSON.stringify([github.state.comments, github.state.statuses]),
    ...filesIn(temp, written),
    ...filesIn(project.directory, written),
  };
}

function filesIn(folder: string, except: readonly string[]): Record<string, string> {
  const names = readdirSync(folder, { withFileTypes: true }).map((entry) => ({
    entry,
    name: path.join(folder, entry.name),
  }));
  return Object.assign(
    {},
    ...names
      .filter(({ name }) => !except.includes(name))
      .map(({ entry, name }) =>
        entry.isDirectory() ? filesIn(name, except) : { [name]: readFileSync(name, 'utf8') },
      ),
  );
}

/** Places that hold a secret, each with its name. */
function leaks(places: Readonly<Record<string, string>>): readonly string[] {
  const all = { ...SECRETS, GITHUB: github.token };
  return Object.entries(places).flatMap(([place, text]) =>
    Object.entries(all).flatMap(([name, secret]) => (text.includes(secret) ? [`${name} in ${place}`] : [])),
  );
}

const named = (places: Readonly<Record<string, string>>, name: string): string =>
  Object.entries(places).find(([place]) => place.endsWith(name))?.[1] ?? '';

test('a run leaves no secret in any file, log, comment or status', async () => {
  const places = await run({});
  expect(leaks(places)).toEqual([]);
  expect(named(places, 'app-head.log')).toContain('starting with');
  expect(named(places, 'app-head.log')).toContain('/x ***');
  expect(named(places, 'k6.log')).toContain('token ***');
  expect(named(places, 'recording.json')).toContain('of ***');
  expect(places['github'], places['log']).toContain('of &#42;&#42;&#42;');
});

test('an application that tells its secrets and ends leaves none in the report', async () => {
  await project.write('leaky.js', `${TELL} console.log('pin', process.env.SHOP_PIN); process.exit(1);`);
  const places = await run({});
  expect(leaks(places)).toEqual([]);
  expect(places['github']).toContain('pin &#42;&#42;&#42;');
});

test('a mistake in the configuration is told without the values of its variables', async () => {
  const lists = `app:\n  start: node leaky.js\n  env: { A: [${SECRETS.PIN}] }\nworkload: { script: load.js, env: { T: ${SECRETS.TENANT} } }\n`;
  await project.write('perf-gate.yml', lists);
  const places = await run({});
  expect(places['log']).toContain('app.env.A is');
  expect(leaks(places)).toEqual([]);
});

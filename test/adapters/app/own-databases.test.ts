import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createAppRunner } from '../../../src/adapters/app/app-runner.ts';
import type { AppConfig } from '../../../src/core/config/settings/app.ts';
import { createClock } from '../../../src/plumbing/time/clock.ts';
import type { Databases } from '../../../src/ports/app/databases.ts';
import { MachineError } from '../../../src/ports/errors.ts';
import { appScene } from './app-scene.ts';

const scene = appScene();

const URL_OF_USER = 'postgres://u:p@db/shop';
const TOKEN = 'ghs_0123456789abcdef';
/** makes and drops, in the order in which they happened */
let happened: string[];
let urls: string[];
beforeEach(() => {
  happened = [];
  urls = [];
});

const databases: Databases = {
  async make({ arm, variable, url }) {
    urls.push(url);
    if (url === '') throw new MachineError(`no ${variable}`, '');
    happened.push(`make ${arm}`);
    return {
      name: `own_${arm}`,
      url: `postgres://u:p@db/own_${arm}`,
      drop: async () => void happened.push(`drop ${arm}`),
    };
  },
};

function runner(made: Databases = databases, env: Readonly<Record<string, string>> = {}) {
  const log = {
    write: (_: string, text: string) => void happened.push(text),
    group: <T>(_: string, body: () => Promise<T>) => body(),
  };
  const all = { ...process.env, DATABASE_URL: URL_OF_USER, PERF_GATE_TEST_FOLDER: scene().folder, ...env };
  return createAppRunner({ log, clock: createClock(), env: all, databases: made });
}

/** Each command notes the variables that it got. */
const NOTES = (step: string) => `echo "${step} $DATABASE_URL $PERF_GATE_DATABASE $JDBC" >> notes.txt`;
const OWN: Partial<AppConfig> = {
  build: NOTES('build'),
  setup: NOTES('setup'),
  start: `${NOTES('start')}; exec node server.js`,
  reset: NOTES('reset'),
  stop: NOTES('stop'),
  databaseUrlEnv: 'DATABASE_URL',
  env: { JDBC: 'jdbc:postgresql://db/$' + '{PERF_GATE_DATABASE}' },
};
const notes = () => readFileSync(path.join(scene().folder, 'notes.txt'), 'utf8').trim().split('\n');

test('each command of an arm gets the URL of its own database in the same variable, and its name', async () => {
  const apps = runner();
  const request = scene().request(OWN);
  await apps.build(request);
  const app = await apps.start(request);
  await apps.reset(request, app);
  await app.stop();
  await apps.release('head');
  const given = 'postgres://u:p@db/own_head own_head jdbc:postgresql://db/own_head';
  const steps = ['build', 'setup', 'start', 'reset', 'stop'];
  expect(notes()).toEqual(steps.map((step) => `${step} ${given}`));
});

test("without the setting they get the user's own", async () => {
  const apps = runner();
  const app = await apps.start(scene().request({ ...OWN, databaseUrlEnv: null, env: {} }));
  await app.stop();
  await apps.release('head');
  expect(new Set(notes().map((line) => line.split(' ')[1]))).toEqual(new Set([URL_OF_USER]));
  expect(happened.filter((one) => /make|drop/.test(one))).toEqual([]);
});

const lives = () => happened.filter((one) => /^(make|drop)/.test(one));

test('a database is new for the start after the build, kept for a start anew, and dropped at the end', async () => {
  const apps = runner();
  const request = scene().request({ ...OWN, stop: null });
  await apps.build(request);
  expect(lives()).toEqual(['make head']);
  const first = await apps.start(request);
  expect(lives()).toEqual(['make head', 'make head']);
  await first.stop();
  const second = await apps.start({ ...request, again: true });
  await second.stop();
  expect(lives()).toEqual(['make head', 'make head']);
  await apps.release('head');
  await apps.release('head');
  await apps.release('base');
  expect(lives()).toEqual(['make head', 'make head', 'drop head']);
});

test('the second try of a start is on a new one too', async () => {
  const apps = runner();
  const start = `test -e tried && exec node server.js; touch tried; exit 1`;
  const app = await apps.start(scene().request({ ...OWN, build: null, stop: null, start }));
  await app.stop();
  expect(lives()).toEqual(['make head', 'make head']);
  await apps.release('head');
});

test('the URL may stand in app.env, for each arm', async () => {
  const apps = runner();
  const env = { DATABASE_URL: 'mysql://root@db/shop_$' + '{PERF_GATE_ARM}' };
  const app = await apps.start(scene().request({ ...OWN, build: null, env }));
  await app.stop();
  await apps.release('head');
  expect(urls).toEqual(['mysql://root@db/shop_head']);
});

test.each([
  ['ACTIONS_RUNTIME_URL', {}],
  ['COPIED', { GITHUB_TOKEN: TOKEN, COPIED: `postgres://x:${TOKEN}@db/shop` }],
])('%s, which the application would not get, is not read for it either', async (variable, env) => {
  const apps = runner(databases, { ACTIONS_RUNTIME_URL: 'postgres://db/x', ...env });
  const starting = apps.start(scene().request({ ...OWN, databaseUrlEnv: variable }));
  await expect(starting).rejects.toThrow(`no ${variable}`);
  expect(urls).toEqual(['']);
});

test('a server that is not there is told before anything is built, and nothing is tried twice', async () => {
  const absent: Databases = {
    make: async () => {
      happened.push('make');
      throw new MachineError('There is no answer.', 'Start it.');
    },
  };
  const apps = runner(absent);
  await expect(apps.build(scene().request(OWN))).rejects.toThrow('There is no answer.');
  await expect(apps.start(scene().request(OWN))).rejects.toThrow('There is no answer.');
  expect(happened).toEqual(['make', 'make']);
});

test.each(['build', 'start'] as const)(
  'where a run is cancelled while one is made for its %s no command begins, and it is dropped',
  async (step) => {
    const stop = new AbortController();
    const slow: Databases = {
      make: async (request) => {
        const made = await databases.make(request);
        stop.abort();
        return made;
      },
    };
    const apps = runner(slow);
    const running = apps[step](scene().request(OWN, { signal: stop.signal }));
    await expect(running).rejects.toThrow('cancelled before head was started');
    await apps.release('head');
    expect(lives()).toEqual(['make head', 'drop head']);
    expect(existsSync(path.join(scene().folder, 'notes.txt'))).toBe(false);
  },
);

test('one that cannot be dropped is told, and ends nothing', async () => {
  const stuck: Databases = {
    make: async (request) => ({
      ...(await databases.make(request)),
      drop: async () => {
        throw new MachineError('It is locked.', '');
      },
    }),
  };
  const apps = runner(stuck);
  const app = await apps.start(scene().request({ ...OWN, build: null }));
  await app.stop();
  await apps.release('head');
  expect(happened.at(-1)).toBe('The database own_head stays: It is locked. A later run drops it.');
});

import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Databases } from '../../../../src/ports/app/databases.ts';
import { appScene } from '../app-scene.ts';

const scene = appScene();
const compose = { files: ['compose.yml'], service: null, port: null };

const WEB = { build: { context: '.' }, ports: [{ target: 8080, published: '8080', protocol: 'tcp' }] };

/** What a docker without a daemon says, and `up` as a server on the port that the override file publishes. */
type Says = {
  readonly version?: string;
  readonly services?: object;
  /** what stands beside the services */
  readonly beside?: object;
  readonly down?: number;
  /** noted behind each call, by the shell */
  readonly notes?: string;
  readonly databases?: Databases;
  readonly mask?: (text: string) => string;
  /** what a container wrote that fails at once; absent: it serves */
  readonly wrote?: string;
};

/** A runner that finds only this docker, which notes how it was called. */
function fakeDocker({
  version = '2.32.4',
  services = { web: WEB },
  beside = {},
  down = 0,
  notes = '',
  wrote = '',
  ...rest
}: Says = {}) {
  const { folder, runner } = scene();
  const program = path.join(folder, 'docker');
  const project = JSON.stringify({ services, ...beside });
  writeFileSync(path.join(folder, 'wrote'), wrote);
  writeFileSync(
    program,
    `#!/usr/bin/env bash
echo "$*${notes && ` ${notes}`}" >> '${folder}/calls'
case "$*" in
  'compose version --short') echo '${version}' ;;
  'compose config'*) echo '${project}' ;;
  'compose --project-name '*' ps '*) echo '{"Service":"web","State":"exited","ExitCode":3}' ;;
  'compose --project-name '*' logs '*) cat '${folder}/wrote' ;;
  'compose up'*)
    if [ -s '${folder}/wrote' ]; then exit 3; fi
    export PORT=$(grep -o '"published":"[0-9]*"' "\${COMPOSE_FILE##*:}" | grep -o '[0-9]*')
    exec node '${folder}/server.js' ;;
  'compose down'*) exit ${down} ;;
esac
`,
  );
  chmodSync(program, 0o755);
  const PATH = `${folder}:${process.env['PATH']}`;
  const apps = runner({ ...rest, env: { PATH, DATABASE_URL: 'postgres://db/shop' } });
  return { apps, calls: () => readFileSync(path.join(folder, 'calls'), 'utf8').trim().split('\n') };
}

const request = (rest = {}) => scene().request({ start: '', compose }, rest);

test('Compose is asked once what it is about, starts the service that is called, and takes all of it away', async () => {
  const { apps, calls } = fakeDocker();
  await apps.build(request());
  const app = await apps.start(request());
  const env: Record<string, string> = JSON.parse(await (await fetch(app.baseUrl)).text());
  expect(env).toMatchObject({ BASE_URL: app.baseUrl, PERF_GATE_ARM: 'head', COMPOSE_ANSI: 'never' });
  expect(env['COMPOSE_FILE']).toBe(`compose.yml:${path.join(scene().folder, 'compose-head.yml')}`);
  await app.stop();
  const own = calls().filter((line) => /^compose (build|up|down)/.test(line));
  expect(own).toEqual([
    'compose build',
    'compose up --no-color --attach web',
    'compose down --volumes --remove-orphans --timeout 2',
  ]);
  // For what killed runs left; the other question is for the processes of its own containers.
  expect(
    calls().filter((line) => /^ps --all .*label=com\.docker\.compose\.project /.test(line)),
  ).toHaveLength(1);
  // And for what came into being after it was taken away.
  expect(calls().filter((line) => /^volume ls .*project=perf-gate-/.test(line))).toHaveLength(1);
});

test('the project is the gate’s own, whatever name the user has for it: all of it is taken away', async () => {
  const { apps, calls } = fakeDocker({ notes: '$COMPOSE_PROJECT_NAME' });
  const app = await apps.start(
    scene().request({ start: '', compose, env: { COMPOSE_PROJECT_NAME: 'shop' } }),
  );
  await app.stop();
  expect(calls().filter((line) => line.includes('shop'))).toEqual([]);
  expect(
    calls()
      .filter((line) => line.startsWith('compose down '))
      .at(-1),
  ).toMatch(/ perf-gate-[\w-]+-head$/);
});

test('images that nobody builds are fetched before anything starts, and none of the gate’s own names is asked for', async () => {
  const shop = { ...WEB, image: 'shop' };
  const services = { web: shop, worker: { image: 'shop' }, db: { image: 'postgres:17' } };
  const { apps, calls } = fakeDocker({ services });
  await apps.build(request());
  expect(calls().slice(-2)).toEqual([
    'compose build',
    'compose pull --policy missing --ignore-pull-failures --quiet db',
  ]);
});

test('the user’s own commands mean the containers of their side, and what is set up is set up at each start', async () => {
  const { apps } = fakeDocker();
  const own = 'echo "$COMPOSE_FILE" >> own.txt';
  const wanted = scene().request({ start: '', compose, setup: own, reset: own });
  for (const again of [false, true]) {
    const app = await apps.start({ ...wanted, again });
    await apps.reset(wanted, app);
    await app.stop();
  }
  const file = `compose.yml:${path.join(scene().folder, 'compose-head.yml')}`;
  expect(readFileSync(path.join(scene().folder, 'own.txt'), 'utf8').trim().split('\n')).toEqual([
    ...[file, file, file, file],
  ]);
});

test('what is set up at each start finds an empty database each time', async () => {
  let made = 0;
  const databases: Databases = {
    async make() {
      made += 1;
      return { name: `own_${made}`, url: `postgres://db/own_${made}`, drop: async () => {} };
    },
  };
  const { apps } = fakeDocker({ databases });
  const setup = 'echo "$DATABASE_URL" >> own.txt';
  const wanted = scene().request({ start: '', compose, setup, databaseUrlEnv: 'DATABASE_URL' });
  for (const again of [false, true]) await (await apps.start({ ...wanted, again })).stop();
  expect(readFileSync(path.join(scene().folder, 'own.txt'), 'utf8').trim().split('\n')).toEqual([
    ...['postgres://db/own_1', 'postgres://db/own_2'],
  ]);
});

test('what `app.setup` has started is taken away where it fails', async () => {
  const { apps, calls } = fakeDocker();
  const failing = apps.start(
    scene().request({ start: '', compose, setup: 'docker compose run web x; exit 3' }),
  );
  await expect(failing).rejects.toThrow('`app.setup` of head ended with exit code 3.');
  expect(calls().at(-1)).toMatch(/^compose down/);
});

test('what base and head share all the same is said', async () => {
  const external = { external: true };
  const beside = { volumes: { seed: external, data: {} }, networks: { proxy: external, default: {} } };
  const services = { web: WEB, probe: { image: 'probe', network_mode: 'host' } };
  await fakeDocker({ services, beside }).apps.build(request());
  expect(scene().lines.join('\n')).toMatch(
    /External volumes of head are those of base and head alike: `seed`\.\nExternal networks of head .* either side there: `proxy`\.\nServices of head .*host.* base and head: `probe`\./,
  );
});

test('containers that could not be taken away are told, with how to', async () => {
  const app = await fakeDocker({ down: 1 }).apps.start(request());
  await app.stop();
  expect(scene().lines.join('\n')).toMatch(
    /The containers of head could not be taken away: exit code 1\. `docker compose --project-name perf-gate-[\w-]+-head down --volumes` does so\./,
  );
});

test('what a container wrote is told without secrets, signs for a terminal, and lines without end', async () => {
  const long = 'x'.repeat(100_000);
  const { apps } = fakeDocker({
    wrote: `${long}\n\u001b[31mno table for hidden-word\u001b[0m\n`,
    mask: (text) => text.replaceAll('hidden-word', '***'),
  });
  const told: unknown = await apps.start(request()).catch((thrown: unknown) => thrown);
  expect(told).toMatchObject({
    message: 'The container of `web` (head) ended by itself with exit code 3.',
    logTail: expect.stringMatching(/^x+\nno table for \*\*\*$/),
  });
  expect((told as { logTail: string }).logTail.length).toBeLessThan(20_000);
});

test('a machine without Docker is not the application’s fault', async () => {
  const apps = scene().runner({ env: { PATH: '/nowhere' } });
  const message = 'docker cannot be run: spawn docker ENOENT.';
  await expect(apps.start(request())).rejects.toMatchObject({ name: 'EnvironmentError', message });
});

test('a Compose that is too old is told with what is needed', async () => {
  await expect(fakeDocker({ version: 'v2.24.3' }).apps.build(request())).rejects.toMatchObject({
    message: 'Docker Compose is 2.24.3, and too old.',
    hint: expect.stringContaining('Compose 2.24.4 or newer'),
  });
});

test('files that leave open what the application is are a mistake of head’s, and base’s own trouble', async () => {
  const { apps } = fakeDocker({ services: { web: WEB, admin: WEB } });
  await expect(apps.build(request())).rejects.toMatchObject({ name: 'UsageError' });
  await expect(apps.build(request({ arm: 'base' }))).rejects.toMatchObject({ name: 'AppError' });
});

test('a Compose that somebody built, which tells no version, is tried', async () => {
  await expect(fakeDocker({ version: 'dev' }).apps.build(request())).resolves.toBeUndefined();
});

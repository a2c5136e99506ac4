import { expect, test } from 'vitest';
import { calledIn } from '../../../../src/adapters/app/compose/called.ts';
import { isNewEnough } from '../../../../src/adapters/app/compose/docker.ts';
import { readContainers } from '../../../../src/adapters/app/compose/failing.ts';
import { overrideText } from '../../../../src/adapters/app/compose/override.ts';
import { readProject } from '../../../../src/adapters/app/compose/project.ts';

const WEB = {
  build: { context: '/shop' },
  image: 'shop:latest',
  container_name: 'shop',
  ports: [{ mode: 'ingress', target: 8080, published: '8080', protocol: 'tcp' }],
};
const DB = { image: 'postgres:17', ports: [{ target: 5432, published: '5432', protocol: 'tcp' }] };

const projectOf = (services: object, rest: object = {}) =>
  readProject(JSON.stringify({ name: 'shop', services, ...rest }));

const open = { files: ['compose.yml'], service: null, port: null };

test('two of the same application can run at once: nothing has a port or a name that is the same for both', () => {
  const worker = { image: 'shop:latest', command: ['work'] };
  const shared = {
    networks: { default: { name: 'shop_default' } },
    volumes: { data: { name: 'shop_data' }, seed: { name: 'seed', external: true } },
  };
  const project = projectOf({ web: WEB, db: DB, worker }, shared);
  const called = { service: 'web', port: 8080 };
  expect(overrideText({ project, name: 'perf-gate-1-head', called, port: 41234, cpus: [2, 3] })).toBe(
    `# Written by Perf Gate, for this run alone. It comes after your own files.
services:
  "web":
    container_name: !reset null
    image: "perf-gate-1-head-web"
    ports: !override
      - {"target":8080,"published":"41234","host_ip":"127.0.0.1","protocol":"tcp"}
    cpuset: "2,3"
  "db":
    ports: !override
      - {"target":5432,"host_ip":"127.0.0.1","protocol":"tcp"}
    cpuset: "2,3"
  "worker":
    image: "perf-gate-1-head-web"
    pull_policy: never
    cpuset: "2,3"
volumes:
  "data": { name: "perf-gate-1-head_data" }
networks:
  "default": { name: "perf-gate-1-head_default" }
`,
  );
});

test('addresses that are always the same, and more names of an image, are no side’s own', () => {
  const web = {
    ...{ build: { context: '.', tags: ['shop:dev'] }, ports: WEB.ports },
    networks: { back: { ipv4_address: '172.28.0.10' }, outer: { ipv4_address: '10.0.0.9' }, default: null },
  };
  const networks = {
    back: { name: 'shop_back', ipam: { config: [{ subnet: '172.28.0.0/16' }] } },
    outer: { name: 'outer', external: true },
    default: { name: 'shop_default', ipam: {} },
  };
  const project = projectOf({ web, job: { image: 'shop:dev' } }, { networks });
  const called = { service: 'web', port: 8080 };
  expect(overrideText({ project, name: 'p', called, port: 41234 }).split('\n').slice(1)).toEqual([
    'services:',
    '  "web":',
    '    image: "p-web"',
    '    build: { tags: !reset null }',
    '    ports: !override',
    '      - {"target":8080,"published":"41234","host_ip":"127.0.0.1","protocol":"tcp"}',
    '    networks:',
    '      "back": { ipv4_address: !reset null }',
    '  "job":',
    '    image: "p-web"',
    '    pull_policy: never',
    'networks:',
    '  "back": { name: "p_back", ipam: !reset null }',
    '  "default": { name: "p_default" }',
    '',
  ]);
});

test('a service that publishes nothing is called all the same, and one that nobody calls is left as it is', () => {
  const project = projectOf({ web: { image: 'web', expose: ['3000'] }, mail: { image: 'mail' } });
  const called = { service: 'web', port: 3000 };
  const text = overrideText({ project, name: 'p', called, port: null });
  expect(text).toContain('- {"target":3000,"host_ip":"127.0.0.1","protocol":"tcp"}');
  expect(text).not.toContain('mail');
});

test.each([
  ['the only service that is built and publishes', { web: WEB, db: DB }, {}, { service: 'web', port: 8080 }],
  ['the one that is named', { web: WEB, db: DB }, { service: 'db' }, { service: 'db', port: 5432 }],
  ['the port that is named', { web: WEB }, { port: 9000 }, { service: 'web', port: 9000 }],
  ['an image that CI has built', { web: { ...WEB, build: undefined } }, {}, { service: 'web', port: 8080 }],
  ['the only service', { api: { image: 'a', expose: ['80'] } }, {}, { service: 'api', port: 80 }],
  [
    'two that publish',
    { web: WEB, admin: WEB },
    {},
    'Which service is the application? Set `app.compose.service` to one of `web`, `admin`.',
  ],
  ['an unknown one', { web: WEB }, { service: 'api' }, 'There is no service `api`: there is `web`.'],
  [
    'two ports',
    { web: { ...WEB, ports: [...WEB.ports, { target: 9000, protocol: 'tcp' }] } },
    {},
    'The service `web` has several ports (8080, 9000): set `app.compose.port` to the one that it listens on in its container.',
  ],
  [
    'no port',
    { web: { image: 'web' } },
    {},
    'The service `web` names no port: set `app.compose.port` to the one that it listens on in its container.',
  ],
  [
    "the machine's network",
    { web: { ...WEB, network_mode: 'host' } },
    {},
    expect.stringContaining('network_mode: host'),
  ],
])('which service is called: %s', (_, services, said, expected) => {
  expect(calledIn(projectOf(services), { ...open, ...said })).toEqual(expected);
});

test.each([
  [[2, 24, 4], true],
  [[2, 24, 3], false],
  [[2, 40, 0], true],
  [[1, 29, 2], false],
  [[5, 0, 0], true],
])('Compose %j is new enough: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});

test('states of containers are read as old and new versions print them', () => {
  const one = { Service: 'db', State: 'exited', ExitCode: 3, Health: '' };
  const expected = { service: 'db', state: 'exited', exitCode: 3, health: '' };
  expect(readContainers(JSON.stringify([one, one]))).toEqual([expected, expected]);
  expect(readContainers(`${JSON.stringify(one)}\n${JSON.stringify(one)}\n`)).toEqual([expected, expected]);
  expect(readContainers('')).toEqual([]);
});

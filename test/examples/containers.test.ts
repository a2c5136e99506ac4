import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { calledIn } from '../../src/adapters/app/compose/called.ts';
import { readProject } from '../../src/adapters/app/compose/project.ts';
import { appScene } from '../adapters/app/app-scene.ts';
import { configOf } from '../core/config/written.ts';

const RECIPES = path.join(import.meta.dirname, '..', '..', 'examples', 'recipes');
const read = (name: string): string => readFileSync(path.join(RECIPES, name), 'utf8');
const scene = appScene();

/** A docker that writes down what it was asked, and listens where a container would be published. */
const DOCKER = `#!/bin/sh
echo "$PERF_GATE_ARM $*" >>"$PERF_GATE_TEST_FOLDER/asked"
[ "$1" = run ] || exit 0
for word in "$@"; do case $word in 127.0.0.1:*:8080) PORT=\${word#127.0.0.1:}; export PORT=\${PORT%:8080} ;; esac; done
exec node "$PERF_GATE_TEST_FOLDER/server.js"
`;

test('each side pulls and runs the image that its own commit was pushed under', async () => {
  const { image } = parse(read('image/performance.yml')).jobs;
  const commands = image.steps.map(({ run = '' }) => run).join('\n');
  const [, pushed = ''] = /^docker push "(.*):\$GITHUB_SHA"$/m.exec(commands) ?? [];
  expect(commands).toContain(`docker build --tag "${pushed}:$GITHUB_SHA"`);
  const { folder, runner, request } = scene();
  mkdirSync(path.join(folder, 'bin'));
  writeFileSync(path.join(folder, 'bin', 'docker'), DOCKER, { mode: 0o755 });
  const apps = runner({ env: { PATH: `${path.join(folder, 'bin')}:${process.env['PATH']}` } });
  const { app } = configOf(read('image/perf-gate.yml'));
  for (const [arm, sha] of [
    ['base', 'b0b'],
    ['head', 'c0ffee'],
  ] as const) {
    const side = request(app ?? {}, { arm, sha });
    await apps.build(side);
    const running = await apps.start(side);
    const { port } = new URL(running.baseUrl);
    await running.stop();
    const asked = readFileSync(path.join(folder, 'asked'), 'utf8').split('\n');
    expect(asked.filter((line) => line.startsWith(arm))).toEqual([
      `${arm} pull ${pushed}:${sha}`,
      `${arm} run --init --rm --publish 127.0.0.1:${port}:8080 ${pushed}:${sha}`,
    ]);
  }
});

test('of the Compose file it is clear which service is the application, and where it listens', () => {
  const { services } = parse(read('compose/compose.yml'));
  const { compose = null } = configOf(read('compose/perf-gate.yml')).app ?? {};
  if (compose === null) throw new Error('Compose does not start the recipe');
  expect(compose.files).toEqual(['compose.yml']);
  // As `docker compose config` writes "8080:8080" out.
  const ports = services.shop.ports.map((port: string) => ({
    target: Number(port.split(':')[1]),
    protocol: 'tcp',
  }));
  const project = (rest: object) =>
    readProject(JSON.stringify({ services: { ...services, shop: { ...services.shop, ports }, ...rest } }));
  expect(calledIn(project({}), compose)).toEqual({ service: 'shop', port: 8080 });
  expect(calledIn(project({ other: { ...services.shop, ports } }), compose)).toMatch(/^Which service/);
});

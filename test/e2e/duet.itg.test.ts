import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { speed } from '../support/project.ts';
import { type Scene, setScene } from './scene.ts';

/** So slow that what a busy machine adds to it is a small part. */
const BASE = speed(180, 240);
const QUICK =
  'gate: shop-api\napp:\n  start: node server.js\nworkload:\n  script: load.js\n  rate: 50/s\n  warmup: 2s\n  duration: 5s\n';

describe('on k6 1.8.1 too, with nothing stored', () => {
  test.concurrent.each([
    { change: 'slower products', products: 400, verdict: 'fail', code: 1 },
    { change: 'the same speed', products: 180, verdict: 'pass', code: 0 },
  ])('$change: $verdict', async ({ change, products, verdict, code }) => {
    const scene = await setScene('1.8.1');
    try {
      await scene.project.write('perf-gate.yml', QUICK);
      await scene.project.write('speed.json', BASE);
      await scene.project.commit('test: a gate that needs only app.start');
      await scene.project.git('checkout', '-q', '-b', 'change');
      await scene.project.write('speed.json', speed(products, 240));
      await scene.project.commit(`perf: ${change}`);
      const run = await scene.pullRequest(100);
      expect(run.exitCode, run.log).toBe(code);
      expect(run.log, run.log).toContain(`OUTPUTS verdict=${verdict}`);
      // A first green run posts nothing.
      const said = verdict === 'pass' ? [] : [expect.stringContaining('GET products')];
      expect(
        scene.github.state.comments.map(({ body }) => body),
        run.log,
      ).toEqual(said);
      expect(scene.github.violations).toEqual([]);
    } finally {
      await scene.close();
    }
  });
});

/** A pull request whose base is on `main`, with nothing stored anywhere. */
describe('a pull request is compared with its base in turns', () => {
  let scene: Scene;
  beforeEach(async () => {
    // As `npm ci` would: packages are in the checked-out tree alone.
    const install = 'mkdir -p node_modules/some-package && touch node_modules/some-package/index.js';
    scene = await setScene('2.2.0', {}, install);
    await scene.project.write('perf-gate.yml', QUICK);
    await scene.project.write('speed.json', BASE);
    await scene.project.commit('test: a gate that needs only app.start');
    await scene.project.git('checkout', '-q', '-b', 'change');
  });
  afterEach(async () => {
    expect(scene.github.violations).toEqual([]);
    await scene.close();
  });

  const pull = async (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) await scene.project.write(name, text);
    await scene.project.commit('feat: the change');
    const run = await scene.pullRequest(100);
    return { ...run, comment: scene.github.state.comments[0]?.body ?? '' };
  };

  test('one that changes nothing that runs passes, and names the base', async () => {
    const run = await pull({ 'notes.md': 'nothing that runs' });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log, run.log).toContain('OUTPUTS verdict=pass regressions=0');
    expect(run.log, run.log).toContain(`baseline=${await scene.project.git('rev-parse', 'main')}`);
    expect(run.summary).toMatch(/same runner, \d+ × /);
  });

  test('+70 % on one endpoint fails, and the endpoint is named', async () => {
    const run = await pull({ 'speed.json': speed(180, 408) });
    expect(run.exitCode, run.log).toBe(1);
    expect(run.log, run.log).toContain('OUTPUTS verdict=fail');
    // What a busy machine adds to both sides makes it the smaller.
    expect(run.comment).toMatch(/### ❌ .*: GET orders is [5-8]\d % slower \(p\d\d\)/);
    expect(run.errors.join('\n')).toContain('orders');
  });

  test('+35 % on one endpoint warns', async () => {
    const run = await pull({ 'speed.json': speed(180, 324) });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log, run.log).toContain('OUTPUTS verdict=warn');
    expect(run.comment).toMatch(/### ⚠️ .*: GET orders is [2-4]\d % slower \(p\d\d\)/);
  });

  test('a head that does not start fails with the words of its log', async () => {
    const run = await pull({ 'server.js': "throw new Error('no such table');\n" });
    expect(run.exitCode, run.log).toBe(1);
    expect(run.log, run.log).toContain('OUTPUTS verdict=fail');
    expect(run.comment).toContain('no such table');
  });

  test('a base that lacks its packages is not blamed on the change, and the line to add is named', async () => {
    await scene.project.git('checkout', '-q', 'main');
    const server = await scene.project.git('show', 'main:server.js');
    await scene.project.write('server.js', `require('some-package');\n${server}`);
    await scene.project.write('.gitignore', 'node_modules/\n');
    await scene.project.commit('feat: a package');
    await scene.project.git('checkout', '-q', 'change');
    await scene.project.git('merge', '-q', 'main');
    const run = await pull({ 'notes.md': 'nothing that runs' });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log, run.log).toContain('OUTPUTS verdict=no-baseline');
    expect(run.comment).toContain('app.build');
    expect(run.comment).toContain('some-package');
  });

  test('the pull request that brings the application and the gate is told that there is no base', async () => {
    await scene.project.git('checkout', '-q', 'main');
    await scene.project.git('rm', '-q', 'server.js', 'perf-gate.yml', 'load.js', 'speed.json');
    await scene.project.commit('test: before the gate');
    await scene.project.git('checkout', '-q', '-B', 'change');
    await scene.project.git('checkout', '-q', 'HEAD~1', '--', 'server.js', 'load.js', 'speed.json');
    const run = await pull({ 'perf-gate.yml': QUICK });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log, run.log).toContain('OUTPUTS verdict=no-baseline');
    expect(run.comment).not.toContain('❌');
  });

  test('the pull request that brings only the gate is compared all the same', async () => {
    await scene.project.git('checkout', '-q', 'main');
    await scene.project.git('rm', '-q', '-r', 'perf-gate.yml', 'load.js', '.github');
    await scene.project.commit('test: before the gate');
    await scene.project.git('checkout', '-q', '-B', 'change');
    await scene.project.git('checkout', '-q', 'HEAD~1', '--', 'load.js', '.github');
    const run = await pull({ 'perf-gate.yml': QUICK });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log, run.log).toContain('OUTPUTS verdict=pass');
    expect(run.summary).toMatch(/same runner, \d+ × /);
  });

  test('without app.start the stored way is taken, and what a duet would give is said', async () => {
    const server = createServer((_request, response) => response.end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const target = QUICK.replace('app:\n  start: node server.js\n', '').replace(
        'script: load.js',
        `script: load.js\n  target: http://127.0.0.1:${port}`,
      );
      const run = await pull({ 'perf-gate.yml': target });
      expect(run.exitCode, run.log).toBe(0);
      expect(run.log, run.log).toContain('OUTPUTS verdict=no-baseline');
      expect(run.comment).toContain('base and head would be compared side by side');
    } finally {
      server.close();
    }
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { appScene } from '../app-scene.ts';

const scene = appScene();
const SECRET = 'correct-horse-battery';
const mask = (text: string) => text.replaceAll(SECRET, '***');

test('the log is masked while the app still runs, whatever chunks the secret came in', async () => {
  const { runner, request, folder } = scene();
  writeFileSync(
    path.join(folder, 'talks.js'),
    `process.stdout.write('it is ${SECRET.slice(0, 9)}'); setTimeout(() => process.stdout.write('${SECRET.slice(9)}\\n'), 100);
setTimeout(() => require('./server.js'), 200)`,
  );
  const app = await runner({ mask }).start(request({ start: 'exec node talks.js' }));
  const log = path.join(folder, 'app.log');
  await expect.poll(() => readFileSync(log, 'utf8')).toBe('it is ***\n');
  await app.stop();
  expect(readFileSync(log, 'utf8')).toBe('it is ***\n');
});

test('an app that talks without end fills no disk: the beginning and the end stay, and the gap is told', async () => {
  const { runner, request, folder } = scene();
  const start =
    'echo first; yes "the same words again and again" | head -c 40000000 || true; exec node server.js';
  const app = await runner().start(request({ start }));
  await app.stop();
  const log = readFileSync(path.join(folder, 'app.log'), 'utf8');
  expect(log.length).toBeLessThan(10_000_000);
  expect(log).toMatch(/^first\nthe same/);
  expect(log).toMatch(/\n… 2\d\.\d MB of this log are left out here …\n/);
});

test('an app whose log has no room left on its disk goes on, and it is told', async () => {
  const { runner, request, lines } = scene();
  const start = 'for i in 1 2 3; do echo "line $i"; done; exec node server.js';
  const app = await runner().start(request({ start }, { logFile: '/dev/full' }));
  expect((await fetch(app.baseUrl)).status).toBe(200);
  await app.stop();
  expect(app.died()).toBeNull();
  expect(lines.filter((line) => line.includes('ENOSPC'))).toHaveLength(1);
});

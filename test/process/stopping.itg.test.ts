import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { k6Binary } from '../support/tools.ts';
import { cli } from './cli.ts';
import { processesOf } from './leftovers.ts';
import { smallApp } from './small-app.ts';

const folder = smallApp();

/** A run of a minute of this app that gets the signal `ms` after the log has said so much. */
async function stopped(signal: NodeJS.Signals, start: string, text: string, ms = 0) {
  const k6 = await k6Binary('2.2.0');
  const load = ['--rate', '20/s', '--duration', '60s', '--k6-path', k6];
  return cli(['run', '--script', 'load.js', '--start', start, ...load], {
    cwd: folder(),
    env: { PERF_GATE_TEST_FOLDER: folder() },
    onSaid: { text, act: (pid) => setTimeout(() => process.kill(pid, signal), ms) },
  });
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s in the middle keeps what was measured', async (signal) => {
  const { code, stderr, stdout } = await stopped(signal, 'node app.js', 'requests/s', 1000);
  expect(code, stderr).toBe(3);
  expect(stdout, stderr).toContain('INVALID');
  expect(stderr).toContain('keeping what was measured');
  const recording = JSON.parse(readFileSync(path.join(folder(), '.perf-gate', 'recording.json'), 'utf8'));
  expect(recording.arms.head.load.outcome).toBe('cancelled');
  expect(recording.metrics.http_reqs.count).toBeGreaterThan(10);
  expect(processesOf(folder())).toEqual([]);
});

test('a stop before anything was measured says so', async () => {
  const { code, stdout, stderr } = await stopped('SIGINT', 'sleep 60; node app.js', 'Starting head');
  expect(code, stderr + stdout).toBe(3);
  expect(stdout).toContain('Cancelled before anything was measured.');
  expect(processesOf(folder())).toEqual([]);
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { EnvironmentError } from '../../src/ports/errors.ts';
import { machineTrouble, machineTroubleIn } from '../../src/ports/machine-trouble.ts';

function thrownBy(act: () => void): unknown {
  try {
    act();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
}

test('a full disk is told with the file and what to do', () => {
  const thrown = thrownBy(() => writeFileSync('/dev/full', 'x'));
  const found = machineTrouble(new Error('it failed', { cause: thrown }));
  expect(found?.message).toBe('The machine is in trouble: no space is left on the disk.');
  expect(found?.hint).toMatch(/^Free space/);
  const open = thrownBy(() => writeFileSync('/proc/sys/none/x', 'x'));
  expect(machineTrouble(open)).toBeNull();
});

test('a temporary folder that is not there is trouble of the machine', () => {
  const found = machineTrouble(thrownBy(() => mkdtempSync('/proc/none/perf-gate-')));
  expect(found?.message).toMatch(/the folder cannot be made \(\/proc\/none\/perf-gate-/);
  expect(found?.hint).toMatch(/is missing.*TMPDIR/);
});

test.each(['k6', 'git'])('that %s finds no file left to open is told so', (program) => {
  const script = path.join(import.meta.dirname, '../process/no-files-left.ts');
  const few = `ulimit -n 100; exec "${process.execPath}" "${script}" ${program}`;
  const { stdout } = spawnSync('bash', ['-c', few], { encoding: 'utf8' });
  expect(stdout).toMatch(/^The machine is in trouble: this process has too many files open/);
});

test('a port that is in use is trouble of the machine', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const second = createServer().listen(server.address());
  const error = await new Promise((resolve) => second.once('error', resolve));
  server.close();
  expect(machineTrouble(error)?.hint).toMatch(/^Stop the program that holds it/);
});

test('what is ours to mend or the user is not the machine', () => {
  expect(machineTrouble(new TypeError('x is not a function'))).toBeNull();
  expect(machineTrouble(new EnvironmentError('no k6', ''))).toBeNull();
  expect(machineTrouble(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toBeNull();
  expect(machineTrouble('ENOSPC')).toBeNull();
});

test('the words of a program that met a full disk are understood, and others are not', () => {
  const full = spawnSync('sh', ['-c', 'LC_ALL=C cat /proc/self/status > /dev/full'], { encoding: 'utf8' });
  expect(machineTroubleIn(full.stderr)?.message).toContain('no space is left on the disk');
  const missing = spawnSync('sh', ['-c', 'LC_ALL=C cat /none'], { encoding: 'utf8' });
  expect(machineTroubleIn(missing.stderr)).toBeNull();
});

import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openMounts } from '../support/machine/mounts.ts';
import { k6Binary } from '../support/tools.ts';
import { CLI, execute } from './cli.ts';
import { processesOf } from './leftovers.ts';
import { smallApp } from './small-app.ts';

const folder = smallApp();
const mounts = openMounts();
// Before the folder is taken away, which would fail otherwise.
afterEach(() => {
  mounts.release();
  expect(processesOf(folder())).toEqual([]);
});

const fullDisk = () => mounts.fullDisk(folder());
const readOnly = () => mounts.readOnly(folder());

type Run = {
  readonly out?: string;
  readonly temp?: string;
  readonly before?: string;
  readonly build?: string;
};

/** A run of one second. */
async function run({ out = 'out', temp = folder(), before = 'true', build }: Run) {
  const load = ['--rate', '20/s', '--duration', '1s', '--k6-path', await k6Binary('2.2.0')];
  const app = ['--script', 'load.js', '--start', 'exec node app.js', '--out', out];
  const own = build === undefined ? [] : ['--build', build];
  const shell = ['-c', `${before}; exec "$@"`, 'bash', process.execPath, CLI, 'run', ...app, ...own, ...load];
  const env = { PERF_GATE_TEST_FOLDER: folder(), TMPDIR: temp, RUNNER_TEMP: '' };
  return execute('bash', shell, { cwd: folder(), env });
}

test.each<readonly [string, () => Run, RegExp]>([
  ['a full disk under the results', () => ({ out: fullDisk() }), /ENOSPC.*Free space/s],
  ['a full disk under the temporary folder', () => ({ temp: fullDisk() }), /no space is left.*Free space/s],
  [
    'results on a read-only file system',
    () => ({ out: path.join(readOnly(), 'out') }),
    /may be read-only.*`--out`/s,
  ],
  ['a temporary folder that is read-only', () => ({ temp: readOnly() }), /read-only.*TMPDIR/s],
  ['too many open files', () => ({ before: 'ulimit -n 27' }), /too many.*ulimit -n/s],
  [
    'a build that finds no space on its disk',
    () => ({
      build: `dd if=/dev/zero of=${fullDisk()}/built bs=4096 count=1 conv=fsync`,
      temp: path.join(folder(), 'full'),
    }),
    /no space is left/,
  ],
])('%s: the run is invalid with what to do, and no bug', async (_, of, words) => {
  const { code, stderr, stdout } = await run(of());
  expect(code, stderr).toBe(3);
  expect(`${stderr}${stdout}`).toMatch(words);
  expect(`${stderr}${stdout}`).not.toMatch(/bug in Perf Gate|\bFAIL\b/);
});

test('a machine without trouble ends with a verdict', async () => {
  const { code, stderr, stdout } = await run({});
  expect(code, stdout + stderr).toBe(0);
  expect(stdout).toContain('NO-BASELINE');
});

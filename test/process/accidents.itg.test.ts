import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { k6Binary } from '../support/tools.ts';
import { cli } from './cli.ts';
import { processesOf } from './leftovers.ts';
import { smallApp } from './small-app.ts';

const folder = smallApp();

/** Once the tool has told of requests: until then a busy machine takes as long as it likes. */
const accident = (statement: string): string => `if (process.argv[1]?.endsWith('cli.js')) {
  const write = process.stderr.write.bind(process.stderr);
  process.stderr.write = (text, ...more) => {
    if (String(text).includes('requests/s')) setTimeout(() => { ${statement} });
    return write(text, ...more);
  };
}`;

/** A run of a minute in which this statement is executed under load, inside the tool alone. */
async function runWith(statement: string) {
  const file = path.join(folder(), 'accident.mjs');
  writeFileSync(file, accident(statement));
  const load = ['--rate', '20/s', '--duration', '60s', '--k6-path', await k6Binary('2.2.0')];
  return cli(['run', '--script', 'load.js', '--start', 'exec node app.js', ...load], {
    cwd: folder(),
    env: { PERF_GATE_TEST_FOLDER: folder(), NODE_OPTIONS: `--import=${pathToFileURL(file)}` },
  });
}

test.each(["throw new Error('stray')", "Promise.reject(new Error('stray'))"])(
  '%s, which nobody awaits, ends as a bug does and leaves no process',
  async (statement) => {
    const { code, stderr } = await runWith(statement);
    expect(code, stderr).toBe(70);
    expect(stderr).toContain(`${manifest.repository.replace('github:', 'https://github.com/')}/issues`);
    expect(stderr).toMatch(/Error: stray\n\s+at .*accident\.mjs/);
    await expect.poll(() => processesOf(folder()), { timeout: 10_000 }).toEqual([]);
  },
);

test('an end of the process without any stop ends the application and the load too', async () => {
  const { code, stderr } = await runWith('process.exit(9)');
  expect(code, stderr).toBe(9);
  expect(stderr).toContain('Starting head on port');
  await expect.poll(() => processesOf(folder()), { timeout: 10_000 }).toEqual([]);
});

test('Ctrl-C in the demo ends it and its two shops, and nothing is said about the regression', async () => {
  const flags = ['demo', '--k6-path', await k6Binary('2.2.0')];
  const { code, stdout, stderr } = await cli(flags, {
    cwd: folder(),
    env: { PERF_GATE_TEST_FOLDER: folder() },
    onSaid: { text: 'Starting head', act: (pid) => process.kill(pid, 'SIGINT') },
  });
  expect(code, stderr).toBe(3);
  expect(stdout).toContain('The demo was cancelled: nothing was compared.');
  expect(stdout).not.toMatch(/The comment|The gate/);
  await expect.poll(() => processesOf(folder()), { timeout: 10_000 }).toEqual([]);
});

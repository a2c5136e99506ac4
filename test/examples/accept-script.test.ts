import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';

const RECIPE = path.join(
  ...[import.meta.dirname, '..', '..', 'examples', 'recipes', 'accept-from-fork', 'performance-accept.yml'],
);
const HEAD = 'f0'.repeat(20);

/** Stands for curl: the answer to a question is the file that its last word names. */
const CURL = `#!/bin/sh
for last; do :; done
case "$last" in
  */permission) echo '{"permission":"write"}' ;;
  */pulls/7) echo '{"head":{"sha":"${HEAD}"}}' ;;
  *per_page=100) cat "$RUNS" ;;
  *) exit 22 ;;
esac
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'accept-script-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The step that looks for the run that measured; the newest run first, by how each ended. */
async function found(...conclusions: readonly string[]): Promise<string> {
  const { jobs } = parse(await readFile(RECIPE, 'utf8'));
  const runs = conclusions.map((conclusion, index) => ({ id: 301 - index, conclusion }));
  await writeFile(path.join(folder, 'runs.json'), JSON.stringify({ workflow_runs: runs }));
  await writeFile(path.join(folder, 'curl'), CURL, { mode: 0o755 });
  const env = {
    ...{ PATH: `${folder}:${process.env['PATH']}`, RUNS: path.join(folder, 'runs.json') },
    ...{ GITHUB_API_URL: 'http://localhost', GITHUB_REPOSITORY: 'acme/shop', GH_TOKEN: 'x' },
    ...{ WHO: 'maintainer', SAID: `/accept-performance ${HEAD.slice(0, 7)}`, PULL: '7' },
    GITHUB_OUTPUT: path.join(folder, 'output'),
  };
  // As the runner starts a `run:` step that names no shell.
  await promisify(execFile)('bash', ['-e', '-c', jobs.accept.steps[0].run], { env });
  return readFile(env.GITHUB_OUTPUT, 'utf8');
}

test.each(['success', 'failure', 'timed_out'])('the newest run that ended as %s is accepted', async (how) => {
  expect(await found(how, 'success')).toBe('run=301\n');
});

test.each(['cancelled', 'skipped', 'action_required', 'startup_failure', 'stale'])(
  'a newer run that ended as %s measured nothing, and is passed over',
  async (how) => {
    expect(await found(how, 'failure')).toBe('run=300\n');
  },
);

test('where no run measured, the step fails and says so', async () => {
  await expect(found('cancelled')).rejects.toMatchObject({
    stdout: expect.stringContaining('::error::No run has measured f0f0f0f yet'),
  });
});

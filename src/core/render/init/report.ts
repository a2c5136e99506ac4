import type { Shown } from '../../init/find.ts';
import type { Setup } from '../../init/setup.ts';
import { foundLines } from '../../words/init/found.ts';
import { toDo } from '../../words/init/to-do.ts';
import { oneLine } from './yaml.ts';

export type Done = {
  /** files by their names from the current folder */
  readonly written: readonly string[];
  /** those that the user did not want overwritten */
  readonly kept: readonly string[];
  /** as --working-directory named it; '': it did not */
  readonly directory: string;
};

/** What was guessed, written and left to do, for a terminal. */
export function initReport(setup: Setup, shown: Shown, { written, kept, directory }: Done): string {
  const found = foundLines(setup, shown);
  const width = Math.max(...found.map(({ what }) => what.length));
  const left = toDo(setup, shown);
  return [
    'Found',
    ...found.map(({ what, from }) => `  ${what.padEnd(width)}  ${from}`.trimEnd()),
    '',
    ...(written.length === 0 ? ['Nothing was written.'] : ['Wrote', ...written.map((name) => `  ${name}`)]),
    ...(kept.length === 0 ? [] : ['Kept', ...kept.map((name) => `  ${name}`)]),
    '',
    ...(left.length === 0 ? [] : ['To do', ...left.map((one) => `  - ${one}`), '']),
    'Next',
    ...nextLines(directory, written),
    '',
  ]
    .map(oneLine)
    .join('\n');
}

/** Commands that work as they are pasted. */
function nextLines(directory: string, written: readonly string[]): readonly string[] {
  const where = directory === '' ? '' : ` --working-directory ${directory}`;
  const commands = [
    [
      `npx perf-gate check --base HEAD${where}`,
      'starts both sides and runs one iteration of the load on each: does it work?',
    ],
    [`npx perf-gate run --base HEAD${where}`, 'the whole gate; nothing changed yet, so it must pass'],
    ...(written.length === 0
      ? []
      : [[`git add ${written.join(' ')}`, 'then commit, and open a pull request']]),
  ];
  return commands
    .map(([command = '', why = '']) => `  ${command}\n      ${why}`)
    .flatMap((two) => two.split('\n'));
}

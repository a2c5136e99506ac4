import type { Workflows } from '../../init/repository/workflows.ts';
import type { Setup } from '../../init/setup.ts';
import type { Place } from '../../init/tree.ts';
import { placeText } from './place.ts';

/** What is to do where a workflow runs the gate already. */
export function thereToDo(setup: Setup, gate: Place, workflows: Workflows): readonly string[] {
  const { elsewhere } = workflows;
  return [
    elsewhere === null
      ? `${placeText(gate)} runs the gate already, so no workflow was written.`
      : elsewhereText(gate, elsewhere, setup.folder),
    ...(setup.forks ? forksToDo(gate, workflows) : []),
    ...(setup.forks && elsewhere !== null ? publishToDo(setup, workflows) : []),
  ];
}

/** A leg of a matrix, and no second workflow: one keeps the gates of a repository together. */
function elsewhereText(gate: Place, there: string, here: string): string {
  const nothing = `${placeText(gate)} runs the gate in ${folderText(there)}, so no workflow was written, and nothing measures ${folderText(here)} yet.`;
  if (/\$\{\{\s*matrix\b/.test(there)) return `${nothing} Give the job's matrix a leg for it.`;
  if (there.includes('${{')) return `${nothing} Let the workflow run for it too (docs/monorepo.md).`;
  const folders = [there, here].map(scalar).join(', ');
  return `${nothing} Give the job a leg for each: \`strategy: { fail-fast: false, matrix: { folder: [${folders}] } }\` beside its \`steps:\`, and \`working-directory: "\${{ matrix.folder }}"\` below \`with:\` of the step (docs/monorepo.md). Its checks have other names then: where one is required, require the new ones.`;
}

const folderText = (folder: string): string => (folder === '' ? 'the root of the repository' : folder);

/** In brackets more characters end a value. */
function scalar(folder: string): string {
  const value = folder === '' ? '.' : folder;
  return /^[A-Za-z_][\w./-]*$/.test(value) ? value : JSON.stringify(value);
}

/** What the workflow that is there lacks, for comments on pull requests from forks. */
function forksToDo(gate: Place, { handsOver, publishes }: Workflows): readonly string[] {
  return [
    ...(handsOver || gate.file === publishes?.file
      ? []
      : [
          `Pull requests from forks: write \`hand-over: true\` below \`with:\` of the step in ${placeText(gate)}.`,
        ]),
    ...(publishes === null
      ? [
          `No workflow publishes what a pull request from a fork has measured: take examples/fork-pair/publish.yml, and put the \`name:\` of ${gate.file} into its \`workflows:\` (docs/forks.md).`,
        ]
      : []),
  ];
}

/** The workflow that publishes names one gate a step. */
function publishToDo({ gate, folder }: Setup, { publishes }: Workflows): readonly string[] {
  if (publishes === null) return [];
  const inputs = [`\`gate: ${gate}\``, ...(folder === '' ? [] : [`\`working-directory: ${folder}\``])];
  return [
    `${placeText(publishes)} publishes what another gate has measured: give its job a leg with ${inputs.join(' and ')} too.`,
  ];
}

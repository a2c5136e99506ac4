import { SCRIPT, type Setup } from '../../init/setup.ts';
import { configText } from './config.ts';
import type { Release } from './release.ts';
import { scriptText } from './script.ts';
import { PUBLISH_WORKFLOW, publishText, WORKFLOW, workflowText } from './workflow.ts';

/** A file to be written. */
export type NewFile = {
  /** from the root of the repository */
  readonly name: string;
  readonly text: string;
};

/** What runs leave behind is no part of the repository; what is accepted is. */
const IGNORED = '*\n!.gitignore\n!accept.yml\n';

/** Every file of a set-up. `hasWorkflow`: the repository runs the gate already. */
export function filesOf(setup: Setup, release: Release, hasWorkflow: boolean): readonly NewFile[] {
  const here = (name: string) => (setup.folder === '' ? name : `${setup.folder}/${name}`);
  return [
    { name: here('perf-gate.yml'), text: configText(setup, release) },
    ...(setup.script === null ? [{ name: here(SCRIPT), text: scriptText(setup.calls) }] : []),
    { name: here('.perf-gate/.gitignore'), text: IGNORED },
    ...(hasWorkflow ? [] : [{ name: WORKFLOW, text: workflowText(setup, release) }]),
    ...(setup.forks && !hasWorkflow ? [{ name: PUBLISH_WORKFLOW, text: publishText(setup, release) }] : []),
  ];
}

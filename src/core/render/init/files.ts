import type { Workflows } from '../../init/repository/workflows.ts';
import type { Setup } from '../../init/setup.ts';
import { configText } from './config.ts';
import type { Release } from './release.ts';
import { PUBLISH_WORKFLOW, publishText, WORKFLOW, workflowText } from './workflow.ts';

/** A file to be written. */
export type NewFile = {
  /** from the root of the repository */
  readonly name: string;
  readonly text: string;
};

/** What runs leave behind is no part of the repository; what is accepted is. */
const IGNORED = '*\n!.gitignore\n!accept.yml\n';

/** Every file of a set-up: without a workflow, where the repository has one that runs the gate already. */
export function filesOf(
  setup: Setup,
  release: Release,
  { gate, publishes }: Pick<Workflows, 'gate' | 'publishes'>,
): readonly NewFile[] {
  // The run of one that publishes holds no measurement.
  const measures = gate === null ? WORKFLOW : gate.file === publishes?.file ? null : gate.file;
  const here = (name: string) => (setup.folder === '' ? name : `${setup.folder}/${name}`);
  return [
    { name: here('perf-gate.yml'), text: configText(setup, release, measures) },
    { name: here('.perf-gate/.gitignore'), text: IGNORED },
    ...(gate === null ? [{ name: WORKFLOW, text: workflowText(setup, release) }] : []),
    ...(setup.forks && gate === null ? [{ name: PUBLISH_WORKFLOW, text: publishText(setup, release) }] : []),
  ];
}

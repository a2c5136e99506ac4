import type { RunContext } from '../../ports/run-context.ts';

/** Files of the running workflow, whose change may change the gate's inputs; none: it is not known. */
export const ownFilesOf = ({ source, workflowFiles }: RunContext): readonly string[] =>
  [...new Set([source.workflow, ...(workflowFiles ?? [])])].filter((name) => name !== '');

import path from 'node:path';
import { readTextOfRoot } from '../adapters/files/tree-file.ts';

export type WorkflowFile = { readonly name: string; readonly text: string };

/** Far more than a gate is made of. */
const MOST = 20;

/**
 * The files of a checkout that a workflow is made of, by their names from its root: the workflow itself, and the
 * workflows and actions of the same repository that it calls, and they.
 */
export async function filesOfWorkflow(workflow: string, directory: string): Promise<readonly WorkflowFile[]> {
  const found = new Map<string, string>();
  const look = async (name: string): Promise<void> => {
    if (name === '' || found.has(name) || found.size >= MOST) return;
    const text = await readTextOfRoot(directory, name);
    if (text === null) return;
    found.set(name, text);
    for (const used of usedBy(text)) for (const one of placesOf(used)) await look(one);
  };
  await look(workflow);
  return [...found].map(([name, text]) => ({ name, text }));
}

const usedBy = (text: string): readonly string[] =>
  [...text.matchAll(/\buses:\s*['"]?\.\/([^\s'"#,}]+)/g)].map(([, name = '']) => path.posix.normalize(name));

/** A workflow is named by its file, an action by its folder. */
const placesOf = (used: string): readonly string[] =>
  /\.ya?ml$/.test(used) ? [used] : ['action.yml', 'action.yaml'].map((name) => path.posix.join(used, name));

import path from 'node:path';
import { readTextOfRoot } from '../adapters/files/tree-file.ts';

/**
 * The configuration files that a workflow names, as it stands in another tree: each from that tree's working directory.
 * Names that are made of expressions are not among them. None where the run names one of these itself, or where it
 * names none and neither does the workflow: then there is nothing that a change could have put in their place.
 */
export async function configsOfWorkflow(
  workflow: string,
  named: string | null,
  directory: string,
): Promise<readonly string[]> {
  const text = workflow === '' ? null : await readTextOfRoot(directory, workflow);
  if (text === null) return [];
  const names = [...text.matchAll(/^\s*(?:-\s+)?config:\s*['"]?([^\s'"#{}]+)['"]?\s*(?:#.*)?$/gm)];
  const plain = names.map(([, name = '']) => path.normalize(name));
  return named !== null && plain.includes(path.normalize(named)) ? [] : plain;
}

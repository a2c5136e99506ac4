import path from 'node:path';
import { parseConfigText } from '../adapters/files/config-file.ts';
import { UsageError } from '../ports/errors.ts';
import { filesOfWorkflow } from './workflow-files.ts';

/**
 * The configuration files that a workflow, or one that it calls, names as it stands in another tree: each from that
 * tree's working directory.
 * Names that are made of expressions are not among them. None where the run names one of these itself, or where it
 * names none and neither does the workflow: then there is nothing that a change could have put in their place.
 */
export async function configsOfWorkflow(
  workflow: string,
  named: string | null,
  directory: string,
): Promise<readonly string[]> {
  const files = await filesOfWorkflow(workflow, directory);
  const plain = files
    .flatMap(({ name, text }) => namesIn(name, text))
    .filter((name) => name !== '' && !name.includes('${{'))
    .map((name) => path.normalize(name));
  return named !== null && plain.includes(path.normalize(named)) ? [] : plain;
}

function namesIn(workflow: string, text: string): readonly string[] {
  try {
    return valuesOf(parseConfigText(workflow, text).value);
  } catch (thrown) {
    if (!(thrown instanceof UsageError)) throw thrown;
    // Of one that is no YAML the lines still tell.
    const lines = text.matchAll(/^\s*(?:-\s+)?config:\s*['"]?([^\s'"#{}]+)['"]?\s*(?:#.*)?$/gm);
    return [...lines].map(([, name = '']) => name);
  }
}

/** Every text under a key `config`, be it an input or a value of a matrix. */
function valuesOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key === 'config' ? [inner].flat().filter((one) => typeof one === 'string') : []),
    ...valuesOf(inner),
  ]);
}

import { readFileSync } from 'node:fs';
import path from 'node:path';

const RECIPES = path.join(import.meta.dirname, '..', 'examples', 'recipes');

/** Files of a folder in examples/recipes as a page of the documents shows them: a fenced block each, in this order. */
export function shownFiles(folder: string, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const text = readFileSync(path.join(RECIPES, folder, name), 'utf8').trimEnd();
    return ['```yaml', ...text.split('\n'), '```', ''];
  });
}

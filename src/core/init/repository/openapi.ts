import type { Route } from '../application.ts';
import { routeAt } from '../routes/path.ts';
import { type Place, type Tree, whole } from '../tree.ts';

const FILE = /(^|\/)(openapi|swagger)(\.v\d+)?\.(ya?ml|json)$/;
const PATH = /^(\s*)["']?(\/[^"':\s]*)["']?\s*:/;

/** The OpenAPI document of a repository; null: there is none by a usual name. */
export function openapiFile(tree: Tree): Place | null {
  const [name] = [...tree.keys()].filter((one) => FILE.test(one)).sort((a, b) => a.length - b.length);
  return name === undefined ? null : whole(name);
}

/** Its paths that answer GET, as far as one key a line tells. */
export function openapiRoutes(tree: Tree, { file }: Place): readonly Route[] {
  const lines = (tree.get(file) ?? '').split('\n');
  return lines.flatMap((text, index) => {
    const [, space, path] = PATH.exec(text) ?? [];
    if (space === undefined || path === undefined) return [];
    const rest = lines.slice(index + 1);
    const end = rest.findIndex((line) => line.trim() !== '' && indentOf(line) <= space.length);
    const body = rest.slice(0, end === -1 ? rest.length : end);
    const answersGet = body.some((line) => /^\s*["']?get["']?\s*:/.test(line));
    return answersGet ? routeAt({ at: { file, line: index + 1 } }, '', path) : [];
  });
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

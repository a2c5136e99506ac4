import type { Route } from '../application.ts';
import type { Tree } from '../tree.ts';
import { routeAt } from './path.ts';

const FILE = 'config/routes.rb';
const LINE =
  /^(\s*)(?:(root)\b|get\s+["']([^"']+)["']|resources\s+:(\w+)|(?:namespace|scope)\s+(?:path:\s*)?(?::|["'])([\w/]+))/;

/** Routes that `config/routes.rb` lists for GET, below their namespaces; of resources the list and one of them. */
export function railsRoutes(tree: Tree): readonly Route[] {
  const lines = (tree.get(FILE) ?? '').split('\n');
  const open: { readonly indent: number; readonly prefix: string }[] = [];
  return lines.flatMap((text, index) => {
    const [, space, root, get, resources, namespace] = LINE.exec(text) ?? [];
    if (space === undefined) return [];
    while ((open.at(-1)?.indent ?? -1) >= space.length) open.pop();
    const prefix = open.map((one) => one.prefix).join('');
    const at = { at: { file: FILE, line: index + 1 } };
    if (namespace !== undefined) open.push({ indent: space.length, prefix: `/${namespace}` });
    if (root !== undefined) return routeAt(at, prefix, '');
    if (get !== undefined) return routeAt(at, prefix, get.replace(/\(.*\)/, ''));
    if (resources === undefined) return [];
    if (/\bdo\b/.test(text)) open.push({ indent: space.length, prefix: `/${resources}/:id` });
    return [...routeAt(at, prefix, resources), ...routeAt(at, prefix, `${resources}/:id`)];
  });
}

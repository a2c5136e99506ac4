import type { Route } from '../application.ts';
import { type Hit, hits, type Tree } from '../tree.ts';
import { type Mount, prefixOf } from './mounts.ts';
import { routeAt } from './path.ts';

const DECORATED = /@(\w+)\.get\(\s*(?:path\s*=\s*)?["']([^"']*)["']/;
const ROUTER = /^(\w+)(?:\s*:\s*[\w.]+)?\s*=\s*APIRouter\([^)]*?prefix\s*=\s*["']([^"']*)["']/m;
const INCLUDED = /\.include_router\(\s*([\w.]+)\s*(?:,[^)]*?prefix\s*=\s*["']([^"']*)["'])?/;
const IMPORTED = /^\s*from\s+([\w.]+)\s+import\s+([^\n#]+)/m;

const PATH = /\b(?:path|re_path)\(\s*r?["']([^"']*)["']\s*,\s*(?!include\b)([\w.]+)/;
const URLS = /\bpath\(\s*["']([^"']*)["']\s*,\s*include\(\s*["']([\w.]+)["']/;

/** Routes of FastAPI's decorators, below the prefixes of their routers. */
export function fastapiRoutes(tree: Tree, files: readonly string[]): readonly Route[] {
  const routers = hits(tree, files, ROUTER);
  const mounts = hits(tree, files, INCLUDED).flatMap((hit) => includedBy(tree, files, hit));
  return hits(tree, files, DECORATED).flatMap((hit) => {
    const [router = '', written = ''] = hit.groups;
    const own = routers.find(({ at, groups: [name] }) => at.file === hit.at.file && name === router);
    return routeAt(hit, `${prefixOf(mounts, hit.at.file)}${own?.groups[1] ?? ''}`, written);
  });
}

/** `items.router` or `items_router`: the module that the name was imported from. */
function includedBy(tree: Tree, files: readonly string[], { at, groups }: Hit): readonly Mount[] {
  const [written = '', prefix = ''] = groups;
  const [name = '', member] = written.split('.').slice(-2);
  const module = member === undefined ? moduleOf(tree, at.file, name) : name;
  const to = files.find((file) => file !== at.file && isModule(file, module));
  return to === undefined ? [] : [{ from: at.file, to, on: '', prefix }];
}

function moduleOf(tree: Tree, file: string, name: string): string {
  const line = hits(tree, [file], IMPORTED).find(({ groups: [, names = ''] }) =>
    names.split(/[,()\s]+/).includes(name),
  );
  return line?.groups[0] ?? '';
}

/** Whether a file is the module of a dotted name, as far as its end tells. */
const isModule = (file: string, module: string): boolean => {
  const place = `/${module.replace(/^\.+/, '').replaceAll('.', '/')}`;
  return module !== '' && (`/${file}`.endsWith(`${place}.py`) || `/${file}`.endsWith(`${place}/__init__.py`));
};

/** Routes of Django's `urlpatterns`, below those that include them. The administration is not called. */
export function djangoRoutes(tree: Tree, files: readonly string[]): readonly Route[] {
  const urls = files.filter((file) => file.endsWith('urls.py'));
  const mounts = hits(tree, urls, URLS).flatMap(({ at, groups: [prefix = '', module = ''] }) => {
    const to = urls.find((file) => file !== at.file && isModule(file, module));
    return to === undefined ? [] : [{ from: at.file, to, on: '', prefix }];
  });
  return hits(tree, urls, PATH).flatMap((hit) => {
    const [written = '', view = ''] = hit.groups;
    return view.startsWith('admin.') ? [] : routeAt(hit, prefixOf(mounts, hit.at.file), written);
  });
}

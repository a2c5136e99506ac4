import type { Route } from '../application.ts';
import { type Hit, hits, type Tree } from '../tree.ts';
import { importedFile, type Mount, prefixOf } from './mounts.ts';
import { routeAt } from './path.ts';

export const NODE: readonly string[] = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'];

/** `app.get('/x'`, `router.all("/x"`; not what calls others. */
const GET =
  /\b(?!axios|http|https|client|request|cache|agent|supertest)(\w+)\.(?:get|all)(?:<[^>(]*>)?\(\s*['"`](\/[^'"`]*)['"`]/;
const ROUTE_GET = /\b(\w+)\.route\(\s*['"`](\/[^'"`]*)['"`]\s*\)\s*\.get\(/;
const OBJECT = /\b(\w+)\.route\(\s*\{[^}]*?method:\s*['"`]GET['"`][^}]*?url:\s*['"`](\/[^'"`]*)['"`]/;
/** The plain server's `request.url === '/x'`, `url.pathname === '/x'` and `case '/x':`. */
const COMPARED = /(?:\b(?:url|pathname|path)\s*={2,3}|\bcase)\s*()['"`](\/[^'"`]*)['"`]/;

const USED =
  /\b(\w+)\.(?:use|register)\(\s*['"`](\/[^'"`]*)['"`]\s*,(?:[^()\n]*,)?\s*(?:require\(\s*['"`](\.[^'"`]+)['"`]\s*\)|(\w+))/;
const REGISTERED =
  /\b(\w+)\.register\(\s*(?:(?:require|import)\(\s*['"`](\.[^'"`]+)['"`]\s*\)|(\w+))\s*,\s*\{[^}]*?prefix:\s*['"`](\/[^'"`]*)['"`]/;
const REQUIRED = /\b(?:const|let|var)\s+\{?\s*(\w+)[^=\n]*=\s*require\(\s*['"`](\.[^'"`]+)['"`]/;
const IMPORTED = /\bimport\s+\{?\s*(?:\w+\s+as\s+)?(\w+)[^'"`;]*from\s+["'`](\.[^'"`]+)["'`]/;

/** Routes of Express, Fastify and their like, below the paths that their routers hang on. */
export function routerRoutes(tree: Tree, files: readonly string[]): readonly Route[] {
  const mounts = mountsIn(tree, files);
  return [GET, ROUTE_GET, OBJECT]
    .flatMap((pattern) => hits(tree, files, pattern))
    .flatMap((hit) => routeAt(hit, prefixAt(mounts, hit), hit.groups[1] ?? ''));
}

/** Routes of a server that compares the path itself. */
export const comparedRoutes = (tree: Tree, files: readonly string[]): readonly Route[] =>
  hits(tree, files, COMPARED).flatMap((hit) => routeAt(hit, '', hit.groups[1] ?? ''));

/** What a router of the same file hangs on comes before what the file does. */
function prefixAt(mounts: readonly Mount[], { at, groups: [router = ''] }: Hit): string {
  const own = mounts.find(({ from, to, on }) => from === at.file && to === at.file && on === router);
  return `${prefixOf(
    mounts.filter(({ from, to }) => from !== to),
    at.file,
  )}${own?.prefix ?? ''}`;
}

function mountsIn(tree: Tree, files: readonly string[]): readonly Mount[] {
  const used = hits(tree, files, USED).map(({ at, groups: [, prefix = '', path = '', name = ''] }) => ({
    ...{ file: at.file, prefix, path, name },
  }));
  const registered = hits(tree, files, REGISTERED).map(
    ({ at, groups: [, path = '', name = '', prefix = ''] }) => ({ file: at.file, prefix, path, name }),
  );
  return [...used, ...registered].map(({ file, prefix, path, name }) => {
    const written = path === '' ? importOf(tree, file, name) : path;
    const to = written === null ? file : (importedFile(tree, file, written, NODE) ?? file);
    return { from: file, to, on: name, prefix };
  });
}

/** The relative path that a name of this file is imported from; null: it is the file's own. */
function importOf(tree: Tree, file: string, name: string): string | null {
  const found = [REQUIRED, IMPORTED].flatMap((pattern) => hits(tree, [file], pattern));
  return found.find(({ groups }) => groups[0] === name)?.groups[1] ?? null;
}

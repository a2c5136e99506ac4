import type { Route } from '../application.ts';
import { hits, type Tree } from '../tree.ts';
import { below } from './below.ts';
import { routeAt } from './path.ts';

type Routes = (tree: Tree, files: readonly string[]) => readonly Route[];

const CONTROLLER = /@Controller\(\s*(?:\{[^}]*?path:\s*)?(?:['"`]([^'"`]*)['"`])?/;
const NEST_GET = /@Get\(\s*(?:['"`]([^'"`]*)['"`])?\s*\)/;
const NEST_PREFIX = /\.setGlobalPrefix\(\s*['"`]([^'"`]*)['"`]/;

/** Routes of Nest's controllers. */
export const nestRoutes: Routes = (tree, files) => {
  const all = hits(tree, files, NEST_PREFIX)[0]?.groups[0] ?? '';
  return below(tree, files, [CONTROLLER, NEST_GET]).flatMap(({ hit, holder }) =>
    holder === null ? [] : routeAt(hit, `/${all}/${holder.groups[0] ?? ''}`, hit.groups[0] ?? ''),
  );
};

const MAPPED_CLASS =
  /(?:@RequestMapping\(\s*(?:(?:value|path)\s*=\s*)?\{?\s*"([^"]*)"[^)]*\)[^;{]*?)?\bclass\s+\w+[^{;]*\{/;
const GET_MAPPING = /@GetMapping\b(?!\w)(?:\(\s*(?:[^)"]*?(?:value|path)\s*=\s*)?\{?\s*"([^"]*)")?/;

/** Routes of Spring's controllers. */
export const springRoutes: Routes = (tree, files) =>
  below(tree, files, [MAPPED_CLASS, GET_MAPPING]).flatMap(({ hit, holder }) =>
    routeAt(hit, holder?.groups[0] ?? '', hit.groups[0] ?? ''),
  );

const ROUTED_CLASS = /(?:\[Route\(\s*"([^"]*)"\s*\)\][^;{]*?)?\bclass\s+(\w+?)(?:Controller)?\b[^{;]*\{/;
const HTTP_GET = /\[HttpGet(?:\(\s*"([^"]*)")?/;
const MAP_GET = /\b(\w+)\.Map(?:Get|HealthChecks)\(\s*"([^"]*)"/;
const MAP_GROUP = /\b(\w+)\s*=\s*\w+\.MapGroup\(\s*"([^"]*)"/;

/** Routes of ASP.NET's controllers and of its minimal ones. */
export const aspnetRoutes: Routes = (tree, files) => {
  const controllers = below(tree, files, [ROUTED_CLASS, HTTP_GET]).flatMap(({ hit, holder }) => {
    const [pattern = '', name = ''] = holder?.groups ?? [];
    return routeAt(hit, `/${pattern.replace('[controller]', name.toLowerCase())}`, hit.groups[0] ?? '');
  });
  return [...grouped(tree, files, [MAP_GROUP, MAP_GET]), ...controllers];
};

const GO_HANDLE = /\b(\w+)\.Handle(?:Func)?\(\s*"(?:GET\s+)?([^/"\s]*\/[^"\s]*)"(?!.*\.Methods\((?!.*"GET"))/;
const GO_GET = /\b(\w+)\.(?:GET|Get)\(\s*"(\/[^"]*)"/;
const GO_GROUP = /\b(\w+)\s*:?=\s*\w+\.(?:Group|PathPrefix)\(\s*"([^"]*)"/;

/** Routes of net/http, gin, echo, chi, fiber and gorilla. */
export const goRoutes: Routes = (tree, files) => [
  ...grouped(tree, files, [GO_GROUP, GO_HANDLE]),
  ...grouped(tree, files, [GO_GROUP, GO_GET]),
];

const AXUM = /\.route\(\s*()"([^"]*)"\s*,\s*(?:web::|routing::)?get\(/;
const ATTRIBUTE = /#\[get\(\s*()"([^"]*)"/;

/** Routes of axum, actix-web and Rocket. */
export const rustRoutes: Routes = (tree, files) =>
  [AXUM, ATTRIBUTE].flatMap((pattern) =>
    hits(tree, files, pattern).flatMap((hit) => routeAt(hit, '', hit.groups[1] ?? '')),
  );

/** Routes whose router may be a group with a prefix, made in the same file. */
function grouped(
  tree: Tree,
  files: readonly string[],
  [group, route]: readonly [RegExp, RegExp],
): readonly Route[] {
  const groups = hits(tree, files, group);
  return hits(tree, files, route).flatMap((hit) => {
    const [router = '', written = ''] = hit.groups;
    const own = groups.find(({ at, groups: [name] }) => at.file === hit.at.file && name === router);
    return routeAt(hit, own?.groups[1] ?? '', written);
  });
}

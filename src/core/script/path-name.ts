const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HASH = /^(?=.*\d)[0-9a-f]{16,}$/i;

/**
 * What the report calls requests to a path: the first of the routes that fits (`/users/:name/*`, `**` at its end takes any
 * rest), else the path without its query, `:id` for numbers, UUIDs and hashes in it.
 */
export function pathName(path: string, routes: readonly string[] = []): string {
  const [plain = ''] = path.split('?');
  const segments = plain.split('/');
  const isValue = (segment: string) => /^\d+$/.test(segment) || UUID.test(segment) || HASH.test(segment);
  const route = routes.find((one) => fits(one.split('/'), segments));
  return route ?? segments.map((segment) => (isValue(segment) ? ':id' : segment)).join('/');
}

function fits(route: readonly string[], segments: readonly string[]): boolean {
  const open = route.at(-1) === '**';
  const fixed = open ? route.slice(0, -1) : route;
  if (open ? segments.length < fixed.length : segments.length !== fixed.length) return false;
  return fixed.every((one, at) => one === segments[at] || (/^[:*]/.test(one) && segments[at] !== ''));
}

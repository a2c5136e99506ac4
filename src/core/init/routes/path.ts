import type { Route } from '../application.ts';
import type { Hit } from '../tree.ts';

const PARAMETERS: readonly RegExp[] = [
  // Express with a pattern or a question mark, Next.js, Django and Rocket, then those in braces.
  /:(\w+)(?:\([^)]*\))?\??/g,
  /\[(\w+)\]/g,
  // What may hold slashes (`path`) is a wildcard.
  /<(?!path:)(?:\w+:)?(\w+)>/g,
  /\{(\w+)(?::(?!path\b)[^}]*)?\??\}/g,
];

/** What no request can be made of: wildcards, patterns, texts that are put together. */
const OPEN = /[*$^|\\()[\]<>{}\s]/;

/** A path as the frameworks write it, with its parameters as `:name`; null: no single request fits it. */
export function plainPath(written: string): string | null {
  const named = PARAMETERS.reduce(
    (path, pattern) => path.replace(pattern, ':$1'),
    written.replace('{$}', ''),
  );
  const path = `/${named}`.replace(/\/{2,}/g, '/');
  return OPEN.test(path) ? null : path;
}

/** The route at a hit, below a prefix. */
export function routeAt({ at }: Pick<Hit, 'at'>, prefix: string, written: string): readonly Route[] {
  const joined = written === '' || written === '/' ? prefix || '/' : `${prefix}/${written}`;
  const path = plainPath(joined);
  return path === null ? [] : [{ path, at }];
}

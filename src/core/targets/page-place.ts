import type { TargetOf } from '../model/targets/target.ts';

type Place = { readonly prefix: string; readonly of: TargetOf };

/** What stands before the colon of a page's metric must be a path, which asks back what it was probably meant as; null: nobody knows. */
export type PagePlace = { readonly of: TargetOf } | { readonly meant: string | null };

export const PAGE_WANTS = 'a target of a page by its path, such as /checkout: page load < 2s';

/** The page that a metric of pages is of: `/` where none is named. */
export function pageOf({ of, prefix }: Place): PagePlace {
  if (of.kind === 'overall') return { of: { kind: 'page', name: '/' } };
  if (of.kind === 'endpoint' && /^\/\S*$/.test(of.name)) return { of: { kind: 'page', name: of.name } };
  // `GET /checkout`, `checkout`, `https://shop.example/checkout`
  const [, path] = /^(?:[A-Z]+\s+)?(?:https?:\/\/[^/\s]*)?\/?(\S*): $/.exec(prefix) ?? [];
  return { meant: path === undefined ? null : `/${path}: ` };
}

/** `page /checkout: load < 2s` as it is written here; null: it is no such. */
export function turnedAround(text: string): string | null {
  const [, path, rest = ''] = /^page\s+(\/\S*):\s+(.*)$/.exec(text) ?? [];
  return path === undefined ? null : `${path}: page ${rest.replace(/^page\s+/, '')}`;
}

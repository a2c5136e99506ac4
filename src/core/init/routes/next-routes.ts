import type { Route } from '../application.ts';
import { type Tree, whole } from '../tree.ts';
import { routeAt } from './path.ts';

const APP = /^(?:src\/)?app\/(.*?)\/?(page|route)\.[jt]sx?$/;
const PAGES = /^(?:src\/)?pages\/(.*?)\.[jt]sx?$/;
/** Pages that no path leads to. */
const SPECIAL = /^(_app|_document|_error|404|500)$/;
const ANSWERS_GET = /\bexport\s+(?:const\s+GET\b|(?:\w+\s+)?function\s+GET\b|\{[^}]*\bGET\b)/;

/** Routes by the names of files, of both of Next.js's routers. */
export function nextRoutes(tree: Tree): readonly Route[] {
  return [...tree].flatMap(([file, text]) => {
    const [, folder, kind] = APP.exec(file) ?? [];
    if (folder !== undefined) return kind === 'page' || ANSWERS_GET.test(text) ? routeOf(file, folder) : [];
    const [, page] = PAGES.exec(file) ?? [];
    if (page === undefined || SPECIAL.test(page) || page.endsWith('.d')) return [];
    return routeOf(file, page.replace(/(^|\/)index$/, ''));
  });
}

/** Groups in parentheses are no part of the path; what intercepts or runs beside it is not called by one. */
function routeOf(file: string, folder: string): readonly Route[] {
  const parts = folder.split('/').filter((part) => part !== '' && !/^\(\w[^)]*\)$/.test(part));
  if (parts.some((part) => /^[@_]|^\(\.|\.\.\./.test(part))) return [];
  return routeAt({ at: whole(file) }, '', parts.join('/'));
}

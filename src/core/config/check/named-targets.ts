import { MOST_PAGES, type Target } from '../../model/targets/target.ts';
import type { RequestConfig } from '../kinds/requests/request.ts';
import { suggest } from '../suggest.ts';
import type { Context, Mistake } from './mistake.ts';

type Given = {
  readonly targets?: readonly Target[];
  readonly requests?: readonly RequestConfig[];
  readonly names?: readonly string[];
};

/**
 * Targets of endpoints that no request of the list is. What a script calls, only its run tells; and where a name depends on a
 * path, nothing is said.
 */
export function namedTargets({ values, given }: Context): readonly Mistake[] {
  const { targets = [], requests = [], names = [] } = values as Given;
  const known = requests.map(keyOf);
  if (!given.has('requests') || names.length > 0 || known.length === 0) return [];
  return targets.flatMap(({ of, item }): readonly Mistake[] => {
    if (of.kind !== 'endpoint' || item === undefined) return [];
    const { name } = of;
    if (known.some((key) => key === null || key === name || key.endsWith(` ${name}`))) return [];
    const keys = known.filter((key) => key !== null);
    const near = suggest(name, keys);
    const meant = near === null ? `It has ${keys.slice(0, MOST).join(', ')}.` : `Did you mean ${near}?`;
    return [
      { id: 'targets', inside: [item], message: `workload.requests has no endpoint ${name}. ${meant}` },
    ];
  });
}

/** More pages than are loaded: a run would take longer by minutes that nobody asked for. */
export function manyPages({ values }: Context): readonly Mistake[] {
  const { targets = [] } = values as Given;
  const pages = [...new Set(targets.flatMap(({ of }) => (of.kind === 'page' ? of.name : [])))];
  const [beyond] = pages.slice(MOST_PAGES);
  if (beyond === undefined) return [];
  const { item } = targets.find(({ of }) => of.kind === 'page' && of.name === beyond) ?? {};
  const message = `targets name ${pages.length} pages, and a browser loads at most ${MOST_PAGES}: keep those that matter most.`;
  return [{ id: 'targets', ...(item !== undefined && { inside: [item] }), message }];
}

const MOST = 10;

/** `METHOD name`; null: the run names it, since something in its path varies. */
function keyOf({ method, path, name }: RequestConfig): string | null {
  const [plain = ''] = path.split('?');
  if (name === null && /\d/.test(plain)) return null;
  return `${method} ${name ?? plain}`;
}

import { z } from 'zod';
import type { LoadedPage, PageLoad, PageTrouble } from '../../../core/model/recording/page.ts';
import { type Span, timeToInteractive } from '../../../core/series/time-to-interactive.ts';

const ms = z.number().min(0).max(1e9);
const spans = z.array(z.tuple([z.number(), z.number()])).max(100_000);

const seen = z.object({
  ...{ path: z.string(), number: z.int() },
  ...{ ttfbMs: ms, loadMs: ms, domContentLoadedMs: ms, watchedMs: ms },
  ...{ fcpMs: ms.nullable(), lcpMs: ms.nullable() },
  ...{ longTasks: spans, requests: spans, tti: z.boolean() },
});

const answered = z.object({ path: z.string(), status: z.int() });
const failed = z.object({ path: z.string(), error: z.string() });

/** What one line of the script of pages tells. `kept`: null is the first load of a page, which only warms up. */
export type Gathered = { readonly path: string } & (
  | { readonly load: PageLoad | null }
  | { readonly trouble: PageTrouble }
);

/** Reads a line; null: it is none of ours. */
export function readGathered(line: string): Gathered | null {
  if (!line.startsWith('{')) return null;
  const value: unknown = JSON.parse(line);
  const full = seen.safeParse(value);
  if (full.success) {
    const { path, number } = full.data;
    return { path, load: number === 0 ? null : loadOf(full.data) };
  }
  const bad = failed.safeParse(value);
  if (bad.success) return { path: bad.data.path, trouble: { kind: 'said', said: bad.data.error } };
  const only = answered.safeParse(value);
  return only.success
    ? { path: only.data.path, trouble: { kind: 'status', status: only.data.status } }
    : null;
}

function loadOf({ ttfbMs, loadMs, lcpMs, tti, ...events }: z.output<typeof seen>): PageLoad {
  const longTasks = events.longTasks.map(spanOf);
  const requests = events.requests.map(spanOf);
  return {
    ...{ ttfbMs, loadMs, lcpMs },
    ...(tti && { ttiMs: timeToInteractive({ ...events, longTasks, requests }) }),
  };
}

const spanOf = ([from, to]: readonly [number, number]): Span => ({ from, to });

/** What came of each page. `broken`: why the browser came to no end, which is the trouble of those that lack one; null: it did. */
export function pagesOf(
  paths: readonly string[],
  gathered: readonly Gathered[],
  broken: string | null,
): readonly LoadedPage[] {
  return paths.map((path) => {
    const own = gathered.filter((one) => one.path === path);
    const loads = own.flatMap((one) => ('load' in one && one.load !== null ? [one.load] : []));
    const trouble = own.find((one) => 'trouble' in one)?.trouble ?? saidBy(broken);
    return { path, loads, ...(trouble && { trouble }) };
  });
}

const saidBy = (said: string | null): PageTrouble | undefined =>
  said === null ? undefined : { kind: 'said', said };

/** The most that GitHub puts on one page. */
export const PAGE = 100;

/**
 * Every item of a list, page after page. (Octokit's own paging takes a 409 for an empty list, which would read as "no
 * comment yet".)
 */
export async function allPages<T>(fetch: (page: number) => Promise<readonly T[]>): Promise<readonly T[]> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    const items = await fetch(page);
    all.push(...items);
    if (items.length < PAGE) return all;
  }
}

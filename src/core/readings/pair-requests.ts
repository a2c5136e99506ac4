/** A request of a script, as its load generator names it: `METHOD name`. */
export type NamedRequest = { readonly id: string; readonly endpoint: string; readonly status: number };

/** The same request as it passed by, with all else that is known of it. `id`: null: it carries none. */
export type PassedRequest = {
  readonly id: string | null;
  /** null: it got no whole answer */
  readonly status: number | null;
};

/**
 * The endpoint of each request that passed, in their order; null: not known. A request and the redirects that it was sent
 * on by carry one id, and both sides have them in the same order. Where either side missed one (it went elsewhere, a
 * connection was tried again) the next of the same status is it.
 */
export function pairRequests(
  passed: readonly PassedRequest[],
  named: readonly NamedRequest[],
): readonly (string | null)[] {
  const byId = Map.groupBy(named, ({ id }) => id);
  const next = new Map<string, number>();
  return passed.map(({ id, status }) => {
    if (id === null || status === null) return null;
    const own = byId.get(id) ?? [];
    const at = own.findIndex((one, index) => index >= (next.get(id) ?? 0) && one.status === status);
    if (at >= 0) next.set(id, at + 1);
    return own[at]?.endpoint ?? null;
  });
}

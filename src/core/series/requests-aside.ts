import type { Failure } from '../model/recording/series.ts';

const MAX_KINDS = 20;

export type AsideFailure = Failure & { readonly whose: string };

/** Requests outside the judged scenarios, as those of setup(): how many, and what failed of them. */
export class Aside {
  requests = 0;
  private readonly kinds = new Map<string, AsideFailure>();

  /** `whose`: the endpoint's key; `failure` null: they were answered as expected. */
  add(whose: string, count: number, failure: Omit<Failure, 'count'> | null): void {
    this.requests += count;
    if (failure === null) return;
    const key = `${whose} ${failure.status} ${failure.errorCode}`;
    const known = this.kinds.get(key);
    if (known === undefined && this.kinds.size >= MAX_KINDS) return;
    this.kinds.set(key, { whose, ...failure, count: (known?.count ?? 0) + count });
  }

  failures(): readonly AsideFailure[] {
    return [...this.kinds.values()];
  }
}

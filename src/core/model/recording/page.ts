/** One load of a page in a browser, with an empty cache. Times are ms after its navigation began. */
export type PageLoad = {
  /** when the first byte of the page's answer came */
  readonly ttfbMs: number;
  /** when its `load` event had ended */
  readonly loadMs: number;
  /** of its largest contentful paint; null: it painted nothing */
  readonly lcpMs: number | null;
  /** time to interactive; null: it did not become quiet while it was watched; absent: it was not watched for that */
  readonly ttiMs?: number | null;
};

/** Why a load does not count: what the page was answered with, or the browser's own words. */
export type PageTrouble =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'said'; readonly said: string };

export type LoadedPage = {
  /** begins with a slash */
  readonly path: string;
  readonly loads: readonly PageLoad[];
  /** of the first load that went wrong; absent: none did */
  readonly trouble?: PageTrouble;
};

/** What came of loading an arm's pages. */
export type Pages =
  | { readonly kind: 'loaded'; readonly pages: readonly LoadedPage[] }
  /** the machine that measured has none */
  | { readonly kind: 'no-browser' };

import { baseUrlOf, type Setting } from '../run/session.ts';
import type { Summary } from './summary.ts';
import { scopeInRounds, scopeToScript } from './tags.ts';
import type { Thresholds } from './thresholds.ts';

type At = {
  readonly inspected: { readonly thresholds: Thresholds };
  readonly setting: Pick<Setting, 'env'>;
};

/**
 * A threshold's key with `BASE_URL` for the address in it, which is another one for each side and after each start:
 * `http_req_duration{url:BASE_URL/orders}`.
 */
export function keyWithoutAddress(key: string, baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return key;
  const { host } = new URL(baseUrl);
  return replaced(replaced(key, baseUrl, 'BASE_URL'), host, 'BASE_URL.host');
}

/** Each place where a text stands by itself, and is not the beginning of a longer address. */
function replaced(text: string, address: string, by: string): string {
  const [first = '', ...rest] = text.split(address);
  return rest.reduce((before, after) => {
    const isWhole = !/[\w.-]$/.test(before) && (address.endsWith('/') || !/^[\w.:-]/.test(after));
    return `${before}${isWhole ? by : address}${after}`;
  }, first);
}

/** A script's thresholds by keys that both sides have, whatever their addresses. */
export const thresholdsOf = ({ inspected, setting }: At): Thresholds =>
  Object.fromEntries(
    Object.entries(inspected.thresholds).map(([key, expressions]) => {
      return [keyWithoutAddress(key, baseUrlOf(setting)), expressions];
    }),
  );

/** The same summary, which knows the script's thresholds by those keys, in rounds and without the gate's request too. */
export function withoutAddress(summary: Summary, { inspected, setting }: At): Summary {
  const keys = new Map(
    Object.keys(inspected.thresholds).flatMap((key) => {
      const free = keyWithoutAddress(key, baseUrlOf(setting));
      const scoped = [scopeInRounds, scopeToScript].map((scope) => [scope(free), scope(key)] as const);
      return [[free, key] as const, ...scoped];
    }),
  );
  const keyOf = (free: string) => keys.get(free) ?? free;
  return {
    ...summary,
    totals: (key) => summary.totals(keyOf(key)),
    stat: (key, name) => summary.stat(keyOf(key), name),
    thresholds: (asked) =>
      summary.thresholds(Object.fromEntries(Object.entries(asked).map(([own, key]) => [own, keyOf(key)]))),
  };
}

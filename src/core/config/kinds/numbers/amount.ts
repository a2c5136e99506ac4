const NUMBER_AND_REST = /^(\d+(?:\.\d+)?)\s*(.*)$/;

/** A number and what follows it, in lower case; null: it does not begin with a number. */
export function amountIn(text: string): { readonly count: string; readonly rest: string } | null {
  const [, count, rest = ''] = NUMBER_AND_REST.exec(text.trim().toLowerCase()) ?? [];
  return count === undefined ? null : { count, rest };
}

/** The unit of time that a word names; null: none. */
export function unitOf(word: string): 'ms' | 's' | 'm' | 'h' | null {
  if (/^(ms|msecs?|milliseconds?)$/.test(word)) return 'ms';
  if (/^(s|secs?|seconds?)$/.test(word)) return 's';
  if (/^(m|mins?|minutes?)$/.test(word)) return 'm';
  return /^(h|hrs?|hours?)$/.test(word) ? 'h' : null;
}

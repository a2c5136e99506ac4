const TWICE = 'a name stands twice in one object';

/**
 * The value of a stored file's JSON. Of a name that stands twice JSON.parse silently keeps the last value, so that two
 * readers may see two files; here it is damage. Throws SyntaxError.
 */
export function parseStored(json: string): unknown {
  const value: unknown = JSON.parse(json);
  if (namesWritten(json) !== namesRead(value)) throw new SyntaxError(TWICE);
  return value;
}

/** In text that is JSON a string before a colon is a name. */
function namesWritten(json: string): number {
  let names = 0;
  for (const [, colon] of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g)) {
    if (colon !== undefined) names += 1;
  }
  return names;
}

/** Without recursion: a file may be nested deeper than the stack is. */
function namesRead(whole: unknown): number {
  const open: unknown[] = [whole];
  let names = 0;
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    const inside: readonly unknown[] = Object.values(value);
    if (!Array.isArray(value)) names += inside.length;
    for (const one of inside) open.push(one);
  }
  return names;
}

/**
 * k6 splits thresholds at commas and strips outer spaces and quotes, so that a name with these cannot be one's key. In
 * k6 such a name has them written as characters of the private use area, and gets them back when results are read.
 * These functions also run inside k6, as those of `naming.ts`.
 */
export function aliasOf(name: string): string {
  const strips = ' \t\r\n"\'';
  const isPlain = !strips.includes(name.charAt(0)) && !strips.includes(name.charAt(name.length - 1));
  if (name === '' || (isPlain && !name.includes(','))) return name;
  const write = (one: string) => String.fromCharCode(0xe000 + one.charCodeAt(0));
  const outer = /^[ \t\r\n"']+|[ \t\r\n"']+$/g;
  return name.replace(outer, (all) => [...all].map(write).join('')).replace(/,/g, write);
}

/** Begins a name that looks like an address and is none, as the script gave it. */
export function markReal(name: string): string {
  return `\ue0ff${name}`;
}

/** What the script called it, and whether it is surely the script's own name. */
export function nameBehind(tag: string): { readonly name: string; readonly isReal: boolean } {
  const isReal = tag.startsWith('\ue0ff');
  const name = (isReal ? tag.slice(1) : tag).replace(/[\ue000-\ue0fe]/g, (one) =>
    String.fromCharCode(one.charCodeAt(0) - 0xe000),
  );
  return { name, isReal };
}

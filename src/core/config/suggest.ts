/** The known name that is nearest to a mistyped one; null: none is near. */
export function suggest(typed: string, known: readonly string[]): string | null {
  const ranked = known
    .map((name) => ({ name, distance: distance(typed.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance || strange(a.name, typed) - strange(b.name, typed));
  const [best] = ranked;
  const near = Math.max(1, Math.floor(typed.length / 3));
  return best !== undefined && best.distance <= near ? best.name : null;
}

/** Of names that are equally near, one with the same letters was meant: p59 is p95, not p50. */
const strange = (name: string, typed: string): 0 | 1 => (letters(name) === letters(typed) ? 0 : 1);
const letters = (word: string): string => [...word.toLowerCase()].sort().join('');

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
function distance(a: string, b: string): number {
  const table: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  for (let j = 0; j <= b.length; j += 1) (table[0] as number[])[j] = j;
  const at = (i: number, j: number): number => table[i]?.[j] ?? Number.MAX_SAFE_INTEGER;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const plain = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost);
      (table[i] as number[])[j] = swapped ? Math.min(plain, at(i - 2, j - 2) + 1) : plain;
    }
  }
  return at(a.length, b.length);
}

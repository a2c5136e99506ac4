/** `.p95`, `[0]`, `["GET orders"]`: a name of the user's in quotes where it is more than a word. */
export function placeInside(parts: readonly (string | number)[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'number') return `[${part}]`;
      return /^[\w-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
    })
    .join('');
}

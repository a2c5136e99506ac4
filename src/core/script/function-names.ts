import type { Call } from './call.ts';

/** Characters of a name; a longer one hides what the function does. */
const LONGEST = 40;

/** The name of the list of its paths, where a function has several. */
export const listOf = (name: string): string => `${name}Paths`;

/** A name for each call's function, no two alike nor like a list's: `getProductsId` for GET /products/:id. */
export function functionNames(calls: readonly Pick<Call, 'method' | 'name'>[]): readonly string[] {
  const used = new Set<string>();
  return calls.map((call) => {
    const plain = nameOf(call);
    let name = plain;
    for (let count = 2; used.has(name) || used.has(listOf(name)); count += 1) name = `${plain}${count}`;
    used.add(name).add(listOf(name));
    return name;
  });
}

/** A method before it, so that it is no word of the language. */
function nameOf({ method, name }: Pick<Call, 'method' | 'name'>): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const rest = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
  return `${method.toLowerCase()}${rest === '' ? 'Root' : rest.slice(0, LONGEST)}`;
}

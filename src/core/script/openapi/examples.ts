import { isObject } from '../../config/is-object.ts';
import { follow, type Node } from './references.ts';

/** More would not tell more of the operation. */
const MOST = 10;

/** The examples of a parameter, the author's own before what its schema only allows; none: it has none. */
export function examplesOf(document: unknown, parameter: Node): readonly unknown[] {
  const content = Object.values(isObject(parameter['content']) ? parameter['content'] : {})[0];
  const media = follow(document, content);
  const holders = [parameter, ...('node' in media ? [media.node] : [])];
  const own = holders.flatMap((holder) => [
    ...given(holder['example']),
    ...listed(document, holder['examples']),
  ]);
  if (own.length > 0) return own.slice(0, MOST);
  return holders.flatMap((holder) => ofSchema(document, holder['schema'], 0)).slice(0, MOST);
}

const given = (value: unknown): readonly unknown[] => (value === undefined || value === null ? [] : [value]);

/** By name, each with its value. */
function listed(document: unknown, examples: unknown): readonly unknown[] {
  return Object.values(isObject(examples) ? examples : {}).flatMap((one) => {
    const found = follow(document, one);
    return 'node' in found ? given(found.node['value']) : [];
  });
}

/** `allOf` and the like may hold one another. */
const DEEPEST = 5;

function ofSchema(document: unknown, schema: unknown, depth: number): readonly unknown[] {
  const found = follow(document, schema);
  if (!('node' in found) || depth > DEEPEST) return [];
  const { node } = found;
  const all = Array.isArray(node['examples']) ? node['examples'] : [];
  const first = [node['example'], ...all, node['default'], node['const']].flatMap(given);
  const words = Array.isArray(node['enum']) ? node['enum'].slice(0, 1) : [];
  const own = [...first, ...words.flatMap(given)].slice(0, 1);
  if (own.length > 0) return own;
  const items = node['type'] === 'array' ? ofSchema(document, node['items'], depth + 1).slice(0, 1) : [];
  if (items.length > 0) return [items];
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((key) => (Array.isArray(node[key]) ? node[key] : []));
  return parts.flatMap((part) => ofSchema(document, part, depth + 1)).slice(0, 1);
}

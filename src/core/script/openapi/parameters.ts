import type { LeftOut } from '../left-out.ts';
import { examplesOf } from './examples.ts';
import { follow, type Node } from './references.ts';

export type Parameter = {
  readonly name: string;
  readonly place: 'path' | 'query' | 'header';
  /** as an address or a header holds them; never empty */
  readonly values: readonly string[];
};

type Read = { readonly parameters: readonly Parameter[] } | { readonly leftOut: LeftOut };

/** Headers that a parameter cannot describe. */
const NOT_DESCRIBED = ['accept', 'content-type', 'authorization'];

/**
 * The parameters that an operation needs, each with what its examples say; or why it cannot be called. `headers`: names
 * in lower case that are sent anyway.
 */
export function parametersOf(
  document: unknown,
  all: readonly unknown[],
  operation: string,
  headers: readonly string[],
): Read {
  const nodes = new Map<string, Node>();
  for (const one of all) {
    const found = follow(document, one);
    if ('lost' in found) return { leftOut: { kind: 'reference', operation, reference: found.lost } };
    // Those of the operation come after those of its path, and replace them.
    nodes.set(`${found.node['in']} ${found.node['name']}`, found.node);
  }
  const needed = [...nodes.values()].filter((node) => node['required'] === true && !isSent(node, headers));
  const parameters: Parameter[] = [];
  for (const node of needed) {
    const read = readOne(document, node, operation);
    if ('leftOut' in read) return read;
    parameters.push(read);
  }
  return { parameters };
}

function isSent({ name, in: place }: Node, headers: readonly string[]): boolean {
  const lower = String(name).toLowerCase();
  return place === 'header' && (NOT_DESCRIBED.includes(lower) || headers.includes(lower));
}

function readOne(
  document: unknown,
  node: Node,
  operation: string,
): Parameter | { readonly leftOut: LeftOut } {
  const name = String(node['name']);
  const place = (['path', 'query', 'header'] as const).find((one) => one === node['in']);
  const examples = examplesOf(document, node);
  if (place === undefined || examples.length === 0)
    return { leftOut: { kind: 'no-example', operation, parameter: name } };
  const values = examples.map((example) => written(example, node, place)).filter((text) => text !== null);
  if (values.length === 0) return { leftOut: { kind: 'no-text', operation, parameter: name } };
  return { name, place, values };
}

/** Null: no address can hold it in a way that is known. */
function written(example: unknown, node: Node, place: Parameter['place']): string | null {
  const isPlain = (one: unknown) => ['string', 'number', 'boolean'].includes(typeof one);
  const encode = place === 'header' ? String : (one: unknown) => encodeURIComponent(String(one));
  const name = encodeURIComponent(String(node['name']));
  const { style = place === 'query' ? 'form' : 'simple', explode = style === 'form' } = node;
  if (isPlain(example)) return place === 'query' ? `${name}=${encode(example)}` : lineOf(encode(example));
  if (!Array.isArray(example) || !example.every(isPlain) || !['form', 'simple'].includes(String(style)))
    return null;
  const parts = example.map(encode);
  if (place !== 'query') return lineOf(parts.join(','));
  return explode === true ? parts.map((part) => `${name}=${part}`).join('&') : `${name}=${parts.join(',')}`;
}

/** A path has no empty part, and a header no second line. */
const lineOf = (text: string): string | null => (text === '' || /[\r\n\0]/.test(text) ? null : text);

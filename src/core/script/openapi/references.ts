import { isObject } from '../../config/is-object.ts';

export type Node = Readonly<Record<string, unknown>>;

/** A part of a document, or the reference that leads nowhere in it. */
export type Found = { readonly node: Node } | { readonly lost: string };

/** References may go in circles. */
const DEEPEST = 20;

/** What stands at a place, whether there or where a `$ref` of the same document points. No object: an empty one. */
export function follow(document: unknown, value: unknown): Found {
  let node: unknown = value;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const reference = isObject(node) ? node['$ref'] : undefined;
    if (typeof reference !== 'string') return { node: isObject(node) ? node : {} };
    const target = reference.startsWith('#') ? at(document, reference.slice(1)) : undefined;
    if (target === undefined) return { lost: reference };
    node = target;
  }
  return { lost: String(isObject(node) ? node['$ref'] : '') };
}

function at(document: unknown, pointer: string): unknown {
  let node: unknown = document;
  for (const part of pointer.split('/').slice(1)) {
    const key = decoded(part).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(node)) node = node[Number(key)];
    else node = isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;
  }
  return node;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

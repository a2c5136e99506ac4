import { isObject } from '../../config/is-object.ts';
import { follow, type Node } from './references.ts';

/**
 * Schemes that an operation needs and that no header which is sent can be; empty: it can be called. `sent`: names in
 * lower case. Of several ways to be authorized the first is told.
 */
export function lackingSchemes(
  document: Node,
  security: unknown,
  sent: readonly string[],
): readonly string[] {
  const ways = Array.isArray(security) ? security : [];
  const lacking = ways.map((way: unknown) => {
    const names = isObject(way) ? Object.keys(way) : [];
    return names.filter((name) => !sent.includes(headerOf(document, name)));
  });
  return lacking.some((names) => names.length === 0) ? [] : (lacking[0] ?? []);
}

/** The header that a scheme is sent in, in lower case; empty: none. */
function headerOf(document: Node, name: string): string {
  const { components } = document;
  const schemes = isObject(components) ? components['securitySchemes'] : null;
  const found = follow(document, isObject(schemes) ? schemes[name] : null);
  if ('lost' in found) return '';
  const { type, in: place, name: header } = found.node;
  if (type !== 'apiKey') return type === 'mutualTLS' || type === undefined ? '' : 'authorization';
  return place === 'header' ? String(header).toLowerCase() : '';
}

import { suggest } from '../../suggest.ts';
import { type At, type Fault, fault, type Part } from '../kind.ts';
import { METHODS, type Method, type RequestConfig } from './request.ts';

export const part = <T>(value: T, ...faults: readonly Fault[]): Part<T> => ({ value, faults });

/** One request in one line, as its pattern for editors. */
export const LINE: RegExp = new RegExp(`^((${METHODS.join('|')})\\s+)?(/|https?://[^/\\s])[^\\s#]*$`);
export const LINE_WANTS = 'a request such as GET /products';

const PATH: RegExp = /^\/[^\s#]*$/;
export const PATH_WANTS = 'a path from / on, such as /products?page=2';
/** What a router, and no request, has in a path. */
const SLOT = /^(:[A-Za-z_]\w*|\{[^/]*\}|<[^/]*>|\*+)$/;

export const methodAt = (at: At, raw: unknown): Part<Method> => {
  const method = METHODS.find((one) => one === raw);
  if (method !== undefined) return part(method);
  const meant = typeof raw === 'string' ? suggest(raw, METHODS) : null;
  return part('GET', fault(at, raw, `one of ${METHODS.join(', ')}`, meant));
};

export type Address = Pick<RequestConfig, 'origin' | 'path'>;

/** Scheme, host and port apart from the path with its query. What is no whole address is a path. */
export function splitAddress(text: string): Address {
  const [, origin, rest = ''] = /^(https?:\/\/[^/?#\s]+)([^#\s]*)/.exec(text) ?? [];
  if (origin === undefined) return { origin: null, path: text };
  return { origin, path: rest.startsWith('/') ? rest : `/${rest}` };
}

/** A path, or a whole address of which the path is kept apart. */
export function addressAt(at: At, raw: unknown): Part<Address> {
  const text = typeof raw === 'string' ? raw.trim() : '';
  const value = splitAddress(text);
  const { path } = value;
  if (!PATH.test(path) || /[\s#]/.test(text)) return part(value, fault(at, raw, PATH_WANTS, meantPath(text)));
  const slot = slotIn(text);
  if (slot === null) return part(value);
  const named = text.replace(/^https?:\/\/[^/]+/, '');
  const wants = `a path that can be sent: write a value for ${slot}, and \`name: ${named}\` beside it`;
  return part(value, fault(at, raw, wants));
}

/** The part of a path that stands for a value; null: none does. */
function slotIn(text: string): string | null {
  const [path = ''] = text.split('?');
  return path.split('/').find((segment) => SLOT.test(segment)) ?? null;
}

function meantPath(text: string): string | null {
  const path = `/${text.replace(/#.*$/, '').replace(/^\.?\//, '')}`;
  return text !== '' && PATH.test(path) && !text.includes(':') ? path : null;
}

/** `GET /products`, `/products` or a whole address. */
export function lineAt(at: At, line: string): Part<Pick<RequestConfig, 'method' | 'origin' | 'path'>> {
  const [, word, address = ''] = /^(?:([A-Za-z]+):?\s+)?(\S.*)$/.exec(line) ?? [];
  if (!/^(\/|https?:\/\/)/.test(address)) {
    const meant = meantLine(word, address);
    return part({ method: 'GET', origin: null, path: '/' }, fault(at, line, LINE_WANTS, meant));
  }
  const found = addressAt(at, address);
  const [first] = found.faults;
  const bad = first === undefined ? [] : [{ ...first, raw: line, meant: meantLine(word, first.meant ?? '') }];
  const method = word === undefined ? part<Method>('GET') : methodAt(at, word);
  const wrong = method.faults.map((one) => ({ ...one, raw: line, meant: meantLine(one.meant, address) }));
  return { value: { method: method.value, ...found.value }, faults: [...wrong, ...bad] };
}

/** The line with what was probably meant; null: nobody knows. */
function meantLine(word: string | null | undefined, address: string): string | null {
  const method = METHODS.find((one) => one === word?.toUpperCase());
  const path = address.startsWith('/') ? address : meantPath(address);
  const line = `${method ?? 'GET'} ${path}`;
  return path === null || path === '/' || !LINE.test(line) || slotIn(path) !== null ? null : line;
}

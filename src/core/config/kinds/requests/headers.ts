import { isObject } from '../../is-object.ts';
import { secretsHandedOn } from '../../secrets.ts';
import { type At, fault, good, type Kind, notOfThisKind, type Part, wrong } from '../kind.ts';
import { part } from './address.ts';
import type { HeaderValues } from './request.ts';

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const WANTS = 'headers with values, such as { Accept: application/json }';

/** Headers by name; `${NAME}` in a value is a variable of `workload.env`. */
export const HEADERS: Kind<HeaderValues> = {
  read(raw) {
    if (!isObject(raw)) return notOfThisKind;
    const { value, faults } = headersAt([], raw);
    return faults.length > 0 ? wrong(faults) : good(value);
  },
  wants: WANTS,
  meant: () => null,
  schema: {
    type: 'object',
    propertyNames: { type: 'string', pattern: NAME.source },
    additionalProperties: { type: ['string', 'number', 'boolean'] },
  },
  secrets: secretsOfHeaders,
};

/** Every text in a value that cannot be read. */
export function secretsOfHeaders(raw: unknown): readonly string[] {
  if (typeof raw === 'object' && raw !== null) return Object.values(raw).flatMap(secretsOfHeaders);
  return typeof raw === 'string' ? secretsHandedOn({ value: raw }) : [];
}

/** What stands at a place in another value. */
export function headersAt(at: At, raw: unknown): Part<HeaderValues> {
  if (raw === undefined || raw === null) return part({});
  if (!isObject(raw)) return part({}, fault(at, raw, WANTS));
  const read = Object.entries(raw).map(([name, value]) => headerAt(at, name, value));
  const named = read.map(({ value }) => value);
  return part(Object.fromEntries(named), ...read.flatMap(({ faults }) => faults));
}

function headerAt(at: At, name: string, value: unknown): Part<readonly [string, string]> {
  if (!NAME.test(name))
    return part([name, ''], fault(at, name, 'names of headers: letters, digits and dashes'));
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
  // A line break would end the header, and begin another.
  if (isPlain && !/[\r\n\0]/.test(String(value))) return part([name, String(value)]);
  // What it is may be a secret.
  return part([name, ''], fault([...at, name], isPlain ? '…' : '[…]', 'a text in one line'));
}

/** Variables that header values name as `${NAME}`. */
export function variablesIn(headers: HeaderValues): readonly string[] {
  const all = Object.values(headers).flatMap((value) => [...value.matchAll(VARIABLE)]);
  return [...new Set(all.map(([, name = '']) => name))];
}

export const VARIABLE: RegExp = /\$\{([A-Za-z_]\w*)\}/g;

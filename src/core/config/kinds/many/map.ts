import { isObject } from '../../is-object.ts';
import { secretsWithin } from '../../secrets.ts';
import { type Fault, good, type Kind, notOfThisKind, wrong } from '../kind.ts';

/** Names with texts, numbers or booleans. */
export const MAP: Kind<Readonly<Record<string, string>>> = {
  read(raw) {
    if (!isObject(raw)) return notOfThisKind;
    const entries = Object.entries(raw);
    const faults = entries.flatMap(([name, value]) => faultsOf(name, value));
    if (faults.length > 0) return wrong(faults);
    return good(Object.fromEntries(entries.map(([name, value]) => [name, String(value)])));
  },
  wants: 'names with values, such as { LOG_LEVEL: warn }',
  meant: () => null,
  schema: {
    type: 'object',
    propertyNames: { type: 'string' },
    additionalProperties: { type: ['string', 'number', 'boolean'] },
  },
  secrets: secretsWithin,
};

function faultsOf(name: string, value: unknown): readonly Fault[] {
  if (!/^[^\s=]+$/.test(name)) {
    return [{ at: [], raw: name, wants: 'names without blanks and equals signs', meant: null }];
  }
  if (['string', 'number', 'boolean'].includes(typeof value)) return [];
  const meant = value === null ? '"", an empty text' : null;
  return [{ at: [name], raw: value, wants: 'a text, a number, true or false', meant }];
}

import { good, type Kind } from './kind.ts';
import { oneValue } from './one-value.ts';

const WRITTEN = oneValue({
  parse: (text) => (/^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : null),
  wants: 'true or false',
  schema: { type: 'boolean' },
});

/** A switch: a text in inputs and flags. */
export const BOOLEAN: Kind<boolean> = {
  ...WRITTEN,
  read: (raw) => (typeof raw === 'boolean' ? good(raw) : WRITTEN.read(raw)),
};

import { good, type JsonSchema, type Kind, notOfThisKind } from './kind.ts';

type OneValue<T> = {
  /** null: the text is no value of this kind */
  parse(text: string): T | null;
  readonly wants: string;
  /** what was probably meant by a text or number; absent: nobody knows */
  meant?(text: string): string | null;
  readonly schema: JsonSchema;
};

/** A kind whose values are one word or number, however a file or a flag writes it. */
export function oneValue<T>({ parse, wants, meant, schema }: OneValue<T>): Kind<T> {
  return {
    read(raw) {
      const text = textOf(raw);
      const value = text === null ? null : parse(text);
      return value === null ? notOfThisKind : good(value);
    },
    wants,
    meant(raw) {
      const text = textOf(raw);
      return text === null || meant === undefined ? null : meant(text);
    },
    schema,
  };
}

/** A kind whose values are texts of a pattern. A number of the file is no text. */
export function matching(pattern: RegExp, kind: Pick<Kind, 'wants'> & Partial<Kind<string>>): Kind<string> {
  return {
    read: (raw) => (typeof raw === 'string' && pattern.test(raw) ? good(raw) : notOfThisKind),
    meant: () => null,
    schema: { type: 'string', pattern: pattern.source },
    ...kind,
  };
}

export const textOf = (raw: unknown): string | null =>
  typeof raw === 'string' || typeof raw === 'number' ? String(raw) : null;

/** YAML makes a number or a switch of what has no quotes. */
export const inQuotes = (raw: unknown): string => `"${raw}", in quotes`;

import { type Fault, good, type Kind, notOfThisKind, wrong } from '../kind.ts';
import { inQuotes } from '../one-value.ts';
import { TEXT_PATTERN } from '../texts/text.ts';

type Items = {
  readonly wants: string;
  /** of one item: completes "but must be …" */
  readonly itemWants: string;
  readonly item: RegExp;
};

/** A kind whose values are lists of texts: a list in the file; in an input a text with commas or lines. */
export function items({ wants, itemWants, item }: Items): Kind<readonly string[]> {
  const fits = (text: string) => item.test(text);
  return {
    read(raw) {
      const given = typeof raw === 'string' ? raw.split(/[,\n]/).filter((one) => one.trim() !== '') : raw;
      if (!Array.isArray(given)) return notOfThisKind;
      const texts = given.map((one: unknown) => (typeof one === 'string' ? one.trim() : one));
      const faults = texts.flatMap((one, index): readonly Fault[] => {
        if (typeof one === 'string' && fits(one)) return [];
        return [{ at: [index], raw: one, wants: itemWants, meant: meantItem(one, fits) }];
      });
      return faults.length > 0 ? wrong(faults) : good(texts.map(String));
    },
    wants,
    meant: () => null,
    schema: {
      anyOf: [
        { type: 'string', pattern: TEXT_PATTERN.source },
        { type: 'array', items: { type: 'string', pattern: item.source } },
      ],
    },
  };
}

/** `$API_KEY` and `${API_KEY}` name the variable API_KEY; a number wants quotes. */
function meantItem(item: unknown, fits: (item: string) => boolean): string | null {
  if (typeof item === 'number' || typeof item === 'boolean') return fits(`${item}`) ? inQuotes(item) : null;
  if (typeof item !== 'string') return null;
  const bare = item
    .replace(/^\.?\/(?=.)/, '')
    .replace(/^\$\{?(\w+)\}?$/, '$1')
    .replace(/^(\w+)\s*[=:]\s+/, '$1=');
  return bare !== item && fits(bare) ? bare : null;
}

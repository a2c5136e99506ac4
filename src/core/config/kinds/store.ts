import { suggest } from '../suggest.ts';
import type { Kind } from './kind.ts';
import { oneValue } from './one-value.ts';
import { NAME_OF_REF } from './texts/tag.ts';

export type StoreConfig =
  | { readonly kind: 'artifact' }
  | { readonly kind: 'directory'; readonly path: string }
  /** an orphan branch of the repository */
  | { readonly kind: 'branch'; readonly name: string }
  | { readonly kind: 'none' };

const PATTERN = new RegExp(`^(artifact|none|directory:.+|branch:${NAME_OF_REF})$`);

/** Where recordings are kept. */
export const STORE: Kind<StoreConfig> = oneValue<StoreConfig>({
  parse: (text) => (PATTERN.test(text) ? storeOf(text) : null),
  wants: 'artifact, directory:PATH, branch:NAME (a name that git allows) or none',
  meant: (text) => (/^\.{0,2}\//.test(text) ? `directory:${text}` : suggest(text, ['artifact', 'none'])),
  schema: { type: 'string', pattern: PATTERN.source },
});

function storeOf(text: string): StoreConfig {
  if (text === 'artifact' || text === 'none') return { kind: text };
  if (text.startsWith('branch:')) return { kind: 'branch', name: text.slice('branch:'.length) };
  return { kind: 'directory', path: text.slice('directory:'.length).trim() };
}

import type { StatementKind } from '../../../../core/model/evidence/statement.ts';

const KINDS: ReadonlySet<string> = new Set<StatementKind>(['select', 'insert', 'update', 'delete']);

const isKind = (word: string): word is StatementKind => KINDS.has(word);

/** Strings and quoted names, brackets, words. */
const PARTS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[()]|\w+/g;

/** What a statement does, by its first word; one that begins with `WITH` is what its main part does. */
export function kindOf(form: string): StatementKind {
  const [first = ''] = /\w+/.exec(form) ?? [];
  const word = first.toLowerCase();
  if (word !== 'with') return isKind(word) ? word : 'other';
  let depth = 0;
  for (const [part] of form.matchAll(PARTS)) {
    if (part === '(') depth += 1;
    else if (part === ')') depth -= 1;
    else if (depth === 0 && (isKind(part.toLowerCase()) || /^merge$/i.test(part)))
      return isKind(part.toLowerCase()) ? kindOf(part) : 'other';
  }
  return 'other';
}

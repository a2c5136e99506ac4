import type { StatementKind } from '../../../../core/model/evidence/statement.ts';

const KINDS: ReadonlySet<string> = new Set<StatementKind>(['select', 'insert', 'update', 'delete']);

const isKind = (word: string): word is StatementKind => KINDS.has(word);

/** Strings and quoted names, brackets, words. */
const PARTS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[()]|\w+/g;

/** What a word begins; null: no query. A merge inserts and deletes too, and updates as a rule. */
function begunBy(word: string): StatementKind | null {
  const small = word.toLowerCase();
  if (small === 'merge') return 'update';
  return isKind(small) ? small : null;
}

/** What a statement does, by its first word; one that begins with `WITH` is what its main part does. */
export function kindOf(form: string): StatementKind {
  const [first = ''] = /\w+/.exec(form) ?? [];
  if (!/^with$/i.test(first)) return begunBy(first) ?? 'other';
  let depth = 0;
  for (const [part] of form.matchAll(PARTS)) {
    if (part === '(') depth += 1;
    else if (part === ')') depth -= 1;
    else if (depth === 0 && begunBy(part) !== null) return begunBy(part) ?? 'other';
  }
  return 'other';
}

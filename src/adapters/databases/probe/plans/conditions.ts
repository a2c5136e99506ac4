/** A column that rows are chosen by. */
export type Condition = {
  /** as the plan calls the table; null: the plan has only one */
  readonly alias: string | null;
  readonly column: string;
  readonly kind: 'equal' | 'range';
};

const NAME = String.raw`(?:"(?:[^"]|"")+"|[a-z_][\w$]*)`;
/** `user_id`, `o.user_id`, `(o.email)::text`: an index on the column serves all of them, or the planner does not take it. */
const COLUMN = String.raw`\(?(?:(?<alias>${NAME})\.)?(?<column>${NAME})\)?(?:::[\w ]+?(?:\(\d+\))?)?`;
const LEFT = new RegExp(`^${COLUMN} (?<sign>=|<|>|<=|>=) `);
const RIGHT = new RegExp(` (?<sign>=) ${COLUMN}$`);

/**
 * The columns that a condition of a plan holds against something, such as `((user_id = $1) AND (paid > $2))`. What is not
 * certain is left out: functions of columns, alternatives (OR), patterns, what is not so.
 */
export function conditionsOf(text: string): readonly Condition[] {
  return partsOf(text).flatMap((part) =>
    [LEFT, RIGHT].flatMap((form) => conditionOf(form.exec(part)?.groups)),
  );
}

function conditionOf(found: Readonly<Record<string, string | undefined>> | undefined): readonly Condition[] {
  if (found?.['column'] === undefined) return [];
  const alias = found['alias'] === undefined ? null : unquoted(found['alias']);
  const kind = found['sign'] === '=' ? 'equal' : 'range';
  return [{ alias, column: unquoted(found['column']), kind }];
}

const unquoted = (name: string): string =>
  name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;

/** What is joined by AND at the top, each without its brackets; none where OR or NOT stand there. */
function partsOf(text: string): readonly string[] {
  const inner = withoutBrackets(text);
  const parts = splitBy(' AND ', inner);
  if (parts.length === 1) return splitBy(' OR ', inner).length > 1 || /^NOT /.test(inner) ? [] : parts;
  return parts.flatMap(partsOf);
}

/** Without the pair of brackets around all of it. */
function withoutBrackets(text: string): string {
  const isAround = text.startsWith('(') && depths(text).indexOf(0) === text.length - 1;
  return isAround ? withoutBrackets(text.slice(1, -1)) : text;
}

/** By what stands outside of brackets and strings. */
function splitBy(word: string, text: string): readonly string[] {
  const depth = depths(text);
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (depth[at] !== 0) continue;
    parts.push(text.slice(from, at));
    from = at + word.length;
  }
  return [...parts, text.slice(from)];
}

/** How many brackets are open behind each sign; within a string one more. */
function depths(text: string): readonly number[] {
  let open = 0;
  let quote = '';
  return text.split('').map((sign) => {
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === "'" || sign === '"') quote = sign;
    else if (sign === '(') open += 1;
    else if (sign === ')') open -= 1;
    return open + (quote === '' ? 0 : 1);
  });
}

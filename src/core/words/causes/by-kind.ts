/** What is done about a statement in a loop, by its kind; others: as the playbook has it. */
const IN_LOOP: Readonly<Record<string, string>> = {
  select: 'load all rows with one statement (a join, `= ANY($1)`, or eager loading of the ORM)',
  insert:
    'insert all rows with one statement (`INSERT … SELECT … FROM unnest($1, $2)`, `VALUES` of many rows, or the bulk insert of the ORM)',
  update:
    'change all rows with one statement (`WHERE id = ANY($1)` where all get the same values, else `UPDATE … FROM unnest($1, $2)`)',
  delete: 'delete all rows with one statement (`WHERE id = ANY($1)`)',
};

const WRITES: ReadonlySet<string | undefined> = new Set(['insert', 'update', 'delete']);

/** Of one that writes there is no answer to join or to cache. */
const NEW_WRITE =
  'do without the statement where nobody needs what it writes, write it together with another one, or after the answer';

export const isWrite = (kind: string | undefined): boolean => WRITES.has(kind);

/** For a phrase: its `advice`, or nothing where the playbook's fits. */
export const adviceInLoop = (kind: string | undefined): { readonly advice?: string } =>
  advised(IN_LOOP[kind ?? '']);

/** The same of a new statement. */
export const adviceOfNew = (kind: string | undefined): { readonly advice?: string } =>
  advised(isWrite(kind) ? NEW_WRITE : undefined);

/** Of one that asks for a list of values a LIMIT would drop some values' rows. */
export const adviceOfList = (isOfList: boolean): { readonly advice?: string } =>
  advised(
    isOfList
      ? 'fetch as many rows as an answer shows: page what the list of values is of, or fetch the first rows of each value (`LATERAL` with a `LIMIT`)'
      : undefined,
  );

const advised = (advice: string | undefined): { readonly advice?: string } =>
  advice === undefined ? {} : { advice };

import { shapeOf } from '../../../../core/diagnosis/evidence/shape.ts';
import { LONGEST_TEXT, type StatementKind } from '../../../../core/model/evidence/statement.ts';
import type { Ask } from '../link.ts';
import { isOurs, MARK } from '../mark.ts';
import { kindOf } from './kind.ts';
import { beginningOf, formOfSession, idOf } from './normal-form.ts';
import { keyOf, type Snapshot, type Source } from './snapshot.ts';

/** Most that are asked for by name: the server compares each of its own with each of them. */
const MOST_NAMED = 200;

/** What an entry of pg_stat_statements is about. */
export type Text = {
  /** the same in base and head; null: it is one of ours */
  readonly id: string | null;
  readonly text: string;
  /** all of it */
  readonly form: string;
  readonly kind: StatementKind;
  /** as the database has it, for its plan */
  readonly raw: string;
};

/** What a session runs, or ran last. */
export type SeenQuery = {
  readonly form: string;
  /** as pg_stat_statements has it; null: the server does not tell, before 14 or where it is set not to */
  readonly queryId: string | null;
  /** the server keeps 1,024 bytes of it, unless it is set to more */
  readonly isCut: boolean;
};

/** The texts of entries, each asked for once. */
export type Texts = {
  /** Asks for what is not known yet. */
  learn(entries: Snapshot): Promise<void>;
  of(key: string): Text | undefined;
  /** What a session ran, of those that are known: by the server's own id, else by its text or the beginning that is left of it. */
  find(query: SeenQuery): Text | undefined;
};

export function createTexts(ask: Ask, source: Source): Texts {
  const known = new Map<string, Text | undefined>();
  const byQueryId = new Map<string, Text>();
  return {
    find: (query) => byQueryId.get(query.queryId ?? '') ?? byForm(query, known.values()),
    of: (key) => known.get(key),
    async learn(entries) {
      const unknown = [...entries].filter(([key, { queryId }]) => queryId !== null && !known.has(key));
      if (unknown.length === 0) return;
      const ids = [...new Set(unknown.map(([, { queryId }]) => queryId))];
      const rows =
        ids.length > MOST_NAMED
          ? ask(allSql(source), [source.dbId])
          : ask(namedSql(source), [source.dbId, ids]);
      const wanted = new Set(unknown.map(([key]) => key));
      for (const row of await rows) {
        const key = keyOf(row);
        if (!wanted.has(key) || typeof row['query'] !== 'string') continue;
        const text = textOf(row['query']);
        known.set(key, text);
        if (text.id !== null) byQueryId.set(String(row['queryid']), text);
      }
      // One that is gone already is not asked for each time.
      for (const [key] of unknown) if (!known.has(key)) known.set(key, undefined);
    },
  };
}

/** The only one of all that it may be: several may begin alike. */
function byForm({ form, isCut }: SeenQuery, all: Iterable<Text | undefined>): Text | undefined {
  const [id, beginning] = [idOf(identityOf(form)), beginningOf(form)];
  if (beginning === '') return undefined;
  const alike = new Map<string, Text>();
  for (const text of all) {
    if (text === undefined || text.id === null) continue;
    if (isCut ? text.form.startsWith(beginning) : text.id === id) alike.set(text.id, text);
  }
  const [only, ...others] = alike.values();
  return others.length === 0 ? only : undefined;
}

const allSql = ({ schema, columns }: Source): string =>
  `SELECT ${MARK} userid, queryid, ${columns.includes('toplevel') ? 'toplevel' : 'true AS toplevel'}, query FROM ${schema}.pg_stat_statements(true) WHERE dbid = $1`;

const namedSql = (source: Source): string => `${allSql(source)} AND queryid = ANY ($2::bigint[])`;

function textOf(raw: string): Text {
  const form = formOfSession(raw);
  const id = isOurs(raw) ? null : idOf(identityOf(form));
  const kind = kindOf(form);
  return { id, text: kind === 'other' ? namedOnly(form) : form.slice(0, LONGEST_TEXT), form, kind, raw };
}

/**
 * What is cut is known by its id alone. Where it has lists, which are of another length from call to call, that is of its
 * shape, as the diagnosis counts a shorter one.
 */
function identityOf(form: string): string {
  if (form.length < LONGEST_TEXT) return form;
  const shape = shapeOf(form);
  return shape === form.toLowerCase().replace(/\$\d+/g, '$') ? form : shape;
}

/** What has tables alone behind its first words. */
const OF_TABLES = /^(?:lock|truncate|refresh)\b/i;

/** Of what is no query the database keeps the values, passwords among them: its first words say what it is. */
const namedOnly = (form: string): string =>
  OF_TABLES.test(form) ? form.slice(0, LONGEST_TEXT) : form.split(/[\s('"]+/, 2).join(' ');

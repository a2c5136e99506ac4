/** What PostgreSQL calls the forms of its log that are read here: CSV with quoted line breaks, and a JSON value a line (15+). */
export const LOG_FORMATS = ['csvlog', 'jsonlog'] as const;

export type LogFormat = (typeof LOG_FORMATS)[number];

/** A statement that ended, with the time that it took. */
export type LogEntry = {
  readonly database: string;
  /** as the session names its application */
  readonly application: string;
  /** what was done, in the words of the protocol: `SELECT`, `BEGIN`; empty: the server does not tell */
  readonly tag: string;
  readonly durationMs: number;
  /** null: it stands in an entry of its own (`log_statement`) */
  readonly statement: string | null;
  /** a client fetched some of the rows of a query, which has an entry for each such portion */
  readonly isPortion: boolean;
};

/**
 * Reads a log in pieces as they come, and gives the statements that end in each; lines that are no such entries, or damaged, are
 * left out. Parsing and binding are not the statement's time, and auto_explain's entries would be a second one of the same.
 */
export function createLogReader(format: LogFormat): (piece: string) => readonly LogEntry[] {
  const records = createRecords(format === 'csvlog');
  const read = format === 'csvlog' ? fromCsv : fromJson;
  return (piece) => records(piece).flatMap((record) => (record.includes('duration: ') ? read(record) : []));
}

/** `isCsv`: a line break between quotes ends no record, and a quote in a field is doubled. */
function createRecords(isCsv: boolean): (piece: string) => readonly string[] {
  let rest = '';
  let lines: string[] = [];
  let isQuoted = false;
  return (piece) => {
    const all = (rest + piece).split('\n');
    rest = all.pop() ?? '';
    const records: string[] = [];
    for (const line of all) {
      lines.push(line);
      if (isCsv && line.split('"').length % 2 === 0) isQuoted = !isQuoted;
      if (isQuoted) continue;
      records.push(lines.join('\n'));
      lines = [];
    }
    return records;
  };
}

const FIELD = /(?:^|,)(?:"([^"]*(?:""[^"]*)*)"|([^,"]*))/g;

/** Later versions only add columns behind these (13 to 18). */
const COLUMN = { database: 2, tag: 7, message: 13, application: 22 } as const;

function fromCsv(record: string): readonly LogEntry[] {
  const fields = [...record.matchAll(FIELD)].map(([, quoted, plain = '']) =>
    (quoted ?? plain).replaceAll('""', '"'),
  );
  const at = (column: keyof typeof COLUMN) => fields[COLUMN[column]] ?? '';
  return entryOf(at('message'), {
    ...{ database: at('database'), application: at('application'), tag: at('tag') },
  });
}

function fromJson(record: string): readonly LogEntry[] {
  let value: unknown;
  try {
    value = JSON.parse(record);
  } catch {
    return [];
  }
  const fields = new Map(Object.entries(value ?? {}));
  const at = (name: string) => String(fields.get(name) ?? '');
  return entryOf(at('message'), {
    ...{ database: at('dbname'), application: at('application_name'), tag: at('ps') },
  });
}

const DURATION = /^duration: (\d+(?:\.\d+)?) ms(?: {2}(statement|execute|parse|bind)\b(.*?): ([\s\S]*))?$/;

function entryOf(
  message: string,
  of: Pick<LogEntry, 'database' | 'application' | 'tag'>,
): readonly LogEntry[] {
  const [, ms, what, whose = '', statement = null] = DURATION.exec(message) ?? [];
  if (ms === undefined || what === 'parse' || what === 'bind') return [];
  const isPortion = what === 'execute' && whose.startsWith(' fetch from ');
  return [{ ...of, durationMs: Number(ms), statement, isPortion }];
}

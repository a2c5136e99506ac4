/**
 * What a judgement says, as flat fields that two builds can be compared by, whatever shape each of them writes. A new
 * shape of judgement.json is a new reader in `READERS`, and nothing else here.
 */
export type Said = { readonly [field: string]: string };

type Json = Readonly<Record<string, unknown>>;

const READERS: Readonly<Record<number, (judgement: Json) => Said>> = { 1: readFirst, 2: readFirst };

/** Throws where no reader knows the shape. */
export function saidIn(judgement: Json): Said {
  const version = Number(judgement['schemaVersion']);
  const read = READERS[version];
  if (read !== undefined) return read(judgement);
  throw new Error(
    `judgement.json has version ${version}: write its reader in bench/same-verdicts/said.ts, beside that of version 1.`,
  );
}

function readFirst(judgement: Json): Said {
  const { verdict, reason, reasons, comparisons, notes, refused, thresholds, history } = judgement;
  const { answers, comparing, policyChange, measuredBy } = judgement;
  return {
    ...plain({ verdict, reason, policyChange, measuredBy }),
    ...listed(
      'reasons',
      list(reasons).map(({ kind, severity, text }) => `${severity}, ${kind}: ${text}`),
    ),
    ...Object.fromEntries(list(comparisons).flatMap(ofComparison)),
    ...plain({ comparing: figures(comparing) }),
    ...listed('notes', notes),
    ...listed('answers', answers ?? []),
    ...listed('thresholds', list(thresholds).map(figures)),
    ...listed('refused', list(refused).map(figures)),
    history: `${list(history).length} runs`,
  };
}

function ofComparison(one: Json): readonly (readonly [string, string])[] {
  const { subject, metric, class: found, action, role, text, mended, movedAfter, ...rest } = one;
  const { kind, method, name } = subject as Json;
  const of = `${metric} of ${kind === 'endpoint' ? `${method} ${name}` : kind}`;
  return [
    [`class of ${of}`, figures({ found, action, role, mended, movedAfter })],
    [`text of ${of}`, String(text)],
    ...Object.entries(rest).map(([key, value]) => [`figures of ${of}: ${key}`, figures(value)] as const),
  ];
}

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);

const plain = (fields: Readonly<Record<string, unknown>>): Said =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );

const listed = (name: string, texts: unknown): Said => ({
  [name]: Array.isArray(texts) ? texts.join('\n') : '',
});

/** The order in which a sum is made is nobody's figure. */
const DIGITS = 10;

/** A value as text, with its keys in order. */
function figures(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'number') return Number(part.toPrecision(DIGITS));
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => a.localeCompare(b)));
  });
}

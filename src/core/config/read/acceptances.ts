import { z } from 'zod';
import type { Acceptance } from '../../model/acceptance.ts';
import { METRIC_IDS } from '../../model/metric.ts';
import type { ConfigFile } from '../config-file.ts';
import { ratioOf as shareIn } from '../kinds/numbers/percent.ts';
import type { Problem } from '../problem.ts';

export type ParsedAcceptances = {
  readonly acceptances: readonly Acceptance[];
  readonly problems: readonly Problem[];
  /** from the repository's root; absent: it lies at that root, or there is no repository */
  readonly file?: string;
};

/** A YAML parser may make a date of an unquoted day; both are taken. */
const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.iso.date({ error: 'must be a day as YYYY-MM-DD' }),
);

const RATIO = 'must be a ratio of head to base above 1, 1.6 for +60 %';
const SHARE = 'must be the highest share of failed requests on head, as 2%: errors often start from zero';

const fields = z.strictObject({
  gate: z.string({ error: 'must be the id of the gate' }).min(1),
  endpoint: z.string({ error: 'must be an endpoint as in the report ("GET orders"), or overall' }).min(1),
  metric: z.enum(METRIC_IDS, { error: `must be one of ${METRIC_IDS.join(', ')}` }),
  'up-to': z.union([z.number(), z.string()], { error: RATIO }),
  reason: z.string({ error: 'must say why' }).min(3, { error: 'must say why' }).max(1000),
  expires: day,
});

/** `up-to` means what its metric can bear: a share of requests for errors, a ratio for everything else. */
const entry = fields.transform(({ 'up-to': given, ...rest }, context): Acceptance => {
  const errors = rest.metric === 'error-rate';
  const upTo = errors ? shareOf(given) : ratioOf(given);
  if (upTo !== null) return { ...rest, upTo };
  context.addIssue({ code: 'custom', path: ['up-to'], message: errors ? SHARE : RATIO });
  return z.NEVER;
});

const ratioOf = (given: number | string): number | null =>
  typeof given === 'number' && given > 1 && given <= 1000 ? given : null;

function shareOf(given: number | string): number | null {
  const share = typeof given === 'string' ? shareIn(given) : null;
  return share !== null && share <= 1 ? share : null;
}

/** Reads the list of accepted regressions, strictly: every mistake with its line. */
export function parseAcceptances(file: ConfigFile): ParsedAcceptances {
  const { value, name } = file;
  if (value === null || value === undefined) return { acceptances: [], problems: [] };
  if (!Array.isArray(value)) {
    const message = `${name} must be a list of entries with gate, endpoint, metric, up-to, reason and expires.`;
    return { acceptances: [], problems: [{ where: name, line: 1, column: 1, message }] };
  }
  const read = value.map((one, index) => readEntry(one, index, file));
  return {
    acceptances: read.flatMap(({ acceptance }) => (acceptance === null ? [] : [acceptance])),
    problems: read.flatMap(({ problems }) => problems),
  };
}

type ReadEntry = { readonly acceptance: Acceptance | null; readonly problems: readonly Problem[] };

function readEntry(raw: unknown, index: number, { name, locate }: ConfigFile): ReadEntry {
  const parsed = entry.safeParse(raw);
  if (parsed.success) return { acceptance: parsed.data, problems: [] };
  const problems = parsed.error.issues.map(({ path, message }) => {
    const keys = path.map((part) => (typeof part === 'number' ? part : String(part)));
    const at = locate([index, ...keys], 'value') ?? locate([index], 'value');
    const what = keys.length === 0 ? message : `${keys.join('.')}: ${message}`;
    return {
      where: name,
      line: at?.line ?? null,
      column: at?.column ?? null,
      message: `Entry ${index + 1}: ${what}.`,
    };
  });
  return { acceptance: null, problems };
}

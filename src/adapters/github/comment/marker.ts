/** Which run of a gate a text comes from. */
export type Marker = {
  readonly gate: string;
  readonly runId: number;
  readonly attempt: number;
  readonly job: string;
  /** name of the workflow's file; absent: not known, as of what earlier versions wrote */
  readonly workflow?: string;
};

const PATTERN = /^<!-- perf-gate:(\S+) run=(\d+) attempt=(\d+) job=(\S*) -->/;
const GROUP = /^<!-- perf-gate-group:(\S+) -->/;

/** `--` would end an HTML comment, and a blank would end the word. */
export const encodeWord = (text: string): string => encodeURIComponent(text).replaceAll('-', '%2D');

export function decodeWord(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A job and its workflow as one word, which earlier versions read as a job's. */
export const writeJob = ({ job, workflow }: Pick<Marker, 'job' | 'workflow'>): string =>
  [job, ...(workflow === undefined ? [] : [workflow])].map(encodeWord).join('/');

export function readJob(word: string): Pick<Marker, 'job' | 'workflow'> {
  const [job = '', workflow] = word.split('/').map(decodeWord);
  return { job, ...(workflow !== undefined && { workflow }) };
}

/** First line of a gate's own comment. */
export function writeMarker({ gate, runId, attempt, ...by }: Marker): string {
  return `<!-- perf-gate:${encodeWord(gate)} run=${runId} attempt=${attempt} job=${writeJob(by)} -->`;
}

/** The marker in a comment's first line; null: not a comment of this program. */
export function readMarker(body: string): Marker | null {
  const [, gate, runId, attempt, job] = PATTERN.exec(body) ?? [];
  if (gate === undefined || runId === undefined || attempt === undefined || job === undefined) return null;
  return { gate: decodeWord(gate), runId: Number(runId), attempt: Number(attempt), ...readJob(job) };
}

/** First line of a comment that several gates share. */
export const writeGroupMarker = (group: string): string => `<!-- perf-gate-group:${encodeWord(group)} -->`;

/** The group in a comment's first line; null: not a shared comment of this program. */
export function readGroupMarker(body: string): string | null {
  const [, group] = GROUP.exec(body) ?? [];
  return group === undefined ? null : decodeWord(group);
}

/**
 * Whether both come from one job of the workflow file. The key behind its name (`gate (0a1b2c3d)`) tells the callers of a
 * called workflow apart, and the runner gives a job another one in every attempt.
 */
export const isSameJob = (a: Marker, b: Marker): boolean => nameOf(a.job) === nameOf(b.job);

const nameOf = (job: string): string => job.replace(/ \([0-9a-f]{8}\)$/, '');

/** Whether the two come from different workflow files, as far as is known: neither is the other's to replace. */
export const isOtherWorkflow = (a: Marker, b: Marker): boolean =>
  a.workflow !== undefined && b.workflow !== undefined && a.workflow !== b.workflow;

/** Whether `a` comes from a later run, or a later attempt of the same run, than `b`. */
export const isLater = (a: Marker, b: Marker): boolean =>
  a.runId > b.runId || (a.runId === b.runId && a.attempt > b.attempt);

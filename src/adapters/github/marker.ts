/** Who wrote a comment, hidden in its first line. */
export type Marker = {
  readonly gate: string;
  readonly runId: number;
  readonly attempt: number;
  readonly job: string;
};

const PATTERN = /^<!-- perf-gate:(\S+) run=(\d+) attempt=(\d+) job=(\S*) -->/;

// `--` would end an HTML comment, and a blank would end the word.
const encode = (text: string): string => encodeURIComponent(text).replaceAll('-', '%2D');

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function writeMarker({ gate, runId, attempt, job }: Marker): string {
  return `<!-- perf-gate:${encode(gate)} run=${runId} attempt=${attempt} job=${encode(job)} -->`;
}

/** The marker in a comment's first line; null: not a comment of this program. */
export function readMarker(body: string): Marker | null {
  const [, gate, runId, attempt, job] = PATTERN.exec(body) ?? [];
  if (gate === undefined || runId === undefined || attempt === undefined || job === undefined) return null;
  return { gate: decode(gate), runId: Number(runId), attempt: Number(attempt), job: decode(job) };
}

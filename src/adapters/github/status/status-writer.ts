/** Who wrote a status: a commit has one of each name, and it can be the head of several pull requests and jobs. */
export type StatusWriter = {
  /** null: the run belongs to no pull request */
  readonly pull: number | null;
  readonly attempt: number;
  /** the job among those of its run; empty: not known */
  readonly key: string;
};

type Listed = {
  readonly state: string;
  readonly description: string | null;
  readonly target_url: string | null;
};

type Red = 'failure' | 'error';

/** A status that a success must not hide, as its writer left it. */
export type Hidden = {
  readonly state: Red;
  readonly description: string;
  readonly address: string;
  /** null: another job's of the same run */
  readonly pull: number | null;
};

const isRed = (state: string): state is Red => state === 'failure' || state === 'error';
const PATTERN = /^(.*)#perf-gate-(\d+)-(\d+)-(\w*)$/;

/** The run's page, with the writer behind it. GitHub keeps an address as it is, and its page knows no such place. */
export function addressOf(runUrl: string, { pull, attempt, key }: StatusWriter): string {
  return `${runUrl}#perf-gate-${pull ?? 0}-${attempt}-${key}`;
}

/**
 * What a success would hide: the red of another job of this run and attempt, and that of other pull requests with this
 * head. `listed`: statuses of the commit under one name, the newest first.
 */
export function hiddenBy(own: string, listed: readonly Listed[]): readonly Hidden[] {
  const [, runUrl, pull = '', attempt, key] = PATTERN.exec(own) ?? [];
  const seen = new Set([pull]);
  const hidden: Hidden[] = [];
  for (const { state, description, target_url: address } of listed) {
    const [, run, otherPull = '', otherAttempt, otherKey] = PATTERN.exec(address ?? '') ?? [];
    if (run === undefined || address === null) continue;
    const found = (number: number | null) => {
      if (isRed(state)) hidden.push({ state, description: description ?? '', address, pull: number });
    };
    if (run === runUrl && otherAttempt === attempt && key !== '' && otherKey !== key) found(null);
    // Only the newest word of each pull request counts, and that of a run which belongs to none does not.
    if (seen.has(otherPull) || otherPull === '0') continue;
    seen.add(otherPull);
    found(Number(otherPull));
  }
  return hidden;
}

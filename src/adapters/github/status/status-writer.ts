/** Who wrote a status: a commit has one of each name, and it can be the head of several pull requests and jobs. */
export type StatusWriter = {
  /** null: the run belongs to no pull request */
  readonly pull: number | null;
  readonly attempt: number;
  /** the job among those of its run; empty: not known */
  readonly key: string;
  /** name of the workflow's file; absent: not known, as of what earlier versions wrote */
  readonly workflow?: string;
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
  readonly by: Other;
};

/** Who else may have written a status of the name. */
export type Other =
  /** another job of the same run */
  | { readonly kind: 'job' }
  /** another workflow's run for the same pull request, or likewise for none */
  | { readonly kind: 'workflow'; readonly name: string }
  | { readonly kind: 'pull'; readonly number: number };

const isRed = (state: string): state is Red => state === 'failure' || state === 'error';
const PATTERN = /^(.*)#perf-gate-(\d+)-(\d+)-(\w*)(?:-([^\s#]+))?$/;

/** The run's page, with the writer behind it. GitHub keeps an address as it is, and its page knows no such place. */
export function addressOf(runUrl: string, { pull, attempt, key, workflow }: StatusWriter): string {
  const file = workflow === undefined ? '' : `-${encodeURIComponent(workflow)}`;
  return `${runUrl}#perf-gate-${pull ?? 0}-${attempt}-${key}${file}`;
}

type Written = {
  readonly run: string;
  /** '0': none */
  readonly pull: string;
  readonly attempt: string;
  readonly key: string;
  /** as it is in an address; '': not known */
  readonly file: string;
};

function writtenBy(address: string): Written | null {
  const [, run, pull = '', attempt = '', key = '', file = ''] = PATTERN.exec(address) ?? [];
  return run === undefined ? null : { run, pull, attempt, key, file };
}

/**
 * What a success would hide: the red of another job of this run and attempt, that of another workflow, and that of other
 * pull requests with this head. `listed`: statuses of the commit under one name, the newest first.
 */
export function hiddenBy(own: string, listed: readonly Listed[]): readonly Hidden[] {
  const me = writtenBy(own);
  if (me === null) return [];
  // Only the newest word of each workflow and pull request counts.
  const files = new Set([me.file]);
  const pulls = new Set([me.pull]);
  return listed.flatMap(({ state, description, target_url: address }) => {
    const other = writtenBy(address ?? '');
    if (other === null || address === null) return [];
    const by = otherOf(me, other, files, pulls);
    files.add(other.pull === me.pull ? other.file : me.file);
    pulls.add(other.pull);
    return by !== null && isRed(state) ? [{ state, description: description ?? '', address, by }] : [];
  });
}

/** Whose word a status is, where it counts beside this run's; null: it does not. `files` and `pulls`: heard already. */
function otherOf(
  me: Written,
  { run, pull, attempt, key, file }: Written,
  files: ReadonlySet<string>,
  pulls: ReadonlySet<string>,
): Other | null {
  if (run === me.run && attempt === me.attempt && me.key !== '' && key !== me.key) return { kind: 'job' };
  if (pull === me.pull) {
    const isOther = me.file !== '' && file !== '' && !files.has(file);
    return isOther ? { kind: 'workflow', name: decoded(file) } : null;
  }
  // That of a run which belongs to no pull request does not count.
  return pull === '0' || pulls.has(pull) ? null : { kind: 'pull', number: Number(pull) };
}

/** Who may write statuses may write any address. */
function decoded(file: string): string {
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}

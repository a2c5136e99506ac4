import type { Random } from '../../../core/statistics/random.ts';
import type { Clock } from '../../../ports/clock.ts';
import { EnvironmentError } from '../../../ports/errors.ts';
import { gitBytes } from '../git-bytes.ts';
import { fetchTip, type Scratch, shorten, type Tip } from './branch-repository.ts';

/** The whole content of the branch after the push: files that it holds already by their ids, and new ones. */
export type Content = {
  readonly kept: readonly { readonly path: string; readonly id: string }[];
  readonly written: readonly (readonly [path: string, content: Buffer])[];
  readonly message: string;
};

export type Pushing = {
  readonly scratch: Scratch;
  readonly clock: Clock;
  readonly random: Random;
  /** what the branch is to hold, given what it holds now; called again after every lost race */
  readonly contentAt: (tip: Tip) => Promise<Content>;
};

/** Each lost race means that another run's push went through: so many are let past. */
const RACES = 60;
const PATIENCE_MS = 120_000;
/** Pushes that failed for a reason that may pass. */
const OUTAGES = 4;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 3000;

const NEXT = 'refs/perf-gate/next';

/**
 * Replaces the branch by one commit without parents, so that old recordings do not stay in the repository for ever. The
 * push is a compare-and-swap: it goes through only while the branch still is what the content was made from; else the
 * branch is read again. Throws EnvironmentError, with the permission to add, when it does not go through.
 */
export async function pushContent(pushing: Pushing): Promise<string> {
  const { clock, random } = pushing;
  const start = clock.now();
  let outages = 0;
  for (let tries = 1; ; tries += 1) {
    const { commit, words } = await once(pushing);
    if (words === null) return commit;
    const refusal = refusalOf(words);
    if (refusal !== null) throw refusal;
    if (!RACE.test(words)) outages += 1;
    if (outages >= OUTAGES || tries >= RACES || clock.now() - start >= PATIENCE_MS) {
      const hint = 'The next run of the base branch stores a baseline again.';
      throw new EnvironmentError(`The push did not go through (tries: ${tries}): ${shorten(words)}`, hint);
    }
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
    await clock.sleep(Math.round(random() * longest));
  }
}

/** `words`: why it did not go through, as git says it; null: it did. */
async function once({
  scratch,
  clock,
  contentAt,
}: Pushing): Promise<{ commit: string; words: string | null }> {
  const tip = await fetchTip(scratch);
  if (!tip.ok) return { commit: '', words: tip.words };
  const commit = await commitOf(scratch, await contentAt(tip.commit), clock.now());
  return { commit, words: await push(scratch, tip.commit) };
}

async function commitOf({ folder, env, git }: Scratch, content: Content, now: number): Promise<string> {
  const { kept, written, message } = content;
  const data = (bytes: Buffer) => [Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')];
  const stream = Buffer.concat([
    Buffer.from(
      `commit ${NEXT}\ncommitter Perf Gate <perf-gate@localhost> ${Math.floor(now / 1000)} +0000\n`,
    ),
    ...data(Buffer.from(message)),
    ...kept.map(({ path, id }) => Buffer.from(`M 100644 ${id} ${path}\n`)),
    ...written.flatMap(([path, bytes]) => [Buffer.from(`M 100644 inline ${path}\n`), ...data(bytes)]),
  ]);
  await gitBytes(folder, env, ['fast-import', '--quiet', '--force'], stream);
  return (await git('rev-parse', NEXT)).text;
}

/** null: it went through; else git's words. */
async function push({ git, remote, ref }: Scratch, tip: Tip): Promise<string | null> {
  const lease = `--force-with-lease=${ref}:${tip ?? ''}`;
  const pushed = await git('push', '--quiet', lease, remote, `${NEXT}:${ref}`);
  return pushed.ok ? null : pushed.text;
}

const RACE =
  /stale info|cannot lock ref|failed to update ref|incorrect old value|already exists|fetch first|not our ref/i;

/** What no second try mends. */
function refusalOf(words: string): EnvironmentError | null {
  const said = shorten(words);
  if (
    /GH006|GH013|protected branch|denying non-fast-forward|deny.*(force|updating)|hook declined/i.test(words)
  ) {
    const hint =
      'Let workflows force-push this branch, or name another one: every run replaces it, so it stays small.';
    return new EnvironmentError(`A rule of the repository refuses the push: ${said}`, hint);
  }
  if (/\b40[13]\b|permission|not granted|denied|authentication|could not read Username/i.test(words)) {
    const hint =
      "Add `contents: write` under `permissions:` of the job. A fork's pull request never gets it.";
    return new EnvironmentError(`The token may not push: ${said}`, hint);
  }
  return null;
}

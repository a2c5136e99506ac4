import { seeded } from '../../../core/statistics/random.ts';
import { isOutage } from '../client/failure.ts';
import { RateLimited } from '../client/rate-limit.ts';
import { isRefused } from '../client/trouble.ts';
import { type Post, type Posted, skipped } from './comment-post.ts';
import type { OwnComment } from './find-comment.ts';
import { isLater, isOtherWorkflow, isSameJob, readGroupMarker, readMarker } from './marker.ts';
import {
  holds,
  mergeSections,
  overtakes,
  readSections,
  roomFor,
  type Section,
  writeShared,
} from './sections.ts';
import { create, remove, STALE, updateOnce, type Written, withinBudget } from './write-comment.ts';

/** After this long a section that others keep overwriting is given up. Milliseconds. */
const PATIENCE = 30_000;
/** Looks in a row that found everything in its place. */
const QUIET = 2;
/** Between two looks. The quiet ones together outlast every text that was read before ours came. Milliseconds. */
const SHORTEST_PAUSE = STALE / QUIET;
const LONGEST_PAUSE = 2 * SHORTEST_PAUSE;
/** Before the very first comment, since several jobs often come to their first at the same time. Milliseconds. */
const FIRST_PAUSE = 2000;
const FAILURES = 3;

type Shared = OwnComment<readonly Section[]>;

type Run = {
  readonly post: Post;
  readonly group: string;
  readonly until: number;
  readonly random: () => number;
  /** comments that may not be edited or deleted */
  readonly refused: Set<number>;
  /** sections seen so far, this job's included once it was written */
  known: readonly Section[];
  how: Written['how'] | null;
  quiet: number;
  failures: number;
  paused: boolean;
};

/**
 * Keeps this job's section in the comment that a group shares. GitHub has no conditional update, so two jobs that
 * read at the same time overwrite each other: each looks again after a while and puts back what is missing. Of
 * several first comments the oldest stays; the others are deleted once their sections were seen in it.
 */
export async function postShared(post: Post, group: string): Promise<Posted> {
  const run: Run = {
    post,
    group,
    until: post.clock.now() + PATIENCE,
    random: seeded(post.seed),
    refused: new Set(),
    known: [],
    how: null,
    quiet: 0,
    failures: 0,
    paused: false,
  };
  for (;;) {
    const posted = await step(run);
    if (posted === null) continue;
    if (posted.state === 'done') await dropSingle(post);
    return posted;
  }
}

/** One look and what follows from it; null: look again. */
async function step(run: Run): Promise<Posted | null> {
  const { post } = run;
  const all = await look(run);
  const own = all.filter(({ id }) => !run.refused.has(id));
  const seen = own.flatMap(({ mark }) => mark);
  const later = seen.find((section) => overtakes(section, post.marker));
  if (later !== undefined) return skipped(`a later run (${later.runId}) has already written it`, own[0]?.url);
  run.known = mergeSections([...seen, ...run.known]);
  const [primary, ...extras] = own;
  if (primary === undefined) return first(run, all);
  const late = post.clock.now() > run.until;
  if (!isComplete(run, primary)) {
    if (late && run.how !== null) return lost(primary);
    return update(run, primary);
  }
  run.quiet += 1;
  for (const { id } of extras) if (!(await remove(post.target, id))) run.refused.add(id);
  if (late || (run.quiet >= QUIET && extras.length === 0)) return done(run, primary.url);
  return pause(run, SHORTEST_PAUSE, LONGEST_PAUSE);
}

const look = ({ post, group }: Run): Promise<readonly Shared[]> =>
  post.find((body) => (readGroupMarker(body) === group ? readSections(body) : null));

/** Whether this comment has this job's section, and every other one that was seen. */
const isComplete = ({ how, known, post }: Run, { mark }: Shared): boolean =>
  how !== null && holds(mark, post.marker) && known.every((section) => holds(mark, section));

/** There is no comment to write to. */
async function first(run: Run, all: readonly Shared[]): Promise<Posted | null> {
  const { post } = run;
  if (run.how !== null) {
    // Not in the list yet, or deleted by a user: in both cases not to be written again.
    run.quiet += 1;
    return run.quiet >= QUIET ? done(run, null) : pause(run, SHORTEST_PAUSE, LONGEST_PAUSE);
  }
  if (all.length === 0 && post.keepAway !== null) {
    await dropSingle(post);
    return skipped(post.keepAway);
  }
  if (!run.paused && all.length === 0) {
    run.paused = true;
    return pause(run, 0, FIRST_PAUSE);
  }
  const appeared = async () =>
    (await look(run)).find(
      ({ id, mark }) => !all.some((before) => before.id === id) && holds(mark, post.marker),
    );
  await withinBudget((maxBytes) => create(post.target, bodyOf(run, maxBytes), appeared));
  run.how = 'created';
  return pause(run, SHORTEST_PAUSE, LONGEST_PAUSE);
}

async function update(run: Run, { id }: Shared): Promise<Posted | null> {
  run.quiet = 0;
  try {
    await withinBudget((maxBytes) => updateOnce(run.post.target, id, bodyOf(run, maxBytes)));
  } catch (thrown) {
    if (isRefused(thrown)) {
      run.refused.add(id);
      return null;
    }
    run.failures += 1;
    if (run.failures >= FAILURES) throw thrown;
    if (await waited(run, thrown)) return null;
    if (!isOutage(thrown)) throw thrown;
  }
  // After an outage too: the next look tells whether it arrived.
  run.how ??= 'updated';
  return pause(run, SHORTEST_PAUSE, LONGEST_PAUSE);
}

/** Waits for the end of a rate limit that ends while there is time, and then the comment is looked at anew. */
async function waited({ post, until }: Run, thrown: unknown): Promise<boolean> {
  if (!(thrown instanceof RateLimited) || thrown.freeAt > until) return false;
  await post.clock.sleep(Math.max(0, thrown.freeAt - post.clock.now()));
  return true;
}

/** The whole comment with this job's section in it, freshly rendered for the room that it has. */
function bodyOf({ post, group, known }: Run, maxBytes: number): string {
  const { marker, verdict, runUrl } = post;
  const before = known.filter((one) => one.gate === marker.gate && !isOtherWorkflow(one, marker));
  const earlier =
    before.find(({ job }) => job === marker.job) ?? before.find((one) => isSameJob(one, marker)) ?? before[0];
  const pushes = post.extend(earlier?.pushes ?? []);
  const empty: Section = { ...marker, verdict, pushes, text: '' };
  const others = mergeSections([empty, ...known]).filter((section) => section !== empty);
  const text = post.render(roomFor(empty, others, maxBytes), pushes).trim();
  return writeShared({ group, sections: mergeSections([{ ...empty, text }, ...others]), maxBytes, runUrl });
}

async function pause({ post, random }: Run, shortest: number, longest: number): Promise<null> {
  await post.clock.sleep(shortest + random() * (longest - shortest));
  return null;
}

const done = ({ how }: Run, url: string | null): Posted => ({ state: 'done', text: how ?? 'updated', url });

const lost = ({ url }: Shared): Posted => ({
  state: 'failed',
  text: `other jobs kept overwriting this gate's section for ${PATIENCE / 1000} s: run the job again, or give it a comment of its own (without \`comment-group\`)`,
  url,
});

/** A gate that came to its group with a comment of its own leaves no old verdict behind. */
async function dropSingle({ find, marker, target }: Post): Promise<void> {
  const isEarlier = (body: string): true | null => {
    const single = readMarker(body);
    if (single === null || single.gate !== marker.gate || isOtherWorkflow(single, marker)) return null;
    return isLater(single, marker) ? null : true;
  };
  // The section is in its place: trouble here is no reason to say otherwise, and the next run tries again.
  const own = await find(isEarlier).catch(() => []);
  for (const { id } of own) await remove(target, id);
}

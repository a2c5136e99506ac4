import { readHistory, writeHistory } from '../../../core/render/markdown/verdict-history.ts';
import { type Post, type Posted, skipped } from './comment-post.ts';
import type { OwnComment } from './find-comment.ts';
import { isLater, isOtherWorkflow, type Marker, readMarker, writeMarker } from './marker.ts';
import { create, remove, updateFirst, withinBudget } from './write-comment.ts';

/**
 * Writes a gate's own comment: the oldest one of ours that may be edited, else a new one. Others of ours for the
 * same gate are deleted after that. Another workflow's stays, beside a new one.
 */
export async function postSingle(post: Post): Promise<Posted> {
  const { target, marker } = post;
  const find = () => post.find((body) => ofGate(body, marker.gate));
  const isOwn = ({ mark }: OwnComment<Marker>) => !isOtherWorkflow(mark, marker);
  const all = await find();
  const own = all.filter(isOwn);
  if (own.length === 0 && post.keepAway !== null) return skipped(post.keepAway);
  const conflict = own.map((comment) => conflictWith(comment, marker)).find((posted) => posted !== null);
  if (conflict !== undefined) return conflict;
  const pushes = post.extend(historyOf(own));
  const head = [writeMarker(marker), ...(pushes.length === 0 ? [] : [writeHistory(pushes)]), ''].join('\n');
  const refused = new Set<number>();
  const appeared = async () =>
    (await find()).find((one) => isOwn(one) && !own.some(({ id }) => id === one.id));
  const written = await withinBudget(async (maxBytes) => {
    const body = `${head}${post.render(maxBytes - Buffer.byteLength(head), pushes)}`;
    return (await updateFirst(target, own, body, refused)) ?? (await create(target, body, appeared));
  });
  for (const { id } of own) if (id !== written.id && !refused.has(id)) await remove(target, id);
  const other = all.find((one) => !isOwn(one));
  const text = other === undefined ? written.how : `${written.how}; ${besideText(other.mark)}`;
  return { state: 'done', text, url: written.url };
}

const besideText = ({ gate, workflow }: Marker): string =>
  `workflow \`${workflow}\` has a comment of gate \`${gate}\` too: give each workflow a \`gate\` of its own, or set \`comment-group\``;

function ofGate(body: string, gate: string): Marker | null {
  const marker = readMarker(body);
  return marker?.gate === gate ? marker : null;
}

/** What the comment of the latest run remembers. */
function historyOf(own: readonly OwnComment<Marker>[]): ReturnType<typeof readHistory> {
  const [first, ...rest] = own;
  if (first === undefined) return [];
  const latest = rest.reduce((best, one) => (isLater(one.mark, best.mark) ? one : best), first);
  return readHistory(latest.body.split(/\r?\n/)[1] ?? '');
}

/** A comment that another job of this run, or a later run, wrote is not overwritten. */
function conflictWith({ mark, url }: OwnComment<Marker>, own: Marker): Posted | null {
  if (mark.runId === own.runId && mark.attempt === own.attempt && mark.job !== own.job) {
    const text = `job \`${mark.job}\` of this run already wrote the comment of gate \`${own.gate}\`: give each job a \`gate\` of its own, or set \`comment-group\``;
    return { state: 'failed', text, url };
  }
  return isLater(mark, own) ? skipped(`a later run (${mark.runId}) has already written it`, url) : null;
}

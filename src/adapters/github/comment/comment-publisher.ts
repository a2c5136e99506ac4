import { addPush, type Push } from '../../../core/render/markdown/verdict-history.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Publication, Publisher, Receipt } from '../../../ports/publisher.ts';
import type { GitHubClient, Repository } from '../client/client.ts';
import { failed } from '../client/trouble.ts';
import { type Post, type Posted, skipped } from './comment-post.ts';
import { commentFinder } from './find-comment.ts';
import { postShared } from './post-shared.ts';
import { disarm } from './sections.ts';
import { postSingle } from './single-comment.ts';

export type CommentOptions = {
  readonly client: GitHubClient;
  readonly repository: Repository;
  /** null: this run belongs to no pull request */
  readonly pullNumber: number | null;
  readonly gate: string;
  /** gates of one group share one comment; null: a comment of its own */
  readonly group: string | null;
  readonly runId: number;
  readonly attempt: number;
  readonly job: string;
  /** name of the workflow's file; absent: not known */
  readonly workflow?: string;
  /** the pull request's head, not the merge commit that is checked out */
  readonly sha: string;
  /** `on-change`: posts nothing while the verdict is `pass` and there is no comment yet */
  readonly mode: 'always' | 'on-change' | 'never';
  readonly clock: Clock;
  /** spreads the writes of jobs that share a comment: another one for each job */
  readonly seed: number;
  /**
   * Markdown of at most `maxBytes` bytes of UTF-8, without the marker. `pushes`: the verdicts of this pull
   * request so far, this one last.
   */
  readonly render: (publication: Publication, maxBytes: number, pushes: readonly Push[]) => string;
};

const NAME = 'comment';
const GREEN = 'nothing to say: the verdict is pass, and there is no earlier comment (`comment: on-change`)';
const UNTOUCHED =
  'nothing to say: the pull request does not affect this gate, and there is no earlier comment';
const DELETED = 'it was deleted after this run had written it: the next run writes a new one';

/** The comment of a gate, or of a group of gates, on its pull request: written once, then kept up to date. */
export function createCommentPublisher(options: CommentOptions): Publisher {
  let written = false;
  const receipt = (posted: Posted): Receipt => ({ publisher: NAME, ...posted });
  return {
    name: NAME,
    async publish(publication) {
      const { mode, pullNumber } = options;
      if (mode === 'never') return receipt(skipped('not asked for (`comment: never`)'));
      if (pullNumber === null) return receipt(skipped('this run belongs to no pull request'));
      const keepAway = written ? DELETED : reasonForSilence(mode, publication);
      const post = postOf(options, pullNumber, publication, keepAway);
      try {
        const posted = await (options.group === null ? postSingle(post) : postShared(post, options.group));
        written ||= posted.state === 'done';
        return receipt(posted);
      } catch (thrown) {
        return failed(NAME, thrown, 'write the comment', 'pull-requests: write');
      }
    },
  };
}

/**
 * Why no comment is begun; one that is there is kept up to date all the same. A change that passes by rules that it
 * changed, or by what it accepts itself, is to be seen by who reviews it.
 */
function reasonForSilence(mode: CommentOptions['mode'], { judgement }: Publication): string | null {
  const { verdict, policyChange, comparisons } = judgement;
  if (verdict === 'not-affected') return UNTOUCHED;
  const isPlain = policyChange === undefined && comparisons.every(({ class: found }) => found !== 'accepted');
  return mode === 'on-change' && verdict === 'pass' && isPlain ? GREEN : null;
}

function postOf(
  options: CommentOptions,
  pullNumber: number,
  publication: Publication,
  keepAway: string | null,
): Post {
  const { client, repository, gate, runId, attempt, job, workflow, clock, seed } = options;
  return {
    target: { client, repository, pullNumber, clock },
    find: commentFinder(client, repository, pullNumber),
    marker: { gate, runId, attempt, job, ...(workflow !== undefined && { workflow }) },
    verdict: publication.judgement.verdict,
    runUrl: publication.runUrl,
    render: (maxBytes, pushes) => disarm(options.render(publication, maxBytes, pushes)),
    extend: (earlier) => addPush(earlier, publication.judgement, options),
    keepAway,
    clock,
    seed,
  };
}

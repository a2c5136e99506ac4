import type { Publication, Publisher, Receipt } from '../../ports/publisher.ts';
import type { GitHubClient, Repository } from './client.ts';
import { findComment, type OwnComment } from './find-comment.ts';
import { type Marker, writeMarker } from './marker.ts';
import { explain } from './trouble.ts';
import { writeComment } from './write-comment.ts';

export type CommentOptions = {
  readonly client: GitHubClient;
  readonly repository: Repository;
  /** null: this run belongs to no pull request */
  readonly pullNumber: number | null;
  readonly gate: string;
  readonly runId: number;
  readonly attempt: number;
  readonly job: string;
  /** `on-change`: posts nothing while the verdict is `pass` and there is no comment yet */
  readonly mode: 'always' | 'on-change' | 'never';
  /** Markdown of at most `maxBytes` bytes of UTF-8, without the marker. */
  readonly render: (publication: Publication, maxBytes: number) => string;
};

const NAME = 'comment';

const skipped = (text: string, url: string | null = null): Receipt => ({
  publisher: NAME,
  state: 'skipped',
  text,
  url,
});

/** The one comment of a gate on its pull request: written once, then kept up to date. */
export function createCommentPublisher(options: CommentOptions): Publisher {
  return {
    name: NAME,
    async publish(publication) {
      if (options.mode === 'never') return skipped('not asked for (`comment: never`)');
      if (options.pullNumber === null) return skipped('this run belongs to no pull request');
      try {
        return await post(options, options.pullNumber, publication);
      } catch (thrown) {
        const text = explain(thrown, 'write the comment', 'pull-requests: write');
        return { publisher: NAME, state: 'failed', text, url: null };
      }
    },
  };
}

async function post(options: CommentOptions, pullNumber: number, publication: Publication): Promise<Receipt> {
  const { client, repository, gate } = options;
  const existing = await findComment(client, repository, pullNumber, gate);
  if (existing === null && options.mode === 'on-change' && publication.judgement.verdict === 'pass') {
    return skipped(
      'nothing to say: the verdict is pass, and there is no earlier comment (`comment: on-change`)',
    );
  }
  const conflict = existing === null ? null : conflictWith(existing, options);
  if (conflict !== null) return conflict;
  const marker = writeMarker(options);
  const target = { client, repository, pullNumber, gate };
  const written = await writeComment(target, existing, (maxBytes) => {
    const budget = maxBytes - Buffer.byteLength(marker) - 1;
    return `${marker}\n${options.render(publication, budget)}`;
  });
  return { publisher: NAME, state: 'done', text: written.how, url: written.url };
}

/** A comment that another job of this run, or a later run, wrote is not overwritten. */
function conflictWith({ marker, url }: OwnComment, own: Marker): Receipt | null {
  if (marker.runId === own.runId && marker.attempt === own.attempt && marker.job !== own.job) {
    const text = `job \`${marker.job}\` of this run already wrote the comment of gate \`${own.gate}\`: give each job a \`gate\` of its own`;
    return { publisher: NAME, state: 'failed', text, url };
  }
  const newer = marker.runId > own.runId || (marker.runId === own.runId && marker.attempt > own.attempt);
  return newer ? skipped(`a later run (${marker.runId}) has already written it`, url) : null;
}

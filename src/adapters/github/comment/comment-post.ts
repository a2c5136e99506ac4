import type { Verdict } from '../../../core/model/judgement/verdict.ts';
import type { Push } from '../../../core/render/markdown/verdict-history.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Receipt } from '../../../ports/publisher.ts';
import type { FindOwn } from './find-comment.ts';
import type { Marker } from './marker.ts';
import type { CommentTarget } from './write-comment.ts';

/** One verdict on its way into a comment. */
export type Post = {
  readonly target: CommentTarget;
  readonly find: FindOwn;
  /** whose verdict it is */
  readonly marker: Marker;
  readonly verdict: Verdict;
  readonly runUrl: string | null;
  /** Markdown of at most `maxBytes` bytes; `pushes` as `extend` made them */
  readonly render: (maxBytes: number, pushes: readonly Push[]) => string;
  /** Adds this verdict to the ones before. */
  readonly extend: (earlier: readonly Push[]) => readonly Push[];
  /** why no comment is created where there is none; null: one is created */
  readonly keepAway: string | null;
  readonly clock: Clock;
  readonly seed: number;
};

export type Posted = Omit<Receipt, 'publisher'>;

export const skipped = (text: string, url: string | null = null): Posted => ({ state: 'skipped', text, url });

import { isWatching, wouldBlock } from '../../decision/watch/watching.ts';
import type { Judgement } from '../../model/judgement/judgement.ts';
import type { WatchCount } from '../../model/judgement/watch.ts';
import { several } from '../names.ts';

const WAIVED =
  'Somebody who may write here accepted this change as it is, and it is not blocked. The next push is judged as before.';

/** That the gate only watches, or that somebody accepted the change, and what it would have done; empty: it may block. */
export function watchText(judgement: Judgement): string {
  if (!isWatching(judgement)) return '';
  if (judgement.waived) return WAIVED;
  const { watched, createdAt } = judgement;
  const what = watched === undefined ? 'change' : 'pull request';
  const would = wouldBlock(judgement) ? `; it would have blocked this ${what}` : '';
  const count = watched === undefined ? '' : ` ${countText(watched, createdAt)}`;
  return `This gate only watches and blocks nothing${would}.${count}`;
}

/** "Watching since 3 May: 12 pull requests, 1 would have been blocked." `now`: ISO 8601. */
function countText({ since, pulls, blocked, unmeasured }: WatchCount, now: string): string {
  const parts = [
    several(pulls, 'pull request'),
    `${blocked === 0 ? 'none' : blocked} would have been blocked`,
    ...(unmeasured === 0 ? [] : [`${unmeasured} could not be measured`]),
  ];
  return `Watching since ${dayText(since, now)}: ${parts.join(', ')}.`;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

function dayText(at: string, now: string): string {
  const [year = '', month, day] = at.slice(0, 10).split('-');
  const text = `${Number(day)} ${MONTHS[Number(month) - 1]}`;
  return now.startsWith(year) ? text : `${text} ${year}`;
}

/** When to let it block, and the one line to change, sentences; empty: it may block already. */
export function blockText(judgement: Judgement): string {
  if (!isWatching(judgement) || judgement.waived) return '';
  return [
    'To let it block, take `fail-on: never` out, under `policy:` in `perf-gate.yml` (or under `with:` in the workflow).',
    'A good time is after ten pull requests or more, when each that would have been blocked was a real regression.',
    'A pull request counts once, however many pushes it has, and as blocked if one of them would have been.',
  ].join(' ');
}

/** Before the reason of a status: "watching, would have blocked (1 of 12 pull requests): "; empty: it may block. */
export function watchPrefix(judgement: Judgement): string {
  if (!isWatching(judgement)) return '';
  if (judgement.waived) return wouldBlock(judgement) ? 'accepted: ' : '';
  if (!wouldBlock(judgement)) return 'watching: ';
  const { watched } = judgement;
  const count =
    watched === undefined ? '' : ` (${watched.blocked} of ${several(watched.pulls, 'pull request')})`;
  return `watching, would have blocked${count}: `;
}

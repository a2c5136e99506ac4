import { ARMS, type Arm } from '../../../core/model/recording/window.ts';
import { markedText } from '../../../core/words/notes/marked.ts';
import { firstLine } from '../run/k6-log.ts';
import { isMarked } from '../run/outcome.ts';
import type { SessionResult } from '../run/session.ts';

/** How k6 tells of each call of test.fail(), before the script's own words. */
const CALLED = /^test marked as failed(: )?/;

type Ended = Pick<SessionResult, 'exit' | 'heard'>;

/** That the script marked judged runs as failed, for the reader; none: it did not. */
export function markedNotes(results: { readonly [A in Arm]: readonly Ended[] }): readonly string[] {
  const marked = (arm: Arm) => results[arm].filter(({ exit }) => isMarked(exit));
  const arms = ARMS.filter((arm) => marked(arm).length > 0);
  if (arms.length === 0) return [];
  const times = arms.map((arm) => marked(arm).reduce((sum, { heard }) => sum + heard.marks, 0));
  const errors = arms.toReversed().flatMap((arm) => marked(arm).flatMap(({ heard }) => heard.errors));
  const call = errors.find((error) => CALLED.test(error));
  const said = call === undefined ? '' : firstLine(call).replace(CALLED, '').replace(/\.$/, '');
  return [markedText(arms, times, said === '' ? null : said)];
}

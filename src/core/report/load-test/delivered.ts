import { isDelivered } from '../../decision/load/delivery.ts';
import type { Judgement, Side } from '../../model/judgement/judgement.ts';
import type { LoadTest } from '../../model/judgement/load-test.ts';
import { ARMS, type Arm } from '../../model/recording/window.ts';
import { deliveredText } from '../../words/load-test/delivered.ts';
import type { TargetMark } from '../target-rows.ts';

/** What one side was asked for, and what it got. */
export type DeliveredRow = { readonly arm: Arm; readonly mark: TargetMark; readonly text: string };

/** Base before head. */
export function deliveredRows(judgement: Judgement, loadTest: LoadTest): readonly DeliveredRow[] {
  return ARMS.flatMap((arm) => {
    const side = judgement[arm];
    return side === null ? [] : rowOf(arm, side, loadTest);
  });
}

function rowOf(arm: Arm, { load }: Side, { asked, load: sides, all }: LoadTest): readonly DeliveredRow[] {
  const [delivered, requests] = [sides[arm], all[arm]];
  if (delivered === undefined || requests === undefined) return [];
  const { users } = asked;
  // A short run may show none, since they are counted now and then.
  const areThere = users === null || load.maxVus === 0 || load.maxVus >= users.seen;
  const mark = isDelivered(delivered) && areThere ? 'met' : 'missed';
  return [{ arm, mark, text: deliveredText({ load, delivered, asked, rate: requests.rate }) }];
}

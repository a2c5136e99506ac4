import type { Arm } from '../../model/recording/window.ts';
import { several } from '../names.ts';

/**
 * That the script marked its test as failed on these sides, how often on each, and what judges them; two sentences.
 * `said`: its words; null: none.
 */
export function markedText(arms: readonly Arm[], times: readonly number[], said: string | null): string {
  const each = arms.map((arm, index) => `${several(times[index] ?? 0, 'time')} on ${arm}`).join(' and ');
  const where = arms.length === 1 ? `${each} alone` : each;
  const words = said === null ? '' : `, first with "${said}"`;
  return `The script marked its test as failed by test.fail(), ${where}${words}. That ends no load: errors, checks and times of both sides are judged as ever.`;
}

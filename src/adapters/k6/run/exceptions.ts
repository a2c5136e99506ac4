import type { Load } from '../../../core/model/recording/load.ts';
import type { Heard } from './k6-log.ts';

/** Iterations that threw, for the recording; nothing: none did. */
export function exceptionsOf(
  heard: readonly Heard[],
  isJudged: (scenario: string) => boolean,
): Pick<Load, 'exceptions'> {
  const counts = heard.flatMap(({ thrown }) => [...thrown].filter(([scenario]) => isJudged(scenario)));
  const iterations = counts.reduce((sum, [, count]) => sum + count, 0);
  const first = heard.find(({ firstThrown }) => firstThrown !== null)?.firstThrown ?? '';
  return iterations === 0 ? {} : { exceptions: { iterations, firstLine: first } };
}

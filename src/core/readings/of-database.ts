import type { WindowValues } from '../model/recording/window.ts';
import { pointsOf } from './at.ts';
import { countedIn, type Span } from './counter.ts';
import { known } from './of-machine.ts';
import type { DatabaseSample } from './sample.ts';

/** What the database of an arm did in a stretch of time. What was not watched through all of it is absent. */
export function ofDatabase(samples: readonly DatabaseSample[], span: Span): WindowValues['readings'] {
  const counted = (read: (sample: DatabaseSample) => number) => countedIn(pointsOf(samples, read), span);
  return known({
    statements: counted(({ statements }) => statements),
    'statement-rows': counted(({ rows }) => rows),
    'statement-time': counted(({ ms }) => ms),
  });
}

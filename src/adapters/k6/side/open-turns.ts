import type { DuetRequest, TurnsDriver } from '../../../ports/load-generator.ts';
import { moved } from '../duet/arm.ts';
import { finishDuet } from '../duet/finish.ts';
import { wholeLoad } from './cut-load.ts';
import { driveTurn } from './drive-turns.ts';
import { lengthOf, limitOf } from './length.ts';
import { calledIn, followed, type SidesInput } from './open-sides.ts';
import { runCutOf } from './run-windows.ts';
import { judgedIn } from './side-notes.ts';
import { firstOf } from './slices.ts';

const IN_THE_BEGINNING = 'they were called in the first seconds of a run only, which are not judged';

/**
 * Both arms ready to be driven one after the other, by the script's own scenarios. `before`: how often their load was
 * driven already, each time by a setup() of its own.
 */
export function turnsOf({ arms: opened, flights, request }: SidesInput, before: number): TurnsDriver {
  const { plan } = opened.head.job;
  const { scenarios, totalMs } = wholeLoad(plan, flights);
  const cut = runCutOf(
    plan.stages,
    totalMs,
    lengthOf(scenarios, () => Number.POSITIVE_INFINITY),
  );
  const endpoints = followed(flights, { count: cut.windows.length });
  const judged = new Set<string>();
  let arms = opened;
  let pairs = 0;
  let drivenMs = 0;
  return {
    levels: cut.levels,
    async drive(first) {
      const [pair, from] = [pairs, firstOf(pairs)];
      pairs += 1;
      const mostMs = limitOf(scenarios);
      const driven = await driveTurn({ arms, scenarios, endpoints, cut, pair, from, totalMs, mostMs }, first);
      // Of both runs.
      drivenMs += driven.tookMs / 2;
      for (const key of judgedIn(driven.pairs)) judged.add(key);
      return driven;
    },
    async again(baseUrls: DuetRequest['baseUrls']) {
      arms = await moved(arms, baseUrls);
    },
    finish() {
      return finishDuet({
        ...{ arms, request, cost: null, whole: { ended: 0 } },
        ...calledIn(arms, endpoints, judged, IN_THE_BEGINNING),
        ...{ drivenMs, setups: 1 + before + pairs, flight: flights.head },
      });
    },
  };
}

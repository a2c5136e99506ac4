import type { Pages } from '../../model/recording/page.ts';
import { isPage, type Target } from '../../model/targets/target.ts';
import { stateOf } from '../targets/judge-targets.ts';
import { pageReading } from './page-reading.ts';

/** The targets that these pages were measured for and do not clearly meet: of them it helps to know what base shows. */
export const unmetOf = (targets: readonly Target[], pages: Pages): readonly Target[] =>
  targets.filter((target) => {
    if (!isPage(target.metric)) return false;
    const reading = pageReading(target, target.metric, pages);
    return reading.kind === 'value' && stateOf(reading.measured, target) !== 'met';
  });

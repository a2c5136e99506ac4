import type { Action } from '../model/judgement.ts';
import type { ComparisonClass } from '../model/verdict.ts';

/** What a reader does about a comparison; null: nothing. */
export function actionOf(found: ComparisonClass): Action | null {
  switch (found) {
    case 'critical':
      return 'review recent changes';
    case 'significant':
      return 'investigate';
    case 'slower':
      return 'monitor';
    default:
      return null;
  }
}

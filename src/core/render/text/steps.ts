import type { Report } from '../../report/report.ts';
import { unstopped } from '../../words/names.ts';

/**
 * What to do, in one line: "review the diff a1b2c3d…e4f5a6b for GET orders; monitor GET cart", behind what can be done
 * about the worst reason; may be empty.
 */
export function stepsText({ fix, steps }: Pick<Report, 'fix' | 'steps'>): string {
  const todo = steps.map(({ todo, subjects, range }) => {
    const link = range === null || range.url === null ? '' : ` ${range.url}`;
    return `${todo.what}${range === null ? '' : ` ${range.text}`}${todo.of} ${subjects}${link}`;
  });
  return [...(fix === null ? [] : [unstopped(fix)]), ...todo].join('; ');
}

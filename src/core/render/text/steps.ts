import type { Report } from '../../report/report.ts';

/** What to do, in one line: "review the diff a1b2c3d…e4f5a6b for GET orders; monitor GET cart"; may be empty. */
export function stepsText({ steps }: Pick<Report, 'steps'>): string {
  return steps
    .map(({ todo, subjects, range }) => {
      const link = range === null || range.url === null ? '' : ` ${range.url}`;
      return `${todo.what}${range === null ? '' : ` ${range.text}`}${todo.of} ${subjects}${link}`;
    })
    .join('; ');
}

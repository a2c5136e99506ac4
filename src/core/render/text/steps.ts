import type { Report } from '../../report/report.ts';

/** What to do, in one line: "review recent changes a1b2c3d…e4f5a6b (GET orders); monitor (GET cart)"; may be empty. */
export function stepsText({ steps }: Pick<Report, 'steps'>): string {
  return steps
    .map(({ action, subjects, range }) => {
      const link = range === null || range.url === null ? '' : ` ${range.url}`;
      return `${action}${range === null ? '' : ` ${range.text}`} (${subjects})${link}`;
    })
    .join('; ');
}

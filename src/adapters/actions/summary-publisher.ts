import { appendFile } from 'node:fs/promises';
import { toError } from '../../ports/errors.ts';
import type { Publication, Publisher } from '../../ports/publisher.ts';

export type SummaryOptions = {
  /** GITHUB_STEP_SUMMARY; empty: there is none */
  readonly path: string;
  /** Markdown of at most `maxBytes` bytes of UTF-8. */
  readonly render: (publication: Publication, maxBytes: number) => string;
};

/** The runner drops a step's summary above 1 MiB, and silently one just below it. */
const MAX_BYTES = 900 * 1024;

const NAME = 'summary';

/** The job summary: the page of the workflow run. */
export function createSummaryPublisher({ path, render }: SummaryOptions): Publisher {
  return {
    name: NAME,
    async publish(publication) {
      if (path === '') {
        return { publisher: NAME, state: 'skipped', text: 'this runner has no job summary', url: null };
      }
      try {
        await appendFile(path, `${render(publication, MAX_BYTES)}\n`);
        return { publisher: NAME, state: 'done', text: 'written', url: publication.runUrl };
      } catch (thrown) {
        const text = `could not be written: ${toError(thrown).message}`;
        return { publisher: NAME, state: 'failed', text, url: null };
      }
    },
  };
}

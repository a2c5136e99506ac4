import * as core from '@actions/core';
import { logLines } from '../../core/render/text/log-lines.ts';
import { cut } from '../../core/render/text/visible.ts';
import { toError } from '../../ports/errors.ts';
import type { Publication, Publisher } from '../../ports/publisher.ts';

export type Annotation = {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  /** path from the repository's root, line and column from 1; absent or null: about no line, or the line as a whole */
  readonly place?: { readonly file: string; readonly line: number; readonly column?: number } | null;
};

export type AnnotationsOptions = {
  /** Worst first. */
  readonly render: (publication: Publication) => readonly Annotation[];
};

/** The runner shows ten of a level and step; some are left to the log and to the failing step itself. */
const LIMITS = { error: 7, warning: 7, notice: 10 };
/** The runner cuts messages here. Characters. */
const MAX_MESSAGE = 4096;
const MAX_TITLE = 255;

const WRITE = { error: core.error, warning: core.warning, notice: core.notice };

const NAME = 'annotations';

/** Annotations on the run and, where a file is known, on the pull request's changed lines. */
export function createAnnotationsPublisher({ render }: AnnotationsOptions): Publisher {
  return {
    name: NAME,
    async publish(publication) {
      try {
        const all = render(publication);
        const shown = withinLimits(all);
        for (const annotation of shown) annotate(annotation);
        const rest = all.length - shown.length;
        const more = rest === 0 ? '' : `; ${rest} more are in the report`;
        return { publisher: NAME, state: 'done', text: `${shown.length} written${more}`, url: null };
      } catch (thrown) {
        const text = `could not be written: ${toError(thrown).message}`;
        return { publisher: NAME, state: 'failed', text, url: null };
      }
    },
  };
}

function withinLimits(annotations: readonly Annotation[]): readonly Annotation[] {
  const left = { ...LIMITS };
  return annotations.filter(({ level }) => {
    left[level] -= 1;
    return left[level] >= 0;
  });
}

function annotate({ level, title, message, place }: Annotation): void {
  WRITE[level](cut(logLines(message).join('\n'), MAX_MESSAGE), {
    title: cut(logLines(title).join(' '), MAX_TITLE),
    ...(place && { file: place.file, startLine: place.line }),
    ...(place?.column !== undefined && { startColumn: place.column }),
  });
}

import { z } from 'zod';
import type { ChangeEvidence, FilePlace } from '../../model/evidence/change.ts';
import { count, exactly, open, text } from './fields.ts';

/** Statements, files and stretches of lines that are kept. */
const MOST = 1000;

const line = count.min(1);
const place = { file: text, line };

export const placeShape: z.ZodType<FilePlace> = exactly<FilePlace>()(open(place));

export const changeShape: z.ZodType<ChangeEvidence> = exactly<ChangeEvidence>()(
  open({
    statements: z.array(open({ id: text, ...place })).max(MOST),
    files: z
      .array(
        open({
          named: text,
          file: text,
          lines: count,
          changed: z
            .array(z.tuple([line, line]))
            .max(MOST)
            .readonly(),
        }),
      )
      .max(MOST),
  }),
);

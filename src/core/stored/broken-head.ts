import { z } from 'zod';
import { type BrokenHead, MOST_LINES } from '../model/judgement/broken-head.ts';
import { STEPS } from '../model/judgement/step.ts';
import { exactly, text } from './schema/fields.ts';

const shape: z.ZodType<BrokenHead> = exactly<BrokenHead>()(
  // Nothing else of a stranger's file is passed on.
  z.object({
    gate: text,
    text,
    step: z.enum(STEPS).exactOptional(),
    detail: z.array(text).max(MOST_LINES),
  }),
);

/** One from parsed JSON, which whoever wrote the pull request may have written. null: it is something else. */
export function decodeBrokenHead(value: unknown): BrokenHead | null {
  return shape.safeParse(value).data ?? null;
}

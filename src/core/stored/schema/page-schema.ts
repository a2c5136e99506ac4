import { z } from 'zod';
import type { LoadedPage, Pages } from '../../model/recording/page.ts';
import { amount, exactly, open, text } from './fields.ts';

const load = open({
  ttfbMs: amount,
  loadMs: amount,
  lcpMs: amount.nullable(),
  ttiMs: amount.nullable().exactOptional(),
});

const trouble = z.discriminatedUnion('kind', [
  open({ kind: z.literal('status'), status: z.int().min(0).max(999) }),
  open({ kind: z.literal('said'), said: text }),
]);

const page: z.ZodType<LoadedPage> = exactly<LoadedPage>()(
  open({ path: text, loads: z.array(load).max(100), trouble: trouble.exactOptional() }),
);

export const pagesShape: z.ZodType<Pages> = exactly<Pages>()(
  z.discriminatedUnion('kind', [
    open({ kind: z.literal('loaded'), pages: z.array(page).max(1000) }),
    open({ kind: z.literal('no-browser') }),
  ]),
);

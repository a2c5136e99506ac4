import { z } from 'zod';
import {
  WATCH_OUTCOMES,
  WATCH_SCHEMA,
  WATCH_VERSION,
  type WatchCount,
  type WatchLog,
} from '../../model/judgement/watch.ts';
import { count, exactly, open, text } from './fields.ts';

const push = open({
  runId: count.min(1),
  attempt: count.min(1),
  pull: count.min(1),
  at: z.iso.datetime(),
  outcome: z.enum(WATCH_OUTCOMES),
});

export const watchLogShape: z.ZodType<WatchLog> = exactly<WatchLog>()(
  open({
    schema: z.literal(WATCH_SCHEMA),
    schemaVersion: z.literal(WATCH_VERSION),
    minReader: text.exactOptional(),
    gate: text,
    pushes: z.array(push).max(1000),
  }),
);

export const watchCountShape: z.ZodType<WatchCount> = exactly<WatchCount>()(
  open({ since: z.iso.datetime(), pulls: count, blocked: count, unmeasured: count }),
);

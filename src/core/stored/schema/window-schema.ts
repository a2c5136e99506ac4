import { z } from 'zod';
import {
  type Duet,
  LEFT_OUT,
  PLATEAUS,
  type Plateau,
  SHORTFALLS,
  STOPS,
} from '../../model/recording/duet.ts';
import { LADDER } from '../../model/recording/percentiles.ts';
import { QUANTITIES, QUANTITY_IDS, type QuantityId } from '../../model/recording/quantities.ts';
import { STAGE_UNITS } from '../../model/recording/stage.ts';
import { ARMS, type BegunIterations, type UserTime, type Window } from '../../model/recording/window.ts';
import { amount, count, exactly, named, open, text } from './fields.ts';

/** Of a slice of iterations that take half an hour, or of a whole run. */
const LONGEST_MS = 24 * 3_600_000;

const share = z.number().min(0).max(1);

const percentiles = open({
  count: count.min(1),
  values: z.array(amount).length(LADDER.length),
  error: share.exactOptional(),
});

const subject = open({
  requests: count,
  failed: count,
  trues: count.exactOptional(),
  failingSeconds: z.array(count).max(LONGEST_MS / 1000),
  percentiles: percentiles.nullable(),
});

const timeline = open({
  startedAt: amount,
  bucketMs: count.min(1),
  vus: z.array(amount.nullable()).max(10_000),
  offered: z.array(count).max(10_000),
});

/** Scenarios of one script. */
const MOST_SCENARIOS = 1000;

export const userTimeShape: z.ZodType<readonly UserTime[]> = exactly<readonly UserTime[]>()(
  z.array(open({ scenario: text, hadMs: amount, endedMs: amount, iterations: count })).max(MOST_SCENARIOS),
);

export const begunShape: z.ZodType<readonly BegunIterations[]> = exactly<readonly BegunIterations[]>()(
  z.array(open({ scenario: text, begun: count, late: count, ended: count })).max(MOST_SCENARIOS),
);

/** Shares are 0…1, all else is an amount; any of them may be absent. */
function byQuantity() {
  const fields = QUANTITY_IDS.map((id) => {
    const { unit } = QUANTITIES[id];
    return [id, (unit === 'ratio' ? share : amount).exactOptional()] as const;
  });
  return open(Object.fromEntries(fields) as { [Q in QuantityId]: z.ZodExactOptional<z.ZodNumber> });
}

const part = z.discriminatedUnion('kind', [
  open({ kind: z.literal('whole') }),
  open({
    kind: z.literal('round'),
    pair: count.max(10_000),
    turn: z.int().min(1).max(2),
    start: count.min(1),
    group: count.min(1).exactOptional(),
  }),
  open({
    kind: z.literal('slice'),
    pair: count.max(10_000),
    start: count.min(1),
    level: count.max(1000).exactOptional(),
  }),
  open({
    kind: z.literal('run'),
    pair: count.max(10_000),
    turn: z.int().min(1).max(2),
    start: count.min(1),
    level: count.max(1000).nullable().exactOptional(),
  }),
]);

const readings = byQuantity();

export const windowShape: z.ZodType<Window> = exactly<Window>()(
  open({
    arm: z.enum(ARMS),
    part,
    startedAt: amount,
    durationMs: amount,
    load: open({
      iterations: count,
      dropped: count,
      wanted: amount.nullable(),
      vus: amount.nullable(),
      exhausted: z.boolean().nullable(),
      userTime: userTimeShape.exactOptional(),
      begun: begunShape.exactOptional(),
      timeline: timeline.exactOptional(),
    }),
    subjects: named(subject),
    readings,
  }),
);

const heldLevels = z
  .array(
    open({
      scenario: text,
      unit: z.enum(STAGE_UNITS),
      level: amount,
    }),
  )
  .max(MOST_SCENARIOS);

export const plateauShape: z.ZodType<Plateau> = exactly<Plateau>()(
  open({
    chosen: z.enum(PLATEAUS),
    levels: heldLevels.min(1),
    heldMs: amount.nullable(),
    left: z.array(z.enum(LEFT_OUT)).max(LEFT_OUT.length),
    dropped: z.array(text).max(MOST_SCENARIOS),
    lowered: open({ share, why: open({ kind: z.enum(SHORTFALLS), share }) }).exactOptional(),
  }),
);

export const duetShape: z.ZodType<Duet> = exactly<Duet>()(
  open({
    roundMs: z.number().min(1000).max(LONGEST_MS),
    starts: count.min(1),
    setups: count,
    seed: count,
    stop: z.enum(STOPS),
    mostPairs: count.min(1),
    plateau: plateauShape.exactOptional(),
    sideBySide: open({ levels: z.array(heldLevels).max(100) }).exactOptional(),
    inTurns: open({ levels: z.array(heldLevels).max(100) }).exactOptional(),
  }),
);

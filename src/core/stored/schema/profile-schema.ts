import { z } from 'zod';
import {
  CODE_OWNERS,
  PROFILE_CLOCKS,
  type Profiled,
  type ProfiledFunction,
  type ProfileEvidence,
  type ProfileFrame,
  type ProfileGap,
} from '../../model/evidence/profile.ts';
import { amount, count, exactly, open, text } from './fields.ts';

const frame: z.ZodType<ProfileFrame> = exactly<ProfileFrame>()(
  open({ name: text, file: text, line: count.nullable(), owner: z.enum(CODE_OWNERS) }),
);

const profiledFunction: z.ZodType<ProfiledFunction> = exactly<ProfiledFunction>()(
  open({
    frame,
    selfMs: amount,
    totalMs: amount,
    ownMs: amount,
    lines: z.array(open({ line: count, ms: amount, text })).max(20),
    calls: z.array(open({ frame, ms: amount })).max(20),
  }),
);

const profile: z.ZodType<ProfileEvidence> = exactly<ProfileEvidence>()(
  open({
    format: z.enum(['cpuprofile', 'pprof', 'collapsed']),
    clock: z.enum(PROFILE_CLOCKS).exactOptional(),
    wallMs: amount.nullable(),
    busyMs: amount,
    garbageMs: amount.nullable(),
    samples: count,
    requests: count.nullable(),
    longestBusyMs: amount.nullable(),
    functions: z.array(profiledFunction).max(1000),
  }),
);

const gap: z.ZodType<ProfileGap> = exactly<ProfileGap>()(
  z.discriminatedUnion('kind', [
    open({ kind: z.literal('failed'), said: text }),
    open({ kind: z.literal('unreachable'), said: text }),
    open({ kind: z.literal('few-samples'), samples: count }),
    open({ kind: z.literal('no-start') }),
  ]),
);

/** Where an arm's CPU time went. */
export const profiledShape: z.ZodType<Profiled> = exactly<Profiled>()(
  open({ profile: profile.nullable(), gaps: z.array(gap).max(100) }),
);

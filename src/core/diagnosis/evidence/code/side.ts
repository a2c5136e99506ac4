import {
  FEWEST_SAMPLES,
  type HotLine,
  type ProfileClock,
  type ProfiledFunction,
  type ProfileEvidence,
  type ProfileFrame,
} from '../../../model/evidence/profile.ts';
import type { ArmRecord } from '../../../model/recording/recording.ts';

/** Others' code that a function calls, ms per request. */
export type Callee = { readonly frame: ProfileFrame; readonly ms: number };

/** What one side spends in a function of the application, or in all of one name in one file. */
export type Spent = {
  /** of the one with most of it */
  readonly frame: ProfileFrame;
  /** itself and what it calls of others' code, ms per request */
  readonly ms: number;
  /** of it in itself */
  readonly selfMs: number;
  /** that `ms` rests on */
  readonly samples: number;
  /** of `ms`, per request, most first */
  readonly lines: readonly HotLine[];
  readonly calls: readonly Callee[];
};

/** A profile, per request. */
export type Side = {
  readonly requests: number;
  readonly busyMs: number;
  /** of the time that was sampled, that in which it was busy; above 1: on several CPUs; null: not known */
  readonly busyShare: number | null;
  readonly samples: number;
  /** what one sample is worth, ms per request */
  readonly sampleMs: number;
  /** ms; null: it has no event loop, or it is not known */
  readonly longestBusyMs: number | null;
  /** one thread runs all of the application, so that what it waits for holds all requests up */
  readonly hasLoop: boolean;
  /** samples are of the time that passes and not of the CPU's, so that waiting for a CPU is in them */
  readonly isByClock: boolean;
  /** the start and the end of the application are in it */
  readonly hasStart: boolean;
  /** functions of the application, by file and name: where they stand in the file changes with each edit */
  readonly spent: ReadonlyMap<string, Spent>;
};

/** How a function is known on both sides. */
export const keyOf = ({ file, name }: ProfileFrame): string => `${file}\n${name}`;

/** Of recordings that do not say it. */
const CLOCK_OF_FORMAT: Readonly<Record<ProfileEvidence['format'], ProfileClock>> = {
  ...{ cpuprofile: 'wall', pprof: 'cpu', collapsed: 'wall' },
};

/** What an arm's profile says per request; null: there is none, or it says too little. */
export function sideOf({ profiled }: Pick<ArmRecord, 'profiled'>): Side | null {
  const profile = profiled?.profile;
  if (!profile?.requests || profile.samples < FEWEST_SAMPLES || profile.busyMs === 0) return null;
  const { requests, wallMs, busyMs, samples, longestBusyMs, functions, format } = profile;
  const { clock = CLOCK_OF_FORMAT[format] } = profile;
  const sampleMs = busyMs / samples / requests;
  const own = functions.filter(({ frame, ownMs }) => frame.owner === 'app' && ownMs > 0);
  const groups = Map.groupBy(own, ({ frame }) => keyOf(frame));
  return {
    ...{ requests, busyMs: busyMs / requests, samples, sampleMs, longestBusyMs },
    busyShare: wallMs === null || wallMs === 0 ? null : busyMs / wallMs,
    ...{ hasLoop: format === 'cpuprofile', hasStart: format === 'collapsed' },
    isByClock: clock === 'wall',
    spent: new Map(
      [...groups].flatMap(([key, all]) => {
        const spent = spentIn(all, requests, sampleMs);
        return spent === null ? [] : [[key, spent] as const];
      }),
    ),
  };
}

function spentIn(all: readonly ProfiledFunction[], requests: number, sampleMs: number): Spent | null {
  const [first] = all.toSorted((a, b) => b.ownMs - a.ownMs);
  if (first === undefined) return null;
  const sumOf = (of: (one: ProfiledFunction) => number): number =>
    all.reduce((sum, one) => sum + of(one), 0) / requests;
  const ms = sumOf(({ ownMs }) => ownMs);
  return {
    ...{ frame: first.frame, ms, selfMs: sumOf(({ selfMs }) => selfMs), samples: Math.round(ms / sampleMs) },
    lines: perRequest(
      all.flatMap(({ lines }) => lines),
      requests,
    ),
    calls: perRequest(
      all.flatMap(({ calls }) => calls),
      requests,
    ),
  };
}

const perRequest = <T extends { readonly ms: number }>(all: readonly T[], requests: number): readonly T[] =>
  all.map((one) => ({ ...one, ms: one.ms / requests })).toSorted((a, b) => b.ms - a.ms);

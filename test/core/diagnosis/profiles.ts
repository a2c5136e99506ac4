import type {
  CodeOwner,
  HotLine,
  ProfiledFunction,
  ProfileEvidence,
  ProfileFrame,
} from '../../../src/core/model/evidence/profile.ts';
import type { World } from './evidence.ts';

/** A function as a profile shows it; times are ms per request. */
export type Ran = {
  /** `src/shop.js:12 product` */
  readonly at: string;
  readonly ms: number;
  /** of it in others' code: `node:fs readFileSync` → ms */
  readonly calls?: Readonly<Record<string, number>>;
  readonly lines?: readonly HotLine[];
};

export const PROFILED_REQUESTS = 500;

function frameOf(at: string, owner: CodeOwner): ProfileFrame {
  const [, file = '', line, name = ''] = /^(\S*?)(?::(\d+))? (.+)$/.exec(at) ?? [];
  return { name, file, line: line === undefined ? null : Number(line), owner };
}

const ownerOf = (at: string): CodeOwner => (at.includes('node_modules/') ? 'library' : 'runtime');

function functionOf({ at, ms, calls = {}, lines = [] }: Ran): ProfiledFunction {
  const all = ms * PROFILED_REQUESTS;
  const called = Object.entries(calls).map(([one, part]) => ({
    ...{ frame: frameOf(one, ownerOf(one)), ms: part * PROFILED_REQUESTS },
  }));
  return {
    ...{ frame: frameOf(at, 'app'), ownMs: all, totalMs: all },
    selfMs: all - called.reduce((sum, one) => sum + one.ms, 0),
    lines: lines.map((one) => ({ ...one, ms: one.ms * PROFILED_REQUESTS })),
    calls: called,
  };
}

/** Of a runtime that is nobody's, ms per request. */
const NOBODYS = 3;

/** A profile of 500 requests of these functions. */
export function profileOf(ran: readonly Ran[], more: Partial<ProfileEvidence> = {}): ProfileEvidence {
  const functions = ran.map(functionOf).toSorted((a, b) => b.ownMs - a.ownMs);
  const busyMs = functions.reduce((sum, { ownMs }) => sum + ownMs, 0) + NOBODYS * PROFILED_REQUESTS;
  return {
    ...{ format: 'cpuprofile', wallMs: 8000, busyMs, garbageMs: 50, samples: Math.round(busyMs) },
    ...{ requests: PROFILED_REQUESTS, longestBusyMs: 12, functions },
    ...more,
  };
}

/** The same application with a profile. */
export const profiled = (world: World, ran: readonly Ran[], more: Partial<ProfileEvidence> = {}): World => ({
  ...world,
  profiled: { profile: profileOf(ran, more), gaps: [] },
});

import { type Point, pointsOf, valueAt } from '../at.ts';
import type { ArmSample, Samples } from '../sample.ts';

/** A sample as it is read: with both measures of memory. */
export type RawArmSample = Omit<ArmSample, 'slow'> & {
  readonly slow?: Omit<NonNullable<ArmSample['slow']>, 'memory'> & {
    /** bytes; pages that processes share count for each of them */
    readonly resident: number;
    /** bytes; pages that its processes share count once. null: of one it cannot be read; absent: it was not due */
    readonly once?: number | null;
  };
};

type RawArms = { readonly [A in keyof Samples['arms']]: readonly RawArmSample[] };

/**
 * The samples with memory measured in one way for all arms and all the time, as numbers of two ways cannot be compared:
 * shared pages once where that could be read of every process each time, else resident memory. Where the dearer one was
 * not due, it is the same part of resident memory as when it was, on the straight line between those times.
 */
export function inOneWay(arms: RawArms): Samples['arms'] {
  const all = Object.values(arms);
  const isOnce = all.every((samples) =>
    samples.every(({ slow }) => slow === undefined || slow.once !== null),
  );
  const pointsOfArm = (samples: readonly RawArmSample[]) =>
    isOnce ? pointsOf(samples, ({ slow }) => partOf(slow)) : [];
  return Object.fromEntries(
    Object.entries(arms).map(([arm, samples]) => [arm, withMemory(samples, pointsOfArm(samples))]),
  );
}

/** Shared pages once as a part of resident memory; null: it was not due, or nothing ran any more. */
function partOf(slow: RawArmSample['slow']): number | null {
  const { resident = 0, once = null } = slow ?? {};
  return once === null || resident === 0 ? null : once / resident;
}

/** `parts`: of resident memory; none where all of it counts. */
function withMemory(samples: readonly RawArmSample[], parts: readonly Point[]): readonly ArmSample[] {
  return samples.map(({ slow, ...quick }) => {
    if (slow === undefined) return quick;
    const { resident, once: _, ...others } = slow;
    return { ...quick, slow: { ...others, memory: (valueAt(parts, quick.at) ?? 1) * resident } };
  });
}

import { expect, test } from 'vitest';
import { measure } from '../../../src/pipeline/measure.ts';
import { sideBySide } from '../side-by-side.ts';
import { contextOf, createWorld, startedConfig, type Wishes, type World } from '../world.ts';
import { inUse } from './watch.ts';

type Load = Parameters<typeof sideBySide>[1];

async function measured(load: Load, wishes: Wishes = {}) {
  const opened = sideBySide(() => world.happened.push('drive all'), load);
  const world: World = createWorld({ opened, readings: inUse(0.4), ...wishes });
  const head = await measure(startedConfig(), contextOf(), world.ports, new AbortController().signal);
  if (head.kind !== 'recorded') throw new Error(head.text);
  return { driven: world.happened.filter((one) => one === 'drive all').length, ...head.recording };
}

const SHORT = 'which is too short to compare anything side by side';

test('what as many runs as there is time for cannot show is left to earlier runs, and the reader is told', async () => {
  const { driven, notes, duet } = await measured({ totalMs: 400_000, slices: 1 });
  expect({ driven, duet }).toEqual({ driven: 0, duet: undefined });
  expect(notes).toContain(
    `No side-by-side comparison: It is a sequence. All of it takes 400 s, ${SHORT}: the 3 runs that there can be would show 3 slices, and it takes 4. Earlier runs decide instead.`,
  );
});

test('a smoke test of one slice is driven as often as it takes', async () => {
  const { driven, validity, duet } = await measured({ totalMs: 14_000, slices: 1 });
  expect({ driven, validity, starts: duet?.starts }).toEqual({
    driven: 4,
    validity: { valid: true },
    starts: 4,
  });
});

test('so is what one run cannot, where the applications are slow to start', async () => {
  const { driven, notes } = await measured({ totalMs: 20_000, slices: 3 }, { startMs: 4000 });
  expect(driven).toBe(0);
  expect(notes.join()).toContain(`${SHORT}: the one run that there can be would show 3 slices`);
});

test('where they start quickly, two runs of three slices are enough', async () => {
  const { driven, validity, duet } = await measured({ totalMs: 20_000, slices: 3 });
  expect({ driven, validity, starts: duet?.starts }).toEqual({
    driven: 2,
    validity: { valid: true },
    starts: 2,
  });
});

test('a load that shows no slice at all is too short by itself', async () => {
  const { notes } = await measured({ totalMs: 4000, slices: 0 });
  expect(notes.join()).toContain(`All of it takes 4 s, ${SHORT}. Earlier`);
});

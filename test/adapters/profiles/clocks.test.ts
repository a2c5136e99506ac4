import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type RawProfile, readProfile } from '../../../src/adapters/profiles/read-profile.ts';

/**
 * Profiles of one loop for 1.5 to 2.5 s, as the tools wrote them: Go 1.26's `runtime/pprof`, `@datadog/pprof` 5 on Node.js 24
 * (`time`), py-spy 0.4 (`record --format raw`), and `perf record -F 100 -g`, whose stacks were collapsed.
 */
const FIXTURES = path.join(import.meta.dirname, '..', '..', 'fixtures', 'profiles', 'clocks');

const read = async (file: string, how: Omit<RawProfile, 'bytes'> & { clock?: 'cpu' | 'wall' }) => {
  const raw = { ...how, bytes: await readFile(path.join(FIXTURES, file)) } as RawProfile;
  const { profile, gaps } = await readProfile(raw, { directory: FIXTURES, requests: 100 });
  expect(gaps).toEqual([]);
  return profile;
};

test('whose time a pprof profile holds, the file says itself', async () => {
  const [go, node] = [
    await read('go-cpu.pb.gz', { format: 'pprof' }),
    await read('node-wall.pb.gz', { format: 'pprof' }),
  ];
  expect(go).toMatchObject({ clock: 'cpu' });
  expect(node).toMatchObject({ clock: 'wall' });
  for (const profile of [go, node]) {
    expect(profile?.busyMs).toBeGreaterThan(1000);
    expect(profile?.functions.some(({ frame }) => frame.name.endsWith('price'))).toBe(true);
  }
});

test('whose time stacks are of, no file says, and whoever made them does', async () => {
  expect(await read('perf.txt', { format: 'collapsed', clock: 'cpu' })).toMatchObject({ clock: 'cpu' });
  expect(await read('py-spy.txt', { format: 'collapsed', clock: 'wall' })).toMatchObject({ clock: 'wall' });
});

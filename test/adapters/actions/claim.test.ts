import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claimGate } from '../../../src/adapters/actions/claim.ts';
import { UsageError } from '../../../src/ports/errors.ts';

let temp = '';

beforeEach(async () => {
  temp = await mkdtemp(join(tmpdir(), 'claim-'));
});

afterEach(async () => {
  await rm(temp, { recursive: true, force: true });
});

describe('the id of a gate', () => {
  test.each(['checkout', 'a/b', '..', 'größe: 50 %'])('%s is taken once in a job', async (gate) => {
    await claimGate(gate, temp);
    await expect(claimGate(gate, temp)).rejects.toBeInstanceOf(UsageError);
    await expect(claimGate(`${gate}-2`, temp)).resolves.toBeUndefined();
    expect(await readdir(temp)).toEqual(['perf-gate-claims']);
  });

  test('of two that start at once goes to one', async () => {
    const claims = await Promise.allSettled([claimGate('checkout', temp), claimGate('checkout', temp)]);
    expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

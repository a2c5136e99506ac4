import { describe, expect, it } from 'vitest';
import { troubleOf } from '../../../../src/adapters/k6/duet/chunk-trouble.ts';

const WELL = { exit: { code: 0, signal: null, stopped: null }, reasons: [] } as const;
const KILLED = {
  exit: { code: null, signal: 'SIGKILL', stopped: null },
  reasons: ['k6 was ended by SIGKILL after 2s.'],
} as const;

describe('troubleOf', () => {
  it('is of both where k6 itself was killed: neither revision did that', () => {
    const both = { base: KILLED.reasons, head: KILLED.reasons };
    expect(troubleOf({ base: WELL, head: KILLED })).toEqual(both);
    expect(troubleOf({ base: KILLED, head: WELL })).toEqual(both);
    const crashed = { ...KILLED, exit: { code: 109, signal: null, stopped: null } };
    expect(troubleOf({ base: WELL, head: crashed })).toEqual(both);
  });

  it('is of the arm whose script or application ended the load', () => {
    const thrown = { exit: { code: 107, signal: null, stopped: null }, reasons: ['The script threw.'] };
    expect(troubleOf({ base: WELL, head: thrown })).toEqual({ base: [], head: thrown.reasons });
    expect(troubleOf({ base: thrown, head: WELL })).toEqual({ base: thrown.reasons, head: [] });
    expect(troubleOf({ base: WELL, head: { exit: null, reasons: [] } })).toEqual({ base: [], head: [] });
  });

  it('stays with the arm whose k6 had to be stopped', () => {
    const stopped = {
      exit: { code: null, signal: 'SIGKILL', stopped: 'timed-out' },
      reasons: ['k6 did not end within 40s and was stopped.'],
    } as const;
    expect(troubleOf({ base: WELL, head: stopped })).toEqual({ base: [], head: stopped.reasons });
  });
});

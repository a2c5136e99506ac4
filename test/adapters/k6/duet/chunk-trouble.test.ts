import { describe, expect, it } from 'vitest';
import { troubleOf } from '../../../../src/adapters/k6/duet/chunk-trouble.ts';

const WELL = { exit: { code: 0, signal: null, stopped: null }, trouble: [] } as const;
const KILLED = {
  exit: { code: null, signal: 'SIGKILL', stopped: null },
  trouble: [{ text: 'k6 was ended by SIGKILL after 2s.', kind: 'k6 SIGKILL', said: null }],
} as const;

describe('troubleOf', () => {
  it('is of both where k6 itself was killed: neither revision did that', () => {
    const both = { base: KILLED.trouble, head: KILLED.trouble };
    expect(troubleOf({ base: WELL, head: KILLED })).toEqual(both);
    expect(troubleOf({ base: KILLED, head: WELL })).toEqual(both);
    const crashed = { ...KILLED, exit: { code: 109, signal: null, stopped: null } };
    expect(troubleOf({ base: WELL, head: crashed })).toEqual(both);
  });

  it('is of the arm whose script or application ended the load', () => {
    const thrown = {
      exit: { code: 107, signal: null, stopped: null },
      trouble: [{ text: 'The script threw.', kind: 'exception', said: null }],
    };
    expect(troubleOf({ base: WELL, head: thrown })).toEqual({ base: [], head: thrown.trouble });
    expect(troubleOf({ base: thrown, head: WELL })).toEqual({ base: thrown.trouble, head: [] });
    expect(troubleOf({ base: WELL, head: { exit: null, trouble: [] } })).toEqual({ base: [], head: [] });
  });

  it('is of the one that the script ended, where the other had time to come to the same end and did not', () => {
    const aborted = {
      exit: { code: 108, signal: null, stopped: null },
      trouble: [{ text: 'The script called test.abort().', kind: 'test-abort', said: null }],
    };
    const stopped = { exit: { code: 105, signal: null, stopped: 'other-arm' }, trouble: [] } as const;
    expect(troubleOf({ base: stopped, head: aborted })).toEqual({ base: [], head: aborted.trouble });
    expect(troubleOf({ base: aborted, head: stopped })).toEqual({ base: aborted.trouble, head: [] });
    const both = { base: aborted.trouble, head: aborted.trouble };
    expect(troubleOf({ base: aborted, head: aborted })).toEqual(both);
  });

  it('is of head alone where every connection to it was refused', () => {
    const refused = {
      exit: { code: 105, signal: null, stopped: 'refused' },
      trouble: [{ text: 'Every connection was refused.', kind: 'refused', said: null }],
    } as const;
    const stopped = { exit: { code: 105, signal: null, stopped: 'other-arm' }, trouble: [] } as const;
    expect(troubleOf({ base: stopped, head: refused })).toEqual({ base: [], head: refused.trouble });
  });

  it('stays with the arm whose k6 had to be stopped', () => {
    const stopped = {
      exit: { code: null, signal: 'SIGKILL', stopped: 'timed-out' },
      trouble: [{ text: 'k6 did not end within 40s and was stopped.', kind: 'limit', said: null }],
    } as const;
    expect(troubleOf({ base: WELL, head: stopped })).toEqual({ base: [], head: stopped.trouble });
  });
});

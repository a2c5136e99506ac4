import { describe, expect, it } from 'vitest';
import { Collector } from '../../../../src/adapters/k6/collect/collector.ts';
import { brokenChunk, troubleOf } from '../../../../src/adapters/k6/duet/chunk-trouble.ts';
import { heardSaying } from '../run/heard.ts';

const WELL = { exit: { code: 0, signal: null, stopped: null }, trouble: [], made: 500 } as const;
const KILLED = {
  exit: { code: null, signal: 'SIGKILL', stopped: null },
  trouble: [{ text: 'k6 was ended by SIGKILL after 2s.', kind: 'k6 SIGKILL', said: null }],
  made: null,
} as const;

describe('troubleOf', () => {
  it('is of both where k6 itself was killed: neither revision did that', () => {
    const both = { base: KILLED.trouble, head: KILLED.trouble };
    expect(troubleOf({ base: WELL, head: KILLED })).toEqual(both);
    expect(troubleOf({ base: KILLED, head: WELL })).toEqual(both);
    const crashed = { ...KILLED, exit: { code: 109, signal: null, stopped: null } };
    expect(troubleOf({ base: WELL, head: crashed })).toEqual(both);
  });

  it('is of both where k6 could not fetch a module of one: its network did that', () => {
    const unfetched = {
      exit: { code: 107, signal: null, stopped: null },
      trouble: [{ text: 'The script imports x.', kind: 'not-fetched', said: 'wrong status code (503)' }],
      made: null,
    };
    const halted = {
      exit: { code: 105, signal: null, stopped: 'other-arm' },
      trouble: [],
      made: 30,
    } as const;
    const both = { base: unfetched.trouble, head: unfetched.trouble };
    expect(troubleOf({ base: halted, head: unfetched })).toEqual(both);
    expect(troubleOf({ base: unfetched, head: halted })).toEqual(both);
    const unmet = { ...WELL, trouble: [{ text: 'x', kind: 'not-together', said: null }] };
    expect(troubleOf({ base: unmet, head: unfetched })).toEqual(both);
  });

  it('is of the arm whose script or application ended the load', () => {
    const thrown = {
      exit: { code: 107, signal: null, stopped: null },
      trouble: [{ text: 'The script threw.', kind: 'exception', said: null }],
      made: 20,
    };
    expect(troubleOf({ base: WELL, head: thrown })).toEqual({ base: [], head: thrown.trouble });
    expect(troubleOf({ base: thrown, head: WELL })).toEqual({ base: thrown.trouble, head: [] });
    expect(troubleOf({ base: WELL, head: { exit: null, trouble: [], made: 1 } })).toEqual({
      base: [],
      head: [],
    });
  });

  const aborted = {
    exit: { code: 108, signal: null, stopped: null },
    trouble: [{ text: 'The script called test.abort().', kind: 'test-abort', said: null }],
    made: 500,
  };
  const stopped = { exit: { code: 105, signal: null, stopped: 'other-arm' }, trouble: [] } as const;
  const both = { base: aborted.trouble, head: aborted.trouble };

  it('is of the one that the script ended, where the other did more and did not come to the same end', () => {
    const more = { ...stopped, made: 501 };
    expect(troubleOf({ base: more, head: aborted })).toEqual({ base: [], head: aborted.trouble });
    expect(troubleOf({ base: aborted, head: more })).toEqual({ base: aborted.trouble, head: [] });
    expect(troubleOf({ base: aborted, head: aborted })).toEqual(both);
    // An exception follows from no number of iterations.
    const thrown = { ...aborted, exit: { ...aborted.exit, code: 107 } };
    const less = { ...stopped, made: 450 };
    expect(troubleOf({ base: less, head: thrown })).toEqual({ base: [], head: thrown.trouble });
  });

  it.each([
    ['was stopped having done less', { ...stopped, made: 450 }],
    ['was stopped having done as much', { ...stopped, made: 500 }],
    ['was stopped, and nobody knows what it had done', { ...stopped, made: null }],
    ['came to the end of its load having done less', { ...WELL, made: 450 }],
  ])('is of both where the script aborts one, and the other %s: it might come to it later', (_, other) => {
    expect(troubleOf({ base: other, head: aborted })).toEqual(both);
    expect(troubleOf({ base: aborted, head: other })).toEqual(both);
  });

  it('is of head where the script aborts its first try alone', () => {
    const tried = { exit: null, trouble: [], made: 1 };
    expect(troubleOf({ base: tried, head: { ...aborted, made: 0 } })).toEqual({
      base: [],
      head: aborted.trouble,
    });
  });

  it('is of head alone where every connection to it was refused', () => {
    const refused = {
      exit: { code: 105, signal: null, stopped: 'refused' },
      trouble: [{ text: 'Every connection was refused.', kind: 'refused', said: null }],
      made: 40,
    } as const;
    expect(troubleOf({ base: { ...stopped, made: 30 }, head: refused })).toEqual({
      base: [],
      head: refused.trouble,
    });
  });

  it('stays with the arm whose k6 had to be stopped', () => {
    const stopped = {
      exit: { code: null, signal: 'SIGKILL', stopped: 'timed-out' },
      trouble: [{ text: 'k6 did not end within 40s and was stopped.', kind: 'limit', said: null }],
      made: null,
    } as const;
    expect(troubleOf({ base: WELL, head: stopped })).toEqual({ base: [], head: stopped.trouble });
  });
});

describe('a run that the script marked as failed', () => {
  const marked = { code: 110, signal: null, stopped: null } as const;
  const bad = Array<string>(200).fill('test marked as failed: bad status');
  const ending = (marks: number) => ({
    exit: marked,
    heard: heardSaying(...bad.slice(0, marks), 'test run was marked as failed'),
    collector: new Collector(() => 0),
    summary: null,
    elapsedMs: 90_000,
  });
  const broken = (marks: number, requests = 1500) =>
    brokenChunk(ending(marks), { iterations: 1500, requests }, 120_000);

  it('broke nothing: k6 went to the end of its load, which errors and checks judge', () => {
    expect(broken(1)).toEqual([]);
    expect(broken(150)).toEqual([]);
  });

  it('is broken where it was marked again and again, or there is nothing to judge', () => {
    expect(broken(151)).toMatchObject([{ kind: 'test-fail', said: 'bad status' }]);
    expect(broken(1, 0)).toMatchObject([{ kind: 'no-request' }]);
  });

  const few = (marks: number, iterations: number, before?: Parameters<typeof brokenChunk>[3]) =>
    brokenChunk(ending(marks), { iterations, requests: 90 }, 120_000, before).map(({ kind }) => kind);

  it('is broken by few marks where nearly all of its iterations have one', () => {
    expect([few(9, 9), few(9, 10), few(5, 5)]).toEqual(Array(3).fill(['test-fail']));
    expect([few(8, 10), few(9, 20), few(2, 3)]).toEqual(Array(3).fill(['few-marks']));
    // A session of messages, of which a few were bad, and one iteration of few, are no share of anything.
    expect([few(9, 1), few(1, 9), few(9, 90)]).toEqual(Array(3).fill([]));
  });

  it('is broken by one mark where each run before it has one too', () => {
    expect(few(1, 1)).toEqual([]);
    expect(few(1, 1, { marks: 1, iterations: 1 })).toEqual(['few-marks']);
    expect(few(1, 1, { marks: 4, iterations: 4 })).toEqual(['test-fail']);
    expect(few(1, 1500, { marks: 12, iterations: 4500 })).toEqual([]);
  });

  const none = { base: [], head: [] };
  const often = {
    exit: marked,
    trouble: [{ text: 'The script called test.fail().', kind: 'test-fail', said: null }],
    made: 500,
  };

  it('again and again is of the side that was, unless the other was marked too, however seldom', () => {
    expect(troubleOf({ base: WELL, head: often })).toEqual({ base: [], head: often.trouble });
    const seldom = { exit: marked, trouble: [], made: 500 };
    expect(troubleOf({ base: seldom, head: often })).toEqual(none);
    expect(troubleOf({ base: often, head: seldom })).toEqual(none);
    const threw = { exit: marked, trouble: [{ text: 'x', kind: 'all-threw', said: null }], made: 9 };
    expect(troubleOf({ base: seldom, head: threw })).toEqual({ base: [], head: threw.trouble });
  });

  it('by few marks of head alone is of neither revision, and is no pass', () => {
    const some = { ...often, trouble: [{ text: 'x', kind: 'few-marks', said: null }] };
    expect(troubleOf({ base: WELL, head: some })).toEqual({ base: some.trouble, head: some.trouble });
    expect(troubleOf({ base: some, head: WELL })).toEqual(none);
    expect(troubleOf({ base: { exit: marked, trouble: [], made: 9 }, head: some })).toEqual(none);
    expect(troubleOf({ base: { ...WELL, wasMarked: true }, head: some })).toEqual(none);
    const threw = { exit: marked, trouble: [{ text: 'x', kind: 'all-threw', said: null }], made: 9 };
    expect(troubleOf({ base: threw, head: some })).toEqual({ base: threw.trouble, head: some.trouble });
  });

  it('in the first try blames no side alone, and the script where it is both', () => {
    const tried = { ...often, made: 0 };
    const well = { exit: null, trouble: [], made: 1 };
    expect(troubleOf({ base: well, head: tried })).toEqual(none);
    expect(troubleOf({ base: tried, head: well })).toEqual(none);
    expect(troubleOf({ base: tried, head: tried })).toEqual({ base: tried.trouble, head: tried.trouble });
    expect(troubleOf({ base: KILLED, head: tried })).toEqual({ base: KILLED.trouble, head: KILLED.trouble });
  });
});

import { expect, test } from 'vitest';
import type { LoggedTimes } from '../../../src/core/model/evidence/logged-times.ts';
import { encode } from '../../../src/core/series/encode.ts';
import { mergedLog } from '../../../src/core/series/merged-log.ts';
import { Sketch } from '../../../src/core/series/sketch.ts';

test('times of the log are those of both, and one that was not read leaves them open', () => {
  const log = (seconds: number, isWhole: boolean): LoggedTimes => {
    const sketch = new Sketch(8);
    sketch.add(0, 1);
    [sketch.count, sketch.sum] = [1, seconds];
    return { kind: 'read', thresholdMs: 0, entries: 2, isWhole, times: encode(sketch) };
  };
  const lack: LoggedTimes = { kind: 'missing', why: 'anew', said: '' };
  const merged = (before?: LoggedTimes, after?: LoggedTimes) =>
    mergedLog(before ? { log: before } : {}, after ? { log: after } : {}).log;
  expect(merged(log(1, true), log(2, false))).toMatchObject({
    ...{ entries: 4, isWhole: false, times: { count: 2, sum: 3, buckets: [0, 2] } },
  });
  const [portioned, plain] = [{ ...log(1, true), portions: 2 }, log(2, true)];
  expect([merged(portioned, plain), merged(plain, portioned)]).toMatchObject([
    { portions: 2 },
    { portions: 2 },
  ]);
  expect([merged(lack, log(1, true)), merged(log(1, true), lack)]).toEqual([lack, lack]);
  expect(merged()).toBeUndefined();
});

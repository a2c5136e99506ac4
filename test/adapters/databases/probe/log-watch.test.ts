import { expect, test } from 'vitest';
import type { LogAccess } from '../../../../src/adapters/databases/probe/log/log-access.ts';
import { watchLog } from '../../../../src/adapters/databases/probe/log/log-watch.ts';

const entry = (ms: number, { database = 'shop', application = 'app', tag = 'SELECT', statement = '' } = {}) =>
  `${JSON.stringify({ dbname: database, application_name: application, ps: tag, message: `duration: ${ms}.000 ms${statement}` })}\n`;

/** A server's log of which the test writes the files. */
function logOf(thresholdMs = 0) {
  const files = new Map<string, string>();
  let current = 'a';
  const access: LogAccess = {
    thresholdMs,
    ...{ format: 'jsonlog', pieceBytes: 150 },
    mark: async () => ({ file: current, size: Buffer.byteLength(files.get(current) ?? '') }),
    async read(file, from, length) {
      const text = files.get(file);
      if (text === undefined) throw new Error(`no file ${file}`);
      expect(length).toBeLessThanOrEqual(150);
      return Buffer.from(text).subarray(from, from + length);
    },
  };
  const write = (text: string, file = current) => {
    current = file;
    files.set(file, (files.get(file) ?? '') + text);
  };
  return { access, write, files };
}

test('what was written while it was watched counts, of the own database, without our own', async () => {
  const { access, write } = logOf(5);
  const watch = watchLog(access, 'shop');
  write(entry(1000));
  await watch.begin();
  write(entry(10) + entry(20, { database: 'other' }) + entry(30, { application: 'perf-gate' }));
  // With `log_duration` those below the threshold stand there too.
  write(entry(4) + entry(40, { tag: 'COMMIT' }));
  await watch.end();
  write(entry(2000));
  await watch.begin();
  // The server began a new file.
  write(entry(50));
  write(entry(60), 'b');
  await watch.end();
  const times = { count: 3, sum: 0.12 };
  expect(await watch.times(true)).toMatchObject({ kind: 'read', entries: 4, isWhole: true, times });
});

test('one that is too long is read in part, and says so', async () => {
  const { access, write } = logOf();
  const watch = watchLog(access, 'shop', entry(10).length * 3);
  await watch.begin();
  write(entry(10).repeat(5));
  await watch.end();
  expect(await watch.times(true)).toMatchObject({ entries: 3, isWhole: false });
});

test('a file that is gone, and a database that is, tell why there are no times', async () => {
  const { access, write, files } = logOf();
  const [watch, gone] = [watchLog(access, 'shop'), watchLog(access, 'shop')];
  await watch.begin();
  write(entry(10));
  await watch.end();
  files.delete('a');
  expect(await watch.times(true)).toEqual({ kind: 'missing', why: 'failed', said: 'no file a' });
  expect(await gone.times(false)).toMatchObject({ why: 'anew' });
});

test('a file that was cut before it was read is read in part', async () => {
  const { access, write, files } = logOf();
  const watch = watchLog(access, 'shop');
  await watch.begin();
  write(entry(10).repeat(5));
  await watch.end();
  files.set('a', entry(10));
  expect(await watch.times(true)).toMatchObject({ entries: 1, isWhole: false });
});

test('a prepared statement that SQL runs is a query, and portions of one are counted apart', async () => {
  const { access, write } = logOf();
  const watch = watchLog(access, 'shop');
  await watch.begin();
  write(entry(10, { tag: 'EXECUTE', statement: '  statement: EXECUTE one(1)' }));
  write(entry(10, { statement: '  execute S_1/C_2: SELECT 1' }));
  await watch.end();
  const read = await watch.times(true);
  expect(read).toMatchObject({ entries: 2, times: { count: 2 } });
  expect(read).not.toHaveProperty('portions');
  await watch.begin();
  write(entry(10, { statement: '  execute fetch from S_1/C_2: SELECT 1' }));
  await watch.end();
  expect(await watch.times(true)).toMatchObject({ entries: 3, portions: 1 });
});

import { expect, test, vi } from 'vitest';
import { connectionsWith, watchReach } from '../../../../../src/adapters/k6/duet/plan/reach-watch.ts';

const HEADER =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const row = (local: string, remote: string, state: string) =>
  `   0: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000     0        0 111455 1`;
/** Port 3000 is 0BB8. */
const LISTENING = row('0100007F:0BB8', '00000000:0000', '0A');
const OTHER = row('0100007F:9A79', '0100007F:0BB9', '01');
const OLD = row('0100007F:9A80', '0100007F:0BB8', '06');
const FRESH = row('0100007F:9A81', '0100007F:0BB8', '01');

test('connections are those in which a port takes part, also closed ones, but no listening', () => {
  const table = [HEADER, LISTENING, OTHER, OLD, FRESH].join('\n');
  expect(connectionsWith(3000, table)).toEqual(
    new Set(['0100007F:9A80 0100007F:0BB8', '0100007F:9A81 0100007F:0BB8']),
  );
});

/** What is known after a look of its own while the load made `requests` requests: none where it ended too soon. */
function watched(baseUrl: string, before: string | null, after: string | null, requests = 1): boolean | null {
  vi.useFakeTimers();
  let [text, made] = [before, 0];
  const watch = watchReach(
    baseUrl,
    () => made,
    () => text,
  );
  watch.begin();
  [text, made] = [after, requests];
  vi.advanceTimersByTime(1000);
  const reached = watch.reached();
  watch.end();
  vi.useRealTimers();
  return reached;
}

test('an address is reached by a connection that was not there when the rounds began', () => {
  const before = [HEADER, LISTENING, OLD].join('\n');
  expect(watched('http://127.0.0.1:3000', before, [before, FRESH].join('\n'))).toBe(true);
  expect(watched('http://localhost:3000/api', before, [before, FRESH].join('\n'))).toBe(true);
  expect(watched('http://127.0.0.1:3000', before, [before, OTHER].join('\n'))).toBe(false);
});

test('what setup() left behind is no proof', () => {
  const before = [HEADER, LISTENING, OLD, FRESH].join('\n');
  expect(watched('http://127.0.0.1:3000', before, before)).toBe(false);
});

test('a load that ended before anybody looked leaves it open, and what it left behind proves it', () => {
  const before = [HEADER, LISTENING, OLD].join('\n');
  expect(watched('http://127.0.0.1:3000', before, before, 0)).toBeNull();
  expect(watched('http://127.0.0.1:3000', before, [before, FRESH].join('\n'), 0)).toBe(true);
  const watch = watchReach(
    'http://127.0.0.1:3000',
    () => 5,
    () => before,
  );
  watch.begin();
  watch.end();
  expect(watch.reached()).toBeNull();
});

test('another machine, or a kernel that does not tell, leaves it open', () => {
  expect(watched('https://staging.example', HEADER, HEADER)).toBeNull();
  expect(watched('http://127.0.0.1:3000', null, null)).toBeNull();
});

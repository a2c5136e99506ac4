import { expect, test } from 'vitest';
import { tellingLine } from '../../../../src/core/decision/unmeasured/telling-line.ts';

test.each([
  [
    'node',
    `/app/server.js:12
  throw new Error('no table');
  ^

Error: the database has no table "orders"
    at Object.<anonymous> (/app/server.js:12:9)
    at node:internal/main/run_main_module:36:49 {
  code: 'ENOTABLE'
}

Node.js v24.11.0`,
    'Error: the database has no table "orders"',
  ],
  [
    'a port in use, by npm',
    `> shop@1.0.0 start
> node server.js
Error: listen EADDRINUSE: address already in use 127.0.0.1:3000
    at Server.setupListenHandle [as _listen2] (node:net:1940:16)
npm error code ELIFECYCLE
npm error A complete log of this run can be found in: /home/runner/.npm/_logs/x.log`,
    'Error: listen EADDRINUSE: address already in use 127.0.0.1:3000',
  ],
  [
    'python',
    `Traceback (most recent call last):
  File "/app/main.py", line 1, in <module>
    import flask
ModuleNotFoundError: No module named 'flask'`,
    "ModuleNotFoundError: No module named 'flask'",
  ],
  [
    'go',
    `listening soon
panic: dial tcp 127.0.0.1:5432: connect: connection refused

goroutine 1 [running]:
main.main()
exit status 2`,
    'panic: dial tcp 127.0.0.1:5432: connect: connection refused',
  ],
  [
    'java, by its last cause',
    `Exception in thread "main" java.lang.IllegalStateException: cannot start
	at com.shop.Main.main(Main.java:10)
Caused by: java.net.BindException: Address already in use
	at java.base/sun.nio.ch.Net.bind0(Native Method)
	... 12 more`,
    'Caused by: java.net.BindException: Address already in use',
  ],
  ['nothing that says what is wrong: the last line', 'starting\nwarming the cache\n\n', 'warming the cache'],
])('of a log by %s', (_, log, line) => {
  expect(tellingLine(log.split('\n'))).toBe(line);
});

test('of no log, or of frames alone, there is none', () => {
  expect(tellingLine([])).toBe(null);
  expect(tellingLine(['', '    at main (server.js:1:1)'])).toBe(null);
});

import { expect, test } from 'vitest';
import { inItsWords } from '../../../../src/core/decision/unmeasured/in-its-words.ts';

test.each([
  ['', 'It ended.'],
  ['listening\nbind: address already in use\n', 'It ended. bind: address already in use'],
  [
    "node:events:487\n      throw er; // Unhandled 'error' event\n\nError: listen EADDRINUSE: address already in use :::9090\n    at Server.setup\n  errno: -98\n}\n\nNode.js v24.21.0\n",
    'It ended. Error: listen EADDRINUSE: address already in use :::9090',
  ],
  [
    'Traceback:\n  bind()\nOSError: [Errno 98] Address already in use\n',
    'It ended. OSError: [Errno 98] Address already in use',
  ],
])('%j', (log, said) => {
  expect(inItsWords('It ended.', log)).toBe(said);
});

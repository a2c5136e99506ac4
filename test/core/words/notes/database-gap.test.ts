import { expect, test } from 'vitest';
import { gapText } from '../../../../src/core/words/notes/database-gap.ts';

test.each([
  [
    { why: 'not-called', endpoints: ['GET /rare'] },
    'Which statements GET /rare of head runs is not known: one user of the script did not call it in ten seconds. What it asks of the database is told as of all requests.',
  ],
  [
    { why: 'elsewhere', endpoints: ['GET /a', 'GET /b', 'GET /c', 'GET /d'] },
    'Which statements GET /a, GET /b, GET /c and 1 more of head run is not known: the script calls them at another address than BASE_URL. What they ask of the database is told as of all requests.',
  ],
  [
    { why: 'unread', endpoints: ['GET /slow'] },
    'Which statements GET /slow of head runs is not known: it gave no whole answer by itself, or the database could not be read around it. What it asks of the database is told as of all requests.',
  ],
] as const)('%o is a sentence', (missed, text) => {
  expect(gapText({ kind: 'missed', ...missed }, 'head')).toBe(text);
});

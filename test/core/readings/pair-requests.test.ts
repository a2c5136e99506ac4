import { expect, test } from 'vitest';
import { pairRequests } from '../../../src/core/readings/pair-requests.ts';

const named = [
  { id: '1.1', endpoint: 'GET /from', status: 302 },
  { id: '1.1', endpoint: 'GET /to', status: 200 },
  { id: '1.3', endpoint: 'POST /b', status: 201 },
  { id: '1.2', endpoint: 'GET /a', status: 200 },
  { id: '2.1', endpoint: 'GET /twice', status: 302 },
  { id: '2.1', endpoint: 'GET /again', status: 302 },
  { id: '2.1', endpoint: 'GET /end', status: 404 },
  { id: '2.2', endpoint: 'GET /broken', status: 0 },
];

test.each([
  ['redirects in their order', ['1.1 302', '1.1 200'], ['GET /from', 'GET /to']],
  ['requests that overtook one another', ['1.2 200', '1.3 201'], ['GET /a', 'POST /b']],
  [
    'two redirects of one status',
    ['2.1 302', '2.1 302', '2.1 404'],
    ['GET /twice', 'GET /again', 'GET /end'],
  ],
  ['a redirect that led elsewhere first', ['2.1 404'], ['GET /end']],
  ['one that was tried again', ['1.3 null', '1.3 201'], [null, 'POST /b']],
  ['one that nobody named', ['7.7 200'], [null]],
  ['one without an id', ['null 200'], [null]],
  ['one more than were named', ['1.2 200', '1.2 200'], ['GET /a', null]],
  ['one of another status', ['1.2 500'], [null]],
  ['one that was not answered', ['2.2 null'], [null]],
])('%s', (_, passed, endpoints) => {
  const read = passed.map((text) => {
    const [id = '', status = ''] = text.split(' ');
    return { id: id === 'null' ? null : id, status: status === 'null' ? null : Number(status) };
  });
  expect(pairRequests(read, named)).toEqual(endpoints);
});

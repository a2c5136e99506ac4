import { expect, test } from 'vitest';
import { readName } from '../../../../src/adapters/k6/collect/endpoint-name.ts';
import { learnRoutes } from '../../../../src/adapters/k6/names/learn-routes.ts';
import { createNaming } from '../../../../src/adapters/k6/names/naming.ts';

const BASE = 'http://127.0.0.1:4001';
const LETTERS = [...'abcdefghijklmnopqrst'];

/** Requests by path, in 400 iterations; from 20 on they are enough. */
function learn(calls: Readonly<Record<string, number>>, iterations = 400) {
  const seen = Object.entries(calls).map(([path, requests]) => ({
    endpoint: readName(path.startsWith('/') ? `${BASE}${path}` : path, 'GET', BASE),
    requests,
  }));
  return learnRoutes({ seen, iterations, enough: 20 });
}

const each = (path: (letter: string) => string, requests = 3) =>
  Object.fromEntries(LETTERS.map((letter) => [path(letter), requests]));

test('texts too rare to be judged are one route', () => {
  expect(learn({ ...each((text) => `/posts/post-${text}`), '/posts': 400 })).toEqual(['/posts/*']);
});

test('texts with requests enough stay, and so does a single one beside rare ones', () => {
  expect(learn(each((text) => `/posts/post-${text}`, 20))).toEqual([]);
  const routes = learn({ ...each((text) => `/users/${text}`), '/users/me': 400 });
  expect(routes).toEqual(['/users/me', '/users/*']);
  const naming = createNaming({ patterns: [], learned: routes, kept: [] });
  expect(naming(`${BASE}/users/me`, BASE)).toBe(`${BASE}/users/me`);
  expect(naming(`${BASE}/users/zoe`, BASE)).toBe(`${BASE}/users/*`);
});

test('a few rare routes are routes', () => {
  expect(learn({ '/a': 3, '/b': 3, '/c': 3, '/d': 3 })).toEqual([]);
});

test('what each of few iterations calls is a route of its own', () => {
  expect(
    learn(
      each((text) => `/${text}`, 6),
      6,
    ),
  ).toEqual([]);
});

test('texts vary in several places, with values that are known beside them', () => {
  const nested = Object.fromEntries(
    LETTERS.flatMap((letter, at) => [
      [`/users/${letter}/posts/${LETTERS[(at * 7) % 20]}-post`, 2],
      [`/users/${letter}/orders/7`, 2],
    ]),
  );
  expect(learn(nested)).toEqual(['/users/*/posts/*', '/users/*/orders/:id']);
});

test('addresses elsewhere likewise, and names that the script gives never', () => {
  expect(learn(each((text) => `http://other.test/x/${text}`))).toEqual(['http://other.test/x/*']);
  expect(learn(each((text) => `page ${text}`))).toEqual([]);
});

test('what was learned makes of each address the route that it belongs to', () => {
  const calls = { ...each((text) => `/posts/post-${text}/likes`), ...each((text) => `/posts/post-${text}`) };
  const naming = createNaming({ patterns: [], learned: learn(calls), kept: [] });
  for (const path of Object.keys(calls))
    expect(naming(`${BASE}${path}`, BASE)).toMatch(/\/posts\/\*(\/likes)?$/);
});

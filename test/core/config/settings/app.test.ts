import { expect, test } from 'vitest';
import { configOf, problemsOf } from '../written.ts';

const written = (app: string) => `app: { start: x, ${app} }\nworkload: { script: l.js }\n`;

test('what an application reaches is a list of ports, and nothing is said of it by default', () => {
  expect(configOf(written('port: 3000')).app).toMatchObject({ port: 3000, reach: null });
  expect(configOf(written('port: 3000, reach: []')).app).toMatchObject({ reach: [] });
  expect(configOf(written('port: 3000, reach: [5432, "6379"]')).app).toMatchObject({ reach: [5432, 6379] });
});

test.each([
  ['port: 3000, reach: 5432', 'app.reach is 5432, but must be a list of ports, such as [5432].'],
  ['port: 3000, reach: [5432, db]', 'app.reach[1] is "db", but must be a port from 1 to 65535.'],
  ['reach: [5432]', 'app.reach has no use without app.port: add the fixed port, or take app.reach out.'],
  ['port: 3000, reach: [3000]', 'app.reach lists 3000, which is app.port itself: take it out.'],
])('a mistake in %s is told', (app, problem) => {
  expect(problemsOf(written(app)).join()).toContain(problem);
});

import { expect, test } from 'vitest';
import { configOf, problemsOf } from '../written.ts';

const written = (app: string) => `app: { start: x, ${app} }\nworkload: { script: l.js }\n`;

test('what an application reaches is a list of ports, and nothing is said of it by default', () => {
  expect(configOf(written('port: 3000')).app).toMatchObject({ port: 3000, reach: null });
  expect(configOf(written('port: 3000, reach: []')).app).toMatchObject({ reach: [] });
  expect(configOf(written('port: 3000, reach: [5432, "6379"]')).app).toMatchObject({ reach: [5432, 6379] });
});

test('a database of its own is asked for by the variable that names a server, and is empty by default', () => {
  expect(configOf(written('port: 3000')).app).toMatchObject({ databaseUrlEnv: null, databaseCopy: false });
  expect(configOf(written('database: { url-env: DATABASE_URL }')).app).toMatchObject({
    databaseUrlEnv: 'DATABASE_URL',
    databaseCopy: false,
  });
  expect(configOf(written('database: { url-env: DB, copy: true }')).app).toMatchObject({
    databaseCopy: true,
  });
});

test.each([
  ['port: 3000, reach: 5432', 'app.reach is 5432, but must be a list of ports, such as [5432].'],
  ['port: 3000, reach: [5432, db]', 'app.reach[1] is "db", but must be a port from 1 to 65535.'],
  ['reach: [5432]', 'app.reach has no use without app.port: add the fixed port, or take app.reach out.'],
  ['database: DATABASE_URL', 'app.database must hold settings (url-env, copy), not "DATABASE_URL".'],
  [
    'database: { url-env: "$DATABASE_URL" }',
    'app.database.url-env is "$DATABASE_URL", but must be the name of a variable, such as DATABASE_URL. Did you mean DATABASE_URL?',
  ],
  ['database: { url-env: "postgres://u:s3cr3t-w0rd@db/x" }', 'but must be the name of a variable'],
  ['database: { url: x }', 'app.database.url is not a setting.'],
  ['database: { copy: true }', 'app.database.copy has no use without app.database.url-env'],
  ['port: 3000, reach: [3000]', 'app.reach lists 3000, which is app.port itself: take it out.'],
])('a mistake in %s is told', (app, problem) => {
  expect(problemsOf(written(app)).join()).toContain(problem);
});

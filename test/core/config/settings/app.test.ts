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

const composed = (app: string) => `app: { ${app} }\nworkload: { script: l.js }\n`;
const open = { service: null, port: null };

test.each([
  ['compose: compose.yml', { files: ['compose.yml'], ...open }],
  ['compose: [compose.yml, compose.perf.yml]', { files: ['compose.yml', 'compose.perf.yml'], ...open }],
  [
    'compose: { file: compose.yml, service: web, port: 8080 }',
    { files: ['compose.yml'], service: 'web', port: 8080 },
  ],
])('%s starts the application in place of a command', (app, compose) => {
  expect(configOf(composed(app)).app).toMatchObject({ start: '', compose });
});

test('a command that starts the application leaves Compose alone', () => {
  expect(configOf(written('build: make')).app).toMatchObject({ start: 'x', compose: null });
});

test.each([
  ['compose: true', 'app.compose is true, but must be a Compose file, such as compose.yml,'],
  ['compose: { service: web }', 'app.compose.file is empty, but must be a Compose file, such as compose.yml'],
  ['compose: { file: c.yml, port: web }', 'app.compose.port is "web", but must be a port from 1 to 65535.'],
  ['compose: { file: c.yml, services: web }', 'app.compose.services is not a setting. Did you mean service?'],
  ['compose: c.yml, start: x', 'app.compose and app.start exclude each other'],
  ['compose: c.yml, stop: x', 'so take app.stop out'],
  ['compose: c.yml, port: 80', 'the port inside the container is app.compose.port'],
  ['compose: c.yml, reach: []', 'so take app.reach out'],
])('a mistake in %s is told', (app, problem) => {
  expect(problemsOf(composed(app)).join()).toContain(problem);
});

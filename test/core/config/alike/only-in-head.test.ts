import { expect, test } from 'vitest';
import { onlyInHead } from '../../../../src/core/config/alike/only-in-head.ts';

const NONE = { build: null, setup: null, reset: null, start: 'serve', env: {}, databaseUrlEnv: null };

test('settings and databases are what an application reads', () => {
  const names = [
    '.env',
    '.env.local',
    'api/.env.production',
    'db.sqlite3',
    'prisma/dev.db',
    'instance/app.sqlite',
  ];
  const keys = ['config/master.key', 'shop/local_settings.py'];
  expect(onlyInHead([...names, ...keys], NONE)).toEqual([...names, ...keys]);
});

test.each([
  '.env.example',
  '.env.local.sample',
  '.envrc',
  'environment',
  'app.db.bak',
  'app.log',
  '.db',
  'Thumbs.db',
  'node_modules/.env',
  'api/node_modules/pack/a.db',
  'target/debug/a.db',
  'dist/.env',
  '.git/a.db',
  'venv/lib/.env',
  '.venv/.env',
  '.perf-gate/a.db',
  '.vs/shop/index.db',
])('%s is none of it', (name) => {
  expect(onlyInHead([name], NONE)).toEqual([]);
});

test('what the commands of both sides name is made on both', () => {
  const names = ['.env', 'api/.env.local'];
  expect(onlyInHead(names, { ...NONE, build: 'cp .env.example .env' })).toEqual(['api/.env.local']);
  expect(onlyInHead(names, { ...NONE, setup: 'cp "ci/.env.local" api; migrate' })).toEqual(['.env']);
  expect(
    onlyInHead(names, { ...NONE, build: 'cat .env.example', start: 'node --env-file=.env a.js' }),
  ).toEqual(names);
});

test('databases of each side are any that the commands or variables of both name', () => {
  const names = ['.env', 'db.sqlite3'];
  const left = (app: Partial<Parameters<typeof onlyInHead>[1]>) => onlyInHead(names, { ...NONE, ...app });
  expect(left({ setup: 'rm -f perf.sqlite3 && migrate' })).toEqual(['.env']);
  expect(left({ start: 'DB=perf.db serve' })).toEqual(['.env']);
  expect(left({ env: { DATABASE_URL: 'sqlite:///perf.db?mode=rwc' } })).toEqual(['.env']);
  expect(left({ databaseUrlEnv: 'DATABASE_URL' })).toEqual(['.env']);
  expect(left({ setup: 'npm run db', env: { DATABASE_URL: 'postgres://db/shop' } })).toEqual(names);
});

test.each([
  'bin/rails db:reset',
  'npx prisma migrate reset --force',
  'npx prisma db push --force-reset',
  'php artisan migrate:fresh --seed',
  'python manage.py flush --no-input && python manage.py loaddata shop',
  'mix ecto.drop && mix ecto.create',
])('no database that `%s` makes anew on both sides', (setup) => {
  const names = ['.env', 'storage/test.sqlite3'];
  expect(onlyInHead(names, { ...NONE, setup })).toEqual(['.env']);
  expect(onlyInHead(names, { ...NONE, reset: setup })).toEqual(['.env']);
});

test.each(['bundle exec rails db:prepare', 'python manage.py migrate --noinput'])(
  'a database that `%s` leaves as full as it is in head',
  (setup) => {
    const names = ['storage/test.sqlite3'];
    expect(onlyInHead(names, { ...NONE, setup })).toEqual(names);
  },
);

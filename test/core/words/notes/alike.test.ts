import { expect, test } from 'vitest';
import { onlyInHead } from '../../../../src/core/config/alike/only-in-head.ts';
import { alikeText } from '../../../../src/core/words/notes/alike.ts';

const told = (names: readonly string[], setup: string | null) => {
  const app = { build: null, setup, reset: null, start: 'serve', env: {}, databaseUrlEnv: null };
  return alikeText({ kind: 'only-in-head', files: onlyInHead(names, app) });
};

test('a database that the set-up may have made is not said to be missing in base', () => {
  expect(told(['storage/test.sqlite3'], 'bundle exec rails db:prepare')).toBe(
    "`storage/test.sqlite3` lies in head's folder and not in git: base runs without it, unless app.build or app.setup makes it, and head's may hold more, so let either make it anew on both sides.",
  );
});

test('several files are told at once', () => {
  expect(told(['.env', 'a.db', 'b.db'], null)).toBe(
    "`.env`, `a.db`, `b.db` lie in head's folder and not in git: base runs without them, unless app.build or app.setup makes them, and head's may hold more, so let either make them anew on both sides.",
  );
});

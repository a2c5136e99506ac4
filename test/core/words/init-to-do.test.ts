import { expect, test } from 'vitest';
import { shownBy } from '../../../src/core/init/find.ts';
import { toDo } from '../../../src/core/words/init/to-do.ts';
import { fixtureTree } from '../init/fixtures.ts';
import { madeOf } from '../render/init/made.ts';

const leftOf = (name: string) => toDo(madeOf(name).setup, shownBy(fixtureTree(name))).join('\n');

test('a database in a file is filled on both sides, and one that lies there is on one', () => {
  const said = "One that lies here already and not in git is head's alone";
  expect(leftOf('django')).toContain(said);
  expect(leftOf('rails')).toContain(said);
  expect(leftOf('go-http')).not.toContain(said);
});

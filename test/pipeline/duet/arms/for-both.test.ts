import { expect, test } from 'vitest';
import { forBoth, mayGoTogether } from '../../../../src/pipeline/duet/arms/for-both.ts';
import { startedConfig } from '../../world.ts';

const appOf = (text: string) => {
  const { app } = startedConfig('', text);
  if (app === null) throw new Error('no application');
  return app;
};

test.each([
  ['start: serve', true],
  ['start: serve, build: make, reset: clear', true],
  ['start: serve, port: 8080', false],
  ['start: serve, setup: createdb', false],
  ['start: serve, stop: docker compose down', false],
])('beside one that only starts, `%s`: %s', (text, together) => {
  expect(mayGoTogether(appOf('start: serve'), appOf(text))).toBe(together);
  expect(mayGoTogether(appOf(text), appOf('start: serve'))).toBe(together);
});

/** What happened where head's work ends before base's. */
async function happens(together: boolean, broken?: 'base' | 'head') {
  const happened: string[] = [];
  const work = async (arm: 'base' | 'head') => {
    happened.push(`${arm} begins`);
    for (let turn = 0; turn < (arm === 'base' ? 3 : 1); turn += 1) await Promise.resolve();
    happened.push(`${arm} ends`);
    if (arm === broken) throw new Error(arm);
  };
  const thrown = await forBoth(['base', 'head'], together, work).catch((error: Error) => error.message);
  return { happened, thrown };
}

test('together both begin before either ends, and else in their order', async () => {
  const both = await happens(true);
  expect(both.happened).toEqual(['base begins', 'head begins', 'head ends', 'base ends']);
  const order = ['base begins', 'base ends', 'head begins', 'head ends'];
  expect(await happens(false)).toEqual({ happened: order, thrown: undefined });
});

test('nothing goes on any more when it throws', async () => {
  const { happened, thrown } = await happens(true, 'head');
  expect([happened.at(-1), thrown]).toEqual(['base ends', 'head']);
});

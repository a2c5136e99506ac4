import { expect, test } from 'vitest';
import { publish } from '../../src/pipeline/publish.ts';
import type { Publisher, Receipt } from '../../src/ports/publisher.ts';
import { samplePublication, sampleSource } from '../contracts/samples.ts';
import { createWorld } from './world.ts';

const publisher = (name: string, receipt: Partial<Receipt>): Publisher => ({
  name,
  publish: async () => ({ publisher: name, state: 'failed', text: `${name} failed`, url: null, ...receipt }),
});

const REFUSED = [
  publisher('summary', { state: 'done', text: 'written' }),
  publisher('status', { missing: 'statuses: write' }),
  publisher('comment', { missing: 'pull-requests: write' }),
];

async function warnings(headRepositoryId: number, publishers: readonly Publisher[] = REFUSED) {
  const { ports } = createWorld();
  const warned: string[] = [];
  const log = {
    ...ports.log,
    write: (level: string, text: string) => void (level === 'warning' && warned.push(text)),
  };
  const publication = samplePublication('fail', { source: sampleSource({ headRepositoryId }) });
  await publish(publication, { ...ports, log, publishers });
  return warned;
}

test('what the token of a fork may not do is one warning, with the permissions and the way out', async () => {
  const warned = await warnings(666);
  expect(warned).toHaveLength(1);
  expect(warned[0]).toContain('status (`statuses: write`), comment (`pull-requests: write`)');
  expect(warned[0]).toMatch(/comes from a fork, whose token only reads.*docs\/forks\.md/);
});

test('for a pull request of our own the lines are to be added', async () => {
  const warned = await warnings(1);
  expect(warned).toHaveLength(1);
  expect(warned[0]).toMatch(/Add the lines in brackets under `permissions:`/);
});

test('other trouble is told by itself', async () => {
  expect(await warnings(1, [publisher('comment', {}), ...REFUSED])).toEqual([
    'comment: comment failed',
    expect.stringContaining('the token may not write it'),
  ]);
});

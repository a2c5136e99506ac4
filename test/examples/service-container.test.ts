import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { appEnvironment, fill } from '../../src/adapters/app/environment.ts';
import { configOf } from '../core/config/written.ts';

const FILE = path.join(import.meta.dirname, '..', '..', 'examples', 'service-container', 'perf-gate.yml');

test('each side of the example makes, uses and empties a database of its own', async () => {
  const { app } = configOf(await readFile(FILE, 'utf8'));
  if (app === null) throw new Error('the example starts nothing');
  for (const arm of ['base', 'head'] as const) {
    const facts = { arm, port: 3000, baseUrl: 'http://127.0.0.1:3000' };
    const mark = { run: 'run', arm, step: 'start' } as const;
    expect(appEnvironment({}, app, facts, mark)['DATABASE_URL']).toMatch(new RegExp(`/shop_${arm}$`));
    const setup = fill(app.setup ?? '', facts);
    expect(setup.match(/shop_\w+/g)).toEqual([`shop_${arm}`, `shop_${arm}`, `shop_${arm}`]);
    expect(fill(app.reset ?? '', facts)).toContain(`shop_${arm}`);
  }
});

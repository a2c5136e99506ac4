import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readAddress } from '../../src/adapters/databases/address.ts';
import { configOf } from '../core/config/written.ts';

const EXAMPLE = path.join(import.meta.dirname, '..', '..', 'examples', 'service-container');

test('the example names the variable of its workflow, and its commands use nothing else', async () => {
  const { app } = configOf(await readFile(path.join(EXAMPLE, 'perf-gate.yml'), 'utf8'));
  const { performance } = parse(await readFile(path.join(EXAMPLE, 'performance.yml'), 'utf8')).jobs;
  const variable = app?.databaseUrlEnv ?? '';
  const { place, system } = readAddress(performance.env[variable], variable);
  expect(system).toBe('postgres');
  const [published] = performance.services.postgres.ports;
  expect(place).toBe(`127.0.0.1:${published.split(':')[0]}`);
  expect(performance.env[variable]).toContain(`:${performance.services.postgres.env.POSTGRES_PASSWORD}@`);
  for (const command of [app?.setup, app?.reset]) expect(command?.endsWith(` "$${variable}"`)).toBe(true);
});

import { describe } from 'vitest';
import { createMemoryStore } from '../support/memory-store.ts';
import {
  baselineStoreContract,
  concurrencyContract,
  historyContract,
  lineContract,
  type StoreBench,
} from './baseline-store.ts';

const bench = async (): Promise<StoreBench> => ({
  store: createMemoryStore(),
  prepare: async () => {},
  check: async () => {},
});

describe('the store in memory', () => {
  baselineStoreContract(bench);
  historyContract(bench);
  lineContract(bench);
  concurrencyContract(bench);
});

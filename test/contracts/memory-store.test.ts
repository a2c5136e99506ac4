import { describe } from 'vitest';
import { createMemoryStore } from '../support/memory-store.ts';
import { baselineStoreContract } from './baseline-store.ts';

describe('the store in memory', () => {
  baselineStoreContract(async () => ({
    store: createMemoryStore(),
    prepare: async () => {},
    check: async () => {},
  }));
});

import type { Foreseen } from '../../../src/ports/load-generator.ts';

/** What a script of one endpoint shows, driven in rounds of 3 s as it is. */
export function foreseen(more: Partial<Foreseen> = {}): Foreseen {
  return {
    way: { kind: 'rounds', plateau: null, roundMs: 3000 },
    depends: [],
    load: {
      profile: 'constant-vus 5 VUs for 20s',
      ...{ ownMs: 20_000, iterationMs: 50, requests: 1, functions: 1 },
    },
    requestsPerSecond: 100,
    levels: [{ scenario: 'default', unit: 'vus', level: 5 }],
    endpoints: [{ name: 'GET home', share: 1 }],
    hazards: [],
    ...more,
  };
}

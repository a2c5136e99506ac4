import type { Scene } from './scene.ts';

/** A pull request on an emulated GitHub, driven in turns with its base by the bundled action. */
export type PullScene = Pick<Scene, 'says' | 'script' | 'plant' | 'policy' | 'settings' | 'verdict'> & {
  /** what the change makes of the policy of base */
  readonly loosened?: Readonly<Record<string, unknown>>;
  /** from a fork: measured with a token that reads, then judged again and published by a run of the base branch */
  readonly handsOver?: boolean;
};

const NAMED = { script: 'named.js' } as const;
const SLOWER = { HEAD_SLOW: '2' } as const;

export const PULL_SCENES: Readonly<Record<string, PullScene>> = {
  'pull-request': {
    ...NAMED,
    says: 'a pull request on GitHub, base and head in turns, nothing changed',
    verdict: 'pass',
  },
  'pull-request-locked': {
    ...NAMED,
    says: "a pull request that loosens the limits, and base's policy is locked; products take twice as long",
    plant: SLOWER,
    policy: { from: 'base' },
    loosened: { from: 'base', warn: '800%', fail: '900%' },
    verdict: 'fail',
  },
  'pull-request-untouched': {
    ...NAMED,
    says: 'a pull request that touches nothing of the gate',
    settings: { paths: ['docs/**'] },
    verdict: 'not-affected',
  },
  'fork-handed-over': {
    ...NAMED,
    says: "a fork's pull request, judged again by the rules of base; products take twice as long",
    plant: SLOWER,
    loosened: { warn: '800%', fail: '900%' },
    handsOver: true,
    verdict: 'fail',
  },
};

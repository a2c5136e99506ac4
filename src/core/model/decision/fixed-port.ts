import type { Arm } from '../recording/window.ts';

/** Why applications that share a fixed port are not driven beside one another. */
export type FixedPort =
  /** nobody said what they connect to, which a network of their own would keep from them */
  | { readonly kind: 'reach-unsaid'; readonly port: number }
  /** the machine makes no networks; `said`: its own words */
  | { readonly kind: 'no-networks'; readonly port: number; readonly said: string }
  /** one did not start in a network of its own; `said`: a sentence */
  | { readonly kind: 'not-started-apart'; readonly port: number; readonly arm: Arm; readonly said: string }
  /** one starts by itself, and not while the other runs; `said`: a sentence of when both ran */
  | { readonly kind: 'not-together'; readonly arm: Arm; readonly said: string };

/** That base and head ran in networks of their own, with the same relay before each. */
export type ApartNote = { readonly kind: 'apart'; readonly port: number };

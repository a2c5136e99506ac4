import { listed } from '../names.ts';

const MOST_NAMED = 5;

/** Metrics of the script's own that are left out, and why; a sentence. */
export const gaugesText = (names: readonly string[]): string =>
  `Not compared, since a Gauge keeps its last value alone: ${listed(names, MOST_NAMED)}. A Trend of the same values is compared.`;

export const belowZeroText = (names: readonly string[]): string =>
  `Not compared, since values below zero have no ratio: ${listed(names, MOST_NAMED)}.`;

/** Metrics that came for the first time after what k6 counts exactly had been settled; a sentence. */
export const lateText = (names: readonly string[]): string =>
  `Not compared, since they had no value yet when the script was tried: ${listed(names, MOST_NAMED)}. Let every iteration add to them: a Rate \`add(false)\` too, a Counter \`add(0)\`.`;

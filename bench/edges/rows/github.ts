import type { Edge } from '../edge.ts';

/** What was believed of GitHub and git. */
export const GITHUB_EDGES: readonly Edge[] = [];

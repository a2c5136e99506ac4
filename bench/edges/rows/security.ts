import type { Edge } from '../edge.ts';

/** Holes that an attack found. */
export const SECURITY_EDGES: readonly Edge[] = [];

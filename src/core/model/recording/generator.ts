/** What drove the load. */
export type Generator = {
  readonly name: string;
  readonly version: string;
  /** share of its CPUs' time that it took while it was judged, 0…1; absent: not known */
  readonly cpu?: number;
};

/** What is read of the machine or of an application during a window, by its stable id. All are shares of time, 0…1. */
export const QUANTITIES = [
  /** of the machine's CPU time, what its host took away */
  'steal',
  /** of the time, that in which something waited for a CPU */
  'pressure',
  /** of the machine's CPU time, that which somebody used */
  'busy',
] as const;

export type QuantityId = (typeof QUANTITIES)[number];

/** What a metric's worsening does: `blocking` can fail the gate, `warning` only warns, `informative` is only shown. */
export const ROLES = ['blocking', 'warning', 'informative'] as const;

export type Role = (typeof ROLES)[number];

/** Commands of the user's that bring the application to where it can be loaded. */
export const STEPS = ['build', 'setup', 'reset', 'start'] as const;

export type Step = (typeof STEPS)[number];

import type { Reading } from '../read/layers.ts';

/** How the gate can be told to start the application; one of them suffices. */
export const STARTS = ['start', 'compose'] as const;

/** Whether the gate starts the application, by whatever way. */
export const isStarted = ({ given }: Pick<Reading, 'given'>): boolean => STARTS.some((id) => given.has(id));

import path from 'node:path';
import { start, stop } from './children.ts';

const NEIGHBOUR = path.join(import.meta.dirname, 'neighbour.mjs');

/** Works beside a process that burns a core in bursts, the same for the same seed. */
export async function beside<T>(seed: number, directory: string, work: () => Promise<T>): Promise<T> {
  const neighbour = start([process.execPath, NEIGHBOUR, String(seed)], directory, 'ignore');
  try {
    return await work();
  } finally {
    await stop(neighbour);
  }
}

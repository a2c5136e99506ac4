import { rm } from 'node:fs/promises';
import { beside } from '../support/neighbour.ts';
import { type Measured, runGate } from '../support/run-gate.ts';
import { type Cell, EFFECTS } from './cells.ts';
import { createProject } from './project.ts';

/** One gate run by the bundled command line, in a repository of its own. Throws where it says nothing. */
export async function runDuet(cell: Cell, n: number, k6: string, signal: AbortSignal): Promise<Measured> {
  const directory = await createProject(cell);
  try {
    const run = () => runGate(directory, k6, signal);
    return EFFECTS[cell.effect]?.neighbour === true ? await beside(n, directory, run) : await run();
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

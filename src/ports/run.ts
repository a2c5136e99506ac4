/** This run among all that share the machine: what it makes carries its id, so that other runs can tell whose it is. */
export type Run = {
  /** lower-case letters, digits and hyphens: fits names of folders, values of variables and Compose projects */
  readonly id: string;
  /** A new, empty folder of this run's, below the runner's temporary one; `kind` is the word that its name begins with. */
  folder(kind: string): Promise<string>;
  /** Whether the run with this id has ended. False also where nobody here can tell, as of a run in another container. */
  isOver(id: string): boolean;
};

/** The variable that everything a run starts carries, so that it is found again whatever becomes of the run. */
export const RUN_VARIABLE = 'PERF_GATE_RUN';

/** Its value: whose, and the setting that started it, or `load` for the load generator. */
export const runValue = (id: string, arm: 'base' | 'head', step: string): string => `${id}.${arm}.${step}`;

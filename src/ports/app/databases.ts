import type { Arm } from '../../core/model/recording/window.ts';

/** A database of one arm alone, for the time of a run. */
export type OwnDatabase = {
  readonly name: string;
  /** the user's URL, with this name in the place of theirs */
  readonly url: string;
  /** Ends the sessions on it and takes it away. Safe to call twice. Throws MachineError. */
  drop(): Promise<void>;
};

export type DatabaseRequest = {
  readonly arm: Arm;
  /** the environment variable that the URL comes from, for what is said */
  readonly variable: string;
  /** of a database on the server; empty: the variable is not set */
  readonly url: string;
  /** whether it begins with what the user's database holds; false: it is empty */
  readonly copy: boolean;
  readonly signal: AbortSignal;
};

/**
 * Makes databases on a server of the user's. The database that a URL names is never written to. What killed runs left
 * there is dropped first, where it is certain to be theirs.
 */
export type Databases = {
  /**
   * A new one, in the place of the arm's former one. Throws EnvironmentError where the variable holds no URL of such a
   * server, and MachineError where the server is not there or refuses. Nothing is left behind then.
   */
  make(request: DatabaseRequest): Promise<OwnDatabase>;
};

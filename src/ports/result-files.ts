/** The folder a run leaves behind. Writes are atomic: temporary file, then rename. */
export type ResultFiles = {
  /** absolute path of a result file */
  path(name: string): string;
  /** Throws EnvironmentError when the folder cannot be written. Returns the absolute path. */
  write(name: string, content: string): Promise<string>;
  /** Takes away the files of an earlier run whose names begin so. Never rejects: what cannot be removed stays. */
  removeAll(start: string): Promise<void>;
};

import type { Folder } from './path.ts';

/** What tells an application's own code from others'. */
export type AboutApplication = {
  /** the application's folder, under each of its names: as given, and with links resolved */
  readonly folders: readonly Folder[];
  /** paths of the Go modules in it, such as `example.com/shop` */
  readonly modules: readonly string[];
  /** files that the profile names by other paths than in the folder, and may be those that lie there → their paths in it */
  readonly present: ReadonlyMap<string, string>;
};

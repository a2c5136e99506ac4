/**
 * What a stored file begins with. Its schema version changes where an older reader would misunderstand it; a field that
 * is only added changes nothing, since readers pass on what they do not know.
 */
export type Stamp<Schema extends string, Version extends number> = {
  readonly schema: Schema;
  readonly schemaVersion: Version;
  /** the first release that reads this schema version, for those that do not; absent in older files */
  readonly minReader?: string;
};

import shipped from './pins.json' with { type: 'json' };

/** SHA-256 of release files, by version and file name; hex, lower case. */
export type Pins = {
  /** where the hashes were read, for example the release's own download address; null: none yet */
  readonly source: string | null;
  readonly versions: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** The pins that this version of Perf Gate carries; `npm run pins` writes them. */
export const PINS: Pins = shipped;

/**
 * Reads `sha256sum` output: one `<hex>  <file>` a line. Lines of another shape are left out, so an HTML
 * error page gives an empty table.
 */
export function parseChecksums(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const match = /^([0-9a-fA-F]{64}) [ *]?(\S+)\s*$/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) found[match[2]] = match[1].toLowerCase();
  }
  return found;
}

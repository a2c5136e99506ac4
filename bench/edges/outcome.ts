import type { Edge, EdgeTest } from './edge.ts';

/** What vitest's JSON reporter says of one file, as far as it is read. */
export type FileReport = {
  /** why the file could not be loaded; else empty */
  readonly message: string;
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages: readonly string[] | null;
  }[];
};

export type Outcome = 'green' | 'red' | 'does not compile' | 'missing';

/** What these sources lack, as the loader and vitest say it of an import. */
const LACKING =
  /Cannot find (module|package)|Failed to (load|resolve)|does not provide an export|\(0 , [^)]*\) is not a|__vi_import_|__vite_ssr_import_/;

/** A regular expression for a test's name; what a table puts into it (`%s`, `$name`) may be anything. */
export function patternOf(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll(/%[sdijfo]|\\\$\w+/g, '.*');
}

/**
 * What became of a named test. A name that stands for several (a table) is red where one of them is. A test that fails
 * because the sources lack what it calls has shown nothing, and is not called red.
 */
export function outcomeOf(report: FileReport | null, { name }: EdgeTest): Outcome {
  if (report === null) return 'missing';
  const pattern = new RegExp(patternOf(name), 's');
  const own = report.assertionResults.filter(
    ({ fullName, status }) => pattern.test(fullName) && ['passed', 'failed'].includes(status),
  );
  const failed = own.filter(({ status }) => status === 'failed');
  if (own.length > 0 && failed.length === 0) return 'green';
  const said = failed.map(({ failureMessages }) => (failureMessages ?? []).join('\n'));
  if (own.length > 0) return said.every((text) => LACKING.test(text)) ? 'does not compile' : 'red';
  return LACKING.test(report.message) ? 'does not compile' : 'missing';
}

/** The outcomes of a row's tests on both sides. */
export type Proof = {
  readonly edge: Edge;
  readonly there: readonly Outcome[];
  readonly here: readonly Outcome[];
};

/** Whether a row's tests tell the two apart. A row of words has none and cannot. */
export function isProven({ there, here }: Proof): boolean {
  return (
    there.every((one) => one === 'red' || one === 'does not compile') && here.every((one) => one === 'green')
  );
}

/** Each different outcome once; what must not be is bold. */
export function told(outcomes: readonly Outcome[], wanted: readonly Outcome[]): string {
  if (outcomes.length === 0) return 'words only';
  const different = [...new Set(outcomes)];
  return different.map((one) => (wanted.includes(one) ? one : `**${one}**`)).join(', ');
}

/** Text files of a repository by their names from its root, parted by `/`; empty: not read, only known to be there. */
export type Tree = ReadonlyMap<string, string>;

/** Where something stands. */
export type Place = {
  readonly file: string;
  /** from 1; null: it is the file as a whole that says so */
  readonly line: number | null;
};

/** Something that was read, and where; null: nothing says so, it is what is usual. */
export type Found<T> = { readonly value: T; readonly at: Place | null };

/** A place where a pattern fits, and what its groups hold; '' for one that took no part. */
export type Hit = { readonly at: Place; readonly groups: readonly string[] };

/** Not the application itself. */
const APART =
  /(^|\/)(tests?|__tests__|specs?|e2e|examples?|fixtures?|benchmarks?|docs|migrations|perf-gate|k6)\/|\.(test|spec|d)\.\w+$|_test\.\w+$|(^|\/)test_\w+\.py$|Tests?\.(java|kt|cs)$/;

const COMMENT = /^\s*(\/\/|#|\*|\/\*|--)/;

/** Below this folder of Java and Kotlin all is the application, also in the package `com.example`. */
const JVM_SOURCES = /(^|\/)src\/main\/.*/;

const isApart = (name: string): boolean => APART.test(name.replace(JVM_SOURCES, '$1'));

/** The application's own sources with one of these endings (without the dot), by name. */
export function sources(tree: Tree, endings: readonly string[]): readonly string[] {
  const names = [...tree.keys()].filter(
    (name) => endings.some((ending) => name.endsWith(`.${ending}`)) && !isApart(name),
  );
  // Of equal finds the one nearest to the root is told.
  return names.sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
}

/** Where a pattern fits in these files, in their order; lines that begin as comments do not count. */
export function hits(tree: Tree, files: readonly string[], pattern: RegExp): readonly Hit[] {
  const all = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
  return files.flatMap((file) => {
    const text = tree.get(file) ?? '';
    return [...text.matchAll(all)].flatMap((match) => {
      const start = text.lastIndexOf('\n', match.index) + 1;
      if (COMMENT.test(text.slice(start, match.index))) return [];
      const line = text.slice(0, match.index).split('\n').length;
      return [{ at: { file, line }, groups: match.slice(1).map((group) => group ?? '') }];
    });
  });
}

/** The first of them. */
export const firstHit = (tree: Tree, files: readonly string[], pattern: RegExp): Hit | null =>
  hits(tree, files, pattern)[0] ?? null;

/** The first of these names that is there. */
export const firstFile = (tree: Tree, names: readonly string[]): string | null =>
  names.find((name) => tree.has(name)) ?? null;

/** A file as a whole. */
export const whole = (file: string): Place => ({ file, line: null });

const depth = (name: string): number => name.split('/').length;

/** One file's routes hang below a path in another's. */
export type Mount = {
  readonly from: string;
  readonly to: string;
  /** the router of `from` that they hang on, which has a prefix of its own; '' if that is not known */
  readonly on: string;
  readonly prefix: string;
};

/** Against a circle of files. */
const DEEPEST = 6;

/** The prefix of a file's routes; '' where nothing mounts it. */
export function prefixOf(mounts: readonly Mount[], file: string, depth = 0): string {
  const mount = mounts.find(({ to }) => to === file);
  if (mount === undefined || depth > DEEPEST) return '';
  return `${prefixOf(mounts, mount.from, depth + 1)}/${mount.prefix}`;
}

/** The file that a relative import names, by its name from the root; null: it is not there. */
export function importedFile(
  names: { has(name: string): boolean },
  from: string,
  written: string,
  endings: readonly string[],
): string | null {
  const base = joined(from.split('/').slice(0, -1), written.split('/'));
  const plain = base.replace(/\.(js|mjs|cjs)$/, '');
  const candidates = [
    base,
    ...endings.flatMap((ending) => [`${base}.${ending}`, `${base}/index.${ending}`, `${plain}.${ending}`]),
  ];
  return candidates.find((name) => names.has(name)) ?? null;
}

function joined(folder: readonly string[], parts: readonly string[]): string {
  const place = [...folder];
  for (const part of parts) {
    if (part === '..') place.pop();
    else if (part !== '.' && part !== '') place.push(part);
  }
  return place.join('/');
}

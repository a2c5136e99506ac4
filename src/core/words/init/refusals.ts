/** Nothing says how the application starts. `others`: folders that hold an application. */
export function unknownStart(others: readonly string[]): string {
  const [first] = others;
  const below =
    first === undefined
      ? ''
      : ` One is in ${others.join(', ')}: \`npx perf-gate init --working-directory ${first}\`.`;
  return `It was not found how the application starts.${below} Say it with --start, for example \`npx perf-gate init --start "node server.js"\`; it gets the port in PORT.`;
}

/** Files that init would write are there. */
export const alreadyThere = (names: readonly string[]): string =>
  `${names.join(', ')} ${names.length === 1 ? 'exists' : 'exist'}, and nothing was written: init does not overwrite files unasked. Move ${names.length === 1 ? 'it' : 'them'} away, or run \`npx perf-gate init\` in a terminal, without --yes, to be asked.`;

export const CANCELLED = 'Cancelled: nothing was written.';

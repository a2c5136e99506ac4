import path from 'node:path';

/**
 * What stands at today's places of files that lay elsewhere: each hands on all of the file of then, so that a test of
 * today finds it. `changes` is what `git diff --name-status --diff-filter=RAD` prints. Path → text.
 */
export function stubsOf(changes: string): ReadonlyMap<string, string> {
  const lines = changes.split('\n').map((line) => line.split('\t'));
  const gone = lines.filter(([kind]) => kind === 'D').map(([, file = '']) => file);
  const stubs = new Map<string, string>();
  for (const [kind = '', first = '', second = first] of lines) {
    const then = kind.startsWith('R') ? first : kind === 'A' ? rewritten(first, gone) : undefined;
    if (then === undefined || !second.endsWith('.ts') || second.endsWith('.d.ts')) continue;
    const way = path.posix.relative(path.posix.dirname(second), then);
    stubs.set(second, `export * from '${way.startsWith('.') ? way : `./${way}`}';\n`);
  }
  return stubs;
}

/** One that was moved and written anew, which git does not tell: of the same name and room. */
function rewritten(file: string, gone: readonly string[]): string | undefined {
  const room = (name: string) => name.split('/').slice(0, 3).join('/');
  return gone.find(
    (one) => path.posix.basename(one) === path.posix.basename(file) && room(one) === room(file),
  );
}

/**
 * Loaded before the program under test (`node --import`): what it does to paths of one kind fails as on a machine in
 * trouble. For what cannot be brought about by mounts and limits. Nothing else learns of it.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** What fails, and how. */
export type Injected = {
  /** regular expression of paths */
  readonly place: string;
  readonly code: 'ENOSPC' | 'EROFS' | 'EMFILE' | 'EACCES' | 'EIO';
  /** `make`: making a folder or opening a file to write it; `write`: what is written into it */
  readonly at: 'make' | 'write';
};

const WORDS: Readonly<Record<Injected['code'], readonly [number, string]>> = {
  ENOSPC: [-28, 'no space left on device'],
  EROFS: [-30, 'read-only file system'],
  EMFILE: [-24, 'too many open files'],
  EACCES: [-13, 'permission denied'],
  EIO: [-5, 'i/o error'],
};

const { place, code, at }: Injected = JSON.parse(process.env['PERF_GATE_TEST_INJECTED'] ?? '{}');
delete process.env['PERF_GATE_TEST_INJECTED'];
const wanted = new RegExp(place);
const files = new Set<number>();

function trouble(syscall: string, path: string): Error {
  const [errno, words] = WORDS[code];
  // As the kernel's: who writes into an open file is not told its path.
  const named = syscall === 'write' ? {} : { path };
  const where = syscall === 'write' ? '' : ` '${path}'`;
  return Object.assign(new Error(`${code}: ${words}, ${syscall}${where}`), {
    errno,
    code,
    syscall,
    ...named,
  });
}

type Seen = { readonly path: string; readonly syscall: string };
type Refusal = (name: string, args: readonly unknown[]) => Seen | null;

const isWriting = (flags: unknown): boolean =>
  typeof flags === 'string' ? /[aw+]/.test(flags) : typeof flags === 'number' && (flags & 3) !== 0;

/** Names of functions, whether their path comes first, and the system call that fails. */
const refused: Refusal = (name, [first, second]) => {
  const path = String(first);
  const isWrite = /^(writeFile|appendFile)/.test(name);
  if (typeof first === 'number')
    return at === 'write' && files.has(first) ? { path, syscall: 'write' } : null;
  if (!wanted.test(path)) return null;
  if (isWrite) return { path, syscall: at === 'write' ? 'write' : 'open' };
  if (at === 'write') return null;
  if (/^open/.test(name)) return isWriting(second) ? { path, syscall: 'open' } : null;
  return { path, syscall: /^mk/.test(name) ? 'mkdir' : name.replace('Sync', '') };
};

function replace(of: object, name: string, fail: (error: Error, args: readonly unknown[]) => unknown): void {
  const real: unknown = Reflect.get(of, name);
  if (typeof real !== 'function') return;
  const apply = (target: object, self: unknown, args: readonly unknown[]) => {
    const seen = refused(name, args);
    if (seen !== null) return fail(trouble(seen.syscall, seen.path), args);
    if (typeof target !== 'function') return undefined;
    return remembered(name, args, Reflect.apply(target, self, args));
  };
  Reflect.set(of, name, new Proxy(real, { apply }));
}

/** Files that are open at a place that is to fail once it is written. */
function remembered(name: string, [path]: readonly unknown[], result: unknown): unknown {
  if (at === 'write' && name === 'openSync' && typeof result === 'number' && wanted.test(String(path)))
    files.add(result);
  return result;
}

/** A handle to such a file is written by its own method. */
const openHandle = fs.promises.open;
Reflect.set(
  fs.promises,
  'open',
  new Proxy(openHandle, {
    async apply(target, self, args: readonly unknown[]) {
      const handle = await Reflect.apply(target, self, [...args]);
      const path = String(args[0]);
      if (at === 'write' && wanted.test(path))
        Reflect.set(handle, 'writeFile', () => Promise.reject(trouble('write', path)));
      return handle;
    },
  }),
);

const NAMES = ['open', 'mkdir', 'mkdtemp', 'writeFile', 'appendFile'];
for (const name of NAMES) {
  replace(fs.promises, name, (error) => Promise.reject(error));
  replace(fs, `${name}Sync`, (error) => {
    throw error;
  });
}
for (const name of ['open', 'write', 'writev', 'mkdir', 'writeFile', 'appendFile']) {
  replace(fs, name, (error, args) => {
    const done = args.at(-1);
    if (typeof done === 'function') process.nextTick(() => Reflect.apply(done, undefined, [error]));
  });
}
const open = fs.open;
// Streams open their files this way, and write by number.
Reflect.set(
  fs,
  'open',
  new Proxy(open, {
    apply(target, self, args: readonly unknown[]) {
      const done = args.at(-1);
      const hear = (error: unknown, fd: unknown) => {
        if (error === null) remembered('openSync', args, fd);
        if (typeof done === 'function') Reflect.apply(done, undefined, [error, fd]);
      };
      return Reflect.apply(target, self, [...args.slice(0, -1), hear]);
    },
  }),
);
syncBuiltinESMExports();

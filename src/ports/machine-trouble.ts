import { MachineError, toError } from './errors.ts';

/** What the system says when the machine is to blame, and what a user can do. */
const TROUBLES: Readonly<Record<string, { readonly what: string; readonly fix: string }>> = {
  ENOSPC: {
    what: 'no space is left on the disk',
    fix: 'Free space there (caches, images, old builds), or take a runner with a larger disk.',
  },
  'ENOENT mkdir': {
    what: 'the folder cannot be made',
    fix: 'The one that it is to lie in is missing, or its file system may be read-only: let `--out` and TMPDIR (in a workflow RUNNER_TEMP) be folders that can be written.',
  },
  EDQUOT: { what: 'the disk quota is used up', fix: 'Free space there, or raise the quota.' },
  EROFS: {
    what: 'the file system is read-only',
    fix: 'Let `--out` and TMPDIR (in a workflow RUNNER_TEMP) be folders that can be written.',
  },
  EACCES: {
    what: 'permission is denied',
    fix: 'Let the user that runs the gate own that file or folder, or choose another with `--out` and TMPDIR (in a workflow RUNNER_TEMP).',
  },
  EPERM: {
    what: 'the system does not permit it',
    fix: 'Let the user that runs the gate own that file or folder (`lsattr` shows what even its owner may not change).',
  },
  EMFILE: {
    what: 'this process has too many files open',
    fix: 'Raise the limit before the gate runs: `ulimit -n 65536`.',
  },
  ENFILE: {
    what: 'this machine has too many files open',
    fix: 'Raise `fs.file-max` (`sysctl -w fs.file-max=2097152`), or stop what else runs here.',
  },
  EIO: {
    what: 'the disk does not work',
    fix: 'Take another machine or another disk: its kernel log (`dmesg`) says more.',
  },
  ENOMEM: {
    what: 'no memory is left',
    fix: 'Take a machine with more memory, or stop what else runs on it.',
  },
  EAGAIN: {
    what: 'no further process can be started',
    fix: 'Raise the limit of processes (`ulimit -u`, or that of the container), or stop what else runs here.',
  },
  EADDRINUSE: {
    what: 'the port is in use',
    fix: 'Stop the program that holds it, or run the gate once more.',
  },
  EADDRNOTAVAIL: {
    what: 'no free port is left on the loopback interface',
    fix: 'Wait until closed connections are forgotten, or widen `net.ipv4.ip_local_port_range`.',
  },
};

type SystemError = Error & { readonly code?: unknown; readonly path?: unknown; readonly syscall?: unknown };

/** What was thrown, where the system says that the machine is to blame; null: it is something else. */
export function machineTrouble(thrown: unknown): MachineError | null {
  if (thrown instanceof MachineError) return thrown;
  let error: SystemError = toError(thrown);
  // fetch and our own errors hold the system's as their cause.
  for (let depth = 0; depth < 4 && !isKnown(error) && error.cause instanceof Error; depth += 1)
    error = error.cause;
  if (!isKnown(error)) return null;
  return machineTroubleAs(codeOf(error), typeof error.path === 'string' ? error.path : '', thrown);
}

/** What programs that we run print of such trouble, in English. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/No space left on device/i, 'ENOSPC'],
  [/Disk quota exceeded/i, 'EDQUOT'],
  [/Read-only file system/i, 'EROFS'],
  [/Too many open files in system/i, 'ENFILE'],
  [/Too many open files/i, 'EMFILE'],
  [/Input\/output error/i, 'EIO'],
  [/Cannot allocate memory/i, 'ENOMEM'],
];

/** The same of a program's words; null: it says nothing of that kind. */
export function machineTroubleIn(text: string): MachineError | null {
  const code = WORDS.find(([words]) => words.test(text))?.[1];
  return code === undefined ? null : machineTroubleAs(code, text.split('\n')[0] ?? '');
}

/** The same where we know it ourselves: `code` as the system's, `where` it is. */
export function machineTroubleAs(code: string, where: string, cause?: unknown): MachineError | null {
  const known = Object.hasOwn(TROUBLES, code) ? TROUBLES[code] : undefined;
  if (known === undefined) return null;
  const place = where === '' ? '' : ` (${where})`;
  return new MachineError(`The machine is in trouble: ${known.what}${place}.`, known.fix, cause);
}

/** A program that cannot be started; null: it is about its file, which the user named. */
export function spawnTrouble(thrown: unknown): MachineError | null {
  const { code }: SystemError = toError(thrown);
  return code === 'EACCES' || code === 'EPERM' ? null : machineTrouble(thrown);
}

/** A number stands for another system's error, and a name without a system call for our own. */
const isKnown = (error: SystemError): boolean =>
  typeof error.code === 'string' &&
  typeof error.syscall === 'string' &&
  Object.hasOwn(TROUBLES, codeOf(error));

/** Node says so of a folder that it cannot make on a read-only file system, or in a TMPDIR that is not there. */
const codeOf = ({ code, syscall }: SystemError): string =>
  code === 'ENOENT' && (syscall === 'mkdir' || syscall === 'mkdtemp') ? 'ENOENT mkdir' : String(code);

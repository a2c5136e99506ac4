import { readdirSync, readFileSync } from 'node:fs';
import { type Mark, readMark } from '../process/marks.ts';
import {
  allProcesses,
  commandOf,
  environmentOf,
  isInContainer,
  lineOf,
  type Process,
  programOf,
  readLink,
} from '../process/processes.ts';

/** The processes that an arm's application is made of. */
export type Own = {
  /** the shell that started it */
  readonly pid: number;
  readonly mark: Pick<Mark, 'run' | 'arm'>;
};

export type Stranger = {
  /** for the reader: `process 123 (node x.js)` */
  readonly text: string;
  /** the arm of this run that it belongs to; null: none */
  readonly arm: Mark['arm'] | null;
};

const TABLES = ['tcp', 'tcp6'];
/** A process of the machine's own network, in whose words /proc/net speaks: this one. */
const SELF = 'self';
const LISTEN = '0A';
/** What stands before a container's port. */
const CONTAINERS =
  /^(docker-proxy|com\.docker\.backend|rootlesskit|rootlessport|conmon|slirp4netns|pasta(\.avx2)?|gvproxy|passt(\.avx2)?)$/;
const LONGEST_COMMAND = 120;

/**
 * Whether anything listens on a port of the loopback interface; null: the kernel does not tell. `of`: a process in the
 * network that is meant.
 */
export function isListening(port: number, of: number | typeof SELF = SELF): boolean | null {
  const inodes = listenersOf(port, of);
  return inodes === null ? null : inodes.size > 0;
}

/** Whether something listens on a port, but at no address that a request to 127.0.0.1 reaches. */
export function listensElsewhere(port: number, of: number | typeof SELF = SELF): boolean {
  const isOn = (local: string) => local.endsWith(suffixOf(port));
  return isListening(port, of) === false && (listeners(isOn, of)?.size ?? 0) > 0;
}

/**
 * The process that listens on the port and is not the arm's own; null: there is none, or nobody can tell whose it is (a
 * container's, another user's).
 */
export function strangerAt(port: number, own: Own): Stranger | null {
  const inodes = listenersOf(port) ?? new Set();
  if (inodes.size === 0) return null;
  const all = allProcesses();
  const holders = holdersOf(inodes, all);
  for (const inode of inodes) {
    const [first, ...rest] = holders.get(inode) ?? [];
    if (first === undefined || [first, ...rest].some((one) => mayBeOwn(one, own, all))) continue;
    const mark = readMark(environmentOf(first.pid));
    const command = commandOf(first.pid).replace(/\s+/g, ' ');
    const shown = command.length > LONGEST_COMMAND ? `${command.slice(0, LONGEST_COMMAND)}…` : command;
    return { text: `process ${first.pid} (\`${shown}\`)`, arm: mark?.run === own.mark.run ? mark.arm : null };
  }
  return null;
}

function mayBeOwn(one: Process, own: Own, all: readonly Process[]): boolean {
  if (one.group === own.pid || lineOf(one.pid, all).has(own.pid)) return true;
  if (CONTAINERS.test(programOf(one.pid)) || isInContainer(one.pid)) return true;
  const environment = environmentOf(one.pid);
  const mark = readMark(environment);
  if (mark !== null) return mark.run === own.mark.run && mark.arm === own.mark.arm;
  // Some servers write their title over their environment (PostgreSQL, nginx), and then nothing tells whose they are.
  const isOverwritten = environment !== '' && !environment.includes('=');
  const shell = all.find(({ pid }) => pid === own.pid);
  return isOverwritten && (shell === undefined || one.start >= shell.start);
}

/** Inodes of the sockets that listen on the port, at an address that a request to 127.0.0.1 reaches. */
function listenersOf(port: number, of: number | typeof SELF = SELF): ReadonlySet<string> | null {
  return listeners((local) => isReached(local, suffixOf(port)), of);
}

const suffixOf = (port: number): string => `:${port.toString(16).toUpperCase().padStart(4, '0')}`;

/** Inodes of the sockets that listen where `isMeant` says; null: the kernel does not tell. */
function listeners(
  isMeant: (local: string) => boolean,
  of: number | typeof SELF,
): ReadonlySet<string> | null {
  const texts = TABLES.flatMap((file) => {
    try {
      return [readFileSync(`/proc/${of}/net/${file}`, 'utf8')];
    } catch {
      return [];
    }
  });
  if (texts.length === 0) return null;
  const lines = texts.flatMap((text) => text.split('\n')).map((line) => line.trim().split(/\s+/));
  const meant = lines.filter(([, local = '', , state]) => state === LISTEN && isMeant(local));
  return new Set(meant.flatMap(([, , , , , , , , , inode]) => inode ?? []));
}

/** 127.x, any address, or ::ffff:127.x, as the kernel writes them: bytes of a word in reverse. */
function isReached(local: string, suffix: string): boolean {
  if (!local.endsWith(suffix)) return false;
  const address = local.slice(0, -suffix.length);
  return /^0+$/.test(address) || /^([0-9A-F]{24})?[0-9A-F]{6}7F$/.test(address);
}

function holdersOf(
  inodes: ReadonlySet<string>,
  all: readonly Process[],
): ReadonlyMap<string, readonly Process[]> {
  const found = new Map<string, Process[]>();
  for (const one of all) {
    for (const inode of socketsOf(one.pid)) {
      if (inodes.has(inode)) found.set(inode, [...(found.get(inode) ?? []), one]);
    }
  }
  return found;
}

function socketsOf(pid: number): readonly string[] {
  try {
    const folder = `/proc/${pid}/fd`;
    return readdirSync(folder).flatMap((name) => {
      const [, inode] = /^socket:\[(\d+)\]$/.exec(readLink(`${folder}/${name}`)) ?? [];
      return inode === undefined ? [] : [inode];
    });
  } catch {
    return [];
  }
}

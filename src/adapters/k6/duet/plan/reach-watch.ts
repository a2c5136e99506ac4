import { readFileSync } from 'node:fs';

const EVERY_MS = 250;
const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'] as const;
const LISTEN = '0A';

/** Follows whether anything connects to an address. */
export type ReachWatch = {
  /** Connections from here on count. Synchronous: nothing may come in between. */
  begin(): void;
  end(): void;
  /**
   * null: not known, as the address is not on this machine, the kernel does not tell, or the load ended before anybody
   * looked: connections of a k6 that is interrupted leave nothing behind.
   */
  reached(): boolean | null;
};

/**
 * Looks at the kernel's connections with the port of a loopback address. k6's own tags do not tell whom a request
 * went to once it has a name, and a script that calls another address than it is given drives one arm twice.
 * `requests`: how many are known of so far.
 */
export function watchReach(
  baseUrl: string,
  requests: () => number,
  read: () => string | null = readTables,
): ReachWatch {
  const port = loopbackPort(baseUrl);
  let known: ReadonlySet<string> | null = null;
  let found = false;
  let before = 0;
  let sawLoad = false;
  let timer: NodeJS.Timeout | null = null;
  const connections = () => {
    const text = port === null ? null : read();
    return text === null || port === null ? null : connectionsWith(port, text);
  };
  const look = () => {
    if (known === null || found) return;
    const old = known;
    found = [...(connections() ?? [])].some((one) => !old.has(one));
  };
  const lookMeanwhile = () => {
    look();
    sawLoad ||= requests() > before;
  };
  return {
    begin() {
      before = requests();
      known = connections();
      if (known !== null) timer = setInterval(lookMeanwhile, EVERY_MS);
    },
    end() {
      if (timer !== null) clearInterval(timer);
    },
    reached() {
      look();
      if (found) return true;
      return known === null || !sawLoad ? null : false;
    },
  };
}

function loopbackPort(baseUrl: string): number | null {
  const { hostname, port, protocol } = new URL(baseUrl);
  if (!/^(localhost|127\..*|\[::1\])$/.test(hostname)) return null;
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

function readTables(): string | null {
  const texts = TABLES.flatMap((file) => {
    try {
      return [readFileSync(file, 'utf8')];
    } catch {
      return [];
    }
  });
  return texts.length === 0 ? null : texts.join('');
}

/** Both ends of each connection in which this port takes part, from lines of /proc/net/tcp; also of those just closed. */
export function connectionsWith(port: number, table: string): ReadonlySet<string> {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const ends = table.split('\n').flatMap((line) => {
    const [, local = '', remote = '', state = ''] = line.trim().split(/\s+/);
    const takesPart = local.endsWith(suffix) || remote.endsWith(suffix);
    return takesPart && state !== LISTEN ? [`${local} ${remote}`] : [];
  });
  return new Set(ends);
}

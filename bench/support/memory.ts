import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 200;

/** Peak resident memory, MiB, of the node processes below the one followed (k6 is not ours). */
export function watchMemory(): { follow(pid: number): void; stop(): number } {
  let peak = 0;
  let root = 0;
  const timer = setInterval(() => {
    for (const pid of descendants(root)) {
      const status = read(`/proc/${pid}/status`);
      if (!/^Name:\s+(node|MainThread)/m.test(status)) continue;
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    }
  }, EVERY_MS);
  return {
    follow: (pid) => {
      root = pid;
    },
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

/** A process and all that descends from it, as far as they live. */
export function descendants(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(read(`/proc/${name}/stat`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const below = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === root || below(parent));
  };
  return [...parents.keys()].filter((pid) => pid === root || below(pid));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

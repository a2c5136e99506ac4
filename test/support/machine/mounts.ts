import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Real file systems in trouble. */
export type Mounts = {
  /** a folder on a disk of its own, of which nothing is left */
  fullDisk(folder: string): string;
  /** a folder that can be read only, also by root: a new one, or what lies in `of` */
  readOnly(folder: string, of?: string): string;
  /** Takes them away; before their folder is. */
  release(): void;
};

export function openMounts(): Mounts {
  const mounted: string[] = [];
  return {
    fullDisk(folder) {
      const place = path.join(folder, 'full');
      mkdirSync(place);
      asRoot('mount', '-t', 'tmpfs', '-o', 'size=64k,mode=777', 'tmpfs', place);
      mounted.push(place);
      try {
        writeFileSync(path.join(place, 'filler'), Buffer.alloc(1 << 20));
      } catch {
        // That is what it is for.
      }
      return place;
    },
    readOnly(folder, of) {
      const place = path.join(folder, 'read-only');
      mkdirSync(place);
      asRoot('mount', '--bind', of ?? place, place);
      mounted.push(place);
      asRoot('mount', '-o', 'remount,ro,bind', place);
      return place;
    },
    release() {
      for (const place of mounted.splice(0)) asRoot('umount', place);
    },
  };
}

function asRoot(...command: readonly string[]): void {
  const [program = '', ...args] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command];
  execFileSync(program, args);
}

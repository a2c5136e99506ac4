import { read } from './read.ts';

/** Where a process's control group lies, for one controller. */
export type Places = {
  readonly version: 1 | 2;
  /** folders below the root: its own, then those around it, the top last */
  readonly folders: readonly string[];
};

/**
 * Its control group and those around it. In a container the path may be the machine's, of which nothing is to be seen; the
 * top is the container's own then. `root`: where `/proc` and `/sys` lie.
 */
export function placesOf(root: string, controller: string, pid: number | 'self' = 'self'): Places {
  const lines = (read(root, `proc/${pid}/cgroup`) ?? '').split('\n').map((line) => line.split(':'));
  const first = lines.find(([, controllers = '']) => controllers.split(',').includes(controller));
  const second = lines.find(([hierarchy, controllers]) => hierarchy === '0' && controllers === '');
  const top = first === undefined ? 'sys/fs/cgroup' : `sys/fs/cgroup/${controller}`;
  const [, , ...rest] = first ?? second ?? [];
  const parts = rest
    .join(':')
    .split('/')
    .filter((part) => part !== '');
  const folders = parts.map((_, index) => [top, ...parts.slice(0, parts.length - index)].join('/'));
  return { version: first === undefined ? 2 : 1, folders: [...folders, top] };
}

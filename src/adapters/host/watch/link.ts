import type { Link } from '../../../core/model/recording/environment.ts';
import type { MachineSample } from '../../../core/readings/sample.ts';
import { numberIn, read } from '../read.ts';

const UP = 1;

/** The link of the default route (IPv4) and what it can carry; null: there is no such route, or nobody tells. */
export function findLink(root: string): Link | null {
  const [, ...rows] = (read(root, 'proc/net/route') ?? '').split('\n').map((line) => line.split('\t'));
  const routes = rows.flatMap(([name = '', to, , flags = '0', , , metric = '0', mask]) =>
    to === '00000000' && mask === '00000000' && (Number.parseInt(flags, 16) & UP) !== 0
      ? [{ name, metric: Number(metric) }]
      : [],
  );
  const [best] = routes.toSorted((a, b) => a.metric - b.metric);
  if (best === undefined) return null;
  // Megabits per second; a virtual link has none, or says −1.
  const speed = numberIn(read(root, `sys/class/net/${best.name}/speed`));
  return { name: best.name, bytesPerSecond: speed === null || speed <= 0 ? null : (speed * 1e6) / 8 };
}

/** What went through it since the start; null: nobody tells, or what it can carry is not known. */
export function readLink(root: string, link: Link | null): NonNullable<MachineSample['link']> | null {
  if (link === null || link.bytesPerSecond === null) return null;
  const row = (read(root, 'proc/net/dev') ?? '')
    .split('\n')
    .map((line) => line.trim().split(/[:\s]+/))
    .find(([name]) => name === link.name);
  const [received, sent] = [Number(row?.[1]), Number(row?.[9])];
  if (!Number.isFinite(received) || !Number.isFinite(sent)) return null;
  return { received, sent, perSecond: link.bytesPerSecond };
}

import type { Route } from './application.ts';
import { type Found, firstHit, type Tree } from './tree.ts';

/** Paths for this very purpose, the plainest word for "ready" first. */
const HEALTH: readonly RegExp[] = [
  /(^|\/)(readyz?|readiness)\/?$/i,
  /(^|\/)_?health(z|check|-check)?\/?$/i,
  /^\/up\/?$/,
  /(^|\/)(livez?|liveness|alive)\/?$/i,
  /(^|\/)(ping|status|heartbeat)\/?$/i,
];

/** `curl -f http://localhost:3000/health` in a health check of a container. */
const CHECKED = /\bhttps?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::[\w${}-]+)?(\/[\w/.-]+)/;
const CONTAINERS = /(^|\/)(Dockerfile|(docker-)?compose\.ya?ml)$/;

export const isHealth = (path: string): boolean => HEALTH.some((pattern) => pattern.test(path));

const isPlain = ({ path }: Route): boolean => !path.includes(':');

/** Which path tells that the application is ready: one that is there for it, else what a container asks, else any. */
export function readyPath(tree: Tree, routes: readonly Route[]): Found<string> {
  const plain = routes.filter(isPlain);
  const [health] = HEALTH.flatMap((pattern) => plain.filter(({ path }) => pattern.test(path)));
  if (health !== undefined) return { value: health.path, at: health.at };
  const files = [...new Set([...tree.keys()].filter((name) => CONTAINERS.test(name)))];
  const asked = firstHit(tree, files, CHECKED);
  if (asked !== null) return { value: asked.groups[0] ?? '/', at: asked.at };
  const any = plain.find(({ path }) => path === '/') ?? plain[0];
  return any === undefined ? { value: '/', at: null } : { value: any.path, at: any.at };
}

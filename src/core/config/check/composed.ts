import type { Context, Mistake } from './mistake.ts';

/** What Compose does by itself, and what to do with a setting that says it once more. */
const IDLE = {
  start: 'exclude each other: keep the one that is meant',
  stop: 'exclude each other: Compose takes away what it started, so take app.stop out',
  port: 'exclude each other: the port inside the container is app.compose.port, and outside it is a free one',
  reach: 'exclude each other: containers have a network of their own, so take app.reach out',
} as const;

/** What Compose starts, Compose stops, at a port that the gate chooses. */
export function composed({ given }: Pick<Context, 'given'>): readonly Mistake[] {
  if (!given.has('compose')) return [];
  return Object.entries(IDLE).flatMap(([id, what]) =>
    given.has(id) ? [{ id, message: `app.compose and app.${id} ${what}.` }] : [],
  );
}

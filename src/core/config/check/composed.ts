import { type Context, type Mistake, pathOf } from './mistake.ts';

/** What Compose does by itself or cannot do, and what to do with a setting that asks for it. */
const IDLE = {
  start: 'keep the one that is meant',
  stop: 'Compose takes away what it started, so take app.stop out',
  port: 'the port inside the container is app.compose.port, and outside it is a free one',
  reach: 'containers have a network of their own, so take app.reach out',
  'profile-stacks':
    'a profiler in a container writes where the gate finds nothing, so take probes.profile-stacks out, or set probes.pprof where the application answers with a profile',
} as const;

/** What Compose starts, Compose stops, at a port that the gate chooses. */
export function composed(context: Pick<Context, 'given' | 'label'>): readonly Mistake[] {
  if (!context.given.has('compose')) return [];
  return Object.entries(IDLE).flatMap(([id, what]) =>
    context.given.has(id)
      ? [{ id, message: `app.compose and ${pathOf(id, context)} exclude each other: ${what}.` }]
      : [],
  );
}

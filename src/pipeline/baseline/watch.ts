import type { Config } from '../../core/config/config.ts';
import { countWatched, mergeWatchLogs } from '../../core/decision/watch/watch-log.ts';
import { outcomeOf } from '../../core/decision/watch/watching.ts';
import type { Judgement } from '../../core/model/judgement/judgement.ts';
import type { WatchedPush, WatchLog } from '../../core/model/judgement/watch.ts';
import type { Source } from '../../core/model/recording/environment.ts';
import { toError } from '../../ports/errors.ts';
import type { RunContext } from '../../ports/run-context.ts';
import type { Ports } from '../ports.ts';

export type Watched<T> = {
  /** in the same order; of a gate that only watches, with the count where one is known */
  readonly judged: readonly T[];
  /** Stores what is known now. Never throws. */
  readonly save: () => Promise<void>;
};

type Judged = {
  readonly judgement: Judgement;
  readonly context: Pick<RunContext, 'kind' | 'pullRequest'>;
};

/**
 * Adds these judgements to what a gate that only watches has seen before. `writer`: the run that this is. Without a
 * store, or where it cannot be read, nothing is counted, and the report says only that the gate watches. Nor is a run that was
 * cancelled (`signal`): it tells nothing of the pull request, and has seconds left to keep what it measured.
 */
export async function watched<T extends Judged>(
  judged: readonly T[],
  writer: Pick<Source, 'runId' | 'attempt'>,
  { gate }: Pick<Config, 'gate'>,
  ports: Pick<Ports, 'watch' | 'log'>,
  signal?: AbortSignal,
): Promise<Watched<T>> {
  const own = judged.flatMap((one) => pushOf(one, writer));
  const store = ports.watch;
  const nothing = { judged, save: async () => {} };
  if (store === null || own.length === 0 || signal?.aborted === true) return nothing;
  const earlier = await store.read(gate).catch((thrown: unknown) => {
    ports.log.write('info', `Pull requests are not counted: ${toError(thrown).message}`);
    return null;
  });
  if (earlier === null) return nothing;
  const log = mergeWatchLogs(gate, [...earlier, { pushes: own }]);
  const count = countWatched(log);
  return {
    judged: judged.map((one) =>
      count === null || pushOf(one, writer).length === 0
        ? one
        : { ...one, judgement: { ...one.judgement, watched: count } },
    ),
    save: () => saved(log, store, ports),
  };
}

/** The same of one judgement, by the run that made it. */
export async function watchedAlone(
  judged: { readonly judgement: Judgement; readonly context: RunContext },
  config: Pick<Config, 'gate'>,
  ports: Pick<Ports, 'watch' | 'log'>,
  signal: AbortSignal,
): Promise<Pick<Watched<Judged>, 'save'> & Pick<Judged, 'judgement'>> {
  const counted = await watched([judged], judged.context.source, config, ports, signal);
  return { judgement: counted.judged[0]?.judgement ?? judged.judgement, save: counted.save };
}

/** What is counted: a push of a pull request. Empty: this is none, or the gate does not watch it. */
function pushOf(
  { judgement, context }: Judged,
  { runId, attempt }: Pick<Source, 'runId' | 'attempt'>,
): readonly WatchedPush[] {
  const outcome = outcomeOf(judgement);
  const pull = context.pullRequest?.number;
  if (outcome === null || pull === undefined) return [];
  return [{ runId, attempt, pull, at: judgement.createdAt, outcome }];
}

async function saved(
  log: WatchLog,
  store: NonNullable<Ports['watch']>,
  ports: Pick<Ports, 'log'>,
): Promise<void> {
  try {
    ports.log.write('info', `Counted: ${await store.save(log)}`);
  } catch (thrown) {
    // The next push of the pull request counts it.
    ports.log.write('warning', `This pull request was not counted: ${toError(thrown).message}`);
  }
}

import type { StoreConfig } from '../kinds/store.ts';
import type { Problem } from '../problem.ts';
import { composed } from './composed.ts';
import { limitOrder } from './limit-order.ts';
import { type Context, type Mistake, problemAt } from './mistake.ts';
import { manyPages, namedTargets } from './named-targets.ts';
import { whatIsMeasured } from './what-is-measured.ts';
import { whatIsSent } from './what-is-sent.ts';

/** Problems between settings, that no single one shows. */
export function betweenSettings(context: Context): readonly Problem[] {
  const mistakes = [
    ...(context.measures ? [...whatIsSent(context), ...whatIsMeasured(context)] : []),
    ...limitOrder(context),
    ...composed(context),
    ...reached(context),
    ...copied(context),
    ...saving(context),
    ...ownBranch(context),
    ...quickLook(context),
    ...watching(context),
    ...profiledOnce(context),
    ...namedTargets(context),
    ...manyPages(context),
  ];
  return mistakes.map((mistake) => problemAt(mistake, context));
}

/** What a network of its own is made for is the fixed port, which nothing else may hold there. */
function reached({ given, values }: Context): readonly Mistake[] {
  if (given.has('compose')) return [];
  const { port, reach = [] } = values as { readonly port?: number; readonly reach?: readonly number[] };
  if (!given.has('reach') || (given.has('port') && port === undefined)) return [];
  if (port === undefined) {
    const message = 'app.reach has no use without app.port: add the fixed port, or take app.reach out.';
    return [{ id: 'reach', message }];
  }
  if (!reach.includes(port)) return [];
  return [{ id: 'reach', message: `app.reach lists ${port}, which is app.port itself: take it out.` }];
}

/** A copy is of the database that the URL names. */
function copied({ values }: Context): readonly Mistake[] {
  if (values['database-copy'] !== true || values['database-url-env'] !== undefined) return [];
  const message =
    'app.database.copy has no use without app.database.url-env: name the variable that holds the URL, such as DATABASE_URL.';
  return [{ id: 'database-copy', message }];
}

/** Only the command line saves on demand, and only into a folder. */
function saving({ values }: Context): readonly Mistake[] {
  const { baseline: store } = values as { readonly baseline?: StoreConfig };
  const kept = store !== undefined && store.kind !== 'none';
  if (values['save-baseline'] !== true || kept) return [];
  const message = '--save-baseline needs --baseline DIR: the folder that the recording is stored in.';
  return [{ id: 'save-baseline', message }];
}

/** Recordings on a branch of the code itself would be commits of it. */
function ownBranch({ values }: Context): readonly Mistake[] {
  const { baseline: store, 'base-branch': branches } = values as {
    readonly baseline?: StoreConfig;
    readonly 'base-branch'?: readonly string[];
  };
  if (store?.kind !== 'branch' || !branches?.includes(store.name)) return [];
  const message = `baseline.store is branch:${store.name}, which is also in baseline.branches: name a branch that holds nothing else, such as branch:perf-gate-data.`;
  return [{ id: 'baseline', message }];
}

/** What a quick look cannot tell must not block. */
function quickLook({ preset, values }: Context): readonly Mistake[] {
  if (preset?.name !== 'smoke' || values['on-inconclusive'] !== 'fail') return [];
  const message =
    'policy.on-inconclusive is fail, but workload.preset is smoke, a quick look that is often inconclusive: take another preset, or on-inconclusive out.';
  return [{ id: 'on-inconclusive', message }];
}

/** Both sides are profiled in one way, as figures of two could not be compared. */
function profiledOnce({ given }: Context): readonly Mistake[] {
  if (!given.has('pprof') || !given.has('profile-stacks')) return [];
  const message = 'probes.pprof and probes.profile-stacks exclude each other: keep the one that is meant.';
  return [{ id: 'profile-stacks', message }];
}

/** A gate that watches blocks nothing. */
function watching({ given, values }: Context): readonly Mistake[] {
  if (values['fail-on'] !== 'never') return [];
  const blocking = ['on-inconclusive', 'on-no-baseline', 'on-invalid'] as const;
  return blocking
    .filter((id) => given.has(id) && values[id] === 'fail')
    .map((id) => ({
      id,
      message: `policy.fail-on is never, with which the gate watches and blocks nothing, but policy.${id} is fail: keep the one that is meant.`,
    }));
}

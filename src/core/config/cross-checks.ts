import { subject } from './arms-checks.ts';
import type { Problem, StoreConfig } from './config.ts';
import { type Context, type Finding, names, problemAt } from './findings.ts';
import { limits } from './limit-checks.ts';

/** Problems between settings, that no single one shows. */
export function crossProblems(context: Context): readonly Problem[] {
  const findings = [
    ...(context.measures ? [...load(context), ...subject(context)] : []),
    ...limits(context),
    ...saving(context),
    ...ownBranch(context),
  ];
  return findings.map((finding) => problemAt(finding, context));
}

function load(context: Context): readonly Finding[] {
  const { given } = context;
  const found: Finding[] = [];
  if (!given.has('script')) {
    found.push({ id: 'script', message: `no k6 script is named. Set ${names('script', context)}.` });
  }
  if (given.has('duration') && !given.has('rate')) {
    const message = "duration needs rate: without it the script's own options decide how long it runs.";
    found.push({ id: 'duration', message });
  }
  return found;
}

/** Only the command line saves on demand, and only into a folder. */
function saving({ values }: Context): readonly Finding[] {
  const store = values['baseline'];
  const kept = typeof store === 'object' && 'kind' in store && store.kind !== 'none';
  if (values['save-baseline'] !== true || kept) return [];
  const message = '--save-baseline needs --baseline DIR: the folder that the recording is stored in.';
  return [{ id: 'save-baseline', message }];
}

/** Recordings on a branch of the code itself would be commits of it. */
function ownBranch({ values }: Context): readonly Finding[] {
  const { baseline: store, 'base-branch': branches } = values as {
    readonly baseline?: StoreConfig;
    readonly 'base-branch'?: readonly string[];
  };
  if (store?.kind !== 'branch' || !branches?.includes(store.name)) return [];
  const message = `baseline.store is branch:${store.name}, which is also in baseline.branches: name a branch that holds nothing else, such as branch:perf-gate-data.`;
  return [{ id: 'baseline', message }];
}

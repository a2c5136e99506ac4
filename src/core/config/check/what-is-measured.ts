import type { RequestConfig } from '../kinds/requests/request.ts';
import { isStarted, STARTS } from './is-started.ts';
import { type Context, type Mistake, names, pathOf } from './mistake.ts';

/** What only a started application can use; some have a default, so only a given one counts. */
const OF_THE_APP = [
  ...(['build', 'ready', 'ready-timeout', 'stop'] as const),
  ...(['setup', 'reset', 'port', 'reach', 'app-env', 'base'] as const),
  'database-url-env',
];
const TARGETS = ['base-target', 'head-target'] as const;

/** What is measured: an application to start, a target that runs, or a running base and head. */
export function whatIsMeasured(context: Context): readonly Mistake[] {
  const { given, values } = context;
  if (TARGETS.some((id) => given.has(id))) return twoTargets(context);
  const start = STARTS.find((id) => given.has(id));
  if (start !== undefined && given.has('target')) {
    const message = `app.${start} and workload.target exclude each other: keep the one that is meant.`;
    return [{ id: 'target', message }];
  }
  if (start !== undefined) return [];
  const idle = idleSettings(context, (id) => {
    return `has no use without ${names('start', context)}: add the command that starts the application, or take ${id} out.`;
  });
  if (values['compare'] === 'duet') return [...idle, duetOfNothing(context)];
  if (given.has('target') || isAddressed(context) || idle.length > 0) return idle;
  const message = `there is nothing to measure. Set ${names('start', context)} to start the application, or ${names('target', context)} to one that runs.`;
  return [{ id: 'start', message }];
}

/** Whether what is sent says where to: its requests are whole addresses. */
function isAddressed({ given, values }: Context): boolean {
  const { requests = [] } = values as { readonly requests?: readonly RequestConfig[] };
  return given.has('url') || requests.some(({ origin }) => origin !== null);
}

function duetOfNothing(context: Context): Mistake {
  const pair = TARGETS.map((id) => names(id, context)).join(' and ');
  const instead = context.given.has('target') ? `, in place of ${pathOf('target', context)}` : '';
  const message = `a side-by-side comparison needs base and head. Set ${names('start', context)} so that both can be started, or ${pair} to two that run${instead}.`;
  return { id: 'compare', message };
}

/** A duet of two targets needs both, and nothing else that could be measured. */
function twoTargets(context: Context): readonly Mistake[] {
  const { given, values } = context;
  const pair = TARGETS.map((id) => pathOf(id, context)).join(' and ');
  const alone = TARGETS.filter((id) => given.has(id)).length === 1;
  const [there, lacking] = given.has('base-target') ? TARGETS : TARGETS.toReversed();
  const halves = alone && there !== undefined && lacking !== undefined ? [{ there, lacking }] : [];
  const stored = values['compare'] === 'stored' ? ['compare'] : [];
  return [
    ...halves.map((half) => ({
      id: half.there,
      message: `${pair} come together: add ${names(half.lacking, context)}.`,
    })),
    ...[...STARTS, 'target']
      .filter((id) => given.has(id))
      .map((id) => ({
        id,
        message: `${pathOf(id, context)} excludes ${pair}: keep what is meant.`,
      })),
    ...stored.map((id) => ({
      id,
      message: `${pathOf(id, context)} stored excludes ${pair}, which are compared side by side: keep one of them.`,
    })),
    ...(isStarted(context) ? [] : idleSettings(context, (id) => `has no use with ${pair}: take ${id} out.`)),
  ];
}

function idleSettings(context: Context, sentence: (name: string) => string): readonly Mistake[] {
  return OF_THE_APP.filter((id) => context.given.has(id)).map((id) => {
    const name = pathOf(id, context);
    return { id, message: `${name} ${sentence(name)}` };
  });
}

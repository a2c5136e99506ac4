import { splitAddress } from '../kinds/requests/address.ts';
import { variablesIn } from '../kinds/requests/headers.ts';
import type { HeaderValues, RequestConfig } from '../kinds/requests/request.ts';
import { MADE_OF } from '../settings/workload.ts';
import { STARTS } from './is-started.ts';
import { type Context, type Mistake, names, pathOf } from './mistake.ts';

const SOURCES = ['script', ...MADE_OF] as const;

/** What requests the load is of: a script, or one thing that a script is made of. */
export function whatIsSent(context: Context): readonly Mistake[] {
  return [
    ...oneSource(context),
    ...load(context),
    ...addresses(context),
    ...idleHeaders(context),
    ...variables(context),
  ];
}

function oneSource(context: Context): readonly Mistake[] {
  const [first, ...more] = SOURCES.filter((id) => context.given.has(id));
  if (first === undefined) {
    const others = MADE_OF.map((id) => pathOf(id, context)).join(', ');
    const message = `no k6 script is named. Set ${names('script', context)}, or one of ${others} to have one made.`;
    return [{ id: 'script', message }];
  }
  return more.map((id) => {
    const pair = `${pathOf(first, context)} and ${pathOf(id, context)}`;
    return { id, message: `${pair} exclude each other: keep the one that is meant.` };
  });
}

/** A script that is made has a rate of its own. */
function load({ given }: Context): readonly Mistake[] {
  if (!given.has('duration') || given.has('rate') || MADE_OF.some((id) => given.has(id))) return [];
  const message = "duration needs rate: without it the script's own options decide how long it runs.";
  return [{ id: 'duration', message }];
}

/** Whole addresses are of something that runs, and of one. */
function addresses(context: Context): readonly Mistake[] {
  const { values, given } = context;
  const { url, requests = [] } = values as Sources;
  const whole = requests.flatMap(({ origin, path }, index) =>
    origin === null ? [] : [{ id: 'requests', origin, path, inside: [index] }],
  );
  const [first, ...rest] = url === undefined ? whole : [{ ...splitAddress(url), id: 'url', inside: [] }];
  if (first === undefined) return [];
  const other = rest.find(({ origin }) => origin !== first.origin);
  const two = other === undefined ? [] : [{ ...other, message: otherAddress(first.origin, other) }];
  const against = [...STARTS, 'target', 'base-target', 'head-target'].filter((id) => given.has(id));
  const named = first.id === 'url' ? pathOf('url', context) : `the address ${first.origin}`;
  return [
    ...two,
    ...against.map((id) => ({
      ...first,
      message: `${named} and ${pathOf(id, context)} exclude each other: ${instead(first)}.`,
    })),
  ];
}

type Sources = { readonly url?: string; readonly requests?: readonly RequestConfig[] };
type Whole = Pick<Mistake, 'id' | 'inside'> & { readonly origin: string | null; readonly path: string };

const otherAddress = (first: string | null, { origin }: Whole): string =>
  `a load is of one address, and these are ${first} and ${origin}: keep one of them.`;

function instead({ id, path }: Whole): string {
  return id === 'url' ? `write \`requests: [GET ${path}]\` in its place` : `write the path alone, ${path}`;
}

/** A script sends its own. */
function idleHeaders(context: Context): readonly Mistake[] {
  const { given } = context;
  if (!given.has('headers') || !given.has('script')) return [];
  const message = `${pathOf('headers', context)} has no use with ${pathOf('script', context)}, which sends its own: take headers out.`;
  return [{ id: 'headers', message }];
}

/** Only the variables of `workload.env` reach a script. */
function variables(context: Context): readonly Mistake[] {
  const {
    requests = [],
    headers,
    env = [],
  } = context.values as Sources & {
    readonly headers?: HeaderValues;
    readonly env?: readonly string[];
  };
  const passed = env.map((entry) => entry.trim().split('=')[0]);
  const lacking = (id: string, of: HeaderValues, inside: readonly (string | number)[]) =>
    variablesIn(of)
      .filter((name) => !passed.includes(name))
      .map((name) => ({
        ...{ id, inside },
        message: `a header names the variable ${name}, which does not reach the script: add it to workload.env, as \`env: [${name}]\`.`,
      }));
  return [
    ...lacking('headers', headers ?? {}, []),
    ...requests.flatMap((one, index) => lacking('requests', one.headers, [index, 'headers'])),
  ];
}

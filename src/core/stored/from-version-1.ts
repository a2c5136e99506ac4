type Tree = Readonly<Record<string, unknown>>;

/**
 * Files of schema version 1 as version 2 has them. There a recording was head's, with base inside of its duet and pairs
 * of rounds beside it; it is arms × windows now, and what drove the load is no part of the machine. Nothing was checked
 * yet: what is not as version 1 has it stays as it is, and is refused by the shape of version 2.
 */

const treeOf = (value: unknown): Tree | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Tree) : null;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** Of what is no text there is none: an object may not even become one. */
const textOf = (tree: Tree, name: string): string => {
  const text = tree[name];
  return typeof text === 'string' ? text : '';
};

/** Without what is absent. */
const known = (tree: Tree): Tree =>
  Object.fromEntries(Object.entries(tree).filter(([, value]) => value !== undefined));

export function recordingFrom1(older: Tree): Tree {
  const { source, environment, workload, load, overall, endpoints, scenarios, checks, thresholds, ...rest } =
    older;
  const { duet, ...frame } = rest;
  const { k6Cpu: cpu, ...machine } = treeOf(treeOf(load)?.['machine']) ?? {};
  const side = {
    source,
    origin: null,
    workload,
    load: loadFrom1(load),
    overall,
    endpoints,
    scenarios,
    checks,
  };
  const head = known({ ...side, thresholds });
  if (duet === undefined) {
    const windows = [wholeFrom1(load, workload, machine)];
    return known({ ...frame, ...ofMachine(environment, cpu), arms: { head }, windows });
  }
  const { base, pairs, k6Cpu, vusExhausted, ...driven } = treeOf(duet) ?? {};
  const { policyChange, policy, load: loadOfBase, ...ofBase } = treeOf(base) ?? {};
  const rules = known({ change: policyChange, policy });
  const facts = {
    roundMs: driven['roundMs'],
    targetRate: treeOf(ofBase['workload'])?.['targetRate'],
    vusExhausted,
  };
  return known({
    ...frame,
    ...ofMachine(environment, k6Cpu),
    arms: { head, base: { scenarios: [], ...ofBase, load: loadFrom1(loadOfBase) } },
    windows: listOf(pairs).flatMap((pair, at) => roundsFrom1(treeOf(pair), at, facts)),
    ...(Object.keys(rules).length > 0 && { rules }),
    duet: driven,
  });
}

export function historyFrom1(older: Tree): Tree {
  return { ...older, entries: entriesFrom1(older['entries']) };
}

export function judgementFrom1(older: Tree): Tree {
  const { head, base, history, reasons } = older;
  const sides = { head: sideFrom1(head), base: sideFrom1(base) };
  const told = Array.isArray(reasons) ? reasons.map((reason) => reasonFrom1(reason, older)) : reasons;
  return { ...older, ...sides, reasons: told, history: entriesFrom1(history) };
}

/** What a reason is of was to be read from its words, which version 1 wrote like this. */
function reasonFrom1(reason: unknown, { comparisons, thresholds, answers }: Tree): unknown {
  const tree = treeOf(reason);
  if (tree === null) return reason;
  const text = textOf(tree, 'text');
  const placeIn = (list: unknown, is: (one: Tree) => boolean): number =>
    listOf(list).findIndex((one) => is(treeOf(one) ?? {}));
  const of = (kind: string, index: number) => (index < 0 ? tree : { ...tree, of: { kind, index } });
  switch (tree['kind']) {
    case 'threshold':
      return of(
        'threshold',
        placeIn(
          thresholds,
          (one) =>
            one['crossed'] === true &&
            text.includes(`: ${textOf(one, 'metric')} ${textOf(one, 'expression')} (`),
        ),
      );
    case 'regression':
    case 'errors':
    case 'missing':
      return of(
        'comparison',
        placeIn(
          comparisons,
          (one) =>
            text === one['text'] || text.startsWith(`${textOf(one, 'class')}: ${textOf(one, 'text')} `),
        ),
      );
    case 'answers':
      return of('answer', listOf(answers).indexOf(text));
    case 'head-broken': {
      const [, step = 'start'] = /`app\.(build|setup|reset|start)`/.exec(text) ?? [];
      return { ...tree, of: { kind: 'command', step } };
    }
    default:
      return tree;
  }
}

function entriesFrom1(entries: unknown): unknown {
  if (!Array.isArray(entries)) return entries;
  return entries.map((entry) => {
    const tree = treeOf(entry);
    if (tree === null) return entry;
    const { k6, ...rest } = tree;
    return { ...rest, generator: { name: 'k6', version: k6 } };
  });
}

function sideFrom1(side: unknown): unknown {
  const tree = treeOf(side);
  return tree === null
    ? side
    : { ...tree, ...ofMachine(tree['environment'], undefined), load: loadFrom1(tree['load']) };
}

function ofMachine(environment: unknown, cpu: unknown): Tree {
  const tree = treeOf(environment);
  if (tree === null) return { environment };
  const { k6: version, ...machine } = tree;
  return { environment: machine, generator: known({ name: 'k6', version, cpu }) };
}

function loadFrom1(load: unknown): unknown {
  const tree = treeOf(load);
  if (tree === null) return load;
  const { k6ExitCode: exitCode, machine: _machine, ...rest } = tree;
  return { ...rest, exitCode };
}

function wholeFrom1(load: unknown, workload: unknown, readings: Tree): Tree {
  const { startedAt, durationMs, iterations, droppedIterations, maxVus } = treeOf(load) ?? {};
  const wanted = wantedIn(treeOf(workload)?.['targetRate'], durationMs);
  return {
    ...{ arm: 'head', part: { kind: 'whole' }, startedAt, durationMs },
    load: { iterations, dropped: droppedIterations, wanted, vus: maxVus, exhausted: null },
    ...{ subjects: {}, readings },
  };
}

type Driven = { readonly roundMs: unknown; readonly targetRate: unknown; readonly vusExhausted: unknown };

function roundsFrom1(
  pair: Tree | null,
  at: number,
  { roundMs, targetRate, vusExhausted }: Driven,
): readonly unknown[] {
  if (pair === null) return [pair];
  const { first, base, head, start = 1, group } = pair;
  const sides = first === 'base' ? (['base', 'head'] as const) : (['head', 'base'] as const);
  const of = { base, head };
  return sides.map((arm, turn) => {
    const { iterations, droppedIterations, steal, ...rest } = treeOf(of[arm]) ?? {};
    const { pressure, ...values } = rest;
    const exhausted = treeOf(vusExhausted)?.[arm] ?? null;
    return {
      ...{ arm, part: known({ kind: 'round', pair: at, turn: turn + 1, start, group }) },
      ...{ ...values, durationMs: roundMs },
      load: {
        iterations,
        dropped: droppedIterations,
        wanted: wantedIn(targetRate, roundMs),
        vus: null,
        exhausted,
      },
      readings: known({ steal: steal === null ? undefined : steal, pressure }),
    };
  });
}

/** Iterations of an open, steady load. */
function wantedIn(targetRate: unknown, durationMs: unknown): unknown {
  if (targetRate === null) return null;
  return typeof targetRate === 'number' && typeof durationMs === 'number'
    ? (targetRate * durationMs) / 1000
    : undefined;
}

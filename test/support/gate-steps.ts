import { parse } from 'yaml';

type Job = {
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  readonly steps: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[];
};
type Workflow = { readonly jobs?: Readonly<Record<string, Job>> };

/** What a step of the action is given. */
export type Inputs = Readonly<Record<string, string>>;

/**
 * The inputs of every step of a workflow that uses the action. An expression has the place of what GitHub makes of it: the
 * first leg of a matrix, an output that looks like one, and of two that it chooses from each, in inputs of their own.
 */
export function gateSteps(workflow: string): readonly Inputs[] {
  const { jobs = {} }: Workflow = parse(workflow) ?? {};
  return Object.values(jobs).flatMap((job) =>
    (job.steps ?? [])
      .filter(({ uses }) => uses?.startsWith('perf-gate/perf-gate@'))
      .flatMap((step) => choices(Object.entries(step.with ?? {}), job)),
  );
}

function choices(given: readonly (readonly [string, unknown])[], job: Job): readonly Inputs[] {
  const values = given.map(([name, value]) => [name, filled(String(value), job)] as const);
  const most = Math.max(1, ...values.map(([, texts]) => texts.length));
  return Array.from({ length: most }, (_, which) =>
    Object.fromEntries(values.map(([name, texts]) => [name, texts[which] ?? texts[0] ?? ''])),
  );
}

function filled(text: string, { strategy }: Job): readonly string[] {
  const chosen = /'([^']*)' \|\| '([^']*)'/.exec(text) ?? /(true|false) \}\}/.exec(text);
  if (chosen !== null) return chosen.slice(1);
  const leg = text.replaceAll(/\$\{\{ matrix\.(\w+) \}\}/g, (_, name) => strategy?.matrix[name]?.[0] ?? '');
  const output = (_: string, name: string) => (name === 'url' ? 'https://shop.example' : '7');
  return [leg.replaceAll(/\$\{\{ steps\.\w+\.outputs\.(\w+) \}\}/g, output)];
}

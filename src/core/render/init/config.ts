import { firstRate } from '../../init/rate.ts';
import { SCRIPT, type Setup } from '../../init/setup.ts';
import type { Found } from '../../init/tree.ts';
import { fixedPortComment, fromText } from '../../words/init/file-comments.ts';
import type { Release } from './release.ts';
import { behind, oneLine, scalar } from './yaml.ts';

/** perf-gate.yml. `measures`: the workflow that does, from the root of the repository; null: not known. */
export function configText(setup: Setup, release: Release, measures: string | null): string {
  const { script, fixed, env } = setup;
  return lines([
    `# yaml-language-server: $schema=${schemaUrl(release)}`,
    `gate: ${scalar(setup.gate)}`,
    'app:',
    ...row('build', setup.build),
    ...row('setup', setup.setup),
    ...row('start', setup.start),
    ...row('ready', setup.ready),
    ...(fixed === null
      ? []
      : [
          ...fixedPortComment(fixed).map((line) => `  # ${oneLine(line)}`),
          `  port: ${fixed.port}`,
          `  reach: [${fixed.reach.join(', ')}]`,
        ]),
    ...(Object.keys(env).length === 0 ? [] : ['  env:']),
    ...Object.entries(env).map(([name, value]) => `    ${name}: ${scalar(value)}`),
    'workload:',
    `  script: ${scalar(script?.name ?? SCRIPT)}`,
    // A script that was there before has a load of its own.
    ...(script === null
      ? [`  rate: ${firstRate(setup.calls.called.length, setup.application?.framework ?? null)}/s`]
      : []),
    ...(setup.forks && measures !== null ? ['baseline:', '  workflow:', `    - ${scalar(measures)}`] : []),
  ]);
}

const schemaUrl = ({ action, version }: Release): string =>
  `https://raw.githubusercontent.com/${action}/v${version}/docs/perf-gate.schema.json`;

const row = (name: string, found: Found<string> | null): readonly string[] =>
  found === null ? [] : [`  ${name}: ${scalar(found.value)}${behind(fromText(found))}`];

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;

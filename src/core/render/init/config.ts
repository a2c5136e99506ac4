import type { Call } from '../../init/calls.ts';
import { firstRate } from '../../init/rate.ts';
import type { Setup } from '../../init/setup.ts';
import type { Found } from '../../init/tree.ts';
import {
  calledAtText,
  fixedPortComment,
  fromText,
  guessedComment,
  leftComment,
  requestsComment,
  TRIAL_COMMENT,
} from '../../words/init/file-comments.ts';
import type { Release } from './release.ts';
import { behind, oneLine, scalar } from './yaml.ts';

/** perf-gate.yml. `measures`: the workflow that does, from the root of the repository; null: not known. */
export function configText(setup: Setup, release: Release, measures: string | null): string {
  const { fixed, env } = setup;
  return lines([
    `# yaml-language-server: $schema=${schemaUrl(release)}`,
    `gate: ${scalar(setup.gate)}`,
    'app:',
    ...row('build', setup.build),
    ...row('setup', setup.setup),
    ...row('start', setup.start),
    ...row('compose', setup.compose),
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
    ...workload(setup, docsUrl(release, 'without-a-script.md')),
    ...(setup.trial ? [`policy: { fail-on: never }${behind(TRIAL_COMMENT)}`] : []),
    ...(setup.forks && measures !== null ? ['baseline:', '  workflow:', `    - ${scalar(measures)}`] : []),
  ]);
}

/** A script that was there before has a load of its own. `page`: what else the list can say. */
function workload({ script, calls: { called, left }, application }: Setup, page: string): readonly string[] {
  if (script !== null) return [`  script: ${scalar(script.name)}`];
  return [
    ...requestsComment(page).map((line) => `  # ${line}`),
    '  requests:',
    ...called.flatMap(requestLines),
    ...(left.length === 0 ? [] : [`    # ${oneLine(leftComment(left.map(({ path }) => path)))}`]),
    `  rate: ${firstRate(called.length, application?.framework ?? null)}/s`,
  ];
}

function requestLines(call: Call): readonly string[] {
  const { path, name, guessed } = call;
  const from = behind(calledAtText(call));
  if (guessed.length === 0) return [`    - ${scalar(`GET ${path}`)}${from}`];
  return [
    `    # ${oneLine(guessedComment(call))}`,
    `    - path: ${scalar(path)}${from}`,
    `      name: ${scalar(name)}`,
  ];
}

const schemaUrl = ({ action, version }: Release): string =>
  `https://raw.githubusercontent.com/${action}/v${version}/docs/perf-gate.schema.json`;

const docsUrl = ({ action, version }: Release, page: string): string =>
  `https://github.com/${action}/blob/v${version}/docs/${page}`;

const row = (name: string, found: Found<string> | null): readonly string[] =>
  found === null ? [] : [`  ${name}: ${scalar(found.value)}${behind(fromText(found))}`];

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;

import type { Application } from '../../init/application.ts';
import type { Shown } from '../../init/find.ts';
import type { Setup } from '../../init/setup.ts';
import { frameworkText, placeText } from './place.ts';
import { thereToDo } from './workflow-there.ts';

/** What a person has to look at, a sentence or two each. */
export function toDo(setup: Setup, shown: Shown): readonly string[] {
  const { application } = setup;
  return [
    ...(setup.isRepository
      ? []
      : ['This folder is in no git repository, and base is a commit: `git init`, and commit.']),
    ...portToDo(setup),
    ...readyToDo(setup),
    ...(application === null ? [] : othersToDo(application, shown.applications)),
    ...scriptToDo(setup),
    ...(setup.setup === null ? [] : [FILLED]),
    ...servicesToDo(setup, shown),
    ...workflowToDo(setup, shown),
    ...(setup.trial ? [TRIAL] : []),
  ];
}

const TRIAL =
  'The gate watches, and blocks nothing. Its comment counts the pull requests that it would have blocked, and names the line of perf-gate.yml to take out.';

/** Only a database that lies in a file is set up by what is written. */
const FILLED =
  "Base and head each set up a SQLite database in their own folder. One that lies here already and not in git is head's alone, with all that it holds: let `app.env` name another file, which `app.setup` makes anew on both sides (docs/state.md).";

function portToDo({ fixed, application, compose }: Setup): readonly string[] {
  if (fixed !== null) {
    const { at, port, put } = fixed;
    return [
      `${placeText(at)} listens on ${port}: write \`${put}\` there, and take \`app.port\` and \`app.reach\` out of perf-gate.yml. Base and head could otherwise run at once on Linux only, each in a network of its own.`,
    ];
  }
  if (compose !== null || application?.listening.kind !== 'unknown') return [];
  return [
    'Nothing was found that reads PORT: the application must listen on the port that this variable says.',
  ];
}

function readyToDo({ ready }: Setup): readonly string[] {
  if (ready.at !== null || ready.value !== '/') return [];
  return ['No path was found that tells that it is ready, so `app.ready` is /: it must answer 2xx.'];
}

function othersToDo(chosen: Application, all: readonly Application[]): readonly string[] {
  const others = all.filter((one) => one !== chosen);
  if (others.length === 0) return [];
  const names = others.map(({ framework, at }) => `${frameworkText(framework)} (${placeText(at)})`);
  return [
    `Found too, and not taken: ${names.join(', ')}. \`npx perf-gate init\` in a terminal asks which it is.`,
  ];
}

function scriptToDo({ script, calls }: Setup): readonly string[] {
  if (script !== null) {
    if (script.fixed === null) return [];
    return [
      `${placeText(script.fixed)} calls a fixed address: write \`\${__ENV.BASE_URL}\` in its place, which is base's address on one side and head's on the other.`,
    ];
  }
  const guessed = calls.called.filter((call) => call.guessed.length > 0).map(({ name }) => name);
  if (calls.called.every(({ at }) => at === null)) {
    return ['No routes were found: put those that matter into `workload.requests` of perf-gate.yml.'];
  }
  if (guessed.length === 0) return [];
  return [`perf-gate.yml calls ${guessed.join(', ')} with values that are guessed: put in some that exist.`];
}

function servicesToDo(setup: Setup, { compose }: Shown): readonly string[] {
  if (setup.compose !== null || compose === null || compose.services.length === 0) return [];
  const names = [...new Set(compose.services.map(({ name }) => name))].join(', ');
  return [
    `The workflow starts no ${names}: where the application needs it, give the job \`services:\`, and each side a database of its own by \`app.setup\` (examples/service-container).${instead(compose)}`,
  ];
}

/** What starts the application with all that it needs. */
function instead({ built, at }: NonNullable<Shown['compose']>): string {
  if (built === null) return '';
  return ` Or let Docker Compose start all of it, \`${built.name}\` too: \`compose: ${at.file}\` below \`app:\`, in place of \`build\`, \`setup\` and \`start\`.`;
}

function workflowToDo(setup: Setup, { workflows }: Shown): readonly string[] {
  if (workflows.gate !== null) return thereToDo(setup, workflows.gate, workflows);
  const { label, version } = setup;
  return [
    ...(version === null
      ? []
      : [
          `The workflow uses the versions that GitHub's runner has. ${placeText(version)} may want another: add the step that sets it up (actions/setup-node, actions/setup-python, ruby/setup-ruby) before the gate.`,
        ]),
    ...(label === null
      ? []
      : [
          `Pull requests without the label "${label}" are not measured, and are not blocked: GitHub counts a skipped job as a success, even where the check is required (docs/init.md).`,
        ]),
  ];
}

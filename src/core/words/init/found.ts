import type { Listening } from '../../init/application.ts';
import type { Shown } from '../../init/find.ts';
import type { Setup } from '../../init/setup.ts';
import type { Found, Place } from '../../init/tree.ts';
import { frameworkText, placeText } from './place.ts';

/** Something that was found, and where; '': nowhere. */
export type FoundLine = { readonly what: string; readonly from: string };

/** What was guessed, and from which file. */
export function foundLines(setup: Setup, shown: Shown): readonly FoundLine[] {
  const { application, script, openapi, compose } = { ...setup, ...shown };
  return [
    ...(application === null ? [] : [line(frameworkText(application.framework), application.at)]),
    ...command('build', setup.build),
    ...command('setup', setup.setup),
    ...command('start', setup.start),
    ...command('start, by Docker Compose', setup.compose),
    ...(application === null || setup.compose !== null ? [] : portLine(application.listening)),
    line(`ready when ${setup.ready.value} answers`, setup.ready.at),
    script === null
      ? routesLine(setup)
      : line('a k6 script, which is used', { file: script.name, line: null }),
    ...(openapi === null ? [] : [line('an OpenAPI document', openapi)]),
    ...(compose === null ? [] : [line(`services: ${namesOf(compose.services)}`, compose.at)]),
    ...setup.steps.map(({ uses, at }) => line(`step: ${uses.replace(/@.*/, '')}`, at)),
    ...(setup.mergeGroup === null ? [] : [line('a merge queue', setup.mergeGroup)]),
  ];
}

const line = (what: string, at: Place | null): FoundLine => ({
  what,
  from: at === null ? '' : placeText(at),
});

const command = (what: string, found: Found<string> | null): readonly FoundLine[] =>
  found === null ? [] : [line(`${what}: ${found.value}`, found.at)];

function portLine(listening: Listening): readonly FoundLine[] {
  switch (listening.kind) {
    case 'reads':
      return [line(`port: read from ${listening.variable}`, listening.at)];
    case 'told':
      return [line('port: handed over by the start command', null)];
    case 'fixed':
      return [line(`port: always ${listening.port}`, listening.at)];
    case 'unknown':
      return [line('port: not found', null)];
  }
}

function routesLine({ calls, application }: Setup): FoundLine {
  const routes = application?.routes ?? [];
  if (routes.length === 0) return line('no routes', null);
  const files = [...new Set(routes.map(({ at }) => at.file))];
  const more = files.length > 2 ? ` and ${files.length - 2} more` : '';
  const count = calls.called.length;
  const called = `${count} of ${routes.length} GET route${routes.length === 1 ? '' : 's'} in the load`;
  return { what: called, from: `${files.slice(0, 2).join(', ')}${more}` };
}

const namesOf = (services: readonly { readonly name: string }[]): string =>
  services.length === 0 ? 'none that is known' : [...new Set(services.map(({ name }) => name))].join(', ');

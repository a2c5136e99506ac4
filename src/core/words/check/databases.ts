import type { ExpectedWay, GivenDatabase, GivenDatabases } from '../../model/script-check.ts';

/** Which side has a database of its own, a line each; none where neither has. */
export function databaseLines({ base, head }: GivenDatabases, way: ExpectedWay['kind']): readonly string[] {
  if (way === 'stored')
    return head === null
      ? []
      : [`The run gets a database of its own ${whereText(head)} It is dropped at the end.`];
  if (base === null && head === null) return [];
  const isAlike = base?.variable === head?.variable && base?.copy === head?.copy;
  if (head !== null && isAlike)
    return [`Base and head each get a database of their own ${whereText(head)} Both are dropped at the end.`];
  return [sideText('Base', base), sideText('Head', head)];
}

const sideText = (side: string, given: GivenDatabase | null): string =>
  given === null
    ? `${side} gets none: its own configuration has no \`app.database\`.`
    : `${side} gets a database of its own ${whereText(given)} It is dropped at the end.`;

const whereText = ({ variable, copy }: GivenDatabase): string =>
  `on the server that \`${variable}\` names, ${copy ? 'a copy of the one that is named there' : 'empty, for `app.setup` or the application to fill'}.`;

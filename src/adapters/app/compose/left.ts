import { askDocker, type Place } from './docker.ts';

const LABEL = 'com.docker.compose.project';
const NAMED = `{{.Label "${LABEL}"}}`;

/** What a project can leave: a killed `up` may have come to networks and volumes, and to no container yet. */
const KINDS = [
  ['ps', '--all'],
  ['network', 'ls'],
  ['volume', 'ls'],
] as const;

/** Names of the Compose projects that have anything in Docker. `name`: of this one alone. */
export async function projectsLeft(place: Place, name?: string): Promise<ReadonlySet<string>> {
  const label = name === undefined ? LABEL : `${LABEL}=${name}`;
  const asked = KINDS.map((kind) =>
    linesOf([...kind, '--filter', `label=${label}`, '--format', NAMED], place),
  );
  return new Set((await Promise.all(asked)).flat());
}

/** What docker prints, by line; none where it fails. */
export async function linesOf(args: readonly string[], place: Place): Promise<readonly string[]> {
  const { stdout } = await askDocker(args, place);
  return stdout.split('\n').filter((line) => line !== '');
}

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { StartRequest } from '../../../ports/app/app-runner.ts';
import { AppError, toError, UsageError } from '../../../ports/errors.ts';
import type { CommandOptions } from '../command.ts';
import { calledIn } from './called.ts';
import { askDocker, needCompose } from './docker.ts';
import { type ComposeRequest, inCompose, isCompose, nameOf, overrideFile, placeOf } from './in-compose.ts';
import { fetchedOf, imageOf, overrideText } from './override.ts';
import { type Project, readProject, type Shared } from './project.ts';

/** How a step may fail before a command of it runs. */
type Step = 'build' | 'start';

/**
 * The request as commands that Compose runs, with its override file written; any other request as it is. `port`: where the
 * application is to be called; null: it is only built. Throws MachineError where there is no Compose, AppError where its
 * files cannot be read, and UsageError where they leave open what the application is.
 */
export async function prepare<R extends StartRequest>(
  options: CommandOptions,
  request: R,
  port: number | null,
): Promise<R> {
  if (!isCompose(request)) return request;
  const step = port === null ? 'build' : 'start';
  const place = placeOf(options, request, step);
  await needCompose(place);
  await options.projects.clear(place);
  const project = await projectOf(options, request, step);
  const called = calledIn(project, request.app.compose);
  if (typeof called === 'string') throw unclear(called, request, step);
  const name = nameOf(options, request);
  const text = overrideText({ project, name, called, port, cpus: request.cpus });
  const file = overrideFile(request);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  if (port === null) tellShared(options, request, project);
  const built = project.services.filter(({ isBuilt }) => isBuilt);
  options.projects.building(
    built.map((service) => imageOf(service, name)),
    place,
  );
  if (port !== null) options.projects.up(name, place);
  const composed = inCompose(request);
  const app = {
    ...composed.app,
    compose: { ...request.app.compose, ...called },
    build: buildCommand(built.length > 0, fetchedOf(project)),
    // Its end is the end of the container that is called, whatever becomes of the others.
    start: `docker compose up --no-color --attach ${called.service}`,
  };
  return { ...composed, app };
}

/** What is not built is fetched, so that no start waits for it and no measurement shares the network with it. */
function buildCommand(hasBuilt: boolean, fetched: readonly string[]): string | null {
  const pull = 'docker compose pull --policy missing --ignore-pull-failures --quiet';
  const commands = [
    ...(hasBuilt ? ['docker compose build'] : []),
    ...(fetched.length > 0 ? [`${pull} ${fetched.join(' ')}`] : []),
  ];
  return commands.length === 0 ? null : commands.join(' && ');
}

async function projectOf(options: CommandOptions, request: ComposeRequest, step: Step): Promise<Project> {
  const files = request.app.compose.files.join(', ');
  const place = placeOf(options, request, step);
  const said = await askDocker(['compose', 'config', '--format', 'json'], place);
  const hint = 'Run `docker compose config` with these files by hand to see why.';
  const failed = (why: string) =>
    new AppError(`${files} of ${request.arm} cannot be read.`, hint, why, step, {
      kind: 'compose',
      said: null,
    });
  if (!said.ok) throw failed(said.stderr);
  try {
    return readProject(said.stdout);
  } catch (thrown) {
    throw failed(toError(thrown).message);
  }
}

/** Base's is nobody's to mend here. */
function unclear(message: string, { arm }: ComposeRequest, step: Step): Error {
  if (arm === 'base') return new AppError(message, '', '', step);
  return new UsageError([{ where: 'app.compose', line: null, column: null, message }]);
}

function tellShared({ log }: CommandOptions, { arm }: ComposeRequest, project: Project): void {
  const tell = (names: readonly string[], said: string) => {
    if (names.length > 0) log.write('warning', `${said}: ${names.map((name) => `\`${name}\``).join(', ')}.`);
  };
  const external = (all: readonly Shared[]) =>
    all.flatMap(({ key, isExternal }) => (isExternal ? [key] : []));
  const onHost = project.services.flatMap(({ name, isOnHost }) => (isOnHost ? [name] : []));
  tell(external(project.volumes), `External volumes of ${arm} are those of base and head alike`);
  tell(
    external(project.networks),
    `External networks of ${arm} are those of base and head alike, and a service's name leads to either side there`,
  );
  tell(
    onHost,
    `Services of ${arm} in the network of the machine (network_mode: host) want the same ports for base and head`,
  );
}

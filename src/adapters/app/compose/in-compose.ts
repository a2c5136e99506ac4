import path from 'node:path';
import type { ComposeConfig } from '../../../core/config/kinds/compose.ts';
import type { StartRequest } from '../../../ports/app/app-runner.ts';
import type { CommandOptions } from '../command.ts';
import { appEnvironment, projectName } from '../environment.ts';
import type { Mark } from '../process/marks.ts';
import type { Place } from './docker.ts';

/** A request whose application Compose starts. */
export type ComposeRequest = StartRequest & {
  readonly app: StartRequest['app'] & { readonly compose: ComposeConfig };
};

export const isCompose = (request: StartRequest): request is ComposeRequest => request.app.compose !== null;

/** For logs that are read later, and programs that nobody sits before. */
const QUIET = { COMPOSE_ANSI: 'never', BUILDKIT_PROGRESS: 'plain', COMPOSE_MENU: 'false' };

/** Where the gate's own file of an arm lies: beside its log, so that anybody can see what was changed. */
export const overrideFile = ({ logFile, arm }: StartRequest): string =>
  path.join(path.dirname(logFile), `compose-${arm}.yml`);

/** The same request, whose commands all mean the containers of this arm, also the user's own. */
export function inCompose<R extends StartRequest>(request: R): R {
  if (!isCompose(request)) return request;
  const env = { ...request.app.env, ...QUIET, ...filesOf(request, [overrideFile(request)]) };
  return { ...request, app: { ...request.app, env } };
}

function filesOf({ app: { compose } }: ComposeRequest, added: readonly string[]) {
  return { COMPOSE_FILE: [...compose.files, ...added].join(':'), COMPOSE_PATH_SEPARATOR: ':' };
}

/** Where docker is asked about the user's own files, as they are without the gate's. */
export function placeOf(
  { env, id, databaseOf }: CommandOptions,
  request: ComposeRequest,
  step: Mark['step'],
): Place {
  const { app, arm, sha, directory } = request;
  const facts = { arm, sha, port: 0, baseUrl: '', database: databaseOf(arm) };
  const own = appEnvironment(env, app, facts, { run: id, arm, step });
  return { directory, env: { ...own, ...QUIET, ...filesOf(request, []) } };
}

/** Name of the Compose project of an arm. */
export const nameOf = ({ id }: Pick<CommandOptions, 'id'>, { arm }: StartRequest): string =>
  projectName({ run: id, arm });

import { stripVTControlCharacters } from 'node:util';
import { isObject } from '../../../core/config/is-object.ts';
import type { CommandOptions } from '../command.ts';
import { TAIL_LENGTH, TAIL_LINES } from '../log/log-tail.ts';
import { askDocker } from './docker.ts';
import { type ComposeRequest, nameOf, placeOf } from './in-compose.ts';

/** A container that is not as it should be. */
export type Failing = {
  /** a sentence */
  readonly reason: string;
  /** the last lines that it wrote */
  readonly logTail: string;
  readonly exitCode: number;
};

type Container = {
  readonly service: string;
  readonly state: string;
  readonly exitCode: number;
  readonly health: string;
};

/**
 * What keeps the application of an arm from running, before it is taken down; null: nothing that Docker knows of. One that
 * is called may not even end in peace, and another one may.
 */
export async function findFailing(options: CommandOptions, request: ComposeRequest): Promise<Failing | null> {
  const place = placeOf(options, request, 'start');
  const ask = async (...args: readonly string[]) => {
    const name = ['--project-name', nameOf(options, request)];
    return (await askDocker(['compose', ...name, ...args], place)).stdout;
  };
  try {
    const containers = readContainers(await ask('ps', '--all', '--format', 'json'));
    const called = request.app.compose.service;
    const failing = containers.find((one) => isFailing(one, called));
    if (failing === undefined) return null;
    const log = await ask(
      'logs',
      '--no-color',
      '--no-log-prefix',
      '--tail',
      `${TAIL_LINES}`,
      failing.service,
    );
    const { exitCode } = failing;
    const { mask = (text) => text } = options;
    const logTail = mask(stripVTControlCharacters(log)).trimEnd().slice(-TAIL_LENGTH);
    return { reason: reasonOf(failing, request.arm), logTail, exitCode };
  } catch {
    // Docker does not say: then it is told as of any application.
    return null;
  }
}

function isFailing({ service, state, exitCode, health }: Container, called: string | null): boolean {
  if (state === 'exited') return exitCode !== 0 || service === called;
  return state === 'restarting' || state === 'dead' || health === 'unhealthy';
}

function reasonOf({ service, state, exitCode, health }: Container, arm: string): string {
  const which = `The container of \`${service}\` (${arm})`;
  if (state === 'restarting') return `${which} ends again and again, last with exit code ${exitCode}.`;
  if (health === 'unhealthy' && state !== 'exited') return `${which} is unhealthy, as its health check says.`;
  return `${which} ended by itself with exit code ${exitCode}.`;
}

/** Older versions print a list, newer ones an object a line. Throws where it is neither. */
export function readContainers(text: string): readonly Container[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const values = lines.flatMap((line): readonly unknown[] => {
    const value: unknown = JSON.parse(line);
    return Array.isArray(value) ? value : [value];
  });
  return values.filter(isObject).map((one) => ({
    service: String(one['Service'] ?? ''),
    state: String(one['State'] ?? ''),
    exitCode: Number(one['ExitCode'] ?? 0),
    health: String(one['Health'] ?? ''),
  }));
}

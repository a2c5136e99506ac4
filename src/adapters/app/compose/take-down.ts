import { toError } from '../../../ports/errors.ts';
import { type CommandOptions, endOf, openCommand } from '../command.ts';
import { type ComposeRequest, nameOf, placeOf } from './in-compose.ts';
import { projectsLeft } from './left.ts';

/**
 * What a container has to end in before it is killed, seconds; less where somebody waits for a cancelled run. As the first
 * process of its container a program does not heed TERM unless it asks for it, and both sides are stopped more than once.
 */
const GRACE = 2;
const HURRIED = 1;
const LIMIT_MS = 60_000;

/** Takes away the containers, networks and volumes of an arm, whatever state they are in. What is left is told. */
export async function takeDown(
  options: CommandOptions,
  request: ComposeRequest,
  port: number,
): Promise<void> {
  const name = nameOf(options, request);
  const seconds = request.signal.aborted ? HURRIED : GRACE;
  const stop = `docker compose down --volumes --remove-orphans --timeout ${seconds}`;
  const failed = (why: string) =>
    options.log.write(
      'warning',
      `The containers of ${request.arm} could not be taken away: ${why}. \`docker compose --project-name ${name} down --volumes\` does so.`,
    );
  try {
    const asked = { ...request, app: { ...request.app, stop } };
    const { shell } = await openCommand(options, asked, { step: 'stop', port });
    const code = await endOf(shell, AbortSignal.timeout(LIMIT_MS));
    if (code === 0) return options.projects.down(name);
    failed(code === null ? 'that did not end in time' : `exit code ${code}`);
  } catch (thrown) {
    failed(toError(thrown).message);
  }
}

/**
 * The same once more where the program that made them had not ended when they were taken away: Docker ends what it was asked
 * for, so that a network or a volume comes into being after its containers were gone.
 */
export async function takeDownLate(
  options: CommandOptions,
  request: ComposeRequest,
  port: number,
): Promise<void> {
  const left = await projectsLeft(placeOf(options, request, 'stop'), nameOf(options, request)).catch(
    () => new Set(),
  );
  if (left.size > 0) await takeDown(options, request, port);
}

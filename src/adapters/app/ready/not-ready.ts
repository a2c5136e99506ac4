import type { RunningApp, StartRequest } from '../../../ports/app/app-runner.ts';
import { AppError, MachineError } from '../../../ports/errors.ts';
import { RUN_VARIABLE } from '../../../ports/run.ts';
import type { Stranger } from './listener.ts';

export type NotReady = {
  readonly request: StartRequest;
  readonly ready: string;
  readonly last: string;
  readonly death: ReturnType<RunningApp['died']>;
  readonly stranger: Stranger | null;
  /** whether something listens on the port at another address */
  readonly elsewhere: boolean;
  /** whether what listens there speaks TLS, and was asked without */
  readonly tls: boolean;
  readonly port: number;
  readonly logTail: string;
};

/** The gate knows an application by the shell that started it, or by this variable. */
const NOT_KNOWN = `Stop that program where it is none of the app's. Where it is, start it so that it keeps the variable ${RUN_VARIABLE}, by which the gate knows it: \`systemctl\`, \`service\` and \`env -i\` take it away.`;
const NOT_REACHED = ' Something listens on that port, but not at 127.0.0.1, where the gate calls it.';
const LET_REACH = 'Let the app listen at 127.0.0.1 or 0.0.0.0: `localhost` may be ::1 alone.';

/** What is thrown where an application did not become ready: whose fault it is, and what mends it. */
export function notReady(input: NotReady): Error {
  const { request, ready, last, death, stranger, elsewhere, tls, port, logTail } = input;
  const { app, arm } = request;
  const within = `The app (${arm}) was not ready within ${app.readyMs / 1000} s`;
  if (stranger !== null) {
    const reason = death?.reason ?? `${within}.`;
    const who = `${reason} On its port ${port} listens ${stranger.text}, which`;
    // Whichever arm was to listen there: nobody can tell what it would have done.
    if (stranger.arm === null || stranger.arm === arm)
      return new MachineError(`${who} is not the app.`, NOT_KNOWN);
    const hint = `${stranger.arm} must listen on the PORT that it is given, and on no other.`;
    return new MachineError(`${who} belongs to ${stranger.arm}.`, hint);
  }
  const late = `${within}: ${ready} gave ${last}.`;
  if (elsewhere)
    return new AppError(late + NOT_REACHED, LET_REACH, logTail, 'start', { kind: 'elsewhere', said: null });
  if (tls) {
    const hint = `Set \`app.ready: https://127.0.0.1:\${PORT}${pathOf(ready)}\`: BASE_URL begins with https then too.`;
    return new AppError(`${late} The app speaks TLS there.`, hint, logTail, 'start', {
      kind: 'tls',
      said: null,
    });
  }
  const longer = death === null ? '; `app.ready-timeout` gives it longer' : '';
  const hint = `Check ${whatStarts(app)}, and that \`app.ready\` answers 2xx${longer}.`;
  return new AppError(death?.reason ?? late, hint, logTail, 'start', death ?? { kind: 'late', said: last });
}

function whatStarts({ compose }: StartRequest['app']): string {
  if (compose === null) return '`app.start`, that the app listens on PORT';
  return `\`app.compose\`, that \`${compose.service}\` listens on ${compose.port} in its container, at 0.0.0.0`;
}

const pathOf = (ready: string): string => new URL(ready, 'http://127.0.0.1').pathname;

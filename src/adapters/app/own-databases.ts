import type { Arm } from '../../core/model/recording/window.ts';
import type { StartRequest } from '../../ports/app/app-runner.ts';
import type { Databases, OwnDatabase } from '../../ports/app/databases.ts';
import { toError } from '../../ports/errors.ts';
import type { Log } from '../../ports/log.ts';
import { appEnvironment, type GivenDatabase } from './environment.ts';

type Options = {
  readonly databases: Databases | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
};

type Own = OwnDatabase & GivenDatabase;

export type OwnDatabases = {
  /** the arm's, as it is now */
  of(arm: Arm): GivenDatabase | null;
  /** Sees to it that the arm has one, whatever is in it, where `app.database` asks for it. Throws as `Databases` does. */
  atHand(request: StartRequest): Promise<void>;
  /** A new one in the place of the arm's former one: what a build or an earlier start wrote is gone. */
  fresh(request: StartRequest): Promise<void>;
  /** see AppRunner */
  release(arm: Arm): Promise<void>;
};

/** The databases of both arms of a run. */
export function ownDatabases({ databases, env, log }: Options): OwnDatabases {
  const made = new Map<Arm, Own>();
  const fresh = async ({ app, arm, sha, signal }: StartRequest) => {
    const { databaseUrlEnv: variable, databaseCopy: copy } = app;
    if (variable === null) return;
    if (databases === undefined) throw new Error('app.database without anything that makes databases');
    const url = handedOn(variable, { app, arm, sha, env });
    made.set(arm, { ...(await databases.make({ arm, variable, url, copy, signal })), variable });
  };
  return {
    of: (arm) => made.get(arm) ?? null,
    fresh,
    async atHand(request) {
      if (!made.has(request.arm)) await fresh(request);
    },
    async release(arm) {
      const database = made.get(arm);
      made.delete(arm);
      await database?.drop().catch((thrown: unknown) => {
        const { message } = toError(thrown);
        log.write('warning', `The database ${database.name} stays: ${message} A later run drops it.`);
      });
    },
  };
}

/** What the application would have in this variable: never one of the runner's own or the job's token. */
function handedOn(
  variable: string,
  { app, arm, sha, env }: Pick<StartRequest, 'app' | 'arm' | 'sha'> & Pick<Options, 'env'>,
): string {
  const facts = { arm, sha, port: 0, baseUrl: '', database: null };
  return appEnvironment(env, app, facts, { run: '', arm, step: 'setup' })[variable] ?? '';
}

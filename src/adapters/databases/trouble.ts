import type { DatabaseRequest } from '../../ports/app/databases.ts';
import { EnvironmentError, MachineError } from '../../ports/errors.ts';
import type { Address } from './address.ts';
import type { ServerError } from './server.ts';

const TITLES = { postgres: 'PostgreSQL', mysql: 'MySQL or MariaDB' } as const;
const PORTS = { postgres: '"5432:5432"', mysql: '"3306:3306"' } as const;

/** What a server's refusal means for the run, and what mends it. Nothing of it is a change's fault. */
export function refused(
  error: ServerError,
  { system, place, named }: Address,
  { variable, arm }: Pick<DatabaseRequest, 'variable' | 'arm'>,
): MachineError {
  const server = `${TITLES[system]} server at ${place}`;
  const trouble = (what: string, hint: string) =>
    new MachineError(`${what}: ${error.message.replace(/\.$/, '')}.`, hint, error);
  switch (error.kind) {
    case 'absent':
      return trouble(
        `The ${server}, which ${variable} names, does not answer`,
        `Start it as a service container of the job, with a health check and \`ports: [${PORTS[system]}]\`. In a job that runs in a container itself its host is the service's name.`,
      );
    case 'login':
      return trouble(
        `The ${server} does not let the user of ${variable} in`,
        'Compare user and password with those that the server was started with.',
      );
    case 'right':
      return trouble(
        `The user of ${variable} may not make databases on the ${server}, as \`app.database\` needs it`,
        error.statement === ''
          ? 'Give it that right.'
          : `Let an administrator of the server run \`${error.statement}\``,
      );
    case 'busy':
      return trouble(
        `The database ${named} cannot be copied for ${arm} while somebody is connected to it`,
        'End what an earlier step left connected, such as a server, or take `app.database.copy` out.',
      );
    case 'other':
      return trouble(`The database of ${arm} could not be made or dropped on the ${server}`, '');
  }
}

/** Why the user's database cannot be copied, whatever the server says; null: it can be asked. */
export function uncopied({ system, named }: Address, variable: string): EnvironmentError | null {
  if (system === 'mysql')
    return new EnvironmentError(
      'MySQL and MariaDB cannot copy a database by themselves, as `app.database.copy` asks for.',
      'Take it out, and fill each database in `app.setup`.',
    );
  if (named !== '') return null;
  return new EnvironmentError(
    `\`app.database.copy\` needs a database to copy, and the URL in ${variable} names none.`,
    'Name it behind the port, as in `127.0.0.1:5432/shop`.',
  );
}

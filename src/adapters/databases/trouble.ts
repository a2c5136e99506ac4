import type { DatabaseRequest } from '../../ports/app/databases.ts';
import { EnvironmentError, MachineError } from '../../ports/errors.ts';
import type { Address } from './address.ts';
import type { ServerError } from './server.ts';

const SYSTEM = { postgres: 'PostgreSQL', mysql: 'MySQL' } as const;
const PORT = { postgres: '"5432:5432"', mysql: '"3306:3306"' } as const;

type About = Pick<DatabaseRequest, 'variable' | 'arm'>;

/** What a server's refusal means for the run, and what mends it. Nothing of it is a change's fault. */
export function refused(error: ServerError, { system, place, named }: Address, about: About): Error {
  const { variable, arm } = about;
  const where = `the ${SYSTEM[system]} server at ${place}, which ${variable} names,`;
  const said = `: ${error.message.replace(/\.$/, '')}.`;
  switch (error.kind) {
    case 'absent':
      return new MachineError(
        `There is no answer from ${where} so no database can be made for ${arm}${said}`,
        `Start it as a service container of the job, with a health check and \`ports: [${PORT[system]}]\`; where the job itself runs in a container its host is the service's name, and no port is published.`,
        error,
      );
    case 'login':
      return new MachineError(
        `${capital(where)} does not let its user in${said}`,
        `Compare user and password with those that the service container was started with.`,
        error,
      );
    case 'right':
      return new MachineError(
        `The user of ${variable} may not make databases on ${where.replace(/ which .*/, '')} which \`app.database\` needs${said}`,
        error.statement === ''
          ? 'Give it that right.'
          : `Let an administrator of the server run \`${error.statement}\``,
        error,
      );
    case 'busy':
      return new MachineError(
        `The database ${named} cannot be copied for ${arm} while somebody is connected to it${said}`,
        'End what an earlier step left connected, such as a server, or take `app.database.copy` out.',
        error,
      );
    case 'other':
      return new MachineError(
        `The database of ${arm} could not be made or dropped on ${where.slice(0, -1)}${said}`,
        '',
        error,
      );
  }
}

/** Why the user's database cannot be copied, whatever the server says; null: it can be asked. */
export function uncopied({ system, named }: Address, variable: string): Error | null {
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

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

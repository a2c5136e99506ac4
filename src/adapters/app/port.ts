import net from 'node:net';
import { EnvironmentError } from '../../ports/errors.ts';

/** A free port of the loopback interface; with `wanted`, that one or an EnvironmentError. */
export function reservePort(wanted: number | null): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', () =>
      reject(
        new EnvironmentError(
          `Port ${wanted} is in use, so the app cannot listen there.`,
          'Stop the program that holds it, or let the app listen on PORT and remove `app.port`.',
        ),
      ),
    );
    server.listen(wanted ?? 0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

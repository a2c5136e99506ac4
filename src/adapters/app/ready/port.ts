import net from 'node:net';
import { EnvironmentError } from '../../../ports/errors.ts';

/** A free port of the loopback interface: `fixed` or an EnvironmentError; else `wished` where it is free. */
export async function reservePort(fixed: number | null, wished = 0): Promise<number> {
  const port = await free(fixed ?? wished);
  if (port !== null) return port;
  if (fixed === null) return (await free(0)) ?? 0;
  throw new EnvironmentError(
    `Port ${fixed} is in use, so the app cannot listen there.`,
    'Stop the program that holds it, or let the app listen on PORT and remove `app.port`.',
  );
}

/** null: it is taken. 0 asks for any. */
function free(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : null;
      server.close(() => resolve(found));
    });
  });
}

import { once } from 'node:events';
import net from 'node:net';

/** A way to a port of this machine, by another port. */
export type CuttableLine = {
  readonly port: number;
  /** Whether it was cut since too much came over it. */
  isOverfull(): boolean;
  /** Ends it at once on both sides. Safe to call twice. */
  cut(): void;
};

/**
 * A line for one connection that can be cut: a WebSocket of Node.js waits for its other end to agree to its end, and what
 * never does would keep the gate from ending. One over which more than `mostBytes` come from the target is cut by itself.
 */
export async function openCuttableLine(target: number, mostBytes: number): Promise<CuttableLine> {
  const sockets: net.Socket[] = [];
  let came = 0;
  const cut = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  const server = net.createServer((near) => {
    // Whoever else comes is nobody of ours.
    server.close();
    const far = net.connect({ host: '127.0.0.1', port: target });
    sockets.push(near, far);
    for (const socket of [near, far]) socket.on('error', cut).on('close', cut);
    far.on('data', ({ length }) => {
      came += length;
      if (came > mostBytes) cut();
    });
    near.pipe(far).pipe(near);
  });
  await once(server.listen({ host: '127.0.0.1', port: 0, backlog: 1 }), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, isOverfull: () => came > mostBytes, cut };
}

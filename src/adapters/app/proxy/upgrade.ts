import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Between, type RawHeaders, toClient } from './rewrite.ts';

type Client = { readonly incoming: IncomingMessage; readonly socket: Duplex; readonly head: Buffer };

/** How far an answer reaches is said by the end of its connection. */
const FRAMING = ['connection', 'transfer-encoding', 'content-length', 'keep-alive'];

/** Connects a client that asks for another protocol (a WebSocket) with the application, whose refusal it gets else. */
export function passUpgrade({ socket, head }: Client, onward: ClientRequest, between: Between): void {
  const end = () => {
    onward.destroy();
    socket.destroy();
  };
  socket.on('error', end);
  socket.once('close', () => onward.destroy());
  onward.on('error', end);
  onward.on('upgrade', (answer, far, farHead) => {
    socket.write(headOf(answer, toClient(answer.rawHeaders, between)));
    socket.write(farHead);
    far.write(head);
    far.on('error', end);
    far.once('close', () => socket.destroy());
    socket.once('close', () => far.destroy());
    far.pipe(socket);
    socket.pipe(far);
  });
  onward.on('response', (answer) => {
    const headers = toClient(answer.rawHeaders, between);
    const kept = headers.filter((_, index) => !FRAMING.includes((headers[index & ~1] ?? '').toLowerCase()));
    socket.write(headOf(answer, [...kept, 'Connection', 'close']));
    answer.pipe(socket);
  });
  onward.end();
}

function headOf({ statusCode, statusMessage }: IncomingMessage, headers: RawHeaders): string {
  const lines = headers.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${headers[index + 1]}`] : []));
  return `${[`HTTP/1.1 ${statusCode} ${statusMessage}`, ...lines].join('\r\n')}\r\n\r\n`;
}

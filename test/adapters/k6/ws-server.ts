import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type WsServer = { readonly url: string; close(): void };

/** https://www.rfc-editor.org/rfc/rfc6455#section-1.3 */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const CLOSE = Buffer.from([0x88, 0]);
/** A text frame of two bytes, `ok`. */
const OK = Buffer.from([0x81, 2, 0x6f, 0x6b]);

/** Takes a while to answer an upgrade and as long for each message; any other request is answered at once. */
export async function startWsServer(waitMs: number): Promise<WsServer> {
  const server = createServer((_request, response) => response.end('ok'));
  server.on('upgrade', (request, socket) => {
    socket.on('error', () => {});
    const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`).digest('base64');
    const answer = [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${key}`,
    ];
    setTimeout(() => socket.write(`${answer.join('\r\n')}\r\n\r\n`), waitMs);
    socket.on('data', (frame: Buffer) => {
      const opcode = (frame[0] ?? 0) & 15;
      if (opcode === 8) socket.end(CLOSE);
      else if (opcode === 1) setTimeout(() => socket.writable && socket.write(OK), waitMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close(),
  };
}

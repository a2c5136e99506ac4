import { createServer, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';

export const MENU_PROTO = `syntax = "proto3";
package menu;
service Menu {
  rpc GetDish (Dish) returns (Dish) {}
  rpc RateDish (Dish) returns (Dish) {}
}
message Dish { string name = 1; }
`;

/** gRPC's status, or a wait before OK, by method. */
export type Answer = { readonly waitMs: number; readonly status?: number };

export type GrpcServer = {
  readonly url: string;
  answers: { readonly [method: string]: Answer };
  close(): void;
};

/** Speaks gRPC by hand: one message with nothing in it, after its wait. */
export async function startGrpcServer(answers: GrpcServer['answers']): Promise<GrpcServer> {
  const server = createServer();
  const served: GrpcServer = { url: '', answers, close: () => server.close() };
  server.on('stream', (stream: ServerHttp2Stream, headers) => {
    const method = String(headers[':path']).split('/').at(-1) ?? '';
    const { waitMs, status = 0 } = served.answers[method] ?? { waitMs: 0, status: 12 };
    stream.on('error', () => {});
    stream.resume();
    stream.on('end', () => {
      stream.respond({ ':status': 200, 'content-type': 'application/grpc+proto' }, { waitForTrailers: true });
      stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': String(status) }));
      setTimeout(() => stream.end(status === 0 ? Buffer.alloc(5) : undefined), waitMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { ...served, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

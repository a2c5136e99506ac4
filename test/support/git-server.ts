import { execFileSync, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type GitServer = {
  readonly url: string;
  /** Authorization headers of every request, in order; more than one of a request are joined by a comma */
  readonly authorizations: readonly string[];
  close(): Promise<void>;
};

/** Repositories below `root` by git over HTTP, only to who knows `token`, as a private repository on GitHub. */
export async function startGitServer(root: string, token: string): Promise<GitServer> {
  const expected = `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  const authorizations: string[] = [];
  const backend = `${execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim()}/git-http-backend`;
  const server = createServer((request, response) => {
    const given = request.headersDistinct['authorization'] ?? [];
    authorizations.push(given.join(', '));
    // GitHub answers 400 to two headers, and 401 to none.
    if (given.length > 1) response.writeHead(400).end('duplicate header');
    else if (given[0] !== expected) response.writeHead(401, { 'www-authenticate': 'Basic' }).end();
    else serve(root, backend, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    authorizations,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** git's own CGI program: header lines, an empty line, the body. */
function serve(root: string, backend: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const child = spawn(backend, {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      PATH: process.env['PATH'],
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REQUEST_METHOD: request.method,
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      REMOTE_USER: 'test',
    },
  });
  request.pipe(child.stdin);
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.on('close', () => {
    const answer = Buffer.concat(parts);
    const end = answer.indexOf('\r\n\r\n');
    const headers = answer.subarray(0, end).toString('utf8').split('\r\n');
    for (const line of headers) {
      const colon = line.indexOf(': ');
      if (line.startsWith('Status: ')) response.statusCode = Number(line.slice(8, 11));
      else response.setHeader(line.slice(0, colon), line.slice(colon + 2));
    }
    response.end(answer.subarray(end + 4));
  });
}

import type { Reply } from './reply.ts';
import type { State } from './state.ts';

export const isBlob = (path: string): boolean => path.startsWith('/blobs/');

const missing: Reply = { status: 404, body: { code: 'BlobNotFound' } };

/** The blob host: block upload in Azure's way, and the download that an artifact's 302 leads to. */
export function blobs(state: State, method: string, url: URL, body: Buffer): Reply {
  const id = Number(url.pathname.split('/')[2]);
  const artifact = state.artifacts.find((candidate) => candidate.id === id);
  if (artifact === undefined) return missing;
  if (method === 'GET') {
    return artifact.zip === null
      ? missing
      : { status: 200, headers: { 'content-type': 'application/zip' }, body: artifact.zip };
  }
  const blocks = state.blobs.get(id)?.blocks;
  if (method !== 'PUT' || blocks === undefined) return missing;
  const created: Reply = {
    status: 201,
    headers: { etag: '"0x8D"', 'last-modified': new Date().toUTCString(), 'x-ms-request-id': 'emulator' },
  };
  if (url.searchParams.get('comp') === 'block') {
    blocks.set(url.searchParams.get('blockid') ?? '', body);
    return created;
  }
  const listed = [...body.toString('utf8').matchAll(/<Latest>([^<]+)<\/Latest>/g)].map(
    ([, name]) => name ?? '',
  );
  artifact.zip =
    url.searchParams.get('comp') === 'blocklist'
      ? Buffer.concat(listed.map((name) => blocks.get(name) ?? Buffer.alloc(0)))
      : body;
  return created;
}

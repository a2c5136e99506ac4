import { open } from 'node:fs/promises';

/** What Node.js writes as its inspector begins to listen: https://nodejs.org/en/learn/getting-started/debugging */
const LISTENING =
  /^Debugger listening on (ws:\/\/127\.0\.0\.1:\d{1,5}\/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\s*$/gm;

/** It is the first that a process says. */
const MOST_BYTES = 4 << 20;

/** npm, the application, and a cluster's worker for each CPU. */
const MOST = 32;

/** Addresses of inspectors of this machine that a log tells, in its order; none where there is no log. */
export async function inspectorsInLog(logFile: string): Promise<readonly string[]> {
  const text = await startOf(logFile);
  const found = [...text.matchAll(LISTENING)].flatMap(([, url]) => url ?? []);
  return [...new Set(found)].slice(0, MOST);
}

async function startOf(file: string): Promise<string> {
  try {
    await using handle = await open(file);
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(MOST_BYTES) });
    return buffer.subarray(0, bytesRead).toString('utf8');
  } catch {
    return '';
  }
}

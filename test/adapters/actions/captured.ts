import { vi } from 'vitest';

/** What `body` writes to stdout, as lines: the place where the runner reads workflow commands. */
export async function captured(body: () => unknown): Promise<readonly string[]> {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  try {
    await body();
  } finally {
    spy.mockRestore();
  }
  return written.join('').split('\n').slice(0, -1);
}

/**
 * What `body` gives, or the reason of `signal` as soon as that fires: whoever cancels a run has seconds for its status,
 * and what the body waits for may take minutes. It is left to itself then.
 */
export async function unlessCancelled<T>(signal: AbortSignal, body: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const cancel = () => reject(signal.reason);
  signal.addEventListener('abort', cancel);
  try {
    return await Promise.race([promise, body()]);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

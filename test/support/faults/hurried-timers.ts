const SHORT = 500;
const LONG = 60_000;

/**
 * Ends the pauses between the tries of the upload's own client at once: it has a timer of its own for them, and no
 * clock that could be handed to it. Its longer time limits stay.
 */
export function hurriedTimers(): () => void {
  const real = globalThis.setTimeout;
  globalThis.setTimeout = new Proxy(real, {
    apply: (target, self, [body, ms = 0, ...given]) =>
      Reflect.apply(target, self, [body, ms > SHORT && ms < LONG ? 1 : ms, ...given]),
  });
  return () => {
    globalThis.setTimeout = real;
  };
}

/** Whatever can be written to. */
export type Written = { write: NodeJS.WriteStream['write'] };

/** Prints what somebody wrote, and tells whether it ends with its line. Returns what `print` does. */
export type Above = (print: () => boolean, isComplete: boolean) => boolean;

const LINE_END = 10;

/**
 * Hands whatever is written to these streams to `above`, until what it returns is called. What Node, a library or a message
 * of trouble writes by itself goes through there too, which no log of ours would see.
 */
export function withOthersAbove(streams: readonly Written[], above: Above): () => void {
  const undos = [...new Set(streams)].map((stream) => {
    const own = stream.write;
    const replaced = (...args: Parameters<typeof own>) =>
      above(() => own.apply(stream, args), isComplete(args[0]));
    // It takes whatever `own` does, which overloads cannot say.
    stream.write = replaced as typeof own;
    return () => {
      stream.write = own;
    };
  });
  return () => {
    for (const undo of undos) undo();
  };
}

/** Of nothing nothing has to be waited for. */
const isComplete = (chunk: string | Uint8Array): boolean =>
  chunk.length === 0 || (typeof chunk === 'string' ? chunk.endsWith('\n') : chunk.at(-1) === LINE_END);

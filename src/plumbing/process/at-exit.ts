/** What is to be done when this process ends. Of the process, as its listeners are, and so kept here once for all. */
const ends = new Set<() => void>();

/**
 * Does this when the process ends, by whatever way but a kill; it cannot wait for anything then. Returns what takes it
 * back. One listener serves all, since Node warns of a leak from the eleventh on.
 */
export function atExit(end: () => void): () => void {
  // Of its own, so that the same function given twice is two.
  const own = () => end();
  if (ends.size === 0) process.on('exit', endAll);
  ends.add(own);
  return () => {
    if (ends.delete(own) && ends.size === 0) process.off('exit', endAll);
  };
}

function endAll(): void {
  for (const end of ends) {
    try {
      end();
    } catch {
      // Nobody is left to tell, and neither the others nor the exit code may suffer.
    }
  }
}

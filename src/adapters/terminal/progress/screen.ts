import { atExit } from '../../../plumbing/process/at-exit.ts';
import { type Above, type Written, withOthersAbove } from './others-above.ts';
import { drawing, GIVE_BACK, SYNCHRONISED } from './sequences.ts';

/** Time for the steps of one resize to pass, ms. */
const SETTLE_MS = 100;

/** A stream that is a terminal. */
export type TerminalStream = Written & Pick<NodeJS.WriteStream, 'columns' | 'rows' | 'on' | 'off'>;

export type ScreenOptions = {
  readonly stream: TerminalStream;
  /** which are the same terminal */
  readonly others?: readonly Written[];
  /** what is to be seen now, each line narrower than the terminal; none: nothing */
  readonly lines: () => readonly string[];
};

/** The last lines of a terminal, drawn in one place. */
export type Screen = {
  /** Draws what is to be seen now over what was, by a single write. */
  refresh(): void;
  /** Takes it away and gives the terminal back. Safe to call twice. */
  close(): void;
};

/**
 * As long as something is shown, what anybody writes to the terminal comes above it and is not torn, and the cursor is hidden.
 * When the process ends, by whatever way but a kill, or is stopped from the keyboard, the terminal is as it was.
 */
export function openScreen({ stream, others = [], lines }: ScreenOptions): Screen {
  const write = stream.write.bind(stream);
  let shown: readonly string[] = [];
  let release: (() => void) | null = null;
  /** whether somebody's line has yet to end */
  let waits = false;
  const frame = (next: readonly string[]): string => {
    // A terminal may say that it has none. What is above the first row of the terminal cannot be drawn over.
    const drawn = next.slice(0, Math.max((stream.rows || 24) - 1, 0));
    const text = drawing(shown, drawn, stream.columns || 80);
    shown = drawn;
    return text;
  };
  const close = () => {
    if (release === null) return;
    release();
    [release, waits] = [null, false];
    write(SYNCHRONISED.begin + frame([]) + GIVE_BACK + SYNCHRONISED.end);
  };
  const above: Above = (print, isComplete) => {
    write(SYNCHRONISED.begin + frame([]));
    const result = print();
    waits = !isComplete;
    const next = waits ? [] : lines();
    write(frame(next) + SYNCHRONISED.end);
    if (!waits && next.length === 0) close();
    return result;
  };
  const refresh = () => {
    const next = lines();
    if (next.length === 0) return close();
    if (release === null) {
      const undo = [withOthersAbove([stream, ...others], above), watch(stream, { refresh, close })];
      release = () => {
        for (const one of undo) one();
      };
    }
    if (!waits) write(SYNCHRONISED.begin + frame(next) + SYNCHRONISED.end);
  };
  return { refresh, close };
}

/** Heeds what happens to a terminal, and to who draws on it, until what it returns is called. */
function watch(stream: TerminalStream, { refresh, close }: Screen): () => void {
  let settling: NodeJS.Timeout | undefined;
  const resized = () => {
    clearTimeout(settling);
    settling = setTimeout(refresh, SETTLE_MS).unref();
  };
  const stopped = () => {
    close();
    process.kill(process.pid, 'SIGSTOP');
  };
  const forget = atExit(close);
  stream.on('resize', resized);
  process.on('SIGTSTP', stopped);
  return () => {
    clearTimeout(settling);
    stream.off('resize', resized);
    process.off('SIGTSTP', stopped);
    forget();
  };
}

import { Terminal } from '@xterm/headless';

/** A terminal without a window, as VS Code has it, and a stream that writes to it. */
export type TestTerminal = {
  readonly stream: NodeJS.WriteStream;
  /** what was written, each write by itself */
  readonly writes: readonly string[];
  /** all lines from the first one on, those that went up out of sight too, without blanks at their ends */
  lines(): Promise<readonly string[]>;
  /** row and column of the cursor, from 0 */
  cursor(): Promise<readonly [row: number, column: number]>;
  resize(columns: number, rows: number): void;
};

export function openTerminal(columns: number, rows: number): TestTerminal {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
  const writes: string[] = [];
  const listeners = new Set<() => void>();
  const shown = () => new Promise<void>((resolve) => terminal.write('', resolve));
  const stream = {
    ...{ columns, rows, isTTY: true },
    write(text: string) {
      writes.push(text);
      terminal.write(text);
      return true;
    },
    on: (_name: string, listener: () => void) => listeners.add(listener),
    off: (_name: string, listener: () => void) => listeners.delete(listener),
  };
  return {
    // Of a stream it has what a display uses.
    stream: stream as unknown as NodeJS.WriteStream,
    writes,
    async lines() {
      await shown();
      const { active } = terminal.buffer;
      const all = Array.from(
        { length: active.length },
        (_, row) => active.getLine(row)?.translateToString(true) ?? '',
      );
      return all.slice(0, all.findLastIndex((line) => line !== '') + 1);
    },
    async cursor() {
      await shown();
      const { baseY, cursorY, cursorX } = terminal.buffer.active;
      return [baseY + cursorY, cursorX];
    },
    resize(width, height) {
      terminal.resize(width, height);
      Object.assign(stream, { columns: width, rows: height });
      for (const listener of listeners) listener();
    },
  };
}

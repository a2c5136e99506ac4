import { spawn } from 'node:child_process';

export type InTerminal = {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly columns: number;
  readonly rows: number;
  /** keys that are pressed once `text` was shown */
  readonly press?: { readonly text: string; readonly keys: string };
};

/** What a program showed in a terminal, as it wrote it, and how it ended. */
export type Shown = { readonly code: number | null; readonly output: string };

/** The program of our arguments in a terminal of its own, whose keys are our stdin and whose screen is our stdout. */
const PYTHON = `
import fcntl, os, pty, select, struct, sys, termios
columns, rows, command = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
    os.execvp(command[0], command)
keys = [0]
while True:
    for ready in select.select([terminal] + keys, [], [])[0]:
        try:
            data = os.read(ready, 65536)
        except OSError:
            data = b''
        if ready == terminal:
            if not data:
                sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) & 255)
            os.write(1, data)
        elif data:
            os.write(terminal, data)
        else:
            keys = []
`;

/** Runs a program in a real terminal, by Python's `pty`: nobody's CI, and with colours, unless `env` says otherwise. */
export async function inTerminal(
  command: readonly string[],
  { cwd, env, columns, rows, press }: InTerminal,
): Promise<Shown> {
  const { CI: _ci, NO_COLOR: _plain, FORCE_COLOR: _coloured, ...rest } = process.env;
  const child = spawn('python3', ['-c', PYTHON, String(columns), String(rows), ...command], {
    cwd,
    env: { ...rest, TERM: 'xterm-256color', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let output = '';
  let isPressed = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (press === undefined || isPressed || !output.includes(press.text)) return;
    isPressed = true;
    child.stdin.write(press.keys);
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}

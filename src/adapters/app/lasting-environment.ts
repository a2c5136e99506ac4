import { type Env, jobEnvironment } from './environment.ts';

/** What is another in every run and makes no other build. Who is missing here costs a build that could have been saved. */
const PASSING: readonly RegExp[] = [
  // The run's own numbers, files and commit, and the runner's.
  /^(GITHUB|RUNNER)_/,
  // What each side is given by the gate, whatever the job says.
  /^(PORT|BASE_URL|COMPOSE_PROJECT_NAME|PERF_GATE_\w+)$/,
  // Where the shell stands, and how it came to stand there.
  /^(PWD|OLDPWD|SHLVL|_)$/,
  // The terminal and its windows.
  /^(TERM|VSCODE_|TMUX|KITTY_|ITERM_|WEZTERM_|KONSOLE_|VTE_|GNOME_TERMINAL_)|^(COLORTERM|COLUMNS|LINES|STY|WINDOWID|GPG_TTY)$/,
  // The session of whoever is logged in.
  /^(SSH_|XDG_SESSION|DBUS_)|^(XDG_RUNTIME_DIR|DISPLAY|WAYLAND_DISPLAY|XAUTHORITY|SESSION_MANAGER)$/,
  // The start of the service that a runner is.
  /^(INVOCATION_ID|JOURNAL_STREAM|SYSTEMD_EXEC_PID|MEMORY_PRESSURE_\w+)$/,
  // The script of npm's that started the gate.
  /^npm_(lifecycle_|package_|command$)/,
];

/** What a build is given of the job's environment and may well depend on: the same in two runs that differ in nothing else. */
export function lastingEnvironment(env: Env): Env {
  return Object.fromEntries(
    Object.entries(jobEnvironment(env)).filter(([name]) => !PASSING.some((pattern) => pattern.test(name))),
  );
}

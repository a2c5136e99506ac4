import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * A shop that is killed cannot tidy up. This shell outlives it by a moment: when its input ends, it stops the
 * PostgreSQL of the folder (SIGKILL after 5 s) and removes the folder. In a session of its own, so that a
 * Ctrl-C or a signal to the shop's process group leaves it alone.
 */
const SCRIPT = `
trap '' HUP INT TERM
cat > /dev/null
if read -r pid < "$0/data/postmaster.pid"; then
  kill -INT "$pid"
  for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
    [ -e "$0/data/postmaster.pid" ] && kill -0 "$pid" && sleep 0.2
  done
  [ -e "$0/data/postmaster.pid" ] && kill -KILL "$pid"
fi
rm -rf "$0"
`;

/** Watches over a temporary folder with a PostgreSQL in it; `release` has it tidied up at once. */
export function keep(folder) {
  const keeper = spawn('sh', ['-c', SCRIPT, folder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = once(keeper, 'exit').catch(() => {});
  keeper.stdin.on('error', () => {});
  keeper.stdin.unref?.();
  keeper.unref();
  return {
    release() {
      keeper.ref();
      keeper.stdin.end();
      return ended;
    },
  };
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Variables } from '../run/variables.ts';

/** The names and places that k6 looks at. */
const BROWSERS = [
  ...['headless_shell', 'headless-shell', 'chromium', 'chromium-browser', 'chrome'],
  ...['google-chrome', 'google-chrome-stable', 'google-chrome-beta', 'google-chrome-unstable'],
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Whether k6 with this environment finds a browser, here or elsewhere. Windows is not looked at: there it counts as found. */
export function hasBrowser(env: Variables): boolean {
  if (env['K6_BROWSER_WS_URL'] || process.platform === 'win32') return true;
  const own = env['K6_BROWSER_EXECUTABLE_PATH'];
  const folders = (env['PATH'] ?? '').split(path.delimiter);
  return (own ? [own] : BROWSERS).some((browser) =>
    path.isAbsolute(browser)
      ? existsSync(browser)
      : folders.some((folder) => existsSync(path.join(folder, browser))),
  );
}

const NO_SANDBOX = 'no-sandbox';

/** Whether a browser that we start would refuse, as Chromium does as root, unless it is told to do without its sandbox. */
export function mustDoWithoutSandbox(env: Variables): boolean {
  const given = (env['K6_BROWSER_ARGS'] ?? '').split(',').map((one) => one.trim().replace(/^--/, ''));
  return process.getuid?.() === 0 && !env['K6_BROWSER_WS_URL'] && !given.includes(NO_SANDBOX);
}

/** The same environment, where it does without. */
export function withoutSandbox(env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const args = [env['K6_BROWSER_ARGS'], NO_SANDBOX].filter((one) => one !== undefined && one !== '');
  return { ...env, K6_BROWSER_ARGS: args.join(',') };
}

/**
 * Draws the comment of a real run as a pull request shows it, light and dark: `npm run pictures [-- FILE]`. FILE is a
 * `report.md`; without it, the one that the tests keep of a recorded run. Needs a Chromium on PATH (Debian: `apt-get
 * install chromium-headless-shell fonts-noto-color-emoji`).
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

const ROOT = path.join(import.meta.dirname, '..');
const [file = path.join(ROOT, 'test', 'golden', 'runs', 'duet-slower.md')] = process.argv.slice(2);
const BROWSERS = ['chromium', 'chromium-headless-shell', 'google-chrome'];
/** CSS pixels; the text of a comment is 750 wide on a pull request's page. */
const SIZE = { width: 830, height: 330 };

const THEMES = {
  light: { back: '#ffffff', text: '#1f2328', faint: '#59636e', line: '#d1d9e0', head: '#f6f8fa' },
  dark: { back: '#0d1117', text: '#f0f6fc', faint: '#9198a1', line: '#3d444d', head: '#151b23' },
} as const;

type Theme = keyof typeof THEMES;

function page(html: string, theme: Theme): string {
  const { back, text, faint, line, head } = THEMES[theme];
  return `<!doctype html><meta charset="utf-8"><style>
body { background: ${back}; color: ${text}; font: 14px/1.5 -apple-system, "Noto Sans", "DejaVu Sans", sans-serif, "Noto Color Emoji"; margin: 16px }
.comment { border: 1px solid ${line}; border-radius: 6px }
.who { background: ${head}; border-bottom: 1px solid ${line}; border-radius: 6px 6px 0 0; color: ${faint}; padding: 8px 16px }
.who b { color: ${text} }
.body { padding: 0 16px 8px }
h3 { font-size: 17px; margin: 14px 0 10px }
table { border-collapse: collapse; margin: 0 0 12px }
th, td { border: 1px solid ${line}; padding: 5px 12px }
code { background: ${head}; border-radius: 4px; font: 12px monospace; padding: 2px 5px }
p { margin: 0 0 10px } sub { color: ${faint} } summary { margin: 8px 0 }
</style><div class="comment"><div class="who"><b>github-actions</b> commented</div><div class="body">${html}</div></div>`;
}

/** The first browser that is there. */
function browser(): string {
  const found = BROWSERS.find((name) => {
    try {
      execFileSync('which', [name], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new Error(`No browser: install one of ${BROWSERS.join(', ')}.`);
  return found;
}

const program = browser();
const markdown = await readFile(file, 'utf8');
const html = micromark(markdown, {
  allowDangerousHtml: true,
  extensions: [gfm()],
  htmlExtensions: [gfmHtml()],
});
const folder = await mkdtemp(path.join(os.tmpdir(), 'pictures-'));
for (const theme of Object.keys(THEMES) as Theme[]) {
  const source = path.join(folder, `${theme}.html`);
  await writeFile(source, page(html, theme));
  const target = path.join(ROOT, 'docs', `comment-${theme}.png`);
  const options = ['--headless', '--no-sandbox', '--hide-scrollbars', '--force-device-scale-factor=2'];
  const shot = [`--window-size=${SIZE.width},${SIZE.height}`, `--screenshot=${target}`];
  execFileSync(program, [...options, ...shot, pathToFileURL(source).href], { stdio: 'ignore' });
  console.log(`wrote ${path.relative(ROOT, target)}`);
}
await rm(folder, { recursive: true });

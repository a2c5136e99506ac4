import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Folders that hold what others wrote or what was built. */
const NOT_OURS = new Set([
  ...[
    '.git',
    'node_modules',
    'bower_components',
    'vendor',
    '.venv',
    'venv',
    'env',
    'site-packages',
    '__pycache__',
  ],
  ...[
    'target',
    'dist',
    'build',
    'out',
    'bin',
    'obj',
    'tmp',
    'log',
    'coverage',
    '.next',
    '.nuxt',
    '.perf-gate',
  ],
  ...['.gradle', '.idea', '.vscode', '.cache', '.tox', '.mypy_cache', '.yarn', '.pnpm-store'],
]);

const READ =
  /\.([cm]?[jt]sx?|json|ya?ml|toml|py|cfg|rb|java|kt|kts|gradle|go|mod|rs|cs|csproj|fsproj|xml|txt|in)$|(^|\/)(Gemfile|Pipfile|Dockerfile|Procfile)$/;

/** Far beyond what a service is made of: names, texts, and bytes of one text. */
const [MOST_NAMES, MOST_TEXTS, LARGEST] = [20_000, 2_000, 256 * 1024];

/** What only its presence matters of, and may be large. */
const LOCK = /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml)$/;

/**
 * The text files below a folder by their names from it, parted by `/`, those near it first; what others wrote or a build
 * left is not looked at, and links are not followed. A text that is too large or of no known kind is empty.
 */
export async function readSources(directory: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  let texts = 0;
  const folders = [''];
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    const entries = await readdir(path.join(directory, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !NOT_OURS.has(entry.name)) folders.push(name);
      if (!entry.isFile() || found.size >= MOST_NAMES) continue;
      const isRead = READ.test(name) && !LOCK.test(name) && texts < MOST_TEXTS;
      if (isRead) texts += 1;
      found.set(name, isRead ? await textOf(path.join(directory, name)) : '');
    }
  }
  return found;
}

async function textOf(file: string): Promise<string> {
  try {
    return (await lstat(file)).size > LARGEST ? '' : await readFile(file, 'utf8');
  } catch {
    return '';
  }
}

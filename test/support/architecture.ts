import { importsOf, type SourceFile } from './imports.ts';

/** Which rooms a room may import besides itself. The sentence of a broken rule names both. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'core/model': [],
  'core/targets': ['core/model'],
  'core/config': ['core/model', 'core/targets'],
  'core/series': ['core/model'],
  'core/statistics': ['core/model'],
  'core/readings': ['core/model'],
  'core/profiles': ['core/model'],
  'core/stored': ['core/model', 'core/config', 'core/series'],
  'core/baseline': ['core/model', 'core/config', 'core/series', 'core/statistics', 'core/stored'],
  'core/decision': ['core/model', 'core/config', 'core/series', 'core/statistics', 'core/baseline'],
  'core/diagnosis': ['core/model', 'core/series', 'core/statistics', 'core/baseline', 'core/decision'],
  'core/init': ['core/model', 'core/config'],
  'core/script': ['core/model', 'core/config'],
  'core/words': [
    'core/model',
    'core/config',
    'core/baseline',
    'core/decision',
    'core/diagnosis',
    'core/init',
    'core/script',
  ],
  'core/report': [
    'core/model',
    'core/series',
    'core/statistics',
    'core/baseline',
    'core/decision',
    'core/diagnosis',
    'core/words',
  ],
  'core/render': [
    'core/model',
    'core/series',
    'core/baseline',
    'core/decision',
    'core/init',
    'core/words',
    'core/report',
  ],
  ports: ['core'],
  pipeline: ['core', 'ports'],
  plumbing: ['ports'],
  adapters: ['core', 'ports', 'plumbing'],
  entry: ['core', 'ports', 'pipeline', 'plumbing', 'adapters'],
};

/** Packages that core may use: pure ones. */
const PURE = ['simple-statistics', 'string-width', 'wrap-ansi', 'zod'];

/** A vendor's package lives where its wire format is read, so that replacing it touches few folders; so do processes. */
const VENDORS: Readonly<Record<string, string | readonly string[]>> = {
  protobufjs: ['src/adapters/k6/', 'src/adapters/profiles/'],
  '@jridgewell/trace-mapping': 'src/adapters/profiles/',
  snappyjs: 'src/adapters/k6/',
  '@actions/artifact': 'src/adapters/github/',
  '@actions/github': 'src/adapters/github/',
  '@octokit/': 'src/adapters/github/',
  yaml: 'src/adapters/files/',
  pg: 'src/adapters/databases/',
  mysql2: 'src/adapters/databases/',
  commander: 'src/entry/',
  '@clack/prompts': 'src/adapters/terminal/',
  'node:child_process': 'src/plumbing/process/',
};

/** What makes a result depend on more than its arguments. */
const IMPURE: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\(|new Date\(\)/, 'reads the clock'],
  [/\bMath\.random\(/, 'is random'],
  [/\bprocess\./, 'reads the process'],
  [/\basync\b|\bawait\b/, 'is asynchronous'],
];

/** Every broken rule of the tree, as a sentence. */
export function broken(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) => [...ofFile(file), ...imports(file)]);
}

function ofFile({ file, text }: SourceFile): readonly string[] {
  const lines = text.split('\n').length - 1;
  const long = lines > 300 ? [`${file} has ${lines} lines; at most 300 are allowed.`] : [];
  if (!file.startsWith('src/core/')) return long;
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/'[^'\n]*'|`[^`]*`/g, "''");
  const impure = IMPURE.filter(([pattern]) => pattern.test(code));
  return [...long, ...impure.map(([, what]) => `${file} ${what}; core is pure.`)];
}

function imports(source: SourceFile): readonly string[] {
  const { file } = source;
  const room = roomOf(file);
  return importsOf(source).flatMap((name) => {
    if (name.startsWith('src/')) return inside(file, room, name);
    if (name.startsWith('test/')) return [`${file} imports ${name}; src never imports tests.`];
    if (name.endsWith('package.json')) return [];
    return outside(file, name);
  });
}

function inside(file: string, room: string, name: string): readonly string[] {
  const other = roomOf(name);
  if (other === room) return siblings(file, room, name);
  const allowed = (ROOMS[room] ?? []).some((other_) => other === other_ || other.startsWith(`${other_}/`));
  return allowed ? [] : [`${file} imports ${name}; ${room} must not import ${other}.`];
}

function siblings(file: string, room: string, name: string): readonly string[] {
  if (room !== 'adapters') return [];
  const [own, its] = [file, name].map((path) => path.split('/')[2]);
  return own === its ? [] : [`${file} imports ${name}; sibling adapters must not import each other.`];
}

function outside(file: string, name: string): readonly string[] {
  if (file.startsWith('src/core/') && !PURE.some((pure) => name === pure || name.startsWith(`${pure}/`))) {
    return [`${file} imports ${name}; core imports only ${PURE.join(', ')}.`];
  }
  return Object.entries(VENDORS).flatMap(([vendor, rooms]) => {
    const folders = [rooms].flat();
    const isVendor = name === vendor || name.startsWith(vendor.endsWith('/') ? vendor : `${vendor}/`);
    return isVendor && !folders.some((folder) => file.startsWith(folder))
      ? [`${file} imports ${name}; it belongs in ${folders.join(' and ')} only.`]
      : [];
  });
}

function roomOf(file: string): string {
  const [, first = '', second = ''] = file.split('/');
  return first === 'core' ? `core/${second}` : first;
}

type Module = { readonly sign: RegExp; readonly name: string; readonly forms: readonly string[] };

/** Modules of Node.js by how a frame's file names them, and their calls that have an asynchronous form of the same arguments. */
const MODULES: readonly Module[] = [
  {
    ...{ sign: /^node:(?:internal\/)?fs\b/, name: 'fs' },
    forms: [
      ...['access', 'appendFile', 'chmod', 'chown', 'copyFile', 'cp', 'lstat', 'mkdir', 'mkdtemp', 'open'],
      ...[
        'opendir',
        'readdir',
        'readFile',
        'readlink',
        'realpath',
        'rename',
        'rm',
        'rmdir',
        'stat',
        'statfs',
      ],
      ...['symlink', 'truncate', 'unlink', 'utimes', 'writeFile'],
    ],
  },
  {
    ...{ sign: /^node:(?:internal\/)?child_process\b/, name: 'child_process' },
    forms: ['exec', 'execFile'],
  },
  {
    ...{ sign: /^node:(?:internal\/)?crypto\b/, name: 'crypto' },
    forms: ['checkPrime', 'generateKeyPair', 'generatePrime', 'hkdf', 'pbkdf2', 'randomFill', 'scrypt'],
  },
];

/**
 * What stands for a call that blocks, to paste: `readFileSync` of `node:fs` → `await fs.promises.readFile(…)`; null: there
 * is none, or it is not known.
 */
export function asyncForm(call: string, file: string): string | null {
  const [, form = ''] = /^(\w+)Sync$/.exec(call) ?? [];
  const found = MODULES.find(({ sign, forms }) => sign.test(file) && forms.includes(form));
  if (found === undefined) return null;
  const { name } = found;
  if (name === 'fs') return `await fs.promises.${form}(…);`;
  return `// promisify: of node:util\nawait promisify(${name}.${form})(…);`;
}

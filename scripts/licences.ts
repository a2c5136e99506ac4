import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The licence texts of every package that the modules come from, by name. */
export async function licences(modules: readonly string[]): Promise<string> {
  const folders = new Set(modules.flatMap((id) => packageFolder(id) ?? []));
  const texts = await Promise.all([...folders].map(describe));
  return `${texts.sort().join('\n\n')}\n`;
}

function packageFolder(id: string): string | null {
  const at = id.lastIndexOf('/node_modules/');
  if (at < 0) return null;
  const [first = '', second = ''] = id.slice(at + '/node_modules/'.length).split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  const folder = id.slice(0, at + '/node_modules/'.length).replace(/^\0/, '') + name;
  return existsSync(path.join(folder, 'package.json')) ? folder : null;
}

async function describe(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const files = await readdir(folder);
  const file = files.sort().find((name) => /^(licen[cs]e|copying)/i.test(name));
  const text = file === undefined ? '' : await readFile(path.join(folder, file), 'utf8');
  return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${text.replace(/\r\n/g, '\n').trim()}`.trim();
}

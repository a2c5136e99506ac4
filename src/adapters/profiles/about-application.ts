import type { AboutApplication } from '../../core/profiles/place/about.ts';
import { inRepository, pathOf } from '../../core/profiles/place/path.ts';
import type { Sampled } from '../../core/profiles/sampled.ts';
import type { ApplicationFiles } from './application-files.ts';

/** Files whose names are looked for in the folder; profiles of services name some hundreds. */
const MOST_FILES = 5000;

/** What tells the application's code from others' in this profile. */
export async function aboutApplication(sampled: Sampled, files: ApplicationFiles): Promise<AboutApplication> {
  const { folders } = files;
  const names = new Set(sampled.functions.map(({ file }) => pathOf(file)));
  const elsewhere = [...names].filter((file) => file !== '' && inRepository(file, folders) === null);
  const present = new Map<string, string>();
  for (const file of elsewhere.slice(0, MOST_FILES)) {
    const found = await presentAs(file, files);
    if (found !== null) present.set(file, found);
  }
  return { folders, modules: await goModules(files), present };
}

/**
 * The path in the folder of a file that the profile names otherwise. Of Go's the longest end that there is: what was
 * built in a container, or with `-trimpath`, has another beginning.
 */
async function presentAs(file: string, files: ApplicationFiles): Promise<string | null> {
  if (!file.startsWith('/') && (await files.has(file))) return file;
  if (!file.endsWith('.go')) return null;
  const parts = file.split('/');
  for (let start = 1; start < parts.length; start++) {
    const end = parts.slice(start).join('/');
    if (await files.has(end)) return end;
  }
  return null;
}

/** https://go.dev/ref/mod#go-mod-file-module */
async function goModules(files: ApplicationFiles): Promise<readonly string[]> {
  const module = /^\s*module\s+"?([^\s"]+)/m.exec((await files.text('go.mod')) ?? '')?.[1];
  return module === undefined ? [] : [module];
}

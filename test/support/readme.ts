import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..');

export type Block = {
  /** the word after the fence, e.g. `yaml` */
  readonly language: string;
  readonly text: string;
};

/** The fenced blocks of a section of the README as a reader copies them. */
export async function readmeBlocks(title: string): Promise<readonly Block[]> {
  const readme = await readFile(path.join(ROOT, 'README.md'), 'utf8');
  const shown = readme.split(/^(?=## )/m).find((text) => text.startsWith(`## ${title}\n`));
  if (shown === undefined) throw new Error(`The README has no section "${title}".`);
  return blocksOf(shown);
}

/** The fenced blocks of the README and of all pages of the documents. */
export async function documentBlocks(): Promise<readonly Block[]> {
  const pages = (await readdir(path.join(ROOT, 'docs'))).filter((name) => name.endsWith('.md'));
  const names = ['README.md', ...pages.map((name) => path.join('docs', name))];
  const texts = await Promise.all(names.map((name) => readFile(path.join(ROOT, name), 'utf8')));
  return texts.flatMap(blocksOf);
}

function blocksOf(text: string): readonly Block[] {
  const fences = text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm);
  return [...fences].map((match) => ({ language: match[1] ?? '', text: match[2] ?? '' }));
}

/** Whether a block is a workflow of GitHub Actions. */
export function isWorkflow({ language, text }: Block): boolean {
  return /^ya?ml$/.test(language) && text.includes('\njobs:');
}

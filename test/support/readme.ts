import { globSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..');

export type Block = {
  /** the word after the fence, e.g. `yaml` */
  readonly language: string;
  readonly text: string;
};

/** A block, and the page that it stands on, from the root. */
export type Shown = Block & { readonly page: string };

/** The fenced blocks of a section of the README as a reader copies them. */
export async function readmeBlocks(title: string): Promise<readonly Block[]> {
  const readme = await readFile(path.join(ROOT, 'README.md'), 'utf8');
  const shown = readme.split(/^(?=## )/m).find((text) => text.startsWith(`## ${title}\n`));
  if (shown === undefined) throw new Error(`The README has no section "${title}".`);
  return blocksOf(shown);
}

/** Pages for users and contributors, from the root: all but decision records and the change log, which tell of the past. */
export function documentPages(): readonly string[] {
  return globSync(['*.md', 'docs/*.md', 'examples/*/README.md'], { cwd: ROOT })
    .filter((name) => name !== 'CHANGELOG.md')
    .sort();
}

export const pageText = (page: string): string => readFileSync(path.join(ROOT, page), 'utf8');

/** The fenced blocks of all these pages. */
export async function documentBlocks(): Promise<readonly Shown[]> {
  return documentPages().flatMap((page) => blocksOf(pageText(page)).map((block) => ({ page, ...block })));
}

/** What stands between three backticks. */
const FENCED = /^```(\w*)\n([\s\S]*?)^```$/gm;

function blocksOf(text: string): readonly Block[] {
  return [...text.matchAll(FENCED)].map(([, language = '', inside = '']) => ({ language, text: inside }));
}

/** What a page holds beside its fenced blocks. */
export const proseOf = (text: string): string => text.replaceAll(FENCED, '');

/** Whether a block is a workflow of GitHub Actions. */
export function isWorkflow({ language, text }: Block): boolean {
  return /^ya?ml$/.test(language) && text.includes('\njobs:');
}

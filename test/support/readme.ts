import { readFile } from 'node:fs/promises';
import path from 'node:path';

const README = path.join(import.meta.dirname, '..', '..', 'README.md');

export type Block = {
  /** the word after the fence, e.g. `yaml` */
  readonly language: string;
  readonly text: string;
};

/** The fenced blocks of the README as a reader copies them; `title`: only those of this section. */
export async function readmeBlocks(title?: string): Promise<readonly Block[]> {
  const readme = await readFile(README, 'utf8');
  const sections = readme.split(/^(?=## )/m);
  const shown = title === undefined ? readme : sections.find((text) => text.startsWith(`## ${title}\n`));
  if (shown === undefined) throw new Error(`The README has no section "${title}".`);
  const fences = shown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm);
  return [...fences].map((match) => ({ language: match[1] ?? '', text: match[2] ?? '' }));
}

/** Whether a block is a workflow of GitHub Actions. */
export function isWorkflow({ language, text }: Block): boolean {
  return /^ya?ml$/.test(language) && text.includes('\njobs:');
}

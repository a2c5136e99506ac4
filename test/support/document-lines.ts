import { documentBlocks, documentPages, pageText, proseOf } from './readme.ts';

/** Lines of the shell that a page shows. `isBlock`: they are there to be pasted. */
export type DocumentLine = { readonly page: string; readonly text: string; readonly isBlock: boolean };

/** What prose puts between backticks and a reader would paste; what follows in brackets may be left out. */
const IN_PROSE = /`((?:[A-Z_]+=\S+ )*(?:npx |npm |perf-gate |node (?=\S+\.ts\b))[^`[]+)(?: \[[^`]*)?`/g;

/** Lines of the shell: blocks of them, and those in prose. */
export async function documentLines(): Promise<readonly DocumentLine[]> {
  const blocks = (await documentBlocks()).filter(({ language }) => language === 'sh');
  const prose = documentPages().flatMap((page) =>
    [...proseOf(pageText(page)).matchAll(IN_PROSE)].map(([, text = '']) => ({ page, text })),
  );
  return [
    ...blocks.map(({ page, text }) => ({ page, text, isBlock: true })),
    ...prose.map(({ page, text }) => ({ page, text: text.replaceAll(/\s+/g, ' '), isBlock: false })),
  ];
}

/** Every command of the documents once, as it is pasted: by `npx`, without the remark behind it. */
export async function documentCommands(): Promise<readonly string[]> {
  const lines = (await documentLines()).flatMap(({ text }) => text.trim().split('\n'));
  const pasted = lines.map((line) => line.replace(/\s+# .*/, '').replace(/^perf-gate /, 'npx perf-gate '));
  return [...new Set(pasted)].sort();
}

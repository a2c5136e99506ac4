import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export type Tree = {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly lang?: string | null;
  readonly depth?: number;
  readonly children?: readonly Tree[];
};

/** Markdown as GitHub's dialect reads it. */
export function parseMarkdown(text: string): Tree {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Tree;
}

/** HTML that an escape is made of, and shows nothing by itself. */
const ESCAPES = ['<!-- -->', '<span>', '</span>'];

/** Code within a line shows itself and does nothing. */
const INERT = ['text', 'inlineCode'];

/** What a text consists of, without its words: whatever acts is a node of its own. */
export function skeleton(node: Tree): string {
  const { type, value = '', url = '', lang, depth = '', children = [] } = node;
  if (INERT.includes(type) || (type === 'html' && ESCAPES.includes(value))) return '';
  const own = type === 'html' ? value : type === 'code' ? (lang ?? '') : `${url}${depth}`;
  return `${type}${own === '' ? '' : ` ${own}`}(${children.map(skeleton).filter(Boolean).join(' ')})`;
}

/** What a reader sees of it. */
export const shownText = ({ type, value = '', children = [] }: Tree): string =>
  INERT.includes(type) ? value : children.map(shownText).join('');

/** Every node of a type. */
export function nodesOf(node: Tree, type: string): readonly Tree[] {
  const inside = (node.children ?? []).flatMap((child) => nodesOf(child, type));
  return node.type === type ? [node, ...inside] : inside;
}

/** All that a reader sees of a comment of ours before anything is unfolded, in its order, without blanks. */
export function seenOf(text: string): string {
  let folded = false;
  const read = (node: Tree): string => {
    if (node.type !== 'html') return folded ? '' : (node.value ?? (node.children ?? []).map(read).join(''));
    if (node.value?.startsWith('</details>')) folded = false;
    if (!node.value?.startsWith('<details>')) return '';
    folded = true;
    return /<summary>(.*)<\/summary>/.exec(node.value)?.[1] ?? '';
  };
  return read(parseMarkdown(text)).replace(/\s/g, '');
}

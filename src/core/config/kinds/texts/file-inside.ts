import type { Kind } from '../kind.ts';
import { matching, textOf } from '../one-value.ts';

/** A file in a folder that is known by where it stands, and in none around it. */
export const FILE_INSIDE: Kind<string> = matching(/^(?!\/)(?!(.*\/)?\.\.(\/|$))[^\s\\](.*[^\s\\/])?$/, {
  wants: 'a path in the folder of the application, such as stacks.txt, without ..',
  meant(raw) {
    const text = textOf(raw) ?? '';
    return /^\.\/+[^/]/.test(text) ? text.replace(/^\.\/+/, '') : null;
  },
});

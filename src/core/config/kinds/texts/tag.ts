import type { Kind } from '../kind.ts';
import { matching } from '../one-value.ts';

/** Git's rules for the name of a branch or tag; `refs/heads/x` is legal too, and never meant. */
export const NAME_OF_REF =
  '(?![-/.@]$|[-/.]|refs/|HEAD$)(?!.*(?:\\.\\.|/\\.|//|@\\{|\\.lock(?:/|$)|[/.]$))(?:(?![~^:?*[\\\\])[!-~\\u00a1-\\uffff]){1,200}';

export const TAG: Kind<string> = matching(new RegExp(`^${NAME_OF_REF}$`), {
  wants: 'a tag such as v1.4.0, or latest-release',
});

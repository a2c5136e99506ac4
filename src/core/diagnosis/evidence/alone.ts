import type { Evidence } from './evidence.ts';
import type { StatementUse } from './statement-use.ts';

/** For words: that a statement's time is of one user who calls its endpoint, since under load it is not known. */
export const aloneOf = (
  { underLoad }: Pick<Evidence, 'underLoad'>,
  { shape }: StatementUse,
): { readonly alone?: 'yes' } => (underLoad.head.has(shape) ? {} : { alone: 'yes' });

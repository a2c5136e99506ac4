import type { SourcePlace } from '../../report/causes/source-place.ts';
import { codeSpan } from './escape.ts';

/** "src/orders.js:41" as code, which leads to the line where that is known. */
export const placeLink = ({ text, url }: SourcePlace): string =>
  url === null ? codeSpan(text) : `[${codeSpan(text)}](${url})`;

import type { Kind } from '../kind.ts';
import { matching, textOf } from '../one-value.ts';

export const HTTP_URL: Kind<string> = matching(/^https?:\/\/[^/\s][^\s]*$/, {
  wants: 'a URL that begins with http:// or https://',
  meant(raw) {
    const text = textOf(raw) ?? '';
    return /^[\w.-]+(:\d+)?(\/|$)/.test(text) ? `http://${text}` : null;
  },
});

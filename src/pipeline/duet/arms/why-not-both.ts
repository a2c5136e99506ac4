import { fixedPortText } from '../../../core/words/notes/fixed-port.ts';
import { ApartError, NotTogetherError } from '../../../ports/errors.ts';
import type { Way } from '../../choose-way.ts';

/** Why two applications that do well one by one cannot run at once, sentences; null: this error says nothing of it. */
export function whyNotBoth(thrown: unknown, way: Way): string | null {
  if (thrown instanceof NotTogetherError) {
    const { message: said, arm } = thrown;
    return fixedPortText({ kind: 'not-together', arm, said });
  }
  if (!(thrown instanceof ApartError && way.kind === 'duet' && way.apart)) return null;
  const { message: said, arm } = thrown;
  return fixedPortText({ kind: 'not-started-apart', port: way.apart.port, arm, said });
}

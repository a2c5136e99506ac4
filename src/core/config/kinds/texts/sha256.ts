import { good, type Kind } from '../kind.ts';
import { matching } from '../one-value.ts';

const WRITTEN = matching(/^[0-9a-f]{64}$/i, { wants: 'a SHA-256, 64 hexadecimal digits' });

/** In lower case, as hashes are compared. */
export const SHA256: Kind<string> = {
  ...WRITTEN,
  read(raw) {
    const read = WRITTEN.read(raw);
    return read.ok ? good(read.value.toLowerCase()) : read;
  },
};

import { expect, test } from 'vitest';
import { bytesText } from '../../../src/core/model/quantity.ts';

test.each([
  [0, '0 bytes'],
  [1023, '1023 bytes'],
  [1024, '1.00 kB'],
  [512 * 1024 ** 2, '512 MB'],
  [24 * 1024 ** 3, '24.0 GB'],
  [-3 * 1024 ** 2, '-3.00 MB'],
])('%i bytes are told as %s, by powers of 1,024 wherever they stand', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});

import { expect, test } from 'vitest';
import { FILE_INSIDE } from '../../../../../src/core/config/kinds/texts/file-inside.ts';

test.each(['stacks.txt', 'tmp/stacks.txt', 'a', '.perf/my stacks.txt', './stacks.txt', 'a..b/..c'])(
  '%s is a file in the folder',
  (text) => {
    expect(FILE_INSIDE.read(text)).toMatchObject({ ok: true, value: text });
  },
);

test.each(['', ' ', '/etc/passwd', '..', '../stacks.txt', 'a/../../b', 'a/..', 'folder/', 'a\\b\\', 7, true])(
  '%s is none',
  (raw) => {
    expect(FILE_INSIDE.read(raw)).toMatchObject({ ok: false });
  },
);

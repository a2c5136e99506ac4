import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createResultFiles } from '../../../src/adapters/files/result-files.ts';

test('files that begin so are taken away, and nothing else', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'result-files-'));
  try {
    for (const name of ['profile-head.cpuprofile', 'profile-head.pb.gz', 'profile-header.txt', 'report.html'])
      writeFileSync(path.join(folder, name), 'x');
    mkdirSync(path.join(folder, 'profile-head.folder'));
    await createResultFiles(folder).removeAll('profile-head.');
    expect(readdirSync(folder).toSorted()).toEqual([
      'profile-head.folder',
      'profile-header.txt',
      'report.html',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
  await createResultFiles(folder).removeAll('profile-head.');
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashScript } from '../../../../src/adapters/k6/script/identity.ts';

let root = '';

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'identity-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function hashOf(text: string): Promise<string> {
  const file = path.join(root, 'load.js');
  await writeFile(file, text);
  return hashScript(file, []);
}

const CODE = 'import http from "k6/http";\n// sends\nexport default () => http.get("/");\n';

test.each([`// Made from a.har.\n${CODE}`, `// Made from b.har.\r\n\n// Left out: cookies.\n${CODE}`])(
  'what a script says of itself above its code makes no other script: %j',
  async (text) => {
    expect(await hashOf(text)).toBe(await hashOf(CODE));
  },
);

test.each([`/* no line */ ${CODE}`, CODE.replace('// sends', '// gets'), CODE.replace('"/"', '"/a"'), ''])(
  'all else does: %j',
  async (text) => {
    expect(await hashOf(text)).not.toBe(await hashOf(CODE));
  },
);

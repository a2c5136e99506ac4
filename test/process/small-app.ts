import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';

const APP = "require('http').createServer((q, r) => r.end('ok')).listen(process.env.PORT)";
const SCRIPT = `import http from 'k6/http';
export default function () { http.get(__ENV.BASE_URL, { tags: { name: 'root' } }); }`;

/** Before each test of a file a folder with app.js, which answers "ok", and load.js, which asks it; gone after. */
export function smallApp(): () => string {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'small-app-'));
    writeFileSync(path.join(folder, 'app.js'), APP);
    writeFileSync(path.join(folder, 'load.js'), SCRIPT);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

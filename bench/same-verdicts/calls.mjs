/**
 * Runs one build's command line tool many times in one process, at a time of day that is told: a process for each of
 * thousands of calls would take minutes. Reads `{cli, calls}` from the file that is named and leaves what each call
 * said in the second one.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [, , input, output] = process.argv;
const { cli, calls } = JSON.parse(readFileSync(input, 'utf8'));
const Clock = Date;
let now = 0;

globalThis.Date = class extends Clock {
  constructor(...given) {
    super(...(given.length === 0 ? [now] : given));
  }
  static now() {
    return now;
  }
};
// The tool ends its process a moment after its last word; here more is to come.
process.exit = () => {};
const said = { stdout: '', stderr: '' };
for (const name of ['stdout', 'stderr']) {
  process[name].write = (text) => {
    said[name] += text;
    return true;
  };
}

const results = [];
for (const [index, call] of calls.entries()) {
  process.chdir(call.folder);
  now = Clock.parse(call.at);
  Object.assign(said, { stdout: '', stderr: '' });
  process.exitCode = 0;
  process.argv = [process.execPath, cli, ...call.args];
  await import(`${pathToFileURL(cli).href}?call=${index}`);
  for (const event of ['uncaughtException', 'unhandledRejection']) process.removeAllListeners(event);
  results.push({ code: process.exitCode, ...said });
}
process.exitCode = 0;
writeFileSync(output, JSON.stringify(results));

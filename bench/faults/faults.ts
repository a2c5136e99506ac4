/**
 * What a run promises whatever GitHub, the machine and what else runs on it do: `npm run bench:faults [github|machine] [part
 * of a name]`. The machine's table drives the bundle in dist.
 */
import { githubTable } from './github.ts';
import { machineTable } from './machine.ts';

const TABLES = { github: githubTable, machine: machineTable };
const [named, only = ''] = process.argv.slice(2);
const write = process.stdout.write.bind(process.stdout);
// The upload's client writes workflow commands to stdout.
process.stdout.write = () => true;
let failures = 0;
for (const [name, table] of Object.entries(TABLES)) {
  if (named === undefined || named === name) failures += await table(only, write);
}
process.exit(failures === 0 ? 0 : 1);

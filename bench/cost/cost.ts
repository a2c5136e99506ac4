/**
 * What a pull request costs in minutes of a runner: `npm run bench:cost` prints the table of docs/performance.md from the rows
 * that other benches left in bench/results. It measures nothing by itself; `npm run generate` writes the table to the page.
 */
import { costTable } from './cost-table.ts';

process.stdout.write(costTable());

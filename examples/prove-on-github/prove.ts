/**
 * Reads what became of the runs of the check-list in README.md, and prints one line for each.
 * node prove.ts OWNER/NAME, with a token that may read it in GH_TOKEN (`gh auth token`).
 */
import { CHECKS } from './checks.ts';
import { type Seen, see } from './github.ts';

/** One line of the table; `ok` null: that run was not made yet. */
export type Row = { readonly name: string; readonly ok: boolean | null; readonly seen: string };

/** Every check against what GitHub holds. */
export async function prove(repository: string, token: string, api: string): Promise<readonly Row[]> {
  const seen: Seen = await see(repository, token, api);
  const rows: Row[] = [];
  for (const { name, check } of CHECKS) rows.push({ name, ...(await check(seen)) });
  return rows;
}

/** The table as it is printed, with the count below. */
export function table(rows: readonly Row[]): string {
  const word = ({ ok }: Row): string => (ok === null ? 'not made yet' : ok ? 'holds' : 'DOES NOT HOLD');
  const lines = rows.map((row, index) => `| ${index + 1} | ${row.name} | ${word(row)} | ${row.seen} |`);
  const count = `${rows.filter(({ ok }) => ok === true).length} of ${rows.length} hold.`;
  return ['| run | what | outcome | seen |', '|---|---|---|---|', ...lines, '', count].join('\n');
}

if (import.meta.main) {
  const [repository = ''] = process.argv.slice(2);
  const token = process.env['GH_TOKEN'] ?? '';
  if (!/^[^/]+\/[^/]+$/.test(repository) || token === '') {
    console.error('Usage: GH_TOKEN=$(gh auth token) node prove.ts OWNER/NAME');
    process.exitCode = 2;
  } else {
    const rows = await prove(repository, token, process.env['GITHUB_API_URL'] ?? 'https://api.github.com');
    console.log(table(rows));
    if (rows.some(({ ok }) => ok !== true)) process.exitCode = 1;
  }
}

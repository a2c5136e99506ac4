import type { DatabaseGap } from '../../model/evidence/database.ts';
import type { Missed, Untraced } from '../../model/evidence/untraced.ts';
import type { Arm } from '../../model/recording/window.ts';
import { listed } from '../names.ts';
import { undrivenText } from './undriven.ts';

/** Why something of an arm's database is not known, and what brings it, sentences. */
export function gapText(gap: DatabaseGap, arm: Arm): string {
  switch (gap.kind) {
    case 'no-extension':
      return `Statements are not known: the database of ${arm} has no pg_stat_statements. Run there: ${gap.sql}`;
    case 'not-preloaded':
      return `Statements are not known: PostgreSQL does not load pg_stat_statements. Give it the setting ${gap.sql} and start it anew; for a service container see docs/troubleshooting.md.`;
    case 'no-rights':
      return `Not all of the database could be read: its role lacks a right. Run there: ${gap.sql}`;
    case 'shared':
      return gap.inTurns === true ? IN_TURNS : AT_ONCE;
    case 'no-url':
      return `The database of ${arm} was not looked into: the application has no variable ${gap.variable}, which \`probes.postgres.url-env\` names.`;
    case 'unreachable':
      return `The database of ${arm} was not looked into: ${gap.said}`;
    case 'lost':
      return `The look into the database of ${arm} ended early: ${gap.said}`;
    case 'failed':
      return `A part of the look into the database of ${arm} failed: ${gap.said}`;
    case 'dropped':
      return `The database forgot some statements while it was watched: it keeps ${gap.kept}. Raise pg_stat_statements.max.`;
    case 'untraced':
      return untracedText(gap, arm);
    case 'missed':
      return missedText(gap, arm);
    case 'old-version':
      return `The database of ${arm} is PostgreSQL ${gap.version}, which is not looked into: 13 and later are.`;
  }
}

const AT_ONCE =
  'Base and head use one database, so what ran under load cannot be told apart; each endpoint by itself can. `app.database` gives each a database of its own.';
const IN_TURNS =
  'Base and head use one database: statements are told apart by whose round they ran in, and its sessions, locks, deadlocks and cache are not looked at. `app.database` gives each a database of its own.';

const untracedText = (untraced: Untraced, arm: Arm): string =>
  `Which statements each endpoint of ${arm} runs is not known: ${undrivenText(untraced)}.`;

/** Clauses, of one endpoint and of several. */
const MISSED: Readonly<Record<Missed['why'], readonly [string, string]>> = {
  'not-called': [
    'one user of the script did not call it in ten seconds',
    'one user of the script did not call them in ten seconds',
  ],
  elsewhere: [
    'the script calls it at another address than BASE_URL',
    'the script calls them at another address than BASE_URL',
  ],
  unread: [
    'it gave no whole answer by itself, or the database could not be read around it',
    'they gave no whole answer by themselves, or the database could not be read around them',
  ],
};

function missedText({ why, endpoints }: Missed, arm: Arm): string {
  const [one, several] = MISSED[why];
  const isOne = endpoints.length === 1;
  const [runs, because] = isOne ? ['runs', one] : ['run', several];
  const asked = isOne ? 'What it asks' : 'What they ask';
  return `Which statements ${listed(endpoints)} of ${arm} ${runs} is not known: ${because}. ${asked} of the database is told as of all requests.`;
}

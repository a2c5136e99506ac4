import { type PlaybookEntry, REVERTED } from './entry.ts';

/** ANALYZE runs the statement, whatever it changes. */
const EXPLAINED =
  'BEGIN; -- ANALYZE runs it: with values in the place of $1, and taken back\nEXPLAIN (ANALYZE, BUFFERS) {sql};\nROLLBACK;';

/** Causes in the database. */
export const DATABASE: readonly PlaybookEntry[] = [
  {
    rule: 'n-plus-one',
    title: 'N+1 statements',
    meaning:
      "A statement runs in a loop: once for each row of another one's answer, or for each row that it writes.",
    evidence: 'how often each endpoint runs each statement, called by itself',
    advice:
      'do it for all rows with one statement: load them with a join, `= ANY($1)` or eager loading of the ORM, insert them with `INSERT … SELECT … FROM unnest($1, $2)`, change and delete them with `WHERE id = ANY($1)` or `UPDATE … FROM unnest($1, $2)`',
    code: { language: 'sql', text: '{batched}' },
    estimate:
      'One statement in place of many: between half and all of their time, round trips included where they could be estimated.',
    effort: 'loading',
    source: {
      title: 'Use The Index, Luke: nested loops and the N+1 problem',
      url: 'https://use-the-index-luke.com/sql/join/nested-loops-join-n1-problem',
    },
  },
  {
    rule: 'missing-index',
    title: 'missing index',
    meaning: 'A large table is read from its beginning to its end for a few of its rows.',
    evidence:
      "statements' plans and the sizes of tables; indexes that were tried, where the gate made the database or has hypopg",
    advice: 'create the index: `{create}`',
    code: { language: 'sql', text: '{createNote}\n{create};' },
    estimate:
      "The planner's costs without and with the index that was tried; half of that at least, as costs are no times.",
    effort: 'index',
    source: {
      title: 'PostgreSQL: CREATE INDEX',
      url: 'https://www.postgresql.org/docs/current/sql-createindex.html',
    },
  },
  {
    rule: 'new-statement',
    title: 'new statement',
    meaning: 'An endpoint runs a statement that it did not run before, or runs one once more.',
    evidence: 'how often each endpoint runs each statement, called by itself',
    advice:
      'do without the statement where its rows are at hand already, join it to another one, or cache its answer',
    estimate: REVERTED,
    effort: 'statement',
    source: {
      title: 'Use The Index, Luke: the join operation',
      url: 'https://use-the-index-luke.com/sql/join',
    },
  },
  {
    rule: 'slower-statement',
    title: 'slower statement',
    meaning: 'The same statement takes longer, by more than its own spread and more than all others do.',
    evidence: "statements' time under load",
    advice:
      'compare its plan on both sides with `EXPLAIN (ANALYZE, BUFFERS)`, and look for changed data, types or indexes',
    code: { language: 'sql', text: EXPLAINED },
    estimate: REVERTED,
    effort: 'statement',
    source: {
      title: 'PostgreSQL: using EXPLAIN',
      url: 'https://www.postgresql.org/docs/current/using-explain.html',
    },
  },
  {
    rule: 'plan-change',
    title: 'changed plan',
    meaning: 'The database runs the same statement in another way, to its harm.',
    evidence: "statements' plans on both sides",
    advice:
      'look for an index that is gone or a column whose type changed, and run `ANALYZE` after migrations',
    code: { language: 'sql', text: EXPLAINED },
    estimate: REVERTED,
    effort: 'statement',
    source: {
      title: 'PostgreSQL: statistics used by the planner',
      url: 'https://www.postgresql.org/docs/current/planner-stats.html',
    },
  },
  {
    rule: 'over-fetching',
    title: 'too many rows',
    meaning: 'A statement brings far more rows than an answer shows, most often for want of a LIMIT.',
    evidence: 'rows of each statement per call of each endpoint',
    advice: 'fetch as many rows as an answer shows: add a `LIMIT`, or page by the last row seen',
    code: { language: 'sql', text: '{limited}' },
    estimate:
      'Between half and nearly all of the time of the statement, as rows are what it takes its time for.',
    effort: 'statement',
    source: {
      title: 'Use The Index, Luke: top-N queries',
      url: 'https://use-the-index-luke.com/sql/partial-results/top-n-queries',
    },
  },
  {
    rule: 'lock-contention',
    title: 'lock contention',
    meaning: 'Sessions wait for rows or tables that others hold.',
    evidence: 'sessions that wait and those that they wait for, looked at each second',
    advice:
      'hold the lock for a shorter time: do other work before it or after it, and lock rows in one order',
    estimate: 'Between a quarter and all of the time that the waiting statement lost.',
    effort: 'transaction',
    source: {
      title: 'PostgreSQL: explicit locking',
      url: 'https://www.postgresql.org/docs/current/explicit-locking.html',
    },
  },
  {
    rule: 'idle-in-transaction',
    title: 'idle in transaction',
    meaning:
      'A session holds a transaction open while it does something that is not the work of the database.',
    evidence: 'sessions by their state, looked at each second',
    advice: 'call other services and compute before the transaction begins or after it ends',
    code: {
      language: 'sql',
      text: "ALTER ROLE your_role SET idle_in_transaction_session_timeout = '5s';",
    },
    estimate: 'Not estimated: what waits for it is told as lock contention.',
    effort: 'transaction',
    source: {
      title: 'PostgreSQL: idle_in_transaction_session_timeout',
      url: 'https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-IDLE-IN-TRANSACTION-SESSION-TIMEOUT',
    },
  },
  {
    rule: 'connections-exhausted',
    title: 'connections exhausted',
    meaning: 'Nearly all connections that the database server, the database or the role allows are taken.',
    evidence:
      'sessions of the whole server, of the database and of the role, looked at each second, and the limit of each; that the look into the database gets no connection itself',
    advice:
      'limit the pool of the application (at most {poolMax} connections over all of its processes), and give connections back early',
    code: {
      language: 'js',
      text: '// node-postgres: each process has a pool of its own\nconst processes = 1; // that run at once\nnew Pool({ max: Math.max(1, Math.floor({poolMax} / processes)) });',
    },
    estimate: 'Not estimated: requests that find no connection wait, or fail.',
    effort: 'setting',
    source: { title: 'node-postgres: pool', url: 'https://node-postgres.com/apis/pool' },
  },
  {
    rule: 'cache-hit-low',
    title: 'low cache hit rate',
    meaning: 'Much of what the database reads is not in its cache.',
    evidence: 'blocks that were found in the cache and blocks that were read',
    advice: 'read less (an index, fewer rows), then raise `shared_buffers`',
    code: {
      language: 'sql',
      text: "ALTER SYSTEM SET shared_buffers = '{sharedBuffers}'; -- {sharedBuffersNow} now; a quarter of the memory at most; restart",
    },
    estimate: 'Not estimated: it depends on what the blocks are read from.',
    effort: 'setting',
    source: {
      title: 'PostgreSQL: shared_buffers',
      url: 'https://www.postgresql.org/docs/current/runtime-config-resource.html#GUC-SHARED-BUFFERS',
    },
  },
  {
    rule: 'sort-spill',
    title: 'sort or hash on disk',
    meaning: 'A sort or a hash does not fit into the memory that one step of a statement may take.',
    evidence: "statements' temporary blocks",
    advice: 'sort fewer rows or by an index, or raise `work_mem` for this statement to {workMem}',
    code: { language: 'sql', text: "SET LOCAL work_mem = '{workMem}'; -- {workMemNow}" },
    estimate: 'Between a tenth and seven tenths of its time: sorting stays, and writing it down goes.',
    effort: 'setting',
    source: {
      title: 'PostgreSQL: work_mem',
      url: 'https://www.postgresql.org/docs/current/runtime-config-resource.html#GUC-WORK-MEM',
    },
  },
  {
    rule: 'deadlocks',
    title: 'deadlocks',
    meaning: 'Transactions waited for each other until the database ended one of them.',
    evidence: 'deadlocks that the database counted',
    advice: 'lock rows in one order everywhere (`ORDER BY id FOR UPDATE`), and repeat what was ended',
    code: { language: 'sql', text: 'SELECT … ORDER BY id FOR UPDATE;' },
    estimate: 'Not estimated: each costs `deadlock_timeout` (1 s by default) and a transaction.',
    effort: 'transaction',
    source: {
      title: 'PostgreSQL: deadlocks',
      url: 'https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS',
    },
  },
];

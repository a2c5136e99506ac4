import { type PlaybookEntry, REVERTED } from './entry.ts';

/** Causes in the application's code, its machine and its network, and those that lie with the runner. */
export const OTHERS: readonly PlaybookEntry[] = [
  {
    rule: 'memory-growth',
    title: 'memory grows with requests',
    meaning: 'Each request leaves memory behind.',
    evidence: "memory of the application's processes before the load, halfway and after it, start by start",
    advice:
      'take two heap snapshots under load and look for what is kept: caches without an end, listeners, closures',
    code: {
      language: 'text',
      text: '# Node.js, then twice: kill -USR2 PID\nnode --heapsnapshot-signal=SIGUSR2 server.js',
    },
    estimate: 'Not estimated: it costs time only when the memory runs out.',
    effort: 'leak',
    source: { title: 'Node.js: memory diagnostics', url: 'https://nodejs.org/learn/diagnostics/memory' },
  },
  {
    rule: 'cpu-saturated',
    title: 'CPU saturated',
    meaning: "All of the machine's CPUs are taken, so that requests wait for one.",
    evidence: 'CPU time in use on the machine, in the rounds of base and of head',
    advice:
      'lower `rate` or take a larger runner; if head alone takes all CPUs, profile what takes the CPU time',
    estimate: 'Not estimated: waiting grows without bound near saturation.',
    effort: 'machine',
    source: {
      title: 'Node.js: do not block the event loop',
      url: 'https://nodejs.org/learn/asynchronous-work/dont-block-the-event-loop',
    },
  },
  {
    rule: 'throttled',
    title: 'throttled by a CPU limit',
    meaning: 'A CPU limit holds the application, and what runs beside it in its group, back.',
    evidence: 'periods in which the control group of the application was held back',
    advice:
      "take a larger runner or raise the job's CPU limit; if head alone is held back, look for what takes more CPU time",
    estimate: 'Not estimated: each period that is held back costs up to 100 ms.',
    effort: 'setting',
    source: {
      title: 'Linux: CFS bandwidth control',
      url: 'https://docs.kernel.org/scheduler/sched-bwc.html',
    },
  },
  {
    rule: 'connections-not-reused',
    title: 'connections not reused',
    meaning: 'Many requests open a connection of their own.',
    evidence: "k6's times for connecting and TLS",
    advice:
      'let the server keep connections open (no `Connection: close`, a keep-alive above that of the proxy before it)',
    code: { language: 'js', text: '// Node.js\nserver.keepAliveTimeout = 65_000;' },
    estimate: 'Nearly all of the time for connecting and TLS.',
    effort: 'setting',
    source: {
      title: 'Node.js: server.keepAliveTimeout',
      url: 'https://nodejs.org/api/http.html#serverkeepalivetimeout',
    },
  },
  {
    rule: 'upstream-slow',
    title: 'waiting for something else',
    meaning:
      'Requests wait longer while neither the database nor the CPU has more to do: another service, a file, a timer, a free connection of its pool.',
    evidence: 'times until the first byte, database and CPU time per request',
    advice:
      'look in the diff for a new or serial call (HTTP, file, `sleep`, a lock of the application), and run calls at once',
    code: { language: 'js', text: '// JavaScript\nconst [a, b] = await Promise.all([loadA(), loadB()]);' },
    estimate: REVERTED,
    effort: 'service',
    source: {
      title: 'Node.js: blocking and non-blocking',
      url: 'https://nodejs.org/learn/asynchronous-work/overview-of-blocking-vs-non-blocking',
    },
  },
  {
    rule: 'slower-outside-database',
    title: 'slower outside of the database',
    meaning: 'Requests take longer, and the time in the database does not explain it.',
    evidence: 'response times, and statements and their time per request of each endpoint',
    advice:
      'review what the diff does outside of the database for this endpoint: loops, parsing, serialising, calls',
    estimate: REVERTED,
    effort: 'function',
    source: {
      title: 'Node.js: profiling',
      url: 'https://nodejs.org/learn/getting-started/profiling',
    },
  },
  {
    rule: 'payload-grown',
    title: 'larger answers',
    meaning: 'Answers have many more bytes than on base.',
    evidence: 'bytes that k6 received per request, and its times for receiving, on each side',
    advice: 'send fewer fields and rows, page long lists, and compress answers',
    estimate: "The growth of k6's time for receiving, on the way between it and the application.",
    effort: 'statement',
    source: {
      title: 'MDN: compression in HTTP',
      url: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Compression',
    },
  },
  {
    rule: 'network-saturated',
    title: 'network saturated',
    meaning: 'Traffic comes near what the link of the machine can carry.',
    evidence: "bytes on the link of the default route against the link's speed",
    advice: 'send less, compress answers, or take a machine with a faster link',
    estimate: 'Not estimated: waiting grows without bound near saturation.',
    effort: 'machine',
    source: {
      title: 'k6: running large tests',
      url: 'https://grafana.com/docs/k6/latest/testing-guides/running-large-tests/',
    },
  },
  {
    rule: 'load-generator-saturated',
    title: 'load generator saturated',
    meaning:
      'The load generator takes most of the CPU time itself, so that its latencies are partly its own.',
    evidence: "the load generator's CPU time",
    advice: 'lower `rate`, or take a larger runner',
    estimate: 'Not estimated: it concerns the measurement.',
    effort: 'machine',
    source: {
      title: 'k6: running large tests',
      url: 'https://grafana.com/docs/k6/latest/testing-guides/running-large-tests/',
    },
  },
  {
    rule: 'steal',
    title: 'CPU time taken by the host',
    meaning: "The machine's host gave CPU time to others: the runner, and not the change.",
    evidence: "the machine's stolen CPU time",
    advice: 'run again, or take a runner with CPUs of its own',
    estimate: 'Not estimated: it concerns the measurement.',
    effort: 'machine',
    source: { title: 'Linux: /proc/stat', url: 'https://docs.kernel.org/filesystems/proc.html' },
  },
];

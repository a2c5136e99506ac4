import path from 'node:path';

/** A small application, as somebody has it who has never heard of the gate. */
export type App = {
  readonly name: string;
  readonly folder: string;
  /** what must be on this machine; one of them missing: the application is left out, and that is said */
  readonly needs: readonly string[];
  /** what makes the lock file that its owner would have; null: it has none */
  readonly prepare: readonly string[] | null;
  /** one route waits for 100 ms: `put` comes behind `after` */
  readonly wait: { readonly file: string; readonly after: string; readonly put: string };
  /** that route, as the report names it */
  readonly endpoint: string;
};

export const folderOf = ({ folder }: App): string => path.join(import.meta.dirname, 'apps', folder);

const LOCK = ['npm', 'install', '--package-lock-only', '--no-audit', '--no-fund', '--ignore-scripts'];
const TIMER = '  await new Promise((resolve) => setTimeout(resolve, 100));\n';

export const APPS: readonly App[] = [
  {
    ...{ name: 'Node.js', folder: 'node', needs: ['node', 'npm'], prepare: null },
    wait: {
      file: 'server.js',
      after: "if (pathname === '/orders') ",
      put: 'return setTimeout(() => json([]), 100);\n  if (pathname === "/none") ',
    },
    endpoint: 'GET /orders',
  },
  {
    ...{ name: 'Express', folder: 'express', needs: ['node', 'npm'], prepare: LOCK },
    wait: { file: 'server.js', after: "'/orders', async (_request, response) => {\n", put: TIMER },
    endpoint: 'GET /orders',
  },
  {
    ...{ name: 'Fastify', folder: 'fastify', needs: ['node', 'npm'], prepare: LOCK },
    wait: { file: 'orders.js', after: "server.get('/', async () => {\n", put: TIMER },
    endpoint: 'GET /orders',
  },
  {
    ...{ name: 'FastAPI', folder: 'fastapi', needs: ['python3'], prepare: null },
    wait: { file: 'main.py', after: 'def orders():\n', put: '    time.sleep(0.1)\n' },
    endpoint: 'GET /orders',
  },
  {
    ...{ name: 'Go net/http', folder: 'go', needs: ['go'], prepare: null },
    wait: {
      file: 'main.go',
      after: '"GET /orders", func(w http.ResponseWriter, _ *http.Request) {\n',
      put: '\t\ttime.Sleep(100 * time.Millisecond)\n',
    },
    endpoint: 'GET /orders',
  },
  {
    ...{ name: 'Spring Boot', folder: 'spring-boot', needs: ['java', 'mvn'], prepare: null },
    wait: {
      file: 'src/main/java/com/example/shop/Shop.java',
      after: 'orders() throws Exception {\n',
      put: '    Thread.sleep(100);\n',
    },
    endpoint: 'GET /orders',
  },
];

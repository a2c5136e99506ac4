import { expect, test } from 'vitest';
import type { Application } from '../../../src/core/init/application.ts';
import { foldersWithApplications, shownBy } from '../../../src/core/init/find.ts';
import { readyPath } from '../../../src/core/init/ready.ts';
import { likelyPorts } from '../../../src/core/init/repository/compose.ts';
import { placeText } from '../../../src/core/words/init/place.ts';
import { fixtureNames, fixtureTree } from './fixtures.ts';

const VENV = 'python3 -m venv .venv && .venv/bin/python -m pip install --quiet --disable-pip-version-check';

type Row = {
  readonly name: string;
  readonly is: string;
  readonly build: string | null;
  readonly start: string;
  /** how it learns its port */
  readonly port: string;
  readonly ready: string;
  readonly routes: readonly string[];
};

const ROWS: readonly Row[] = [
  {
    name: 'aspnet',
    is: 'aspnet Shop/Shop.Api.csproj',
    build: 'dotnet publish Shop/Shop.Api.csproj -c Release -o .perf-gate/app',
    start: 'ASPNETCORE_URLS="http://127.0.0.1:$PORT" dotnet .perf-gate/app/Shop.Api.dll',
    port: 'told',
    ready: '/healthz',
    routes: [
      '/healthz Shop/Program.cs:5',
      '/ Shop/Program.cs:6',
      '/orders/:id Shop/Program.cs:8',
      '/api/products Shop/Controllers/ProductsController.cs:9',
      '/api/products/:id Shop/Controllers/ProductsController.cs:12',
    ],
  },
  {
    name: 'django',
    is: 'django manage.py:5',
    build: `${VENV} -r requirements.txt`,
    start: '.venv/bin/python -m gunicorn shop.wsgi --bind "127.0.0.1:$PORT"',
    port: 'told',
    ready: '/health/',
    routes: ['/catalog/ catalog/urls.py:6', '/catalog/:pk/ catalog/urls.py:7', '/health/ shop/urls.py:8'],
  },
  {
    name: 'express',
    is: 'express package.json',
    build: 'npm ci',
    start: 'npm start',
    port: 'reads PORT src/server.js:20',
    ready: '/health',
    routes: [
      '/health src/server.js:11',
      '/rates src/server.js:13',
      '/admin/users src/server.js:17',
      '/api/products src/routes/products.js:3',
      '/api/products/:id src/routes/products.js:4',
      '/api/products/:id/reviews/latest src/routes/reviews.js:2',
    ],
  },
  {
    name: 'fastapi',
    is: 'fastapi requirements.txt',
    build: `${VENV} -r requirements.txt`,
    start: '.venv/bin/python -m uvicorn app.main:app --host 127.0.0.1 --port "$PORT"',
    port: 'told',
    ready: '/healthz',
    routes: [
      '/healthz app/main.py:11',
      '/api/items app/routers/items.py:6',
      '/api/items/:item_id app/routers/items.py:11',
      '/users/:user_uuid app/routers/users.py:6',
    ],
  },
  {
    name: 'fastapi-uv',
    is: 'fastapi pyproject.toml',
    build: 'uv sync --frozen && uv pip install uvicorn',
    start: 'uv run --no-sync python -m uvicorn --app-dir src shop.api:api --host 127.0.0.1 --port "$PORT"',
    port: 'told',
    ready: '/',
    routes: ['/ src/shop/api.py:6'],
  },
  {
    name: 'fastify',
    is: 'fastify package.json',
    build: 'pnpm install --frozen-lockfile && pnpm run build',
    start: 'pnpm start',
    port: 'fixed 4000 src/server.ts:13',
    ready: '/status',
    routes: [
      '/items/latest src/items.ts:2',
      '/ src/server.ts:5',
      '/pages/:slug src/server.ts:6',
      '/status src/server.ts:7',
    ],
  },
  {
    name: 'go-chi',
    is: 'go main.go:16',
    build: 'go build -o .perf-gate/app .',
    start: '.perf-gate/app -addr "127.0.0.1:$PORT"',
    port: 'told',
    ready: '/articles',
    routes: ['/articles/:slug main.go:14', '/articles main.go:15'],
  },
  {
    name: 'go-gin',
    is: 'go cmd/server/main.go:6',
    build: 'go build -o .perf-gate/app ./cmd/server',
    start: '.perf-gate/app',
    port: 'reads PORT cmd/server/main.go:11',
    ready: '/ping',
    routes: ['/ping cmd/server/main.go:7', '/v1/items/:id cmd/server/main.go:9'],
  },
  {
    name: 'go-http',
    is: 'go main.go:14',
    build: 'go build -o .perf-gate/app .',
    start: '.perf-gate/app',
    port: 'fixed 8080 main.go:14',
    ready: '/healthz',
    routes: ['/products/:id main.go:9', '/products main.go:10', '/ main.go:12', '/healthz main.go:13'],
  },
  {
    name: 'nest',
    is: 'nest package.json',
    build: 'yarn install --frozen-lockfile && yarn run build',
    start: 'yarn run start:prod',
    port: 'reads PORT src/main.ts:7',
    ready: '/api/health',
    routes: [
      '/api/cats src/cats.controller.ts:5',
      '/api/cats/:id src/cats.controller.ts:10',
      '/api/health src/cats.controller.ts:21',
    ],
  },
  {
    name: 'next',
    is: 'next package.json',
    build: 'bun install --frozen-lockfile && bun run build',
    start: 'bunx next start -p "$PORT"',
    port: 'told',
    ready: '/api/health',
    routes: [
      '/ app/page.tsx',
      '/about pages/about.tsx',
      '/products app/(shop)/products/page.tsx',
      '/api/health app/api/health/route.ts',
      '/products/:id app/(shop)/products/[id]/page.tsx',
    ],
  },
  {
    name: 'node',
    is: 'node package.json',
    build: null,
    start: 'node server.mjs',
    port: 'fixed 8080 server.mjs:14',
    ready: '/up',
    routes: ['/up server.mjs:5', '/list server.mjs:7'],
  },
  {
    name: 'openapi',
    is: 'go main.go:6',
    build: 'go build -o .perf-gate/app .',
    start: '.perf-gate/app',
    port: 'reads PORT main.go:6',
    ready: '/pets',
    routes: ['/pets api/openapi.yaml:3', '/pets/:petId api/openapi.yaml:8'],
  },
  {
    name: 'rails',
    is: 'rails Gemfile:2',
    build: 'bundle install',
    start: 'bundle exec rails server -b 127.0.0.1 -p "$PORT" -P "tmp/pids/$PORT.pid"',
    port: 'told',
    ready: '/up',
    routes: [
      '/up config/routes.rb:2',
      '/ config/routes.rb:3',
      '/products config/routes.rb:4',
      '/products/:id config/routes.rb:4',
      '/api/orders config/routes.rb:6',
      '/api/orders/:id config/routes.rb:6',
      '/api/orders/:id/invoice config/routes.rb:7',
      '/api/totals config/routes.rb:9',
    ],
  },
  {
    name: 'rust-actix',
    is: 'rust api/Cargo.toml:9',
    build: 'cargo build --release -p shop-api',
    start: './target/release/api',
    port: 'fixed 8080 api/src/main.rs:10',
    ready: '/',
    routes: ['/hello/:name api/src/main.rs:3'],
  },
  {
    name: 'rust-axum',
    is: 'rust Cargo.toml:6',
    build: 'cargo build --release',
    start: './target/release/shop',
    port: 'reads PORT src/main.rs:5',
    ready: '/health',
    routes: ['/health src/main.rs:7', '/users/:id src/main.rs:8'],
  },
  {
    name: 'spring-boot',
    is: 'spring-boot pom.xml:3',
    build: 'sh ./mvnw -B -q -DskipTests package',
    start: 'SERVER_PORT="$PORT" java -jar target/*.jar',
    port: 'told',
    ready: '/actuator/health',
    routes: [
      '/actuator/health pom.xml:10',
      '/home src/main/java/com/example/shop/HomeController.java:5',
      '/products src/main/java/com/example/shop/ProductController.java:8',
      '/products/:id src/main/java/com/example/shop/ProductController.java:11',
    ],
  },
  {
    name: 'spring-gradle',
    is: 'spring-boot build.gradle.kts:2',
    build: 'sh ./gradlew -q bootJar',
    start: 'SERVER_PORT="$PORT" java -jar build/libs/*.jar',
    port: 'told',
    ready: '/orders',
    routes: ['/orders src/main/kotlin/shop/Controller.kt:3'],
  },
];

/** Without an application at its root. */
const OTHERS = ['monorepo', 'compose'];

test.each(ROWS)('$name: what it is, how it is built and started, its port and its routes', (row) => {
  const tree = fixtureTree(row.name);
  const { applications } = shownBy(tree);
  expect(applications).toHaveLength(1);
  const [app] = applications as [Application];
  expect({
    name: row.name,
    is: `${app.framework} ${placeText(app.at)}`,
    build: app.build?.value ?? null,
    start: app.start?.value,
    port: portOf(app),
    ready: readyPath(tree, app.routes).value,
    routes: app.routes.map(({ path, at }) => `${path} ${placeText(at)}`),
  }).toEqual(row);
});

function portOf({ listening }: Application): string {
  switch (listening.kind) {
    case 'reads':
      return `reads ${listening.variable} ${placeText(listening.at)}`;
    case 'fixed':
      return `fixed ${listening.port} ${placeText(listening.at)}`;
    default:
      return listening.kind;
  }
}

test('every fixture is looked at', () => {
  expect([...ROWS.map(({ name }) => name), ...OTHERS].sort()).toEqual(fixtureNames());
});

test('what GitHub’s runner lacks is known', () => {
  const neededBy = (name: string) => shownBy(fixtureTree(name)).applications[0]?.needed;
  expect(neededBy('fastify')).toEqual([{ kind: 'corepack' }]);
  expect(neededBy('fastapi-uv')).toEqual([{ kind: 'pipx', tool: 'uv' }]);
  expect(neededBy('spring-boot')).toEqual([{ kind: 'java', version: '21' }]);
  expect(neededBy('spring-gradle')).toEqual([{ kind: 'java', version: '17' }]);
  expect(neededBy('go-http')).toEqual([]);
});

test('a database that lies in a file is set up on each side', () => {
  const setup = (name: string) => shownBy(fixtureTree(name)).applications[0]?.setup?.value;
  expect(setup('django')).toBe('.venv/bin/python manage.py migrate --noinput');
  expect(setup('rails')).toBe('bundle exec rails db:prepare');
  expect(setup('express')).toBeUndefined();
});

test('a k6 script, services and an OpenAPI document that are there are found', () => {
  const { scripts, compose } = shownBy(fixtureTree('node'));
  expect(scripts).toEqual([{ name: 'load-tests/smoke.js', fixed: { file: 'load-tests/smoke.js', line: 4 } }]);
  expect(compose?.services.map(({ name, port }) => `${name} ${port}`)).toEqual([
    'PostgreSQL 5432',
    'Redis 6379',
  ]);
  expect(shownBy(fixtureTree('openapi')).openapi).toEqual({ file: 'api/openapi.yaml', line: null });
});

test.each([
  ['web: { build: . }', null],
  ['web:\n    build: .\n    ports: [80]', 'web'],
  ['"web-1":\n    ports: [80]\n    build: .\n  db:\n    image: postgres', 'web-1'],
  ['web:\n    image: shop\n    ports: [80]', null],
  ['web:\n    build: .\n    ports: [80]\n  admin:\n    build: .\n    ports: [81]', null],
])('the service of a Compose file that is built and publishes a port: %j', (services, name) => {
  const tree = new Map([['compose.yml', `name: shop\nservices:\n  ${services}\n`]]);
  expect(shownBy(tree).compose?.built?.name ?? null).toBe(name);
});

test('ports of this machine that it is likely to connect to', () => {
  expect(likelyPorts(fixtureTree('node'))).toEqual([5432, 6379]);
  const manifest = { dependencies: { pg: '8', ioredis: '5', pgvectors: '1' } };
  expect(likelyPorts(new Map([['package.json', JSON.stringify(manifest)]]))).toEqual([5432, 6379]);
  expect(likelyPorts(fixtureTree('express'))).toEqual([]);
});

test('applications below the root are named', () => {
  const tree = fixtureTree('monorepo');
  expect(shownBy(tree).applications).toEqual([]);
  expect(foldersWithApplications(tree)).toEqual(['services/cart']);
});

test('a broken package.json is no application, and no error', () => {
  for (const text of ['{', '[]', 'null', '{"dependencies":[],"scripts":7}']) {
    expect(shownBy(new Map([['package.json', text]])).applications).toEqual([]);
  }
});

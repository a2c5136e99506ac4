import { describe, expect, test } from 'vitest';
import { oneImage, sharedOutputs } from '../../../../src/core/config/alike/shared-build.ts';

const app = (
  build: string | null,
  start: string,
  more: { setup?: string; env?: Record<string, string> } = {},
) => ({
  ...{ build, start, setup: more.setup ?? null, env: more.env ?? {} },
});
const RUN = 'docker run --rm -p 127.0.0.1:$PORT:8080 shop';

describe('an image that both sides build by one name, and start', () => {
  test.each([
    ['as it is written first', 'docker build -t shop .', RUN],
    ['by the long option', 'docker build --tag shop .', RUN],
    ['with a sign between', 'docker build --tag=shop .', RUN],
    ['without one', 'docker build -tshop .', RUN],
    ['with its tag on one side', 'docker build -t shop:latest .', RUN],
    ['with its registry on one side', 'docker build -t docker.io/library/shop .', RUN],
    ['by Podman', 'podman build -t shop .', 'exec podman run --rm -p $PORT:8080 localhost/shop'],
    ['by buildx', 'docker --context ci buildx build --load -t shop .', 'docker container run shop'],
    ['after other commands', 'npm ci && DOCKER_BUILDKIT=1 docker build -t shop .', `sudo -E ${RUN}`],
    [
      'over several lines',
      'set -e\ndocker build \\\n  --tag "shop" \\\n  .\n',
      `set -e\nexec ${RUN} node a.js`,
    ],
    [
      'with options that are joined',
      'docker build -t shop .',
      'docker run -itp $PORT:8080 --init --name=a shop',
    ],
    ['with one of two names', 'docker build -t shop:$PERF_GATE_SHA -t shop .', RUN],
    [
      'beside a volume of the side',
      'docker build -t shop .',
      'docker run -v data-$PERF_GATE_ARM:/data -v /srv/a:/a shop',
    ],
    ['by a second name', 'docker build -t shop:$PERF_GATE_SHA . && docker tag shop:$PERF_GATE_SHA shop', RUN],
    ['in the background', 'docker build -t shop .', `${RUN} & trap 'docker stop a' TERM; wait $!`],
    ['with a log', 'docker build -t shop .', `${RUN} > app.log 2>&1`],
    ['with both streams in a log', 'docker build -t shop .', `${RUN} &> app.log`],
    ['through a pipe', 'docker build -t shop .', `${RUN} 2>&1 | tee app.log`],
    [
      'detached, and waited for',
      'docker build -t shop .',
      'docker run -d --name a shop && until curl -fs 127.0.0.1:$PORT; do sleep 1; done && docker logs -f a',
    ],
    [
      'created and then started',
      'docker build -t shop .',
      'docker create --name a shop; docker start --attach a',
    ],
    [
      'after another image was built, or fetched',
      'docker build -t shop .',
      `docker build -t tools ./tools && docker pull redis && ${RUN}`,
    ],
    [
      'before a look at it',
      'docker build -t shop .',
      `docker run -d shop; ./bin/wait-for-it localhost:$PORT`,
    ],
    ['after a container beside it', 'docker build -t shop .', `docker run -d redis && ${RUN}`],
  ])('is told, %s', (_, build, start) => {
    expect(oneImage(app(build, start))).toMatch(/^(docker\.io\/library\/)?shop(:latest)?$/);
  });

  test.each([
    ['the side is in its name', 'docker build -t shop:$PERF_GATE_SHA .', 'docker run shop:$PERF_GATE_SHA'],
    ['another variable is', 'docker build -t "$IMAGE" .', 'docker run "$IMAGE"'],
    ['a command is', 'docker build -t shop:`git rev-parse HEAD` .', 'docker run shop:`git rev-parse HEAD`'],
    [
      'it is started by the name of the side',
      'docker build -t shop -t shop:$PERF_GATE_SHA .',
      'docker run --name shop shop:$PERF_GATE_SHA',
    ],
    ['it is not started', 'docker build -t shop .', 'node server.js'],
    ['another one is started', 'docker build -t shop-tests .', 'docker run shop:$PERF_GATE_SHA'],
    ['its name is that of a container', 'docker build -t shop .', 'docker run --name shop nginx'],
    ['its name is an argument of another', 'docker build -t shop .', 'docker run alpine shop'],
    ['it is only fetched', 'docker pull shop', RUN],
    ['that is a comment', '# docker build -t shop .\nnpm ci', RUN],
    ['that is a comment too', 'npm ci # docker build -t shop .', RUN],
    ['that is printed', "echo 'docker build -t shop .'", RUN],
    ['nothing is built', null, RUN],
  ])('is none where %s', (_, build, start) => {
    expect(oneImage(app(build, start))).toBeNull();
    expect(sharedOutputs(app(build, start))).toEqual([]);
  });
});

describe('what both sides may have in common', () => {
  test.each([
    ['a program beyond their folders', 'go build -o /tmp/app ./cmd/app', 'exec /tmp/app', '/tmp/app'],
    [
      'a folder there',
      'dotnet publish --output=/srv/shop/',
      '/srv/shop/Shop --urls http://127.0.0.1:$PORT',
      '/srv/shop',
    ],
    ['one at home', 'go build -o ~/bin/app .', '~/bin/app', '~/bin/app'],
    ['a copy', 'npm run build && cp -r dist /srv/shop', 'node /srv/shop/main.js', '/srv/shop'],
    [
      'a build of each side that is fetched',
      'curl -f -o /tmp/app https://ci.example.com/$PERF_GATE_SHA/app',
      '/tmp/app',
      '/tmp/app',
    ],
    ['a folder of cargo', 'CARGO_TARGET_DIR=/cache/t cargo build --release', 'cargo run', '/cache/t'],
    ['the same exported', 'export CARGO_TARGET_DIR="/cache/t"; cargo build', 'cargo run', '/cache/t'],
    ['the same as an option', 'cargo build --target-dir /cache/t', '/cache/t/debug/shop', '/cache/t'],
  ])('is %s', (_, build, start, path) => {
    expect(sharedOutputs(app(build, start))).toEqual([{ kind: 'shared-output', path }]);
  });

  test('is what cargo is told by a variable of the application', () => {
    const env = { CARGO_TARGET_DIR: '/cache/t' };
    expect(sharedOutputs(app('cargo build', 'cargo run', { env }))).toEqual([
      { kind: 'shared-output', path: '/cache/t' },
    ]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as it is written in the file
    const apart = { CARGO_TARGET_DIR: '/cache/${PERF_GATE_ARM}' };
    expect(sharedOutputs(app('cargo build', 'cargo run', { env: apart }))).toEqual([]);
  });

  test.each([
    ['with the side in its name', 'go build -o /tmp/app-$PERF_GATE_ARM .', '/tmp/app-$PERF_GATE_ARM'],
    ['in the folder of the side', 'go build -o ./app . && CARGO_TARGET_DIR=target cargo build', './app'],
    [
      'which is not started',
      'curl -fsSL -o /usr/local/bin/tool https://example.com/tool && npm ci',
      'node server.js',
    ],
    ['which is nothing', 'go vet -o /dev/null .', 'node server.js > /dev/null'],
    ['with a name that only begins alike', 'go build -o /tmp/app .', '/tmp/application'],
    [
      'which is fetched, the same for both',
      'curl -sSL -o /tmp/geo.mmdb https://example.com/geo.mmdb && go build -o app .',
      './app --geo /tmp/geo.mmdb',
    ],
    ['which is fetched as root', 'sudo curl --output=/srv/a.dat $URL', './app /srv/a.dat'],
  ])('is no output %s', (_, build, start) => {
    expect(sharedOutputs(app(build, start))).toEqual([]);
  });

  test.each([
    [
      'that is started with files of the side',
      app('docker build -t dev .', 'docker run -v $PWD:/app dev node /app/a.js'),
    ],
    [
      'that the same with a mount',
      app('docker build -t dev .', 'docker run --mount type=bind,src=./a,dst=/app dev'),
    ],
    ['that is built when it is started', app(null, 'docker build -t dev . && exec docker run dev')],
    ['that is built by the set-up', app(null, 'docker run dev', { setup: 'docker build -t dev .' })],
    [
      'that only prepares what is started',
      app('docker build -t dev ./tools && go build -o app .', 'docker run --rm dev migrate && exec ./app'),
    ],
    [
      'that runs beside what is started',
      app(
        'npm ci && docker build -t dev .',
        'docker run -d --name a-$PERF_GATE_ARM dev && exec node server.js',
      ),
    ],
    [
      'that runs beside an image of the side',
      app(
        'docker build -t dev ./mock && docker build -t a:$PERF_GATE_SHA .',
        'docker run -d dev && docker run a:$PERF_GATE_SHA',
      ),
    ],
    [
      'that runs beside what Compose starts',
      app('docker build -t dev ./mock', 'docker run -d dev; docker compose up'),
    ],
    [
      'that each loads before it starts',
      app(
        'docker build -t dev . && docker save dev -o dev.tar',
        'docker load -i dev.tar && docker run --rm -p $PORT:3000 dev',
      ),
    ],
    [
      'that each loads in its set-up',
      app('docker build -t dev . && docker save dev -o dev.tar', 'docker run dev', {
        setup: 'docker image load < dev.tar',
      }),
    ],
    [
      'that each builds before it starts',
      app('docker build -t dev .', 'docker build -t dev:latest . && exec docker run --rm dev'),
    ],
    [
      'that each names before it starts',
      app(
        'docker build -t dev-$PERF_GATE_ARM -t dev .',
        'docker tag dev-$PERF_GATE_ARM dev && docker run dev',
      ),
    ],
  ])('is an image %s, which is not certain', (_, given) => {
    expect(oneImage(given)).toBeNull();
    expect(sharedOutputs(given)).toEqual([{ kind: 'shared-image', image: 'dev' }]);
  });
});

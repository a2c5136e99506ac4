import { expect, test } from 'vitest';
import { frameOf } from '../../../src/core/profiles/place/frame.ts';

const about = {
  folders: [
    { path: '/app', repository: '/app' },
    { path: '/private/app', repository: '/private/app' },
    { path: '/repo/services/api', repository: '/repo' },
  ],
  modules: ['example.com/shop'],
  present: new Map([
    ['shop/views.py', 'shop/views.py'],
    ['internal/own.js', 'internal/own.js'],
    ['/src/cmd/api/main.go', 'cmd/api/main.go'],
    ['/usr/local/go/src/net/http/server.go', 'server.go'],
  ]),
};
const frame = (name: string, file: string, isNative = false) =>
  frameOf({ name, file, line: 1, column: 0, isNative }, about);

test.each([
  ['app', 'work', 'file:///app/src/work.js', 'src/work.js'],
  ['app', 'work', '/private/app/src/work.js', 'src/work.js'],
  ['app', 'work', 'file:///app/a%20b/%C3%A4.ts', 'a b/ä.ts'],
  ['app', 'work', 'file:///app/100%.js', '100%.js'],
  ['app', 'work', 'file:///app/src/work.ts?namespace=1', 'src/work.ts'],
  ['app', 'work', 'file:///repo/services/api/src/work.js', 'src/work.js'],
  ['app', 'query', 'file:///repo/packages/db/query.js', '../../packages/db/query.js'],
  ['app', 'query', 'file:///repo/services/db/query.js', '../db/query.js'],
  ['library', 'next', 'file:///repo/node_modules/express/router.js', '../../node_modules/express/router.js'],
  ['app', 'get', 'shop/views.py', 'shop/views.py'],
  ['app', 'list', '/app/src/vendor/list.js', 'src/vendor/list.js'],
  ['app', 'main.main', '/app/cmd/api/main.go', 'cmd/api/main.go'],
  ['app', 'main.main', '/src/cmd/api/main.go', 'cmd/api/main.go'],
  ['app', 'main.main', '/elsewhere/main.go', '/elsewhere/main.go'],
  ['app', 'example.com/shop/store.(*Store).Find', '/src/store/store.go', 'store/store.go'],
  ['app', 'example.com/shop.Run[go.shape.string]', 'example.com/shop/run.go', 'run.go'],
  ['app', 'example.com/shop/internal/store.Find', '/app/internal/store/store.go', 'internal/store/store.go'],
  ['app', 'example.com/shop/internal/store.Find', '/src/internal/store/store.go', 'internal/store/store.go'],
  ['app', 'work', 'file:///app/internal/work.js', 'internal/work.js'],
  ['app', 'work', 'internal/own.js', 'internal/own.js'],
  ['app', 'work', '/app/java/work.js', 'java/work.js'],
  ['app', 'page', 'file:///app/[id].js', '[id].js'],
  ['app', 'call', '/app/lib/gems/cut.rb', 'lib/gems/cut.rb'],
  ['library', 'next', '/app/node_modules/express/lib/router.js', 'node_modules/express/lib/router.js'],
  ['library', 'next', '/elsewhere/node_modules/a/b.js', '/elsewhere/node_modules/a/b.js'],
  ['library', 'f', '/app2/work.js', '/app2/work.js'],
  ['library', 'eval', '', ''],
  ['library', 'f', 'evalmachine.<anonymous>', 'evalmachine.<anonymous>'],
  [
    'library',
    'github.com/a/b.F',
    '/root/go/pkg/mod/github.com/a/b@v1.2.3/b.go',
    '/root/go/pkg/mod/github.com/a/b@v1.2.3/b.go',
  ],
  ['library', 'github.com/a/b.F', 'github.com/a/b@v1.2.3/b.go', 'github.com/a/b@v1.2.3/b.go'],
  ['library', 'github.com/a/b.F', '/app/vendor/github.com/a/b/b.go', 'vendor/github.com/a/b/b.go'],
  ['library', 'example.com/shopping.F', '/x/shopping/f.go', '/x/shopping/f.go'],
  [
    'library',
    'get',
    '/app/.venv/lib/python3.12/site-packages/flask/app.py',
    '.venv/lib/python3.12/site-packages/flask/app.py',
  ],
  ['library', 'get', 'flask/app.py', 'flask/app.py'],
  [
    'library',
    'call',
    '/usr/lib/ruby/gems/3.3.0/gems/rack-3.1/lib/rack.rb',
    '/usr/lib/ruby/gems/3.3.0/gems/rack-3.1/lib/rack.rb',
  ],
  ['library', 'f', '/root/.m2/repository/a.jar', '/root/.m2/repository/a.jar'],
  ['library', 'org/springframework/web/Filter.doFilter', '', ''],
  ['runtime', 'emit', 'node:events', 'node:events'],
  [
    'runtime',
    'net/http.(*conn).serve',
    '/usr/local/go/src/net/http/server.go',
    '/usr/local/go/src/net/http/server.go',
  ],
  ['runtime', 'slices.SortFunc[go.shape.[]example.com/shop.Item]', 'slices/sort.go', 'slices/sort.go'],
  [
    'runtime',
    'vendor/golang.org/x/net/http2.F',
    '/opt/go/src/vendor/golang.org/x/net/f.go',
    '/opt/go/src/vendor/golang.org/x/net/f.go',
  ],
  [
    'runtime',
    'memeqbody',
    '/opt/go/src/internal/bytealg/equal_amd64.s',
    '/opt/go/src/internal/bytealg/equal_amd64.s',
  ],
  ['runtime', 'load', 'internal/modules/cjs/loader.js', 'internal/modules/cjs/loader.js'],
  ['runtime', 'internal/poll.(*FD).Read', 'internal/poll/fd.go', 'internal/poll/fd.go'],
  ['runtime', 'runtime.mallocgc', '', ''],
  ['runtime', 'wait', '/usr/lib/python3.12/threading.py', '/usr/lib/python3.12/threading.py'],
  ['runtime', 'wait', '/app/env/lib/python3.12/threading.py', 'env/lib/python3.12/threading.py'],
  ['runtime', 'load', '<frozen importlib._bootstrap>', '<frozen importlib._bootstrap>'],
  ['runtime', 'parse', '/usr/lib/ruby/3.3.0/json/common.rb', '/usr/lib/ruby/3.3.0/json/common.rb'],
  ['runtime', 'java/lang/Thread.run', '', ''],
  [
    'runtime',
    'core::ops::function::call',
    '/rustc/9fc6b43126/library/core/src/ops/function.rs',
    '/rustc/9fc6b43126/library/core/src/ops/function.rs',
  ],
])('%s: %s of %s', (owner, name, file, shown) => {
  expect(frame(name, file)).toEqual({ name, file: shown, line: 1, owner });
});

test('native code is of the runtime, and code without a name has one', () => {
  expect(frame('', '', true)).toEqual({ name: '(anonymous)', file: '', line: 1, owner: 'runtime' });
});

test('drives of Windows are folders too', () => {
  const windows = { ...about, folders: [{ path: 'C:/app', repository: 'C:/app' }] };
  const of = (file: string) =>
    frameOf({ name: 'f', file, line: 1, column: 0, isNative: false }, windows).file;
  expect([of('file:///C:/app/a.js'), of('C:\\app\\src\\a.js')]).toEqual(['a.js', 'src/a.js']);
});

test('names and files that were made to do harm are cut', () => {
  const { name, file } = frame('n'.repeat(1e6), `/app/${'f'.repeat(1e6)}.js`);
  expect([name.length, file.length]).toEqual([500, 500 - '/app/'.length]);
});

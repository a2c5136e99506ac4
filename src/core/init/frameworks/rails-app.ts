import type { Detector } from '../application.ts';
import { railsRoutes } from '../routes/rails-routes.ts';
import { firstHit, whole } from '../tree.ts';

/** Rails, with a file of its own for its process id: each side has its folder, and a killed start leaves one behind. */
export const railsApp: Detector = (tree) => {
  const gem = firstHit(tree, ['Gemfile'], /^\s*gem\s+["']rails["']/m);
  if (gem === null) return null;
  const sqlite = firstHit(tree, ['config/database.yml'], /adapter:\s*(sqlite3)/);
  const start = 'bundle exec rails server -b 127.0.0.1 -p "$PORT" -P "tmp/pids/$PORT.pid"';
  return {
    framework: 'rails',
    at: gem.at,
    build: { value: 'bundle install', at: whole(tree.has('Gemfile.lock') ? 'Gemfile.lock' : 'Gemfile') },
    setup: sqlite && { value: 'bundle exec rails db:prepare', at: sqlite.at },
    start: { value: start, at: gem.at },
    env: {},
    listening: { kind: 'told' },
    routes: railsRoutes(tree),
    needed: [],
  };
};

import type { Detector } from '../application.ts';
import { djangoRoutes, fastapiRoutes } from '../routes/python-routes.ts';
import { firstHit, hits, sources, whole } from '../tree.ts';
import { declares, pythonTool } from './python-tool.ts';

const MADE = /^(\w+)(?:\s*:\s*[\w.]+)?\s*=\s*(?:fastapi\.)?FastAPI\(/m;

/** FastAPI, under uvicorn. */
export const fastapiApp: Detector = (tree) => {
  const declared = declares(tree, 'fastapi');
  const files = sources(tree, ['py']);
  const made = firstHit(tree, files, MADE);
  if (made === null) return null;
  const tool = pythonTool(tree, 'uvicorn');
  const { place, folder } = moduleOf(made.at.file);
  const start = `${tool.python} -m uvicorn ${folder}${place}:${made.groups[0]} --host 127.0.0.1 --port "$PORT"`;
  return {
    framework: 'fastapi',
    at: declared === null ? made.at : whole(declared),
    build: tool.build,
    setup: null,
    start: { value: start, at: made.at },
    env: {},
    listening: { kind: 'told' },
    routes: fastapiRoutes(tree, files),
    needed: tool.needed,
  };
};

/** A file as uvicorn names it: sources in `src` are found from there. */
function moduleOf(file: string): { readonly place: string; readonly folder: string } {
  const isBelow = file.startsWith('src/');
  const name = (isBelow ? file.slice('src/'.length) : file).replace(/(\/__init__)?\.py$/, '');
  return { place: name.replaceAll('/', '.'), folder: isBelow ? '--app-dir src ' : '' };
}

const SETTINGS = /DJANGO_SETTINGS_MODULE["']\s*,\s*["']([\w.]+)\.settings/;

/** Django, under gunicorn where it is declared, else its own server. */
export const djangoApp: Detector = (tree) => {
  const project = firstHit(tree, ['manage.py'], SETTINGS);
  if (project === null) return null;
  const files = sources(tree, ['py']);
  const hasGunicorn = declares(tree, 'gunicorn') !== null;
  const tool = pythonTool(tree, hasGunicorn ? 'gunicorn' : 'django');
  const [module = ''] = project.groups;
  const sqlite = hits(tree, files, /django\.db\.backends\.(sqlite3)/)[0];
  const start = hasGunicorn
    ? `${tool.python} -m gunicorn ${module}.wsgi --bind "127.0.0.1:$PORT"`
    : `${tool.python} manage.py runserver --noreload "127.0.0.1:$PORT"`;
  return {
    framework: 'django',
    at: project.at,
    build: tool.build,
    setup: sqlite ? { value: `${tool.python} manage.py migrate --noinput`, at: sqlite.at } : null,
    start: { value: start, at: project.at },
    env: {},
    listening: { kind: 'told' },
    routes: djangoRoutes(tree, files),
    needed: tool.needed,
  };
};

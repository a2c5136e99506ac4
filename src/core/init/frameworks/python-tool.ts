import type { Needed } from '../application.ts';
import { type Found, firstFile, type Tree, whole } from '../tree.ts';

/** How a Python project's packages are installed, and how a module of them is run. */
export type PythonTool = {
  readonly build: Found<string>;
  /** before a module's name: `.venv/bin/python -m` */
  readonly python: string;
  readonly needed: readonly Needed[];
};

const DECLARED: readonly string[] = [
  ...['pyproject.toml', 'Pipfile', 'setup.py', 'setup.cfg'],
  ...['requirements.txt', 'requirements/base.txt', 'requirements/prod.txt', 'requirements.in'],
];

/** Where a package is named as a dependency; null: nowhere. */
export function declares(tree: Tree, name: string): string | null {
  const pattern = new RegExp(`(^|["'\\s])${name}(?![\\w-])`, 'im');
  return DECLARED.find((file) => pattern.test(tree.get(file) ?? '')) ?? null;
}

/**
 * By the lock file, else a virtual environment in the checkout. Programs are run as modules: what pip leaves in `bin` names the folder that it was
 * installed in, and a build may be kept and moved. `needs`: a server that is installed too where nothing declares it.
 */
export function pythonTool(tree: Tree, needs: string): PythonTool {
  const isThere = declares(tree, needs) !== null || declares(tree, `${needs}\\[standard\\]`) !== null;
  const extra = isThere || declares(tree, 'fastapi\\[(?:standard|all)\\]') !== null ? '' : needs;
  if (tree.has('uv.lock'))
    return locked('uv', 'uv.lock', ['uv sync --frozen', extra && `uv pip install ${extra}`]);
  if (tree.has('poetry.lock')) {
    return locked('poetry', 'poetry.lock', ['poetry install', extra && `poetry run pip install ${extra}`]);
  }
  const pip = '.venv/bin/python -m pip install --quiet --disable-pip-version-check';
  const file = firstFile(tree, ['requirements.txt', 'requirements/prod.txt', 'requirements/base.txt']);
  const what = [file === null ? '.' : `-r ${file}`, extra].filter((one) => one !== '').join(' ');
  const value = `python3 -m venv .venv && ${pip} ${what}`;
  const at = whole(file ?? firstFile(tree, DECLARED) ?? 'pyproject.toml');
  return { build: { value, at }, python: '.venv/bin/python', needed: [] };
}

function locked(tool: 'uv' | 'poetry', file: string, steps: readonly string[]): PythonTool {
  const value = steps.filter((step) => step !== '').join(' && ');
  const python = tool === 'uv' ? 'uv run --no-sync python' : 'poetry run python';
  return { build: { value, at: whole(file) }, python, needed: [{ kind: 'pipx', tool }] };
}

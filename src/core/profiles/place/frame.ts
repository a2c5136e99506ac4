import type { CodeOwner, ProfileFrame } from '../../model/evidence/profile.ts';
import type { SampledFunction } from '../sampled.ts';
import type { AboutApplication } from './about.ts';
import { folderInModules, goPackageOf } from './go-package.ts';
import { inRepository, pathOf } from './path.ts';

/** Names and files are kept up to here: what is longer was made by a program, or to do harm. */
const MOST_CHARACTERS = 500;
/** No file has more. */
const MOST_LINES = 1e9;

/** Where packages lie, of whatever language, in the application's folder too. */
const LIBRARIES: readonly RegExp[] = [
  /(^|\/)(node_modules|bower_components|site-packages|dist-packages)\//,
  /(^|\/)(\.yarn|\.pnpm|\.m2|\.gradle|\.cargo|\.bundle)\//,
  // Go's module cache, and what `-trimpath` leaves of it.
  /(^|\/)pkg\/mod\/|@v\d+\.\d+\.\d+[^/]*\//,
  // Vendored: by host, or at the root of a language that keeps packages there.
  /(^|\/)vendor\/[^/]+\.[^/]+\/|^vendor\/.*\.(go|php|rb)$/,
  /(^|\/)gems\/[^/]+-\d|\.jar(!|$)/,
];

/** What comes with the language, wherever it lies. */
const RUNTIMES: readonly RegExp[] = [
  /\/lib\/python\d[\d.]*\/|<frozen /,
  /\/lib\/ruby\/\d/,
  /\/rustc\/[0-9a-f]+\//,
  /\.so(\.\d+)*$/,
];

/** What begins so comes with the language, as the profile names it: an application's own folders may be called alike. */
const NAMED_RUNTIMES: readonly RegExp[] = [
  /^node:|^internal\//,
  /^\[/,
  /^(java|javax|jdk|sun|scala|kotlin)\//,
];

/** A function as it stands in the source, and whose it is. */
export function frameOf(of: SampledFunction, about: AboutApplication): ProfileFrame {
  const short = { ...of, name: cut(of.name), file: cut(of.file) };
  const line = of.line !== null && of.line > MOST_LINES ? null : of.line;
  return { name: short.name === '' ? '(anonymous)' : short.name, line, ...placeOf(short, about) };
}

const cut = (text: string): string => text.slice(0, MOST_CHARACTERS);

type Place = { readonly file: string; readonly owner: CodeOwner };

function placeOf(of: SampledFunction, about: AboutApplication): Place {
  if (of.isNative) return { file: '', owner: 'runtime' };
  const path = pathOf(of.file);
  if (path === '') return unplaced(of.name, about);
  const relative = inRepository(path, about.folders) ?? ofRelative(path, about);
  const file = relative ?? path;
  const isOf = (all: readonly RegExp[]): boolean => all.some((one) => one.test(file));
  // What Go's own library vendors lies in folders as a module's does.
  if (of.name.startsWith('vendor/')) return { file, owner: 'runtime' };
  if (isOf(LIBRARIES)) return { file, owner: 'library' };
  if (isOf(RUNTIMES) || (relative === null && isOf(NAMED_RUNTIMES))) return { file, owner: 'runtime' };
  if (relative !== null) return { file, owner: 'app' };
  return /\.(go|s)$/.test(path) ? ofGo(of.name, path, about) : { file, owner: 'library' };
}

/** That a path ends like one of the application's proves nothing. */
const ofRelative = (path: string, { present }: AboutApplication): string | null =>
  present.get(path) === path ? path : null;

/** By its package: built elsewhere, in a container say, an application's files lie at other paths. */
function ofGo(name: string, file: string, { modules, present }: AboutApplication): Place {
  const path = goPackageOf(name);
  // Bodies in assembly, such as `memeqbody`.
  if (path === null) return { file, owner: 'runtime' };
  const folder = folderInModules(path, modules);
  if (folder !== null) {
    return { file: `${folder}/${file.slice(file.lastIndexOf('/') + 1)}`.replace(/^\//, ''), owner: 'app' };
  }
  if (path === 'main') return { file: present.get(file) ?? file, owner: 'app' };
  const [first = ''] = path.split('/');
  return { file, owner: first.includes('.') ? 'library' : 'runtime' };
}

/** Code without a file: what was made by a program as it ran, or a name alone. */
function unplaced(name: string, about: AboutApplication): Place {
  if ([...RUNTIMES, ...NAMED_RUNTIMES].some((one) => one.test(name))) return { file: '', owner: 'runtime' };
  const path = goPackageOf(name);
  // Packages of Go are in small letters; in Java's `org/shop/Cart.add` a class is the last.
  const isGo = path !== null && (/\/[a-z][^/]*$/.test(path) || ['main', 'runtime'].includes(path));
  return isGo ? { ...ofGo(name, '', about), file: '' } : { file: '', owner: 'library' };
}

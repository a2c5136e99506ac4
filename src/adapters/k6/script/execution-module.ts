/** What a source calls k6's module of the running test, told by one name: `perfGateExec`, `perfGateExec.scenario`. */
export const EXEC = 'perfGateExec';
/** The objects of that module. */
const OBJECT = '(?:scenario|vu|test|instance)';

const MODULE = `['"]k6/execution['"]`;
const REQUIRED = String.raw`require\(\s*${MODULE}\s*\)`;
const IMPORTED = new RegExp(
  String.raw`\bimport\s*([^;'"()]*?)\s*\bfrom\s*${MODULE}|\bimport\s*${MODULE}`,
  'g',
);
const TAKEN = new RegExp(String.raw`\b(?:const|let|var)\s+([\w$]+)\s*=\s*${REQUIRED}(?!\s*[.?[])`, 'g');

const PART = new RegExp(String.raw`\b(default|${OBJECT})\b(?:\s*(?:\bas\b|:)\s*([\w$]+))?`, 'g');

/** Template literals, texts, and comments, as far as a source shows them without being parsed. */
const TEXTS = /`(?:[^`\\]|\\.)*`|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\/\/.*|\/\*[\s\S]*?\*\//g;

export type Named = {
  readonly source: string;
  /** without comments and texts; the module's own name is left where it is taken in a way that is not read */
  readonly code: string;
};

/** A source in which `k6/execution` and what is imported or destructured of it has the same name, whatever it is called there. */
export function withOneName(source: string): Named {
  const names = new Map<string, string>();
  const take = (clause: string): string => {
    for (const [local, name] of namesIn(clause)) names.set(local, name);
    return '';
  };
  const code = withoutTexts(source)
    .replace(IMPORTED, (_, clause = '') => take(clause))
    .replace(TAKEN, (_, local) => take(local))
    .replace(new RegExp(REQUIRED, 'g'), EXEC);
  const modules = [EXEC, ...[...names].filter(([, name]) => name === EXEC).map(([local]) => local)];
  const destructured = new RegExp(
    String.raw`\b(?:const|let|var)\s*(\{\s*${OBJECT}\b[^{}]*\})\s*=\s*(?:${modules.map(literal).join('|')})(?![\w$]|\s*[.?[(])`,
    'g',
  );
  const rest = code.replace(destructured, (all, clause: string) => (isPlain(clause) ? take(clause) : all));
  const renamed = (text: string) =>
    [...names].reduce((known, [local, name]) => known.replace(referencesTo(local), name), text);
  return { source: renamed(source), code: renamed(rest) };
}

/** The names of an import, a destructuring, or a single one, and what each is of: the module, or one of its objects. */
function namesIn(all: string): readonly (readonly [string, string])[] {
  if (/^type\b/.test(all)) return [];
  const [braces = ''] = /\{[\s\S]*\}/.exec(all) ?? [];
  const whole = all.replace(braces, '').replace(/\*\s*as\b/, '');
  const wholes = [...whole.matchAll(/[\w$]+/g)].map(([local]) => [local, EXEC] as const);
  const parts = [...braces.matchAll(PART)].map(([, name = '', local = name]) => {
    return [local, name === 'default' ? EXEC : `${EXEC}.${name}`] as const;
  });
  return [...wholes, ...parts];
}

/** Whether a destructuring only names objects of the module, each by its own name or another. */
const isPlain = (clause: string): boolean =>
  new RegExp(String.raw`^\{(?:\s*${OBJECT}\s*(?::\s*[\w$]+\s*)?(?:,|(?=\})))+\s*\}$`).test(clause);

/** Where a name is read: it is no property of something else, and no key. */
const referencesTo = (local: string): RegExp =>
  new RegExp(
    String.raw`(?<![\w$#'\"]|(?<!\.\.)\.)${literal(local)}(?![\w$])(?!(?<=(?:[{,;(]|^|\n)\s*${literal(local)})\s*\??:)`,
    'g',
  );

const literal = (name: string): string => name.replaceAll('$', String.raw`\$`);

/** Kept are the names of modules and of properties, and what a template takes in. */
function withoutTexts(source: string): string {
  return source.replace(TEXTS, (text, at: number) => {
    if (text.startsWith('/')) return ' ';
    if (text.startsWith('`')) return (text.match(/\$\{[^{}]*\}/g) ?? []).join(' ');
    const isKept = /^.k6\/execution.$/.test(text) || /\[\s*$/.test(source.slice(Math.max(at - 40, 0), at));
    return isKept ? text : "''";
  });
}

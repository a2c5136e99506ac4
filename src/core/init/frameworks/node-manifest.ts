import type { Tree } from '../tree.ts';

export const MANIFEST = 'package.json';

/** What of package.json is needed here; what is no text in it is left out. */
export type Manifest = {
  readonly dependencies: Readonly<Record<string, string>>;
  /** those of development too */
  readonly all: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly main: string | null;
  /** `pnpm@10.1.0` */
  readonly packageManager: string;
};

/** null: there is none, or none that can be read. */
export function readManifest(tree: Tree): Manifest | null {
  const value = parsed(tree.get(MANIFEST) ?? '');
  if (value === null) return null;
  const dependencies = texts(value['dependencies']);
  const { main, packageManager } = texts(value) as Readonly<
    Record<'main' | 'packageManager', string | undefined>
  >;
  return {
    dependencies,
    all: { ...texts(value['devDependencies']), ...dependencies },
    scripts: texts(value['scripts']),
    main: main ?? null,
    packageManager: packageManager ?? '',
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function texts(value: unknown): Readonly<Record<string, string>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, text]) =>
      typeof text === 'string' ? [[name, text] as const] : [],
    ),
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

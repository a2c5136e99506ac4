import { hits, type Place, type Tree } from '../tree.ts';
import { stepInputs } from './step-inputs.ts';

/** A step of a workflow that runs the gate. */
export type GateStep = {
  readonly at: Place;
  /** where it runs, from the root of the repository; '' for the root; as it is written, so that it may hold expressions */
  readonly folder: string;
  /** of the configuration that it names, likewise; null: it names none in the repository */
  readonly configFolder: string | null;
};

const GATE = /\buses:\s*["']?[\w.-]+\/perf-gate@/;
const EXPRESSION = /\$\{\{.*?\}\}/;
const CHECKOUT = /^\$\{\{\s*github\.workspace\s*\}\}/;

/** The steps that run the gate, in the order of the files. */
export function gateSteps(tree: Tree, files: readonly string[]): readonly GateStep[] {
  return hits(tree, files, GATE).map(({ at }) => {
    const lines = (tree.get(at.file) ?? '').split(/\r?\n/).slice((at.line ?? 1) - 1);
    const inputs = stepInputs(lines) ?? [];
    const folder = plain(inputOf(inputs, 'working-directory') ?? '');
    const config = inputOf(inputs, 'config');
    return { at, folder, configFolder: config === null ? null : configFolder(config, folder) };
  });
}

/**
 * Whether a step runs the gate of a folder. An expression stands for what the workflows write out somewhere: a value of a
 * matrix, or what a caller hands over. `folder`: from the root of the repository, '' for the root.
 */
export function isFor({ folder, configFolder }: GateStep, wanted: string, tree: Tree): boolean {
  return [folder, configFolder].some((written) => written !== null && fits(written, wanted, tree));
}

function fits(written: string, wanted: string, tree: Tree): boolean {
  if (!EXPRESSION.test(written)) return written === wanted;
  const parts = written.split(new RegExp(EXPRESSION, 'g')).map(literal);
  const [, ...values] = new RegExp(`^${parts.join('(.+)')}$`).exec(wanted === '' ? '.' : wanted) ?? [];
  return values.length > 0 && values.every((value) => isWritten(value, tree));
}

/** Whether a value stands by itself in one of the workflows. */
function isWritten(value: string, tree: Tree): boolean {
  const alone = new RegExp(`(?<![^\\s"',:[{])(?:\\./)?${literal(value)}/?(?![^\\s"',\\]}])`);
  return [...tree.values()].some((text) => alone.test(text));
}

const literal = (text: string): string => text.replace(/[^\w/]/g, '\\$&');

function inputOf(inputs: readonly string[], name: string): string | null {
  const line = inputs.find((one) => one.startsWith(`${name}:`));
  const [, double, single, bare] =
    /^[\w-]+:\s*(?:"([^"]*)"|'([^']*)'|(.*?))\s*(?:\s#.*)?$/.exec(line ?? '') ?? [];
  return double ?? single ?? bare ?? null;
}

/** As the action finds it: from the step's folder, unless it is a whole path. null: it is not in the repository */
function configFolder(config: string, folder: string): string | null {
  if (config.startsWith('/')) return null;
  return plain(above(CHECKOUT.test(config) ? config : `${folder}/${config}`));
}

/** A folder as git names it. How many folders an expression stands for is not known, so that `..` stays behind one. */
function plain(folder: string): string {
  const path: string[] = [];
  for (const part of folder.replace(CHECKOUT, '').split('/')) {
    const last = path.at(-1);
    const isUp = part === '..' && last !== undefined && last !== '..' && !last.includes('}}');
    if (isUp) path.pop();
    else if (part !== '' && part !== '.') path.push(part);
  }
  return path.join('/');
}

const above = (file: string): string => file.slice(0, file.lastIndexOf('/'));

import type { PresetUse } from '../../model/script-check.ts';
import type { ConfigFile, Position } from '../config-file.ts';
import { isObject } from '../is-object.ts';
import type { Fault } from '../kinds/kind.ts';
import { placeInside } from '../place-name.ts';
import type { Problem } from '../problem.ts';
import { createMask, type Mask } from '../secrets.ts';
import { PRESET, PRESETS, type Preset } from '../settings/presets.ts';
import type { Setting } from '../settings/setting.ts';
import { SETTINGS } from '../settings.ts';
import { readValue } from './read-value.ts';

/** Inputs or flags that were given, by setting id. */
export type Overrides = Readonly<Record<string, unknown>>;

export type Layers = {
  readonly file: ConfigFile | null;
  readonly overrides: Overrides;
  /** how an override is called: `input "rate"`, `--rate` */
  readonly label: (id: string) => string;
};

/** By setting id, each as its kind reads it. */
export type Values = Readonly<Record<string, unknown>>;

export type Reading = {
  readonly values: Values;
  /** ids that the file or an override sets, whether the value can be read or not */
  readonly given: ReadonlySet<string>;
  /** null: none is named */
  readonly preset: PresetUse | null;
  readonly problems: readonly Problem[];
};

type Layer = 'override' | 'file' | 'preset' | 'default';
type Given = {
  readonly layer: Layer;
  readonly raw: unknown;
  readonly where: string;
  /** for a value of the file: where something inside it stands */
  readonly find: (inside: readonly (string | number)[]) => Position | null;
};

const NOWHERE = () => null;

/** The value of every setting by defaults < preset < file < inputs or flags, and every problem on the way. */
export function readLayers(layers: Layers): Reading {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  const given = new Set<string>();
  const named = presetNamed(layers);
  const strongestFirst = [fromOverrides, fromFile, fromPreset(named?.name), fromDefault];
  for (const setting of SETTINGS) {
    const found = strongestFirst.map((layer) => layer(setting, layers)).find((one) => one !== null);
    if (found === undefined || found === null) continue;
    if (found.layer === 'override' || found.layer === 'file') given.add(setting.id);
    const read = readValue(setting, found.raw);
    if (read.ok) values[setting.id] = read.value;
    else problems.push(...read.faults.map((fault) => problemOf(setting, found, fault)));
  }
  return { values, given, problems, preset: named && presetUse(named, layers) };
}

const givenIn = (setting: Setting, layers: Layers): Given | null =>
  fromOverrides(setting, layers) ?? fromFile(setting, layers);

type Named = { readonly name: Preset; readonly from: string };

/** Null: none is, or what is named is none, which its own row tells. */
function presetNamed(layers: Layers): Named | null {
  const row = SETTINGS.find(({ id }) => id === 'preset');
  const given = row === undefined ? null : givenIn(row, layers);
  const read = given === null ? null : readValue({ kind: PRESET }, given.raw);
  return read?.ok === true && given !== null ? { name: read.value as Preset, from: given.where } : null;
}

function presetUse({ name, from }: Named, layers: Layers): PresetUse {
  const values = SETTINGS.flatMap((setting) => {
    const value = PRESETS[name][setting.id];
    if (value === undefined) return [];
    const stronger = givenIn(setting, layers);
    const instead = stronger === null ? null : { from: stronger.where, value: `${stronger.raw}` };
    return [{ path: setting.path ?? setting.id, value, instead }];
  });
  return { name, from, values };
}

function fromOverrides({ id }: Setting, { overrides, label }: Layers): Given | null {
  const raw = overrides[id];
  if (raw === undefined || raw === '') return null;
  return { layer: 'override', raw, where: label(id), find: NOWHERE };
}

/** A key without a value (YAML's null) is a key that was not set. */
function fromFile({ path }: Setting, { file }: Layers): Given | null {
  if (file === null || path === null) return null;
  const keys = path.split('.');
  let raw: unknown = file.value;
  for (const key of keys) raw = isObject(raw) ? raw[key] : undefined;
  if (raw === undefined || raw === null) return null;
  const find: Given['find'] = (inside) => file.locate([...keys, ...inside], 'value');
  return { layer: 'file', raw, where: file.name, find };
}

const fromPreset =
  (preset: Preset | undefined) =>
  ({ id }: Setting): Given | null => {
    const raw = preset === undefined ? undefined : PRESETS[preset][id];
    return raw === undefined ? null : { layer: 'preset', raw, where: `preset ${preset}`, find: NOWHERE };
  };

/** A default that is a GitHub expression arrives as an input. */
function fromDefault({ id, default: raw }: Setting): Given | null {
  if (raw === null || raw.includes('${{')) return null;
  return { layer: 'default', raw, where: `default of ${id}`, find: NOWHERE };
}

const asIs: Mask = (text) => text;

function problemOf({ id, path, kind }: Setting, given: Given, { at, raw, wants, meant }: Fault): Problem {
  const name = given.layer === 'file' ? (path ?? id) : given.where;
  const hint = meant === null ? '' : ` Did you mean ${meant}?`;
  // What is not there has no place of its own.
  const position = given.find(at) ?? given.find(at.slice(0, -1));
  const hide = kind.secrets === undefined ? asIs : createMask(kind.secrets(raw, at.length > 0));
  return {
    where: given.where,
    line: position?.line ?? null,
    column: position?.column ?? null,
    message: hide(`${name}${placeInside(at)} is ${shown(raw, hide)}, but must be ${wants}.${hint}`),
  };
}

const LONGEST = 100;

/** The bad value as the user would know it, and never pages of it. Hidden before it is cut: half a secret is none known. */
function shown(raw: unknown, hide: Mask): string {
  if (raw === null || raw === undefined) return 'empty';
  const text = hide(JSON.stringify(raw));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

import type { PresetUse, PresetValue } from '../../model/script-check.ts';

/** "Preset nightly, of perf-gate.yml" */
export const presetTitle = ({ name, from }: PresetUse): string => `Preset ${name}, of ${from}`;

/** What it sets, and what is stronger, a line each: "policy.budget 60s, of --budget (the preset has 24s)". */
export const presetLines = ({ values }: PresetUse): readonly string[] => values.map(valueText);

/** The same as one sentence, for a log. */
export const presetText = (use: PresetUse): string => `${presetTitle(use)}: ${presetLines(use).join(', ')}.`;

const valueText = ({ path, value, instead }: PresetValue): string =>
  instead === null
    ? `${path} ${value}`
    : `${path} ${instead.value}, of ${instead.from} (the preset has ${value})`;

/** What a reader must not take it for. */
export const QUICK_LOOK = 'A quick look (preset smoke): it shows that the gate works, and is no proof.';

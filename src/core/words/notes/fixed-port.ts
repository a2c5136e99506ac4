import type { ApartNote, FixedPort } from '../../model/decision/fixed-port.ts';
import { otherArm } from '../../model/recording/window.ts';
import { type Phrases, say } from '../phrases.ts';

const LET_LISTEN = 'let the app listen on PORT and take app.port out';

const FIXED: Phrases<FixedPort> = {
  'reach-unsaid': ({ port }) =>
    `app.port is fixed to ${port}, so two builds cannot run at once: ${LET_LISTEN}, or list in app.reach the ports of 127.0.0.1 that it connects to (\`[]\` for none), so that each build gets a network of its own.`,
  'no-networks': ({ port, said }) =>
    `app.port is fixed to ${port}, so two builds cannot run at once, and no networks of their own can be made for them here (${said}): ${LET_LISTEN}.`,
  'not-started-apart': ({ port, arm, said }) =>
    `app.port is fixed to ${port}, so each build got a network of its own, and ${arm} did not start there. ${said} Of this machine it reaches only what app.reach lists, and nothing beyond it: complete the list, or ${LET_LISTEN}.`,
  'not-together': ({ arm, said }) =>
    `${arm} starts by itself, and not while ${otherArm(arm)} runs, so two builds cannot run at once. Beside the other: ${said.replace(/[^.]$/, '$&.')} What only one of them can have, such as a second port or a lock, needs the name of the side in it (PERF_GATE_ARM); or name the port that the load goes to as app.port, and list app.reach, so that each build gets a network of its own.`,
};

/** Why applications that share a fixed port are not driven beside one another, and what can be done. */
export const fixedPortText = (why: FixedPort): string => say(FIXED, why);

export const APART: Phrases<ApartNote> = {
  apart: ({ port }) =>
    `Base and head both listened on port ${port}, each in a network of its own. The relay before it adds the same to both, which makes a change of very short answers look smaller.`,
};

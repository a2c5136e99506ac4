/** How a piece of a line looks on a terminal. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** The text with that look; escape sequences only where the terminal shows them. */
export type Paint = (style: Style, text: string) => string;

/** For what is no terminal. */
export const plain: Paint = (_style, text) => text;

/** `paint`: what the terminal shows of styles; default none. `width` in columns. */
export type TextOptions = { readonly paint?: Paint; readonly width: number };

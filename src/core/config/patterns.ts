/** How values are written: read by the parser, and shown to editors through the schema. */
export const RATE: RegExp = /^(\d+(?:\.\d+)?)\s*\/\s*([smh])$/;
export const DURATION: RegExp = /^(\d+(\.\d+)?(ms|s|m|h))+$/;
/** a plain number of seconds */
export const SECONDS: RegExp = /^\d+(\.\d+)?$/;
export const PERCENT: RegExp = /^(\d+(?:\.\d+)?)\s*%$/;
export const STORE: RegExp = /^(artifact|none|directory:.+)$/;
export const URL_START: RegExp = /^https?:\/\/[^/\s][^\s]*$/;
/** `NAME` or `NAME=value` */
export const VARIABLE: RegExp = /^[A-Za-z_]\w*(=[\s\S]*)?$/;
/** Parts between slashes begin with a letter or digit, so that no gate's folder can climb out of ours. */
export const GATE: RegExp = /^(?=.{1,100}$)[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*$/;

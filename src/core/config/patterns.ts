/** How values are written: read by the parser, and shown to editors through the schema. */
export const RATE: RegExp = /^(\d+(?:\.\d+)?)\s*\/\s*([smh])$/;
export const DURATION: RegExp = /^(\d+(\.\d+)?(ms|s|m|h))+$/;
/** a plain number of seconds */
export const SECONDS: RegExp = /^\d+(\.\d+)?$/;
export const PERCENT: RegExp = /^(\d+(?:\.\d+)?)\s*%$/;
/** Git's rules for the name of a branch or tag; `refs/heads/x` is legal too, and never meant. */
const NAME_OF_REF =
  '(?![-/.@]$|[-/.]|refs/|HEAD$)(?!.*(?:\\.\\.|/\\.|//|@\\{|\\.lock(?:/|$)|[/.]$))(?:(?![~^:?*[\\\\])[!-~\\u00a1-\\uffff]){1,200}';
export const REF: RegExp = new RegExp(`^${NAME_OF_REF}$`);
export const STORE: RegExp = new RegExp(`^(artifact|none|directory:.+|branch:${NAME_OF_REF})$`);
/** From the root of the repository, with slashes as git writes them. */
export const URL_START: RegExp = /^https?:\/\/[^/\s][^\s]*$/;
/** a path from the root of the application, or a whole address */
export const ROUTE: RegExp = /^(\/|https?:\/\/[^/\s]+)[^\s#]*$/;
/** `NAME` or `NAME=value` */
export const VARIABLE: RegExp = /^[A-Za-z_]\w*(=[\s\S]*)?$/;
/** Parts between slashes begin with a letter or digit, so that no gate's folder can climb out of ours. */
export const GATE: RegExp = /^(?=.{1,100}$)[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*$/;

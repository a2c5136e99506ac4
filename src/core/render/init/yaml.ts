/** A scalar that YAML reads as this text, plain where that is safe. */
export function scalar(text: string): string {
  const isPlain =
    /^[A-Za-z_./$][^\n\t]*$/.test(text) &&
    !/: |:$| #|\s$/.test(text) &&
    !/^(true|false|null|yes|no|on|off|~)$/i.test(text) &&
    !/^[-+.\d][\d._e+-]*$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** Behind a value; nothing where there is nothing to say. */
export const behind = (comment: string): string => (comment === '' ? '' : ` # ${oneLine(comment)}`);

/** Names of files are any text, and a comment ends with its line. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

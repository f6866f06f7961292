/** Front matter: YAML of the keys that Slugline's reader knows, every value that could be misread in double quotes. */

export type Field = readonly [key: string, value: string | readonly string[]];

/** The fields that have something to say, between their fences; empty when none has. */
export function writeFrontMatter(fields: readonly Field[]): string {
  const lines = fields.flatMap(([key, value]) => {
    if (typeof value === 'string') return value === '' ? [] : [`${key}: ${scalar(value)}`];
    return value.length === 0 ? [] : [`${key}:`, ...value.map((one) => `  - ${scalar(one)}`)];
  });
  return lines.length === 0 ? '' : ['---', ...lines, '---', '', ''].join('\n');
}

/** A string of JSON is one of YAML too. Letters, digits and little else need no quotes, unless they spell something else. */
function scalar(value: string): string {
  const plain =
    /^[\p{L}][\p{L}\p{M}\p{N} ,.()’'-]*[\p{L}\p{N}.)]$/u.test(value) && !/^(?:true|false|null|yes|no|on|off)$/i.test(value);
  return plain || /^\d{4}-\d\d-\d\d$/.test(value) ? value : JSON.stringify(value);
}

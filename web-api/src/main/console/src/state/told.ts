/** What people call a field, a word of the API, yes and no. */
export interface Words {
  field: (name: string) => string;
  word: (value: string) => string;
  truth: (value: boolean) => string;
}

const isNothing = (value: unknown) => value === undefined || value === null || value === '';

/** A value of the API in words instead of braces: what is empty is left out, a few things stand one after the other. */
export function told(value: unknown, words: Words): string {
  if (isNothing(value)) {
    return '';
  }
  if (typeof value === 'boolean') {
    return words.truth(value);
  }
  if (Array.isArray(value)) {
    return value.map(one => told(one, words)).join('; ');
  }
  if (typeof value === 'object') {
    return Object.entries(value as object)
      .map(([name, one]) => [name, told(one, words)] as const)
      .filter(([, text]) => text !== '')
      .map(([name, text]) => `${words.field(name)}: ${text}`)
      .join(', ');
  }
  return typeof value === 'string' ? words.word(value) : String(value);
}

/** The same of what may be written as JSON, as the history keeps values that are more than a word. */
export function toldJson(text: string, words: Words): string {
  if (!/^[[{]|^(true|false)$/.test(text)) {
    return words.word(text);
  }
  try {
    return told(JSON.parse(text), words) || '—';
  } catch {
    return text;
  }
}

import { ApiError } from '../api/client';
import { useLanguage, useText, useWord, type Text } from '../i18n';
import type { MessageKey } from '../locales/en';

/** Whether a fault of the API at `members[2].number` or `members` concerns the field `members`. */
export function belongs(fault: string, field: string): boolean {
  return fault === field || fault.startsWith(`${field}[`) || fault.startsWith(`${field}.`);
}

/** What the server says most often of fields; what stands in brackets is named in the text. */
const SAYINGS: readonly (readonly [RegExp, MessageKey, ...string[]])[] = [
  [/^(?:is needed|must not be (?:null|blank|empty|missing))/, 'fault.needed'],
  [/^must (?:be up to|have at most) (\d+) (?:printable )?characters/, 'fault.upTo', 'to'],
  [/^(?:must be|must have) (\d+) to (\d+) characters|^size must be between (\d+) and (\d+)$/, 'fault.characters', 'from', 'to'],
  [/^the password must have (\d+) to (\d+) characters$/, 'fault.password', 'from', 'to'],
  [/^must be the 2 to 15 digits of an extension/, 'fault.extension'],
  [/^must be (\d+) to (\d+) digits, with \+ before|^must be 1 to 32 digits, \* or #/, 'fault.telephone'],
  [/^must be (?:from )?(\d+) to (\d+) digits(?: each)?$/, 'fault.digits', 'from', 'to'],
  [/^must be (?:a whole number )?(?:from )?(\d+) to (\d+)$/, 'fault.between', 'from', 'to'],
  [/^must be greater than or equal to (\d+)$/, 'fault.atLeast', 'from'],
  [/^must be less than or equal to (\d+)$/, 'fault.atMost', 'to'],
  [/^must be a whole number$/, 'fault.whole'],
  [/^must be a number$/, 'fault.number'],
  [/^must be true or false$/, 'fault.yesNo'],
  [/^must be one of \[?(.+?)\]?$|^must be (en, de, fr or es)$/, 'fault.oneOf', 'all'],
  [/^must be an instant/, 'fault.moment'],
  [/^there (?:is|are) no /, 'fault.unknown'],
  [/^must not contain control characters$/, 'fault.plain'],
  [/^must be a host name or address$/, 'fault.host'],
  [/(?:is taken|exists already|is in use|belongs to another account)/, 'fault.taken'],
  [/to itself$/, 'fault.itself'],
];

/** What the server says of a field, in the language of the reader where it is something that is said often. */
export function said(message: string, t: Text): string {
  for (const [pattern, key, ...names] of SAYINGS) {
    const found = pattern.exec(message);
    if (found) {
      const parts = found.slice(1).filter(part => part !== undefined);
      return t(key, Object.fromEntries(names.map((name, i) => [name, parts[i] ?? ''])));
    }
  }
  return message;
}

/** The faults of one field, in words. */
export function faultsOf(error: unknown, field: string, say: (message: string) => string = message => message): string {
  if (!(error instanceof ApiError)) {
    return '';
  }
  return Object.entries(error.fields)
    .filter(([fault]) => belongs(fault, field))
    .map(([fault, message]) => (fault === field ? say(message) : `${fault.slice(field.length)} ${say(message)}`))
    .join('; ');
}

/** What the server says in English, as the reader reads it. */
export function useSaid(): (message: string) => string {
  const t = useText();
  const language = useLanguage();
  return message => (language === 'en' ? message : message.split('; ').map(one => said(one, t)).join('; '));
}

/** What an answer says went wrong, and what the server says of it in English to who reads another language. */
export function useProblem(): (error: ApiError) => { title: string; detail?: string } {
  const t = useText();
  const word = useWord();
  const language = useLanguage();
  return ({ problem }) => {
    const type = problem.type?.replace(/^urn:carillon:problem:/, '') ?? '';
    const known = language === 'en' || type === '' ? type : word('problem', type);
    const detail = problem.detail || problem.title || t('trouble.unknown');
    return known === type ? { title: detail } : { title: known, detail: problem.detail };
  };
}

import type { MessageKey } from '../locales/en';

const REASONS: readonly (readonly [RegExp, MessageKey, ...string[]])[] = [
  [/^switched by hand$/, 'hours.byHand'],
  [/^holiday (.*)$/, 'hours.holiday', 'name'],
  [/^outside of the hours$/, 'hours.outside'],
  [/^open from (\S+) to (\S+)$/, 'hours.span', 'from', 'to'],
];

/** What the server gives as the reason why it is open or closed, as a message of the console; nothing for one that is new. */
export function whyOpen(because: string | undefined): { key: MessageKey; values: Record<string, string> } | undefined {
  for (const [pattern, key, ...names] of REASONS) {
    const found = pattern.exec(because ?? '');
    if (found) {
      return { key, values: Object.fromEntries(names.map((name, i) => [name, found[i + 1] ?? ''])) };
    }
  }
  return undefined;
}

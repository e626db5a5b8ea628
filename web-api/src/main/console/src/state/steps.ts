/** The way through the house for who is here for the first time. */
export const STEPS = ['phone', 'echo', 'call', 'menu', 'voicemail', 'history'] as const;
export type Step = (typeof STEPS)[number];

/** What the server knows of somebody. */
export interface Seen {
  registered: boolean;
  own: string | undefined;
  menus: readonly string[];
  records: readonly { caller?: string; callee?: string; disposition?: string }[];
  messages: number;
}

/** What is dialled to hear oneself. */
export const ECHO = '*43';

const PLAIN = /^\+?\d{2,15}$/;

/** Which steps are done, as the call records and the mailbox say. */
export function doneSteps(seen: Seen): Record<Step, boolean> {
  const mine = seen.own ? seen.records.filter(record => record.caller === seen.own) : [];
  const answered = (wanted: (callee: string) => boolean) =>
    mine.some(record => record.disposition === 'ANSWERED' && wanted(record.callee ?? ''));
  const isMenu = (callee: string) => seen.menus.includes(callee);
  return {
    phone: seen.registered,
    echo: answered(callee => callee === ECHO),
    call: answered(callee => PLAIN.test(callee) && callee !== seen.own && !isMenu(callee)),
    menu: answered(isMenu),
    voicemail: seen.messages > 0,
    history: mine.length > 0,
  };
}

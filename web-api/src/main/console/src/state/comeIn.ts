import type { Schemas } from '../api/client';

/** How long a telephone may ring before nobody comes into the conversation. */
export const WAIT_MILLIS = 90_000;

/** How far the telephone of who wants to come into a call is: the leg that has answered, or whether it rings. */
export function answeredOf(call: Schemas['Call'] | undefined, number: string): { leg: string | undefined; rings: boolean } {
  const legs = (call?.legs ?? []).filter(leg => leg.party === number && leg.phase !== 'LEAVING');
  return { leg: legs.find(leg => leg.phase === 'ANSWERED')?.id, rings: legs.length > 0 };
}

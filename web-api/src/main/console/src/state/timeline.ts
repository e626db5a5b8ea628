import type { Schemas } from '../api/client';

export interface LegBar {
  id: string;
  party: string;
  direction: string;
  /** percent of the whole call */
  from: number;
  answered: number;
  to: number;
  leg: Schemas['CdrLeg'];
}

/** Where each leg lies in the time of the call: ringing until `answered`, talking after it. */
export function legBars(cdr: Schemas['Cdr']): LegBar[] {
  const begin = time(cdr.startedAt, 0);
  const end = Math.max(time(cdr.endedAt, begin), begin + 1);
  const percent = (at: number) => Math.min(100, Math.max(0, ((at - begin) / (end - begin)) * 100));
  return (cdr.legs ?? []).map((leg, i) => {
    const to = time(leg.endedAt, end);
    return {
      id: leg.id ?? String(i),
      party: leg.party ?? '',
      direction: leg.direction ?? '',
      from: percent(time(leg.startedAt, begin)),
      answered: percent(time(leg.answeredAt, to)),
      to: percent(to),
      leg,
    };
  });
}

function time(iso: string | undefined | null, otherwise: number): number {
  return iso ? new Date(iso).getTime() : otherwise;
}

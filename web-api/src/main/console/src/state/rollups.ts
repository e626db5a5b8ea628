import type { Schemas } from '../api/client';

export interface Hour {
  start: string;
  calls: number;
  answered: number;
}

type Row = Schemas['RollUp'];

/** A call counts for the house and again for each of its extensions: where there are rows of the house, they are all calls. */
function once(rows: readonly Row[]): readonly Row[] {
  const house = rows.filter(row => row.extension === '');
  return house.length > 0 ? house : rows;
}

/** Sums of all directions, hour by hour; an hour without calls is an hour of zero. */
export function hourly(rows: readonly Row[], from: Date, hours: number): Hour[] {
  const sums = Array.from({ length: hours }, (_, i): Hour => ({
    start: new Date(from.getTime() + i * 3_600_000).toISOString(), calls: 0, answered: 0,
  }));
  for (const row of once(rows)) {
    const at = Math.floor((new Date(row.start ?? '').getTime() - from.getTime()) / 3_600_000);
    const sum = sums[at];
    if (sum) {
      sum.calls += row.calls ?? 0;
      sum.answered += row.answered ?? 0;
    }
  }
  return sums;
}

/** Sums of all directions, for each start that occurs, oldest first. */
export function byStart(rows: readonly Row[]): Hour[] {
  const sums = new Map<string, Hour>();
  for (const row of once(rows)) {
    const start = row.start ?? '';
    const sum = sums.get(start) ?? { start, calls: 0, answered: 0 };
    sum.calls += row.calls ?? 0;
    sum.answered += row.answered ?? 0;
    sums.set(start, sum);
  }
  return [...sums.values()].sort((a, b) => a.start.localeCompare(b.start));
}

/** The calls of all rows together: percent answered, seconds of each that was, and how they sounded; absent where nothing is known. */
export function summed(rows: readonly Schemas['RollUp'][]): { calls: number; asr?: number; acd?: number; mos?: number } {
  let [calls, answered, seconds, scored, scores] = [0, 0, 0, 0, 0];
  for (const row of rows) {
    calls += row.calls ?? 0;
    answered += row.answered ?? 0;
    seconds += row.seconds ?? 0;
    if (row.mosAverage) {
      scored += row.answered ?? 0;
      scores += row.mosAverage * (row.answered ?? 0);
    }
  }
  return {
    calls,
    asr: calls > 0 ? (100 * answered) / calls : undefined,
    acd: answered > 0 ? seconds / answered : undefined,
    mos: scored > 0 ? scores / scored : undefined,
  };
}

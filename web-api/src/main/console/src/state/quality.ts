import type { Schemas } from '../api/client';

/** The leg that was heard worst. */
export function worst(legs: readonly Schemas['HeardLeg'][] | undefined): Schemas['HeardLeg'] | undefined {
  return (legs ?? []).reduce<Schemas['HeardLeg'] | undefined>(
    (so, one) => (so === undefined || (one.mos ?? Infinity) < (so.mos ?? Infinity) ? one : so), undefined);
}

export interface Curves {
  at: string[];
  mos: (number | null)[];
  jitter: (number | null)[];
  lost: (number | null)[];
  trip: (number | null)[];
}

/** What a graph draws of a leg; where nothing was to be heard there is a gap. */
export function curves(points: readonly Schemas['CallQualityPoint'][] | undefined): Curves {
  const all = points ?? [];
  const known = (value: number | undefined) => value ?? null;
  return {
    at: all.map(point => point.at ?? ''),
    mos: all.map(point => known(point.mos)),
    jitter: all.map(point => known(point.jitterMillis)),
    lost: all.map(point => (point.mos === undefined ? null : known(point.lostPercent))),
    trip: all.map(point => known(point.roundTripMillis)),
  };
}

import { describe, expect, it } from 'vitest';
import { curves, worst } from '../src/state/quality';

describe('the quality of a call', () => {
  it('is that of the leg that was heard worst', () => {
    expect(worst([{ party: 'a', mos: 4.1 }, { party: 'b', mos: 2.2 }, { party: 'c' }])?.party).toBe('b');
    expect(worst([])).toBeUndefined();
    expect(worst(undefined)).toBeUndefined();
  });

  it('has a gap where nothing was to be heard', () => {
    const drawn = curves([
      { at: '2026-11-22T09:00:00Z', lostPercent: 2.5, jitterMillis: 3, roundTripMillis: 40, mos: 4 },
      { at: '2026-11-22T09:00:05Z', lostPercent: 0, roundTripMillis: 41 },
    ]);
    expect(drawn).toEqual({
      at: ['2026-11-22T09:00:00Z', '2026-11-22T09:00:05Z'], mos: [4, null], jitter: [3, null], lost: [2.5, null], trip: [40, 41],
    });
    expect(curves(undefined).at).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AGAIN_MILLIS, Reach } from '../src/state/reach';

describe('a server', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('that is away is looked for until it is back, and told of once each', async () => {
    let up = false;
    const ask = vi.fn(() => (up ? Promise.resolve() : Promise.reject(new Error('away'))));
    const reach = new Reach(ask);
    const told: boolean[] = [];
    reach.subscribe(() => told.push(reach.isThere()));
    reach.found(true);
    reach.found(false);
    reach.found(false);
    await vi.advanceTimersByTimeAsync(3 * AGAIN_MILLIS);
    expect(ask).toHaveBeenCalledTimes(3);
    expect(told).toEqual([false]);
    up = true;
    await vi.advanceTimersByTimeAsync(AGAIN_MILLIS);
    expect(told).toEqual([false, true]);
    await vi.advanceTimersByTimeAsync(5 * AGAIN_MILLIS);
    expect(ask).toHaveBeenCalledTimes(4);
  });

  it('that a request finds is not looked for any more', async () => {
    const ask = vi.fn(() => Promise.reject(new Error('away')));
    const reach = new Reach(ask);
    reach.found(false);
    reach.found(true);
    await vi.advanceTimersByTimeAsync(2 * AGAIN_MILLIS);
    expect(ask).not.toHaveBeenCalled();
  });
});

import { describe, expect, it } from 'vitest';
import { whyOpen } from '../src/state/hours';

describe('why it is open or closed', () => {
  it('is said with what stands in the reason', () => {
    expect(whyOpen('switched by hand')).toEqual({ key: 'hours.byHand', values: {} });
    expect(whyOpen("holiday Founders' day")).toEqual({ key: 'hours.holiday', values: { name: "Founders' day" } });
    expect(whyOpen('outside of the hours')?.key).toBe('hours.outside');
    expect(whyOpen('open from 09:00 to 17:00')).toEqual({ key: 'hours.span', values: { from: '09:00', to: '17:00' } });
  });

  it('is what the server says when that is new', () => {
    expect(whyOpen('closed for repairs')).toBeUndefined();
    expect(whyOpen(undefined)).toBeUndefined();
  });
});

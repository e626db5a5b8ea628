import { expect, test } from 'vitest';
import { ticks } from '../src/state/scale';

test('a scale holds the largest value and has few whole numbers', () => {
  expect(ticks(0)).toEqual([0, 1]);
  expect(ticks(1)).toEqual([0, 1]);
  expect(ticks(7)).toEqual([0, 2, 4, 6, 8]);
  expect(ticks(10)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(ticks(1_234)).toEqual([0, 500, 1_000, 1_500]);
  for (let most = 1; most < 100_000; most = Math.ceil(most * 1.3)) {
    const all = ticks(most);
    expect(all.length).toBeLessThanOrEqual(6);
    expect(all[all.length - 1]).toBeGreaterThanOrEqual(most);
    expect(all[all.length - 2]).toBeLessThan(most);
  }
});

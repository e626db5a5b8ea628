import { expect, test } from 'vitest';
import { moved, NO_SLOTS, slotOf, type Slots } from '../src/state/slots';

const rows = (slots: Slots) => Array.from({ length: slots.last - slots.first + 1 }, (_, i) => slotOf(slots, slots.first + i));

test('who scrolls finds what was in sight where it was, and what comes in the rows that have gone', () => {
  const top = moved(NO_SLOTS, 0, 4);
  expect(rows(top)).toEqual([0, 1, 2, 3, 4]);
  expect(rows(moved(top, 2, 6))).toEqual([2, 3, 4, 0, 1]);
  expect(rows(moved(moved(top, 2, 6), 1, 5))).toEqual([1, 2, 3, 4, 0]);
});

test('who leaps finds every row where it is', () => {
  expect(rows(moved(moved(NO_SLOTS, 2, 6), 57, 61))).toEqual([0, 1, 2, 3, 4]);
});

test('no two lines share a row, however many come into sight', () => {
  let slots = NO_SLOTS;
  for (const [first, last] of [[0, 3], [1, 7], [5, 12], [2, 8], [3, 12], [90, 99], [80, 89], [79, 81]] as const) {
    slots = moved(slots, first, last);
    expect(new Set(rows(slots)).size).toBe(last - first + 1);
  }
});

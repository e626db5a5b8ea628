import { describe, expect, it } from 'vitest';
import { byWords, stepIn } from '../src/state/find';

const PAGES = [{ path: '/trunks', name: 'Trunks' }, { path: '/queues', name: 'Queues' }];
const SAY = { calls: (number: string) => `calls of ${number}`, call: (id: string) => `call ${id}` };

describe('the search of the console', () => {
  it('knows pages, numbers and ids of calls apart', () => {
    expect(byWords('tru', PAGES, SAY)).toEqual([{ to: '/trunks', words: 'Trunks' }]);
    expect(byWords('+49 (30) 1234', PAGES, SAY)).toEqual([{ to: '/history?extension=%2B49301234', words: 'calls of +49301234' }]);
    expect(byWords('0193f0c2-7a1b-4d', PAGES, SAY)[0]).toEqual({ to: '/history/at/0193f0c2-7a1b-4d', words: 'call 0193f0c2-7a1b-4d' });
    expect(byWords(' ', PAGES, SAY)).toEqual([]);
  });
  it('goes through what was found and round', () => {
    expect(stepIn('ArrowDown', -1, 2)).toBe(0);
    expect(stepIn('ArrowDown', 1, 2)).toBe(0);
    expect(stepIn('ArrowUp', -1, 2)).toBe(1);
    expect(stepIn('ArrowUp', 0, 0)).toBeUndefined();
    expect(stepIn('x', 0, 2)).toBeUndefined();
  });
});

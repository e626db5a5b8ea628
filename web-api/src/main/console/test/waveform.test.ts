import { describe, expect, it } from 'vitest';
import { loudness, shareOf } from '../src/state/waveform';

describe('a waveform', () => {
  it('is drawn side by side, what is faint raised', () => {
    expect(loudness({ seconds: 1, sides: [{ peaks: [0, 255] }, { peaks: [64, 0] }] })).toEqual([[0, 1], [Math.sqrt(64 / 255), 0]]);
  });

  it('of nothing is a line', () => {
    expect(loudness({})).toEqual([[0]]);
  });

  it('has its pauses where they are', () => {
    expect(shareOf(15, 60)).toBe(25);
    expect(shareOf(70, 60)).toBe(100);
    expect(shareOf(1, 0)).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { told, toldJson } from '../src/state/told';

const words = {
  field: (name: string) => ({ action: 'Action', target: 'Target' })[name] ?? name,
  word: (value: string) => ({ HANG_UP: 'Hang up', NUMBER: 'Number' })[value] ?? value,
  truth: (value: boolean) => (value ? 'yes' : 'no'),
};

describe('a value', () => {
  it('is read in words, and what is empty is left out', () => {
    expect(told({ action: 'HANG_UP', target: '' }, words)).toBe('Action: Hang up');
    expect(told([{ action: 'NUMBER', target: '1001' }, { action: 'HANG_UP' }], words)).toBe('Action: Number, Target: 1001; Action: Hang up');
    expect(told({ '7': { action: 'NUMBER', target: '1' } }, words)).toBe('7: Action: Number, Target: 1');
    expect(told(false, words)).toBe('no');
    expect(told(0, words)).toBe('0');
    expect(told(null, words)).toBe('');
  });

  it('may be written as JSON', () => {
    expect(toldJson('{"action":"HANG_UP","target":""}', words)).toBe('Action: Hang up');
    expect(toldJson('true', words)).toBe('yes');
    expect(toldJson('NUMBER', words)).toBe('Number');
    expect(toldJson('[not JSON', words)).toBe('[not JSON');
    expect(toldJson('{}', words)).toBe('—');
  });
});

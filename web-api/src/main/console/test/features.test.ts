import { describe, expect, it } from 'vitest';
import { dependants, stateOf } from '../src/state/features';

const ECHO = { id: 'echo', on: true, switchedOff: false, offOnServer: false, essential: false, codes: ['*43'], numbers: [], features: [] };

describe('a feature', () => {
  it('is on or off, and some are not for this house to switch', () => {
    expect(stateOf(ECHO)).toBe('on');
    expect(stateOf({ ...ECHO, on: false, switchedOff: true })).toBe('off');
    expect(stateOf({ ...ECHO, essential: true })).toBe('essential');
    expect(stateOf({ ...ECHO, on: false, offOnServer: true, essential: true })).toBe('offOnServer');
  });

  it('takes with it what leads to it, and nothing is said of what there is none of', () => {
    expect(dependants(ECHO)).toEqual([{ kind: 'codes', list: ['*43'] }]);
    expect(dependants({ ...ECHO, codes: [], numbers: ['600'], features: ['park-slots'] }))
      .toEqual([{ kind: 'numbers', list: ['600'] }, { kind: 'others', list: ['park-slots'] }]);
    expect(dependants({ id: 'find-me', on: true })).toEqual([]);
  });
});

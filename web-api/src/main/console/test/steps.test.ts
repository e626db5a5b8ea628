import { describe, expect, it } from 'vitest';
import { doneSteps, ECHO, STEPS, type Seen } from '../src/state/steps';

const NOTHING: Seen = { registered: false, own: '1001', menus: ['5000'], records: [], messages: 0 };
const call = (callee: string, disposition = 'ANSWERED', caller = '1001') => ({ caller, callee, disposition });
const done = (seen: Seen) => STEPS.filter(step => doneSteps(seen)[step]);

describe('the first steps', () => {
  it('are all to be done at first', () => {
    expect(done(NOTHING)).toEqual([]);
  });

  it('are done when the server knows of it', () => {
    expect(done({ ...NOTHING, registered: true, messages: 1, records: [call(ECHO), call('5000'), call('1011')] })).toEqual([...STEPS]);
  });

  it('are not done by calls of others, nor by calls that nobody answered', () => {
    expect(done({ ...NOTHING, records: [call(ECHO, 'ANSWERED', '1002'), call('5000', 'CANCELLED')] })).toEqual(['history']);
  });

  it('take nobody for somebody else: not the own mailbox, not a menu, not oneself', () => {
    expect(done({ ...NOTHING, records: [call('*991001'), call('5000'), call('1001')] })).toEqual(['menu', 'history']);
  });

  it('are those of a telephone: who has none has done nothing', () => {
    expect(done({ ...NOTHING, own: undefined, records: [{ callee: '1011', disposition: 'ANSWERED' }] })).toEqual([]);
  });
});

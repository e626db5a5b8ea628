import { expect, it } from 'vitest';
import { answeredOf } from '../src/state/comeIn';

const leg = (id: string, party: string, phase: 'RINGING' | 'ANSWERED' | 'LEAVING') => ({ id, party, phase });

it('waits for the telephone that was called, and not for who talked before', () => {
  const talk = [leg('a', '1001', 'ANSWERED'), leg('b', '1002', 'ANSWERED')];
  expect(answeredOf({ legs: talk }, '1009')).toEqual({ leg: undefined, rings: false });
  expect(answeredOf({ legs: [...talk, leg('c', '1009', 'RINGING')] }, '1009')).toEqual({ leg: undefined, rings: true });
  expect(answeredOf({ legs: [...talk, leg('c', '1009', 'ANSWERED')] }, '1009')).toEqual({ leg: 'c', rings: true });
  expect(answeredOf({ legs: [...talk, leg('c', '1009', 'LEAVING')] }, '1009')).toEqual({ leg: undefined, rings: false });
});

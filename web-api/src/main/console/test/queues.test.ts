import { describe, expect, it } from 'vitest';
import { saying, serving, standing } from '../src/state/queues';

const AGENT = { extension: '1001', paused: false, queues: ['600', '601'] };

describe('an agent', () => {
  it('makes a pause and serves its queues still', () => {
    expect(saying(AGENT, { paused: true })).toEqual({ queues: ['600', '601'], paused: true, reason: undefined });
  });

  it('logs in to one queue and out of it, and stays in the others and in its pause', () => {
    const paused = { ...AGENT, paused: true, reason: 'lunch' };
    expect(serving(paused, '602', true)).toEqual({ queues: ['600', '601', '602'], paused: true, reason: 'lunch' });
    expect(serving(paused, '600', false)).toEqual({ queues: ['601'], paused: true, reason: 'lunch' });
    expect(serving({ extension: '1002' }, '600', true).queues).toEqual(['600']);
  });
});

describe('a queue on the wallboard', () => {
  const today = { offered: 4, answered: 3 };
  const asked = { number: '600', waiting: 0, callers: [], agents: [{ extension: '1001', state: 'LOGGED_OUT' as const }, { extension: '1002' }], today };

  it('is what was asked for as long as the live channel says nothing', () => {
    expect(standing(asked, undefined, [])).toBe(asked);
    expect(standing(asked, { number: '600', callers: [] }, undefined)).toBe(asked);
    expect(standing(undefined, { number: '600', callers: [] }, [])).toBeUndefined();
  });

  it('has who waits and what its agents do from the channel, and the day as it was read', () => {
    const told = { number: '600', callers: [{ callId: 'c', from: '4930', place: 1 }] };
    const now = standing(asked, told, [{ extension: '1001', state: 'FREE' }, { extension: '1009', state: 'FREE' }]);
    expect(now).toEqual({ ...asked, waiting: 1, callers: told.callers, agents: [{ extension: '1001', state: 'FREE' }, { extension: '1002' }] });
  });
});

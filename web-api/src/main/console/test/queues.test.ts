import { describe, expect, it } from 'vitest';
import { saying, serving } from '../src/state/queues';

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

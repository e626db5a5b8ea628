import { describe, expect, it } from 'vitest';
import { told, wish, type LiveMessage, type TopicState } from '../src/state/liveState';

const play = (...messages: LiveMessage[]) => messages.reduce<TopicState | undefined>(told, undefined);
const snapshot = (items: Record<string, unknown>, more = false, seq = 4): LiveMessage => ({ type: 'snapshot', topic: 'calls', feed: 'f', seq, items, more });

describe('a topic of the live channel', () => {
  it('is a snapshot, in one piece or in several', () => {
    const state = play(snapshot({ a: 1 }, true), snapshot({ b: 2 }));
    expect([...state!.items]).toEqual([['a', 1], ['b', 2]]);
    expect(state!.whole).toBe(true);
  });

  it('is begun anew by a later snapshot', () => {
    expect([...play(snapshot({ a: 1 }), snapshot({ b: 2 }, false, 9))!.items.keys()]).toEqual(['b']);
  });

  it('changes by patches, each counted once', () => {
    const patch: LiveMessage = { type: 'patch', topic: 'calls', seq: 5, set: { b: 2 }, gone: ['a'] };
    const state = play(snapshot({ a: 1 }), patch);
    expect([...state!.items.keys()]).toEqual(['b']);
    expect(told(state, { ...patch, set: { c: 3 } })).toBe(state);
  });

  it('is gone on with from where it was left, or asked for anew', () => {
    expect(wish('calls', play(snapshot({})))).toEqual({ topic: 'calls', feed: 'f', after: 4 });
    expect(wish('calls', play(snapshot({}, true)))).toBe('calls');
    expect(play(snapshot({ a: 1 }), { type: 'resync', topic: 'calls', reason: 'too slow' })).toBeUndefined();
  });
});

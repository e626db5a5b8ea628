import { describe, expect, it } from 'vitest';
import type { Schemas } from '../src/api/client';
import { busyLamps, joinable, lampOf, movedOf, moveOf, shown, stepOf, talkers, targetOf, written, type LampState } from '../src/state/panel';

type Call = Schemas['Call'];
type Leg = Schemas['Leg'];

const leg = (party: string, direction: Leg['direction'], phase: Leg['phase'] = 'ANSWERED', holding = false): Leg =>
  ({ id: `leg-${party}`, party, direction, phase, holding });
const call = (legs: Leg[], more: Partial<Call> = {}): Call =>
  ({ id: 'c-1', status: 'ACTIVE', direction: 'INTERNAL', from: legs[0]?.party, to: '1002', legs, ...more });
const talk = call([leg('1001', 'INBOUND'), leg('1002', 'OUTBOUND')]);

describe('a lamp', () => {
  const registered = new Set(['1001', '1002', '1003']);
  const undisturbed = new Set(['1004', '1002']);
  const state = (number: string, ...calls: Call[]) => lampOf(number, busyLamps(calls), registered, undisturbed).state;

  it('says who is there and who is not', () => {
    expect(state('1003')).toBe('free');
    expect(state('1009')).toBe('away');
  });

  it('says who wants no calls, with a telephone or without, and that they talk when they do', () => {
    expect(state('1004')).toBe('dnd');
    expect(state('1002')).toBe('dnd');
    expect(state('1002', talk)).toBe('talking');
  });

  it('says who calls, who is called, who talks and who holds', () => {
    const rings = call([leg('1001', 'INBOUND', 'OFFERED'), leg('1002', 'OUTBOUND', 'RINGING')], { status: 'RINGING' });
    expect(state('1001', rings)).toBe('calling');
    expect(state('1002', rings)).toBe('ringing');
    expect(state('1002', talk)).toBe('talking');
    expect(lampOf('1002', busyLamps([talk]), registered, undisturbed).peer).toBe('1001');
    expect(state('1001', call([leg('1001', 'INBOUND', 'ANSWERED', true), leg('1002', 'OUTBOUND')]))).toBe('held');
  });

  it('rings before anything else, and forgets who is leaving', () => {
    const second = call([leg('1003', 'INBOUND', 'OFFERED'), leg('1002', 'OUTBOUND', 'RINGING')], { id: 'c-2', status: 'RINGING' });
    expect(state('1002', second, talk)).toBe('ringing');
    expect(state('1002', talk, second)).toBe('ringing');
    expect(state('1001', call([leg('1001', 'INBOUND', 'LEAVING'), leg('1002', 'OUTBOUND')]))).toBe('free');
  });

  it('is not lit by a number of the world outside', () => {
    const outside = call([leg('1003', 'INBOUND'), leg('1002', 'OUTBOUND')], { direction: 'INBOUND' });
    expect(state('1003', outside)).toBe('free');
    expect(state('1002', outside)).toBe('talking');
  });
});

describe('who talks', () => {
  it('can be brought elsewhere; the other one leaves', () => {
    expect(moveOf(talk, 'leg-1001', { kind: 'number', number: '1003' }))
      .toEqual({ path: '/api/calls/{id}/transfer', id: 'c-1', body: { party: 'leg-1002', target: '1003' } });
    expect(moveOf(talk, 'leg-1002', { kind: 'voicemail', number: '1003' })?.body).toEqual({ party: 'leg-1001', target: '*991003' });
    expect(moveOf(talk, 'leg-1001', { kind: 'slot', number: '701' }))
      .toEqual({ path: '/api/park', id: 'c-1', body: { call: 'c-1', party: 'leg-1002', slot: '701' } });
    expect(moveOf(talk, 'leg-1001', { kind: 'slot', number: '' })?.body).toEqual({ call: 'c-1', party: 'leg-1002', slot: undefined });
  });

  it('is not brought to where they are, nor when nobody talks', () => {
    expect(moveOf(talk, 'leg-1001', { kind: 'number', number: '1001' })).toBeUndefined();
    expect(moveOf(talk, 'leg-9', { kind: 'number', number: '1003' })).toBeUndefined();
    expect(moveOf(talk, 'leg-1001', { kind: 'number', number: '' })).toBeUndefined();
    expect(talkers(call([leg('1001', 'INBOUND'), leg('1002', 'OUTBOUND', 'RINGING')]))).toEqual([]);
    expect(talkers({ ...talk, status: 'TRANSFERRING' })).toEqual([]);
    expect(talkers(call([leg('1', 'INBOUND'), leg('2', 'OUTBOUND'), leg('3', 'OUTBOUND')]))).toEqual([]);
  });

  it('is the one whom the operator talks with, or else who called', () => {
    expect(movedOf(talk, '1001')).toBe('leg-1002');
    expect(movedOf(talk, '1002')).toBe('leg-1001');
    expect(movedOf(talk, '')).toBe('leg-1001');
    expect(movedOf(call([leg('1001', 'INBOUND')]), '')).toBeUndefined();
  });
});

describe('who has asked somebody else', () => {
  const first = talk.legs![0]!;
  const second = call([leg('1001', 'INBOUND'), leg('1003', 'OUTBOUND')], { id: 'c-2' });
  const rings = call([leg('1001', 'INBOUND', 'OFFERED'), leg('1003', 'OUTBOUND', 'RINGING')], { id: 'c-3', status: 'RINGING' });

  it('joins the two calls, also while the second rings', () => {
    const others = call([leg('1004', 'INBOUND'), leg('1005', 'OUTBOUND')], { id: 'c-4' });
    expect(joinable(talk, first, [talk, second, rings, others]).map(one => one.id)).toEqual(['c-2', 'c-3']);
  });

  it('but not a call that rings at the own telephone, nor one that is with the server', () => {
    const called = call([leg('1003', 'INBOUND', 'OFFERED'), leg('1001', 'OUTBOUND', 'RINGING')], { id: 'c-5', status: 'RINGING' });
    expect(joinable(talk, first, [called, { ...second, status: 'HOSTED' }])).toEqual([]);
  });
});

describe('a target', () => {
  it('is read as it was written, and nothing else is one', () => {
    for (const target of [{ kind: 'number', number: '12' }, { kind: 'slot', number: '' }, { kind: 'voicemail', number: '7' }] as const) {
      expect(targetOf(written(target))).toEqual(target);
    }
    expect(targetOf('trunk:1')).toBeUndefined();
    expect(targetOf('number')).toBeUndefined();
    expect(targetOf(undefined)).toBeUndefined();
  });
});

describe('the lamps that are shown', () => {
  const all = [{ number: '1001', name: 'Ada Byron' }, { number: '1002', name: 'Bert' }];
  const state = (number: string): LampState => (number === '1001' ? 'talking' : 'free');

  it('are all of them, or those that fit every word, the state and the group', () => {
    expect(shown(all, { find: ' ', state: '' }, state)).toBe(all);
    expect(shown(all, { find: 'byron 10', state: '' }, state)).toEqual([all[0]]);
    expect(shown(all, { find: '', state: 'free' }, state)).toEqual([all[1]]);
    expect(shown(all, { find: '', state: '', only: new Set(['1002']) }, state)).toEqual([all[1]]);
    expect(shown(all, { find: 'ada', state: 'free' }, state)).toEqual([]);
  });

  it('are gone through by arrows, to the ends and no farther', () => {
    expect(stepOf('ArrowDown', 1, 4, 10)).toBe(5);
    expect(stepOf('ArrowDown', 8, 4, 10)).toBe(9);
    expect(stepOf('ArrowUp', 2, 4, 10)).toBe(0);
    expect(stepOf('ArrowRight', 9, 4, 10)).toBe(9);
    expect(stepOf('End', 0, 4, 10)).toBe(9);
    expect(stepOf('a', 0, 4, 10)).toBeUndefined();
  });
});

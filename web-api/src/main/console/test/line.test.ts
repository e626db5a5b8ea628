import { describe, expect, it } from 'vitest';
import { after, qualityOf, SILENT, type PhoneEvent } from '../src/phone/line';

const play = (...events: PhoneEvent[]) => events.reduce(after, SILENT);
const call = (id: string, incoming = false): PhoneEvent => ({ type: 'call', call: { id, who: '1002', name: '', incoming } });

describe('the telephone of the page', () => {
  it('shows a call from its first ring to its end', () => {
    expect(play(call('a', true)).calls[0]).toMatchObject({ phase: 'ringing', incoming: true });
    const up = play(call('a'), { type: 'answered', id: 'a', at: 5 }, { type: 'answered', id: 'a', at: 9 });
    expect(up.calls[0]).toMatchObject({ phase: 'up', since: 5 });
    expect(after(up, { type: 'ended', id: 'a' }).calls).toEqual([]);
  });

  it('keeps one call on hold while another begins', () => {
    const both = play(call('a'), { type: 'answered', id: 'a', at: 1 }, { type: 'changed', id: 'a', part: { held: true } }, call('b'));
    expect(both.calls.map(one => [one.id, one.held])).toEqual([['a', true], ['b', false]]);
  });

  it('takes no notice of what is told of a call that is gone', () => {
    const state = play(call('a'), { type: 'ended', id: 'a', trouble: 'why.busy' });
    expect(after(state, { type: 'ended', id: 'a' })).toBe(state);
    expect(state.trouble).toBe('why.busy');
    expect(after(state, { type: 'changed', id: 'a', part: { muted: true } }).calls).toEqual([]);
  });

  it('shows each text once until it is put away, and the last few of many', () => {
    const text = (id: string): PhoneEvent => ({ type: 'text', text: { id, from: '1002', text: `this is ${id}` } });
    expect(play(text('a'), text('a'), text('b')).texts.map(one => one.id)).toEqual(['a', 'b']);
    expect(play(text('a'), text('b'), { type: 'read', id: 'a' }).texts.map(one => one.text)).toEqual(['this is b']);
    expect(play(...Array.from({ length: 101 }, (_, i) => text(`t${i}`))).texts).toHaveLength(100);
  });

  it('reads codec, loss, jitter and round trip from what the browser counts', () => {
    expect(qualityOf([
      { type: 'inbound-rtp', kind: 'audio', codecId: 'c', packetsReceived: 99, packetsLost: 1, jitter: 0.002 },
      { type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.04 },
      { type: 'codec', id: 'c', mimeType: 'audio/G722' },
    ])).toEqual({ codec: 'G722', lost: 1, jitterMillis: 2, roundTripMillis: 40 });
    expect(qualityOf([])).toEqual({ codec: '', lost: undefined, jitterMillis: undefined, roundTripMillis: undefined });
  });
});

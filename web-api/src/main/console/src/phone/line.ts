import type { MessageKey } from '../locales/en';

/** What the telephone of the page shows: the line, and the calls on it. */
export type LineState = 'off' | 'connecting' | 'registered' | 'failed';

export interface PhoneCall {
  id: string;
  who: string;
  name: string;
  incoming: boolean;
  phase: 'ringing' | 'up';
  held: boolean;
  muted: boolean;
  /** milliseconds since the epoch: when somebody answered */
  since: number | undefined;
  codec: string;
  /** percent of packets that never came */
  lost: number | undefined;
  jitterMillis: number | undefined;
  roundTripMillis: number | undefined;
}

/** A text that has come to this page. */
export interface PhoneText {
  id: string;
  from: string;
  text: string;
}

/** As many as may wait for an extension. */
const MOST_TEXTS = 100;

export interface PhoneState {
  line: LineState;
  /** why the line is not there, or why the last call was none */
  trouble: MessageKey | '';
  calls: readonly PhoneCall[];
  /** what has come and nobody has put away, the newest last */
  texts: readonly PhoneText[];
}

export const SILENT: PhoneState = { line: 'off', trouble: '', calls: [], texts: [] };

export type PhoneEvent =
  | { type: 'line'; line: LineState; trouble?: PhoneState['trouble'] }
  | { type: 'call'; call: Pick<PhoneCall, 'id' | 'who' | 'name' | 'incoming'> }
  | { type: 'answered'; id: string; at: number }
  | { type: 'changed'; id: string; part: Partial<Pick<PhoneCall, 'held' | 'muted' | 'codec' | 'lost' | 'jitterMillis' | 'roundTripMillis'>> }
  | { type: 'ended'; id: string; trouble?: PhoneState['trouble'] }
  | { type: 'text'; text: PhoneText }
  | { type: 'read'; id: string }
  | { type: 'trouble'; trouble: PhoneState['trouble'] };

/** What the telephone shows after something happened; events of calls that are gone change nothing. */
export function after(state: PhoneState, event: PhoneEvent): PhoneState {
  switch (event.type) {
    case 'line':
      return { ...state, line: event.line, trouble: event.trouble ?? '' };
    case 'call':
      return {
        ...state,
        trouble: '',
        calls: [...state.calls, {
          ...event.call, phase: 'ringing', held: false, muted: false, since: undefined, codec: '',
          lost: undefined, jitterMillis: undefined, roundTripMillis: undefined,
        }],
      };
    case 'answered':
      return { ...state, calls: state.calls.map(call => (call.id === event.id ? { ...call, phase: 'up', since: call.since ?? event.at } : call)) };
    case 'changed':
      return { ...state, calls: state.calls.map(call => (call.id === event.id ? { ...call, ...event.part } : call)) };
    case 'ended':
      return state.calls.some(call => call.id === event.id)
        ? { ...state, trouble: event.trouble ?? '', calls: state.calls.filter(call => call.id !== event.id) }
        : state;
    case 'text':
      return state.texts.some(one => one.id === event.text.id) ? state : { ...state, texts: [...state.texts, event.text].slice(-MOST_TEXTS) };
    case 'read':
      return { ...state, texts: state.texts.filter(one => one.id !== event.id) };
    case 'trouble':
      return { ...state, trouble: event.trouble };
  }
}

export interface Quality {
  codec: string;
  lost: number | undefined;
  jitterMillis: number | undefined;
  roundTripMillis: number | undefined;
}

type Report = Record<string, unknown> & { type: string };

/** How a call sounds, from what the browser counts. */
export function qualityOf(reports: Iterable<Report>): Quality {
  const all = [...reports];
  const inbound = all.find(report => report.type === 'inbound-rtp' && report.kind === 'audio');
  const remote = all.find(report => report.type === 'remote-inbound-rtp' && report.kind === 'audio');
  const codec = all.find(report => report.type === 'codec' && report.id === inbound?.codecId);
  const received = Number(inbound?.packetsReceived ?? 0);
  const lost = Math.max(0, Number(inbound?.packetsLost ?? 0));
  const millis = (seconds: unknown) => (typeof seconds === 'number' ? seconds * 1000 : undefined);
  return {
    codec: String(codec?.mimeType ?? '').replace(/^audio\//, ''),
    lost: received + lost > 0 ? (100 * lost) / (received + lost) : undefined,
    jitterMillis: millis(inbound?.jitter),
    roundTripMillis: millis(remote?.roundTripTime),
  };
}

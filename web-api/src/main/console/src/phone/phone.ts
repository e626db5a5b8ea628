import type { NameAddrHeader } from 'jssip/lib/NameAddrHeader';
import type { IncomingAckEvent, OutgoingEvent, RTCSession } from 'jssip/lib/RTCSession';
import type { IncomingRequest, IncomingResponse } from 'jssip/lib/SIPMessage';
import type { Message } from 'jssip/lib/Message';
import type { UA } from 'jssip/lib/UA';
import { useSyncExternalStore } from 'react';
import { ask, type Schemas } from '../api/client';
import { session as login } from '../state/session';
import { devices, quiet } from './devices';
import { after, qualityOf, SILENT, type PhoneEvent, type PhoneState } from './line';
import { whyEnded, whyNoLine, whyNoMicrophone } from './reasons';

type Pass = Schemas['WebPhone'];

const QUALITY_MILLIS = 2_000;
/** a new pass is fetched when this part of the old one's time is over */
const RENEW_AT = 0.8;
const RETRY_MILLIS = 10_000;

let state: PhoneState = SILENT;
const listeners = new Set<() => void>();
const sessions = new Map<string, RTCSession>();
/** the audio of each call; what it took from the microphone is given back with the call */
const connections = new Map<string, RTCPeerConnection>();
/** what a Replaces header calls each call that is up */
const dialogs = new Map<string, string>();
let agent: UA | undefined;
let renewal: ReturnType<typeof setTimeout> | undefined;
let turn = 0;

function happened(event: PhoneEvent): void {
  state = after(state, event);
  listeners.forEach(listener => listener());
}

export function usePhone(): PhoneState {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state);
}

const fetchPass = async (): Promise<Pass> => (await ask('post', '/api/web-phone')).data!;

function socketAddress(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sip`;
}

/** Registers the telephone of this page as the extension of who is logged in. */
export async function connect(): Promise<void> {
  const mine = ++turn;
  happened({ type: 'line', line: 'connecting' });
  try {
    const [pass, { UA, WebSocketInterface }] = await Promise.all([fetchPass(), import('jssip')]);
    if (mine !== turn) {
      return;
    }
    agent = new UA({
      sockets: [new WebSocketInterface(socketAddress())],
      uri: `sip:${pass.extension}@${location.hostname}`,
      authorization_user: pass.username,
      password: pass.secret,
      register: true,
      register_expires: 300,
      user_agent: 'Carillon console',
    });
    listen(agent, mine);
    agent.start();
    renewLater(pass, mine);
  } catch (failed) {
    if (mine === turn) {
      happened({ type: 'line', line: 'failed', trouble: whyNoLine(failed) });
      renewal = setTimeout(() => void connect(), RETRY_MILLIS);
    }
  }
}

export function disconnect(): void {
  turn++;
  clearTimeout(renewal);
  agent?.stop();
  agent = undefined;
  [...connections.keys()].forEach(letGo);
  sessions.clear();
  dialogs.clear();
  state = SILENT;
  listeners.forEach(listener => listener());
}

/** A pass is good for a while; the next one is fetched before, and at once when the server has forgotten it. */
function renewLater(pass: Pass, mine: number): void {
  clearTimeout(renewal);
  const millis = new Date(pass.expiresAt ?? '').getTime() - Date.now();
  renewal = setTimeout(() => void renew(mine), Math.max(RETRY_MILLIS, millis * RENEW_AT));
}

async function renew(mine: number): Promise<void> {
  try {
    const pass = await fetchPass();
    if (mine === turn && agent) {
      agent.set('authorization_user', pass.username ?? '');
      agent.set('password', pass.secret ?? '');
      agent.register();
      renewLater(pass, mine);
    }
  } catch (failed) {
    if (mine === turn) {
      happened({ type: 'trouble', trouble: whyNoLine(failed) });
      renewal = setTimeout(() => void renew(mine), RETRY_MILLIS);
    }
  }
}

function listen(ua: UA, mine: number): void {
  const when = (run: () => void) => () => {
    if (mine === turn) {
      run();
    }
  };
  ua.on('registered', when(() => happened({ type: 'line', line: 'registered' })));
  ua.on('disconnected', when(() => {
    happened({ type: 'line', line: 'connecting' });
    // a server that was started anew knows no pass of before; where nobody talks, a fresh one is fetched rather than guessed
    if (state.calls.length === 0) {
      const { texts } = state;
      disconnect();
      texts.forEach(text => happened({ type: 'text', text }));
      happened({ type: 'line', line: 'connecting' });
      renewal = setTimeout(() => void connect(), 1_000 + Math.random() * 4_000);
    }
  }));
  ua.on('unregistered', when(() => happened({ type: 'line', line: 'connecting' })));
  ua.on('registrationFailed', event => when(() => {
    happened({ type: 'line', line: 'failed', trouble: whyEnded(event.cause, false) });
    clearTimeout(renewal);
    renewal = setTimeout(() => void renew(mine), RETRY_MILLIS);
  })());
  ua.on('newRTCSession', (event: { originator: string; session: RTCSession }) => when(() => take(event.session, event.originator === 'remote'))());
  ua.on('newMessage', (event: { originator: string; message: Message; request: unknown }) => when(() => {
    if (event.originator === 'remote') {
      read(event.message, event.request as IncomingRequest);
    }
  })());
}

/** A text for the person (RFC 3428); the library answers that it is taken. What is none is left to telephones that show it. */
function read(message: Message, request: IncomingRequest): void {
  if (login.read().state !== 'in') {
    // it waits for whoever logs in again
    message.reject({ status_code: 480 });
  } else if (/^text\//i.test(request.getHeader('Content-Type') ?? '')) {
    happened({ type: 'text', text: { id: request.getHeader('Call-ID') ?? '', from: request.from.uri.user ?? '', text: request.body } });
  } else {
    message.reject({ status_code: 415 });
  }
}

/** A text has been read, or is answered. */
export const putAway = (id: string): void => happened({ type: 'read', id });

function take(session: RTCSession, incoming: boolean): void {
  const { id } = session;
  sessions.set(id, session);
  const remote = session.remote_identity;
  happened({ type: 'call', call: { id, who: remote.uri.user ?? '', name: remote.display_name ?? '', incoming } });
  const up = () => happened({ type: 'answered', id, at: Date.now() });
  // a call that we placed is named by the answer to it, one that came in by the acknowledgement of ours
  session.on('accepted', ({ response }: OutgoingEvent) => {
    up();
    if (response) {
      dialogs.set(id, nameOf(response, response.to, response.from));
    }
  });
  session.on('confirmed', ({ ack }: IncomingAckEvent) => {
    up();
    if (ack) {
      dialogs.set(id, nameOf(ack, ack.from, ack.to));
    }
  });
  session.on('hold', () => happened({ type: 'changed', id, part: { held: session.isOnHold().local } }));
  session.on('unhold', () => happened({ type: 'changed', id, part: { held: session.isOnHold().local } }));
  session.on('muted', () => happened({ type: 'changed', id, part: { muted: true } }));
  session.on('unmuted', () => happened({ type: 'changed', id, part: { muted: false } }));
  session.on('ended', () => drop(id));
  session.on('failed', event => drop(id, whyEnded(event.cause, String(event.originator) === 'local')));
  const hear = (connection: RTCPeerConnection) => {
    connections.set(id, connection);
    connection.addEventListener('track', event => devices.play(id, event.track));
    measure(id, connection);
  };
  if (session.connection) {
    hear(session.connection);
  }
  session.on('peerconnection', event => hear(event.peerconnection));
  if (incoming) {
    devices.ring(id);
  }
}

/** A dialog as the server knows it (RFC 3891 section 6.1): its own tag is the to-tag, whoever called. */
function nameOf(message: IncomingRequest | IncomingResponse, theirs: NameAddrHeader, ours: NameAddrHeader): string {
  return `${message.getHeader('Call-ID')};to-tag=${theirs.getParam('tag')};from-tag=${ours.getParam('tag')}`;
}

function drop(id: string, trouble?: PhoneState['trouble']): void {
  devices.silence(id);
  letGo(id);
  sessions.delete(id);
  dialogs.delete(id);
  happened({ type: 'ended', id, trouble });
}

function letGo(id: string): void {
  connections.get(id)?.getSenders().forEach(sender => sender.track?.stop());
  connections.delete(id);
}

function measure(id: string, connection: RTCPeerConnection): void {
  const timer = setInterval(() => {
    if (!sessions.has(id)) {
      clearInterval(timer);
      return;
    }
    void connection.getStats().then(reports => {
      const all: (Record<string, unknown> & { type: string })[] = [];
      reports.forEach(report => all.push(report));
      happened({ type: 'changed', id, part: qualityOf(all) });
    });
  }, QUALITY_MILLIS);
}

const PEERS = { iceServers: [] };

/** Calls a number; what else is up is held. */
export async function dial(number: string): Promise<void> {
  if (!agent || number === '') {
    return;
  }
  holdOthers();
  const mine = agent;
  await speaking(mediaStream => {
    const isThere = agent === mine;
    if (isThere) {
      mine.call(`sip:${encodeURIComponent(number)}@${location.hostname}`, { mediaStream, pcConfig: PEERS });
    }
    return isThere;
  });
}

/** Gives the microphone to a call. It is let go where the call is gone meanwhile: it may have taken a question to the person. */
async function speaking(use: (microphone: MediaStream) => boolean): Promise<void> {
  let microphone: MediaStream | undefined;
  let isUsed = false;
  try {
    microphone = await devices.microphone();
    isUsed = use(microphone);
  } catch (failed) {
    happened({ type: 'trouble', trouble: whyNoMicrophone(failed) });
  }
  if (microphone && !isUsed) {
    quiet(microphone);
  }
}

/** Microphones and loudspeakers to choose from; where the page may not hear it says so. */
export async function findDevices(): Promise<Awaited<ReturnType<typeof devices.list>> | undefined> {
  try {
    return await devices.list();
  } catch (failed) {
    happened({ type: 'trouble', trouble: whyNoMicrophone(failed) });
    return undefined;
  }
}

/** Who goes through the list chooses several, one after the other: the last one counts. */
let choice = 0;

/** Another microphone, for the calls that are up, too. */
export async function speakInto(microphone: string): Promise<void> {
  devices.choose({ microphone });
  const mine = ++choice;
  for (const connection of [...connections.values()]) {
    const sender = connection.getSenders().find(one => one.track?.kind === 'audio');
    if (sender) {
      await speaking(stream => {
        const [after] = stream.getAudioTracks();
        const before = sender.track;
        if (mine !== choice || !after || !before || connection.connectionState === 'closed') {
          return false;
        }
        after.enabled = before.enabled;
        void sender.replaceTrack(after).then(() => before.stop(), () => quiet(stream));
        return true;
      });
    }
  }
}

export async function answer(id: string): Promise<void> {
  holdOthers(id);
  devices.silence(id);
  await speaking(mediaStream => {
    const session = sessions.get(id);
    session?.answer({ mediaStream, pcConfig: PEERS });
    return session !== undefined;
  });
}

function holdOthers(but?: string): void {
  for (const call of state.calls) {
    if (call.id !== but && call.phase === 'up' && !call.held) {
      offerHold(call.id, true);
    }
  }
}

/** One change of a call at a time (RFC 3261 section 14.1): while the other side has not answered the last one, this one waits. */
function offerHold(id: string, wanted: boolean, tries = 50): void {
  const session = sessions.get(id);
  if (!session || session.isOnHold().local === wanted) {
    return;
  }
  const offered = wanted ? session.hold() : session.unhold();
  if (!offered && tries > 0) {
    setTimeout(() => offerHold(id, wanted, tries - 1), 100);
  }
}

export const hangUp = (id: string): void => sessions.get(id)?.terminate();

export function hold(id: string, wanted: boolean): void {
  if (!wanted) {
    holdOthers(id);
  }
  offerHold(id, wanted);
}

export function mute(id: string, wanted: boolean): void {
  const session = sessions.get(id);
  if (wanted) {
    session?.mute({ audio: true });
  } else {
    session?.unmute({ audio: true });
  }
}

/** A key press in the audio stream (RFC 4733). */
export function press(id: string, key: string): void {
  sessions.get(id)?.sendDTMF(key, { transportType: 'RFC2833' as never, duration: 200 });
}

/** Refused at once, or not reached later: in both cases the call is still here. */
const notPassedOn = () => happened({ type: 'trouble', trouble: 'why.transfer' });
const REFUSED = { requestFailed: notPassedOn, failed: notPassedOn };

/** Sends the other side on to a number and leaves the call. */
export function transfer(id: string, number: string): void {
  sessions.get(id)?.refer(`sip:${encodeURIComponent(number)}@${location.hostname}`, {
    eventHandlers: { ...REFUSED, accepted: () => hangUp(id) } as never,
  });
}

/** Leaves two calls to each other (RFC 5589 section 7); the server ends both of ours. */
export function join(id: string, other: string): void {
  const kept = sessions.get(id);
  const dialog = dialogs.get(other);
  const target = sessions.get(other)?.remote_identity.uri.clone();
  if (kept && dialog && target) {
    // not by the library's own option, which names a call that came in as if it were the server's
    target.setHeader('Replaces', encodeURIComponent(dialog));
    kept.refer(target, { eventHandlers: REFUSED as never });
  }
}

import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { reach } from '../state/reach';
import { session } from '../state/session';
import { told, wish, type LiveMessage, type TopicState } from '../state/liveState';

const LONGEST_PAUSE = 20_000;
/** the login is over: the next request says so as well */
const LOGIN_OVER = 4001;

const watched = new Map<string, Set<() => void>>();
const known = new Map<string, TopicState>();
let offered: readonly string[] = [];
let socket: WebSocket | undefined;
let isOpen = false;
/** a newer token of the same login takes the place of one that is void: what is known stands until the next connection is there */
let isMoving = false;
let used: { token: string; session?: string } | undefined;
let failures = 0;
let retry: ReturnType<typeof setTimeout> | undefined;

function tell(topic: string): void {
  watched.get(topic)?.forEach(listener => listener());
}

function subscribe(topics: readonly string[]): void {
  const wanted = topics.filter(topic => offered.includes(topic));
  if (isOpen && wanted.length > 0) {
    socket?.send(JSON.stringify({ type: 'subscribe', topics: wanted.map(topic => wish(topic, known.get(topic))) }));
  }
}

function heard(message: LiveMessage): void {
  failures = 0;
  if (message.type === 'welcome') {
    offered = message.topics;
    isOpen = true;
    isMoving = false;
    subscribe([...watched.keys()]);
    return;
  }
  if (!('topic' in message)) {
    return;
  }
  const next = told(known.get(message.topic), message);
  if (next) {
    known.set(message.topic, next);
  } else {
    known.delete(message.topic);
    if (message.type === 'resync') {
      subscribe([message.topic]);
    }
  }
  tell(message.topic);
}

/** The login that there is now. */
function sessionOf(): string | undefined {
  const now = session.read();
  return now.state === 'in' ? now.login.session : undefined;
}

function connect(): void {
  const token = session.token();
  if (socket || !token || watched.size === 0) {
    return;
  }
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/live`;
  const mine = new WebSocket(address, ['carillon.v1', `token.${token}`]);
  socket = mine;
  used = { token, session: sessionOf() };
  mine.onmessage = event => heard(JSON.parse(String(event.data)) as LiveMessage);
  mine.onclose = event => {
    socket = undefined;
    isMoving = isOpen && event.code === LOGIN_OVER && session.token() !== undefined && session.token() !== used?.token;
    isOpen = false;
    watched.forEach((_, topic) => tell(topic));
    clearTimeout(retry);
    // a page that asks for nothing now would not notice
    void reach.look();
    if (isMoving) {
      connect();
    } else if (event.code !== LOGIN_OVER) {
      retry = setTimeout(connect, Math.min(LONGEST_PAUSE, 500 * 2 ** failures++) * (0.5 + Math.random()));
    }
  };
}

/** Another login, or none: what the one before saw is forgotten. */
session.subscribe(() => {
  if (socket && used?.session !== undefined && sessionOf() === used.session) {
    return;
  }
  clearTimeout(retry);
  isMoving = false;
  socket?.close();
  if (session.read().state === 'out' || (sessionOf() !== undefined && sessionOf() !== used?.session)) {
    known.clear();
  }
  failures = 0;
  retry = setTimeout(connect, 0);
});

reach.subscribe(() => {
  if (reach.isThere()) {
    clearTimeout(retry);
    connect();
  }
});

function watch(topic: string, listener: () => void): () => void {
  const listeners = watched.get(topic) ?? new Set();
  listeners.add(listener);
  watched.set(topic, listeners);
  if (listeners.size === 1) {
    subscribe([topic]);
  }
  connect();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      watched.delete(topic);
      known.delete(topic);
      if (isOpen && offered.includes(topic)) {
        socket?.send(JSON.stringify({ type: 'unsubscribe', topics: [topic] }));
      }
    }
  };
}

/**
 * All things of a topic as they are at this moment; undefined as long as the channel is not there, and whoever shows them
 * asks now and then instead.
 */
export function useLive<T>(topic: string): readonly T[] | undefined {
  const items = useSyncExternalStore(
    useCallback(listener => watch(topic, listener), [topic]),
    () => {
      const state = isOpen || isMoving ? known.get(topic) : undefined;
      return state?.whole ? state.items : undefined;
    });
  return useMemo(() => items && ([...items.values()] as T[]), [items]);
}

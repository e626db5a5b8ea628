/** What is known of one topic of the live channel. */
export interface TopicState {
  feed: string;
  seq: number;
  items: ReadonlyMap<string, unknown>;
  /** whether the snapshot has come to its end */
  whole: boolean;
}

export type LiveMessage =
  | { type: 'snapshot'; topic: string; feed: string; seq: number; items: Record<string, unknown>; more: boolean }
  | { type: 'patch'; topic: string; seq: number; set?: Record<string, unknown>; gone?: string[] }
  | { type: 'resumed'; topic: string; feed: string; seq: number }
  | { type: 'resync' | 'error'; topic: string; reason: string }
  | { type: 'welcome'; topics: string[] }
  | { type: 'pong' };

/** What is known after a message; undefined when all of it has to be asked for again. */
export function told(state: TopicState | undefined, message: LiveMessage): TopicState | undefined {
  switch (message.type) {
    case 'snapshot': {
      const goesOn = state && !state.whole && state.feed === message.feed && state.seq === message.seq;
      const items = new Map(goesOn ? state.items : []);
      Object.entries(message.items).forEach(([id, item]) => items.set(id, item));
      return { feed: message.feed, seq: message.seq, items, whole: !message.more };
    }
    case 'patch': {
      if (!state || message.seq <= state.seq) {
        return state;
      }
      const items = new Map(state.items);
      Object.entries(message.set ?? {}).forEach(([id, item]) => items.set(id, item));
      message.gone?.forEach(id => items.delete(id));
      return { ...state, seq: message.seq, items };
    }
    case 'resync':
      return undefined;
    default:
      return state;
  }
}

/** How to ask for a topic: from where it was left, or from the beginning. */
export function wish(topic: string, state: TopicState | undefined): string | { topic: string; feed: string; after: number } {
  return state?.whole ? { topic, feed: state.feed, after: state.seq } : topic;
}

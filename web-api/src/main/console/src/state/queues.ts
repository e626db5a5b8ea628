import type { Schemas } from '../api/client';

type Agent = Schemas['Agent'];
type LiveQueue = Schemas['LiveQueue'];
type Said = Schemas['AgentBody'];

/** What an agent says from now on: the API takes all of it at once, so what stays is said again. */
export function saying(agent: Agent, now: Partial<Said>): Said {
  return { queues: agent.queues ?? [], paused: agent.paused ?? false, reason: agent.reason, ...now };
}

/** The queues of an agent with this one, or without it. */
export function serving(agent: Agent, queue: string, on: boolean): Said {
  const others = (agent.queues ?? []).filter(one => one !== queue);
  return saying(agent, { queues: on ? [...others, queue] : others });
}

/** What the live channel tells of a queue. */
export type QueueNow = Required<Pick<LiveQueue, 'number' | 'callers'>>;

/** A queue as it is now: who waits and what its agents do from the live channel, where that is there; the day as it was read. */
export function standing(asked: LiveQueue | undefined, queue: QueueNow | undefined, agents: readonly Agent[] | undefined): LiveQueue | undefined {
  if (!asked || !queue || !agents) {
    return asked;
  }
  const states = new Map(agents.map(agent => [agent.extension, agent]));
  return {
    ...asked,
    waiting: queue.callers.length,
    callers: queue.callers,
    agents: (asked.agents ?? []).map(agent => states.get(agent.extension) ?? agent),
  };
}

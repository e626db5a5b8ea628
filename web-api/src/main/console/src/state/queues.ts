import type { Schemas } from '../api/client';

type Agent = Schemas['Agent'];
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

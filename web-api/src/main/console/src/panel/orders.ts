import { ask, type Schemas } from '../api/client';
import { refresh } from '../api/queries';
import { moveOf, pickUpOf, type Target } from '../state/panel';

type Call = Schemas['Call'];

const looked = () => refresh('/api/calls', '/api/park');

/** Brings a party of a call somewhere; nothing happens when it cannot be brought there. */
export async function bring(call: Call, moved: string, target: Target): Promise<void> {
  const move = moveOf(call, moved, target);
  if (!move) {
    return;
  }
  if (move.path === '/api/park') {
    await ask('post', move.path, { body: move.body });
  } else {
    await ask('post', move.path, { path: { id: move.id }, body: move.body });
  }
  await looked();
}

/** Rings the own telephone, then the number. */
export async function place(mine: string, to: string): Promise<void> {
  await ask('post', '/api/calls', { body: { from: mine || undefined, to }, idempotencyKey: crypto.randomUUID() });
  await looked();
}

/** Rings the own telephone, which then has the call that rings at a number. */
export function pickUp(mine: string, number: string): Promise<void> {
  return place(mine, pickUpOf(number));
}

export async function takeParked(mine: string, slot: string): Promise<void> {
  await ask('post', '/api/park/{slot}/take', { path: { slot }, body: { extension: mine || undefined } });
  await looked();
}

/** Calls a third into the conversation, on behalf of the own telephone. */
export async function callIn(call: Call, party: string, number: string): Promise<void> {
  await ask('post', '/api/calls/{id}/participants', { path: { id: call.id ?? '' }, body: { party, number } });
  await looked();
}

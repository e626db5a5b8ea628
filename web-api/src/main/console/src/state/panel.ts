import type { Schemas } from '../api/client';

type Call = Schemas['Call'];
type Leg = Schemas['Leg'];

/** What the lamp of an extension shows; away when none of its telephones is registered, dnd when it wants no calls. */
export type LampState = 'away' | 'free' | 'dnd' | 'ringing' | 'calling' | 'talking' | 'held';

export interface Lamp {
  state: LampState;
  call?: Call;
  /** whom it talks with, or who calls it */
  peer?: string;
}

/** What a lamp shows of two things at once. */
const WEIGHT: Record<LampState, number> = { away: 0, free: 1, dnd: 2, held: 3, calling: 4, talking: 5, ringing: 6 };

function stateOf(leg: Leg): LampState {
  if (leg.phase === 'ANSWERED') {
    return leg.holding ? 'held' : 'talking';
  }
  return leg.direction === 'INBOUND' ? 'calling' : 'ringing';
}

/** A number that calls from outside, or is called there, is nobody's lamp. */
function isInside(call: Call, leg: Leg): boolean {
  return !(call.direction === 'INBOUND' && leg.direction === 'INBOUND') && !(call.direction === 'OUTBOUND' && leg.direction === 'OUTBOUND');
}

/** The lamps that are lit by calls, by extension. */
export function busyLamps(calls: readonly Call[]): ReadonlyMap<string, Lamp> {
  const lamps = new Map<string, Lamp>();
  for (const call of calls) {
    const legs = (call.legs ?? []).filter(leg => leg.phase !== 'LEAVING');
    for (const leg of legs.filter(one => isInside(call, one))) {
      const lamp: Lamp = { state: stateOf(leg), call, peer: legs.find(other => other.id !== leg.id)?.party ?? call.to };
      const before = lamps.get(leg.party ?? '');
      if (!before || WEIGHT[lamp.state] > WEIGHT[before.state]) {
        lamps.set(leg.party ?? '', lamp);
      }
    }
  }
  return lamps;
}

/** Who talks is seen to talk; who wants no calls is seen to want none, with a telephone or without. */
export function lampOf(number: string, busy: ReadonlyMap<string, Lamp>, registered: ReadonlySet<string>, undisturbed: ReadonlySet<string>): Lamp {
  return busy.get(number) ?? { state: undisturbed.has(number) ? 'dnd' : registered.has(number) ? 'free' : 'away' };
}

/** The two who talk and can be parted; empty while a call rings, is with the server, or has more than two. */
export function talkers(call: Call): readonly Leg[] {
  const legs = (call.legs ?? []).filter(leg => leg.phase !== 'LEAVING');
  const talk = legs.length === 2 && legs.every(leg => leg.phase === 'ANSWERED');
  return talk && (call.status === 'ACTIVE' || call.status === 'HELD') ? legs : [];
}

/** The other calls of who talks here, in which he talks as well or waits for an answer: the two can be made one. */
export function joinable(call: Call, party: Leg, calls: readonly Call[]): readonly Call[] {
  const taken = (other: Call) => talkers(other).length > 0 ? talkers(other)
    : (other.legs ?? []).filter(leg => other.status === 'RINGING' && leg.direction === 'INBOUND' && leg.phase !== 'LEAVING');
  return calls.filter(other => other.id !== call.id && taken(other).some(leg => leg.party === party.party));
}

/** Where somebody who talks can be brought. */
export interface Target {
  kind: 'number' | 'voicemail' | 'slot';
  /** empty for any place of call park */
  number: string;
}

const KINDS: readonly Target['kind'][] = ['number', 'voicemail', 'slot'];

/** A target as an element of the page names it. */
export function written(target: Target): string {
  return `${target.kind}:${target.number}`;
}

export function targetOf(text: string | undefined): Target | undefined {
  const [kind, number] = (text ?? '').split(':');
  const known = KINDS.find(one => one === kind);
  return known && number !== undefined ? { kind: known, number } : undefined;
}

/** The code that leaves a message without ringing. */
const MESSAGE = '*99';
/** The code that takes a call from a telephone that rings. */
const PICK_UP = '**';

export const pickUpOf = (number: string) => `${PICK_UP}${number}`;

/** What the API is asked when somebody is brought somewhere: who stays behind leaves the call. */
export type Move =
  | { path: '/api/calls/{id}/transfer'; id: string; body: Schemas['Transfer'] }
  | { path: '/api/park'; id: string; body: Schemas['Park'] };

/** How the API brings a party of a call to a target; undefined when that party does not talk, or is there already. */
export function moveOf(call: Call, moved: string, target: Target): Move | undefined {
  const legs = talkers(call);
  const leg = legs.find(one => one.id === moved);
  const stays = legs.find(one => one.id !== moved);
  const id = call.id ?? '';
  if (!leg || !stays || (target.kind === 'number' && (target.number === '' || target.number === leg.party))) {
    return undefined;
  }
  const party = stays.id ?? '';
  if (target.kind === 'slot') {
    return { path: '/api/park', id, body: { call: id, party, slot: target.number || undefined } };
  }
  return {
    path: '/api/calls/{id}/transfer', id,
    body: { party, target: target.kind === 'voicemail' ? `${MESSAGE}${target.number}` : target.number },
  };
}

/** Who is meant when a call is moved and nobody said whom: the one whom the operator talks with, or else who called. */
export function movedOf(call: Call, mine: string): string | undefined {
  const legs = talkers(call);
  const own = legs.find(leg => leg.party === mine);
  return (own ? legs.find(leg => leg.id !== own.id) : legs.find(leg => leg.direction === 'INBOUND') ?? legs[0])?.id;
}

export interface Member {
  number: string;
  name: string;
}

/** What of the house is shown: words of number and name, one lamp state, one group. */
export interface View {
  find: string;
  state: LampState | '';
  only?: ReadonlySet<string>;
}

export function shown<T extends Member>(all: readonly T[], view: View, stateOfNumber: (number: string) => LampState): readonly T[] {
  const words = view.find.toLowerCase().split(/\s+/).filter(word => word !== '');
  if (words.length === 0 && view.state === '' && !view.only) {
    return all;
  }
  return all.filter(one => {
    const text = `${one.number} ${one.name}`.toLowerCase();
    return words.every(word => text.includes(word)) && (!view.only || view.only.has(one.number))
      && (view.state === '' || stateOfNumber(one.number) === view.state);
  });
}

/** How the arrow keys go through lamps that stand in rows; undefined for any other key. */
export function stepOf(key: string, at: number, columns: number, count: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + columns, ArrowUp: at - columns, Home: 0, End: count - 1,
  };
  const to = steps[key];
  return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to));
}

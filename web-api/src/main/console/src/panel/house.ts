import { useMemo } from 'react';
import type { Schemas } from '../api/client';
import { useLive } from '../api/live';
import { LIVE_MILLIS, useWhole } from '../api/queries';
import { busyLamps, lampOf, type Lamp, type Member } from '../state/panel';

export type Call = Schemas['Call'];

/** Groups and queues: numbers that have members. */
export interface Group extends Member {
  members: ReadonlySet<string>;
  /** callers who wait; undefined for what has no queue */
  waiting?: number;
}

/** All that the operator sees, as it is now. */
export interface House {
  members: readonly Member[];
  isLoading: boolean;
  error: unknown;
  calls: readonly Call[];
  lamp: (number: string) => Lamp;
  groups: readonly Group[];
}

function useMembers() {
  const all = useWhole('/api/extensions');
  const members = useMemo(() => all.items
    .filter(one => one.enabled !== false)
    .map((one): Member => ({ number: one.number ?? '', name: one.displayName ?? '' })), [all.items]);
  return { members, isLoading: all.isPending, error: all.error };
}

function useCalls(): readonly Call[] {
  const live = useLive<Call>('calls');
  const asked = useWhole('/api/calls', {}, { every: live ? undefined : LIVE_MILLIS, off: live !== undefined });
  return live ?? asked.items;
}

function useRegistered(): ReadonlySet<string> {
  const live = useLive<{ extension: string }>('registrations');
  const asked = useWhole('/api/registrations', {}, { every: live ? undefined : 10_000, off: live !== undefined });
  return useMemo(
    () => new Set(live?.map(one => one.extension) ?? asked.items.map(one => one.extension ?? '')),
    [live, asked.items]);
}

/** Who wants no calls now. */
function useUndisturbed(): ReadonlySet<string> {
  const live = useLive<{ extension: string }>('undisturbed');
  // presence is told of everybody: not often
  const asked = useWhole('/api/presence', {}, { every: live ? undefined : 30_000, off: live !== undefined });
  return useMemo(
    () => new Set(live?.map(one => one.extension)
      ?? asked.items.filter(one => one.state === 'DO_NOT_DISTURB').map(one => one.extension ?? '')),
    [live, asked.items]);
}

function useGroups(): readonly Group[] {
  const live = useLive<{ number: string; waiting: number }>('queues');
  const rings = useWhole('/api/ring-groups');
  const queues = useWhole('/api/queues');
  return useMemo(() => [
    ...queues.items.filter(one => one.enabled).map((one): Group => ({
      number: one.number ?? '', name: one.name ?? '', members: new Set((one.members ?? []).map(member => member.number ?? '')),
      waiting: live?.find(queue => queue.number === one.number)?.waiting ?? 0,
    })),
    ...rings.items.filter(one => one.enabled).map((one): Group => ({
      number: one.number ?? '', name: one.name ?? '', members: new Set((one.members ?? []).map(member => member.number ?? '')),
    })),
  ], [queues.items, rings.items, live]);
}

export function useHouse(): House {
  const { members, isLoading, error } = useMembers();
  const calls = useCalls();
  const registered = useRegistered();
  const undisturbed = useUndisturbed();
  const groups = useGroups();
  const busy = useMemo(() => busyLamps(calls), [calls]);
  const lamp = useMemo(() => (number: string) => lampOf(number, busy, registered, undisturbed), [busy, registered, undisturbed]);
  return { members, isLoading, error, calls, lamp, groups };
}

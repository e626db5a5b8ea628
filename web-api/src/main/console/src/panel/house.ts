import { useEffect, useMemo } from 'react';
import type { Schemas } from '../api/client';
import { useLive } from '../api/live';
import { LIVE_MILLIS, usePages, useRead } from '../api/queries';
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

const NONE: readonly never[] = [];

/** Extensions page by page, until all of them are there. */
function useMembers() {
  const pages = usePages('/api/extensions', {}, { key: 'after' });
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const members = useMemo(() => (data?.pages ?? []).flatMap(page => page?.items ?? [])
    .filter(one => one.enabled !== false)
    .map((one): Member => ({ number: one.number ?? '', name: one.displayName ?? '' })), [data]);
  return { members, isLoading: pages.isPending, error: pages.error };
}

function useCalls(): readonly Call[] {
  const live = useLive<Call>('calls');
  const asked = useRead('/api/calls', { query: { limit: 200 } }, { every: live ? undefined : LIVE_MILLIS, off: live !== undefined });
  return live ?? asked.data?.items ?? NONE;
}

function useRegistered(): ReadonlySet<string> {
  const live = useLive<{ extension: string }>('registrations');
  const asked = usePages('/api/registrations', {}, { key: 'after', every: live ? undefined : 10_000 });
  return useMemo(
    () => new Set(live?.map(one => one.extension) ?? (asked.data?.pages ?? []).flatMap(page => page?.items ?? []).map(one => one.extension ?? '')),
    [live, asked.data]);
}

function useGroups(): readonly Group[] {
  const live = useLive<{ number: string; waiting: number }>('queues');
  const rings = useRead('/api/ring-groups', { query: { limit: 200 } });
  const queues = useRead('/api/queues', { query: { limit: 200 } });
  return useMemo(() => [
    ...(queues.data?.items ?? []).filter(one => one.enabled).map((one): Group => ({
      number: one.number ?? '', name: one.name ?? '', members: new Set((one.members ?? []).map(member => member.number ?? '')),
      waiting: live?.find(queue => queue.number === one.number)?.waiting ?? 0,
    })),
    ...(rings.data?.items ?? []).filter(one => one.enabled).map((one): Group => ({
      number: one.number ?? '', name: one.name ?? '', members: new Set((one.members ?? []).map(member => member.number ?? '')),
    })),
  ], [queues.data, rings.data, live]);
}

export function useHouse(): House {
  const { members, isLoading, error } = useMembers();
  const calls = useCalls();
  const registered = useRegistered();
  const groups = useGroups();
  const busy = useMemo(() => busyLamps(calls), [calls]);
  const lamp = useMemo(() => (number: string) => lampOf(number, busy, registered), [busy, registered]);
  return { members, isLoading, error, calls, lamp, groups };
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, ask, type Versioned } from '../api/client';
import { queries, refresh } from '../api/queries';
import { useText } from '../i18n';
import { readOne } from '../objects/access';
import { pick } from '../parts/fields';
import { useMoments } from '../parts/moments';
import { changed, decided, find, joined, nameOf, origin, put, valuesOf, type Change, type Draft, type Joined } from './draft';
import { redirected, thingOf, THINGS, type Node, type ThingKind } from './things';

const PATH = '/api/flow-drafts/{id}';
const KEY = '/flow-draft';

export interface Drafting {
  id: string | undefined;
  etag: string | undefined;
  title: string;
  changes: readonly Change[];
  /** whether the draft is there, or none is wanted */
  ready: boolean;
  error: unknown;
  /** one more change; begins a draft when there is none. Throws what the API says against it */
  take: (change: Change) => Promise<void>;
  /** lets an exit lead to another node */
  move: (node: Node | undefined, exit: string, target: Node | undefined) => Promise<void>;
  drop: (change: Change) => Promise<void>;
  discard: () => Promise<void>;
  /** true when it was published; false when somebody has to decide first */
  publish: (title: string) => Promise<boolean>;
  /** what must be decided first */
  clash: Joined | undefined;
  decide: (theirs: ReadonlySet<string>) => Promise<boolean>;
  forget: () => void;
}

/** A draft on the server: every change is kept there at once. */
export function useDraft(id: string | undefined, from: string, begun: (id: string) => void): Drafting {
  const t = useText();
  const moments = useMoments();
  const [error, setError] = useState<unknown>();
  const [joins, setJoins] = useState<readonly Joined[]>([]);
  const [done, setDone] = useState<readonly Change[]>([]);
  const found = useQuery({
    queryKey: [KEY, id ?? ''], queryFn: ({ signal }) => ask('get', PATH, { path: { id: id! }, signal }),
    enabled: id !== undefined, staleTime: Infinity, refetchOnWindowFocus: false,
  });
  const now = id === undefined ? undefined : found.data;
  const changes = now?.data.changes ?? [];

  async function store(next: readonly Change[], title = now?.data.title): Promise<Versioned<Draft>> {
    const body = { title: title || t('flow.untitled', { at: moments.at(new Date().toISOString()) }), from: from || undefined, changes: [...next] };
    const kept = id === undefined
      ? await ask('post', '/api/flow-drafts', { body })
      : await ask('put', PATH, { path: { id }, body, ifMatch: now?.etag });
    queries.setQueryData([KEY, kept.data.id], kept);
    void refresh('/api/flow-drafts');
    if (id === undefined) {
      begun(kept.data.id!);
    }
    return kept;
  }

  async function move(node: Node | undefined, exit: string, target: Node | undefined) {
    const kind = thingOf(node);
    if (!kind || !node?.name || !target?.id || target.kind === 'DID') {
      return;
    }
    setError(undefined);
    try {
      const before = find(changes, kind, node.name);
      const thing = before ? undefined : await readOne(THINGS[kind], node.name);
      const values = before ? valuesOf(before.body) : pick(thing!.data, THINGS[kind].fields);
      const next = redirected(kind, values, exit, target.id, { of: target.kind });
      await store(put(changes, changed(kind, node.name, next, before ?? origin(kind, thing!))));
    } catch (failed) {
      setError(failed);
    }
  }

  async function send(kept: Versioned<Draft>): Promise<boolean> {
    try {
      await ask('post', '/api/flow-drafts/{id}/publish', { path: { id: kept.data.id! }, ifMatch: kept.etag });
    } catch (failed) {
      if (failed instanceof ApiError && failed.status === 412) {
        if (Object.keys(failed.fields).length > 0) {
          await compare(kept.data.changes ?? [], Object.keys(failed.fields));
          return false;
        }
        await refresh(KEY);
      }
      throw failed;
    }
    await refresh('/api/', '/flow-thing');
    return true;
  }

  async function compare(mine: readonly Change[], stale: readonly string[]) {
    const all: Joined[] = [];
    for (const change of mine.filter(one => stale.includes(nameOf(one)))) {
      all.push(joined(change, await theirs(change)));
    }
    setDone(mine.filter(one => !stale.includes(nameOf(one))));
    setJoins(all);
  }

  async function decide(chosen: ReadonlySet<string>): Promise<boolean> {
    const [first, ...rest] = joins;
    const settled = [...done, decided(first!, chosen)];
    setDone(settled);
    setJoins(rest);
    if (rest.length > 0) {
      return false;
    }
    try {
      return await send(await store(settled));
    } catch (failed) {
      setError(failed);
      return false;
    }
  }

  return {
    id, etag: now?.etag, title: now?.data.title ?? '', changes, ready: id === undefined || now !== undefined, error: error ?? found.error,
    take: async change => void await store(put(changes, change)),
    move,
    drop: async change => void await store(changes.filter(other => nameOf(other) !== nameOf(change))),
    discard: async () => {
      await ask('delete', PATH, { path: { id: id! }, ifMatch: now?.etag });
      await refresh('/api/flow-drafts');
    },
    publish: async title => send(title === now!.data.title ? now! : await store(changes, title)),
    clash: joins[0], decide,
    forget: () => setJoins([]),
  };
}

/** What somebody else has made of it; nothing when it is gone. */
async function theirs(change: Change): Promise<Versioned<object> | undefined> {
  try {
    return await readOne(THINGS[change.kind as ThingKind], change.name!);
  } catch (failed) {
    if (failed instanceof ApiError && failed.status === 404) {
      return undefined;
    }
    throw failed;
  }
}

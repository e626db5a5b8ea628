import { hashKey, keepPreviousData, QueryClient, useInfiniteQuery, useQuery, type InfiniteData, type QueryKey } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { ApiError, ask, read, UNREACHABLE, type Answer, type Asked, type PathOf } from './client';
import { reach } from '../state/reach';
import type { paths } from './schema';

/** What was read within this time is not read again. */
const SOON_MILLIS = 5_000;

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // an answer of the server is final, a server that is away comes back
      retry: (failures, error) => error instanceof ApiError && error.status === UNREACHABLE && failures < 3,
      staleTime: SOON_MILLIS,
      refetchOnWindowFocus: true,
      // the server may be at hand though the browser knows no way out of the house; and nothing waits without a word
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

/** What could not be read is read as soon as the server is back. */
reach.subscribe(() => {
  if (reach.isThere()) {
    void queries.refetchQueries({ type: 'active', predicate: query => query.state.status === 'error' });
  }
});

/** How often what lives is looked at. */
export const LIVE_MILLIS = 2_000;

type Readable = PathOf<'get'> & keyof paths;

export function useRead<P extends Readable>(path: P, asked: Asked<P, 'get'> = {}, options: { every?: number; off?: boolean; once?: boolean } = {}) {
  return useQuery({
    queryKey: [path, asked.path ?? {}, asked.query ?? {}],
    queryFn: ({ signal }) => read(path, { ...asked, signal }),
    refetchInterval: options.every,
    enabled: !options.off,
    // what never changes is asked for once
    ...(options.once ? { staleTime: Infinity } : {}),
  });
}

/** One thing with its version, as a form needs it. */
export function useVersioned<P extends Readable>(path: P, asked: Asked<P, 'get'> = {}, options: { off?: boolean } = {}) {
  return useQuery({
    queryKey: [path, asked.path ?? {}, 'versioned'],
    queryFn: ({ signal }) => ask('get', path, { ...asked, signal }),
    enabled: !options.off,
    // a form must not change below the hands of who fills it in
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

export interface PageOf<T> {
  items?: T[];
  next?: string;
}

/** Pages that are read again without being asked for; more of them take a request each, one after the other. */
const FEW_PAGES = 3;

/** A whole list of more pages is found as it was by who comes back to it within this time. */
const WHOLE_MILLIS = 60_000;

function pagesOf(query: { state: { data?: unknown } }): number {
  return (query.state.data as InfiniteData<unknown> | undefined)?.pages.length ?? 0;
}

/** Who leaves a list and comes back begins at its top: the first page is enough, unless all of it was wanted. */
function useFirstPageLeft(key: QueryKey, whole: boolean): void {
  const hash = hashKey(key);
  useEffect(() => () => {
    const known = whole ? undefined : queries.getQueryState<InfiniteData<unknown>>(key);
    if (known?.data && known.data.pages.length > 1) {
      const { pages, pageParams } = known.data;
      queries.setQueryData(key, { pages: pages.slice(0, 1), pageParams: pageParams.slice(0, 1) }, { updatedAt: known.dataUpdatedAt });
    }
    // the key is another when its hash is
  }, [hash, whole]);
}

/** A list that goes on where its last page ended; `key` is what the API calls the mark of the next page. */
export function usePages<P extends Readable>(
  path: P, asked: Asked<P, 'get'>, options: { key: 'after' | 'cursor'; every?: number; keep?: boolean; off?: boolean; whole?: boolean },
) {
  type Page = Answer<P, 'get'>;
  const whole = options.whole === true;
  const queryKey: QueryKey = [path, asked.path ?? {}, asked.query ?? {}, whole ? 'whole' : 'pages'];
  useFirstPageLeft(queryKey, whole);
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      read(path, {
        ...asked,
        query: { limit: 200, ...(asked.query as object), [options.key]: pageParam },
        signal,
      } as unknown as Asked<P, 'get'>) as Promise<Page>,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => (page as PageOf<unknown> | undefined)?.next ?? undefined,
    refetchInterval: options.every,
    enabled: !options.off,
    staleTime: query => whole && pagesOf(query) > FEW_PAGES ? WHOLE_MILLIS : SOON_MILLIS,
    refetchOnWindowFocus: query => pagesOf(query) <= FEW_PAGES,
    // what was found before stays until the next search has found something
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  });
}

type ItemOf<P extends Readable> = Answer<P, 'get'> extends { items?: readonly (infer T)[] } ? T : never;

/** A list page by page, until all of it is there: for what is counted, drawn or chosen from. */
export function useWhole<P extends Readable>(path: P, asked: Asked<P, 'get'> = {}, options: { every?: number; off?: boolean } = {}) {
  const pages = usePages(path, asked, { key: 'after', whole: true, ...options });
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = pages;
  useEffect(() => {
    // what is told by itself meanwhile is not asked for to its end
    if (hasNextPage && !isFetching && !isError && !options.off) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetching, isError, fetchNextPage, options.off]);
  const items = useMemo(() => (data?.pages ?? []).flatMap(page => ((page as unknown as PageOf<ItemOf<P>> | undefined)?.items ?? [])), [data]);
  return { items, isPending: pages.isPending, error: pages.error };
}

/** All of a list at once, for who takes it home. */
export async function readWhole<P extends Readable>(path: P, asked: Asked<P, 'get'>): Promise<ItemOf<P>[]> {
  const found: ItemOf<P>[] = [];
  let after: string | undefined;
  do {
    const next = { ...asked, query: { ...(asked.query as object), after } } as unknown as Asked<P, 'get'>;
    const page = (await read(path, next)) as unknown as PageOf<ItemOf<P>>;
    found.push(...(page.items ?? []));
    after = page.next ?? undefined;
  } while (after);
  return found;
}

/** Looks again at everything that was read from paths with this beginning. */
export function refresh(...beginnings: string[]): Promise<void> {
  return queries.invalidateQueries({
    predicate: query => beginnings.some(beginning => String(query.queryKey[0]).startsWith(beginning)),
  });
}

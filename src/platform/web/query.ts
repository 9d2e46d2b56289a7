import {
  type InfiniteData,
  keepPreviousData,
  QueryClient,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery as useTanstackQuery,
} from '@tanstack/react-query'
import type { ParamsOf, QueryDefinition, ResponseOf } from '#platform/contract/index.ts'
import { type ApiProblem, asProblem } from './api.ts'
import { localAnswer, read } from './local.ts'

/** Reads at the desk: keys are `[query name, params]`, so that the live channel can name a module and mean all its reads. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A phone without signal asks all the same: it answers itself (local.ts).
        networkMode: 'always',
        staleTime: 10_000,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: true,
        // A decision of the server stays one; only a missing answer or "not now" is worth asking again.
        retry: (failures, error) => failures < 2 && [0, 502, 503, 504].includes(asProblem(error).body.status),
        retryDelay: (failures, error) => (asProblem(error).retryAfter ?? 2 ** failures) * 1000,
      },
    },
  })
}

export interface QueryOptions {
  enabled?: boolean
  /** Keep showing the last answer while the next one loads (tables, boards). */
  keep?: boolean
}

/** Reads a declared query and keeps it fresh. */
export function useQuery<D extends QueryDefinition>(
  query: D,
  params: ParamsOf<D>,
  options: QueryOptions = {},
): UseQueryResult<ResponseOf<D>, ApiProblem> {
  return useTanstackQuery<ResponseOf<D>, ApiProblem>({
    queryKey: [query.name, params],
    queryFn: ({ signal }) => read(query, params, signal),
    enabled: options.enabled ?? true,
    // What the device knows is shown at once, until the server has answered.
    placeholderData: (before) => (options.keep ? keepPreviousData(before) : undefined) ?? localAnswer(query, params),
  })
}

/** A page of a keyset-paged list. */
export interface PageOf<T> {
  items: T[]
  next?: string
}

type ItemOf<D> = ResponseOf<D> extends { items: (infer T)[] } ? T : never

export interface Paged<D extends QueryDefinition> {
  query: UseInfiniteQueryResult<InfiniteData<ResponseOf<D>>, ApiProblem>
  /** Rows of all pages fetched so far. */
  rows: ItemOf<D>[]
  /** First page, for totals that come with it. */
  first: ResponseOf<D> | undefined
  hasMore: boolean
  loadMore: () => void
}

/** A keyset-paged list; `loadMore` fetches the page after the last. `params` without `after`. */
export function usePages<D extends QueryDefinition>(
  query: D,
  params: ParamsOf<D>,
  options: QueryOptions = {},
): Paged<D> {
  const result = useInfiniteQuery<
    ResponseOf<D>,
    ApiProblem,
    InfiniteData<ResponseOf<D>>,
    unknown[],
    string | undefined
  >({
    queryKey: [query.name, params, 'pages'],
    queryFn: ({ pageParam, signal }) => read(query, { ...(params as object), after: pageParam } as ParamsOf<D>, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => (page as PageOf<unknown>).next,
    enabled: options.enabled ?? true,
    placeholderData: (before) => (options.keep ? keepPreviousData(before) : undefined) ?? firstOf(query, params),
  })
  const pages = result.data?.pages ?? []
  return {
    query: result,
    rows: pages.flatMap((page) => (page as PageOf<ItemOf<D>>).items),
    first: pages[0],
    hasMore: result.hasNextPage,
    loadMore: () => {
      if (result.hasNextPage && !result.isFetchingNextPage) void result.fetchNextPage()
    },
  }
}

function firstOf<D extends QueryDefinition>(
  query: D,
  params: ParamsOf<D>,
): InfiniteData<ResponseOf<D>, string | undefined> | undefined {
  const page = localAnswer(query, params)
  return page === undefined ? undefined : { pages: [page], pageParams: [undefined] }
}

import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ResponseOf } from '#platform/contract/index.ts'
import { get } from '#platform/web/api.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { placeHistory, searchPlaces } from '../../contract/index.ts'
import { deedWords } from './historyWords.ts'

/** Who did what to a place, and when; newest first. */
export function HistoryList({ place }: { place: string }): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const history = useQuery(placeHistory, { place }, { keep: true })
  const nameOf = useNames(history.data?.items ?? [])
  if (history.isError) return <ProblemPane problem={history.error.body} retry={() => void history.refetch()} />
  if (!history.data) return <WaitWords />
  if (history.data.items.length === 0) return <EmptyPane title={say('history.none')} hint={say('history.noneHint')} />
  return (
    <ol className="place-history">
      {history.data.items.map((deed, index) => (
        // One command can do several things to a place, so its id alone is not enough.
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are never re-ordered
        <li key={`${deed.id}-${index}`}>
          <time dateTime={deed.at} title={format.relative(deed.at)}>
            {format.moment(deed.at)}
          </time>
          <span>{deedWords(deed.what, deed.detail, say, nameOf)}</span>
          <span className="soft">{deed.actorName}</span>
        </li>
      ))}
      {history.data.items.length === 200 ? <li className="soft">{say('history.most')}</li> : null}
    </ol>
  )
}

type Deeds = ResponseOf<typeof placeHistory>['items']
const mostNames = 20

/** Names for the paths that deeds speak of, sought by code; the code itself where the area is gone. */
function useNames(deeds: Deeds): (code: string) => string {
  const labels = new Set(
    deeds
      .flatMap(({ detail }) => [detail.from, detail.to])
      .flatMap((path) => (typeof path === 'string' ? path.split('.').slice(2) : [])),
  )
  const found = useQueries({
    queries: [...labels].slice(0, mostNames).map((q) => ({
      queryKey: [searchPlaces.name, { q }],
      queryFn: () => get(searchPlaces, { q }),
      staleTime: 60_000,
    })),
  })
  const names = new Map(found.flatMap(({ data }) => data?.areas.map(({ code, name }) => [code, name] as const) ?? []))
  return (code) => names.get(code) ?? code
}

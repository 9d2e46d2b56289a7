import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ResponseOf } from '#platform/contract/index.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { getArea, listAreas, placeHistory } from '../../contract/index.ts'
import { deedWords } from './historyWords.ts'

/** Who did what to a place, and when; newest first. */
export function HistoryList({ place }: { place: string }): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const nameOf = useNames()
  const history = useQuery(placeHistory, { place }, { keep: true })
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

/** Names of areas that the tree has read; for others the last code of the path. */
function useNames(): (path: string) => string {
  const client = useQueryClient()
  const names = new Map<string, string>()
  for (const [, data] of client.getQueriesData<ResponseOf<typeof listAreas>>({ queryKey: [listAreas.name] }))
    for (const area of data?.items ?? []) names.set(area.path, area.name)
  for (const [, data] of client.getQueriesData<ResponseOf<typeof getArea>>({ queryKey: [getArea.name] }))
    if (data) names.set(data.area.path, data.area.name)
  return (path) => {
    const labels = path.split('.')
    const chain = labels.map(
      (label, index) => names.get(labels.slice(0, index + 1).join('.')) ?? (label.startsWith('x') ? '' : label),
    )
    return chain.slice(-2).filter(Boolean).join(' ') || path
  }
}

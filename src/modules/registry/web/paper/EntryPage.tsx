import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Page } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { Watermark } from '#platform/web/watermark.tsx'
import { board } from '../../contract/index.ts'
import { EntryForm } from './EntryForm.tsx'
import { SmallerArea } from './SmallerArea.tsx'
import { useDoors } from './useDoors.ts'
import './paper.css'

/** A filled sheet is typed back in, by keyboard alone, and held against the list of its area. */
export default function EntryPage(): ReactNode {
  const say = useWords('registry')
  const [at] = useUrlState(['area'] as const)
  const here = useQuery(board, at.area ? { area: at.area } : {}, { keep: true })
  const found = useDoors(here.data?.area.id, 'all', true)
  if (here.isError) return <ProblemPane problem={here.error.body} retry={() => void here.refetch()} />
  if (!here.data) return <WaitWords />
  const { area } = here.data
  const refresh = async () => (await found.refetch()).data?.doors
  return (
    <Watermark>
      <Page
        title={say('paper.entry.title')}
        above={<Link to={`/coverage?area=${area.id}`}>‹ {area.name}</Link>}
        answers={say('paper.entry.answers')}
        actions={
          <Link className="plain-button" to={`/paper/list?area=${area.id}`}>
            {say('paper.list.title')}
          </Link>
        }
      >
        {found.data === undefined ? (
          found.isError ? (
            <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
          ) : (
            <WaitWords />
          )
        ) : !found.data.complete ? (
          <SmallerArea board={here.data} to="/paper/entry" />
        ) : found.data.doors.length === 0 ? (
          <EmptyPane title={say('board.noDoors')} hint={say('board.noDoorsHint')} />
        ) : (
          <EntryForm key={area.id} area={area} doors={found.data.doors} refresh={refresh} />
        )}
      </Page>
    </Watermark>
  )
}

import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { board, trend } from '#modules/registry/contract/index.ts'
import { covered, sinceFirstDoor } from '#modules/registry/web/index.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { Sparkline } from '#platform/web/Sparkline.tsx'
import { ChooseFigures } from './ChooseFigures.tsx'
import { type HomeFigure, useChosenFigures } from './chosenFigures.ts'

/** Six figures of the reader's area that they chose, each with its last two weeks and its list behind it. */
export function SixFigures(): ReactNode {
  const say = useWords('main')
  const format = useFormat()
  const [chosen, choose] = useChosenFigures()
  const now = useQuery(board, {}, { keep: true })
  const days = useQuery(trend, { days: 14 }, { keep: true })
  if (now.isError) return <ProblemPane problem={now.error.body} retry={() => void now.refetch()} />
  if (!now.data) return <WaitWords />
  const { figures, today, name } = now.data.area
  const standing = sinceFirstDoor(days.data?.items ?? [])
  const shown = (figure: HomeFigure): string =>
    figure === 'covered' ? format.share(covered(figures), figures.doors) : format.number(figures[figure])
  const changed = (figure: HomeFigure): number => (figure === 'covered' ? covered(today) : today[figure])
  return (
    <Panel title={name} aside={<ChooseFigures chosen={chosen} choose={choose} />} className="home-figures">
      <ul>
        {chosen.map((figure) => (
          <li key={figure}>
            <Link to={linkOf(figure)}>
              <span className="home-figure-name">{say(`figure.${figure}`)}</span>
              <span className="home-figure-number">{shown(figure)}</span>
              <Sparkline
                values={standing.map((day) => (figure === 'covered' ? covered(day.standing) : day.standing[figure]))}
                width={96}
                height={28}
              />
              <span className="soft">{say('figure.today', { change: format.change(changed(figure)) })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function linkOf(figure: HomeFigure): string {
  return figure === 'covered' || figure === 'persons' || figure === 'visits' ? '/coverage' : `/coverage?state=${figure}`
}

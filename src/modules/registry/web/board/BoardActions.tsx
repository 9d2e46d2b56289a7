import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { today, useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { listStatements, signStatement } from '../../contract/index.ts'
import { SignDialog } from '../statement/SignDialog.tsx'
import type { Board } from './AreaTree.tsx'

/** What can be done with the area in focus: send workers, sign the day, or see that it is signed. */
export function BoardActions({ board }: { board: Board }): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const { may } = useSession()
  const navigate = useNavigate()
  const [signing, setSigning] = useState(false)
  const day = today()
  const signed = useQuery(listStatements, { area: board.area.id, day }, { enabled: may(listStatements.name) })
  const mine = signed.data?.items.find((statement) => statement.area === board.area.id && !statement.withdrawn)
  return (
    <>
      {may('dispatch.assign') ? (
        <Button onClick={() => void navigate(`/dispatch?area=${board.area.id}`)}>{say('board.dispatch')}</Button>
      ) : null}
      {mine ? (
        <Link className="board-signed" to={`/statements/${mine.id}`}>
          {say('board.signed', { at: format.time(mine.signedAt), by: mine.signedBy })}
        </Link>
      ) : may(signStatement.name) ? (
        <Button type="primary" disabled={board.area.figures.doors === 0} onClick={() => setSigning(true)}>
          {say('board.sign')}
        </Button>
      ) : null}
      {signing ? <SignDialog board={board} day={day} close={() => setSigning(false)} /> : null}
    </>
  )
}

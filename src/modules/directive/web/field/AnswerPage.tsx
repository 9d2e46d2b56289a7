import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { KeptNote } from '#platform/web/field/KeptNote.tsx'
import { useKept } from '#platform/web/field/kept.ts'
import { Screen } from '#platform/web/field/screen.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { getOwn } from '../../contract/index.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { keptAs } from './ahead.ts'

/** What the own agency says about one demand; about its first one where the address names none. */
export default function AnswerPage(): ReactNode {
  const say = useWords('directive')
  const { id = '' } = useParams()
  const [{ demand }] = useUrlState(['demand'] as const)
  const answer = useKept(keptAs(id), getOwn, { id })
  const own = answer.data?.owners.filter(({ isMine }) => isMine) ?? []
  const owner = own.find((one) => String(one.demand) === demand) ?? own[0]
  const note = <KeptNote of="directive" answer={answer} />
  if (answer.data && owner) return <AnswerForm key={owner.demand} whole={answer.data} owner={owner} note={note} />
  return (
    <Screen title={say('paper')} back={`/directives/${id}`}>
      {note}
      {answer.data ? <p className="f-card">{say('answer.nothing')}</p> : null}
    </Screen>
  )
}

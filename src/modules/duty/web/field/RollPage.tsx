import { type ReactNode, useState } from 'react'
import type { BodyOf, ResponseOf } from '#platform/contract/index.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { KeptNote } from '#platform/web/field/KeptNote.tsx'
import { useNow, useWaiting } from '#platform/web/field/kept.ts'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { listRoll, ownCodes, takeRoll } from '../../contract/index.ts'
import { PostCode } from '../PostCode.tsx'
import { standingNow, useKept } from './own.ts'
import './duty-field.css'

type Led = ResponseOf<typeof listRoll>['posts'][number]

/** The posts that I lead: the code for those who come, and the list of who is there. */
export default function RollPage(): ReactNode {
  const say = useWords('duty')
  const answer = useKept('roll', listRoll, {})
  return (
    <Screen title={say('roll.title')} back="/duty" persons>
      <KeptNote of="duty" answer={answer} />
      {answer.data?.posts.length === 0 ? <p className="f-card f-quiet">{say('roll.none')}</p> : null}
      {answer.data?.posts.map((post) => (
        <PostCard key={post.id} post={post} />
      ))}
    </Screen>
  )
}

function PostCard({ post }: { post: Led }): ReactNode {
  const say = useWords('duty')
  const [isShown, setIsShown] = useState(false)
  return (
    <section className="f-card">
      <h2>{post.name}</h2>
      <p className="f-quiet">{post.placeName}</p>
      {isShown ? <Code post={post.id} /> : null}
      <BigButton kind={isShown ? 'second' : 'main'} onClick={() => setIsShown(!isShown)}>
        {say(isShown ? 'roll.hideCode' : 'roll.showCode')}
      </BigButton>
      {post.people.length === 0 ? <p className="f-quiet">{say('roll.nobody')}</p> : null}
      <ul className="f-plain-list">
        {post.people.map((person) => (
          <Person key={person.shift} person={person} />
        ))}
      </ul>
    </section>
  )
}

function Code({ post }: { post: string }): ReactNode {
  const answer = useKept(`codes.${post}`, ownCodes, { post })
  return answer.data ? <PostCode post={post} codes={answer.data} /> : <KeptNote of="duty" answer={answer} />
}

function Person({ person }: { person: Led['people'][number] }): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const now = useNow()
  const command = useCommand(takeRoll)
  const waiting = useWaiting<BodyOf<typeof takeRoll>>('duty.takeRoll')
  const mark = waiting.flatMap(({ marks }) => marks).findLast(({ shift }) => shift === person.shift)
  const standing = standingNow(person, now)
  const send = async (present: boolean): Promise<void> => {
    const outcome = await savedOr(command.send({ marks: [{ shift: person.shift, present }] }))
    if (outcome?.state === 'accepted') showSaved()
  }
  // What the person's own check says stands.
  const isFixed = person.how !== null && person.how !== 'list' && !person.awaySince
  return (
    <li className="duty-roll">
      <span className="f-strong">
        {person.name} <span className="f-quiet f-small">{person.agencyName}</span>
      </span>
      <span className={standing === 'late' || standing === 'absent' ? 'f-late f-small' : 'f-quiet f-small'}>
        {format.time(person.startsAt)}–{format.time(person.endsAt)} ·{' '}
        {mark ? say(mark.present ? 'roll.waitsPresent' : 'roll.waitsAbsent') : say(`standing.${standing}`)}
        {person.arrivedAt ? ` ${format.time(person.arrivedAt)}` : ''}
      </span>
      {person.awaySince ? (
        <span className="f-late f-small">{say('away', { at: format.time(person.awaySince) })}</span>
      ) : null}
      <SendState progress={command.progress} problem={command.problem} />
      {isFixed || standing === 'planned' ? null : (
        <div className="f-buttons">
          <BigButton disabled={command.busy} onClick={() => void send(true)}>
            {say('roll.present')}
          </BigButton>
          <BigButton disabled={command.busy} onClick={() => void send(false)}>
            {say('roll.absent')}
          </BigButton>
        </div>
      )}
    </li>
  )
}

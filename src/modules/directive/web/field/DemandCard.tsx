import { type ReactNode, useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { type Role, roleNames } from '#platform/contract/index.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { FileRows } from '#platform/web/field/files.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import type { OwnDeed, Owner, OwnerState, Whole } from '../../contract/index.ts'
import { figureOf } from '../figure.ts'
import { ownAddress, proofsOf } from '../page/files.ts'
import { answersFrom } from './answers.ts'
import { Due, Marks } from './Marks.tsx'

export interface DemandCardProps {
  whole: Whole
  owner: Owner
  asked: Whole['demands'][number] | undefined
  /** What waits here for signal, and where the demand stands once it has arrived. */
  deeds: readonly OwnDeed[]
  state: OwnerState
  isLive: boolean
  /** The one that somebody came for. */
  isHere: boolean
}

/** One demand of the own agency: what it asks, by when, how far it is, what was reported, and the way to an answer. */
export function DemandCard({ whole, owner, asked, deeds, state, isLive, isHere }: DemandCardProps): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  const navigate = useNavigate()
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isHere) card.current?.scrollIntoView()
  }, [isHere])
  const proofs = proofsOf(whole, owner)
  const { report, proof, count } = owner
  return (
    <section ref={card} className={isHere ? 'f-card directive-here' : 'f-card'}>
      <Marks {...owner} deeds={deeds} />
      <h2>{say('demandOf', { demand: owner.demand, text: asked?.text ?? '' })}</h2>
      <Due dueAt={owner.dueAt} late={owner.late} />
      <Posts posts={owner.posts} />
      {asked?.asks === 'doors_reached' && count !== null ? (
        <p className="f-quiet f-small">{say('own.reached', { figure: figureOf(owner, format.number) })}</p>
      ) : null}
      {report ? (
        <p>
          {say('own.report', { said: report })}
          {asked?.asks === 'count' && count !== null ? say('own.count', { count: format.number(count) }) : ''}
        </p>
      ) : null}
      {proof ? (
        <p className="f-quiet f-small">
          {say('proof.is')}
          {[say(`proof.record.${proof.record}`), proof.name].filter(Boolean).join(' ')}
        </p>
      ) : null}
      {proofs.length > 0 ? <FileRows say={say} files={proofs} addressOf={ownAddress} /> : null}
      {isLive && answersFrom(state).length > 0 ? (
        <BigButton
          label={say('answer.openOf', { ord: owner.demand })}
          onClick={() => navigate(`/directives/${whole.directive.id}/answer?demand=${owner.demand}`)}
        >
          {say('answer.open')}
        </BigButton>
      ) : null}
    </section>
  )
}

/** Whom a demand names within the agency: roles at places and who holds them. */
function Posts({ posts }: { posts: Owner['posts'] }): ReactNode {
  const say = useWords('directive')
  const language = useLanguage()
  if (posts.length === 0) return null
  return (
    <div>
      <p className="f-strong f-small">{say('posts.title')}</p>
      <ul className="f-small">
        {posts.map(({ role, placeName, holderName }) => (
          <li key={`${role} ${placeName} ${holderName}`} className={holderName === null ? 'f-late' : 'f-quiet'}>
            {say(holderName === null ? 'posts.nobody' : 'posts.one', {
              role: roleNames[role as Role]?.[language] ?? role,
              place: placeName,
              name: holderName ?? '',
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}

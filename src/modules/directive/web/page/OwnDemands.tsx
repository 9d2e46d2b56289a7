import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { FileList } from '#platform/web/desk/files/FileList.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { leads, type Owner, receive, type Whole } from '../../contract/index.ts'
import { figureOf } from '../figure.ts'
import { EntrustDialog } from '../person/EntrustDialog.tsx'
import { PersonMark } from '../person/PersonMark.tsx'
import { StateMark } from '../StateMark.tsx'
import { type Answer, AnswerDialog } from './AnswerDialog.tsx'
import { ownAddress, proofsOf } from './files.ts'
import { Posts } from './Posts.tsx'
import { ProofLink } from './ProofLink.tsx'

const answers = ['accept', 'ask', 'progress', 'report'] as const

/** The own agency's demands with what can be done about each now. */
export function OwnDemands({ whole, demand }: { whole: Whole; demand: string | undefined }): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  const command = useCommand(receive)
  const [doing, setDoing] = useState<{ owner: Owner; answer: Answer }>()
  const { directive, demands, owners } = whole
  const [naming, setNaming] = useState<Owner>()
  const own = owners.filter(({ isMine }) => isMine).sort((a, b) => Number(b.isForMe) - Number(a.isForMe))
  const isLive = directive.withdrawnAt === null
  const fresh = own.filter(({ state }) => state === 'issued')
  const forMe = fresh.filter(({ isForMe }) => isForMe)
  return (
    <Panel
      title={say('own.title', { count: own.length })}
      className="no-print"
      aside={
        isLive && fresh.length > 0 ? (
          <span className="directive-acts">
            {forMe.length > 0 && forMe.length < fresh.length ? (
              <Button
                type="primary"
                loading={command.busy}
                onClick={() =>
                  void command.send({ directive: directive.id, demands: forMe.map(({ demand: ord }) => ord) })
                }
              >
                {say('own.receiveMine', { count: forMe.length })}
              </Button>
            ) : null}
            <Button
              {...(forMe.length > 0 && forMe.length < fresh.length ? {} : { type: 'primary' as const })}
              loading={command.busy}
              onClick={() => void command.send({ directive: directive.id })}
            >
              {say('own.receive', { count: fresh.length })}
            </Button>
          </span>
        ) : null
      }
    >
      <CommandNote progress={command.progress} />
      <ul className="directive-own-list">
        {own.map((owner) => {
          const asked = demands.find(({ ord }) => ord === owner.demand)
          return (
            <li key={owner.demand} className={String(owner.demand) === demand ? 'active' : ''}>
              <p>
                <StateMark state={owner.state} late={owner.late} />{' '}
                <PersonMark person={owner.person} isForMe={owner.isForMe} />{' '}
                <strong>{say('demandOf', { demand: owner.demand, text: asked?.text ?? '' })}</strong>{' '}
                <span className={owner.late ? 'late' : 'soft'}>
                  {say('page.due', { when: format.moment(owner.dueAt) })}
                </span>
              </p>
              <Posts posts={owner.posts} />
              {asked?.asks === 'doors_reached' && owner.count !== null ? (
                <p className="soft">{say('own.reached', { figure: figureOf(owner, format.number) })}</p>
              ) : null}
              {owner.report ? (
                <p className="soft">
                  {say('own.report', { said: owner.report })}
                  {asked?.asks === 'count' && owner.count !== null
                    ? say('own.count', { count: format.number(owner.count) })
                    : ''}
                </p>
              ) : null}
              <ProofLink proof={owner.proof} />
              <FileList files={proofsOf(whole, owner)} addressOf={ownAddress} />
              {isLive ? (
                <div className="directive-acts">
                  {answers
                    .filter((answer) => (leads[answer] as readonly string[]).includes(owner.state))
                    .map((answer) => (
                      <Button
                        key={answer}
                        size="small"
                        {...(answer === 'report' ? { type: 'primary' as const, ghost: true } : {})}
                        onClick={() => setDoing({ owner, answer })}
                      >
                        {say(`answer.${answer}`)}
                      </Button>
                    ))}
                  {(leads.entrust as readonly string[]).includes(owner.state) ? (
                    <Button size="small" onClick={() => setNaming(owner)}>
                      {say(owner.person ? 'person.change' : 'person.name')}
                    </Button>
                  ) : null}
                </div>
              ) : null}
            </li>
          )
        })}
      </ul>
      {naming ? (
        <EntrustDialog directive={directive.id} owner={naming} leads={false} close={() => setNaming(undefined)} />
      ) : null}
      {doing ? (
        <AnswerDialog
          directive={directive.id}
          owner={doing.owner}
          asks={demands.find(({ ord }) => ord === doing.owner.demand)?.asks ?? 'words'}
          answer={doing.answer}
          close={() => setDoing(undefined)}
        />
      ) : null}
    </Panel>
  )
}

import { Button, Drawer, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { DueChoice } from '#platform/web/desk/DueChoice.tsx'
import { FileList } from '#platform/web/desk/files/FileList.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { chase, decide, leads, type Owner, reply, type Whole } from '../../contract/index.ts'
import { figureOf } from '../figure.ts'
import { EntrustDialog } from '../person/EntrustDialog.tsx'
import { StateMark } from '../StateMark.tsx'
import { EventList } from './EventList.tsx'
import { ledAddress, proofsOf } from './files.ts'
import { Posts } from './Posts.tsx'
import { ProofLink } from './ProofLink.tsx'

/** One agency and one demand: what came back, what was said, and the issuer's next move. */
export function OwnerDrawer({ whole, owner, close }: { whole: Whole; owner: Owner; close: () => void }): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  const { directive, demands, events } = whole
  const demand = demands.find(({ ord }) => ord === owner.demand)
  const [isNaming, setIsNaming] = useState(false)
  const mayName = directive.withdrawnAt === null && (leads.entrust as readonly string[]).includes(owner.state)
  const own = events.filter((event) => event.demand === owner.demand && (event.agencyName ?? '') === owner.agencyName)
  return (
    <Drawer open onClose={close} size={560} title={owner.agencyName} destroyOnHidden>
      <p>
        <StateMark state={owner.state} late={owner.late} />{' '}
        <strong>{say('demandOf', { demand: owner.demand, text: demand?.text ?? '' })}</strong>
      </p>
      <p className={owner.late ? 'late' : 'soft'}>
        {say('page.due', { when: format.moment(owner.dueAt) })}
        {owner.receivedAt
          ? say('drawer.received', { when: format.moment(owner.receivedAt) })
          : say('drawer.unreceived')}
      </p>
      <p className="directive-acts">
        {owner.person ? (
          <strong>{say('person.is', { name: owner.person.name })}</strong>
        ) : (
          <span className="soft">{say('person.unnamed')}</span>
        )}
        {mayName ? (
          <Button size="small" onClick={() => setIsNaming(true)}>
            {say(owner.person ? 'person.change' : 'person.name')}
          </Button>
        ) : null}
      </p>
      <Posts posts={owner.posts} />
      {owner.count === null ? null : (
        <p className="directive-figure num">{say('drawer.figure', { figure: figureOf(owner, format.number) })}</p>
      )}
      {owner.report ? <blockquote className="directive-report">{owner.report}</blockquote> : null}
      <ProofLink proof={owner.proof} />
      <FileList title={say('drawer.files')} files={proofsOf(whole, owner)} addressOf={ledAddress} />
      {directive.withdrawnAt ? null : <Moves directive={directive.id} owner={owner} />}
      <h3>{say('events.title')}</h3>
      {own.length > 0 ? <EventList events={own} /> : <p className="soft">{say('drawer.nothing')}</p>}
      {isNaming ? (
        <EntrustDialog directive={directive.id} owner={owner} leads close={() => setIsNaming(false)} />
      ) : null}
    </Drawer>
  )
}

function Moves({ directive, owner }: { directive: string; owner: Owner }): ReactNode {
  const say = useWords('directive')
  const [said, setSaid] = useState('')
  const [dueAt, setDueAt] = useState<string>()
  const [isTried, setIsTried] = useState(false)
  const [replies, decides, chases] = [useCommand(reply), useCommand(decide), useCommand(chase)]
  const words = said.trim()
  const row = { directive, demand: owner.demand, agency: owner.agency }
  const can = (deed: keyof typeof leads) => (leads[deed] as readonly string[]).includes(owner.state)
  const busy = replies.busy || decides.busy || chases.busy
  // What is typed stays whatever comes in meanwhile, until the server has taken it.
  const go = async (send: () => Promise<{ state: string }>, needsWords: boolean): Promise<void> => {
    setIsTried(needsWords)
    if (needsWords && !words) return
    if ((await send()).state !== 'accepted') return
    setSaid('')
    setDueAt(undefined)
    setIsTried(false)
  }
  return (
    <div className="directive-moves">
      <Input.TextArea
        aria-label={say('drawer.said')}
        placeholder={say('drawer.said')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={500}
        value={said}
        {...(isTried && !words ? { status: 'error' as const } : {})}
        onChange={(event) => setSaid(event.target.value)}
      />
      {isTried && !words ? <p className="late">{say('wrong.said')}</p> : null}
      {can('return') ? <DueChoice value={dueAt} onChange={setDueAt} keep={say('drawer.keepDue')} /> : null}
      <div className="directive-acts">
        {can('reply') ? (
          <Button
            type="primary"
            loading={busy}
            onClick={() => void go(() => replies.send({ ...row, said: words }), true)}
          >
            {say('drawer.reply')}
          </Button>
        ) : null}
        {can('signOff') ? (
          <Button
            type="primary"
            loading={busy}
            onClick={() =>
              void go(() => decides.send({ ...row, decision: 'signed_off', ...(words ? { said: words } : {}) }), false)
            }
          >
            {say('drawer.signOff')}
          </Button>
        ) : null}
        {can('return') ? (
          <Button
            loading={busy}
            onClick={() =>
              void go(
                () =>
                  decides.send({
                    ...row,
                    decision: 'returned',
                    said: words,
                    ...(dueAt === undefined ? {} : { dueAt }),
                  }),
                true,
              )
            }
          >
            {say('drawer.return')}
          </Button>
        ) : null}
        {can('chase') ? (
          <Button
            loading={busy}
            onClick={() => void go(() => chases.send({ ...row, ...(words ? { said: words } : {}) }), false)}
          >
            {say('drawer.chase')}
          </Button>
        ) : null}
      </div>
      <CommandNote progress={replies.progress ?? decides.progress ?? chases.progress} />
    </div>
  )
}

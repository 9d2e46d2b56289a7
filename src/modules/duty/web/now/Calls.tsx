import { Button, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Call, callOut, endCall } from '../../contract/index.ts'
import type { Now } from './types.ts'

/** The standby teams: call one out, and see who heard it when. */
export function Calls({ now }: { now: Now }): ReactNode {
  const say = useWords('duty')
  const teams = now.posts.filter(({ kind }) => kind === 'standby')
  const [isCalling, setIsCalling] = useState(false)
  if (teams.length === 0 && now.calls.length === 0) return null
  return (
    <Panel
      title={say('call.title')}
      aside={
        isCalling || teams.length === 0 ? null : (
          <Button type="primary" size="small" onClick={() => setIsCalling(true)}>
            {say('call.open')}
          </Button>
        )
      }
    >
      {isCalling ? <CallForm teams={teams} close={() => setIsCalling(false)} /> : null}
      {now.calls.length === 0 && !isCalling ? <p className="soft">{say('call.none')}</p> : null}
      {now.calls.map((call) => (
        <OneCall key={call.id} call={call} />
      ))}
    </Panel>
  )
}

function CallForm({ teams, close }: { teams: Now['posts']; close: () => void }): ReactNode {
  const say = useWords('duty')
  const command = useCommand(callOut)
  const [post, setPost] = useState(teams.length === 1 ? teams[0]?.id : undefined)
  const [whereTo, setWhereTo] = useState('')
  const [what, setWhat] = useState('')
  const go = async (): Promise<void> => {
    const outcome = await command.send({ post: post ?? '', whereTo: whereTo.trim(), what: what.trim() })
    if (outcome.state === 'accepted') close()
  }
  return (
    <div className="duty-call-form">
      <Select
        aria-label={say('call.team')}
        placeholder={say('call.team')}
        value={post ?? null}
        onChange={setPost}
        options={teams.map(({ id, name, people }) => ({
          value: id,
          label: say('call.teamOf', { name, count: people.length }),
        }))}
      />
      <Input
        aria-label={say('call.where')}
        placeholder={say('call.where')}
        maxLength={100}
        value={whereTo}
        onChange={(event) => setWhereTo(event.target.value)}
      />
      <Input
        aria-label={say('call.what')}
        placeholder={say('call.what')}
        maxLength={300}
        value={what}
        onChange={(event) => setWhat(event.target.value)}
      />
      <div className="duty-acts">
        <Button
          type="primary"
          disabled={!post || !whereTo.trim() || !what.trim()}
          loading={command.busy}
          onClick={() => void go()}
        >
          {say('call.go')}
        </Button>
        <Button onClick={close}>{say('action.cancel')}</Button>
      </div>
      <CommandNote progress={command.progress} />
    </div>
  )
}

function OneCall({ call }: { call: Call }): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const command = useCommand(endCall)
  const heard = call.people.filter(({ acknowledgedAt }) => acknowledgedAt).length
  const coming = call.people.filter(({ isComing }) => isComing).length
  const seconds = (at: string) => (Date.parse(at) - Date.parse(call.calledAt)) / 1000
  return (
    <section className="duty-call">
      <p>
        <strong>{call.whereTo}</strong> {call.what}{' '}
        <span className="faint">
          {call.postName} · {call.calledBy} {format.moment(call.calledAt)}
        </span>
      </p>
      <p>{say('call.heard', { heard, all: call.people.length, coming })}</p>
      <ul className="duty-now-people">
        {call.people.map((person) => (
          <li key={person.id}>
            <span>
              {person.name} <span className="faint">{person.agencyName}</span>
            </span>
            <span className={person.acknowledgedAt ? 'soft' : 'late'}>
              {person.acknowledgedAt
                ? say(person.isComing ? 'call.comes' : 'call.comesNot', {
                    after: format.span(seconds(person.acknowledgedAt)),
                  })
                : say('call.notHeard')}
            </span>
          </li>
        ))}
      </ul>
      {call.endedAt ? (
        <p className="soft">{say('call.ended', { at: format.moment(call.endedAt) })}</p>
      ) : (
        <Button size="small" loading={command.busy} onClick={() => void command.send({ call: call.id })}>
          {say('call.end')}
        </Button>
      )}
      <CommandNote progress={command.progress} />
    </section>
  )
}

import { Button, Modal, QRCode, Select } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import type { ResultOf } from '#platform/contract/index.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { inviteDevice, listDevices, listWorkers } from '../../contract/index.ts'
import './devices.css'

/** Whose phone is enrolled. */
interface Holder {
  id: string
  displayName: string
}

/** A code for one phone: to scan or to type, for a quarter of an hour. Without `account` the person is chosen first. */
export function EnrolPhone({ account, close }: { account?: Holder; close: () => void }): ReactNode {
  const say = useWords('agency')
  const [holder, setHolder] = useState<Holder | undefined>(account)
  const command = useCommand(inviteDevice)
  const [invite, setInvite] = useState<ResultOf<typeof inviteDevice>>()
  const go = async (): Promise<void> => {
    if (!holder) return
    const outcome = await command.send({ account: holder.id })
    if (outcome.state === 'accepted') setInvite(outcome.result)
  }
  return (
    <Modal
      open
      width={560}
      mask={{ closable: false }}
      title={holder ? say('device.enrolTitle', { name: holder.displayName }) : say('device.enrol')}
      onCancel={close}
      footer={
        <>
          {invite ? null : (
            <Button type="primary" disabled={!holder} loading={command.busy} onClick={() => void go()}>
              {say('device.makeCode')}
            </Button>
          )}
          <Button onClick={close}>{say(invite ? 'action.close' : 'action.cancel')}</Button>
        </>
      }
    >
      {invite && holder ? (
        <Code invite={invite} holder={holder} again={() => void go()} />
      ) : (
        <>
          {account ? null : <WorkerSelect value={holder} onChange={setHolder} />}
          <p>{say('device.enrolHint')}</p>
        </>
      )}
      {command.problem ? <ProblemNote problem={command.problem} /> : <CommandNote progress={command.progress} />}
    </Modal>
  )
}

function Code({
  invite,
  holder,
  again,
}: {
  invite: ResultOf<typeof inviteDevice>
  holder: Holder
  again: () => void
}): ReactNode {
  const say = useWords('agency')
  const format = useFormat()
  const left = useSecondsTo(invite.expiresAt)
  // A phone that came while this was open has taken the code.
  const devices = useQuery(listDevices, { account: holder.id, state: 'live' })
  const [known] = useState(() => new Set<string>(devices.data?.items.map(({ id }) => id)))
  const start = Date.parse(invite.expiresAt) - 15 * 60_000
  const come = devices.data?.items.find((one) => !known.has(one.id) && Date.parse(one.enrolledAt) >= start)
  if (come) return <p className="done device-come">{say('device.enrolled', { phone: come.name })}</p>
  if (!invite.code || left === 0) {
    return (
      <p className="risk">
        {say(invite.code ? 'device.codeOver' : 'device.codeLost')}{' '}
        <button type="button" className="link-button" onClick={again}>
          {say('device.makeAnother')}
        </button>
      </p>
    )
  }
  // Behind the hash, so that the code is in no log of what lies between.
  const address = `${window.location.origin}/field/enrol#${invite.code}`
  return (
    <div className="device-code">
      <div className="device-qr">
        <QRCode type="svg" value={address} size={200} bordered={false} color="#000" bgColor="#fff" />
      </div>
      <div>
        <p>{say('device.scan')}</p>
        <p>{say('device.type')}</p>
        <p className="mono device-address">{`${window.location.origin}/field/enrol`}</p>
        <p className="mono device-letters" data-testid="enrol-code">
          {invite.code}
        </p>
        <p className="soft">{say('device.codeUntil', { span: format.span(left) })}</p>
      </div>
    </div>
  )
}

function WorkerSelect({
  value,
  onChange,
}: {
  value: Holder | undefined
  onChange: (holder: Holder | undefined) => void
}): ReactNode {
  const say = useWords('agency')
  const workers = useQuery(listWorkers, {})
  const people = [...new Map((workers.data?.items ?? []).map((one) => [one.id, one])).values()]
  return (
    <Select
      showSearch
      optionFilterProp="label"
      className="device-worker"
      disabled={workers.isPending}
      value={value?.id ?? null}
      placeholder={say('device.whose')}
      aria-label={say('device.whose')}
      onChange={(id) => onChange(people.find((one) => one.id === id))}
      options={people.map((one) => ({ value: one.id, label: `${one.displayName} · ${one.placeName}` }))}
    />
  )
}

/** Seconds until a moment of the server, counted by this machine; at most a quarter of an hour off is of no harm. */
function useSecondsTo(moment: string): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.round((Date.parse(moment) - now) / 1000))
}

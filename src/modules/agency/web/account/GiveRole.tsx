import { App, Checkbox, DatePicker, Form, Modal, Radio } from 'antd'
import type { Dayjs } from 'dayjs'
import { type ReactNode, useState } from 'react'
import { type Role, roleNames, roles } from '#platform/contract/index.ts'
import { countyNow } from '#platform/web/clock.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { type PickedPlace, PlacePicker } from '#platform/web/desk/placePicker.tsx'
import { localInstant, useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Account, grantRole } from '../../contract/index.ts'
import { AgencySelect } from '../AgencySelect.tsx'
import { note } from '../note.ts'

/** Which role, where, from when to when, and whether the person is lent; said in one sentence before it is given. */
export function GiveRole({ account, close }: { account: Account; close: () => void }): ReactNode {
  const say = useWords('agency')
  const language = useLanguage()
  const format = useFormat()
  const { session, refresh } = useSession()
  const { message } = App.useApp()
  const command = useCommand(grantRole)
  const [id] = useState(newId)
  const [role, setRole] = useState<Role>()
  const [place, setPlace] = useState<PickedPlace>()
  const [from, setFrom] = useState<Dayjs | null>(null)
  const [to, setTo] = useState<Dayjs | null>(null)
  const [isLent, setIsLent] = useState(false)
  const [lentFrom, setLentFrom] = useState<string>()
  const isPeriodWrong = command.problem?.code === 'agency.period_wrong'
  const toNote =
    to && !to.isAfter(from ?? countyNow())
      ? say('role.toBeforeFrom')
      : isPeriodWrong
        ? command.problem?.title
        : undefined
  const isReady = role && place && (!isLent || lentFrom) && !(to && !to.isAfter(from ?? countyNow()))

  const go = async (): Promise<void> => {
    if (!role || !place || !isReady) return
    const outcome = await command.send({
      id,
      account: account.id,
      role,
      place: place.id,
      ...(from ? { from: localInstant(from.toDate()) } : {}),
      ...(to ? { to: localInstant(to.toDate()) } : {}),
      ...(isLent && lentFrom ? { lentFrom } : {}),
    })
    if (outcome.state !== 'accepted') return
    void message.success(say('role.given'))
    close()
    if (account.id === session.account.id) await refresh()
  }
  const period = [
    from ? say('role.sayFrom', { at: format.moment(from.toDate()) }) : say('role.sayNow'),
    to ? say('role.sayTo', { at: format.moment(to.toDate()) }) : say('role.sayOpen'),
  ].join(say('comma'))

  return (
    <Modal
      open
      width={860}
      title={say('role.giveTitle', { name: account.displayName })}
      okText={say('role.giveNow')}
      cancelText={say('action.cancel')}
      okButtonProps={{ disabled: !isReady, loading: command.busy }}
      onOk={() => void go()}
      onCancel={close}
    >
      <div className="give-role">
        <fieldset>
          <legend>{say('role.role')}</legend>
          <Radio.Group className="give-roles" value={role ?? null} onChange={(event) => setRole(event.target.value)}>
            {roles.map((each) => (
              <Radio key={each} value={each}>
                {roleNames[each][language]}
                <span className="faint">{say(`role.may_${each}`)}</span>
              </Radio>
            ))}
          </Radio.Group>
        </fieldset>
        <fieldset>
          <legend>{say('role.place')}</legend>
          <PlacePicker value={place} onChange={setPlace} />
        </fieldset>
      </div>
      <Form layout="vertical" className="give-period">
        <Field label={say('role.from')}>
          <DatePicker
            needConfirm={false}
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            value={from}
            placeholder={say('role.fromNow')}
            onChange={setFrom}
          />
        </Field>
        <Field label={say('role.to')} {...note(toNote)}>
          <DatePicker
            needConfirm={false}
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            value={to}
            placeholder={say('role.openEnd')}
            onChange={(next) => {
              setTo(next)
              if (isPeriodWrong) command.reset()
            }}
          />
        </Field>
        <Form.Item label={say('role.lentLabel')}>
          <Checkbox checked={isLent} onChange={(event) => setIsLent(event.target.checked)}>
            {say('role.isLent')}
          </Checkbox>
          {isLent ? (
            <AgencySelect value={lentFrom} onChange={setLentFrom} placeholder={say('role.lendingAgency')} />
          ) : null}
        </Form.Item>
      </Form>
      <p className={isReady ? 'give-sentence' : 'give-sentence soft'}>
        {role && place
          ? say('role.sentence', {
              name: account.displayName,
              place: place.name,
              role: roleNames[role][language],
              period,
            })
          : say('role.sentenceMissing')}
      </p>
      {isPeriodWrong ? null : <CommandNote progress={command.progress} />}
    </Modal>
  )
}

import { Button, Form, Input, Modal, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Candidate, markShifts, replacePerson, type Shift } from '../../contract/index.ts'
import { type Model, ranked, type SlotView, spanOf } from './model.ts'
import type { useAssign } from './useAssign.ts'

/** One person's shift: what is known of it, and what can be done: off the roster, somebody else, there or not there. */
export function ShiftDialog({
  shift,
  slot,
  people,
  model,
  hands,
  close,
}: {
  shift: Shift
  slot: SlotView
  people: readonly Candidate[]
  model: Model
  hands: ReturnType<typeof useAssign>
  close: () => void
}): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const replace = useCommand(replacePerson)
  const mark = useCommand(markShifts)
  const [account, setAccount] = useState<string>()
  const [why, setWhy] = useState('')
  // A shift that goes on after its box still runs.
  const isOver = slot.isOver && Date.parse(shift.endsAt) <= slot.endsAt
  const hasBegun = shift.standing !== 'planned'
  const others = ranked(model, people, spanOf(shift)).filter(
    ({ clash, person }) => !clash && person.id !== shift.account,
  )
  const then = async (sent: Promise<{ state: string }>): Promise<void> => {
    if ((await sent).state === 'accepted') close()
  }
  return (
    <Modal
      open
      width={520}
      title={say('shift.title', { name: model.name(shift.account), post: slot.post.name })}
      footer={null}
      onCancel={close}
    >
      <dl className="duty-facts">
        <div>
          <dt>{say('shift.time')}</dt>
          <dd>
            {format.moment(shift.startsAt)} – {format.moment(shift.endsAt)}
          </dd>
        </div>
        <div>
          <dt>{say('shift.stands')}</dt>
          <dd>
            {say(`standing.${shift.standing}`)}
            {shift.awaySince ? (
              <span className="late"> · {say('away', { at: format.time(shift.awaySince) })}</span>
            ) : null}
            {shift.arrivedAt ? ` ${format.moment(shift.arrivedAt)}` : ''}
          </dd>
        </div>
        {shift.despite ? (
          <div>
            <dt>{say('rest.why')}</dt>
            <dd>{shift.despite}</dd>
          </div>
        ) : null}
      </dl>
      {isOver ? null : (
        <div className="duty-acts">
          <Button
            danger
            loading={hands.remove.busy}
            onClick={() => void hands.takeOff(shift, slot.post.name).then(close)}
          >
            {say('shift.off')}
          </Button>
          {hasBegun ? (
            <>
              <Button
                loading={mark.busy}
                onClick={() => void then(mark.send({ marks: [{ shift: shift.id, present: true }] }))}
              >
                {say('shift.present')}
              </Button>
              <Button
                loading={mark.busy}
                onClick={() => void then(mark.send({ marks: [{ shift: shift.id, present: false }] }))}
              >
                {say('shift.absent')}
              </Button>
            </>
          ) : null}
        </div>
      )}
      {isOver ? null : (
        <Form layout="vertical" className="duty-replace">
          <Field label={say('shift.instead')}>
            <Select
              showSearch
              optionFilterProp="label"
              placeholder={say('people.search')}
              value={account ?? null}
              onChange={setAccount}
              options={others.map(({ person }) => ({ value: person.id, label: `${person.name} ${person.agencyName}` }))}
            />
          </Field>
          <Field label={say('shift.why')}>
            <Input maxLength={200} value={why} onChange={(event) => setWhy(event.target.value)} />
          </Field>
          <Button
            type="primary"
            disabled={!account || !why.trim()}
            loading={replace.busy}
            onClick={() => void then(replace.send({ shift: shift.id, account: account ?? '', why: why.trim() }))}
          >
            {say('shift.replace')}
          </Button>
        </Form>
      )}
      {[hands.remove, replace, mark].map(({ progress }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three commands in a fixed order
        <CommandNote key={at} progress={progress} />
      ))}
    </Modal>
  )
}

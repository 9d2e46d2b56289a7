import { DatePicker, Form, Modal, Select } from 'antd'
import dayjs from 'dayjs'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { listAgencies } from '#modules/agency/contract/index.ts'
import { countyNow } from '#platform/web/clock.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { type PickedPlace, PlacePicker } from '#platform/web/desk/placePicker.tsx'
import { today, useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { isWithin } from '#platform/web/number.ts'
import { newId } from '#platform/web/outbox.ts'
import { fieldProblem, useProblemText } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { countPool, drawChecks, mostChecks } from '../../contract/index.ts'

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: `${String(hour).padStart(2, '0')}:00` }))

/** Days that one draw reaches over. */
const mostDays = 7

/** What to draw from and how many; says from how many posts and hours before anything is drawn. */
export function DrawDialog({ close }: { close: () => void }): ReactNode {
  const say = useWords('inspection')
  const format = useFormat()
  const navigate = useNavigate()
  const { session, may } = useSession()
  const command = useCommand(drawChecks)
  const own = session.roles[0]
  const [place, setPlace] = useState<PickedPlace | undefined>(own && { id: own.place, name: own.placeName })
  const [fromDay, setFromDay] = useState(today())
  const [days, setDays] = useState(1)
  const [hourFrom, setHourFrom] = useState(22)
  const [hourTo, setHourTo] = useState(6)
  const [agencies, setAgencies] = useState<string[]>([])
  const [count, setCount] = useState(3)
  const known = useQuery(listAgencies, {}, { enabled: may(listAgencies.name) })
  const scope = { place: place?.id ?? '', fromDay, days, hourFrom, hourTo }
  const params = { ...scope, ...(agencies.length > 0 ? { agencies: agencies.join(',') } : {}) }
  const pool = useQuery(countPool, params, { enabled: place !== undefined && isWithin(days, 1, mostDays), keep: true })
  const poolProblem = useProblemText(pool.error?.body)
  const note = (path: string) => {
    const text = fieldProblem(command.problem, path)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }

  const go = async (): Promise<void> => {
    if (!place || !isWithin(days, 1, mostDays) || !isWithin(count, 1, mostChecks)) return
    const id = newId()
    const checks = Array.from({ length: count }, newId)
    const outcome = await command.send({ ...scope, agencies, checks }, { id })
    if (outcome.state === 'accepted') void navigate(`/inspections/draws/${id}`)
  }

  return (
    <Modal
      open
      width={680}
      title={say('draw.open')}
      okText={say('draw.go', { count: isWithin(count, 1, mostChecks) ? count : '' })}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy, disabled: !place || pool.data?.cells === 0 }}
      onOk={() => void go()}
      onCancel={close}
    >
      <p className="soft">{say('draw.hint')}</p>
      <Form layout="vertical" className="inspection-form">
        <Form.Item label={place ? say('draw.placeIs', { name: place.name }) : say('draw.place')} {...note('place')}>
          <PlacePicker value={place} onChange={setPlace} />
        </Form.Item>
        <div className="inspection-row">
          <Field label={say('draw.fromDay')} {...note('fromDay')}>
            <DatePicker
              allowClear={false}
              value={dayjs(fromDay)}
              minDate={dayjs(today(countyNow()))}
              onChange={(picked) => setFromDay(picked ? picked.format('YYYY-MM-DD') : today())}
            />
          </Field>
          <Field label={say('draw.days')} {...note('days')}>
            <NumberInput min={1} max={mostDays} value={days} onChange={(next) => setDays(next ?? Number.NaN)} />
          </Field>
          <Field label={say('draw.hourFrom')} {...note('hourFrom')}>
            <Select showSearch optionFilterProp="label" value={hourFrom} onChange={setHourFrom} options={hours} />
          </Field>
          <Field label={say('draw.hourTo')} {...note('hourTo')}>
            <Select showSearch optionFilterProp="label" value={hourTo} onChange={setHourTo} options={hours} />
          </Field>
        </div>
        <Field label={say('draw.agencies')} {...note('agencies')}>
          <Select
            mode="multiple"
            allowClear
            optionFilterProp="label"
            placeholder={say('draw.allAgencies')}
            value={agencies}
            onChange={setAgencies}
            options={(known.data?.items ?? [])
              .filter(({ closed }) => !closed)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field label={say('draw.count')} {...note('checks')}>
          <NumberInput min={1} max={mostChecks} value={count} onChange={(next) => setCount(next ?? Number.NaN)} />
        </Field>
      </Form>
      <p className={pool.data?.cells === 0 ? 'late' : ''} role="status">
        {pool.error
          ? poolProblem
          : pool.data
            ? say(pool.data.cells === 0 ? 'draw.poolNone' : 'draw.pool', {
                posts: format.number(pool.data.posts),
                cells: format.number(pool.data.cells),
              })
            : ' '}
      </p>
      <CommandNote progress={command.progress} />
    </Modal>
  )
}

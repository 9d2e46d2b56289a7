import { DatePicker, Radio, Space } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { Field } from '#platform/web/desk/Field.tsx'
import { useWords } from '#platform/web/i18n.ts'

const hourMs = 3_600_000
/** The database takes no measure that begins later than two days after it was proposed. */
const mostAhead = 48 * hourMs

/** When a measure begins: at once, or within two days, as where one that still runs is followed by another. */
export function StartField({
  value,
  onChange,
  ...note
}: {
  value: Date | undefined
  onChange: (start: Date | undefined) => void
  validateStatus?: 'error'
  help?: ReactNode
}): ReactNode {
  const say = useWords('measure')
  return (
    <Field label={say('new.start')} extra={say('new.startHint')} {...note}>
      <Space>
        <Radio.Group
          value={value ? 'later' : 'now'}
          onChange={(event) => onChange(event.target.value === 'now' ? undefined : new Date(Date.now() + hourMs))}
          options={[
            { value: 'now', label: say('new.startNow') },
            { value: 'later', label: say('new.startLater') },
          ]}
        />
        {value ? (
          <DatePicker
            aria-label={say('new.start')}
            needConfirm={false}
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            allowClear={false}
            value={dayjs(value)}
            minDate={dayjs()}
            maxDate={dayjs(Date.now() + mostAhead)}
            onChange={(at) => onChange(at?.toDate())}
          />
        ) : null}
      </Space>
    </Field>
  )
}

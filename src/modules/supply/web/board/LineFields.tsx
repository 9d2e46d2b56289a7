import { DeleteOutlined } from '@ant-design/icons'
import { Button, DatePicker, Form, Input, Select } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { uuidv7 } from 'uuidv7'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { today } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { type Item, isExpired } from '../../contract/index.ts'

/** A line of goods as it is typed. */
export interface GoodsLine {
  lot: string
  item: string | undefined
  lotNo: string
  expiresOn: string | undefined
  quantity: number | null
  /** Why it is taken in though its last day is over. */
  despite: string
}

/** A line with nothing in it, under an id of its own. */
export function emptyLine(): GoodsLine {
  return { lot: uuidv7(), item: undefined, lotNo: '', expiresOn: undefined, quantity: null, despite: '' }
}

/** Whether the last day of a line is over. */
export const isOver = ({ expiresOn }: GoodsLine): boolean => expiresOn !== undefined && isExpired(expiresOn, today())

/** One lot that comes in: what, which, until when, how many. */
export function LineFields({
  items,
  line,
  isTried,
  problem,
  change,
  remove,
}: {
  items: readonly Item[]
  line: GoodsLine
  isTried: boolean
  problem: (field: string) => string | undefined
  change: (line: GoodsLine) => void
  remove?: () => void
}): ReactNode {
  const say = useWords('supply')
  const note = (isMissing: boolean, field: string) => {
    const text = isTried && isMissing ? say('wrong.needed') : problem(field)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }
  const unit = items.find(({ id }) => id === line.item)?.unit
  return (
    <div className="supply-line">
      <Form.Item {...note(!line.item, 'item')}>
        <Select
          showSearch
          optionFilterProp="label"
          aria-label={say('item.title')}
          placeholder={say('item.title')}
          value={line.item ?? null}
          onChange={(item) => change({ ...line, item })}
          options={items
            .filter(({ retired }) => !retired)
            .map(({ id, name, standard }) => ({ value: id, label: [name, standard].filter(Boolean).join(' · ') }))}
        />
      </Form.Item>
      <Form.Item {...note(false, 'lotNo')}>
        <Input
          maxLength={40}
          aria-label={say('lot.no')}
          placeholder={say('lot.no')}
          value={line.lotNo}
          onChange={(event) => change({ ...line, lotNo: event.target.value })}
        />
      </Form.Item>
      <Form.Item {...note(false, 'expiresOn')}>
        <DatePicker
          aria-label={say('lot.expires')}
          placeholder={say('lot.expires')}
          value={line.expiresOn ? dayjs(line.expiresOn) : null}
          onChange={(day) => change({ ...line, expiresOn: day ? day.format('YYYY-MM-DD') : undefined })}
        />
      </Form.Item>
      <Form.Item {...note(!line.quantity, 'quantity')}>
        <NumberInput
          min={1}
          max={1_000_000}
          aria-label={say('quantity')}
          placeholder={unit ?? say('quantity')}
          value={line.quantity}
          onChange={(quantity) => change({ ...line, quantity })}
        />
      </Form.Item>
      {remove ? (
        <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={say('goods.remove')} onClick={remove} />
      ) : (
        <span />
      )}
      {isOver(line) ? (
        <Form.Item
          className="supply-line-why"
          validateStatus={isTried && !line.despite.trim() ? 'error' : 'warning'}
          help={problem('despite') ?? say('goods.over')}
        >
          <Input
            maxLength={100}
            aria-label={say('goods.despite')}
            placeholder={say('goods.despite')}
            value={line.despite}
            onChange={(event) => change({ ...line, despite: event.target.value })}
          />
        </Form.Item>
      ) : null}
    </div>
  )
}

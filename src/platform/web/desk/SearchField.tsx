import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useShortcuts } from '../keyboard.ts'
import { useSettled } from '../useSettled.ts'
import { ClearIcon } from './ClearIcon.tsx'

/** Longest search. */
const most = 60

/** Search of one list by words, which stand in its address; `/` brings the hand here. */
export function SearchField({
  value,
  set,
  label,
  help,
}: {
  value: string | undefined
  set: (words: string | undefined) => void
  /** What can be searched for. */
  label: string
  /** What the help says of the key: `module:key`. */
  help: string
}): ReactNode {
  const field = useRef<InputRef>(null)
  const [text, setText] = useState(value ?? '')
  const sent = useRef(value ?? '')
  const settled = useSettled(text.trim())
  useShortcuts([{ keys: '/', label: help, run: () => field.current?.select() }])
  useEffect(() => {
    // The address was changed by something else: back, or a link.
    if ((value ?? '') === sent.current) return
    sent.current = value ?? ''
    setText(value ?? '')
  }, [value])
  useEffect(() => {
    if (settled !== text.trim() || settled === sent.current) return
    sent.current = settled
    set(settled || undefined)
  }, [settled, text, set])
  return (
    <Input
      ref={field}
      className="search-field"
      allowClear={{ clearIcon: <ClearIcon /> }}
      prefix={<SearchOutlined aria-hidden />}
      suffix={text ? <span /> : <kbd>/</kbd>}
      aria-label={label}
      placeholder={label}
      maxLength={most}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') field.current?.blur()
      }}
    />
  )
}

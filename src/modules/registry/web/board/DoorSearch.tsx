import { Input, type InputRef } from 'antd'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { ClearIcon } from '#platform/web/desk/ClearIcon.tsx'
import { useWords } from '#platform/web/i18n.ts'

export interface DoorSearchProps {
  field: RefObject<HTMLInputElement | null>
  q: string | undefined
  search: (q: string | undefined) => void
}

/** A search of addresses that waits until the hand rests. */
export function DoorSearch({ field, q, search }: DoorSearchProps): ReactNode {
  const say = useWords('registry')
  const [text, setText] = useState(q ?? '')
  const latest = useRef(search)
  latest.current = search
  useEffect(() => setText(q ?? ''), [q])
  useEffect(() => {
    if (text.trim() === (q ?? '')) return
    const timer = setTimeout(() => latest.current(text.trim() || undefined), 300)
    return () => clearTimeout(timer)
  }, [text, q])
  return (
    <Input
      ref={(input: InputRef | null) => {
        field.current = input?.input ?? null
      }}
      className="door-search no-print"
      allowClear={{ clearIcon: <ClearIcon /> }}
      maxLength={60}
      value={text}
      placeholder={say('doors.search')}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  )
}

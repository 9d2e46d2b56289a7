import { Input } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { ClearIcon } from '#platform/web/desk/ClearIcon.tsx'

/** Milliseconds without a key before the list is asked. */
const pause = 250

/** A search whose text goes to the address once the hand rests. */
export function SearchField({
  value,
  onChange,
  placeholder,
}: {
  value: string
  onChange: (text: string) => void
  placeholder: string
}): ReactNode {
  const [text, setText] = useState(value)
  // Back and forward change the address under the field.
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text.trim() === value) return
    const timer = setTimeout(() => onChange(text.trim()), pause)
    return () => clearTimeout(timer)
  }, [text, value, onChange])
  return (
    <Input
      allowClear={{ clearIcon: <ClearIcon /> }}
      className="agency-search"
      value={text}
      maxLength={60}
      placeholder={placeholder}
      aria-label={placeholder}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => onChange(text.trim())}
    />
  )
}

import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { ClearIcon } from '#platform/web/desk/ClearIcon.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { ProblemNote } from '#platform/web/problem.tsx'
import { useSettled } from '#platform/web/useSettled.ts'
import type { PlaceNode } from '../kinds.ts'
import { useHits } from './useHits.ts'

export interface PlaceSearchProps {
  go: (node: PlaceNode) => void
  withDoors?: boolean
  allows?: (node: PlaceNode) => boolean
  checked?: readonly PlaceNode[]
  /** What stands below the field while nothing is sought: the tree. */
  children: ReactNode
  autoFocus?: boolean
}

/** A field over a tree: what is found takes the tree's place until the field is empty again. `/` comes here. */
export function PlaceSearch({
  go,
  withDoors = false,
  allows,
  checked,
  children,
  autoFocus,
}: PlaceSearchProps): ReactNode {
  const say = useWords('place')
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const field = useRef<InputRef>(null)
  const q = useSettled(text.trim())
  const { hits, busy, problem } = useHits(q, withDoors)
  useShortcuts([{ keys: '/', label: 'place:key.search', run: () => field.current?.focus() }])

  const choose = (node: PlaceNode | undefined): void => {
    if (!node || allows?.(node) === false) return
    go(node)
    // Where several are chosen, the next one is often found by the same words.
    if (!checked) setText('')
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Enter') choose(hits[active]?.node)
    else if (event.key === 'Escape' && text) {
      setText('')
      event.stopPropagation()
    } else return
    event.preventDefault()
  }
  return (
    <div className="place-search">
      <Input
        ref={field}
        allowClear={{ clearIcon: <ClearIcon /> }}
        autoFocus={autoFocus ?? false}
        maxLength={60}
        value={text}
        placeholder={say('search.hint')}
        suffix={text ? null : <kbd>/</kbd>}
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKey}
      />
      {text.trim() === '' ? (
        children
      ) : (
        <div className="place-hits" role="listbox" aria-label={say('search.hits')}>
          {problem ? <ProblemNote problem={problem.body} /> : null}
          {hits.map(({ node, where }, index) => (
            <button
              key={node.id}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              disabled={allows?.(node) === false}
              onMouseEnter={() => setActive(index)}
              onClick={() => choose(node)}
            >
              <span className="place-hit-name">
                {checked ? (
                  <i className="place-box" data-checked={checked.some(({ id }) => id === node.id)} aria-hidden="true" />
                ) : null}
                {node.name}
              </span>
              <span className="faint">{where || say(`kind.${node.kind}`)}</span>
            </button>
          ))}
          {hits.length === 0 && !problem ? (
            <p className="soft">{busy || q !== text.trim() ? say('state.loading') : say('search.none', { q })}</p>
          ) : null}
        </div>
      )}
    </div>
  )
}

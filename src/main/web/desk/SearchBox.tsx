import { type KeyboardEvent, type ReactNode, useDeferredValue, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { searchPlaces } from '#modules/place/contract/index.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcutList, useShortcuts } from '#platform/web/keyboard.ts'
import { useProblemText } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'

const key = 'platform:key.search'

interface Hit {
  id: string
  to: string
  main: string
  side: string
}

/** One search over areas and doors: name, alias, code, address, pinyin initials. `/` comes here from anywhere. */
export function SearchBox(): ReactNode {
  const say = useWords('main')
  const { may } = useSession()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const q = useDeferredValue(text.trim())
  const navigate = useNavigate()
  const allowed = may(searchPlaces.name)
  const found = useQuery(searchPlaces, { q }, { enabled: allowed && open && q.length > 0, keep: true })
  const problemText = useProblemText(found.error?.body)
  useShortcuts([{ keys: '/', label: key, run: () => field.current?.select() }])
  // A page with a search of its own has the key for itself.
  const hasKey = useShortcutList().some(({ keys, label }) => keys === '/' && label === key)
  if (!allowed) return <span className="shell-search" />

  const hits: Hit[] = [
    ...(found.data?.areas ?? []).map((area) => ({
      id: area.id,
      to: `/coverage?area=${area.id}`,
      main: area.name,
      side: say(`kind.${area.kind}`),
    })),
    ...(found.data?.dwellings ?? []).map((door) => ({
      id: door.id,
      to: `/doors/${door.id}`,
      main: door.address,
      side: say('kind.dwelling'),
    })),
  ]
  const go = (hit: Hit | undefined): void => {
    if (!hit) return
    setOpen(false)
    setText('')
    field.current?.blur()
    void navigate(hit.to)
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      setOpen(false)
      field.current?.blur()
    } else if (event.key === 'ArrowDown') setActive(Math.min(active + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Enter') go(hits[active])
    else return
    event.preventDefault()
  }

  return (
    <search className="shell-search">
      <input
        ref={field}
        type="search"
        role="combobox"
        aria-expanded={open && q.length > 0}
        aria-controls="search-hits"
        aria-autocomplete="list"
        value={text}
        maxLength={60}
        placeholder={say('shell.search')}
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      {hasKey ? <kbd>/</kbd> : null}
      {open && q.length > 0 ? (
        <div id="search-hits" role="listbox" className="search-hits">
          {hits.map((hit, index) => (
            <button
              key={hit.id}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onMouseDown={(event) => event.preventDefault()}
              onMouseEnter={() => setActive(index)}
              onClick={() => go(hit)}
            >
              <span>{hit.main}</span>
              <span className="faint">{hit.side}</span>
            </button>
          ))}
          {hits.length === 0 ? (
            <p className="soft">
              {found.isError ? problemText : found.isFetching ? say('state.loading') : say('shell.nothingFound', { q })}
            </p>
          ) : null}
        </div>
      ) : null}
    </search>
  )
}

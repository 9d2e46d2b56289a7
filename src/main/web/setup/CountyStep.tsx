import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { type Division, isFinal, useDivisions } from './first-run.ts'

const levels = ['province', 'city', 'county'] as const

export interface CountyStepProps {
  token: string
  /** Province, city, county as far as chosen. */
  chosen: readonly Division[]
  choose: (chosen: readonly Division[]) => void
  next: () => void
  onFinal: (code: string) => void
}

/** Province, then city, then county; each list is searched by name or code. Arrows walk it, Enter chooses. */
export function CountyStep({ token, chosen, choose, next, onFinal }: CountyStepProps): ReactNode {
  const say = useWords('setup')
  const depth = Math.min(chosen.length, 2)
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const divisions = useDivisions(token, depth === 0 ? undefined : chosen[depth - 1]?.code)
  const all = divisions.data ?? []
  const shown = all.filter(({ code, name }) => name.includes(text.trim()) || code.startsWith(text.trim()))
  const picked = chosen[depth]
  const refused = divisions.error?.body.code

  useEffect(() => {
    if (isFinal(refused) && refused) onFinal(refused)
  }, [refused, onFinal])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new level starts at its first row, with the hand in the search
  useEffect(() => {
    setText('')
    setActive(0)
    field.current?.focus()
  }, [depth])
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const pick = (division: Division): void => choose([...chosen.slice(0, depth), division])
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const under = shown[active]
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, shown.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Enter' && under) {
      if (picked?.code === under.code) next()
      else pick(under)
    } else return
    event.preventDefault()
  }

  return (
    <div className="setup-county">
      <nav className="setup-chain" aria-label={say('county.chain')}>
        {levels.map((level, index) => (
          <button
            key={level}
            type="button"
            disabled={index > chosen.length}
            aria-current={index === depth}
            onClick={() => choose(chosen.slice(0, index))}
          >
            <small>{say(`county.${level}`)}</small>
            {chosen[index]?.name ?? '–'}
          </button>
        ))}
      </nav>
      <input
        ref={field}
        type="search"
        className="setup-search"
        aria-label={say(`county.search_${levels[depth] ?? 'county'}`)}
        placeholder={say(`county.search_${levels[depth] ?? 'county'}`)}
        value={text}
        maxLength={20}
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKey}
      />
      <div
        ref={list}
        className="setup-divisions"
        role="listbox"
        aria-label={say(`county.${levels[depth] ?? 'county'}`)}
      >
        {shown.map((division, index) => (
          <button
            key={division.code}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={division.code === picked?.code}
            data-active={index === active}
            onClick={() => pick(division)}
          >
            {division.name} <span className="faint">{division.code}</span>
          </button>
        ))}
        {divisions.isPending ? <WaitWords /> : null}
        {divisions.isError && !isFinal(refused) ? (
          <ProblemPane problem={divisions.error.body} retry={() => void divisions.refetch()} />
        ) : null}
        {divisions.isSuccess && shown.length === 0 ? <p className="soft">{say('county.none', { text })}</p> : null}
      </div>
      <div className="setup-foot">
        <button type="button" className="entrance-go" disabled={!chosen[2]} onClick={next}>
          {chosen[2] ? say('county.take', { name: chosen[2].name }) : say('next')}
        </button>
      </div>
    </div>
  )
}

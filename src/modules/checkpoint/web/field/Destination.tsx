import { type ReactNode, useEffect, useRef, useState } from 'react'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import type { Draft } from './draft.ts'
import { findDestinations } from './post.ts'

/** Where somebody goes: a place of the county by a few letters, or words where it is none. */
export function Destination({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }): ReactNode {
  const say = useWords('checkpoint')
  const [isSearching, setIsSearching] = useState(false)
  const field = useRef<HTMLDivElement>(null)
  const hits = isSearching && !draft.place ? findDestinations(draft.destination) : []
  const isShowing = hits.length > 0
  useEffect(() => {
    // The keyboard takes half of the screen: field and suggestions stand above it.
    if (isShowing) field.current?.scrollIntoView({ block: 'start' })
  }, [isShowing])
  if (draft.place)
    return (
      <div className="f-field">
        <span className="f-label">{say('destination')}</span>
        <div className="pass-place">
          <span>{draft.place.name}</span>
          <button type="button" className="f-text-button" onClick={() => onChange({ ...draft, place: null })}>
            {say('change')}
          </button>
        </div>
      </div>
    )
  return (
    <div ref={field} className="pass-destination">
      <TextField
        label={say('destination')}
        hint={say('destinationHint')}
        value={draft.destination}
        max={100}
        onChange={(destination) => {
          setIsSearching(true)
          onChange({ ...draft, destination })
        }}
      />
      {hits.length > 0 ? (
        <ul className="f-list pass-hits">
          {hits.map((hit) => (
            <li key={hit.id}>
              <button
                type="button"
                className="f-row"
                onClick={() => {
                  setIsSearching(false)
                  onChange({ ...draft, place: hit, destination: '' })
                }}
              >
                {hit.name}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {isSearching && draft.destination.trim().length > 1 && hits.length === 0 ? (
        <p className="f-quiet f-small">{say('destinationElsewhere')}</p>
      ) : null}
    </div>
  )
}

import { memo, type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { Link, useNavigate, useNavigationType } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { NextIcon } from '#platform/web/field/icons.tsx'
import { Read } from '#platform/web/field/read.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { usePages } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { listDoors } from '../../contract/index.ts'
import { DoorState } from './door-names.tsx'
import { useHeldDoors } from './held.ts'
import { findHeld, type HeldHit, lastSearch } from './local.ts'

/** How long the fingers rest before a search is sent. */
const rest = 350
/** Hits that are shown with the letter itself, as many as stand above the keyboard; the others follow when there is time. */
const atOnce = 6

/**
 * Finding a door by a few letters. What the phone holds is found with each of them, by the names of its people too; the
 * server, which knows the doors beyond by their addresses, is asked when the fingers rest.
 */
export default function FindPage(): ReactNode {
  const say = useWords('registry')
  const navigate = useNavigate()
  const [{ q = '' }, setUrl] = useUrlState(['q'])
  const isBack = useNavigationType() === 'POP'
  const [typed, setTyped] = useState(q || (isBack ? lastSearch.text : ''))
  const now = typed.trim()
  const doors = useHeldDoors()
  const held = useMemo(() => (doors && now ? findHeld(now) : []), [now, doors])
  const later = useDeferredValue(held)
  const isName = held.some(({ name }) => name !== undefined)
  useEffect(() => {
    // The index is made before the first letter.
    if (doors) findHeld(' ')
  }, [doors])
  useEffect(() => {
    lastSearch.text = now
    // The server knows no names, and a person's name belongs into no address.
    const asked = isName ? undefined : now || undefined
    const timer = setTimeout(() => setUrl({ q: asked }), rest)
    return () => clearTimeout(timer)
  }, [now, isName, setUrl])
  return (
    <Screen
      title={say('find.title')}
      persons={doors !== undefined}
      actions={<BigButton onClick={() => navigate('/find/new')}>{say('find.newDoor')}</BigButton>}
    >
      <TextField
        label={say(doors ? 'find.labelHeld' : 'find.label')}
        hint={say(doors ? 'find.hintHeld' : 'find.hint')}
        value={typed}
        onChange={setTyped}
        keyboard="search"
        max={60}
      />
      {held.length > 0 ? <Rows hits={later === held ? held : held.slice(0, atOnce)} /> : null}
      {q && now && !isName ? <Beyond q={q} held={held} isAsked={q === now} /> : null}
    </Screen>
  )
}

/** What the server finds besides. */
function Beyond({ q, held, isAsked }: { q: string; held: readonly HeldHit[]; isAsked: boolean }): ReactNode {
  const say = useWords('registry')
  const pages = usePages(listDoors, { q }, { keep: true, enabled: isAsked })
  const known = new Set(held.map(({ door }) => door.id))
  const rows = pages.rows.filter(({ id }) => !known.has(id))
  if (held.length > 0 && rows.length === 0) return null
  return (
    <Read query={pages.query}>
      {() =>
        rows.length === 0 ? (
          isAsked ? (
            <p className="f-quiet">{say('find.none', { q })}</p>
          ) : null
        ) : (
          <>
            <Rows hits={rows.map((door) => ({ door }))} />
            {pages.hasMore ? <BigButton onClick={pages.loadMore}>{say('find.more')}</BigButton> : null}
          </>
        )
      }
    </Read>
  )
}

function Rows({ hits }: { hits: readonly HeldHit[] }): ReactNode {
  return (
    <ul className="f-list">
      {hits.map(({ door, name }) => (
        <Row key={door.id} door={door} name={name} />
      ))}
    </ul>
  )
}

const Row = memo(
  ({ door, name }: { door: HeldHit['door']; name: string | undefined }): ReactNode => (
    <li>
      <Link className="f-row" to={`/door/${door.id}`}>
        <span className="f-row-main">
          <span>{door.address}</span>
          <span className="f-quiet f-small">
            {name ? `${name} · ` : ''}
            <DoorState door={door} />
          </span>
        </span>
        <NextIcon />
      </Link>
    </li>
  ),
)

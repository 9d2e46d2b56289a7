import { type ReactNode, useEffect, useState } from 'react'
import { Link, useNavigate } from 'react-router'
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

/** How long the fingers rest before a search is sent. */
const rest = 350

/** Finding a door by its address or number, anywhere within one's reach. */
export default function FindPage(): ReactNode {
  const say = useWords('registry')
  const navigate = useNavigate()
  const [{ q = '' }, setUrl] = useUrlState(['q'])
  const [typed, setTyped] = useState(q)
  useEffect(() => {
    const timer = setTimeout(() => setUrl({ q: typed.trim() || undefined }), rest)
    return () => clearTimeout(timer)
  }, [typed, setUrl])
  return (
    <Screen
      title={say('find.title')}
      actions={<BigButton onClick={() => navigate('/find/new')}>{say('find.newDoor')}</BigButton>}
    >
      <TextField
        label={say('find.label')}
        hint={say('find.hint')}
        value={typed}
        onChange={setTyped}
        keyboard="search"
        max={60}
      />
      {q ? <Found q={q} /> : null}
    </Screen>
  )
}

function Found({ q }: { q: string }): ReactNode {
  const say = useWords('registry')
  const pages = usePages(listDoors, { q }, { keep: true })
  return (
    <Read query={pages.query}>
      {() =>
        pages.rows.length === 0 ? (
          <p className="f-quiet">{say('find.none', { q })}</p>
        ) : (
          <>
            <ul className="f-list">
              {pages.rows.map((door) => (
                <li key={door.id}>
                  <Link className="f-row" to={`/door/${door.id}`}>
                    <span className="f-row-main">
                      <span>{door.address}</span>
                      <span className="f-quiet f-small">
                        <DoorState door={door} />
                      </span>
                    </span>
                    <NextIcon />
                  </Link>
                </li>
              ))}
            </ul>
            {pages.hasMore ? <BigButton onClick={pages.loadMore}>{say('find.more')}</BigButton> : null}
          </>
        )
      }
    </Read>
  )
}

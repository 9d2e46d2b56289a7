import { Button } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import {
  type Cell,
  cellKey,
  cellsByPost,
  cellsOf,
  commitmentOf,
  drawFrom,
  type WholeDraw,
} from '../../contract/index.ts'

/** The browser's own SHA-256, which it lends to secure pages alone. */
async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

interface Verdict {
  cells: number
  list: boolean
  drawn: boolean
  rows: { cell: Cell; score: string }[]
}

/** Draws once more on this computer, from the list and the seed alone, and says whether the same comes out. */
export function Proof({ whole }: { whole: WholeDraw }): ReactNode {
  const say = useWords('inspection')
  const format = useFormat()
  const [verdict, setVerdict] = useState<Verdict>()
  const [isBusy, setIsBusy] = useState(false)
  const { draw, pool, seed, commitment, checks } = whole
  const notBefore = Date.parse(draw.drawnAt)
  const counts = useMemo(() => cellsByPost(cellsOf({ ...draw, posts: pool, notBefore })), [draw, pool, notBefore])
  const names = new Map(pool.map(({ post, name }) => [post, name]))

  const prove = async (): Promise<void> => {
    setIsBusy(true)
    const cells = cellsOf({ ...draw, posts: pool, notBefore })
    const rows = await drawFrom(cells, seed, draw.drawn, sha256)
    const own = checks.map(({ post, hourAt }) => cellKey({ post, at: Date.parse(hourAt) })).sort()
    setVerdict({
      ...{ cells: cells.length, rows },
      list: cells.length === draw.cells && (await commitmentOf(cells, sha256)) === commitment,
      drawn:
        rows
          .map(({ cell }) => cellKey(cell))
          .sort()
          .join() === own.join(),
    })
    setIsBusy(false)
  }

  return (
    <Panel
      title={say('proof.title')}
      aside={
        <Button className="no-print" disabled={!isSecureContext} loading={isBusy} onClick={() => void prove()}>
          {say('proof.go')}
        </Button>
      }
    >
      <p className="soft">{say('proof.how')}</p>
      {isSecureContext ? null : <p className="risk">{say('proof.insecure')}</p>}
      <dl className="inspection-proof">
        <div>
          <dt>{say('proof.seed')}</dt>
          <dd>
            <code>{seed}</code>
          </dd>
        </div>
        <div>
          <dt>{say('proof.commitment')}</dt>
          <dd>
            <code>{commitment}</code>
          </dd>
        </div>
      </dl>
      {verdict ? (
        <div role="status" className={verdict.list && verdict.drawn ? 'inspection-proved' : 'inspection-refuted'}>
          <p>
            {say(verdict.list ? 'proof.listSame' : 'proof.listOther', { cells: format.number(verdict.cells) })}{' '}
            {say(verdict.drawn ? 'proof.same' : 'proof.other', { count: format.number(verdict.rows.length) })}
          </p>
          <ol>
            {verdict.rows.map(({ cell, score }) => (
              <li key={cellKey(cell)}>
                <code>{score.slice(0, 16)}…</code> {format.moment(new Date(cell.at))} {names.get(cell.post)}
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      <details>
        <summary>{say('proof.pool', { posts: format.number(counts.size), cells: format.number(draw.cells) })}</summary>
        <ul className="inspection-pool">
          {pool
            .filter(({ post }) => counts.has(post))
            .map(({ post, name }) => (
              <li key={post}>
                {name}{' '}
                <span className="faint">{say('proof.cells', { count: format.number(counts.get(post) ?? 0) })}</span>
              </li>
            ))}
        </ul>
      </details>
    </Panel>
  )
}

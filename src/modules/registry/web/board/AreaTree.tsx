import { CaretRightOutlined } from '@ant-design/icons'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ResponseOf } from '#platform/contract/index.ts'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { treeKeys } from '#platform/web/treeKeys.ts'
import { board } from '../../contract/index.ts'
import { CoverageBar } from '../CoverageBar.tsx'
import { covered, open } from '../coverage.ts'

export type Board = ResponseOf<typeof board>
type Row = Board['below'][number]

export interface AreaTreeProps {
  top: Board
  /** Ids of the areas above the one in focus; they open by themselves. */
  chain: readonly string[]
  focus: string
  go: (area: string) => void
}

/** Areas from the reach down to units, each level read when it is opened. Arrows walk, right and left open and close. */
export function AreaTree({ top, chain, focus, go }: AreaTreeProps): ReactNode {
  const say = useWords('registry')
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: brings the row into sight whenever the focus moves
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [focus])
  return (
    <Panel className="area-tree">
      <div
        ref={list}
        className="tree-rows"
        role="tree"
        aria-label={say('tree.title')}
        onKeyDown={treeKeys}
        tabIndex={-1}
      >
        <div className="tree-row tree-head" role="presentation">
          <h2>{say('tree.title')}</h2>
          <span className="num">{say('tree.covered')}</span>
          <span className="num">{say('tree.open')}</span>
        </div>
        <Branch rows={top.below} above={top.area.name} depth={0} chain={chain} focus={focus} go={go} />
      </div>
    </Panel>
  )
}

interface BranchProps {
  rows: readonly Row[]
  /** Name of the area that holds the rows. */
  above: string
  depth: number
  chain: readonly string[]
  focus: string
  go: (area: string) => void
}

function Branch({ rows, ...rest }: BranchProps): ReactNode {
  return rows.map((row) => <Twig key={row.id} row={row} {...rest} />)
}

function Twig({ row, above, depth, chain, focus, go }: Omit<BranchProps, 'rows'> & { row: Row }): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const onChain = chain.includes(row.id)
  const [expanded, setExpanded] = useState(onChain)
  useEffect(() => {
    if (onChain) setExpanded(true)
  }, [onChain])
  const { figures } = row
  return (
    <>
      <div className="tree-row" style={{ paddingInlineStart: depth * 14 }} aria-current={row.id === focus}>
        <button
          type="button"
          className="tree-toggle"
          data-tree-toggle
          tabIndex={-1}
          disabled={!row.hasBelow}
          aria-label={say(expanded ? 'tree.close' : 'tree.show', { name: row.name })}
          onClick={() => setExpanded(!expanded)}
        >
          {row.hasBelow ? <CaretRightOutlined aria-hidden rotate={expanded ? 90 : 0} /> : null}
        </button>
        <button
          type="button"
          role="treeitem"
          className="tree-name"
          aria-expanded={row.hasBelow ? expanded : undefined}
          aria-selected={row.id === focus}
          aria-level={depth + 1}
          title={row.responsible ? `${row.name} · ${row.responsible}` : row.name}
          onClick={() => go(row.id)}
        >
          {nameBelow(row.name, above)}
          {row.class ? <span className="tree-class">{say(`class.${row.class}`)}</span> : null}
        </button>
        <CoverageBar figures={figures} />
        <span className="num">{format.share(covered(figures), figures.doors)}</span>
        <span className="num soft">{format.number(open(figures))}</span>
      </div>
      {expanded ? <Below area={row.id} above={row.name} depth={depth + 1} chain={chain} focus={focus} go={go} /> : null}
    </>
  )
}

function Below({ area, above, depth, chain, focus, go }: Omit<BranchProps, 'rows'> & { area: string }): ReactNode {
  const below = useQuery(board, { area }, { keep: true })
  if (below.isError) return <ProblemNote problem={below.error.body} retry={() => void below.refetch()} />
  if (!below.data) return <WaitWords />
  return <Branch rows={below.data.below} above={above} depth={depth} chain={chain} focus={focus} go={go} />
}

/** A grid often repeats its community's name; below it the rest says enough, and fits. */
function nameBelow(name: string, above: string): string {
  return name.length > above.length && name.startsWith(above) ? name.slice(above.length) : name
}

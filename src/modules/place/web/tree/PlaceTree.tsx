import { CaretRightOutlined } from '@ant-design/icons'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { treeKeys } from '#platform/web/treeKeys.ts'
import { type Area, listAreas } from '../../contract/index.ts'
import { isWithin, type PlaceNode } from '../kinds.ts'
import { AreaDoors } from './AreaDoors.tsx'
import './tree.css'

export interface PlaceTreeProps {
  /** The place in focus. */
  current?: string | undefined
  /** Ids of the areas above it; they open by themselves. */
  chain?: readonly string[]
  /** Click or Enter on a row. */
  go: (node: PlaceNode) => void
  /** Several at once: rows carry a box, and what stands below a checked one is checked with it. */
  checked?: readonly PlaceNode[]
  /** Rows that cannot be chosen are shown, so that the way to others stays open. */
  allows?: (node: PlaceNode) => boolean
  /** Single doors below the last areas. */
  withDoors?: boolean
}

/** Areas from the reader's reach down, each level read when it is opened. Arrows walk, right and left open and close. */
export function PlaceTree(props: PlaceTreeProps): ReactNode {
  const say = useWords('place')
  const top = useQuery(listAreas, {}, { keep: true })
  const box = useRef<HTMLDivElement>(null)
  const { current } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: brings the row into sight whenever the focus moves
  useEffect(() => {
    box.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current, top.data])
  if (top.isError) return <ProblemNote problem={top.error.body} retry={() => void top.refetch()} />
  if (!top.data) return <WaitWords />
  return (
    <div ref={box} className="place-tree" role="tree" aria-label={say('tree.title')} onKeyDown={treeKeys} tabIndex={-1}>
      {top.data.items.map((area) => (
        <Twig key={area.id} area={area} above="" depth={0} startOpen {...props} />
      ))}
    </div>
  )
}

/** An area as a node. */
export function nodeOf(area: Area): PlaceNode {
  return { id: area.id, kind: area.kind, name: area.name, path: area.path, doors: area.dwellings ?? 0 }
}

function Twig({
  area,
  above,
  depth,
  startOpen = false,
  ...props
}: PlaceTreeProps & { area: Area; above: string; depth: number; startOpen?: boolean }): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const onChain = props.chain?.includes(area.id) ?? false
  const [expanded, setExpanded] = useState(startOpen || onChain)
  useEffect(() => {
    if (onChain) setExpanded(true)
  }, [onChain])
  const node = nodeOf(area)
  const hasBelow = area.children > 0 || (props.withDoors === true && node.doors > 0)
  const isCovered = props.checked?.some((other) => other.id !== area.id && isWithin(area.path, other.path)) ?? false
  const isChecked = isCovered || (props.checked?.some(({ id }) => id === area.id) ?? false)
  const allowed = !isCovered && (props.allows?.(node) ?? true)
  return (
    <>
      <div
        className="place-row"
        style={{ paddingInlineStart: depth * 16 }}
        aria-current={area.id === props.current}
        data-dull={!allowed && !isCovered}
      >
        <button
          type="button"
          className="place-toggle"
          data-tree-toggle
          tabIndex={-1}
          disabled={!hasBelow}
          aria-label={say(expanded ? 'tree.close' : 'tree.show', { name: area.name })}
          onClick={() => setExpanded(!expanded)}
        >
          {hasBelow ? <CaretRightOutlined aria-hidden rotate={expanded ? 90 : 0} /> : null}
        </button>
        <button
          type="button"
          role="treeitem"
          className="place-name"
          aria-expanded={hasBelow ? expanded : undefined}
          aria-selected={props.checked ? isChecked : area.id === props.current}
          aria-disabled={!allowed}
          aria-level={depth + 1}
          title={area.responsible ? `${area.name} · ${area.responsible}` : area.name}
          onClick={() => (allowed ? props.go(node) : setExpanded(true))}
        >
          {props.checked ? <i className="place-box" data-checked={isChecked} aria-hidden="true" /> : null}
          {nameBelow(area.name, above)}
          {area.class ? <span className="place-mark">{say(`classShort.${area.class}`)}</span> : null}
        </button>
        <span className="num faint">{area.dwellings === undefined ? null : format.number(area.dwellings)}</span>
      </div>
      {expanded && area.children > 0 ? <Below {...props} area={area} depth={depth + 1} /> : null}
      {expanded && props.withDoors && area.children === 0 && node.doors > 0 ? (
        <AreaDoors area={area.id} depth={depth + 1} {...props} />
      ) : null}
    </>
  )
}

function Below({ area, depth, ...props }: PlaceTreeProps & { area: Area; depth: number }): ReactNode {
  const below = useQuery(listAreas, { parent: area.id }, { keep: true })
  if (below.isError) return <ProblemNote problem={below.error.body} retry={() => void below.refetch()} />
  if (!below.data) return <WaitWords />
  return below.data.items.map((each) => <Twig key={each.id} {...props} area={each} above={area.name} depth={depth} />)
}

/** A grid often repeats its community's name; below it the rest says enough, and fits. */
function nameBelow(name: string, above: string): string {
  return above && name.length > above.length && name.startsWith(above) ? name.slice(above.length) : name
}

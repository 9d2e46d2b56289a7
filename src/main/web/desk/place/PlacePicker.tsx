import { DownOutlined } from '@ant-design/icons'
import { Input, Tree, type TreeDataNode } from 'antd'
import { type ReactNode, useCallback, useDeferredValue, useEffect, useState } from 'react'
import { type Area, listAreas, searchPlaces } from '#modules/place/contract/index.ts'
import { get } from '#platform/web/api.ts'
import { ClearIcon } from '#platform/web/desk/ClearIcon.tsx'
import type { PlacePickerProps } from '#platform/web/desk/placePicker.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemNote, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import './place-picker.css'

/** Nobody answers for a building or a unit alone. */
const kinds = new Set(['county', 'town', 'community', 'village', 'grid', 'compound'])

/** Picks an area of the reader's reach: by search, or down the tree. */
export default function AreaPicker({ value, onChange }: PlacePickerProps): ReactNode {
  const say = useWords('main')
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  return (
    <div className="place-picker">
      <Input
        allowClear={{ clearIcon: <ClearIcon /> }}
        value={text}
        maxLength={60}
        placeholder={say('placePicker.search')}
        aria-label={say('placePicker.search')}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="place-picker-list">
        {q ? <Hits q={q} value={value} onChange={onChange} /> : <AreaTree value={value} onChange={onChange} />}
      </div>
    </div>
  )
}

function Hits({ q, value, onChange }: PlacePickerProps & { q: string }): ReactNode {
  const say = useWords('main')
  const found = useQuery(searchPlaces, { q }, { keep: true })
  if (found.isError) return <ProblemNote problem={found.error.body} />
  if (!found.data) return <WaitWords />
  const areas = found.data.areas.filter((area) => kinds.has(area.kind))
  if (areas.length === 0) return <EmptyPane title={say('shell.nothingFound', { q })} />
  return areas.map((area) => (
    <button
      key={area.id}
      type="button"
      className="place-picker-hit"
      aria-pressed={area.id === value?.id}
      onClick={() => onChange({ id: area.id, name: area.name })}
    >
      <span>{area.name}</span>
      <span className="faint">
        {say(`kind.${area.kind}`)} {area.code}
      </span>
    </button>
  ))
}

type Node = TreeDataNode & { place: Area; children?: Node[] }

function AreaTree({ value, onChange }: PlacePickerProps): ReactNode {
  const tops = useQuery(listAreas, {})
  const [nodes, setNodes] = useState<Node[]>([])
  const [open, setOpen] = useState<readonly string[]>([])
  const load = useCallback(async (node: Node) => {
    const { items } = await get(listAreas, { parent: node.place.id })
    setNodes((before) =>
      withChildren(before, node.key as string, items.filter(({ kind }) => kinds.has(kind)).map(toNode)),
    )
  }, [])
  useEffect(() => {
    const items = tops.data?.items
    if (!items) return
    setNodes(items.map(toNode))
    // One top alone says nothing; its first level is opened with it.
    if (items.length === 1) setOpen(items.map(({ id }) => id))
  }, [tops.data])
  if (tops.isError) return <ProblemNote problem={tops.error.body} retry={() => void tops.refetch()} />
  if (nodes.length === 0) return <WaitWords />
  return (
    <Tree<Node>
      switcherIcon={<DownOutlined aria-hidden />}
      blockNode
      height={258}
      treeData={nodes}
      loadData={load}
      expandedKeys={[...open]}
      onExpand={(keys) => setOpen(keys as string[])}
      selectedKeys={value ? [value.id] : []}
      onSelect={(_, { node }) => onChange({ id: node.place.id, name: node.place.name })}
    />
  )
}

function toNode(place: Area): Node {
  return { key: place.id, title: place.name, place, isLeaf: place.children === 0 || place.kind === 'compound' }
}

function withChildren(nodes: readonly Node[], key: string, children: Node[]): Node[] {
  return nodes.map((node) => {
    if (node.key === key) return { ...node, children }
    return node.children ? { ...node, children: withChildren(node.children, key, children) } : node
  })
}

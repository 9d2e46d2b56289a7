import type { ReactNode } from 'react'
import type { PlaceNode } from '../kinds.ts'
import { PlaceSearch } from './PlaceSearch.tsx'
import { PlaceTree } from './PlaceTree.tsx'

export interface PlacePickerProps {
  /** One place: the one chosen so far, or none. */
  value?: PlaceNode | undefined
  /** Several places: those chosen so far. */
  values?: readonly PlaceNode[]
  /** A place was chosen, or taken out again where several may be. */
  onPick: (node: PlaceNode) => void
  /** Ids of areas that stand open at first. */
  chain?: readonly string[]
  allows?: (node: PlaceNode) => boolean
  /** Single doors too. */
  withDoors?: boolean
}

/** Finds places by words or by walking down the tree. */
export function PlacePicker({ value, values, onPick, chain, allows, withDoors }: PlacePickerProps): ReactNode {
  const shared = {
    go: onPick,
    ...(values ? { checked: values } : {}),
    ...(allows ? { allows } : {}),
    ...(withDoors ? { withDoors } : {}),
  }
  return (
    <div className="place-picker">
      <PlaceSearch {...shared}>
        <PlaceTree {...shared} current={value?.id} {...(chain ? { chain } : {})} />
      </PlaceSearch>
    </div>
  )
}

export default PlacePicker

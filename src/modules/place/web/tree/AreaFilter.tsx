import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useQuery } from '#platform/web/query.ts'
import { getArea } from '../../contract/index.ts'
import PlacePicker from './PlacePicker.tsx'

export interface AreaFilterProps {
  area: string | undefined
  set: (area: string | undefined) => void
  /** What the button says without an area, what the dialog is called, and what leads back to everywhere. */
  words: { none: string; title: string; everywhere: string }
}

/** Narrows a list to one area of the tree of places. */
export default function AreaFilter({ area, set, words }: AreaFilterProps): ReactNode {
  const [isChoosing, setIsChoosing] = useState(false)
  const here = useQuery(getArea, { id: area ?? '' }, { enabled: area !== undefined })
  return (
    <>
      <Button onClick={() => setIsChoosing(true)}>{area ? (here.data?.area.name ?? '…') : words.none}</Button>
      {area ? (
        <button type="button" className="link-button" onClick={() => set(undefined)}>
          {words.everywhere}
        </button>
      ) : null}
      {isChoosing ? (
        <Modal open footer={null} title={words.title} onCancel={() => setIsChoosing(false)}>
          <PlacePicker
            value={here.data?.area ? { ...here.data.area, doors: here.data.area.dwellings ?? 0 } : undefined}
            chain={here.data?.above.map(({ id }) => id) ?? []}
            onPick={({ id }) => {
              set(id)
              setIsChoosing(false)
            }}
          />
        </Modal>
      ) : null}
    </>
  )
}

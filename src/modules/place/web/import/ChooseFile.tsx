import { Button, Modal, Radio } from 'antd'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { WaitWords } from '#platform/web/problem.tsx'
import { type DoorList, doorLists } from '../../contract/index.ts'
import type { PlaceNode } from '../kinds.ts'
import { PlacePicker } from '../tree/PlacePicker.tsx'
import type { Import } from './useImport.ts'

export interface ChooseFileProps {
  state: Import
  area: PlaceNode | undefined
  setArea: (area: PlaceNode) => void
}

const offered = doorLists.filter((list) => list !== 'found')

/** Which list, for which area, and the file itself: dropped or chosen. */
export function ChooseFile({ state, area, setArea }: ChooseFileProps): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const { file, reading, refused, run } = state
  const busy = run?.busy ?? false
  const take = (files: FileList | null): void => {
    const [first] = files ?? []
    if (first && !busy) void state.open(first)
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const rows = file ? (file.sheets[file.sheet]?.rows.length ?? 0) - file.heading - 1 : 0
  return (
    <Panel title={say('import.step1')}>
      <div className="import-choices">
        <div>
          <p className="soft">{say('import.source')}</p>
          <Radio.Group
            disabled={busy}
            value={state.source}
            onChange={(event) => state.setSource(event.target.value as DoorList)}
            options={offered.map((list) => ({ value: list, label: say(`list.${list}`) }))}
          />
        </div>
        <div>
          <p className="soft">{say('import.area')}</p>
          <strong>{area?.name ?? '–'}</strong>{' '}
          <Button size="small" disabled={busy} onClick={() => setChoosing(true)}>
            {say('import.changeArea')}
          </Button>
        </div>
      </div>
      <button
        type="button"
        className="import-drop"
        data-over={over}
        data-filled={file !== undefined}
        disabled={busy || reading}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {file ? (
          <>
            <strong>{file.name}</strong>
            <span className="soft">
              {say('import.read', { rows: format.number(rows), encoding: say(`import.encoding.${file.encoding}`) })}{' '}
              {busy ? '' : say('import.another')}
            </span>
          </>
        ) : (
          <>
            <strong>{say(reading ? 'import.reading' : 'import.drop')}</strong>
            <span className="soft">{say('import.dropHint')}</span>
          </>
        )}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.csv,.txt,.xls"
        aria-label={say('import.drop')}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      {reading ? <WaitWords text={say('import.readingLong')} /> : null}
      {refused ? (
        <div className="problem-note" role="alert">
          <p className="problem-what">{say(`import.refused.${refused}`)}</p>
        </div>
      ) : null}
      {choosing ? (
        <Modal open title={say('import.areaTitle')} footer={null} onCancel={() => setChoosing(false)}>
          <p className="soft">{say('import.areaHint')}</p>
          <PlacePicker
            value={area}
            onPick={(node) => {
              setArea(node)
              setChoosing(false)
            }}
          />
        </Modal>
      ) : null}
    </Panel>
  )
}

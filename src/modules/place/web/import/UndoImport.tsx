import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { SeriesNote } from '#platform/web/desk/SeriesNote.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { enqueue } from '#platform/web/outbox.ts'
import { useSession } from '#platform/web/session.tsx'
import { useSeries } from '#platform/web/useSeries.ts'
import { undoImport } from '../../contract/index.ts'
import type { FoldedLots } from './folded.ts'

/** Takes an import back, lot by lot from the last one on; says before what goes and what stays. */
export function UndoImport({ line, after }: { line: FoldedLots; after: () => void }): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const series = useSeries()
  const [isAsked, setIsAsked] = useState(false)
  const { may } = useSession()
  if (line.undoneAt)
    return <span className="faint">{say('import.undone', { when: format.moment(line.undoneAt) })}</span>
  if (!may(undoImport.name) || line.created + line.matched === 0) return null
  const name = line.fileName
  const undo = async (): Promise<void> => {
    const steps = line.ids.map((id) => ({ label: name, send: () => enqueue(undoImport, { import: id }) }))
    const isDone = await series.run(steps)
    after()
    if (isDone) setIsAsked(false)
  }
  return (
    <>
      <Button size="small" type="text" onClick={() => setIsAsked(true)}>
        {say('import.undo')}
      </Button>
      <Modal
        open={isAsked}
        title={say('import.undoTitle', { name })}
        okText={say('import.undoGo')}
        okButtonProps={{ danger: true, loading: series.busy }}
        cancelText={say('action.cancel')}
        onOk={() => void undo()}
        onCancel={() => {
          series.reset()
          setIsAsked(false)
        }}
      >
        <p>{say('import.undoWhat', { created: format.number(line.created), source: say(`list.${line.source}`) })}</p>
        <p className="soft">{say('import.undoWhen')}</p>
        <SeriesNote series={series} />
      </Modal>
    </>
  )
}

import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { Watermark } from '#platform/web/watermark.tsx'
import { listPhotos, revealPhoto } from '../../contract/index.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

/** Photographs of papers: when and by whom; one is shown against a reason. Nothing where there are none. */
export function Photos({ household }: { household: string }): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const { data, error, refetch } = useQuery(listPhotos, { household }, { keep: true })
  const [asked, setAsked] = useState<string>()
  const [shown, setShown] = useState<string>()
  const command = useCommand(revealPhoto)
  if (error && !data) return <ProblemNote problem={error.body} retry={() => void refetch()} />
  if (!data || data.items.length === 0) return null
  return (
    <>
      <h4>{say('photo.title', { count: data.items.length })}</h4>
      <ul className="door-photos">
        {data.items.map((photo) => (
          <li key={photo.id}>
            {say('photo.line', { when: format.moment(photo.takenAt), by: photo.by })}{' '}
            <Button size="small" className="no-print" onClick={() => setAsked(photo.id)}>
              {say('photo.show')}
            </Button>
          </li>
        ))}
      </ul>
      {asked ? (
        <ReasonDialog
          title={say('photo.revealTitle')}
          command={command}
          close={() => setAsked(undefined)}
          show={async (why) => {
            const outcome = await command.send({ photo: asked, ...why })
            if (outcome.state !== 'accepted') return
            setAsked(undefined)
            setShown(outcome.result.jpeg)
          }}
        />
      ) : null}
      <Modal
        open={shown !== undefined}
        width={900}
        footer={null}
        title={say('photo.preview')}
        onCancel={() => setShown(undefined)}
      >
        <Watermark>
          <img className="door-photo" src={shown ? `data:image/jpeg;base64,${shown}` : ''} alt={say('photo.preview')} />
        </Watermark>
      </Modal>
    </>
  )
}

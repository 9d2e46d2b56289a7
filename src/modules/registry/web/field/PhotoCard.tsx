import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { PhotoField } from '#platform/web/field/photo.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { toBase64 } from '#platform/web/field/shrink.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { onPending, outboxEntries } from '#platform/web/outbox.ts'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { addPhoto, listPhotos } from '../../contract/index.ts'

/** Photographs of papers of one household: take one, and when others were taken. The pictures are seen at the desk. */
export default function PhotoCard({ household }: { household: string }): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const [taken, setTaken] = useState<Blob>()
  const known = useQuery(listPhotos, { household })
  const command = useCommand(addPhoto)
  const waiting = useSyncExternalStore(onPending, outboxEntries).filter(
    ({ name, body }) => name === addPhoto.name && (body as { household?: string }).household === household,
  ).length

  async function save(): Promise<void> {
    if (!taken) return
    const outcome = await savedOr(command.send({ household, jpeg: await toBase64(taken) }))
    if (outcome && outcome.state !== 'accepted') return
    if (outcome) showSaved()
    setTaken(undefined)
  }

  return (
    <section className="f-card">
      <h2>{say('photo.title')}</h2>
      {known.data?.items.map((photo) => (
        <p key={photo.id} className="f-small">
          {say('photo.line', { when: format.moment(photo.takenAt), by: photo.by })}
        </p>
      ))}
      {waiting > 0 ? (
        <p>
          <span className="f-waiting-mark">{say('waitingMark')}</span> {say('photo.waiting', { count: waiting })}
        </p>
      ) : null}
      <PhotoField
        value={taken}
        onChange={setTaken}
        texts={{
          take: say('photo.take'),
          busy: say('photo.busy'),
          again: say('photo.again'),
          drop: say('photo.drop'),
          unreadable: say('photo.unreadable'),
          preview: say('photo.preview'),
        }}
        note={<SendState progress={command.progress} problem={command.problem} />}
        save={
          <BigButton kind="main" disabled={command.busy} onClick={() => void save()}>
            {say('photo.save')}
          </BigButton>
        }
      />
      <p className="f-quiet f-small">{say('photo.hint')}</p>
    </section>
  )
}

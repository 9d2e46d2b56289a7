import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { onPending, outboxEntries } from '#platform/web/outbox.ts'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { addPhoto, largestPhoto, listPhotos } from '../../contract/index.ts'
import { shrink, toBase64 } from './shrink.ts'

/** Photographs of papers of one household: take one, and when others were taken. The pictures are seen at the desk. */
export default function PhotoCard({ household }: { household: string }): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const camera = useRef<HTMLInputElement>(null)
  const open = (): void => camera.current?.click()
  const [taken, setTaken] = useState<Blob>()
  const [problem, setProblem] = useState<'unreadable'>()
  const [isBusy, setIsBusy] = useState(false)
  const known = useQuery(listPhotos, { household })
  const command = useCommand(addPhoto)
  const waiting = useSyncExternalStore(onPending, outboxEntries).filter(
    ({ name, body }) => name === addPhoto.name && (body as { household?: string }).household === household,
  ).length

  async function take(file: File | undefined): Promise<void> {
    if (!file) return
    setIsBusy(true)
    const small = await shrink(file, largestPhoto)
    setIsBusy(false)
    setProblem(small ? undefined : 'unreadable')
    setTaken(small)
  }

  async function save(): Promise<void> {
    if (!taken) return
    const outcome = await savedOr(command.send({ household, jpeg: await toBase64(taken) }))
    if (outcome && outcome.state !== 'accepted') return
    if (outcome) showSaved()
    setTaken(undefined)
  }

  const input = (
    <input
      ref={camera}
      hidden
      type="file"
      accept="image/*"
      capture="environment"
      onChange={(event) => {
        void take(event.target.files?.[0])
        // The same picture may be chosen once more after a mistake.
        event.target.value = ''
      }}
    />
  )
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
      {input}
      {problem ? (
        <p className="f-problem" role="alert">
          {say('photo.unreadable')}
        </p>
      ) : null}
      {taken ? (
        <>
          <Picture photo={taken} />
          <SendState progress={command.progress} problem={command.problem} />
          <div className="f-buttons">
            <BigButton onClick={open}>{say('photo.again')}</BigButton>
            <BigButton kind="main" disabled={command.busy} onClick={() => void save()}>
              {say('photo.save')}
            </BigButton>
          </div>
          <BigButton kind="plain" onClick={() => setTaken(undefined)}>
            {say('photo.drop')}
          </BigButton>
        </>
      ) : (
        <BigButton disabled={isBusy} onClick={open}>
          {say(isBusy ? 'photo.busy' : 'photo.take')}
        </BigButton>
      )}
      <p className="f-quiet f-small">{say('photo.hint')}</p>
    </section>
  )
}

/** The picture before it is saved; its address lives no longer than it is shown. */
function Picture({ photo }: { photo: Blob }): ReactNode {
  const say = useWords('registry')
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(photo)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [photo])
  return address ? <img className="f-photo" src={address} alt={say('photo.preview')} /> : null
}

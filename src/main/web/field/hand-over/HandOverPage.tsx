import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { packHandOver } from '#platform/sync/hand-over.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { onPending, outboxEntries } from '#platform/web/outbox.ts'
import { useSession } from '#platform/web/session.tsx'
import { canHandOver, type HandedNote, handedNote, noteHanded, prepareHandOver } from '#platform/web/store/hand-over.ts'
import { FrameShow } from './FrameShow.tsx'
import { saveFile, shareFile } from './file.ts'

/** Gives what waits to a colleague who will have network before: as a file, or as codes from screen to camera. */
export default function HandOverPage(): ReactNode {
  const say = useWords('handOver')
  const { session } = useSession()
  const waiting = useWaiting()
  const [may, setMay] = useState<boolean>()
  const [note, setNote] = useState<HandedNote>()
  const [text, setText] = useState<{ ids: readonly string[]; text: string }>()
  const [isShown, show] = useState(false)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    void canHandOver().then(setMay)
    void handedNote().then(setNote)
  }, [])

  const pack = async (): Promise<string | undefined> => {
    // What came in meanwhile is sealed anew; else the same text, so that a colleague who has half the frames goes on.
    if (text && text.ids.join() === waiting.join()) return text.text
    const handed = await prepareHandOver(new Set(waiting), session.account.displayName).catch(() => undefined)
    const packed = handed && packHandOver(handed)
    setFailed(!packed)
    if (packed) setText({ ids: waiting, text: packed })
    return packed
  }
  const handed = async (): Promise<void> => {
    await noteHanded(waiting)
    setNote(await handedNote())
  }
  const byFile = async (send: (text: string) => Promise<boolean>): Promise<void> => {
    const packed = await pack()
    if (packed && (await send(packed))) await handed()
  }
  const byCodes = async (): Promise<void> => {
    if (await pack()) show(true)
  }

  if (isShown && text)
    return (
      <FrameShow
        text={text.text}
        onClose={(isDone) => {
          show(false)
          if (isDone) void handed()
        }}
      />
    )
  return (
    <Screen title={say('handOver.title')} back="/me">
      <p>{say('handOver.what')}</p>
      <Standing waiting={waiting} note={note} />
      {may === false ? <Notice kind="problem">{say('handOver.notEnrolled')}</Notice> : null}
      {failed ? <Notice kind="problem">{say('handOver.failed')}</Notice> : null}
      {may && waiting.length > 0 ? (
        <>
          <BigButton kind="main" onClick={() => void byCodes()}>
            {say('handOver.codes')}
          </BigButton>
          {'share' in navigator ? (
            <BigButton onClick={() => void byFile(shareFile)}>{say('handOver.share')}</BigButton>
          ) : null}
          <BigButton onClick={() => void byFile(saveFile)}>{say('handOver.file')}</BigButton>
        </>
      ) : null}
      <p className="f-quiet f-small">{say('handOver.stays')}</p>
    </Screen>
  )
}

function Standing({ waiting, note }: { waiting: readonly string[]; note: HandedNote | undefined }): ReactNode {
  const say = useWords('handOver')
  const format = useFormat()
  if (waiting.length === 0) return <Notice kind="done">{say('handOver.none')}</Notice>
  const given = note ? waiting.filter((id) => note.ids.includes(id)).length : 0
  return (
    <>
      <Notice kind="waiting">{say('handOver.waiting', { count: waiting.length })}</Notice>
      {note && given > 0 ? (
        <Notice kind="plain">{say('handOver.given', { count: given, when: format.moment(new Date(note.at)) })}</Notice>
      ) : null}
    </>
  )
}

/** Ids of what the server has not confirmed. */
function useWaiting(): readonly string[] {
  const entries = useSyncExternalStore(onPending, outboxEntries)
  return useMemo(
    () => entries.filter(({ progress }) => /^(waiting|sending)$/.test(progress.state)).map(({ id }) => id),
    [entries],
  )
}

import { type ReactNode, useRef, useState } from 'react'
import { FrameCollector } from '#platform/sync/frames.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { CameraScan } from '#platform/web/field/scan/CameraScan.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { keepCarried } from '#platform/web/store/carried.ts'
import { phone } from '#platform/web/store/phone.ts'
import { CarriedCard } from './CarriedCard.tsx'
import { useCarried } from './useCarried.ts'

/** Takes a colleague's sealed work along and delivers it. Nothing of it can be read here. */
export default function CarryPage(): ReactNode {
  const say = useWords('handOver')
  const { rows, again, deliver, busy, unreached } = useCarried()
  const [isScanning, setScanning] = useState(false)
  const [said, setSaid] = useState<{ kind: 'done' | 'problem'; text: string }>()
  const file = useRef<HTMLInputElement>(null)

  const take = async (text: string): Promise<void> => {
    setScanning(false)
    const row = await keepCarried(phone().db, text).catch(() => 'full' as const)
    if (row === 'full') setSaid({ kind: 'problem', text: say('carry.full') })
    else if (!row) setSaid({ kind: 'problem', text: say('carry.none') })
    else {
      setSaid({ kind: 'done', text: say('carry.taken', { name: row.from, count: row.count }) })
      await again()
      void deliver()
    }
  }

  if (isScanning) return <Scanning onWhole={(text) => void take(text)} onClose={() => setScanning(false)} />
  return (
    <Screen title={say('carry.title')} back="/me">
      <p>{say('carry.what')}</p>
      {said ? <Notice kind={said.kind}>{said.text}</Notice> : null}
      <BigButton kind="main" onClick={() => setScanning(true)}>
        {say('carry.scan')}
      </BigButton>
      <BigButton onClick={() => file.current?.click()}>{say('carry.open')}</BigButton>
      <input
        ref={file}
        type="file"
        hidden
        accept=".json,.txt,application/json,text/plain"
        aria-label={say('carry.open')}
        onChange={({ target }) => {
          const [chosen] = target.files ?? []
          if (chosen) void chosen.text().then(take)
          target.value = ''
        }}
      />
      {rows.map((row) => (
        <CarriedCard key={row.id} row={row} onForgotten={again} />
      ))}
      {rows.some(({ state }) => state !== 'delivered') ? (
        <>
          {unreached ? <Notice kind="waiting">{say('carry.unreached')}</Notice> : null}
          <BigButton disabled={busy} onClick={() => void deliver()}>
            {say('carry.deliver')}
          </BigButton>
        </>
      ) : null}
    </Screen>
  )
}

function Scanning({ onWhole, onClose }: { onWhole: (text: string) => void; onClose: () => void }): ReactNode {
  const say = useWords('handOver')
  const [collector] = useState(() => new FrameCollector())
  const [, setSeen] = useState(0)
  const [isForeign, setForeign] = useState(false)
  const { have, total } = collector.progress
  const read = (text: string): void => {
    if (collector.text) return
    const fate = collector.add(text)
    setForeign(fate === 'foreign')
    if (fate === 'new') setSeen((count) => count + 1)
    if (collector.text) onWhole(collector.text)
  }
  return (
    <Screen title={say('carry.scan')}>
      <p>{say('carry.aim')}</p>
      <CameraScan onRead={read} />
      <p className="f-strong" role="status">
        {total > 0 ? say('carry.have', { have, total }) : say('carry.looking')}
      </p>
      {total > 0 && total - have <= 8 ? (
        <p className="f-small">{say('carry.missing', { numbers: collector.missing.join(' ') })}</p>
      ) : null}
      {isForeign ? <Notice kind="problem">{say('carry.foreign')}</Notice> : null}
      <BigButton onClick={onClose}>{say('handOver.stop')}</BigButton>
    </Screen>
  )
}

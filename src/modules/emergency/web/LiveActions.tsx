import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { changeLevel, type Emergency, endEmergency } from '../contract/index.ts'
import { ChangeLevel } from './ChangeLevel.tsx'
import { EndDialog } from './EndDialog.tsx'

/** What the commander does to a live emergency. */
export function LiveActions({ live }: { live: Emergency }): ReactNode {
  const say = useWords('emergency')
  const { may } = useSession()
  const [doing, setDoing] = useState<'level' | 'end'>()
  const close = (): void => setDoing(undefined)
  return (
    <>
      {may(changeLevel.name) ? <Button onClick={() => setDoing('level')}>{say('level.change')}</Button> : null}
      {may(endEmergency.name) ? (
        <Button danger onClick={() => setDoing('end')}>
          {say('end.begin')}
        </Button>
      ) : null}
      {doing === 'level' ? <ChangeLevel live={live} close={close} /> : null}
      {doing === 'end' ? <EndDialog live={live} close={close} /> : null}
    </>
  )
}

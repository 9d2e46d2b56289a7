import { Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { assign, split } from '../../contract/index.ts'
import { AgencyChoice } from '../AgencyChoice.tsx'

export interface AssignDialogProps {
  leads: readonly string[]
  /** A list whose new leads go evenly to several agencies. */
  list: string | undefined
  close: () => void
}

/** Gives leads to one agency, or the new ones of a list evenly to several. */
export function AssignDialog({ leads, list, close }: AssignDialogProps): ReactNode {
  const say = useWords('lead')
  const one = useCommand(assign)
  const several = useCommand(split)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [said, setSaid] = useState('')
  const go = async (): Promise<void> => {
    const [agency] = chosen
    if (!agency) return
    const words = said.trim()
    const outcome = list
      ? await several.send({ list, how: 'evenly', agencies: [...chosen] })
      : await one.send({ leads: [...leads], agency, ...(words ? { said: words } : {}) })
    if (outcome.state === 'accepted') close()
  }
  const shared = {
    title: say(list ? 'split.evenly' : 'assign.title'),
    ok: say('assign.go'),
    disabled: chosen.length === 0,
    go,
    close,
  }
  const fields = (
    <>
      <AgencyChoice label={say('assign.whom')} several={list !== undefined} value={chosen} onChange={setChosen} />
      {list ? null : (
        <Input.TextArea
          aria-label={say('assign.said')}
          placeholder={say('assign.said')}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={500}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
      )}
    </>
  )
  return list ? (
    <ConfirmDialog {...shared} command={several}>
      {fields}
    </ConfirmDialog>
  ) : (
    <ConfirmDialog {...shared} command={one}>
      {fields}
    </ConfirmDialog>
  )
}

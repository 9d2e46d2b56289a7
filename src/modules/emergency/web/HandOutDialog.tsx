import { App } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Emergency, handOut } from '../contract/index.ts'
import { ChangePreview } from './preview/ChangePreview.tsx'
import { useLevelPreview } from './preview/useLevelPreview.ts'

/** Gives out what nobody has yet at the present level: all tasks, or those of agencies that came later. */
export function HandOutDialog({ live, close }: { live: Emergency; close: () => void }): ReactNode {
  const say = useWords('emergency')
  const { message } = App.useApp()
  const command = useCommand(handOut)
  const preview = useLevelPreview(live.level)
  const { refetch } = preview
  const isOutdated = command.problem?.code === 'emergency.preview_outdated'
  useEffect(() => {
    if (isOutdated) void refetch()
  }, [isOutdated, refetch])
  const seen = preview.data?.seen
  const changes = (preview.data?.agencies.starts ?? 0) + (preview.data?.agencies.ends ?? 0)
  const go = async (): Promise<void> => {
    const outcome = await command.send({ id: live.id, ...(seen ? { seen } : {}) })
    if (outcome.state !== 'accepted') return
    void message.success(say('tasks.done', { count: outcome.result.started }))
    close()
  }
  return (
    <ConfirmDialog
      width={760}
      title={say('tasks.handTitle', { level: say(`level.${live.level}`) })}
      ok={say('tasks.hand')}
      disabled={changes === 0}
      command={command}
      go={go}
      close={close}
    >
      <ChangePreview preview={preview} />
    </ConfirmDialog>
  )
}

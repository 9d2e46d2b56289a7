import type { ResponseOf } from '#platform/contract/index.ts'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { previewLevel } from '../../contract/index.ts'

export type Shown = ResponseOf<typeof previewLevel>

/** What a level would change (0: the end), as soon as one is chosen. */
export function useLevelPreview(to: number | undefined, playbook?: string) {
  const { may } = useSession()
  const enabled = to !== undefined && may(previewLevel.name)
  return useQuery(previewLevel, { to: to ?? 0, ...(playbook ? { playbook } : {}) }, { enabled })
}

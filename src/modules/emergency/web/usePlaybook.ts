import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { listPlaybooks, type Playbook } from '../contract/index.ts'

/** A playbook of this installation, for those who may read playbooks. */
export function usePlaybook(id: string | undefined): Playbook | undefined {
  const { may } = useSession()
  const playbooks = useQuery(listPlaybooks, {}, { enabled: id !== undefined && may(listPlaybooks.name) })
  return playbooks.data?.items.find((playbook) => playbook.id === id)
}

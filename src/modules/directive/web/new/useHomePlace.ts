import { useSession } from '#platform/web/session.tsx'
import { issue } from '../../contract/index.ts'

/** The widest place that the reader may issue for. */
export function useHomePlace(): { id: string; name: string } | undefined {
  const { session } = useSession()
  const held = session.roles.find(({ role }) => issue.roles.includes(role as never))
  return held ? { id: held.place, name: held.placeName } : undefined
}

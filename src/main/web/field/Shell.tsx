import { type ReactNode, useEffect, useMemo } from 'react'
import { Outlet, useLocation, useNavigationType } from 'react-router'
import { useWalk } from '#modules/dispatch/web/field.tsx'
import { currentEmergency } from '#modules/emergency/contract/index.ts'
import { FieldBell, FieldUrgent } from '#modules/notice/web/field.tsx'
import {
  type HeldRoll,
  heldPart,
  useKeptConflicts,
  type VisitSettings,
  VisitSettingsProvider,
} from '#modules/registry/web/field.tsx'
import { SavedFlash } from '#platform/web/field/saved.tsx'
import { HeadEnd } from '#platform/web/field/screen.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { Boundary } from '../entrance/Boundary.tsx'
import { TabBar, tabs } from './TabBar.tsx'

/** Frame of the phone: the page, the tabs where it is one of them, and what visits need to know of playbook and walk. */
export function Shell(): ReactNode {
  const { pathname } = useLocation()
  const settings = useSettings()
  useTopOfPage()
  useKeptConflicts(useSession().may('registry.listConflicts'))
  const onTab = tabs.some((tab) => tab.to === pathname)
  return (
    <VisitSettingsProvider value={settings}>
      <div className={onTab ? 'f-with-tabs' : ''}>
        {onTab ? <FieldUrgent /> : null}
        <HeadEnd value={bell}>
          <Boundary page={pathname}>
            <Outlet />
          </Boundary>
        </HeadEnd>
        {onTab ? <TabBar /> : null}
      </div>
      <SavedFlash />
    </VisitSettingsProvider>
  )
}

/** One element for all pages: a head that did not change is not drawn anew. */
const bell = <FieldBell />

function useSettings(): VisitSettings {
  const { data } = useQuery(currentEmergency, {})
  const { nextDoor } = useWalk()
  return useMemo(
    () => ({
      ...settingsOf(data?.roll ?? heldPart<HeldRoll>('roll') ?? null),
      // Until the server has answered nothing is claimed about the emergency; it refuses what must not be.
      live: data === undefined || data.live !== null,
      nextDoor,
    }),
    [data, nextDoor],
  )
}

function settingsOf(roll: Pick<NonNullable<HeldRoll>, 'fields' | 'whenNeeded' | 'revisitHours'> | null) {
  return {
    fields: roll?.fields ?? [],
    whenNeeded: roll?.whenNeeded ?? [],
    revisitHours: roll?.revisitHours ?? 24,
  }
}

/** A page that is gone forward to begins at its top; the browser itself finds the place again on the way back. */
function useTopOfPage(): void {
  const { pathname } = useLocation()
  const how = useNavigationType()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new path is what calls for the top
  useEffect(() => {
    if (how !== 'POP') window.scrollTo(0, 0)
  }, [pathname, how])
}

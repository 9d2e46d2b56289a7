import { listDevices, listSealed } from '#modules/agency/contract/index.ts'
import { listTasks } from '#modules/dispatch/contract/index.ts'
import { declareEmergency } from '#modules/emergency/contract/index.ts'
import { listConflicts, listStatements, signStatement } from '#modules/registry/contract/index.ts'
import type { ApiProblem } from '#platform/web/api.ts'
import { today, useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCountedItems } from './useCountedItems.ts'
import { useFirstSteps } from './useFirstSteps.ts'
import type { WaitingItem } from './waiting.ts'

export interface Waiting {
  items: WaitingItem[]
  /** Some source has not answered yet. */
  pending: boolean
  problem: ApiProblem | null
  retry: () => void
}

/** Everything that waits for this person, oldest clock first; what has no clock comes last. */
export function useWaitingItems(): Waiting {
  const say = useWords('main')
  const format = useFormat()
  const { session, may } = useSession()
  const conflicts = useQuery(listConflicts, {}, { enabled: may(listConflicts.name) })
  const tasks = useQuery(listTasks, { stage: 'late' }, { enabled: may(listTasks.name) })
  const statements = useQuery(listStatements, { day: today() }, { enabled: may(signStatement.name) })
  const firstSteps = useFirstSteps()
  const counted = useCountedItems()
  const phones = useQuery(listDevices, { state: 'waiting' }, { enabled: may(listDevices.name) })
  const sealed = useQuery(listSealed, {}, { enabled: may(listSealed.name) })
  const sources = [conflicts, tasks, statements, phones, sealed]

  const clocked = counted.flatMap((item) => (item.at === undefined ? [] : [{ ...item, at: item.at }]))
  const items: WaitingItem[] = [
    ...clocked,
    ...(tasks.data?.items ?? []).map((task) => ({
      key: task.id,
      kind: say('home.lateTask'),
      what: say('home.taskOf', { place: task.placeName, who: task.assigneeName, open: format.number(task.open) }),
      at: task.dueAt,
      late: true,
      to: '/dispatch?stage=late',
    })),
    ...(conflicts.data?.items ?? []).map((conflict) => ({
      key: `${conflict.id}${conflict.ord}`,
      kind: say('home.conflict'),
      what: conflict.address,
      at: conflict.takenAt,
      to: '/conflicts',
    })),
    ...(phones.data?.items ?? []).map((phone) => ({
      key: phone.id,
      kind: say('home.unsentPhone'),
      what: say('home.unsentOf', { who: phone.displayName, count: format.number(phone.unsent) }),
      at: phone.oldestAt ?? phone.seenAt,
      late: true,
      to: '/phones?state=waiting',
    })),
    ...(sealed.data?.items ?? []).map((phone) => ({
      key: `sealed ${phone.id}`,
      kind: say('home.sealed'),
      what: say('home.sealedOf', { who: phone.displayName, count: format.number(phone.count) }),
      at: phone.commands[0]?.receivedAt ?? '',
      to: '/sealed',
    })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1))

  if (statements.data) {
    const signers = new Set(signStatement.roles as readonly string[])
    const signed = new Set(statements.data.items.filter((one) => !one.withdrawn).map((one) => one.area))
    const places = new Map(
      session.roles.filter((held) => signers.has(held.role)).map((held) => [held.place, held.placeName]),
    )
    for (const [place, name] of places) {
      if (!signed.has(place))
        items.push({ key: place, kind: say('home.unsigned'), what: name, to: `/coverage?area=${place}` })
    }
  }
  items.push(...counted.filter(({ at }) => at === undefined), ...firstSteps)
  if (!session.emergency && may(declareEmergency.name)) {
    items.push({ key: 'emergency', kind: say('home.noEmergency'), what: say('home.noEmergencyWhat'), to: '/emergency' })
  }
  if (!session.account.totp && session.roles.some((held) => held.role === 'administrator')) {
    items.push({ key: 'totp', kind: say('home.noTotp'), what: say('home.noTotpWhat'), to: '/me' })
  }
  return {
    items,
    pending: sources.some((source) => source.isLoading),
    problem: sources.find((source) => source.error)?.error ?? null,
    retry: () => {
      for (const source of sources) if (source.isError) void source.refetch()
    },
  }
}

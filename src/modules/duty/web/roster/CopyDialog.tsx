import { Modal } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { addDays, copyDays, dayOf, getRoster } from '../../contract/index.ts'
import { Left } from './Left.tsx'
import { type Model, type Roster, restRules, spanOf } from './model.ts'
import { useBulk } from './useBulk.ts'

/** Takes the week before over: who stood where stands there again; what cannot be is named before anything is written. */
export function CopyDialog({
  roster,
  model,
  monday,
  close,
}: {
  roster: Roster
  model: Model
  monday: string
  close: () => void
}): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const bulk = useBulk()
  const from = addDays(monday, -7)
  const before = useQuery(getRoster, { from, days: 7 })
  const plan = useMemo(() => {
    if (!before.data) return undefined
    const placed = before.data.shifts
      .map((one) => ({ ...one, ...spanOf(one) }))
      .filter(({ startsAt }) => dayOf(startsAt) >= from)
    const live = new Set(roster.posts.map(({ id }) => id))
    const taken = [...roster.shifts, ...roster.elsewhere].map((one) => ({ ...one, ...spanOf(one) }))
    const may = new Set(roster.people.map(({ id }) => id))
    return copyDays(
      placed.filter(({ post }) => live.has(post)),
      7,
      taken,
      may,
      Date.parse(roster.now),
      restRules(roster.rest),
    )
  }, [before.data, roster, from])
  const go = async (): Promise<void> => {
    if (plan && (await bulk.send(plan.made))) close()
  }
  return (
    <Modal
      open
      width={640}
      title={say('copy.title', { from: format.shortDay(from), to: format.shortDay(monday) })}
      okText={say('copy.go', { count: plan?.made.length ?? 0 })}
      cancelText={say('action.cancel')}
      okButtonProps={{ disabled: !plan || plan.made.length === 0, loading: bulk.command.busy }}
      onOk={() => void go()}
      onCancel={close}
    >
      {before.error ? <ProblemPane problem={before.error.body} retry={() => void before.refetch()} /> : null}
      {plan ? (
        <>
          <p>{say(plan.made.length > 0 ? 'copy.words' : 'copy.nothing', { count: plan.made.length })}</p>
          <Left
            rows={
              bulk.refused?.map(({ shift, text }) => ({ shift, why: text })) ??
              plan.left.map((shift) => ({ shift, why: say(`copy.why.${shift.why}`) }))
            }
            roster={roster}
            model={model}
          />
        </>
      ) : before.error ? null : (
        <WaitWords />
      )}
      <CommandNote progress={bulk.command.progress} />
    </Modal>
  )
}

import { Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useDone } from '#platform/web/desk/done.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { listOwnBatches, removeShifts } from '../../contract/index.ts'

/** As many shifts as one command takes off. */
const lot = 500

/** What I put on the roster in one go today, each with the way back, also after the page was left. */
export function Batches(): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const tell = useDone()
  const command = useCommand(removeShifts)
  const batches = useQuery(listOwnBatches, {}, { keep: true })
  const items = batches.data?.items ?? []
  if (items.length === 0) return null
  const takeOff = async (shifts: readonly string[]): Promise<void> => {
    for (let first = 0; first < shifts.length; first += lot)
      if ((await command.send({ shifts: shifts.slice(first, first + lot) })).state !== 'accepted') return
    tell({ text: say('batches.done', { count: shifts.length }) })
  }
  return (
    <section className="duty-batches no-print" aria-label={say('batches.title')}>
      <p className="soft">{say('batches.title')}</p>
      <ul>
        {items.map(({ at, startsAt, endsAt, shifts }) => (
          <li key={at}>
            {say('batches.one', {
              ...{ time: format.time(at), count: shifts.length },
              ...{ from: format.shortDay(startsAt), to: format.shortDay(endsAt) },
            })}{' '}
            <Popconfirm
              title={say('batches.sure', { count: shifts.length })}
              okText={say('batches.off')}
              cancelText={say('action.cancel')}
              onConfirm={() => void takeOff(shifts)}
            >
              <Button size="small" danger loading={command.busy}>
                {say('batches.off')}
              </Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
      <CommandNote progress={command.progress} />
    </section>
  )
}

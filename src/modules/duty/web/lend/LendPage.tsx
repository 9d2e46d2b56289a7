import { Button, Form, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { DoneProvider, useDone } from '#platform/web/desk/done.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { type PickedPlace, PlacePicker } from '#platform/web/desk/placePicker.tsx'
import { today, useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { enqueue, newId } from '#platform/web/outbox.ts'
import { EmptyPane, fieldProblem } from '#platform/web/problem.tsx'
import { usePages, useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { addDays, endLending, lendStaff, listLendings, ownPeople } from '../../contract/index.ts'
import '../duty.css'

/** An agency lends its people to a place for a time: until then whoever plans there can put them on the roster. */
export default function LendPage(): ReactNode {
  const say = useWords('duty')
  const people = useQuery(ownPeople, {}, { keep: true })
  return (
    <Page title={say('lend.title')} answers={say('lend.answers', { agency: people.data?.agencyName ?? '' })}>
      <DoneProvider>
        <LendForm people={people.data?.items ?? []} />
        <Lent />
      </DoneProvider>
    </Page>
  )
}

function LendForm({ people }: { people: readonly { id: string; name: string }[] }): ReactNode {
  const say = useWords('duty')
  const tell = useDone()
  const command = useCommand(lendStaff)
  const [accounts, setAccounts] = useState<string[]>([])
  const [place, setPlace] = useState<PickedPlace>()
  const [from, setFrom] = useState(today())
  const [to, setTo] = useState(addDays(today(), 14))
  const [isTried, setIsTried] = useState(false)
  const note = (missing: boolean, words: string, path: string) => {
    const text = isTried && missing ? say(words) : fieldProblem(command.problem, path)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }
  const go = async (): Promise<void> => {
    setIsTried(true)
    if (accounts.length === 0 || !place || !from || !to) return
    const chosen = accounts.map((account) => ({ id: newId(), account }))
    const outcome = await command.send({
      people: chosen,
      place: place.id,
      fromAt: `${from}T00:00:00+08:00`,
      toAt: `${addDays(to, 1)}T00:00:00+08:00`,
    })
    if (outcome.state !== 'accepted') return
    setAccounts([])
    setIsTried(false)
    const text = say('lend.done', { count: chosen.length, place: place.name })
    const steps = async () =>
      chosen.map(({ id }) => ({ label: text, send: () => enqueue(endLending, { lending: id }) }))
    tell({ text, undo: { label: say('lend.takeBack'), steps } })
  }
  return (
    <Panel title={say('lend.new')}>
      <Form layout="vertical" className="duty-form">
        <Field label={say('lend.people')} {...note(accounts.length === 0, 'wrong.people', 'people')}>
          <Select
            mode="multiple"
            optionFilterProp="label"
            placeholder={say('people.search')}
            value={accounts}
            onChange={setAccounts}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Form.Item
          label={place ? say('lend.placeIs', { name: place.name }) : say('lend.place')}
          {...note(!place, 'wrong.place', 'place')}
        >
          <PlacePicker value={place} onChange={setPlace} />
        </Form.Item>
        <div className="duty-pair">
          <Field label={say('lend.from')} {...note(false, '', 'fromAt')}>
            <input type="date" className="duty-date" value={from} onChange={(event) => setFrom(event.target.value)} />
          </Field>
          <Field label={say('lend.to')} {...note(false, '', 'toAt')}>
            <input type="date" className="duty-date" value={to} onChange={(event) => setTo(event.target.value)} />
          </Field>
        </div>
        <Button type="primary" loading={command.busy} onClick={() => void go()}>
          {say('lend.go')}
        </Button>
      </Form>
      <CommandNote progress={command.progress} />
    </Panel>
  )
}

function Lent(): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const command = useCommand(endLending)
  const paged = usePages(listLendings, {}, { keep: true })
  return (
    <Panel title={say('lend.list')}>
      <PagedTable
        paged={paged}
        empty={<EmptyPane title={say('lend.none')} />}
        columns={[
          { key: 'name', title: say('lend.person'), dataIndex: 'name' },
          { key: 'place', title: say('lend.place'), dataIndex: 'placeName' },
          { key: 'from', title: say('lend.from'), render: (_, row) => format.day(row.fromAt) },
          { key: 'to', title: say('lend.until'), render: (_, row) => format.moment(row.toAt) },
          {
            key: 'act',
            title: '',
            render: (_, row) =>
              row.isLive ? (
                <Button size="small" loading={command.busy} onClick={() => void command.send({ lending: row.id })}>
                  {say('lend.takeBack')}
                </Button>
              ) : (
                <span className="faint">{say('lend.over')}</span>
              ),
          },
        ]}
      />
      <CommandNote progress={command.progress} />
    </Panel>
  )
}

import { Button, Input, Modal, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { BodyOf } from '#platform/contract/index.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useDone } from '#platform/web/desk/done.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { enqueue, newId } from '#platform/web/outbox.ts'
import { WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Area, compoundClasses, createAreas, listAreas, retireArea } from '../../contract/index.ts'
import { nextGridCodes, nextNames } from './propose.ts'

type NewArea = BodyOf<typeof createAreas>['areas'][number]
export type NewKind = 'grid' | 'compound' | 'building' | 'unit'

export interface NewAreasProps {
  parent: Area
  kind: NewKind
  close: () => void
}

/** New grids, compounds, buildings or units in one area; names and codes are proposed and can be written over. */
export function NewAreas(props: NewAreasProps): ReactNode {
  const siblings = useQuery(listAreas, { parent: props.parent.id })
  return siblings.data ? <NewAreasForm {...props} siblings={siblings.data.items} /> : <WaitWords />
}

function NewAreasForm({ parent, kind, close, siblings }: NewAreasProps & { siblings: readonly Area[] }): ReactNode {
  const say = useWords('place')
  const tell = useDone()
  const command = useCommand(createAreas)
  const propose = (rows: readonly NewArea[]): NewArea => {
    const same = [...siblings, ...rows].filter((each) => each.kind === kind)
    const names = same.map(({ name }) => name)
    const [name = ''] = kind === 'compound' ? [] : nextNames(names, 1, say(`new.first_${kind}`))
    const [code] = nextGridCodes(
      parent.code,
      same.map((each) => each.code ?? ''),
      1,
    )
    return {
      id: newId(),
      kind,
      name,
      ...(kind === 'grid' && code ? { code } : {}),
      ...(kind === 'compound' ? { class: 3 } : {}),
    }
  }
  const [rows, setRows] = useState<NewArea[]>(() => [propose([])])
  const set = (index: number, change: Partial<NewArea>): void =>
    setRows(rows.map((row, at) => (at === index ? { ...row, ...change } : row)))
  const ready = rows.every(({ name }) => name.trim() !== '')

  const save = async (): Promise<void> => {
    const outcome = await command.send({ parent: parent.id, areas: rows })
    if (outcome.state !== 'accepted') return
    close()
    tell({
      text: say('done.created', { names: rows.map(({ name }) => name).join(say('comma')), parent: parent.name }),
      undo: {
        label: say('undo.create'),
        steps: async () =>
          rows.map((row) => ({ label: row.name, send: () => enqueue(retireArea, { id: row.id, version: 1 }) })),
      },
    })
  }

  return (
    <Modal
      open
      width={kind === 'compound' ? 900 : 560}
      title={say(`new.title_${kind}`, { parent: parent.name })}
      okText={say('new.go', { count: rows.length })}
      okButtonProps={{ disabled: !ready, loading: command.busy }}
      cancelText={say('action.cancel')}
      onOk={() => void save()}
      onCancel={close}
    >
      {kind === 'grid' ? <p className="soft">{say('new.gridHint', { code: parent.code })}</p> : null}
      <div className="place-new-rows" data-kind={kind}>
        {rows.map((row, index) => (
          <div key={row.id}>
            <Input
              autoFocus={index === rows.length - 1}
              aria-label={say('fact.name')}
              placeholder={say('fact.name')}
              maxLength={60}
              value={row.name}
              onChange={(event) => set(index, { name: event.target.value })}
            />
            {kind === 'grid' ? (
              <Input
                aria-label={say('fact.code')}
                placeholder={say('fact.code')}
                maxLength={15}
                value={row.code ?? ''}
                onChange={(event) => set(index, { code: event.target.value.replaceAll(/\D/g, '') })}
              />
            ) : null}
            {kind === 'compound' ? (
              <>
                <Select
                  aria-label={say('fact.class')}
                  value={row.class ?? 3}
                  onChange={(value: number) => set(index, { class: value })}
                  options={compoundClasses.map((value) => ({ value, label: say(`class.${value}`) }))}
                />
                <Input
                  placeholder={say('fact.responsible')}
                  maxLength={60}
                  value={row.responsible ?? ''}
                  onChange={(event) => set(index, { responsible: event.target.value })}
                />
                <Input
                  placeholder={say('fact.contactName')}
                  maxLength={50}
                  value={row.contact?.name ?? ''}
                  onChange={(event) => set(index, { contact: { phone: '', ...row.contact, name: event.target.value } })}
                />
                <Input
                  placeholder={say('fact.contactPhone')}
                  maxLength={20}
                  value={row.contact?.phone ?? ''}
                  onChange={(event) => set(index, { contact: { name: '', ...row.contact, phone: event.target.value } })}
                />
              </>
            ) : null}
            <Button
              type="text"
              disabled={rows.length === 1}
              onClick={() => setRows(rows.filter((_, at) => at !== index))}
            >
              {say('new.remove')}
            </Button>
          </div>
        ))}
      </div>
      <Button size="small" disabled={rows.length >= 50} onClick={() => setRows([...rows, propose(rows)])}>
        {say('new.more')}
      </Button>
      <CommandNote progress={command.progress} />
    </Modal>
  )
}

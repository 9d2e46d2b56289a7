import { Button, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { countyNow } from '#platform/web/clock.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { localInstant, useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { addFact, factKinds, type PersonPage } from '../../contract/index.ts'

/** What the investigation found; the texts are shown after a reason. */
export function Facts({
  data,
  texts,
}: {
  data: PersonPage
  texts: readonly { id: string; text: string }[] | undefined
}): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const command = useCommand(addFact)
  const [kind, setKind] = useState<(typeof factKinds)[number]>('visited')
  const [text, setText] = useState('')
  const save = async (): Promise<void> => {
    if (text.trim() === '') return
    const body = { person: data.person.id, kind, at: localInstant(countyNow()), text: text.trim() }
    const outcome = await command.send(body)
    if (outcome.state === 'accepted') setText('')
  }
  return (
    <Panel title={say('fact.title')}>
      {data.facts.map((fact) => (
        <p key={fact.id}>
          <span className="soft">{format.moment(fact.at)}</span> {say(`fact.${fact.kind}`)} ·{' '}
          {texts?.find(({ id }) => id === fact.id)?.text ?? <span className="soft">{say('fact.hidden')}</span>}
        </p>
      ))}
      <div className="monitoring-row no-print">
        <Select
          value={kind}
          aria-label={say('fact.kind')}
          style={{ width: 128 }}
          onChange={setKind}
          options={factKinds.map((value) => ({ value, label: say(`fact.${value}`) }))}
        />
        <Input
          value={text}
          maxLength={500}
          placeholder={say('fact.text')}
          aria-label={say('fact.text')}
          onChange={(event) => setText(event.target.value)}
        />
        <Button loading={command.busy} onClick={() => void save()}>
          {say('fact.add')}
        </Button>
      </div>
      <CommandNote progress={command.progress} />
    </Panel>
  )
}

import { Checkbox, Form, Input, Modal, Select } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { type Skill, skillNames, skills } from '#modules/agency/contract/index.ts'
import { AreaFilter } from '#modules/place/web/index.tsx'
import { type Language, languages } from '#platform/contract/index.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { languageNames, useLanguage, useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { enter, freeNames, freeTimes } from '../../contract/index.ts'

type Free = (typeof freeTimes)[number]

/** Writes down somebody who comes in person, and shows the code of the receipt once. */
export function EnterDialog({ close }: { close: () => void }): ReactNode {
  const say = useWords('volunteer')
  const own = useLanguage()
  const command = useCommand(enter)
  const [place, setPlace] = useState<string>()
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [birth, setBirth] = useState('')
  const [can, setCan] = useState<Skill[]>([])
  const [free, setFree] = useState<Free[]>([])
  const [language, setLanguage] = useState<Language>(own)
  const [isTried, setIsTried] = useState(false)
  const [receipt, setReceipt] = useState<{ no: number; code?: string | undefined }>()
  const birthYear = /^\d{4}$/.test(birth.trim()) ? Number(birth.trim()) : 0
  const isPhone = /^[+0-9][0-9 -]{4,19}$/.test(phone.trim())
  const note = (missing: boolean, words: string, path: string) => {
    const text = isTried && missing ? say(words) : fieldProblem(command.problem, path)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }
  const go = async (): Promise<void> => {
    setIsTried(true)
    if (!place || !name.trim() || !isPhone || birthYear < 1900 || free.length === 0) return
    const body = { place, name: name.trim(), phone: phone.trim(), birthYear, skills: can, free, language }
    const outcome = await command.send(body)
    if (outcome.state === 'accepted') setReceipt(outcome.result)
  }
  if (receipt)
    return (
      <Modal
        open
        width={520}
        title={say('enter.done', { no: receipt.no })}
        okText={say('action.close')}
        cancelButtonProps={{ style: { display: 'none' } }}
        onOk={close}
        onCancel={close}
      >
        <p>{say(receipt.code ? 'enter.code' : 'enter.codeLost')}</p>
        {receipt.code ? <p className="volunteer-code mono">{receipt.code}</p> : null}
      </Modal>
    )
  return (
    <Modal
      open
      width={680}
      title={say('enter.open')}
      okText={say('enter.go')}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy }}
      onOk={() => void go()}
      onCancel={close}
    >
      <Form layout="vertical" className="volunteer-form">
        <div className="volunteer-pair">
          <Field label={say('name')} {...note(!name.trim(), 'wrong.name', 'name')}>
            <Input maxLength={50} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field label={say('phone')} {...note(!isPhone, 'wrong.phone', 'phone')}>
            <Input maxLength={20} autoComplete="off" value={phone} onChange={(event) => setPhone(event.target.value)} />
          </Field>
        </div>
        <Form.Item label={say('place')} {...note(!place, 'wrong.place', 'place')}>
          <Suspense fallback={null}>
            <AreaFilter
              area={place}
              set={setPlace}
              words={{ none: say('enter.choose'), title: say('enter.choose'), everywhere: say('enter.unchoose') }}
            />
          </Suspense>
        </Form.Item>
        <div className="volunteer-pair">
          <Field label={say('birthYear')} {...note(birthYear < 1900, 'wrong.birthYear', 'birthYear')}>
            <Input
              maxLength={4}
              inputMode="numeric"
              value={birth}
              placeholder="1985"
              onChange={(event) => setBirth(event.target.value)}
            />
          </Field>
          <Field label={say('language')}>
            <Select
              value={language}
              onChange={setLanguage}
              options={languages.map((value) => ({ value, label: languageNames[value] }))}
            />
          </Field>
        </div>
        <Form.Item label={say('skill')}>
          <Checkbox.Group<Skill>
            className="volunteer-boxes"
            value={can}
            onChange={setCan}
            options={skills.map((value) => ({ value, label: skillNames[value][own] }))}
          />
        </Form.Item>
        <Form.Item label={say('free')} {...note(free.length === 0, 'wrong.free', 'free')}>
          <Checkbox.Group<Free>
            value={free}
            onChange={setFree}
            options={freeTimes.map((value) => ({ value, label: freeNames[value][own] }))}
          />
        </Form.Item>
        <p className="soft">{say('enter.hint')}</p>
      </Form>
      <CommandNote progress={command.progress} />
    </Modal>
  )
}

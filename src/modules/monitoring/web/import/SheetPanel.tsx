import { Form, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { Field } from '#platform/web/desk/Field.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { type Field as Column, fieldsOf, guessMapping, type SheetKind, sheetKinds } from './columns.ts'
import { dayOrders, serials } from './dates.ts'
import { codeOfRow, dayFields, headingsIn, type ListSheet, withStyle } from './lines.ts'

/** What a sheet is, which column is which, and how its dates are written; each is guessed and can be changed. */
export function SheetPanel({ sheet, change }: { sheet: ListSheet; change: (next: ListSheet) => void }): ReactNode {
  const say = useWords('monitoring')
  const headings = headingsIn(sheet)
  const hasDays = dayFields.some((field) => sheet.mapping[field] !== undefined)
  const take = (kind: SheetKind): void => change(withStyle({ ...sheet, kind, mapping: guessMapping(kind, headings) }))
  const map = (field: Column, at: number | null | undefined): void => {
    const { [field]: _, ...rest } = sheet.mapping
    const mapping = at === null || at === undefined ? rest : { ...rest, [field]: at }
    const next = { ...sheet, mapping }
    change((dayFields as readonly Column[]).includes(field) ? withStyle(next) : next)
  }
  return (
    <Panel title={sheet.file} aside={say('import.rows', { count: sheet.rows.length - sheet.heading - 1 })}>
      <Form layout="vertical">
        <Field label={say('import.kind')}>
          <Radio.Group
            optionType="button"
            value={sheet.kind}
            onChange={(event) => take(event.target.value as SheetKind)}
            options={sheetKinds.map((value) => ({ value, label: say(`import.kindOf.${value}`) }))}
          />
        </Field>
        <div className="monitoring-import-columns">
          {fieldsOf(sheet.kind).map((field) => (
            <Field
              key={field}
              label={say(`import.field.${field}`)}
              extra={
                field === 'code' && sheet.kind !== 'followUps' && sheet.mapping.code === undefined
                  ? say('import.numbered', { code: codeOfRow(sheet.file, sheet.heading + 2) })
                  : undefined
              }
            >
              <Select
                allowClear
                placeholder={say('import.noColumn')}
                value={sheet.mapping[field] ?? null}
                onChange={(at: number | null | undefined) => map(field, at)}
                options={headings.map((heading, at) => ({
                  value: at,
                  label: heading || say('import.column', { no: at + 1 }),
                }))}
              />
            </Field>
          ))}
        </div>
        {hasDays ? (
          <div className="monitoring-import-columns">
            <Field
              label={say('import.order')}
              extra={sheet.isOpen ? <span className="late">{say('import.orderOpen')}</span> : undefined}
            >
              <Select
                value={sheet.style.order}
                onChange={(order) => change({ ...sheet, style: { ...sheet.style, order }, isOpen: false })}
                options={dayOrders.map((value) => ({ value, label: say(`import.orderOf.${value}`) }))}
              />
            </Field>
            <Field label={say('import.serial')}>
              <Select
                value={sheet.style.serial}
                onChange={(serial) => change({ ...sheet, style: { ...sheet.style, serial } })}
                options={serials.map((value) => ({ value, label: say(`import.serialOf.${value}`) }))}
              />
            </Field>
          </div>
        ) : null}
      </Form>
    </Panel>
  )
}

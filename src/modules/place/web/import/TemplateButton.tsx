import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { hasWord, useWords } from '#platform/web/i18n.ts'
import { download } from './csvFile.ts'
import { fields } from './headers.ts'

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook with the six columns as text, so that no office program makes a date of a room. */
export function TemplateButton(): ReactNode {
  const say = useWords('place')
  const [busy, setBusy] = useState(false)
  const save = async (): Promise<void> => {
    setBusy(true)
    try {
      const { default: writeWorkbook } = await import('write-excel-file/browser')
      const cell = (value: string) => ({ value, type: String, format: '@' })
      const rows = [
        fields.map((field) => ({ ...cell(say(`import.fields.${field}`)), fontWeight: 'bold' as const })),
        fields.map((field) => cell(say(`import.example1.${field}`))),
        fields.map((field) =>
          cell(hasWord('place', `import.example2.${field}`) ? say(`import.example2.${field}`) : ''),
        ),
      ]
      const blob = await writeWorkbook(rows, { columns: fields.map(() => ({ width: 22 })) }).toBlob()
      download(say('import.templateName'), blob, type)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button loading={busy} onClick={() => void save()}>
      {say('import.template')}
    </Button>
  )
}

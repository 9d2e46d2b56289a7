import { type ReactNode, useState } from 'react'
import { Page } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { listAreas } from '../../contract/index.ts'
import type { PlaceNode } from '../kinds.ts'
import { nodeOf } from '../tree/PlaceTree.tsx'
import { ChooseColumns } from './ChooseColumns.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import { PastImports } from './PastImports.tsx'
import { RunPanel } from './RunPanel.tsx'
import { TemplateButton } from './TemplateButton.tsx'
import { useImport } from './useImport.ts'
import './import.css'

/** A door list comes in: file, columns, a dry run that writes nothing, then the import. */
export default function ImportPage(): ReactNode {
  const say = useWords('place')
  const top = useQuery(listAreas, {}, { keep: true })
  const [chosen, setChosen] = useState<PlaceNode>()
  const state = useImport()
  if (top.isError) return <ProblemPane problem={top.error.body} retry={() => void top.refetch()} />
  const first = top.data?.items[0]
  const area = chosen ?? (first ? nodeOf(first) : undefined)
  return (
    <Page title={say('import.title')} answers={say('import.answers')} actions={<TemplateButton />}>
      <ChooseFile
        state={state}
        area={area}
        setArea={(node) => {
          setChosen(node)
          // Rows are sought below the area, so a dry run for another one says nothing any more.
          state.change({})
        }}
      />
      {state.file ? <ChooseColumns state={state} file={state.file} area={area?.id} /> : null}
      {state.run && state.file && area ? (
        <RunPanel state={state} run={state.run} file={state.file} area={area.id} />
      ) : null}
      <PastImports />
    </Page>
  )
}

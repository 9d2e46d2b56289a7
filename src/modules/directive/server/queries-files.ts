import { fileTable } from '#platform/server/files/queries-table.ts'

/** On what a directive's files hang: a whole paper, or what an agency made of a demand; and which agencies read them. */
export interface HangsOn {
  ord: number | null
  agency: string | null
  path: string
  readers: readonly string[]
}

/** Files of directives and of the reports that agencies make. */
export const files = fileTable<HangsOn>('directive.file', 'directive', {
  ord: 'smallint',
  agency: 'uuid',
  path: 'ltree',
  readers: 'uuid[]',
})

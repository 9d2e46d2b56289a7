import { fileTable } from '#platform/server/files/queries-table.ts'

/** Files of situation reports; whoever may read the report reads them. */
export const files = fileTable<object>('report.file', 'situation', {})

/** Takes files off a draft; answers those that it had. $1 county, $2 report, $3 ids. */
export const dropFiles = 'delete from report.file where county = $1 and situation = $2 and id = any($3) returning id'

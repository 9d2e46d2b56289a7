import { fileTable } from '#platform/server/files/queries-table.ts'

/** Files of incidents; whoever reported, the agency in charge and whoever leads the place read them. */
export const files = fileTable<{ path: string; agency: string | null; reporter: string }>('incident.file', 'incident', {
  path: 'ltree',
  agency: 'uuid',
  reporter: 'uuid',
})

/** Whoever is in charge now reads what was attached before, nobody where it is nobody's. $1 county, $2 incident, $3 agency. */
export const giveFiles = 'update incident.file set agency = $3 where county = $1 and incident = $2'

import { useQuery } from '@tanstack/react-query'
import type { ParamsOf } from '#platform/contract/index.ts'
import { ApiProblem, addressOf } from '#platform/web/api.ts'
import { type statistics, statisticsSheet } from '../contract/index.ts'
import { columns } from './counts.ts'
import { readCsv } from './csv.ts'

/** Counts of the sheet for use outside the county, row by row, the total last: what is hidden is hidden here too. */
export function useOutsideCells(params: ParamsOf<typeof statistics>, isOutside: boolean) {
  return useQuery<readonly string[][], ApiProblem>({
    queryKey: [statisticsSheet.name, params],
    enabled: isOutside,
    queryFn: async ({ signal }) => {
      const address = addressOf(statisticsSheet, { ...params, format: 'csv', outside: 'yes', language: 'en' })
      const response = await fetch(address, { credentials: 'same-origin', signal })
      if (!response.ok) throw new ApiProblem({ code: 'web.failed', status: response.status, title: '' })
      const rows = readCsv(await response.text())
      // The heading is the first row as wide as the counts and their label; what stands above it says what the sheet is.
      const heading = rows.findIndex((row) => row.length === columns.length + 1)
      return rows.slice(heading + 1).map((row) => row.slice(1))
    },
  })
}

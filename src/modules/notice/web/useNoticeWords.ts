import { useCallback } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Notice } from '../contract/index.ts'

/** What a notice says: the words of its kind, how many, and of a post that misses people which and when. */
export function useNoticeWords(): (notice: Pick<Notice, 'kind' | 'about' | 'count' | 'detail'>) => string {
  const say = useWords('notice')
  const format = useFormat()
  return useCallback(
    ({ kind, about, count, detail }) => {
      if (kind === 'not_acknowledged')
        return say('kind.not_acknowledged', { what: say(`short.${about ?? 'other'}`), count })
      if (detail)
        return say(`detail.${kind}`, {
          ...{ name: detail.name, missing: detail.missing },
          ...{ from: format.moment(detail.from), to: format.moment(detail.to) },
        })
      return count > 1 ? say('many', { what: say(`kind.${kind}`), count }) : say(`kind.${kind}`)
    },
    [say, format],
  )
}

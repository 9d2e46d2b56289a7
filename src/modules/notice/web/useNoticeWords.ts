import { useCallback } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import type { Notice } from '../contract/index.ts'

/** What a notice says: the words of its kind, and how many. */
export function useNoticeWords(): (notice: Pick<Notice, 'kind' | 'about' | 'count'>) => string {
  const say = useWords('notice')
  return useCallback(
    ({ kind, about, count }) => {
      if (kind === 'not_acknowledged')
        return say('kind.not_acknowledged', { what: say(`short.${about ?? 'other'}`), count })
      return count > 1 ? say('many', { what: say(`kind.${kind}`), count }) : say(`kind.${kind}`)
    },
    [say],
  )
}

import { useCallback } from 'react'
import { hasWord, useWords } from '#platform/web/i18n.ts'

/** A command's name in words; what has none yet keeps its own name, so that no line is hidden behind a guess. */
export function useCommandName(): (name: string) => string {
  const say = useWords('journal')
  return useCallback(
    (name) => {
      const key = `name.${name.replace('.', '_')}`
      return hasWord('journal', key) ? say(key) : name
    },
    [say],
  )
}

import type { SyncDocument, SyncScope } from '#platform/contract/index.ts'

/** Whether a document stands at or below one of the places of a scope, or is named by it. */
export function isInScope(document: SyncDocument, scope: SyncScope): boolean {
  return (
    scope.ids.includes(document.id) ||
    scope.paths.some((path) => document.path === path || document.path.startsWith(`${path}.`))
  )
}

import type { PhoneTask } from '#modules/dispatch/contract/index.ts'
import type { PhoneArea } from '#modules/place/contract/index.ts'
import type { DoorDocument, PhoneRoll } from '#modules/registry/contract/index.ts'
import { type ParamsOf, pull, type SyncPage, type SyncScope } from '#platform/contract/index.ts'
import type { TestClient } from './county.ts'

/** A phone as far as pulling goes: holds what it was told, by the rules of the contract and nothing else. */
export interface TestPhone {
  docs: Map<string, DoorDocument>
  parts: { tasks: PhoneTask[]; areas: PhoneArea[]; roll: PhoneRoll }
  scope: SyncScope
  cursor: string | undefined
  /** One page; what it says is applied. */
  page(more?: Partial<ParamsOf<typeof pull>>): Promise<SyncPage>
  /** Pages until there are no more. */
  pull(limit?: number): Promise<SyncPage[]>
}

/** A phone with nothing on it. */
export function testPhone(client: TestClient): TestPhone {
  let seen = new Set<string>()
  const phone: TestPhone = {
    docs: new Map(),
    parts: { tasks: [], areas: [], roll: null },
    scope: { paths: [], ids: [] },
    cursor: undefined,
    async page(more = {}) {
      const page = await client.get(pull, { ...(phone.cursor ? { cursor: phone.cursor } : {}), ...more })
      if (page.scope) {
        phone.scope = page.scope
        for (const [id, doc] of phone.docs) if (!isWithin(doc, page.scope)) phone.docs.delete(id)
      }
      for (const id of page.gone) phone.docs.delete(id)
      for (const item of page.items) {
        phone.docs.set(item.id, item as unknown as DoorDocument)
        seen.add(item.id)
      }
      Object.assign(phone.parts, page.parts)
      phone.cursor = page.cursor
      if (!page.more) {
        if (page.reset) for (const id of phone.docs.keys()) if (!seen.has(id)) phone.docs.delete(id)
        seen = new Set()
      }
      return page
    },
    async pull(limit) {
      const pages: SyncPage[] = []
      do pages.push(await phone.page(limit === undefined ? {} : { limit }))
      while (pages.at(-1)?.more)
      return pages
    },
  }
  return phone
}

/** Whether a document lies within a scope. */
export const isWithin = ({ id, path }: { id: string; path: string }, { paths, ids }: SyncScope): boolean =>
  ids.includes(id) || paths.some((own) => path === own || path.startsWith(`${own}.`))

import { describe, expect, it } from 'vitest'
import type { SyncPage } from '#platform/contract/index.ts'
import type { DocumentStore } from './documents.ts'
import { Puller } from './puller.ts'

const page = (cursor: string, more: boolean) =>
  ({ items: [{ id: cursor, path: '1' }], cursor, more }) as unknown as SyncPage

/** A store that only remembers the cursors, and a server of three pages that may fail once. */
function scene(failAt?: string) {
  const documents = { following: { cursor: undefined as string | undefined }, refresh: async () => undefined }
  const asked: (string | undefined)[] = []
  const failed: unknown[] = []
  let broken = failAt
  const puller = new Puller({
    documents: Object.assign(documents, {
      apply: async ({ cursor }: SyncPage) => {
        documents.following = { cursor }
      },
    }) as unknown as DocumentStore,
    ask: async (cursor) => {
      asked.push(cursor)
      if (broken !== undefined && cursor === broken) {
        broken = undefined
        throw new Error('cut')
      }
      const next = Number(cursor ?? 0) + 1
      return page(String(next), next < 3)
    },
    report: () => ({ unsent: 0 }),
    heard: async () => undefined,
    failed: (problem) => failed.push(problem),
    alone: async (round) => {
      await round()
      return true
    },
  })
  return { puller, asked, failed }
}

describe('following the server', () => {
  it('asks until nothing is left, once for all who ask at the same time', async () => {
    const { puller, asked } = scene()
    await Promise.all([puller.pull(), puller.pull()])
    expect(asked).toEqual([undefined, '1', '2'])
    expect(puller.state).toMatchObject({ is: 'idle', received: 3 })
  })

  it('goes on where it was cut', async () => {
    const { puller, asked, failed } = scene('1')
    await puller.pull()
    expect([puller.state.is, failed.length]).toEqual(['failed', 1])
    await puller.pull()
    expect(asked).toEqual([undefined, '1', '1', '2'])
    expect(puller.state.is).toBe('idle')
  })
})

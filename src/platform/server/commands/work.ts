import type { EventName, Events, Language } from '../../contract/index.ts'
import type { Queryable } from '../db/tx.ts'
import type { Services } from '../services.ts'
import type { KeyName } from '../vault/vault.ts'
import type { Context, Work } from './context.ts'

/** What only a command does. */
type OfCommand = Pick<Work, 'write' | 'isDoubtful' | 'perform' | 'touch'>
const readOnly: OfCommand = {
  isDoubtful: true,
  write() {
    throw new Error('only a command leaves a statement to the end')
  },
  perform: () => Promise.reject(new Error('only a command carries out another one')),
  touch: () => undefined,
}

/** Puts together what a handler has at hand. Events reach every module that listens, before the transaction ends, and its screens hear of it. */
export function work(
  services: Services,
  db: Queryable,
  context: Context,
  language: Language,
  receivedAt: Date,
  key: KeyName,
  own: OfCommand = readOnly,
): Work {
  const hands: Work = {
    ...context,
    ...own,
    db,
    vault: services.vault,
    files: services.files,
    language,
    receivedAt,
    key,
    async emit<N extends EventName>(name: N, payload: Events[N]) {
      for (const module of services.modules) {
        const listens = module.on?.[name]
        if (!listens) continue
        await listens(hands, payload)
        own.touch(module.name)
      }
    },
  }
  return hands
}

import type { EventName, Events, Language } from '../../contract/index.ts'
import type { Queryable } from '../db/tx.ts'
import type { Services } from '../services.ts'
import type { KeyName } from '../vault/vault.ts'
import type { Context, Work } from './context.ts'

/** What only a command does. */
const readOnly: Pick<Work, 'write' | 'isDoubtful' | 'perform'> = {
  isDoubtful: true,
  write() {
    throw new Error('only a command leaves a statement to the end')
  },
  perform: () => Promise.reject(new Error('only a command carries out another one')),
}

/** Puts together what a handler has at hand. Events reach every module that listens, before the transaction ends; `heard` is told which. */
export function work(
  services: Services,
  db: Queryable,
  context: Context,
  language: Language,
  receivedAt: Date,
  key: KeyName,
  own: Pick<Work, 'write' | 'isDoubtful' | 'perform'> = readOnly,
  heard: (module: string) => void = () => {},
): Work {
  const hands: Work = {
    ...context,
    ...own,
    db,
    vault: services.vault,
    language,
    receivedAt,
    key,
    async emit<N extends EventName>(name: N, payload: Events[N]) {
      for (const module of services.modules) {
        const listens = module.on?.[name]
        if (!listens) continue
        await listens(hands, payload)
        heard(module.name)
      }
    },
  }
  return hands
}

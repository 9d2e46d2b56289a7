import type { EventName, Events, Language } from '../../contract/index.ts'
import type { Queryable } from '../db/tx.ts'
import type { Services } from '../services.ts'
import type { KeyName } from '../vault/vault.ts'
import type { Context, Work } from './context.ts'

/** Puts together what a handler has at hand. Events reach every module that listens, before the transaction ends. */
export function work(
  services: Services,
  db: Queryable,
  context: Context,
  language: Language,
  receivedAt: Date,
  key: KeyName,
  perform: Work['perform'] = () => Promise.reject(new Error('only a command carries out another one')),
  touch: Work['touch'] = () => undefined,
): Work {
  const hands: Work = {
    ...context,
    db,
    vault: services.vault,
    language,
    receivedAt,
    key,
    perform,
    touch,
    async emit<N extends EventName>(name: N, payload: Events[N]) {
      for (const module of services.modules) await module.on?.[name]?.(hands, payload)
    },
  }
  return hands
}

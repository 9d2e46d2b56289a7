import type { ReactNode } from 'react'
import { useKept } from '#platform/web/field/kept.ts'
import { Notice } from '#platform/web/field/notice.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { knowCommands } from '#platform/web/outbox.ts'
import { WaitWords } from '#platform/web/problem.tsx'
import { askSupply, issueStock, type MySupply, mySupply, receiveRequest, takeStock } from '../../contract/index.ts'

// Here, not with the other modules': a phone that never opens its supplies never fetches these contracts.
knowCommands([askSupply, issueStock, receiveRequest, takeStock])

const useSupply = () => useKept('supply', mySupply, {})

/** A page that needs what the phone holds; says what to do where it holds nothing. */
export function WithSupply({
  title,
  back,
  children,
}: {
  title: string
  back: string
  children: (data: MySupply) => ReactNode
}): ReactNode {
  const say = useWords('supply')
  const { data, query } = useSupply()
  if (data) return children(data)
  return (
    <Screen title={title} back={back}>
      {query.isPending ? <WaitWords /> : <Notice kind="problem">{say('neverRead')}</Notice>}
    </Screen>
  )
}

/** Where the server cannot be reached: from when what is shown is. */
export function AsOf({ at }: { at: string }): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const { keptAt } = useSupply()
  return keptAt ? <Notice kind="plain">{say('asOf', { when: format.moment(at) })}</Notice> : null
}

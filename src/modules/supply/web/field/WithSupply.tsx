import type { ReactNode } from 'react'
import { Notice } from '#platform/web/field/notice.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { WaitWords } from '#platform/web/problem.tsx'
import type { MySupply } from '../../contract/index.ts'
import { useSupply } from './kept.ts'

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
  const { data, isReached } = useSupply()
  if (data) return children(data)
  return (
    <Screen title={title} back={back}>
      {isReached === undefined ? <WaitWords /> : <Notice kind="problem">{say('neverRead')}</Notice>}
    </Screen>
  )
}

/** Where the server cannot be reached: from when what is shown is. */
export function AsOf({ at }: { at: string }): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const { isReached } = useSupply()
  return isReached === false ? <Notice kind="plain">{say('asOf', { when: format.moment(at) })}</Notice> : null
}

import type { ReactNode } from 'react'
import { Screen } from '#platform/web/field/screen.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'

/** Questions of a day with this phone, in the order in which they come up. */
const questions = ['visit', 'signal', 'waiting', 'directive', 'lock', 'conflict', 'clock', 'refused', 'lost'] as const

/** Help that needs no network: what to do when something is not as usual. */
export default function HelpPage(): ReactNode {
  const say = useWords('help')
  const field = useWords('field')
  const { may } = useSession()
  const shown = questions.filter((one) => one !== 'directive' || may('directive.mine'))
  return (
    <Screen title={field('help.title')} back="/me">
      {shown.map((one) => (
        <section key={one} className="f-card">
          <h2>{say(`${one}.ask`)}</h2>
          <p>{say(`${one}.answer`)}</p>
        </section>
      ))}
    </Screen>
  )
}

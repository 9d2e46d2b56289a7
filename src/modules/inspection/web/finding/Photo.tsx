import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { getPhoto } from '../../contract/index.ts'

/** The photograph of the place, fetched when somebody asks to see it. */
export function Photo({ visit }: { visit: string }): ReactNode {
  const say = useWords('inspection')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="inspection-photo">
      <Button className="no-print" onClick={() => setIsOpen(!isOpen)}>
        {say(isOpen ? 'photo.hide' : 'photo.show')}
      </Button>
      {isOpen ? <Picture visit={visit} /> : null}
    </div>
  )
}

function Picture({ visit }: { visit: string }): ReactNode {
  const say = useWords('inspection')
  const format = useFormat()
  const { data, error, refetch } = useQuery(getPhoto, { visit })
  if (error && !data) return <ProblemNote problem={error.body} retry={() => void refetch()} />
  if (!data) return <WaitWords />
  return (
    <figure>
      <img src={`data:image/jpeg;base64,${data.jpeg}`} alt={say('photo.alt')} />
      <figcaption className="soft">{say('photo.line', { when: format.moment(data.takenAt), by: data.by })}</figcaption>
    </figure>
  )
}

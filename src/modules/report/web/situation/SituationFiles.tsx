import { DeleteOutlined, UndoOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { ProblemBody } from '#platform/contract/index.ts'
import { addressOf } from '#platform/web/api.ts'
import { FileField } from '#platform/web/desk/files/FileField.tsx'
import { FileList } from '#platform/web/desk/files/FileList.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { getSituationAttached, type WholeSituation } from '../../contract/index.ts'
import type { SituationDraft } from './useSituationDraft.ts'

/** Where a reader saves a file from. */
export const attachedAddress = (id: string): string => addressOf(getSituationAttached, { id })

/** Files of a draft: those that it has, each of which can be taken off until the next save, and new ones. */
export function SituationFiles({
  whole,
  draft,
  change,
  onWay,
  isTried,
  problem,
}: {
  whole: WholeSituation
  draft: SituationDraft
  change: (part: Partial<SituationDraft>) => void
  onWay: (isAny: boolean) => void
  isTried: boolean
  problem: ProblemBody | undefined
}): ReactNode {
  const say = useWords('report')
  const { drops = [], files = [] } = draft
  // What was saved a moment ago stands in both until it is read again.
  const there = whole.files.filter(({ id }) => !files.some(({ checked }) => checked.upload === id))
  return (
    <>
      <FileList
        files={there}
        addressOf={attachedAddress}
        actionOf={({ id, name }) =>
          drops.includes(id) ? (
            <span className="situation-dropped">
              {say('situation.dropped')}
              <Button
                size="small"
                icon={<UndoOutlined aria-hidden />}
                aria-label={say('situation.keepFile', { name })}
                onClick={() => change({ drops: drops.filter((one) => one !== id) })}
              >
                {say('situation.keep')}
              </Button>
            </span>
          ) : (
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={say('files.remove', { name })}
              onClick={() => change({ drops: [...drops, id] })}
            />
          )
        }
      />
      <FileField
        label={say('situation.addFiles')}
        value={files}
        onChange={(next) => change({ files: next })}
        onWay={onWay}
        isTried={isTried}
        problem={problem}
      />
    </>
  )
}

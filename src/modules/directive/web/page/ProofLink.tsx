import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useWords } from '#platform/web/i18n.ts'
import type { Owner } from '../../contract/index.ts'
import { pageOf } from './proof.ts'

/** The record that a report points to as its proof. */
export function ProofLink({ proof }: Pick<Owner, 'proof'>): ReactNode {
  const say = useWords('directive')
  if (!proof) return null
  return (
    <p>
      {say('proof.is')}
      <Link to={pageOf(proof)}>{[say(`proof.record.${proof.record}`), proof.name].filter(Boolean).join(' ')}</Link>
    </p>
  )
}

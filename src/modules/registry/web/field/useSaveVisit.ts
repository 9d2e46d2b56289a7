import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { showSaved, showWaiting, soon } from '#platform/web/field/saved.tsx'
import { checkDraft } from './check.ts'
import { filledResidents, type Household, visitBody } from './draft.ts'
import { type Kept, keep } from './drafts.ts'
import { visitEdit } from './edit.ts'
import { type Attempt, proposedAt } from './next-attempt.ts'
import { sendVisit } from './sent.ts'
import { useVisitSettings, type WalkDoor } from './settings.ts'

interface Saving {
  address: string
  known: Household
  kept: Kept
  offers: readonly Attempt[]
  next: WalkDoor | null
}

/**
 * Saves the visit and opens the next door. A refusal that comes in time is shown here at its field; one that comes later is
 * shown at the top of whatever screen is open, and leads back here with everything as typed.
 */
export function useSaveVisit({ address, known, kept, offers, next }: Saving): { save: () => void; sending: boolean } {
  const [sending, setSending] = useState(false)
  const { fields } = useVisitSettings()
  const client = useQueryClient()
  const navigate = useNavigate()
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])

  async function save(): Promise<void> {
    const draft = { ...kept.draft, residents: filledResidents(kept.draft) }
    const problems = checkDraft(draft, known, new Date().getFullYear())
    keep(draft.door, { draft, problems, refusal: null })
    if (problems.length > 0) return showFirst()
    setSending(true)
    const visit = visitBody(draft, known, fields, proposedAt(offers))
    const edit = visitEdit(known, draft, fields)
    const first = await soon(sendVisit({ address, visit, edit }, client))
    if (!here.current) return
    setSending(false)
    if (first?.problem) return showFirst()
    if (first) showSaved()
    else showWaiting()
    if (next) navigate(`/door/${next.id}`, { replace: true, state: { door: next } })
    else navigate('/', { replace: true })
  }

  return { save: () => void save(), sending }
}

/** Brings the first problem under the eyes, above the thumb. */
function showFirst(): void {
  requestAnimationFrame(() => {
    const problem = document.querySelector('main .f-problem') ?? document.querySelector('main .f-is-problem')
    problem?.scrollIntoView({ block: 'center' })
  })
}

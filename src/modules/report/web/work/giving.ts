import { assign as giveDoors, reassign, withdraw } from '#modules/dispatch/contract/index.ts'
import { assignIncident, unassignIncident } from '#modules/incident/contract/index.ts'
import { assign as giveLeads, takeBack as takeLeadsBack } from '#modules/lead/contract/index.ts'
import { enqueue, newId } from '#platform/web/outbox.ts'
import type { Step } from '#platform/web/useSeries.ts'
import type { Piece, WorkKind } from '../../contract/index.ts'

/** To whom a kind of work is given here; the others are decided on pages of their own. */
export const receivers: Readonly<Partial<Record<WorkKind, 'agency' | 'worker'>>> = {
  doors: 'worker',
  incident: 'agency',
  lead: 'agency',
}

/** The command that gives a kind out, which the giver must hold. */
export const givenBy: Readonly<Partial<Record<WorkKind, string>>> = {
  doors: giveDoors.name,
  incident: assignIncident.name,
  lead: giveLeads.name,
}

/** One piece on the board: a demand of a directive stands there once for each of its owners. */
export function keyOf({ kind, id, part, agency, dueAt }: Piece): string {
  return [kind, id, part ?? '', kind === 'demand' ? agency : '', kind === 'hole' ? dueAt : ''].join(' ')
}

/** One piece as it was chosen: in somebody else's hands it is another choice. */
export const choiceOf = (piece: Piece): string => [keyOf(piece), piece.agency ?? '', piece.account ?? ''].join(' ')

export interface Given {
  steps: Step[]
  /** Takes all of it back. */
  back: () => Promise<Step[]>
}

/**
 * Commands that give the pieces to somebody. `dueAt`: for doors, the new deadline; an old one that still runs stays without. `slip` is what is
 * said of an incident or a lead that is taken back to nobody's.
 */
export function give(
  pieces: readonly Piece[],
  to: { id: string; name: string },
  { dueAt, slip }: { dueAt: string | undefined; slip: string },
): Given {
  const label = to.name
  const of = (kind: WorkKind) => pieces.filter((piece) => piece.kind === kind)
  const [incidents, leads] = [of('incident'), of('lead')]
  const doors = giveToWorker(of('doors'), to, dueAt)
  const giveIncident = (incident: string, agency: string | null): Step => ({
    label,
    send: () =>
      agency === null
        ? enqueue(unassignIncident, { incident, why: slip })
        : enqueue(assignIncident, { incident, agency }),
  })
  const leadsTo = (pieces: readonly Piece[], agencyOf: (piece: Piece) => string): Step[] =>
    [...Map.groupBy(pieces, agencyOf)].map(([agency, some]) => ({
      label,
      send: () => enqueue(giveLeads, { leads: some.map(({ id }) => id), agency }),
    }))
  const nobodys = leads.filter(({ agency }) => agency === null).map(({ id }) => id)
  const back = (): Step[] => [
    ...incidents.map(({ id, agency }) => giveIncident(id, agency)),
    ...leadsTo(
      leads.filter(({ agency }) => agency !== null),
      ({ agency }) => agency ?? to.id,
    ),
    ...(nobodys.length > 0 ? [{ label, send: () => enqueue(takeLeadsBack, { leads: nobodys, said: slip }) }] : []),
    ...doors.back(),
  ]
  return {
    steps: [...incidents.map(({ id }) => giveIncident(id, to.id)), ...leadsTo(leads, () => to.id), ...doors.steps],
    back: async () => back(),
  }
}

function giveToWorker(pieces: readonly Piece[], to: { id: string; name: string }, dueAt: string | undefined) {
  const [areas, tasks] = [pieces.filter((one) => one.account === null), pieces.filter((one) => one.account !== null)]
  const fresh = areas.map(({ id }) => ({ task: newId(), place: id }))
  const moved = tasks.map((piece) => ({ piece, next: newId() }))
  const label = to.name
  const steps: Step[] = []
  if (fresh.length > 0 && dueAt)
    steps.push({ label, send: () => enqueue(giveDoors, { assignee: to.id, dueAt, places: fresh }) })
  if (moved.length > 0) {
    const handed = moved.map(({ piece, next }) => ({ task: piece.id, next }))
    steps.push({
      label,
      send: () => enqueue(reassign, { tasks: handed, assignee: to.id, ...(dueAt ? { dueAt } : {}) }),
    })
  }
  const back = (): Step[] => [
    ...(fresh.length > 0 ? [{ label, send: () => enqueue(withdraw, { tasks: fresh.map(({ task }) => task) }) }] : []),
    ...moved.map(({ piece, next }) => ({
      label: piece.ownerName ?? '',
      send: () => enqueue(reassign, { tasks: [{ task: next, next: newId() }], assignee: piece.account ?? to.id }),
    })),
  ]
  return { steps, back }
}

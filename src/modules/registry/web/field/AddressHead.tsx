import type { ReactNode } from 'react'
import { placeOf } from './address.ts'

/** A door's address with its number large: the worker stands in the building already. */
export function AddressHead({ door }: { door: { address: string; number: string } }): ReactNode {
  const place = placeOf(door)
  if (!place) return <>{door.address}</>
  return (
    <>
      <span className="f-head-place">{place}</span> <span className="f-head-number">{door.number}</span>
    </>
  )
}

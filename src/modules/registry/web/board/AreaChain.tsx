import type { ReactNode } from 'react'

/** The areas above, each a way up. */
export function AreaChain({
  above,
  go,
}: {
  above: readonly { id: string; name: string }[]
  go: (area: string) => void
}): ReactNode {
  if (above.length === 0) return null
  return (
    <nav className="area-chain">
      {above.map((area) => (
        <span key={area.id}>
          <button type="button" className="link-button" onClick={() => go(area.id)}>
            {area.name}
          </button>
          <span className="faint"> › </span>
        </span>
      ))}
    </nav>
  )
}

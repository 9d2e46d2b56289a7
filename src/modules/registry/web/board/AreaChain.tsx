import type { ReactNode } from 'react'

export interface AreaChainProps {
  above: readonly { id: string; name: string }[]
  /** How many of them lie above the reader's own reach: named, but no way there. */
  beyond: number
  go: (area: string) => void
}

/** The areas above, each a way up. */
export function AreaChain({ above, beyond, go }: AreaChainProps): ReactNode {
  if (above.length === 0) return null
  return (
    <nav className="area-chain">
      {above.map((area, index) => (
        <span key={area.id}>
          {index < beyond ? (
            area.name
          ) : (
            <button type="button" className="link-button" onClick={() => go(area.id)}>
              {area.name}
            </button>
          )}
          <span className="faint"> › </span>
        </span>
      ))}
    </nav>
  )
}

import { useState } from 'react'
import type { Post } from './post.ts'

const remembered = 'lianfang.checkpoint'

/** The checkpoint where this phone stands: the only one, or the one chosen here last. */
export function useCheckpoint(post: Post): {
  checkpoint: Post['checkpoints'][number] | undefined
  choose: (id: string) => void
} {
  const [id, setId] = useState(read)
  const checkpoint =
    post.checkpoints.find((one) => one.id === id) ?? (post.checkpoints.length === 1 ? post.checkpoints[0] : undefined)
  return {
    checkpoint,
    choose: (next) => {
      setId(next)
      try {
        localStorage.setItem(remembered, next)
      } catch {
        // Forgotten at the next start, no more.
      }
    },
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(remembered)
  } catch {
    return null
  }
}

import type { ReactNode } from 'react'
import { Notice } from '#platform/web/field/notice.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCheckpoint } from './chosen.ts'
import { type Post, usePost } from './post.ts'

/** A page that needs to know where the phone stands; says what to do where it does not. */
export function AtCheckpoint({
  title,
  children,
}: {
  title: string
  children: (checkpoint: Post['checkpoints'][number], post: Post) => ReactNode
}): ReactNode {
  const post = usePost()
  return post ? (
    <Chosen title={title} post={post}>
      {children}
    </Chosen>
  ) : (
    <Nowhere title={title} />
  )
}

function Chosen({
  title,
  post,
  children,
}: {
  title: string
  post: Post
  children: (checkpoint: Post['checkpoints'][number], post: Post) => ReactNode
}): ReactNode {
  const { checkpoint } = useCheckpoint(post)
  return checkpoint ? children(checkpoint, post) : <Nowhere title={title} />
}

function Nowhere({ title }: { title: string }): ReactNode {
  const say = useWords('checkpoint')
  return (
    <Screen title={title} back="/pass">
      <Notice kind="plain">{say('wrong.checkpoint')}</Notice>
    </Screen>
  )
}

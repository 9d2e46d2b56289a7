/** What the picture of a code says: which post, which digits. */
export const codeText = (post: string, code: string): string => `lianfang:duty:${post}:${code}`

/** Reads such a picture; undefined where it is of something else. */
export function readCode(text: string): { post: string; code: string } | undefined {
  const found = /^lianfang:duty:([0-9a-f-]{36}):(\d{8})$/.exec(text)
  return found ? { post: found[1] as string, code: found[2] as string } : undefined
}

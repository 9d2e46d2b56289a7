const nameOf = (): string => `lianfang-${new Date().toISOString().slice(0, 16).replaceAll(':', '')}.json`

/** Puts the text into the phone's downloads. */
export async function saveFile(text: string): Promise<boolean> {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = nameOf()
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return true
}

/** Offers the text to the phone's own ways of sharing, nearby ones among them; false when its person thought better of it. */
export async function shareFile(text: string): Promise<boolean> {
  // As plain text: what may be shared is a short list, and JSON is not on it.
  const file = new File([text], nameOf().replace('.json', '.txt'), { type: 'text/plain' })
  if (!navigator.canShare?.({ files: [file] })) return saveFile(text)
  return navigator.share({ files: [file] }).then(
    () => true,
    () => false,
  )
}

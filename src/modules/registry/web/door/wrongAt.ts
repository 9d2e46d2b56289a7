/** Props of a form's field that carry what is wrong with it, at its own place. */
export function wrongAt(text: string | undefined): { validateStatus?: 'error'; help?: string } {
  return text ? { validateStatus: 'error', help: text } : {}
}

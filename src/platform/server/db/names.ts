const names = new Map<string, string>()

/** Name of a prepared statement: its text is parsed and planned once a connection, not once a request. */
export function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) {
    name = `s${names.size}`
    names.set(text, name)
  }
  return name
}

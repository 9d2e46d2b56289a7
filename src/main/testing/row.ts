/** A row for one table, as the database reads it from JSON. */
export interface Row {
  table: string
  values: Readonly<Record<string, unknown>>
}

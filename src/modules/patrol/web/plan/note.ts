/** What is wrong at a field: not said yet, or refused by the server. */
export type Note = (missing: string, path: string) => { validateStatus?: 'error'; help?: string }

import { loadPlaybooks } from './playbooks.ts'

/** Playbooks of this installation, read once at start. */
export const playbooks = loadPlaybooks()

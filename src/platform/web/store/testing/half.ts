import { request } from '../../api.ts'
import { PhoneDb } from '../db.ts'
import { SessionHalf } from '../half.ts'
import { Vault } from '../vault.ts'

const db = new PhoneDb()
const vault = new Vault(db)
const half = new SessionHalf(db, vault)

/** What a test in Chromium can lay hands on: one tab of a phone, as far as its session goes. */
const tab = { db, vault, half, request }

export type TabUnderTest = typeof tab
;(globalThis as unknown as { store: TabUnderTest }).store = tab

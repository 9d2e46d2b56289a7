import type { Text } from './language.ts'

/**
 * The one declaration of who may do what. A permission is the name of a command, query or route; a role carries it for the
 * place and the period it is held for, nowhere else and never after. The data classes bound what a transaction with this
 * permission may touch in the database. The installation copies these rows into app.permission and app.role_permission; the
 * access test walks every row over HTTP and in SQL; a route or command without a row does not start.
 */
export const roles = [
  'administrator',
  'commander',
  'dispatcher',
  'area_leader',
  'community_leader',
  'grid_worker',
  'agency_staff',
  'checkpoint_officer',
  'police_officer',
  'health_officer',
  'inspector',
  'volunteer',
  'auditor',
] as const
export type Role = (typeof roles)[number]

/** Names of the roles on screen. */
export const roleNames: Readonly<Record<Role, Text>> = {
  administrator: { 'zh-Hans': '系统管理员', 'zh-Hant': '系統管理員', en: 'Administrator' },
  commander: { 'zh-Hans': '指挥部值班长', 'zh-Hant': '指揮部值班長', en: 'Duty commander' },
  dispatcher: { 'zh-Hans': '网格调度员', 'zh-Hant': '網格調度員', en: 'Dispatcher' },
  area_leader: { 'zh-Hans': '包片领导', 'zh-Hant': '包片領導', en: 'Area leader' },
  community_leader: { 'zh-Hans': '社区（村）负责人', 'zh-Hant': '社區（村）負責人', en: 'Community leader' },
  grid_worker: { 'zh-Hans': '网格员', 'zh-Hant': '網格員', en: 'Grid worker' },
  agency_staff: { 'zh-Hans': '部门工作人员', 'zh-Hant': '部門工作人員', en: 'Agency staff' },
  checkpoint_officer: { 'zh-Hans': '卡口值守员', 'zh-Hant': '卡口值守員', en: 'Checkpoint officer' },
  police_officer: { 'zh-Hans': '公安核查员', 'zh-Hant': '公安核查員', en: 'Police officer' },
  health_officer: { 'zh-Hans': '疾控人员', 'zh-Hant': '疾控人員', en: 'Health officer' },
  inspector: { 'zh-Hans': '督查员', 'zh-Hant': '督查員', en: 'Inspector' },
  volunteer: { 'zh-Hans': '志愿者', 'zh-Hant': '志願者', en: 'Volunteer' },
  auditor: { 'zh-Hans': '审计员', 'zh-Hant': '審計員', en: 'Auditor' },
}

/** What a transaction may touch; the policies in db/migrations name the same words. */
export const dataClasses = [
  'place.read',
  'place.write',
  'door.read',
  'door.write',
  'person.read',
  'person.write',
  'count.read',
  'statement.write',
  'task.read',
  'task.write',
  'pass.read',
  'pass.write',
  'breach.read',
  'lead.read',
  'lead.write',
  'lead.answer',
  'measure.read',
  'measure.write',
  'health.read',
  'health.write',
  'directive.read',
  'directive.write',
  'directive.answer',
  'incident.read',
  'incident.write',
  'incident.own',
  'supply.read',
  'supply.write',
  'supply.items',
  'duty.read',
  'duty.write',
  'duty.own',
  'duty.lend',
  'duty.found',
  'inspection.drawn',
  'inspection.draw',
  'inspection.read',
  'inspection.write',
  'inspection.own',
  'inspection.answer',
  'patrol.read',
  'patrol.write',
  'patrol.own',
  'patrol.act',
  'patrol.reached',
  'volunteer.read',
  'volunteer.write',
  'volunteer.own',
  'reading.write',
  'agency.read',
  'account.read',
  'account.write',
  'emergency.write',
  'situation.read',
  'situation.write',
  'journal.read',
  'channel.write',
] as const
export type DataClass = (typeof dataClasses)[number]

/** One row of the matrix. `anyone` routes need no session; `self` ones need any session and touch only its own rows. */
export interface AccessRow {
  permission: string
  roles: readonly Role[] | 'anyone' | 'self'
  /** Of a `self` permission: roles that carry it beyond their own rows, with its data classes. */
  also?: readonly Role[]
  /** Open to a session that began with a one-time password; everything else waits until an own one is chosen. */
  openWhenRestricted?: boolean
  classes: readonly DataClass[]
}

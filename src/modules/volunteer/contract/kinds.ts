import type { Role, Text } from '#platform/contract/index.ts'

/** Who vets, looks after and thanks the volunteers of the own place. */
export const vetters: readonly Role[] = ['commander', 'dispatcher', 'area_leader', 'community_leader']
/** Classes of looking after volunteers. */
export const caring = [
  'volunteer.read',
  'volunteer.write',
  'duty.own',
  'agency.read',
  'place.read',
  'task.read',
] as const
/** Classes of reading about them. */
export const reading = ['volunteer.read', 'agency.read', 'place.read', 'task.read'] as const
/** Classes of a volunteer about the own service. */
export const owning = ['volunteer.own', 'duty.own', 'agency.read', 'place.read'] as const

/** Where a sign-up stands. `withdrawn`: by the person before service; `ended`: after it. */
export const volunteerStates = ['new', 'accepted', 'declined', 'withdrawn', 'ended'] as const
export type VolunteerState = (typeof volunteerStates)[number]

/** When somebody is free. */
export const freeTimes = ['weekday', 'weekend', 'night'] as const
/** How the community knows that somebody is who they say. Of a paper it is noted that it was seen, nothing else. */
export const checkWays = ['phoned', 'met', 'paper'] as const
/** Why somebody is not taken; the person reads it under the own code. */
export const declineReasons = ['not_reached', 'not_here', 'under_age', 'enough', 'health', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]
/** Why a service ends. `own`: the person said so. */
export const endReasons = ['own', 'moved', 'over', 'mistake', 'other'] as const
/** Why name and phone are opened; it stays in the record. */
export const lookReasons = ['vetting', 'shift', 'thanks'] as const

/** Youngest age. */
export const adult = 18
/** Days after which a sign-up that nobody decided, or that was declined or withdrawn, is deleted; and after service, name and phone. */
export const keptDays = { new: 90, declined: 30, ended: 365 } as const
/** Longest period of a paper of thanks, in days. */
export const longestPeriod = 366

/** Names of times, as the public site and the screens say them. */
export const freeNames: Readonly<Record<(typeof freeTimes)[number], Text>> = {
  weekday: { 'zh-Hans': '工作日白天', 'zh-Hant': '工作日白天', en: 'Weekdays' },
  weekend: { 'zh-Hans': '周末白天', 'zh-Hant': '週末白天', en: 'Weekends' },
  night: { 'zh-Hans': '夜间', 'zh-Hant': '夜間', en: 'Nights' },
}

/** Words under which a person reads why. */
export type DeclineOrEnd = DeclineReason | (typeof endReasons)[number]

/** What a person who was not taken, or whose service ended, is told. */
export const reasonTexts: Readonly<Record<DeclineOrEnd, Text>> = {
  not_reached: {
    'zh-Hans': '社区多次联系没有联系上你。仍想参加，请带身份证件到社区登记。',
    'zh-Hant': '社區多次聯絡沒有聯絡上你。仍想參加，請帶身分證件到社區登記。',
    en: 'The community could not reach you. If you still want to help, come to its office with an identity paper.',
  },
  not_here: {
    'zh-Hans': '你不住在这个社区，请向居住地的社区报名。',
    'zh-Hant': '你不住在這個社區，請向居住地的社區報名。',
    en: 'You do not live in this community; please sign up where you live.',
  },
  under_age: {
    'zh-Hans': '未满 18 周岁不安排值守。',
    'zh-Hant': '未滿 18 週歲不安排值守。',
    en: 'Nobody under 18 stands shifts.',
  },
  enough: {
    'zh-Hans': '目前人手已够，谢谢你的心意。需要时会再公告。',
    'zh-Hant': '目前人手已夠，謝謝你的心意。需要時會再公告。',
    en: 'There are enough hands at present. Thank you; there will be a call when more are needed.',
  },
  health: {
    'zh-Hans': '为了你的健康，这段时间不安排你值守。',
    'zh-Hant': '為了你的健康，這段時間不安排你值守。',
    en: 'For the sake of your own health you are given no shifts at this time.',
  },
  own: { 'zh-Hans': '本人退出。', 'zh-Hant': '本人退出。', en: 'You withdrew.' },
  moved: { 'zh-Hans': '已搬离。', 'zh-Hant': '已搬離。', en: 'You moved away.' },
  over: {
    'zh-Hans': '这一阶段的志愿服务已结束，谢谢你。',
    'zh-Hant': '這一階段的志願服務已結束，謝謝你。',
    en: 'This period of service is over. Thank you.',
  },
  mistake: {
    'zh-Hans': '社区误操作，请联系社区。',
    'zh-Hant': '社區誤操作，請聯絡社區。',
    en: 'This was a mistake of the community; please call it.',
  },
  other: {
    'zh-Hans': '详情请向社区询问。',
    'zh-Hant': '詳情請向社區詢問。',
    en: 'Please ask the community for the reason.',
  },
}

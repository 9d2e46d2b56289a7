/** Server door of the notice module. */
import type { ServerModule } from '#platform/server/commands/module.ts'
import { ownAnswers } from './answers.ts'
import { channelAnswers } from './channel-answers.ts'
import { channelHandlers } from './channels.ts'
import { ownHandlers } from './commands.ts'

/** Notices: who should know of something now, how they hear of it, and that they acknowledged. */
export const noticeModule: ServerModule = {
  name: 'notice',
  commands: [...ownHandlers, ...channelHandlers],
  queries: [...ownAnswers, ...channelAnswers],
}

export { acknowledgeFor, type Occasion, raise, settle, type Whom } from './raise.ts'
export { type NoticeWork, noticeStep, startNotices, type Teller } from './worker.ts'

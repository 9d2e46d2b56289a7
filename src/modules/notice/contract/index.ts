/** Door of the notice contract: who should know of something now, how they hear of it, and that they acknowledged. */
export {
  acknowledge,
  administering,
  closeChannel,
  readAll,
  readNotices,
  setChannel,
  setOwn,
  subscribe,
  testChannel,
  unsubscribe,
} from './commands.ts'
export {
  type ChannelKind,
  channelKinds,
  deliveryStates,
  kinds,
  type NoticeKind,
  type OwnWay,
  ownWays,
  type ShownKind,
  shownKinds,
  type Topic,
  topics,
} from './kinds.ts'
export { noticeProblems } from './problems.ts'
export {
  countNotices,
  type Delivery,
  listChannels,
  listDeliveries,
  listNotices,
  listSent,
  type OwnSettings,
  ownSettings,
} from './queries.ts'
export { gatherMs, type Quiet, quietUntil, slotOf, usualQuiet, type Wanted, wants } from './rules.ts'
export type { Channel, Notice, Sent } from './types.ts'

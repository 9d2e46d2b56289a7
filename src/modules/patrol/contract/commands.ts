import { Closed, defineCommand, Instant, OneOf, Remark, Type, Uuid } from '#platform/contract/index.ts'
import { actClasses, crews, ownPlanners, planClasses, planners } from './access.ts'
import { findingKinds, mostCrew, mostStops, runKinds, trades } from './kinds.ts'

/** A stop as it is planned; `name`: the street or the point, of a patrol the premises. */
const Stop = Closed({
  id: Uuid,
  place: Uuid,
  name: Type.Optional(Remark(100)),
  trade: Type.Optional(OneOf(...trades)),
})

/** What is read out, in the languages of the county; the first is always there where anything is. */
const Texts = Closed({
  'zh-Hans': Remark(1000),
  'zh-Hant': Type.Optional(Remark(1000)),
  en: Type.Optional(Remark(2000)),
})

const planFields = {
  kind: OneOf(...runKinds),
  name: Remark(60),
  /** Plate or words. */
  vehicle: Type.Optional(Remark(60)),
  crew: Type.Array(Uuid, { minItems: 1, maxItems: mostCrew }),
  startsAt: Instant,
  endsAt: Instant,
  /** Broadcast: the recording that is played, by its name. */
  recording: Type.Optional(Remark(100)),
  texts: Type.Optional(Texts),
  /** Broadcast: the official notice that is read, by its title. */
  cites: Type.Optional(Remark(120)),
  stops: Type.Array(Stop, { minItems: 1, maxItems: mostStops }),
  copiedFrom: Type.Optional(Uuid),
  /** Why the crew or the vehicle is in another run at the same time; kept only where it is. */
  despite: Type.Optional(Remark(200)),
}
const Planned = Closed({ stops: Type.Integer() })
const Stands = Closed({ state: Type.String() })

/** Plans a run of an agency, with its stops in order. The command's id is the run's. */
export const planRun = defineCommand({
  name: 'patrol.plan',
  body: Closed({ ...planFields, agency: Uuid }),
  result: Planned,
  offline: false,
  roles: planners,
  classes: planClasses,
})

/** The same for the own agency. */
export const planOwnRun = defineCommand({
  name: 'patrol.planOwn',
  body: Closed(planFields),
  result: Planned,
  offline: false,
  roles: ownPlanners,
  classes: actClasses,
})

const Change = Closed({
  run: Uuid,
  version: Type.Integer({ minimum: 1 }),
  name: planFields.name,
  vehicle: planFields.vehicle,
  crew: planFields.crew,
  startsAt: Instant,
  endsAt: Instant,
  despite: planFields.despite,
  /** All of them in their order, those that stay by their ids; as long as nobody has begun. */
  stops: Type.Optional(planFields.stops),
})
const Changed = Closed({ version: Type.Integer() })

/** Another hour, vehicle or crew of a run that is not over; other stops of one that nobody has begun. */
export const changeRun = defineCommand({
  name: 'patrol.change',
  body: Change,
  result: Changed,
  offline: false,
  roles: planners,
  classes: planClasses,
})

/** The same for the own agency. */
export const changeOwnRun = defineCommand({
  name: 'patrol.changeOwn',
  body: Change,
  result: Changed,
  offline: false,
  roles: ownPlanners,
  classes: actClasses,
})

const Cancel = Closed({ run: Uuid, why: Remark(200) })

/** Calls a run off; what was reached before stays. */
export const cancelRun = defineCommand({
  name: 'patrol.cancel',
  body: Cancel,
  result: Stands,
  offline: false,
  roles: planners,
  classes: planClasses,
})

/** The same for the own agency. */
export const cancelOwnRun = defineCommand({
  name: 'patrol.cancelOwn',
  body: Cancel,
  result: Stands,
  offline: false,
  roles: ownPlanners,
  classes: actClasses,
})

/** The crew has reached a stop. A second check-in of a crew mate changes nothing: the first stands. */
export const checkInStop = defineCommand({
  name: 'patrol.checkIn',
  body: Closed({
    stop: Uuid,
    /** Where the button was pressed, to four decimals, where the person allowed it. */
    position: Type.Optional(
      Closed({
        lat: Type.Number({ minimum: -90, maximum: 90 }),
        lon: Type.Number({ minimum: -180, maximum: 180 }),
      }),
    ),
  }),
  result: Stands,
  offline: true,
  roles: crews,
  classes: actClasses,
})

/** A stop that cannot be reached, with the reason; it can still be checked in later. */
export const skipStop = defineCommand({
  name: 'patrol.skip',
  body: Closed({ stop: Uuid, why: Remark(200) }),
  result: Stands,
  offline: true,
  roles: crews,
  classes: actClasses,
})

/**
 * A check-in of the crew that was none: tapped by mistake, or at the wrong stop. The stop is open again, both stay on record. Until the run
 * is over (`mayTakeBack`). Where the stop was not checked in by then, nothing changes.
 */
export const takeBackCheckIn = defineCommand({
  name: 'patrol.takeBack',
  body: Closed({ stop: Uuid, why: Remark(200) }),
  result: Stands,
  offline: true,
  roles: crews,
  classes: actClasses,
})

/** Something found at a stop. The command's id is the finding's; `incident` is sent in the same go. */
export const recordFinding = defineCommand({
  name: 'patrol.find',
  body: Closed({ stop: Uuid, kind: OneOf(...findingKinds), said: Remark(300), incident: Type.Optional(Uuid) }),
  result: Closed({ findings: Type.Integer() }),
  offline: true,
  roles: crews,
  classes: actClasses,
})

import { reportIncident } from '#modules/incident/contract/index.ts'
import { knowCommands } from '#platform/web/outbox.ts'
import { checkInStop, recordFinding, skipStop, takeBackCheckIn } from '../../contract/index.ts'

// Here, not with the other modules': a phone that never drives never fetches these contracts.
knowCommands([checkInStop, recordFinding, reportIncident, skipStop, takeBackCheckIn])

import { reportIncident } from '#modules/incident/contract/index.ts'
import { askSupply } from '#modules/supply/contract/index.ts'
import { knowCommands } from '#platform/web/outbox.ts'
import { addPhoto, answerFinding, closeFinding, giveBack, recordCheck } from '../../contract/index.ts'

// Here, not with the other modules': a phone that never inspects never fetches these contracts.
knowCommands([addPhoto, answerFinding, askSupply, closeFinding, giveBack, recordCheck, reportIncident])

// Subscriptions to signed, retried, replayable deliveries.
export {
  asksForExits,
  type Decision,
  decideAlert,
  type Figures,
  figuresOf,
  type LastTold,
  type SubjectState,
} from './decide-alert.js';
export { nextTry, RETRY_DELAYS_MS } from './retry-schedule.js';
export { decryptSecret, encryptSecret, newSecret, secretBytes } from './secrets.js';
export { judgeAnswer, type SendOptions, type Sent, sendDelivery } from './send-delivery.js';
export { signWebhook } from './sign-webhook.js';
export {
  type ActiveSubscription,
  type AlertableChange,
  type AlertOptions,
  EXIT_FIGURES,
  readActiveSubscriptions,
  writeAlerts,
} from './write-alerts.js';

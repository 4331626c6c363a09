// The stage deliver-alerts.
export { type DeliverContext, type DeliveryJob, GIVE_UP_AFTER_MS, openDeliverer } from './deliver-alert.js';

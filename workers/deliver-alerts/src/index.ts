export { type DeliverContext, deliverAlert } from './deliver-alert.js';

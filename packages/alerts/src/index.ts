// Subscriptions to signed, retried, replayable deliveries.
export { alertBody, messageOf } from './alert-body.js';
export { AlertMessage, alertSchema, NoticeMessage, WebhookMessage } from './alert-message.js';
export { chooseReplay, isEmptyChoice, type ReplayChoice } from './choose-replay.js';
export * from './decide-alert.js';
export type { Destination, Means, OpenTarget, Sent, TargetRules } from './destinations/destination.js';
export { type Mail, type Mailed, type Mailer, openMailer } from './destinations/mailer.js';
export { destinations } from './destinations/registry.js';
export { publicKeyOf, signWebhook } from './destinations/sign-webhook.js';
export { isTimeOfDay, nextDigestAt } from './digest-time.js';
export { cutArguments, MAX_BODY_BYTES } from './fit-alert.js';
export { type Plan, planAlert, type Standing } from './plan-alert.js';
export { type PreviewedAlert, previewAlerts } from './preview-alerts.js';
export { type AlertableChange, factsOf, readChanges, readVersions } from './recorded-changes.js';
export { sampleAlert } from './sample-alert.js';
export * from './secrets.js';
export { type SendOptions, sendMessage } from './send-delivery.js';
export * from './subscribe.js';
export * from './write-alerts.js';

// Small marks beside events: the status, a JV exit.
import { label } from '../text/labels.js';

/** The status of an event or exit. */
export function StatusBadge(props: { status: string }) {
  return <span class={`badge ${/^[a-z]+$/.test(props.status) ? props.status : ''}`}>{props.status}</span>;
}

/** Says that a partner leaves a joint venture. */
export function ExitBadge() {
  return <span class="badge hot">JV exit</span>;
}

/** The kind of an event. */
export function TypeBadge(props: { type: string }) {
  return <span class="badge plain">{label(props.type)}</span>;
}

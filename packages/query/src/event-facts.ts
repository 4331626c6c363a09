// What a filter asks of an event: the row of the view `events`, as plain values.
import type { Arguments, Status } from '@cellwire/model';

/** Facts of one event. Lists are empty, figures null, where the event has none. */
export interface EventFacts {
  id: string;
  type: string;
  status: Status;
  /** First and last day that the event's date covers. */
  dateFrom: string | null;
  dateTo: string | null;
  /** Day of the first report. */
  seenOn: string;
  companies: string[];
  ventures: string[];
  facilities: string[];
  places: string[];
  countries: string[];
  segments: string[];
  outlets: string[];
  arguments: Arguments;
  gwh: number | null;
  usd: number | null;
  sources: number;
  confidence: number;
  isExit: boolean;
  /** Everything searchable as text: names, facilities, places, evidence sentences. */
  text: string;
}

// Ids of jobs. BullMQ drops a second job of the same id, refuses ids that are numbers, and takes no colon in one.

/** The id of the job for a row. */
export const jobIdOf = (rowId: string): string => `row-${encodeURIComponent(rowId)}`;

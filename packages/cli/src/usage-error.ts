/** Wrong usage: the message says what is wrong and the mend; the command ends with exit code 2. */
export class UsageError extends Error {}

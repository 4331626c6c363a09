// The browser's storage, which may be full, forbidden or absent: then nothing is remembered and nothing breaks.

/** What is stored under a key of ours, or null. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`cellwire.${key}`);
  } catch {
    return null;
  }
}

/** Stores a text under a key of ours; null forgets it. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`cellwire.${key}`);
    else localStorage.setItem(`cellwire.${key}`, value);
  } catch {
    // The visit goes on without memory.
  }
}

// The reader's API token, where the server asks for one.
import { recall, remember } from './storage.js';

/** The token given in this browser, or null. */
export const readToken = (): string | null => recall('token');

/** Keeps a token for this browser; an empty one is forgotten. */
export const keepToken = (token: string): void => remember('token', token.trim() || null);

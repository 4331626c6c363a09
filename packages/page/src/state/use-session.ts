// What this reader may do: asked once for the whole page.
import type { Answer } from '@cellwire/api/schema';
import { useEffect, useState } from 'preact/hooks';
import { getJson } from '../api/client.js';
import { keepToken } from './token.js';

type Session = Answer<'session'>;
let asked: Promise<Session | null> | null = null;

async function ask(): Promise<Session | null> {
  const answer = await getJson<Session>('/api/session');
  return answer.is === 'ok' ? answer.value : null;
}

/** The session, null until it is known and where the reader may do nothing. */
export function useSession(): Session | null {
  const [session, setSession] = useState<Session | null>(null);
  useEffect(() => {
    let isHere = true;
    asked ??= ask();
    void asked.then(value => isHere && setSession(value));
    return () => {
      isHere = false;
    };
  }, []);
  return session;
}

/** Takes a token into use, or drops the one in use, and loads the page anew with it. */
export function signIn(token: string): void {
  keepToken(token);
  location.reload();
}

/** Whether the reader may change things. */
export const isAdmin = (session: Session | null): boolean => session?.scopes.includes('admin') ?? false;

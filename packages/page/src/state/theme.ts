// Light, dark, or as the system has it. public/theme.js applies the choice before the first paint.
import { recall, remember } from './storage.js';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The choice made in this browser. */
export function readTheme(): Theme {
  const kept = recall('theme');
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** Applies and keeps a choice. */
export function chooseTheme(theme: Theme): void {
  remember('theme', theme === 'system' ? null : theme);
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

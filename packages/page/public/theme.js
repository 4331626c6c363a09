// Sets the chosen colours before the first paint; src/state/theme.ts writes the choice.
try {
  const chosen = localStorage.getItem('cellwire.theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be forbidden: the system's colours stand.
}

// The choice between the system's colours, light and dark.
import { useState } from 'preact/hooks';
import { chooseTheme, readTheme, THEMES, type Theme } from '../state/theme.js';
import { label } from '../text/labels.js';

export function ThemeChoice() {
  const [theme, setTheme] = useState(readTheme);
  return (
    <label class="small row">
      Colours
      <select
        value={theme}
        onChange={event => {
          const chosen = event.currentTarget.value as Theme;
          chooseTheme(chosen);
          setTheme(chosen);
        }}
      >
        {THEMES.map(name => (
          <option key={name} value={name}>
            {label(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Light by day, dark by night shift: by the system, or as somebody said on this device. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'time-on-tasks.theme';

export function savedTheme(): Theme {
  try {
    const saved = localStorage.getItem(KEY);
    return saved === 'light' || saved === 'dark' ? saved : 'system';
  } catch {
    return 'system';
  }
}

/** Shows and remembers the theme. A browser without storage shows it until the next load. */
export function useTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage may be switched off; the theme then lives as long as the page.
  }
}

/** What is on the screen now, whoever decided it. */
export function shownScheme(theme: Theme = savedTheme()): 'light' | 'dark' {
  if (theme !== 'system') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

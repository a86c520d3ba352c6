/** The theme button: as the system has it, light, or dark. Remembered for the visit. */
const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const button = document.querySelector<HTMLButtonElement>('#theme')!;

function remembered(): Theme {
  try {
    return THEMES.find(theme => theme === sessionStorage.getItem('theme')) ?? 'auto';
  } catch {
    return 'auto';
  }
}

function enter(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  button.textContent = button.dataset[theme]!;
  try {
    sessionStorage.setItem('theme', theme);
  } catch {
    // Then only for this page.
  }
}

button.addEventListener('click', () => {
  const now = document.documentElement.dataset['theme'] as Theme;
  enter(THEMES[(THEMES.indexOf(now) + 1) % THEMES.length]!);
});
button.hidden = false;
enter(remembered());

import { browserLanguage, speak } from '../shared/language.ts';
import { savedTheme, useTheme } from '../shared/theme.ts';
import { keepUpToDate } from '../shared/up-to-date.ts';
import './elements/tablet-app.ts';
import { openTablet } from './tablet.ts';

useTheme(savedTheme());
speak(browserLanguage());

const tablet = await openTablet();
const app = document.createElement('tablet-app');
app.tablet = tablet;
document.body.append(app);
tablet.open();
keepUpToDate(tablet.isIdle);

// A tap that could not be stored would be lost with this page.
window.addEventListener('beforeunload', (event) => {
  if (tablet.outbox.state.get().pending.some(({ stored }) => !stored)) event.preventDefault();
});

import { savedTheme, useTheme } from '../shared/theme.ts';
import { keepUpToDate } from '../shared/up-to-date.ts';
import './elements/tablet-app.ts';
import { createTablet } from './tablet.ts';

useTheme(savedTheme());

const tablet = createTablet();
const app = document.createElement('tablet-app');
app.tablet = tablet;
document.body.append(app);
tablet.open();
keepUpToDate(tablet.isIdle);

// A tap that only this page knows of yet would be lost with it.
window.addEventListener('beforeunload', (event) => {
  if (tablet.sender.state.get().pending > 0) event.preventDefault();
});

/** Opens the console: the one place that hands it the browser's own objects. */
import { speak } from '../shared/language.ts';
import { savedTheme, useTheme } from '../shared/theme.ts';
import { keepUpToDate } from '../shared/up-to-date.ts';
import './shell/console-app.ts';
import { createDesk } from './stores/desk.ts';
import { deskLanguage, useDeskLanguage } from './text/language.ts';

useTheme(savedTheme());
speak(deskLanguage());

const app = document.createElement('console-app');
app.desk = createDesk(window, useDeskLanguage);
document.body.append(app);
// Whoever is signed in may be in the middle of a form.
keepUpToDate(() => app.desk.signIn.presence.get().status !== 'in');

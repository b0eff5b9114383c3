/** Opens the console: the one place that hands it the browser's own objects. */
import { speak } from '../shared/language.ts';
import { savedTheme, useTheme } from '../shared/theme.ts';
import { keepUpToDate } from '../shared/up-to-date.ts';
import './shell/console-app.ts';
import { createDesk } from './stores/desk.ts';
import { beginAnew, deskLanguage, useDeskLanguage } from './text/language.ts';

useTheme(savedTheme());
speak(deskLanguage());

const app = document.createElement('console-app');
app.desk = createDesk(window, { useLanguage: useDeskLanguage, beginAnew });
document.body.append(app);
// Whoever is signed in, or was until a moment ago, may be in the middle of a form.
keepUpToDate(() => !['in', 'locked'].includes(app.desk.signIn.presence.get().status));

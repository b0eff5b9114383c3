/** Opens the console: the one place that hands it the browser's own objects. */
import { savedTheme, useTheme } from '../shared/theme.ts';
import { keepUpToDate } from '../shared/up-to-date.ts';
import './shell/console-app.ts';
import { createDesk } from './stores/desk.ts';

useTheme(savedTheme());

const app = document.createElement('console-app');
app.desk = createDesk(window);
document.body.append(app);
// Whoever is signed in may be in the middle of a form.
keepUpToDate(() => app.desk.signIn.presence.get().status !== 'in');

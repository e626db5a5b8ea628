import '@patternfly/react-core/dist/styles/base.css';
import './console.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ask } from './api/client';
import { queries } from './api/queries';
import { startSpeaking } from './i18n';
import { App } from './shell/App';
import { stayLoggedIn } from './state/renewal';
import { session } from './state/session';

// the address of the house itself shows the console
if (!location.pathname.startsWith('/app')) {
  history.replaceState(null, '', '/app/');
}
stayLoggedIn(session, async () => (await ask('post', '/api/auth/renewal')).data);
await startSpeaking();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <BrowserRouter basename="/app">
        <App />
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
);

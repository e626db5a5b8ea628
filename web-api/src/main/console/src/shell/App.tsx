import { lazy, Suspense, useEffect } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { queries } from '../api/queries';
import { speak } from '../i18n';
import { Bare } from '../parts/Bare';
import { isDark, usePreferences } from '../state/preferences';
import { hasRole, useSession } from '../state/useSession';
import { isLink, LINK_PAGE } from './links';
import { LoginAgain, LoginPage } from './Login';
import { PAGES } from './pages';
import { Shell } from './Shell';
import { Stumble } from './Stumble';

const NotFound = lazy(() => import('../pages/NotFound'));
const LinkLogin = lazy(() => import('./LinkLogin'));

/** The console: a login, or the shell with the page that the address names. */
export function App() {
  const session = useSession();
  const { pathname, hash } = useLocation();
  useAppearance();
  useEffect(() => {
    if (session.state === 'out') {
      queries.clear();
    }
  }, [session.state]);
  if (isLink(pathname, hash)) {
    // whoever is logged in here, the link is somebody's who wants to be
    return <Suspense fallback={<Bare loading />}><LinkLogin /></Suspense>;
  }
  if (session.state === 'out') {
    return <LoginPage />;
  }
  const { login } = session;
  const mine = PAGES.filter(page => hasRole(login, page.roles));
  const home = hasRole(login, ['admin', 'supervisor', 'auditor']) ? '/dashboard' : '/me';
  return (
    <>
      <Shell>
        <Stumble at={pathname}><Suspense fallback={<Bare loading />}>
          <Routes>
            <Route path="/" element={<Navigate to={home} replace />} />
            <Route path={LINK_PAGE} element={<Navigate to="/first-steps" replace />} />
            {mine.map(page => <Route key={page.path} path={`${page.path}/*`} element={<page.Page />} />)}
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Suspense></Stumble>
      </Shell>
      {session.state === 'expired' && <LoginAgain username={login.username} phone={!!login.extension} />}
    </>
  );
}

function useAppearance() {
  const { theme, language } = usePreferences();
  useEffect(() => void speak(language), [language]);
  useEffect(() => {
    const machine = matchMedia('(prefers-color-scheme: dark)');
    const dress = () => document.documentElement.classList.toggle('pf-v6-theme-dark', isDark(theme));
    dress();
    machine.addEventListener('change', dress);
    return () => machine.removeEventListener('change', dress);
  }, [theme]);
}

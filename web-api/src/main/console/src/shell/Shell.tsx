import BarsIcon from '@patternfly/react-icons/dist/esm/icons/bars-icon';
import { onlineManager, useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, memo, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { ApiError, ask, UNREACHABLE } from '../api/client';
import { useText } from '../i18n';
import { session, type Login } from '../state/session';
import { hasRole, useLogin } from '../state/useSession';
import {
  Alert, Button, Masthead, MastheadBrand, MastheadContent, MastheadLogo, MastheadMain, MastheadToggle, Nav, NavGroup, NavItem,
  Page, PageSidebar, PageSidebarBody, PageToggleButton, SkipToContent,
} from '../ui';
import { fetchAhead, fetchWhenIdle } from './ahead';
import { Appearance } from './Appearance';
import { GROUPS, PAGES, type PageEntry } from './pages';

const PhoneDock = lazy(() => import('../phone/PhoneDock'));
const MAIN = 'main-content';

/** What surrounds every page: who one is, where one can go, the telephone, and whether the server is there. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useText();
  const { pathname } = useLocation();
  const [wide, setWide] = useState(() => matchMedia('(min-width: 75rem)').matches);
  useEffect(() => {
    if (!matchMedia('(min-width: 75rem)').matches) {
      setWide(false);
    }
    // who uses a keyboard or a screen reader starts at the top of the new page
    document.getElementById(MAIN)?.scrollTo(0, 0);
  }, [pathname]);
  const toggle = useCallback(() => setWide(was => !was), []);
  const login = useLogin();
  return (
    <Page masthead={<Top wide={wide} toggle={toggle} />} sidebar={<Side wide={wide} />} mainContainerId={MAIN}
      mainAriaLabel={t('shell.main')} skipToContent={<SkipToContent href={`#${MAIN}`}>{t('shell.skip')}</SkipToContent>}>
      <Lost />
      {children}
      {login.extension && <Suspense fallback={null}><PhoneDock extension={login.extension} /></Suspense>}
    </Page>
  );
}

const Top = memo(function Top({ wide, toggle }: { wide: boolean; toggle: () => void }) {
  const t = useText();
  const login = useLogin();
  return (
    <Masthead>
      <MastheadMain>
        <MastheadToggle>
          <PageToggleButton variant="plain" aria-label={t('shell.menu')} isSidebarOpen={wide} onSidebarToggle={toggle} id="menu-toggle">
            <BarsIcon />
          </PageToggleButton>
        </MastheadToggle>
        <MastheadBrand>
          <MastheadLogo component={props => <NavLink {...props} to="/" className="c-brand" />}>
            <img src="/carillon.svg" alt="" width="32" height="32" /> <span>Carillon</span>
          </MastheadLogo>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <div className="c-top">
          <Appearance />
          <NavLink to="/me" className="c-who">{login.username}{login.extension ? ` · ${login.extension}` : ''}</NavLink>
          <Button variant="secondary" size="sm" onClick={() => leave(login)}>{t('shell.leave')}</Button>
        </div>
      </MastheadContent>
    </Masthead>
  );
});

/** The token is void for everybody, not only forgotten here; a server that is away does not keep anybody in. */
function leave(login: Login) {
  if (login.session) {
    void ask('delete', '/api/sessions/{id}', { path: { id: login.session } }).catch(() => undefined);
  }
  session.leave();
}

/** Who goes to another page draws two entries of the menu, not all fifty. */
const Entry = memo(function Entry({ page, here }: { page: PageEntry; here: boolean }) {
  const t = useText();
  return (
    <NavItem isActive={here}>
      <Link to={page.path} aria-current={here ? 'page' : undefined} onPointerEnter={() => void fetchAhead(page)} onFocus={() => void fetchAhead(page)}>
        {t(page.title)}
      </Link>
    </NavItem>
  );
});

function Side({ wide }: { wide: boolean }) {
  const t = useText();
  const login = useLogin();
  const { pathname } = useLocation();
  const mine = useMemo(() => PAGES.filter(page => hasRole(login, page.roles)), [login]);
  useEffect(() => fetchWhenIdle(mine), [mine]);
  return (
    <PageSidebar isSidebarOpen={wide}>
      <PageSidebarBody>
        <Nav aria-label={t('shell.pages')}>
          {GROUPS.filter(group => mine.some(page => page.group === group)).map(group => (
            <NavGroup key={group} title={t(`group.${group}`)}>
              {mine.filter(page => page.group === group).map(page => (
                <Entry key={page.path} page={page} here={pathname === page.path || pathname.startsWith(`${page.path}/`)} />
              ))}
            </NavGroup>
          ))}
        </Nav>
      </PageSidebarBody>
    </PageSidebar>
  );
}

/** Says that the server cannot be reached, as long as it cannot. */
function Lost() {
  const t = useText();
  const cache = useQueryClient().getQueryCache();
  const [lost, setLost] = useState(false);
  useEffect(() => cache.subscribe(event => {
    if (event.type !== 'updated') {
      return;
    }
    if (event.action.type === 'success') {
      setLost(false);
    } else if (event.action.type === 'error' || event.action.type === 'failed') {
      const { error } = event.action;
      setLost(error instanceof ApiError ? error.status === UNREACHABLE : !onlineManager.isOnline());
    }
  }), [cache]);
  return <div aria-live="polite">{lost && <Alert isInline variant="warning" title={t('shell.lost')} />}</div>;
}

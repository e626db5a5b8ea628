import BarsIcon from '@patternfly/react-icons/dist/esm/icons/bars-icon';
import {
  Suspense, lazy, memo, useCallback, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore, type MouseEvent, type ReactNode,
} from 'react';
import { NavLink, UNSAFE_NavigationContext, useLocation } from 'react-router';
import { ask } from '../api/client';
import { useText } from '../i18n';
import { reach } from '../state/reach';
import { session, type Login } from '../state/session';
import { hasRole, useLogin } from '../state/useSession';
import {
  Alert, Button, Masthead, MastheadBrand, MastheadContent, MastheadLogo, MastheadMain, MastheadToggle, Nav, NavGroup, NavItem,
  Page, PageSidebar, PageSidebarBody, PageToggleButton, SkipToContent,
} from '../ui';
import { fetchAhead, fetchWhenIdle } from './ahead';
import { Appearance } from './Appearance';
import { Finder } from './Finder';
import { GROUPS, PAGES, type PageEntry } from './pages';

const PhoneDock = lazy(() => import('../phone/PhoneDock'));
const MAIN = 'main-content';
/** From this width on the menu stands beside the page; on less it lies above it, shut until it is wanted. */
const ROOMY = '(min-width: 75rem)';
/** Who asks for the size is told, and only then the page knows that it is narrow and lets the menu come over it. */
const KNOW_SIZE = () => undefined;

/** What surrounds every page: who one is, where one can go, the telephone, and whether the server is there. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useText();
  const { pathname } = useLocation();
  const moved = useRef(false);
  const [wide, setWide] = useState(() => matchMedia(ROOMY).matches);
  useEffect(() => {
    const room = matchMedia(ROOMY);
    const follow = () => setWide(room.matches);
    room.addEventListener('change', follow);
    return () => room.removeEventListener('change', follow);
  }, []);
  useEffect(() => {
    if (!matchMedia(ROOMY).matches) {
      setWide(false);
    }
    // who uses a keyboard or a screen reader starts at the top of the new page; where nobody has scrolled the browser
    // would lay it out an extra time
    if (moved.current) {
      moved.current = false;
      document.getElementById(MAIN)?.scrollTo(0, 0);
    }
  }, [pathname]);
  useEffect(() => {
    const note = () => {
      moved.current = true;
    };
    const main = document.getElementById(MAIN);
    main?.addEventListener('scroll', note, { passive: true });
    return () => main?.removeEventListener('scroll', note);
  }, []);
  const toggle = useCallback(() => setWide(was => !was), []);
  const login = useLogin();
  return (
    <Page masthead={<Top wide={wide} toggle={toggle} />} sidebar={<Side wide={wide} />} mainContainerId={MAIN} onPageResize={KNOW_SIZE}
      mainAriaLabel={t('shell.main')} skipToContent={<SkipToContent href={`#${MAIN}`}>{t('shell.skip')}</SkipToContent>}>
      <Lost />
      {children}
      {login.extension && <Suspense fallback={null}><PhoneDock key={login.username} extension={login.extension} /></Suspense>}
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
          <Finder />
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

function Entry({ page }: { page: PageEntry }) {
  const { pathname } = useLocation();
  return <Item page={page} here={pathname === page.path || pathname.startsWith(`${page.path}/`)} />;
}

/**
 * Who goes to another page draws two entries of the menu, not all fifty: a link of the router would be drawn with each change of
 * the address.
 */
const Item = memo(function Item({ page, here }: { page: PageEntry; here: boolean }) {
  const t = useText();
  const { basename, navigator } = useContext(UNSAFE_NavigationContext);
  const address = `${basename === '/' ? '' : basename}${page.path}`;
  const go = (event: MouseEvent) => {
    // what is to open elsewhere is the browser's
    if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented) {
      event.preventDefault();
      navigator.push(address);
    }
  };
  return (
    <NavItem isActive={here} onClick={event => go(event as unknown as MouseEvent)}>
      <a href={address} aria-current={here ? 'page' : undefined} onPointerEnter={() => void fetchAhead(page)}
        onFocus={() => void fetchAhead(page)}>
        {t(page.title)}
      </a>
    </NavItem>
  );
});

/** It does not know where one is, so that it is drawn once. */
const Side = memo(function Side({ wide }: { wide: boolean }) {
  const t = useText();
  const login = useLogin();
  const mine = useMemo(() => PAGES.filter(page => hasRole(login, page.roles)), [login]);
  useEffect(() => fetchWhenIdle(mine), [mine]);
  // who comes by an address sees where he is in a menu that is longer than the screen
  // newer browsers answer with a promise, which is nothing to be called when the menu goes
  useEffect(() => {
    document.querySelector('nav [aria-current=page]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <PageSidebar isSidebarOpen={wide}>
      <PageSidebarBody>
        <Nav aria-label={t('shell.pages')}>
          {GROUPS.filter(group => mine.some(page => page.group === group)).map(group => (
            <NavGroup key={group} title={t(`group.${group}`)}>
              {mine.filter(page => page.group === group).map(page => (
                <Entry key={page.path} page={page} />
              ))}
            </NavGroup>
          ))}
        </Nav>
      </PageSidebarBody>
    </PageSidebar>
  );
});

/** Says that the server cannot be reached, as long as it cannot. */
function Lost() {
  const t = useText();
  const there = useSyncExternalStore(reach.subscribe, reach.isThere);
  return <div aria-live="polite">{!there && <Alert isInline variant="warning" title={t('shell.lost')} />}</div>;
}

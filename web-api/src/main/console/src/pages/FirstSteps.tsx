import { Link } from 'react-router';
import { useRead } from '../api/queries';
import { useText, type Text } from '../i18n';
import { Panel } from '../parts/Figure';
import { Screen } from '../parts/Page';
import { dial, usePhone } from '../phone/phone';
import type { Schemas } from '../api/client';
import { hasRole, useLogin } from '../state/useSession';
import { Button, Label } from '../ui';

/** A way through the house for who is here for the first time: hear oneself, hear a menu, see the calls. */
export default function FirstSteps() {
  const t = useText();
  const login = useLogin();
  const phone = usePhone();
  const ready = phone.line === 'registered';
  return (
    <Screen title={t('page.firstSteps')} lead={t('lead.firstSteps')}>
      <ol className="c-steps">
        <li>
          <Panel title={`1. ${t('steps.phone')}`}>
            <p><Label color={ready ? 'green' : 'orange'}>{t(ready ? 'steps.phoneReady' : login.extension ? 'steps.phoneNot' : 'me.noExtension')}</Label></p>
            <p>{t('steps.phoneHow')}</p>
          </Panel>
        </li>
        <li><Panel title={`2. ${t('steps.call')}`}><Call ready={ready} own={login.extension} t={t} reads={hasRole(login, ['admin', 'supervisor'])} /></Panel></li>
        <li>
          <Panel title={`3. ${t('steps.menu')}`}>
            <p>{t('steps.menuHow')}</p>
            <p><Link to="/menus">{t('page.menus')}</Link></p>
          </Panel>
        </li>
        <li>
          <Panel title={`4. ${t('steps.history')}`}>
            <p>{t('steps.historyHow')}</p>
            <p><Link to="/history">{t('page.history')}</Link></p>
          </Panel>
        </li>
      </ol>
    </Screen>
  );
}

function Call({ ready, own, t, reads }: { ready: boolean; own: string | undefined; t: Text; reads: boolean }) {
  const found = useRead('/api/registrations', { query: { limit: 20 } }, { every: 3_000, off: !reads });
  const others = [...new Set(((found.data?.items ?? []) as Schemas['Registration'][]).map(one => one.extension ?? ''))].filter(one => one !== own);
  return (
    <>
      <p>{t('steps.callHow')}</p>
      <div className="c-actions">
        {others.map(number => (
          <Button key={number} isDisabled={!ready} variant="secondary" onClick={() => void dial(number)}>{t('steps.callOne', { number })}</Button>
        ))}
      </div>
      {others.length === 0 && <p className="c-soft">{t('steps.nobody')}</p>}
    </>
  );
}

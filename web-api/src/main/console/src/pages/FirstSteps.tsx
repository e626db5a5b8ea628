import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../api/client';
import { useRead } from '../api/queries';
import { useText } from '../i18n';
import { Panel } from '../parts/Figure';
import { Screen } from '../parts/Page';
import { SelfTest } from '../parts/SelfTest';
import { dial, usePhone } from '../phone/phone';
import { doneSteps, ECHO, STEPS, type Step } from '../state/steps';
import { useLogin, useMay } from '../state/useSession';
import { Button, Label } from '../ui';

const EVERY_MILLIS = 3_000;
const MOST_NUMBERS = 12;

/** A way through the house for who is here for the first time; what is done the house itself knows. */
export default function FirstSteps() {
  const t = useText();
  const own = useLogin().extension;
  const phone = usePhone();
  const reader = useMay('admin', 'supervisor');
  const admin = useMay('admin');
  const live = { every: EVERY_MILLIS };
  const registrations = useRead('/api/registrations', { query: { limit: 50 } }, { ...live, off: !reader });
  const menus = useRead('/api/menus', { query: { limit: 50 } }, { off: !reader });
  const records = useRead('/api/cdrs', { query: { extension: own, limit: 100 } }, { ...live, off: !own });
  const mailbox = useRead('/api/voicemail/{extension}', { path: { extension: own ?? '' } }, { off: !own });
  const messages = useRead('/api/voicemail/{extension}/messages', { path: { extension: own ?? '' } }, { ...live, off: !own });
  const people = [...new Set(((registrations.data?.items ?? []) as Schemas['Registration'][]).map(one => one.extension ?? ''))]
    .filter(number => number !== '' && number !== own);
  const numbers = (menus.data?.items ?? []).map(one => one.number ?? '');
  const ready = phone.line === 'registered';
  const done = doneSteps({
    registered: ready, own, menus: numbers, records: records.data?.items ?? [], messages: messages.data?.items?.length ?? 0,
  });
  const call = (dialled: string, words: string) => (
    <Button key={dialled} isDisabled={!ready} variant="secondary" onClick={() => void dial(dialled)}>{words}</Button>
  );
  const what: Record<Step, ReactNode> = {
    phone: (
      <>
        <p><Label color={ready ? 'green' : 'orange'}>{t(ready ? 'steps.phoneReady' : own ? 'steps.phoneNot' : 'me.noExtension')}</Label></p>
        <p>{t('steps.phoneHow')}</p>
      </>
    ),
    echo: <><p>{t('steps.echoHow')}</p><div className="c-actions">{call(ECHO, t('steps.callOne', { number: ECHO }))}</div></>,
    call: (
      <>
        <p>{t(!reader ? 'steps.callAnybody' : people.length > 0 ? 'steps.callThere' : 'steps.callHow')}</p>
        <div className="c-actions">{people.slice(0, MOST_NUMBERS).map(number => call(number, t('steps.callOne', { number })))}</div>
        {reader && people.length === 0 && <p className="c-soft">{t('steps.nobody')}</p>}
      </>
    ),
    menu: (
      <>
        <p>{t(reader && numbers.length === 0 ? 'steps.menuHow' : 'steps.menuThere')}</p>
        <div className="c-actions">{numbers.slice(0, MOST_NUMBERS).map(number => call(number, t('steps.callOne', { number })))}</div>
        {reader && <p><Link to="/menus">{t('page.menus')}</Link></p>}
      </>
    ),
    voicemail: (
      <>
        <p>{t('steps.voicemailHow')}</p>
        {mailbox.data?.enabled === false && <p className="c-soft">{t('steps.voicemailOff')}</p>}
        <div className="c-actions">{own && mailbox.data?.enabled && call(`*99${own}`, t('steps.voicemailLeave'))}</div>
        <p><Link to="/voicemail">{t('page.voicemail')}</Link></p>
      </>
    ),
    history: <><p>{t('steps.historyHow')}</p><p><Link to="/history">{t('page.history')}</Link></p></>,
  };
  return (
    <Screen title={t('page.firstSteps')} lead={t('steps.progress', { done: STEPS.filter(step => done[step]).length, all: STEPS.length })}>
      <ol className="c-steps">
        {STEPS.map((step, index) => (
          <li key={step}>
            <Panel title={`${index + 1}. ${t(`steps.${step}`)}`}>
              {done[step] && <p data-testid={`done-${step}`}><Label color="green">{t('steps.done')}</Label></p>}
              {what[step]}
            </Panel>
          </li>
        ))}
        {admin && <li><Panel title={t('selftest.title')}><SelfTest /></Panel></li>}
      </ol>
    </Screen>
  );
}

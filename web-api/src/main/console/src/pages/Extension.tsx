import { Tab, Tabs, TabTitleText } from '../parts/Tabs';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { ask, type Schemas } from '../api/client';
import { refresh, useRead, useVersioned } from '../api/queries';
import { useText } from '../i18n';
import { EXTENSION } from '../objects/forms';
import { OWN_SETTINGS } from '../objects/settings';
import { Bare } from '../parts/Bare';
import { Confirm } from '../parts/Confirm';
import { EditForm } from '../parts/EditForm';
import { Screen } from '../parts/Page';
import { Secret } from '../parts/Secret';
import { OwnPart } from '../parts/Setting';
import { Trouble } from '../parts/Trouble';
import { useMay } from '../state/useSession';
import { RegistrationTable } from './Registrations';
import { MailboxPanels } from './Voicemail';

/** One extension with everything that belongs to it; each begins anew, with no secret of another on its page. */
export function Extension() {
  const { number = '' } = useParams();
  return <One key={number} number={number} />;
}

/** The tab stands in the address. */
function One({ number }: { number: string }) {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const admin = useMay('admin');
  const tab = search.get('tab') ?? 'general';
  const part = (key: string, title: string, content: ReactNode) => (
    <Tab key={key} eventKey={key} title={<TabTitleText>{title}</TabTitleText>}>
      {tab === key && <div className="c-gap">{content}</div>}
    </Tab>
  );
  return (
    <Screen title={`${t('page.extension')} ${number}`} actions={<ExtensionActions number={number} admin={admin} />}>
      <Tabs activeKey={tab} onSelect={(_, key) => setSearch({ tab: String(key) }, { replace: true })} aria-label={t('page.extension')}>
        {[
          part('general', t('tab.general'), <General number={number} admin={admin} />),
          part('telephones', t('page.registrations'), <Telephones number={number} />),
          ...(admin ? [part('voicemail', t('page.voicemail'), <MailboxPanels extension={number} />)] : []),
          ...OWN_SETTINGS.map(setting => part(setting.key, t(setting.title), <OwnPart setting={setting} number={number} readOnly={setting.adminOnly && !admin} />)),
        ]}
      </Tabs>
    </Screen>
  );
}

function General({ number, admin }: { number: string; admin: boolean }) {
  const t = useText();
  const found = useVersioned('/api/extensions/{number}', { path: { number } });
  if (!found.data) {
    return found.error ? <Trouble error={found.error} /> : <Bare loading />;
  }
  const reread = () => ask('get', '/api/extensions/{number}', { path: { number } });
  return (
    <EditForm fields={EXTENSION} start={found.data as { data: object; etag: string | undefined }} readOnly={!admin} label={t('tab.general')}
      reread={reread as () => Promise<{ data: object; etag: string | undefined }>}
      save={async (body, ifMatch) => {
        const changed = await ask('put', '/api/extensions/{number}', {
          path: { number }, body: body as Schemas['ExtensionChange'], ifMatch,
        });
        await refresh('/api/extensions');
        return changed as { data: object; etag: string | undefined };
      }} />
  );
}

function Telephones({ number }: { number: string }) {
  const found = useRead('/api/registrations/{extension}', { path: { extension: number } }, { every: 3_000 });
  return <><Trouble error={found.error} /><RegistrationTable rows={found.data?.items ?? []} loading={found.isPending} /></>;
}

function ExtensionActions({ number, admin }: { number: string; admin: boolean }) {
  const t = useText();
  const navigate = useNavigate();
  const [secret, setSecret] = useState<string>();
  return (
    <>
      <Link to="/extensions">{t('do.back')}</Link>
      {admin && (
        <>
          <Confirm label={t('do.newSecret')} question={t('confirm.newSecret', { name: number })} variant="primary"
            run={async () => {
              const { data } = await ask('post', '/api/extensions/{number}/secret', { path: { number }, body: {} });
              setSecret(data?.secret ?? undefined);
            }} />
          <Confirm label={t('do.delete')} question={t('confirm.delete', { name: number })}
            run={async () => {
              await ask('delete', '/api/extensions/{number}', { path: { number } });
              await refresh('/api/extensions');
              navigate('/extensions');
            }} />
        </>
      )}
      {secret && <Secret title={`${t('page.extension')} ${number}`} secret={secret}
        how={t('secret.how', { number, host: location.hostname })} close={() => setSecret(undefined)} />}
    </>
  );
}

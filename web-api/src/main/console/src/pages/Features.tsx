import { ask } from '../api/client';
import { refresh, usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Confirm } from '../parts/Confirm';
import { Screen } from '../parts/Page';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { dependants, stateOf, type Feature, type FeatureWord } from '../state/features';
import { useMay } from '../state/useSession';
import { Label } from '../ui';

const COLORS: Record<FeatureWord, 'green' | 'grey' | 'orange'> = { on: 'green', essential: 'green', off: 'orange', offOnServer: 'grey' };

/** What calls meet, switched on and off for this house. */
export default function Features() {
  const t = useText();
  const admin = useMay('admin');
  const name = useName();
  const pages = usePages('/api/features', {}, { key: 'after' });
  const rows = (pages.data?.pages ?? []).flatMap(page => page?.items ?? []);
  const words: Record<FeatureWord, string> = {
    on: t('word.on'), off: t('word.off'), essential: t('features.essential'), offOnServer: t('features.offOnServer'),
  };
  return (
    <Screen title={t('page.features')} lead={t('lead.features')}>
      <Trouble error={pages.error} />
      <Table label={t('page.features')} rows={rows} keyOf={row => row.id ?? ''} loading={pages.isPending}
        more={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
        columns={[
          { id: 'feature', title: t('features.feature'), cell: row => <>{name(row)} <code className="c-soft">{row.id}</code></> },
          { id: 'state', title: t('features.state'), cell: row => <Label isCompact color={COLORS[stateOf(row)]}>{words[stateOf(row)]}</Label> },
          { id: 'depends', title: t('features.depends'), cell: row => <Dependants feature={row} /> },
        ]}
        actions={admin ? row => <Switch feature={row} /> : undefined} />
    </Screen>
  );
}

function useName(): (feature: Feature) => string {
  const word = useWord();
  return feature => word('feature', feature.id);
}

function Switch({ feature }: { feature: Feature }) {
  const t = useText();
  const name = useName()(feature);
  const now = stateOf(feature);
  if (now === 'essential' || now === 'offOnServer') {
    return null;
  }
  const isOn = now === 'on';
  const label = t(isOn ? 'features.off' : 'features.on');
  return (
    <Confirm label={label} ariaLabel={`${label}: ${name}`} question={t(isOn ? 'features.askOff' : 'features.askOn', { name })}
      variant={isOn ? 'danger' : 'primary'} run={() => change(feature.id ?? '', !isOn)}>
      <p>{t(!isOn ? 'features.thenOn' : dependants(feature).length > 0 ? 'features.then' : 'features.thenOthers')}</p>
      {isOn && <Dependants feature={feature} />}
    </Confirm>
  );
}

async function change(id: string, on: boolean): Promise<void> {
  const { etag } = await ask('get', '/api/features/{id}', { path: { id } });
  await ask('put', '/api/features/{id}', { path: { id }, body: { on }, ifMatch: etag });
  await refresh('/api/features');
}

function Dependants({ feature }: { feature: Feature }) {
  const t = useText();
  const word = useWord();
  const found = dependants(feature);
  if (found.length === 0) {
    return <span className="c-soft">{t('features.nothing')}</span>;
  }
  return (
    <ul className="c-plain">
      {found.map(({ kind, list }) => (
        <li key={kind}>{t(`features.${kind}`, { list: list.map(one => (kind === 'others' ? word('feature', one) : one)).join(', ') })}</li>
      ))}
    </ul>
  );
}

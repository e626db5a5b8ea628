import type { Schemas } from '../api/client';
import { useText } from '../i18n';
import { SCREENING, SPEED_DIALS } from '../objects/settings';
import { Panel } from '../parts/Figure';
import { Screen } from '../parts/Page';
import { Setting } from '../parts/Setting';
import { useMay } from '../state/useSession';

/** What counts for the whole house. */
export default function House() {
  const t = useText();
  const admin = useMay('admin');
  return (
    <Screen title={t('page.house')} lead={t('lead.house')}>
      <div className="c-stack">
        <Panel title={t('tab.screening')}>
          <Setting<Schemas['Screening']> path="/api/screening" fields={SCREENING} label={t('tab.screening')} readOnly={!admin} />
        </Panel>
        <Panel title={t('tab.speedDials')}>
          <Setting<Schemas['SpeedDials']> path="/api/speed-dials" fields={SPEED_DIALS} label={t('tab.speedDials')} readOnly={!admin} />
        </Panel>
      </div>
    </Screen>
  );
}

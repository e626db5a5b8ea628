import { Tab, Tabs as SilentTabs, TabTitleText, type TabsProps } from '@patternfly/react-core/dist/esm/components/Tabs';
import { useText } from '../i18n';

export { Tab, TabTitleText };

/** PatternFly names what brings tabs into sight that have no room in English. */
export function Tabs(props: Omit<TabsProps, 'ref'>) {
  const t = useText();
  return <SilentTabs backScrollAriaLabel={t('tabs.back')} forwardScrollAriaLabel={t('tabs.forward')} {...props} />;
}

import { Link } from 'react-router';
import { useText } from '../i18n';
import { Screen } from '../parts/Page';

export default function NotFound() {
  const t = useText();
  return <Screen title={t('page.notFound')}><p><Link to="/">{t('notFound.home')}</Link></p></Screen>;
}

import { texts } from './texts';
import { words } from './words';

export default { ...texts, ...words };

import { desk } from './desk';
import { editors } from './editors';
import { faults } from './faults';
import { features } from './features';
import { first } from './first';
import { flow } from './flow';
import { operate } from './operate';
import { panel } from './panel';
import { tables } from './tables';
import { texts } from './texts';
import { words } from './words';
import { written } from './written';

export default { ...texts, ...words, ...flow, ...panel, ...tables, ...first, ...features, ...operate, ...editors, ...desk, ...faults, ...written };

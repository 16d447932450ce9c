import { dependencyMapMessages } from '@entrelacs/core';
import { addWords } from '../messages.ts';

/** What pointers and keys do on the map, and what floats over it. One part, fetched once the first picture is painted. */
export { band } from './band.ts';
export { paintBoxes } from './boxes.ts';
export { adoptStyles } from '../../shared/adopt-styles.ts';
export { catchUp } from './catch-up.ts';
export { floats } from './floats.ts';
export { handleMapKey } from './map-keys.ts';
export { floatStyles } from './map-floats.styles.ts';
export { MapPointer } from './map-pointer.ts';
export { Minimap } from './minimap.ts';
export { Movement } from './movement.ts';
export { MapPainter } from './painter.ts';
export { paintPills } from './pills.ts';

addWords(dependencyMapMessages);

/** What only a widget that writes needs: loaded once the first rows are shown. */
export { Gestures } from './gestures.ts';
export { writeSetting } from './write-setting.ts';

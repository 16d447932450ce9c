// What the page needs once something is asked of it, or once a document is installed: loaded then.
import { setupDoctorMessages, setupLinkMessages } from '@entrelacs/core';
export { doctorStyles as styles } from './doctor.styles.ts';
export * from './doctor.ts';
export * from './link-form.ts';
export * from './links.ts';
export * from './run.ts';

/** Words of all that. */
export const messages = { ...setupDoctorMessages, ...setupLinkMessages };

// What the page needs once something is asked of it, or once a document is installed: loaded then.
export { setupDoctorMessages as messages } from '@entrelacs/core';
export { doctorStyles as styles } from './doctor.styles.ts';
export * from './doctor.ts';
export * from './link-form.ts';
export * from './run.ts';

/** The layouts that a first map in lanes does not ask for. */
export { drawnInParts, drawnNear } from '@entrelacs/core';

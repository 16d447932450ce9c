// Fetched once somebody changes how the matrix shows.
export { areOptionsKept } from '@entrelacs/grist';

import type { describeIssue } from '@entrelacs/core';

export { describeIssue as issueText } from '@entrelacs/core';

/** Says an issue in a language: a short title, and what is and what to do. */
export type IssueText = typeof describeIssue;

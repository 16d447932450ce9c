/** A task of a diagram. */
export interface DiagramTask {
  readonly title: string;
  readonly group: string | undefined;
  readonly isCritical: boolean;
  readonly isDone: boolean;
}

/** A link of a diagram, by the places of its ends in the list of tasks. */
export interface DiagramLink {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly kind: 'blocking' | 'integration' | 'information';
}

/** A map as a Mermaid flow chart, to paste into a wiki or a README; each group is a subgraph. */
export function mermaidText(tasks: readonly DiagramTask[], links: readonly DiagramLink[]): string {
  const lines = ['flowchart LR'];
  const groups = new Map<string | undefined, number[]>();
  tasks.forEach(({ group }, index) => groups.set(group, [...(groups.get(group) ?? []), index]));
  let number = 0;
  for (const [group, members] of groups) {
    const indent = group === undefined ? '  ' : '    ';
    if (group !== undefined) lines.push(`  subgraph g${number++}["${label(group)}"]`);
    for (const index of members) lines.push(`${indent}t${index}["${label(tasks[index]?.title ?? '')}"]${className(tasks[index])}`);
    if (group !== undefined) lines.push('  end');
  }
  const arrows = { blocking: '-->', integration: '==>', information: '-.->' } as const;
  for (const { from, to, label: text, kind } of links) lines.push(`  t${from} ${arrows[kind]}${text === '' ? '' : `|"${label(text)}"|`} t${to}`);
  lines.push('  classDef critical stroke-width:3px', '  classDef done opacity:0.6');
  return `${lines.join('\n')}\n`;
}

function className(task: DiagramTask | undefined): string {
  return task?.isCritical === true ? ':::critical' : task?.isDone === true ? ':::done' : '';
}

/** Text that stays text in Mermaid: every sign that means something there is written as a code. */
function label(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[^\p{L}\p{M}\p{N} .,!?'’«»()/+%€@·-]/gu, (sign) => `#${sign.codePointAt(0) ?? 63};`);
}

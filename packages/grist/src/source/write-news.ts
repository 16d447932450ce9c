import type { DocPort } from '../doc-port.ts';

/** How long a host may take to tell of what it has just written, in milliseconds. */
const patience = 300;

/** A section that counts what its host tells it. */
export interface ToldOf {
  readonly told: number;
  refresh(): void;
}

/** A host tells a widget of what the widget itself wrote too: its rows are fetched again only where it does not, for each fetch sends all of them. */
export class WriteNews {
  private readonly section: ToldOf;
  private toldBefore = 0;

  constructor(section: ToldOf) {
    this.section = section;
  }

  /** The port, writes through it noticed. */
  over(port: DocPort): DocPort {
    return {
      fetchTable: (tableId) => port.fetchTable(tableId),
      applyActions: (actions, description) => {
        this.toldBefore = this.section.told;
        return port.applyActions(actions, description);
      },
    };
  }

  /** Something was written: the rows are fetched again unless the host tells of it in time. */
  expect(): void {
    const { section, toldBefore } = this;
    setTimeout(() => {
      if (section.told === toldBefore) section.refresh();
    }, patience);
  }
}

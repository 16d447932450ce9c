/** The page that a source serves: it asks only while somebody looks. `document` is one. */
export interface Page {
  readonly visibilityState: string;
  addEventListener(type: 'visibilitychange', listener: () => void): void;
  removeEventListener(type: 'visibilitychange', listener: () => void): void;
}

/** How often to look, in milliseconds. */
export interface Pace {
  readonly every: number;
  /** The longest wait after failures. */
  readonly longest: number;
}

/** Asks again and again while its page is looked at: at once when somebody comes back to it, less often while nothing answers. */
export class Refresher {
  private readonly refresh: () => Promise<{ readonly ok: boolean; readonly retryAfter?: number | undefined }>;
  private readonly pace: Pace;
  private readonly page: Page | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private isRunning = false;

  constructor(refresh: Refresher['refresh'], pace: Pace, page: Page | undefined) {
    this.refresh = refresh;
    this.pace = pace;
    this.page = page;
  }

  start(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    this.page?.addEventListener('visibilitychange', this.look);
    void this.ask();
  }

  stop(): void {
    this.isRunning = false;
    this.page?.removeEventListener('visibilitychange', this.look);
    clearTimeout(this.timer);
  }

  private readonly look = (): void => {
    clearTimeout(this.timer);
    if (this.isSeen()) void this.ask();
  };

  private async ask(): Promise<void> {
    const { ok, retryAfter = 0 } = await this.refresh();
    if (!this.isRunning) return;
    this.failures = ok ? 0 : this.failures + 1;
    clearTimeout(this.timer);
    if (this.pace.every === 0 || !this.isSeen()) return;
    const wait = Math.max(Math.min(this.pace.every * 2 ** this.failures, this.pace.longest), retryAfter * 1000);
    this.timer = setTimeout(() => void this.ask(), wait);
  }

  private isSeen(): boolean {
    return this.page === undefined || this.page.visibilityState === 'visible';
  }
}

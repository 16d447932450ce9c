import type { BrowserContext, ConsoleMessage } from 'playwright-core';

/** Records what must not happen: errors of our pages, violations of their Content-Security-Policy, requests to other hosts, cookies that our pages read. */
export class Watch {
  /** All that was said in the console, ours or Grist's: for a failure's message. */
  readonly everything: string[] = [];
  /** Addresses of every host that was asked for something. */
  readonly origins = new Set<string>();
  private readonly found: string[] = [];
  private readonly allowed: RegExp[] = [];
  private readonly ours: readonly string[];

  private constructor(ours: readonly string[]) {
    this.ours = ours.map((url) => new URL(url).origin);
  }

  /** Watches a context; `ours` are the addresses of Grist's page and of the widgets. */
  static async on(context: BrowserContext, ours: readonly string[]): Promise<Watch> {
    const watch = new Watch(ours);
    const [, widgets] = watch.ours;
    await context.addInitScript((origin) => {
      const cookies = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
      // In a wiki, the widgets stand on the domain of its sessions.
      if (location.origin === origin && cookies !== undefined) {
        const told = (what: string) => console.error(`cookie ${what} by ${location.href}`);
        Object.defineProperty(Document.prototype, 'cookie', { ...cookies, get: () => void told('read'), set: () => told('written') });
      }
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`Content-Security-Policy violated: ${event.effectiveDirective} blocked ${event.blockedURI} in ${event.sourceFile}:${event.lineNumber}`);
      });
    }, widgets);
    context.on('request', (request) => watch.request(request.url()));
    context.on('console', (message) => watch.console(message));
    context.on('weberror', (error) => {
      const thrown = error.error();
      watch.error('uncaught error', thrown.stack ?? String(thrown));
    });
    return watch;
  }

  /** What went wrong so far, without what was allowed. */
  get problems(): readonly string[] {
    return this.found.filter((problem) => !this.allowed.some((pattern) => pattern.test(problem)));
  }

  /** Lets a test cause errors on purpose. */
  allow(pattern: RegExp): void {
    this.allowed.push(pattern);
  }

  private request(url: string): void {
    const { origin, protocol } = new URL(url);
    if (protocol !== 'http:' && protocol !== 'https:') return;
    this.origins.add(origin);
    if (!this.ours.includes(origin)) this.found.push(`request to another host: ${url}`);
  }

  private console(message: ConsoleMessage): void {
    const text = `${message.type()}: ${message.text()} (${message.location().url})`;
    this.everything.push(text);
    if (message.type() === 'error') this.error('console', text);
  }

  /** Grist's own troubles are not ours to answer for; they come from its folder. */
  private error(kind: string, text: string): void {
    const [grist] = this.ours;
    if (!text.includes('Content-Security-Policy') && grist !== undefined && text.includes(`${grist}/grist/`)) return;
    this.found.push(`${kind}: ${text}`);
  }
}

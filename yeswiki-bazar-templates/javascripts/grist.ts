import { followTheme } from './wiki-theme.ts';
import { parsed } from './page-config.ts';

followTheme();

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    void embed(target as HTMLElement);
  }
}, { rootMargin: '300px' });
for (const host of document.querySelectorAll<HTMLElement>('[data-entrelacs="grist"]')) seen.observe(host);

/**
 * Shows a page of a Grist document to whoever may read it in a frame: everybody, or, with a Grist of the wiki's own site, whom its session knows. Whoever may not is left the link, and
 * told why. The page's PHP has checked that the server is one that the administrators allowed.
 */
async function embed(host: HTMLElement): Promise<void> {
  const { api, frame, title, height, origin } = parsed(host.dataset['config']);
  if (typeof api !== 'string' || typeof frame !== 'string' || typeof origin !== 'string' || new URL(frame).origin !== origin || new URL(api).origin !== origin) return;
  const mayRead = (credentials: RequestCredentials) => fetch(api, { credentials, referrerPolicy: 'no-referrer' }).then(({ ok }) => ok, () => false);
  // Grist answers a page of another site only where it sends no cookies, and there a frame has no session either.
  if (!(await mayRead('omit')) && !(await mayRead('include'))) {
    host.querySelector('.entrelacs-grist-note')?.removeAttribute('hidden');
    return;
  }
  const inner = document.createElement('iframe');
  inner.title = typeof title === 'string' ? title : 'Grist';
  inner.loading = 'lazy';
  inner.referrerPolicy = 'no-referrer';
  inner.style.height = `${typeof height === 'number' ? height : 600}px`;
  inner.src = frame;
  host.prepend(inner);
}

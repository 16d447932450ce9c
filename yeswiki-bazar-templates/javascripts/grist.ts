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
 * Shows a page of a Grist document where it may be read without logging in there: a frame on another site has no session. Whoever may not is left the link, and told why. The
 * server is asked for the document without cookies; the page's PHP has checked that it is one that the administrators allowed.
 */
async function embed(host: HTMLElement): Promise<void> {
  const { api, frame, title, height, origin } = parsed(host.dataset['config']);
  if (typeof api !== 'string' || typeof frame !== 'string' || typeof origin !== 'string' || new URL(frame).origin !== origin || new URL(api).origin !== origin) return;
  const isReadable = await fetch(api, { credentials: 'omit', referrerPolicy: 'no-referrer' }).then(({ ok }) => ok, () => false);
  if (!isReadable) {
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

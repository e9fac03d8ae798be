/** What a chat may do to the page around it, to tell of what is unread. */
export interface PageEffects {
  /** The number before the page's title: "(3) Shop". Default: true. */
  readonly title?: boolean | undefined;
  /** A dot, and where there is room the number, on the page's icon. Default: true. */
  readonly favicon?: boolean | undefined;
  /** The number at the icon of an installed app (`navigator.setAppBadge`). Default: true. */
  readonly badge?: boolean | undefined;
}

/** One thing done to the page. `show` is told every new number; `end` leaves the page as it was. */
export interface PageEffect {
  show(unread: number): void;
  end(): void;
}

// Numbers are written in the digits of the language.
const PREFIX = /^\(\p{Nd}[^)]*\)\s/u;

/** The number before the title. A title the host sets meanwhile is kept, and gets the number, too. */
export function titleEffect(page: Document, format: (unread: number) => string): PageEffect {
  let unread = 0;
  let told: string | undefined;
  const plain = (): string => page.title.replace(PREFIX, '');
  const write = (): void => {
    told = plain();
    const next = unread > 0 ? `(${format(unread)}) ${told}` : told;
    if (page.title !== next) page.title = next;
  };
  // Only what the host wrote: two chats on one page would answer each other without end.
  const watch = new MutationObserver(() => {
    if (plain() !== told) write();
  });
  watch.observe(page.head, { childList: true, characterData: true, subtree: true });
  return {
    show(count) {
      unread = count;
      write();
    },
    end() {
      watch.disconnect();
      unread = 0;
      write();
    },
  };
}

/** Side of the icon that is drawn, in px. */
const ICON = 64;

/** A mark on the page's icon. What cannot be drawn on (an icon of another origin) becomes a plain dot; where nothing can be drawn nothing happens. */
export function faviconEffect(page: Document): PageEffect {
  const { head } = page;
  const own = page.createElement('link');
  own.rel = 'icon';
  own.type = 'image/png';
  let current = 0;

  const draw = async (): Promise<void> => {
    const turn = (current += 1);
    const theirs = [...page.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]')].findLast((link) => link !== own);
    const picture = await load(theirs?.href);
    if (turn !== current) return;
    const canvas = page.createElement('canvas');
    canvas.width = ICON;
    canvas.height = ICON;
    const pen = canvas.getContext('2d');
    if (!pen) return;
    if (picture) pen.drawImage(picture, 0, 0, ICON, ICON);
    const size = picture ? ICON / 4 : ICON / 2.4;
    const at = picture ? ICON - size : ICON / 2;
    pen.beginPath();
    pen.arc(at, picture ? size : ICON / 2, size, 0, 2 * Math.PI);
    pen.fillStyle = '#d92d20';
    pen.fill();
    pen.lineWidth = 4;
    pen.strokeStyle = '#fff';
    pen.stroke();
    own.href = canvas.toDataURL('image/png');
    // The last icon of a page is the one that shows.
    head.append(own);
  };
  let shown = false;
  const clear = (): void => {
    current += 1;
    own.remove();
  };
  return {
    show(unread) {
      if (unread > 0 === shown) return;
      shown = unread > 0;
      if (shown) void draw().catch(() => undefined);
      else clear();
    },
    end: clear,
  };

  /** The picture, where it may be drawn. */
  async function load(href: string | undefined): Promise<HTMLImageElement | undefined> {
    if (href === undefined || new URL(href, page.baseURI).origin !== page.location.origin) return undefined;
    const image = new Image();
    image.src = href;
    return image.decode().then(
      () => image,
      () => undefined,
    );
  }
}

/** What `navigator` has where apps can be installed. */
interface BadgeNavigator {
  readonly setAppBadge?: (count: number) => Promise<void>;
  readonly clearAppBadge?: () => Promise<void>;
}

/** The number at the icon of an installed app. Refusals are nobody's business: the page shows the number all the same. */
export function badgeEffect(navigator: BadgeNavigator): PageEffect {
  const show = (unread: number): void => {
    const done = unread > 0 ? navigator.setAppBadge?.(unread) : navigator.clearAppBadge?.();
    done?.catch(() => undefined);
  };
  return { show, end: () => show(0) };
}

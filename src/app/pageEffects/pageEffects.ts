/** What a chat may do to the page around it, to tell of what is unread. */
export interface PageEffects {
  /** The number before the page's title: "(3) Shop". Default: true. */
  readonly title?: boolean | undefined;
  /** A dot on the page's icon; the icon has to be linked (`<link rel="icon">`), else the dot takes its place. Default: true. */
  readonly favicon?: boolean | undefined;
  /** The number at the icon of an installed app (`navigator.setAppBadge`). Default: true. */
  readonly badge?: boolean | undefined;
}

/** One thing done to the page. `show` is told every new number; `end` leaves the page as it was. */
export interface PageEffect {
  show(unread: number): void;
  end(): void;
}

/** What the chats on a page do to it together. */
interface Together {
  readonly effect: PageEffect;
  /** By chat. */
  readonly unread: Map<object, number>;
}

// At the page itself, since chats share nothing else; by a name that another copy of this code knows, too.
const TOGETHER: unique symbol = Symbol.for('chatloom.pageEffects') as never;
type SharedPage = Document & { [TOGETHER]?: Map<string, Together> };

/** Several chats on one page have one title, one icon, one number: what is unread in all of them. Whoever ends leaves those of the others. */
function together(page: SharedPage, kind: string, make: () => PageEffect): PageEffect {
  const all = (page[TOGETHER] ??= new Map());
  const known = all.get(kind) ?? { effect: make(), unread: new Map<object, number>() };
  all.set(kind, known);
  const chat = {};
  known.unread.set(chat, 0);
  const show = (): void => known.effect.show([...known.unread.values()].reduce((sum, each) => sum + each, 0));
  return {
    show(count) {
      known.unread.set(chat, count);
      show();
    },
    end() {
      if (!known.unread.delete(chat)) return;
      if (known.unread.size > 0) return show();
      all.delete(kind);
      known.effect.end();
    },
  };
}

// A host that answers each change of the title with one of its own is left alone after so many.
const PATIENCE = 5;

/** The number before the title. A title the host sets meanwhile is kept, and gets the number, too. */
export function titleEffect(page: Document, format: (unread: number) => string): PageEffect {
  return together(page, 'title', () => {
    // Exactly what was written before the host's title: that may begin with a number of its own.
    let prefix = '';
    let unread = 0;
    let patience = PATIENCE;
    const plain = (): string => {
      const { title } = page;
      // A page without a title: blanks at its end are not told.
      if (title === prefix.trim()) return '';
      return title.startsWith(prefix) ? title.slice(prefix.length) : title;
    };
    const write = (): void => {
      const theirs = plain();
      prefix = unread > 0 ? `(${format(unread)}) ` : '';
      const next = `${prefix}${theirs}`;
      if (page.title !== next.trim()) page.title = next;
      watch.takeRecords();
    };
    const watch = new MutationObserver(() => {
      if (prefix === '' || page.title.startsWith(prefix.trim()) || (patience -= 1) < 0) return;
      write();
    });
    watch.observe(page.head, { childList: true, characterData: true, subtree: true });
    return {
      show(count) {
        unread = count;
        patience = PATIENCE;
        write();
      },
      end() {
        watch.disconnect();
        unread = 0;
        write();
      },
    };
  });
}

/** Side of the icon that is drawn, in px. */
const ICON = 64;

/** A mark on the page's icon. What cannot be drawn on (an icon of another origin) becomes a plain dot; where nothing can be drawn nothing happens. */
export function faviconEffect(page: Document): PageEffect {
  return together(page, 'favicon', () => makeFavicon(page));
}

function makeFavicon(page: Document): PageEffect {
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
export function badgeEffect(page: Document, navigator: BadgeNavigator): PageEffect {
  return together(page, 'badge', () => {
    const show = (unread: number): void => {
      const done = unread > 0 ? navigator.setAppBadge?.(unread) : navigator.clearAppBadge?.();
      done?.catch(() => undefined);
    };
    return { show, end: () => show(0) };
  });
}

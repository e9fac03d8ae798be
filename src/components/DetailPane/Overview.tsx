'use client';
import { useEffect, type ReactElement } from 'react';
import { useOwnStrings } from '../../messages/index.js';
import {
  useCapability,
  useChatActions,
  useChatStore,
  useConversation,
  useConversationScope,
  useGroup,
  usePinned,
  useStartup,
} from '../../react/index.js';
import {
  FileIcon,
  ExternalLinkIcon,
  ImageIcon,
  MicIcon,
  PinIcon,
  SearchIcon,
  type IconComponent,
} from '../../ui/index.js';
import { About } from './About.js';
import { Members } from './Members.js';
import { Section } from './Section.js';
import { Settings } from './Settings.js';
import { detailStrings } from './strings.js';
import { Way } from './Way.js';
import { galleryKinds, type DetailView, type GalleryKind } from './views.js';

const icons: Readonly<Record<GalleryKind, IconComponent>> = {
  media: ImageIcon,
  files: FileIcon,
  links: ExternalLinkIcon,
  voice: MicIcon,
};

/** Props of {@link Overview}. */
export interface OverviewProps {
  readonly onSearch: (() => void) | undefined;
  readonly onView: (view: DetailView) => void;
}

/** The first view: about, settings, what is pinned and shared, members. */
export function Overview({ onSearch, onView }: OverviewProps): ReactElement {
  const t = useOwnStrings(detailStrings);
  const { conversationId } = useConversationScope();
  const groupId = useConversation(conversationId)?.groupId;
  const group = useGroup(groupId);
  return (
    <div className="cl-detail__body">
      <About />
      {onSearch ? (
        <div className="cl-detail__section">
          <Way icon={SearchIcon} label={t('detail.search')} onClick={onSearch} />
        </div>
      ) : null}
      {group?.notice ? <Words title={t('detail.notice')} text={group.notice} /> : null}
      {group?.introduction ? <Words title={t('detail.introduction')} text={group.introduction} /> : null}
      <Settings />
      <Section title={t('detail.shared')}>
        <Pinned onView={onView} />
        {galleryKinds.map((kind) => (
          <Way key={kind} icon={icons[kind]} label={t(`detail.${kind}`)} onClick={() => onView(kind)} />
        ))}
      </Section>
      {groupId === undefined ? null : <Members groupId={groupId} onAll={() => onView('group')} />}
    </div>
  );
}

function Words({ title, text }: { readonly title: string; readonly text: string }): ReactElement {
  return (
    <Section title={title}>
      <p className="cl-detail__words" dir="auto">
        {text}
      </p>
    </Section>
  );
}

function Pinned({ onView }: Pick<OverviewProps, 'onView'>): ReactElement | null {
  const t = useOwnStrings(detailStrings);
  const ref = useConversationScope();
  const actions = useChatActions();
  const { adapter } = useChatStore();
  const ready = useStartup().status === 'ready';
  const { state } = useCapability('messages.pin');
  const offered = adapter.messages.listPinned !== undefined && state !== 'absent';
  const count = usePinned(ref)?.items.length ?? 0;
  useEffect(() => {
    if (offered && ready) void actions.loadPinned(ref);
  }, [actions, offered, ready, ref]);
  if (!offered) return null;
  return (
    <Way
      icon={PinIcon}
      label={t('detail.pinned')}
      end={count > 0 ? count : undefined}
      onClick={() => onView('pinned')}
    />
  );
}

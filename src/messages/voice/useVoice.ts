'use client';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { timelineKey, type Message, type TimelineRef } from '../../model/index.js';
import { useChat, useChatStore, useConversationScope, useMediaResolver } from '../../react/index.js';
import type { VoiceContent } from '../content.js';
import { rowAround, useStage } from '../media.js';
import { createVoicePlayer, type PlayerState, type Speed, type Track, type VoicePlayer } from './player.js';
import { createPlayedMarks, type PlayedMarks } from './playedMarks.js';

/** Names a message in the marks of an account. */
const markOf = ({ conversationId, id }: Message): string => `${conversationId}\n${id}`;

interface ChatPlayer {
  readonly player: VoicePlayer;
  readonly marks: PlayedMarks;
}

interface VoiceTrack extends Track {
  readonly timeline: TimelineRef;
  /** Key of the row that it is, or is part of; undefined for one that stands in no timeline. */
  readonly row: string | undefined;
}

/** The one player of the chat, and what has been played. */
function useChatPlayer(): ChatPlayer {
  const stage = useStage();
  const store = useChatStore();
  const resolve = useMediaResolver();
  const { conversationId } = useConversationScope();
  const accountId = useChat(
    (state) => state.conversations.get(conversationId)?.accountId ?? state.accounts.keys().next().value,
  );
  return useMemo(() => {
    const rowOf = (track: Track, offset = 0) => {
      const view = store.getState().timelines.get(timelineKey((track as VoiceTrack).timeline))?.view;
      const index = view?.indexOf(track.key) ?? -1;
      if (!view || index < 0 || index + offset >= view.size) return undefined;
      return view.rowAt(index + offset);
    };
    const marks = stage.part(`voice-played:${accountId ?? ''}`, () =>
      createPlayedMarks(() =>
        accountId !== undefined && store.getState().accounts.has(accountId)
          ? store.env.openStorage(accountId)
          : undefined,
      ),
    );
    const player = stage.part(`voice-player:${accountId ?? ''}`, () =>
      createVoicePlayer({
        resolve: (media, signal) => resolve(media, 'original', signal),
        claim: stage.claim,
        isThere(track) {
          const { timeline, row, key } = track as VoiceTrack;
          if (row === undefined) return true;
          const message = store.getState().timelines.get(timelineKey(timeline))?.view.get(row)?.message;
          if (!message || message.recalled !== undefined) return false;
          // Inside of a bundle or an answer it stands as long as that does.
          return row !== key || message.content.type === 'voice';
        },
        next(track) {
          const row = rowOf(track, 1);
          if (!row || row.mine || row.message.content.type !== 'voice') return undefined;
          const content = row.message.content as VoiceContent;
          if (content.played === true || marks.has(markOf(row.message))) return undefined;
          const { timeline } = track as VoiceTrack;
          return { key: row.key, media: content.media, timeline, row: row.key } satisfies VoiceTrack;
        },
        onPlay(track) {
          const row = rowOf(track);
          if (row && !row.mine) marks.add(markOf(row.message));
        },
      }),
    );
    return { player, marks };
  }, [stage, store, resolve, accountId]);
}

/** How one recording stands. */
export interface Voice {
  readonly status: PlayerState['status'];
  /** Position in ms. */
  readonly position: number;
  /** Length in ms; 0 while it is not known. */
  readonly duration: number;
  readonly speed: Speed;
  /** True until the reader has listened to it. Own recordings count as played. */
  readonly unplayed: boolean;
  toggle(place: Element): void;
  seek(position: number): void;
  changeSpeed(): void;
}

const isIdle: PlayerState = { key: null, status: 'paused', position: 0 };

/** The recording of a message in the chat's player. Renders again only when this recording is concerned. */
export function useVoice(content: VoiceContent, message: Message, messageKey: string, mine: boolean): Voice {
  const { player, marks } = useChatPlayer();
  const timeline = useConversationScope();
  const readState = (): PlayerState => {
    const state = player.getState();
    return state.key === messageKey ? state : isIdle;
  };
  const state = useSyncExternalStore(player.subscribe, readState, () => isIdle);
  const speed = useSyncExternalStore(player.subscribe, player.getSpeed, player.getSpeed);
  const mark = markOf(message);
  const kept = useSyncExternalStore(
    marks.subscribe,
    () => marks.has(mark),
    () => false,
  );
  const row = useChat((chat) => rowAround(chat.timelines.get(timelineKey(timeline))?.view, messageKey));
  // Only of a row is it kept whether it was played.
  const unplayed = row === messageKey && !mine && content.played !== true && !kept;
  useEffect(() => {
    if (unplayed) void marks.load();
  }, [marks, unplayed]);
  const track: VoiceTrack = { key: messageKey, media: content.media, timeline, row };
  return {
    status: state.status,
    position: state.position,
    duration: content.media.duration ?? state.duration ?? 0,
    speed,
    unplayed,
    toggle: (place) => player.toggle({ ...track, place: place.closest('[role="log"], dialog') ?? undefined }),
    seek: (position) => player.seek(track, position),
    changeSpeed: player.changeSpeed,
  };
}

export { ConnectionBanner, type ConnectionBannerProps } from './ConnectionBanner.js';
export { NoticeBar, type NoticeBarProps } from './NoticeBar.js';

export { Tooltip, type TooltipProps } from './Tooltip.js';
export { useTooltip, type TooltipAnchorProps, type TooltipParts } from './useTooltip.js';

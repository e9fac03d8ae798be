import type { ReactElement } from 'react';

/** Props of {@link ProgressRing}. */
export interface ProgressRingProps {
  /** 0…1; undefined where it is not known how much there is. */
  readonly fraction: number | undefined;
  /** What is under way. */
  readonly label: string;
}

const RADIUS = 17;
const ROUND = 2 * Math.PI * RADIUS;

/** How far something is, as a ring around what it stands on. */
export function ProgressRing({ fraction, label }: ProgressRingProps): ReactElement {
  const known = fraction === undefined ? 0.2 : Math.min(1, Math.max(0.02, fraction));
  return (
    <svg
      className="cl-progress-ring"
      viewBox="0 0 40 40"
      width={40}
      height={40}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={fraction === undefined ? undefined : Math.round(fraction * 100)}
      data-unknown={fraction === undefined || undefined}
    >
      <circle cx={20} cy={20} r={RADIUS} fill="none" stroke="currentColor" strokeOpacity={0.25} strokeWidth={2.5} />
      <circle
        cx={20}
        cy={20}
        r={RADIUS}
        fill="none"
        stroke="currentColor"
        strokeWidth={2.5}
        strokeLinecap="round"
        strokeDasharray={`${ROUND * known} ${ROUND}`}
        transform="rotate(-90 20 20)"
      />
    </svg>
  );
}

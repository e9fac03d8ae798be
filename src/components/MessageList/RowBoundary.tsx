'use client';
import { Component, type ReactNode } from 'react';

/** Props of {@link RowBoundary}. */
export interface RowBoundaryProps {
  /** Shown in place of a row that threw. */
  readonly fallback: ReactNode;
  /** A change of this value gives the row another chance: the message itself. */
  readonly resetKey: unknown;
  readonly onError?: ((error: unknown) => void) | undefined;
  readonly children: ReactNode;
}

interface RowBoundaryState {
  readonly failed: boolean;
  readonly resetKey: unknown;
}

/** Holds the failure of one row: a message view that throws must not take the chat with it. */
export class RowBoundary extends Component<RowBoundaryProps, RowBoundaryState> {
  static getDerivedStateFromError(): Partial<RowBoundaryState> {
    return { failed: true };
  }

  static getDerivedStateFromProps(props: RowBoundaryProps, state: RowBoundaryState): RowBoundaryState | null {
    return props.resetKey === state.resetKey ? null : { failed: false, resetKey: props.resetKey };
  }

  override state: RowBoundaryState = { failed: false, resetKey: this.props.resetKey };

  override componentDidCatch(error: unknown): void {
    this.props.onError?.(error);
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}

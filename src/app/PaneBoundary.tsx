'use client';
import { Component, type ErrorInfo, type ReactNode } from 'react';

/** Props of {@link PaneBoundary}. */
export interface PaneBoundaryProps {
  readonly children: ReactNode;
  /** What to show instead, and the way to try again. */
  readonly renderFailure: (error: Error, retry: () => void) => ReactNode;
  /** Tries again by itself when this changes: another conversation may well be fine. */
  readonly resetKey?: unknown;
  readonly onError?: ((error: Error) => void) | undefined;
}

interface State {
  readonly error: Error | undefined;
  readonly resetKey: unknown;
}

/** Keeps an error inside its pane: the rest lives on, and the pane says what happened. */
export class PaneBoundary extends Component<PaneBoundaryProps, State> {
  override state: State = { error: undefined, resetKey: this.props.resetKey };

  static getDerivedStateFromError(thrown: unknown): Partial<State> {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  static getDerivedStateFromProps(props: PaneBoundaryProps, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: undefined, resetKey: props.resetKey };
  }

  override componentDidCatch(thrown: unknown, _info: ErrorInfo): void {
    this.props.onError?.(thrown instanceof Error ? thrown : new Error(String(thrown)));
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? this.props.renderFailure(error, () => this.setState({ error: undefined })) : this.props.children;
  }
}

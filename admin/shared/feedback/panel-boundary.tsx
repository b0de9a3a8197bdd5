import { Component, type ReactNode } from 'react';
import { RequestFailure } from './request-failure.tsx';

interface PanelBoundaryProps {
  readonly children: ReactNode;
}

interface PanelBoundaryState {
  readonly error: unknown;
}

/** Keeps a fault inside its panel, so that one broken card leaves the others standing. */
export class PanelBoundary extends Component<PanelBoundaryProps, PanelBoundaryState> {
  override state: PanelBoundaryState = { error: undefined };

  static getDerivedStateFromError(error: unknown): PanelBoundaryState {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? (
      this.props.children
    ) : (
      <RequestFailure error={this.state.error} onRetry={() => this.setState({ error: undefined })} />
    );
  }
}

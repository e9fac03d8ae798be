'use client';
import type { ReactElement } from 'react';
import { Permitted } from '../../messages/index.js';
import type { Decision } from '../../model/index.js';
import { Button, type ButtonProps } from '../../ui/index.js';

/** Props of {@link ActionButton}: those of a button, and whether it may be pressed. */
export interface ActionButtonProps extends Omit<ButtonProps, 'onClick'> {
  readonly decision: Decision;
  /** Left out for the button that submits its form. */
  readonly onPress?: (() => void) | undefined;
}

/** A button that needs a connection or a permission, and says why it is off. */
export function ActionButton({ decision, onPress, ...button }: ActionButtonProps): ReactElement {
  return (
    <Permitted decision={decision}>{(control) => <Button {...button} {...control} onClick={onPress} />}</Permitted>
  );
}

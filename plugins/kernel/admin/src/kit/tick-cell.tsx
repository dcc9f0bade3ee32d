import { Checkbox, Td, Th } from '@strapi/design-system';
import { type ComponentProps, useLayoutEffect, useState } from 'react';

/** Where a cell stands, which its row tells it. */
export type Place = Pick<ComponentProps<typeof Td>, 'coords' | 'aria-colindex'>;

type Props = Place &
  Readonly<{ isHeader?: boolean; label: string; checked: boolean | 'indeterminate'; onChange: (isTicked: boolean) => void }>;

/**
 * The cell of a checkbox, directly in a row. It learns where it stands once the checkbox is drawn: until then that has a hidden input beside it, and a cell with
 * two controls would keep the keyboard for itself.
 */
export function TickCell({ isHeader = false, label, checked, onChange, coords, ...column }: Props) {
  const [isDrawn, setIsDrawn] = useState(false);
  useLayoutEffect(() => setIsDrawn(true), []);
  const Cell = isHeader ? Th : Td;
  return (
    <Cell {...column} {...(isDrawn && coords && { coords })}>
      <Checkbox aria-label={label} checked={checked} onCheckedChange={(isTicked) => onChange(isTicked === true)} />
    </Cell>
  );
}

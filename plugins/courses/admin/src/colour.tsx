import { Box, Flex, Typography } from '@strapi/design-system';
import { FormattedMessage } from 'react-intl';
import { COLOURS, type Colour } from '../../server/domain/colours.ts';

const isColour = (name: unknown): name is Colour => typeof name === 'string' && name in COLOURS;

/** How a colour looks on light surfaces and on dark ones: half each. The name beside it says the same. (LRN-2) */
export function Swatch({ colour }: Readonly<{ colour: string }>) {
  if (!isColour(colour)) return null;

  const { light, dark } = COLOURS[colour];
  const background = `linear-gradient(135deg, ${light} 50%, ${dark} 50%)`;
  return <Box aria-hidden width="1.6rem" height="1.6rem" shrink={0} hasRadius style={{ background }} />;
}

/** A colour in a list, with its name. (LRN-2) */
export function ColourCell({ value }: Readonly<{ value: unknown }>) {
  if (!isColour(value)) return <Typography textColor="neutral800">-</Typography>;

  return (
    <Flex gap={2}>
      <Swatch colour={value} />
      <Typography textColor="neutral800">
        <FormattedMessage id={value} />
      </Typography>
    </Flex>
  );
}

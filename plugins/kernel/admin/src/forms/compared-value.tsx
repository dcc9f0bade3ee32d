import { Box, Typography } from '@strapi/design-system';
import { useText } from '../kit/use-text';
import type { ComparedLine } from './compare';

/** A value beside another one: what differs is marked, and what both have at length is counted instead of shown. (H-93) */
export const ComparedValue = ({ lines }: Readonly<{ lines: readonly ComparedLine[] }>) => (
  <Box background="neutral100" padding={3} hasRadius maxHeight="28rem" overflow="auto">
    {lines.map((line, index) => (
      <ValueLine key={index} line={line} />
    ))}
  </Box>
);

function ValueLine({ line }: Readonly<{ line: ComparedLine }>) {
  const t = useText('kernel.conflict');
  if (line.folded !== undefined)
    return (
      <Typography tag="p" textColor="neutral600">
        {t('folded', { count: line.folded })}
      </Typography>
    );

  return (
    <Typography tag="p" style={{ whiteSpace: 'pre-wrap', minHeight: '1lh', overflowWrap: 'anywhere' }}>
      {line.pieces.map(({ text, differs }, index) =>
        differs ? (
          <Box key={index} tag="mark" background="warning200" style={{ color: 'inherit' }}>
            {text}
          </Box>
        ) : (
          text
        ),
      )}
      {line.kind === 'moved' && ` ${t('moved')}`}
    </Typography>
  );
}

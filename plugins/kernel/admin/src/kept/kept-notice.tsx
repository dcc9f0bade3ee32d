import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { unstable_useContentManagerContext } from '@strapi/strapi/admin';
import { type ReactNode, useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useNavigate, useParams } from 'react-router-dom';
import { ForgetButton } from './forget-button';
import { isHandedOver, takeToNew } from './hand-over.ts';
import { copyOf, type Kept } from './kept.ts';
import { resume } from './resume.ts';
import { saveOnSignOut } from './sign-out.ts';
import { type Subject, useKeeping, useOffered } from './use-kept-form.ts';
import { useKeptText, usePerson } from './use-kept-text';

/** Keeps what is typed in the form of the content manager that it is in, and offers at its top what was kept before. (H-94) */
export function KeptNotice() {
  const person = usePerson();
  const { model, id, contentType, layout, hasDraftAndPublish } = unstable_useContentManagerContext();
  const { origin } = useParams();
  if (!person || !contentType) return null;

  const document = origin ? copyOf(origin) : (id ?? null);
  const { attributes, info } = contentType;
  const mainField = layout.edit.settings.mainField ?? '';
  return (
    <Notice
      key={`${model} ${document}`}
      subject={{ person, model, document, kind: info.displayName, mainField, attributes }}
      hasDraft={hasDraftAndPublish}
    />
  );
}

function Notice({ subject, hasDraft }: Readonly<{ subject: Subject; hasDraft: boolean }>) {
  const { t, at } = useKeptText();
  const { id, form, isUnkept, state, text } = useKeeping(subject);
  const navigate = useNavigate();
  const [offered, drop] = useOffered(subject);
  const takeUp = (kept: Kept) => {
    resume(form, kept);
    drop(kept);
  };
  const handedOver = offered.find(isHandedOver);
  useEffect(() => {
    if (handedOver) takeUp(handedOver);
  }, [handedOver]);
  const isUnsaved = form.modified && !form.disabled;
  useEffect(() => (isUnsaved && hasDraft ? saveOnSignOut(id) : undefined), [id, isUnsaved, hasDraft]);

  const createAnew = async () => {
    const path = await takeToNew(text());
    // The form asks nobody to stay any more.
    flushSync(() => form.resetForm());
    navigate(path);
  };

  return (
    <AtTopOfForm>
      {state === 'failed' && isUnsaved && <Line role="alert">{t('failed')}</Line>}
      {state === 'gone' && isUnsaved && subject.document && (
        <Line role="alert" isBrought>
          {t('gone')}
          <Button size="S" onClick={createAnew}>
            {t('createAnew')}
          </Button>
        </Line>
      )}
      {isUnkept && <Line role="alert">{t('unkept')}</Line>}
      {!form.disabled &&
        offered.map((kept) => (
          <Line key={kept.form} role="status">
            {t(subject.document ? 'offered' : 'offeredNew', { at: at(kept.keptAt), title: kept.title })}
            <Button size="S" onClick={() => takeUp(kept)}>
              {t('resume')}
            </Button>
            <ForgetButton kept={kept} onForget={() => drop(kept)} />
          </Line>
        ))}
    </AtTopOfForm>
  );
}

/** Clear of what the admin says at the top of the window. */
const bringIntoView = (line: HTMLElement | null) => line?.scrollIntoView({ block: 'center' });

/** The space on both sides of the content of a form. */
const ASIDE = { initial: 4, medium: 6, large: 10 };

/** `isBrought`: into view, wherever in the form its reader is. */
const Line = ({ role, isBrought, children }: Readonly<{ role: 'alert' | 'status'; isBrought?: boolean; children: ReactNode }>) => (
  <Box
    ref={isBrought ? bringIntoView : undefined}
    background="warning100"
    borderColor="warning200"
    hasRadius
    padding={4}
    marginBottom={4}
    marginLeft={ASIDE}
    marginRight={ASIDE}
    role={role}
  >
    <Typography tag="div">
      <Flex gap={3} wrap="wrap">
        {children}
      </Flex>
    </Typography>
  </Box>
);

/** The content manager lets plugins add to the side of its forms alone; what is shown below their title is rendered there. */
function AtTopOfForm({ children }: Readonly<{ children: ReactNode }>) {
  const [top, setTop] = useState<Element>();
  useEffect(() => {
    const place = document.createElement('div');
    document.querySelector('main form')?.firstElementChild?.after(place);
    setTop(place);
    return () => place.remove();
  }, []);

  return top ? createPortal(children, top) : null;
}

import { AdminPage } from '@cordee/kernel/admin';
import { Button, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useAuth, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { LANGUAGE_KEY, THEME_KEY } from './preferences';

const LANGUAGES = ['fr', 'en'];
const THEMES = ['system', 'light', 'dark'];

/**
 * Who is signed in, and how the admin looks for them. It stands in for Strapi's own page, whose name, address and password have no effect
 * here: they are those of the account on the site. (ACC-22)
 */
export default function ProfilePage() {
  const { formatMessage } = useIntl();
  const user = useAuth('ProfilePage', (state) => state.user);
  const { save, isSaving } = useSavePreferences();
  const [language, setLanguage] = useState(localStorage.getItem(LANGUAGE_KEY) ?? 'fr');
  const [theme, setTheme] = useState(localStorage.getItem(THEME_KEY) ?? 'system');
  const t = (id: string) => formatMessage({ id: `cordee.profile.${id}` });

  return (
    <AdminPage title={[user?.firstname, user?.lastname].filter(Boolean).join(' ')} subtitle={user?.email ?? ''}>
      <Flex direction="column" alignItems="start" gap={6} background="neutral0" padding={6} hasRadius shadow="tableShadow">
        <Typography textColor="neutral600">{t('account')}</Typography>
        <Choice label={t('language')} value={language} values={LANGUAGES} onChange={setLanguage} />
        <Choice label={t('theme')} value={theme} values={THEMES} onChange={setTheme} />
        <Button loading={isSaving} onClick={() => save({ language, theme })}>
          {formatMessage({ id: 'global.save', defaultMessage: 'Save' })}
        </Button>
      </Flex>
    </AdminPage>
  );
}

type ChoiceProps = Readonly<{ label: string; value: string; values: readonly string[]; onChange: (value: string) => void }>;

function Choice({ label, value, values, onChange }: ChoiceProps) {
  const { formatMessage } = useIntl();
  return (
    <Field.Root minWidth="30rem">
      <Field.Label>{label}</Field.Label>
      <SingleSelect aria-label={label} value={value} onChange={(chosen) => onChange(String(chosen))}>
        {values.map((each) => (
          <SingleSelectOption key={each} value={each}>
            {formatMessage({ id: `cordee.profile.choice.${each}` })}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

/** The language is kept with the account, so that it is found on other devices too; the theme on this one. Both take effect on reloading. */
function useSavePreferences() {
  const { put } = useFetchClient();
  const { formatMessage } = useIntl();
  const { toggleNotification } = useNotification();
  const [isSaving, setIsSaving] = useState(false);

  const save = async ({ language, theme }: Readonly<{ language: string; theme: string }>) => {
    setIsSaving(true);
    try {
      await put('/admin/users/me', { preferedLanguage: language });
      localStorage.setItem(LANGUAGE_KEY, language);
      localStorage.setItem(THEME_KEY, theme);
      location.reload();
    } catch {
      toggleNotification({ type: 'danger', message: formatMessage({ id: 'notification.error', defaultMessage: 'An error occurred' }) });
      setIsSaving(false);
    }
  };
  return { save, isSaving };
}

import { Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';

type Props = Readonly<{ title: string; subtitle?: string; navigation?: ReactNode; action?: ReactNode; children: ReactNode }>;

/** The frame of a page of ours: title, header and content. */
export const AdminPage = ({ title, subtitle, navigation, action, children }: Props) => (
  <Page.Main>
    <Page.Title>{title}</Page.Title>
    <Layouts.Header title={title} subtitle={subtitle} navigationAction={navigation} primaryAction={action} />
    <Layouts.Content>{children}</Layouts.Content>
  </Page.Main>
);

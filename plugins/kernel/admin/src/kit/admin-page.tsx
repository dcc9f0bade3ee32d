import { Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';

type Props = Readonly<{ title: string; subtitle?: string; navigation?: ReactNode; children: ReactNode }>;

/** The frame of a page of ours: title, header and content. */
export const AdminPage = ({ title, subtitle, navigation, children }: Props) => (
  <Page.Main>
    <Page.Title>{title}</Page.Title>
    <Layouts.Header title={title} subtitle={subtitle} navigationAction={navigation} />
    <Layouts.Content>{children}</Layouts.Content>
  </Page.Main>
);

import { Site } from '../../client/site.js';

/** A page as its editors have it. */
export interface EditedPage {
  page: string;
  title: string | null;
  url: string | null;
  section: string | null;
  state: 'open' | 'closed';
  question: string | null;
  /** As typed. */
  message: string | null;
  opensAt: string | null;
  closesAt: string | null;
  votes: boolean;
  reactions: boolean;
}

/** What is to be otherwise; what is not named stays. */
export type Edit = Partial<Omit<EditedPage, 'page' | 'title' | 'url' | 'section'>>;

export class PagesApi extends Site {
  find(page: string): Promise<EditedPage> {
    return this.signed('/pages', {}, { page });
  }

  change(page: string, edit: Edit): Promise<EditedPage> {
    return this.signed('/pages', { method: 'PUT', body: { page: { key: page }, ...edit } });
  }
}

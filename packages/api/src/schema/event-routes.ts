// Routes that read what happened: events, exits, mentions, articles; who asks, and how much there is.
import { z } from 'zod';
import { Summary } from './analysis.js';
import { ArticleDetail, ArticleListQuery, ArticlePage, MentionListQuery, MentionPage } from './articles.js';
import {
  EventDetail,
  EventExplanation,
  EventListQuery,
  EventPage,
  ExitDetail,
  ExitListQuery,
  ExitPage,
} from './events.js';
import { Session } from './keeping.js';
import { route } from './route.js';
import { AsOf, IdParams } from './shared.js';

/** Contracts by the name of the route. */
export const eventRoutes = {
  session: route({
    method: 'GET',
    path: '/api/session',
    tag: 'admin',
    scope: 'read',
    summary: 'What the caller may do',
    response: Session,
  }),
  summary: route({
    method: 'GET',
    path: '/api/summary',
    tag: 'analysis',
    scope: 'read',
    summary: 'How much there is',
    response: Summary,
  }),
  listEvents: route({
    method: 'GET',
    path: '/api/events',
    tag: 'events',
    scope: 'read',
    summary: 'Events that match a filter, a page at a time; nothing is missed or repeated while rows arrive',
    query: EventListQuery,
    response: EventPage,
  }),
  getEvent: route({
    method: 'GET',
    path: '/api/events/{id}',
    tag: 'events',
    scope: 'read',
    summary: 'One event with history, claims, mentions, related events and versions; a merged id redirects',
    params: IdParams,
    query: z.object({ as_of: AsOf.optional() }),
    response: EventDetail,
    finds: true,
  }),
  explainEvent: route({
    method: 'GET',
    path: '/api/events/{id}/explain',
    tag: 'events',
    scope: 'read',
    summary: 'Which frames fired on which words, and how dates were reached',
    params: IdParams,
    response: EventExplanation,
    finds: true,
  }),
  listExits: route({
    method: 'GET',
    path: '/api/exits',
    tag: 'events',
    scope: 'read',
    summary: 'Joint-venture exits, latest report first',
    query: ExitListQuery,
    response: ExitPage,
  }),
  getExit: route({
    method: 'GET',
    path: '/api/exits/{id}',
    tag: 'events',
    scope: 'read',
    summary: 'One exit with its events; a merged id redirects',
    params: IdParams,
    response: ExitDetail,
    finds: true,
  }),
  listMentions: route({
    method: 'GET',
    path: '/api/mentions',
    tag: 'articles',
    scope: 'read',
    summary: 'What single articles say, newest first',
    query: MentionListQuery,
    response: MentionPage,
  }),
  listArticles: route({
    method: 'GET',
    path: '/api/articles',
    tag: 'articles',
    scope: 'read',
    summary: 'Articles, latest publication first',
    query: ArticleListQuery,
    response: ArticlePage,
  }),
  getArticle: route({
    method: 'GET',
    path: '/api/articles/{id}',
    tag: 'articles',
    scope: 'read',
    summary: 'One article with its mentions; its text only where the retention setting keeps it',
    params: IdParams,
    response: ArticleDetail,
    finds: true,
  }),
} as const;

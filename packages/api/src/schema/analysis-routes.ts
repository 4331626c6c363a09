// Routes that sum up: facets and completion, charts, what is new.
import { z } from 'zod';
import {
  ChartQuery,
  ExitsChart,
  Facets,
  FacetsQuery,
  PlantsChart,
  Suggestions,
  SuggestQuery,
  TargetsChart,
  Today,
  TodayQuery,
  WritedownsChart,
} from './analysis.js';
import { CHART_NAMES, EXPORT_TYPES } from './formats.js';
import { route } from './route.js';

/** Contracts by the name of the route. */
export const analysisRoutes = {
  facets: route({
    method: 'GET',
    path: '/api/facets',
    tag: 'analysis',
    scope: 'read',
    summary: 'How many of the matching events have each type, status, company …',
    query: FacetsQuery,
    response: Facets,
  }),
  suggest: route({
    method: 'GET',
    path: '/api/suggest',
    tag: 'analysis',
    scope: 'read',
    summary: 'Completion of a filter at the caret: keys and values',
    query: SuggestQuery,
    response: Suggestions,
  }),
  chartTargets: route({
    method: 'GET',
    path: '/api/charts/targets',
    tag: 'analysis',
    scope: 'read',
    summary: 'Order targets against capacity plans in GWh, by company and year',
    query: ChartQuery,
    response: TargetsChart,
  }),
  chartWritedowns: route({
    method: 'GET',
    path: '/api/charts/writedowns',
    tag: 'analysis',
    scope: 'read',
    summary: 'Writedowns by quarter and company',
    query: ChartQuery,
    response: WritedownsChart,
  }),
  chartExits: route({
    method: 'GET',
    path: '/api/charts/exits',
    tag: 'analysis',
    scope: 'read',
    summary: 'Joint-venture exits by month and status',
    query: ChartQuery,
    response: ExitsChart,
  }),
  chartPlants: route({
    method: 'GET',
    path: '/api/charts/plants',
    tag: 'analysis',
    scope: 'read',
    summary: 'Plants with their state and capacity',
    query: ChartQuery,
    response: PlantsChart,
  }),
  chartFile: route({
    method: 'GET',
    path: '/api/charts/{chart}.csv',
    tag: 'files',
    scope: 'read',
    summary: 'The table of a chart as a file',
    params: z.object({ chart: z.enum(CHART_NAMES) }),
    query: ChartQuery,
    produces: [EXPORT_TYPES.csv],
  }),
  today: route({
    method: 'GET',
    path: '/api/today',
    tag: 'analysis',
    scope: 'read',
    summary: 'New events and changes of status since the last visit, exits on top',
    query: TodayQuery,
    response: Today,
  }),
} as const;

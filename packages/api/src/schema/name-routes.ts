// Routes of companies, ventures and plants.
import {
  CompanyDetail,
  CompanyPage,
  FacilityDetail,
  FacilityPage,
  NameListQuery,
  VentureDetail,
  VenturePage,
} from './names.js';
import { route } from './route.js';
import { NameParams } from './shared.js';

/** Contracts by the name of the route. */
export const nameRoutes = {
  listCompanies: route({
    method: 'GET',
    path: '/api/companies',
    tag: 'names',
    scope: 'read',
    summary: 'Companies that events name, most events first',
    query: NameListQuery,
    response: CompanyPage,
  }),
  getCompany: route({
    method: 'GET',
    path: '/api/companies/{name}',
    tag: 'names',
    scope: 'read',
    summary: 'One company: its events in time, partners, ventures, plants',
    params: NameParams,
    response: CompanyDetail,
    finds: true,
  }),
  listVentures: route({
    method: 'GET',
    path: '/api/ventures',
    tag: 'names',
    scope: 'read',
    summary: 'Joint ventures that events name, most events first',
    query: NameListQuery,
    response: VenturePage,
  }),
  getVenture: route({
    method: 'GET',
    path: '/api/ventures/{name}',
    tag: 'names',
    scope: 'read',
    summary: 'One venture: its partners, ownership over time, exits, plants, events',
    params: NameParams,
    response: VentureDetail,
    finds: true,
  }),
  listFacilities: route({
    method: 'GET',
    path: '/api/facilities',
    tag: 'names',
    scope: 'read',
    summary: 'Plants that events name, most events first',
    query: NameListQuery,
    response: FacilityPage,
  }),
  getFacility: route({
    method: 'GET',
    path: '/api/facilities/{name}',
    tag: 'names',
    scope: 'read',
    summary: 'One plant with its events',
    params: NameParams,
    response: FacilityDetail,
    finds: true,
  }),
} as const;

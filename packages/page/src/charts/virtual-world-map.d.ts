declare module 'virtual:world-map' {
  /** The world as it was drawn when the page was built. */
  export const world: import('./world-map.js').WorldMap;
}

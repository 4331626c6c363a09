// The sample newsroom: ten invented outlets with fifty articles of one month, served on loopback.
export { type NewsroomArticle, readArticles } from './articles.js';
export { OUTLETS } from './outlets.js';
export { type Newsroom, type NewsroomOptions, openNewsroom, type SeenRequest } from './server.js';

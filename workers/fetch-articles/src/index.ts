export { type FetchContext, fetchArticle } from './fetch-article.js';

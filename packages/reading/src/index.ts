export * from './charset/decode-bytes.js';

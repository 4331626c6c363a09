# One image for every process of Cellwire; the command decides which one runs.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.base.json tsconfig.json ./
COPY packages ./packages
COPY workers ./workers
COPY migrations ./migrations
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app /app
RUN useradd --system --create-home cellwire && mkdir -p /data && chown cellwire /data
USER cellwire
ENV CELLWIRE_DATA_DIR=/data CELLWIRE_API_HOST=0.0.0.0 CELLWIRE_LOG_LEVEL=info CELLWIRE_LOG_FORMAT=json
ENTRYPOINT ["node", "packages/cli/bin/cellwire.js"]
CMD ["up"]

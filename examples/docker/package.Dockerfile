# Makes the packages where there is no Swift, from the top level of the repository:
#   docker build --file examples/docker/package.Dockerfile --output packages \
#     --build-arg "DIALOGCTL_COMMIT=$(git rev-parse --short=12 HEAD)" \
#     --build-arg "SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)" .
FROM swift:6.2-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends binutils dpkg-dev libcurl4-openssl-dev libssl-dev libyaml-dev \
        pkg-config xz-utils \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
# The history is not in the context: these say what it would.
ARG DIALOGCTL_COMMIT
ARG SOURCE_DATE_EPOCH
RUN examples/install/package /packages

FROM scratch
COPY --from=build /packages /

#!/usr/bin/env bash
# Images for machines that reach no image registry: a base made from Debian packages, and stand-ins for LocalStack and Toxiproxy.
set -euo pipefail
# shellcheck source=ci/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../lib.sh"

HERE="$PROJECT/ci/docker/stand-ins"
BASE=sqs-bench/base:local
BUILD_BASE=sqs-bench/build-base:local
SUITE="${SUITE:-bookworm}"
MIRROR="${MIRROR:-http://deb.debian.org/debian}"
# Where Debian keeps what Java trusts.
TRUSTED=/etc/ssl/certs/java/cacerts

help() {
  cat << TEXT
Usage: ci/docker/stand-ins/build.sh [base|build-base|localstack|toxiproxy|kafka|connect]...

Builds the images that are named, or base, localstack and toxiproxy:
  base        $BASE: Debian with a JRE, nginx and curl, by debootstrap and docker import
  build-base  $BUILD_BASE: Debian with a JDK and Maven, in the place of Maven's image
  localstack  sqs-bench/localstack-stand-in:local: ElasticMQ and S3Proxy behind port 4566
  toxiproxy   sqs-bench/toxiproxy-stand-in:local: this project's own server
  kafka       sqs-bench/kafka-stand-in:local: a KRaft broker of Maven's jars, for ci/compose
  connect     kafka-connect-sqs:test: ci/compose/connect/Dockerfile on base and build-base

debootstrap needs root. SUITE and MIRROR say which Debian, and from where. An image of debootstrap that is there is kept.

Exit codes: 0 built; 2 bad usage; 3 something could not be built.
TEXT
}

fail() {
  echo "$(basename "$0"): $1" >&2
  exit 3
}

# Imports a root file system with these packages, unless there is an image of that name.
import_debian() {
  local image=$1 packages=$2 root
  if docker image inspect "$image" > /dev/null 2>&1; then
    return
  fi
  command -v debootstrap > /dev/null || fail "there is no debootstrap; apt-get install debootstrap"
  root="$(mktemp -d)"
  # The mount points of a half-made system are taken away with it.
  if ! debootstrap --variant=minbase --include="$packages" "$SUITE" "$root" "$MIRROR" >&2; then
    rm -rf --one-file-system "$root"
    fail "debootstrap of $SUITE from $MIRROR failed"
  fi
  # Where this machine reaches Maven's repository through a proxy with a certificate of its own, the build stage does too.
  if [ -f "$TRUSTED" ]; then
    install -D -m 644 "$TRUSTED" "$root$TRUSTED"
  fi
  rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
  if ! tar -C "$root" --exclude='./proc/*' --exclude='./sys/*' -c . | docker import - "$image" > /dev/null; then
    rm -rf --one-file-system "$root"
    fail "$image could not be imported"
  fi
  rm -rf --one-file-system "$root"
}

build_base() { import_debian "$BASE" openjdk-17-jre-headless,nginx-light,curl,ca-certificates; }

build_build_base() { import_debian "$BUILD_BASE" openjdk-17-jdk-headless,maven,ca-certificates; }

build_localstack() {
  local context="$HERE/localstack"
  rm -rf "$context/target"
  for service in sqs s3; do
    maven -q -B -ntp -f "$context/pom.xml" -P "$service" dependency:copy-dependencies \
      -DoutputDirectory="$context/target/$service" >&2 || fail "the jars of $service could not be had"
  done
  cp "$PROJECT/testbed/src/main/resources/io/connect/testbed/s3/logback.xml" "$context/target/"
  docker build -q --build-arg BASE="$BASE" -t sqs-bench/localstack-stand-in:local "$context"
}

build_toxiproxy() {
  local context="$HERE/toxiproxy"
  maven -q -B -ntp -pl toxiproxy package -DskipTests >&2 || fail "toxiproxy.jar could not be built"
  mkdir -p "$context/target"
  cp "$PROJECT/toxiproxy/target/toxiproxy.jar" "$context/target/"
  docker build -q --build-arg BASE="$BASE" -t sqs-bench/toxiproxy-stand-in:local "$context"
}

build_kafka() {
  local context="$HERE/kafka"
  rm -rf "$context/target"
  maven -q -B -ntp -f "$context/pom.xml" dependency:copy-dependencies -DoutputDirectory="$context/target/libs" >&2 \
    || fail "the jars of Kafka could not be had"
  docker build -q --build-arg BASE="$BASE" -t sqs-bench/kafka-stand-in:local "$context"
}

# With the host's network, so that Maven in the build stage reaches its repository where containers have no way out.
build_connect() {
  docker build -q --network host -f "$PROJECT/ci/compose/connect/Dockerfile" \
    --build-arg BUILD_IMAGE="$BUILD_BASE" --build-arg JRE_IMAGE="$BASE" -t kafka-connect-sqs:test "$PROJECT"
}

[ "$#" -gt 0 ] || set -- base localstack toxiproxy
for image in "$@"; do
  case "$image" in
    base | build-base | localstack | toxiproxy | kafka | connect) ;;
    --help | -h) help; exit 0 ;;
    *) usage_error "unknown image $image" ;;
  esac
done
docker version > /dev/null 2>&1 || fail "no Docker engine answers; see docs/environments.md for one that is started by hand"
for image in "$@"; do
  echo "== $image" >&2
  "build_${image//-/_}" || fail "$image could not be built"
done

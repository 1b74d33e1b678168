#!/usr/bin/env bash
# Run by LocalStack when it is ready: a queue and a bucket to begin with.
set -euo pipefail
awslocal sqs create-queue --queue-name "$QUEUE"
awslocal s3 mb "s3://$BUCKET"
